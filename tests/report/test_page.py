"""The page: its words are the source's, nothing on it can run or fetch, and its structure can be followed."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement

from nlp_toolkit.records import Commitment, Document, Meeting, Problem, Reading
from nlp_toolkit.report import entries
from nlp_toolkit.report.page import page
from nlp_toolkit.terms import load

SCRIPT = '<script>alert("x")</script>&amp;"\'><img src=x onerror=alert(1)>{{ 7*7 }}'


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def text(readings: list[Reading], as_at: dt.date, problems: tuple[Problem, ...], made_with: dict[str, str]) -> str:
    return page(readings, entries(readings, as_at=as_at), as_at=as_at, problems=problems, made_with=made_with)


@pytest.fixture
def tree(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def test_every_record_opens_to_its_own_words_in_the_source(
    tree: HtmlElement, readings: list[Reading], as_at: dt.date
) -> None:
    lines = entries(readings, as_at=as_at)
    cards = tree.xpath("//details[@class='record']")

    assert len(cards) == len(lines) == 17
    for line, card in zip(lines, cards, strict=True):
        assert card.get("id") == line.anchor
        assert words("".join(mark.text_content() for mark in card.iter("mark"))) == words(line.commitment.quote.text)
        source = words(line.reading.document.text)
        for paragraph in card.xpath(".//blockquote/p"):
            assert words(paragraph.text_content()).removeprefix("… ").removesuffix(" …") in source


def test_every_list_links_to_its_records(tree: HtmlElement) -> None:
    ids = set(tree.xpath("//@id"))
    links = [href for href in tree.xpath("//a/@href") if href.startswith("#")]

    assert {href[1:] for href in links} <= ids
    assert [len(table.xpath(".//tbody/tr")) for table in tree.xpath("//table[@data-list]")] == [10, 2, 3, 1, 1]
    assert {row[1:] for row in tree.xpath("//table[@data-list]//tbody//a/@href")} == set(tree.xpath("//details/@id"))


def test_ids_are_given_once(tree: HtmlElement) -> None:
    ids = tree.xpath("//@id")

    assert len(ids) == len(set(ids))


def test_nothing_is_fetched(tree: HtmlElement, text: str) -> None:
    assert tree.xpath("//@src | //link | //iframe | //object | //embed | //@srcset | //@action | //base") == []
    outside = [href for href in tree.xpath("//@href") if not href.startswith("#")]
    assert outside
    assert all(href.startswith("https://brackenshire.example/minutes/21-september.html") for href in outside)
    for block in tree.xpath("//style/text() | //script/text()"):
        assert not re.search(r"https?:|//[a-z]|url\(|@import|fetch\(|XMLHttpRequest", re.sub(r"// [^\n]*", "", block))


def test_the_browser_is_told_to_run_this_script_and_style_only(tree: HtmlElement) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    prints = {
        name: base64.b64encode(hashlib.sha256(tree.xpath(f"//{name}")[0].text.encode()).digest()).decode()
        for name in ("style", "script")
    }

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{prints['style']}'; script-src 'sha256-{prints['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert tree.xpath("//*[@style] | //@*[starts-with(name(), 'on')]") == []
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1


def test_words_of_the_source_are_never_markup(as_at: dt.date) -> None:
    document = Document(SCRIPT, "a", "txt", f"{SCRIPT} The Clerk would write", (), url=f"https://a.example/{SCRIPT}")
    record = Commitment(
        document.quote(0, len(document.text)),
        "action",
        owner=SCRIPT,
        owner_is=SCRIPT + "2",
        condition=SCRIPT,
        reason=SCRIPT,
        item=SCRIPT,
        paragraph=SCRIPT,
        summary=SCRIPT,
    )
    reading = Reading(document, Meeting("a", council=SCRIPT, committee=SCRIPT), (record,))

    made = page(
        [reading],
        entries([reading], as_at=as_at),
        as_at=as_at,
        problems=[Problem(SCRIPT, SCRIPT, SCRIPT)],
        made_with={SCRIPT: SCRIPT},
    )

    tree = html.document_fromstring(made)
    assert tree.xpath("//img | //@onerror") == []
    assert len(tree.xpath("//script")) == 1
    assert 'alert("x")' not in tree.xpath("//script")[0].text
    assert "{{ 7*7 }}" in tree.xpath("//mark")[0].text_content()
    assert tree.xpath("//mark")[0].text_content().startswith(SCRIPT)


def test_one_title_then_sections_then_meetings(tree: HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [words(h.text_content()) for h in tree.xpath("//h1 | //h2")] == [
        "Register of actions and commitments",
        "In brief",
        "Register 10",
        "Assurances and requests 2",
        "Updates 3",
        "To check 1",
        "Business of form 1",
        "Meeting by meeting",
        "Could not be read 2",
        "How it was made",
    ]


def test_landmarks_language_title_and_skip_link(tree: HtmlElement) -> None:
    assert tree.get("lang") == "en-GB"
    assert [len(tree.xpath(f"//{name}")) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert tree.xpath("//body/*[1]/@href") == ["#main"]
    (title,) = tree.xpath("//title/text()")
    assert title == (
        "Register of actions and commitments: Children and Families Overview and Scrutiny Panel, "
        "Brackenshire County Council, 13 July 2022 to 21 September 2022"
    )
    for section in tree.xpath("//section"):
        assert tree.xpath(f"//*[@id='{section.get('aria-labelledby')}']")


def test_tables_have_captions_and_headed_rows_and_columns(tree: HtmlElement) -> None:
    for table in tree.xpath("//table"):
        assert words(table.xpath("./caption")[0].text_content())
        assert all(cell.get("scope") == "col" for cell in table.xpath("./thead//th"))
        for row in table.xpath("./tbody/tr"):
            assert [cell.get("scope") for cell in row.xpath("./th")] == ["row"]
            assert len(row.xpath("./th | ./td")) == len(table.xpath("./thead//th"))
            assert all(cell.get("data-label") for cell in row.xpath("./th | ./td"))


def test_fields_have_labels_and_are_hidden_until_the_script_serves_them(tree: HtmlElement) -> None:
    (form,) = tree.xpath("//form")

    assert form.get("hidden") is not None
    for field in form.xpath(".//input | .//select"):
        assert tree.xpath(f"//label[@for='{field.get('id')}']")
    assert tree.xpath("//table[@data-list]//tr[@hidden] | //details[@hidden]") == []


def test_colours_always_stand_with_their_word(tree: HtmlElement) -> None:
    tags = tree.xpath("//strong[starts-with(@class, 'tag ')]")

    assert len(tags) == 20
    assert all(tag.get("class") == f"tag {words(tag.text_content()).casefold()}" for tag in tags)
    for row in tree.xpath("//table[@data-list][1]//tbody/tr[.//strong]"):
        assert row.xpath(".//td[@data-label='What']/span[@class='small']/text()")[0].endswith(".")


def test_it_says_how_well_it_does_and_its_limits(tree: HtmlElement) -> None:
    made = words(tree.xpath("string(//section[@id='made'])"))
    told = load("report")["scores"]
    assert [one for one in told["measured"] if one["what"] + one["score"] not in made] == []
    assert [limit for limit in told["limits"] if limit not in made] == []


def test_a_record_tells_owner_deadline_rating_and_how_sure(tree: HtmlElement) -> None:
    (card,) = tree.xpath("//details[@id='cf-22-23-06']")
    facts = {dt_.text: dt_.getnext().text for dt_ in card.iter("dt")}

    assert facts == {
        "Kind": "Decision. The meeting itself agreed, resolved or recommended something of substance.",
        "Owner": "Not stated.",
        "Due": (
            "30 November 2022, part of it assumed. The minutes say “in November 2022”. "
            "Worked out as: the last day of November 2022."
        ),
        "Status": "Open",
        "Rating": "Green: on course, due 30 November 2022 (part of the date is assumed), 46 days ahead.",
        "Item": "8 Home to school transport, (i)",
        "Why it was picked": "A clause of a resolution.",
        "How sure": "Very sure (97%).",
    }
    assert words(card.xpath(".//p[@class='source']")[0].text_content()) == "panel-2022-07-13, paragraph 12."


def test_minutes_without_records_are_shown_as_read(as_at: dt.date) -> None:
    bare = Reading(Document("bare", "bare.txt", "txt", "Nothing.", ()), Meeting("bare"))

    tree = html.document_fromstring(page([bare], [], as_at=as_at))

    (meeting,) = tree.xpath("//section[@class='meeting']")
    assert "Undated meeting" in meeting.text_content()
    assert "Nothing was found in these minutes." in meeting.text_content()
    assert "The minutes give no date that could be read." in words(meeting.text_content())


def test_committees_are_offered_as_a_filter_where_there_are_several(readings: list[Reading], as_at: dt.date) -> None:
    document = Document("c", "c.txt", "txt", "The Clerk would write", ())
    other = Reading(document, Meeting("c", committee="Cabinet"), (Commitment(document.quote(0, 21), "action"),))
    both = [*readings, other]

    tree = html.document_fromstring(page(both, entries(both, as_at=as_at), as_at=as_at))

    assert tree.xpath("//select[@id='f-committee']/option/text()") == [
        "All",
        "Cabinet",
        "Children and Families Overview and Scrutiny Panel",
    ]
    assert tree.xpath("//p[@class='over']/text()") == ["Two committees"]


def test_the_same_input_gives_the_same_page(text: str, readings: list[Reading], as_at: dt.date) -> None:
    assert page(readings, entries(readings, as_at=as_at), as_at=as_at) == page(
        readings, entries(readings, as_at=as_at), as_at=as_at
    )


def test_two_thousand_records_make_a_page(many: list[Reading], as_at: dt.date) -> None:
    tree = html.document_fromstring(page(many, entries(many, as_at=as_at), as_at=as_at))

    assert len(tree.xpath("//details")) == len(tree.xpath("//mark")) == 2000
