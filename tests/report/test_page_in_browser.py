"""The page in a real browser: WCAG 2.2 AA by axe-core, and what its script does.

Skipped, with the reason, where Playwright or a Chromium is not installed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nlp_toolkit.records import Commitment, Document, Meeting, Problem, Reading
from nlp_toolkit.report import entries
from nlp_toolkit.report.page import page

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (pip install playwright)")


@pytest.fixture
def address(
    readings: list[Reading],
    as_at: dt.date,
    problems: tuple[Problem, ...],
    made_with: dict[str, str],
    tmp_path: Path,
) -> str:
    document = Document("cabinet", "cabinet.txt", "txt", "The Clerk would write to the owner.", ())
    meeting = Meeting("cabinet", committee="Cabinet", date=dt.date(2022, 6, 1))
    all_readings = [*readings, Reading(document, meeting, (Commitment(document.quote(0, 34), "action"),))]
    made = page(all_readings, entries(all_readings, as_at=as_at), as_at=as_at, problems=problems, made_with=made_with)
    path = tmp_path / "report.html"
    path.write_text(made, encoding="utf-8")
    return path.as_uri()


def visible_rows(tab: Any) -> list[str]:
    found: list[str] = tab.eval_on_selector_all(
        "table[data-list] tbody tr:not([hidden]) th", "cells => cells.map(cell => cell.textContent.trim())"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_to_mend(
    browser: Any, broken: Callable[[Any], list[tuple[str, str]]], address: str, scheme: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    tab = context.new_page()
    tab.goto(address)
    tab.click("[data-open=true]")

    assert broken(tab) == []
    context.close()


def test_nothing_is_fetched_and_no_error_is_raised(
    opening: Callable[[str], tuple[list[str], list[str]]], address: str
) -> None:
    assert opening(address) == ([address], [])


def test_a_link_to_a_record_opens_it_and_takes_the_keyboard_there(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(f"{address}#cf-22-23-03")

    opened = tab.eval_on_selector_all("details[open]", "all => all.map(one => one.id)")
    assert opened == ["cf-22-23-03"]
    assert tab.is_visible("#cf-22-23-03 mark")
    assert tab.evaluate("() => document.activeElement.closest('details').id") == "cf-22-23-03"

    tab.click("#list-register tbody a >> nth=1")
    assert tab.is_visible("#cf-22-23-01 mark")
    tab.close()


def test_filters_narrow_every_list_and_tell_how_many_are_left(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)
    expect = playwright.expect
    assert len(visible_rows(tab)) == 18
    assert tab.inner_text("#f-count") == "Showing all 18 records."

    tab.fill("#f-text", "RECOVERY plan")
    expect(tab.locator("#f-count")).to_have_text("Showing 2 of 18 records.")
    assert visible_rows(tab) == ["CF (22/23) 02", "CF (22/23) 11"]

    tab.click("text=Show all")
    expect(tab.locator("#f-count")).to_have_text("Showing all 18 records.")
    tab.select_option("#f-committee", "Cabinet")
    expect(tab.locator("#f-count")).to_have_text("Showing 1 of 18 records.")
    assert visible_rows(tab) == ["CAB (22/23) 01"]
    tab.close()


def test_columns_sort_by_keyboard_and_say_so(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)

    tab.focus("#list-register th:nth-child(2) button")
    tab.keyboard.press("Enter")

    assert tab.get_attribute("#list-register th:nth-child(2)", "aria-sort") == "ascending"
    colours = tab.eval_on_selector_all("#list-register tbody tr", "rows => rows.map(row => row.dataset.colour)")
    assert colours == ["red"] * 3 + ["amber"] * 3 + ["grey"] * 3 + ["green"] * 2
    tab.keyboard.press("Enter")
    assert tab.get_attribute("#list-register th:nth-child(2)", "aria-sort") == "descending"
    tab.click("#list-register th:nth-child(5) button")
    assert tab.get_attribute("#list-register th:nth-child(2)", "aria-sort") is None
    days = tab.eval_on_selector_all("#list-register tbody td:nth-child(5)", "cells => cells.map(c => c.dataset.value)")
    assert days == sorted(days, key=lambda day: day or "9999")
    tab.close()


def test_without_script_everything_is_there(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)

    assert not tab.is_visible("#filter")
    assert tab.locator("table[data-list] tbody tr").count() == 18
    tab.click("#cf-22-23-01 summary")
    assert tab.is_visible("#cf-22-23-01 mark")
    context.close()


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    tab = context.new_page()
    tab.goto(address)
    tab.click("[data-open=true]")

    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 320
    context.close()


def test_paper_shows_every_passage(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address)
    tab.emulate_media(media="print")

    heights = [box["height"] for box in (mark.bounding_box() for mark in tab.locator("mark").all()) if box]
    assert len(heights) == 18
    assert min(heights) > 0
    assert not tab.is_visible("nav")
    context.close()


def test_passages_are_laid_out_when_opened_and_the_rest_while_the_browser_is_idle(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.add_init_script("window.requestIdleCallback = (run) => { window.later = run; }")
    tab.goto(address)
    assert tab.locator("#meetings mark").count() == 0
    assert tab.locator("#meetings noscript").count() == 18

    tab.focus("#cf-22-23-01 summary")
    tab.keyboard.press("Enter")
    playwright.expect(tab.locator("#cf-22-23-01 mark").first).to_be_visible()

    tab.wait_for_function("() => window.later")
    tab.evaluate("() => { while (later) { const run = later; later = null; run(); } }")
    assert tab.locator("#meetings noscript").count() == 0
    assert tab.locator("details.record[open]").count() == 1
    assert tab.locator("#meetings details .back").count() == 18
    tab.close()


def test_paper_shows_every_passage_where_scripts_run_too_and_closes_them_again(browser: Any, address: str) -> None:
    tab = browser.new_page()
    tab.goto(address)
    tab.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")

    heights = [box["height"] for box in (mark.bounding_box() for mark in tab.locator("mark").all()) if box]
    assert len(heights) == 18
    assert min(heights) > 0
    tab.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert tab.locator("details.record[open]").count() == 0
    tab.close()
