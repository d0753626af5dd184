"""The front page of a whole run in a real browser: concerns, the promises beside them, the plan, and the register.

The page comes from a run over some of the sample minutes and letters. Skipped, with the reason, where Playwright or a
Chromium is not installed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nlp_toolkit import flow

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")

CORPORA = Path(__file__).parents[2] / "corpora"
READ = (
    "minutes/2022-11-15-panel.md",
    "minutes/2023-03-14-panel.txt",
    "complaints/letter-09.txt",
    "complaints/letter-18.txt",
    "complaints/letter-21.md",
    "survey/parent-survey-2022.csv",
)


@dataclass(frozen=True)
class Made:
    """Hold what a run wrote: the address of its page, and the links that links.json tells of."""

    address: str
    links: list[dict[str, Any]]

    def anchor(self, concern: str) -> str:
        return f"concern-{concern.replace('_', '-')}"


@pytest.fixture(scope="session")
def made(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Made:
    out = tmp_path_factory.mktemp("front") / "out"
    plan = flow.plan_of(str(CORPORA / "councils" / "brenshire"))
    assert plan is not None
    paths = [CORPORA / "samples" / name for name in READ]
    flow.run(paths, out=out, as_at=dt.date(2023, 6, 30), plan=plan.value)
    return Made((out / "report.html").as_uri(), json.loads((out / "links.json").read_text(encoding="utf-8"))["links"])


@pytest.fixture
def tab(browser: Any, made: Made) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(made.address)
    yield page
    page.close()


def text(tab: Any, selector: str) -> list[str]:
    found: list[str] = tab.eval_on_selector_all(selector, "all => all.map(one => one.textContent.trim())")
    return found


def test_nothing_is_fetched_and_no_error_is_raised(
    opening: Callable[[str], tuple[list[str], list[str]]], made: Made
) -> None:
    assert opening(made.address) == ([made.address], [])


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)])
def test_axe_finds_nothing_to_mend(
    browser: Any, broken: Callable[[Any], list[tuple[str, str]]], made: Made, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(made.address)
    page.add_style_tag(content=".meeting{content-visibility:visible}")  # as where one has scrolled to
    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert broken(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    context.close()


def test_months_stand_beside_each_other_within_the_width(tab: Any, made: Made) -> None:
    card = tab.locator("details.concern:has(.trend li:nth-child(4))").first
    tab.goto(f"{made.address}#{card.get_attribute('id')}")
    edge = tab.evaluate("() => document.documentElement.clientWidth")
    boxes = [month.bounding_box() for month in card.locator(".trend li").all()]
    assert len(boxes) > 3
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= edge for box in boxes if box)
    assert len({box["y"] for box in boxes[:3] if box}) == 1


def test_the_five_figures_lead_to_what_they_count(tab: Any) -> None:
    figures = tab.locator(".tiles.five a")
    assert figures.count() == 5
    for place in range(5):
        target = figures.nth(place).get_attribute("href")
        assert tab.locator(f"section{target}").count() == 1
    concerns, unanswered = (int(text(tab, ".tiles.five .figure")[place]) for place in (3, 4))
    assert concerns == tab.locator("#concerns > .scroll tbody tr").count()
    assert concerns > 3
    listed = tab.locator("#unanswered ul.questions").first.locator("li").count() if unanswered else 0
    assert listed == unanswered


def test_a_link_to_a_concern_opens_it_and_takes_the_keyboard_there(browser: Any, made: Made) -> None:
    concern = made.links[0]["concern"]
    page = browser.new_page()
    page.goto(f"{made.address}#{made.anchor(concern)}")
    opened = page.eval_on_selector_all("details[open]", "all => all.map(one => one.id)")
    assert opened == [made.anchor(concern)]
    assert page.evaluate("() => document.activeElement.closest('details').id") == made.anchor(concern)
    page.close()


def test_a_concern_leads_to_the_words_of_a_promise_and_the_promise_back_to_its_list(tab: Any, made: Made) -> None:
    link = next(link for link in made.links if not link["proposed"])
    card = tab.locator(f"#{made.anchor(link['concern'])}")
    tab.click(f"#concerns > .scroll a[href='#{made.anchor(link['concern'])}']")
    assert " ".join(link["raised"]["text"].split()) in " ".join(card.inner_text().split())
    card.get_by_role("link", name=link["ref"], exact=True).first.click()
    place = tab.evaluate("() => document.activeElement.closest('details').id")
    record = tab.locator(f"#{place}")
    assert record.locator(".ref").first.inner_text() == link["ref"]
    assert " ".join(record.locator("mark").all_inner_texts()).split() == link["promised"]["text"].split()
    assert record.locator("mark").first.is_visible()
    record.locator(".back a").click()
    assert tab.evaluate("() => location.hash").startswith("#list-")


def test_every_link_within_the_page_leads_somewhere(tab: Any) -> None:
    lost = tab.evaluate(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1))"
        ".filter((id) => !document.getElementById(id))"
    )
    assert lost == []


def test_filters_narrow_the_register_and_leave_the_concerns(tab: Any) -> None:
    concerns = tab.locator("#concerns > .scroll tbody tr:not([hidden])").count()
    rows = tab.locator("table[data-list] tbody tr")
    whole = rows.count()
    playwright.expect(tab.locator("#f-count")).to_have_text(f"Showing all {whole} records.")
    wanted = [row for row in text(tab, "table[data-list] tbody tr") if "panel" in row.lower()]
    tab.fill("#f-text", "PANEL")
    playwright.expect(tab.locator("#f-count")).to_have_text(f"Showing {len(wanted)} of {whole} records.")
    assert 0 < len(wanted) < whole
    assert len(text(tab, "table[data-list] tbody tr:not([hidden])")) == len(wanted)
    tab.click("text=Show all")
    tab.select_option("#f-colour", "red")
    playwright.expect(tab.locator("#f-count")).to_contain_text(f"of {whole} records.")
    left = tab.eval_on_selector_all(
        "table[data-list] tbody tr:not([hidden])", "rows => rows.map(row => row.dataset.colour)"
    )
    assert set(left) == {"red"}
    assert tab.locator("#concerns > .scroll tbody tr:not([hidden])").count() == concerns


def test_the_keyboard_reaches_everything(tab: Any, made: Made) -> None:
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id") == "main"
    tab.focus("#concerns > .scroll th:nth-child(2) button")
    tab.keyboard.press("Enter")
    sizes = [int(number.split()[0]) for number in text(tab, "#concerns > .scroll tbody td:nth-child(2)")]
    assert sizes == sorted(sizes)
    card = made.anchor(made.links[0]["concern"])
    tab.focus(f"#{card} summary")
    tab.keyboard.press("Enter")
    assert tab.get_attribute(f"#{card}", "open") is not None
    tab.keyboard.press("Enter")
    assert tab.get_attribute(f"#{card}", "open") is None


def test_the_plan_shows_the_evidence_under_its_actions(tab: Any) -> None:
    rows = tab.locator("#plan tbody tr")
    assert rows.count() == 14
    assert tab.locator("#plan tbody a[href^='#concern-']").count() > 0
    standing = text(tab, "#plan tbody td:last-child strong")
    assert standing
    for row in rows.filter(has=tab.locator("strong")).all():
        told = sum(int(word) for word in row.locator("strong").inner_text().replace(",", "").split()[::2])
        assert told == row.locator(".placed").count()


def test_paper_shows_the_words_of_every_concern(browser: Any, made: Made) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(made.address)
    page.emulate_media(media="print")
    quotes = page.locator("details.concern blockquote").all()
    assert len(quotes) > 5
    assert min(box["height"] if (box := quote.bounding_box()) else 0 for quote in quotes) > 0
    assert not page.is_visible("nav")
    context.close()
