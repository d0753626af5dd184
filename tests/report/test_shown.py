"""What a notebook shows: escaped, readable without colour, and true to the records."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.records import (
    Commitment,
    Concern,
    Document,
    Finding,
    Grouping,
    Line,
    Meeting,
    Quote,
    Reading,
    SafeDocument,
)
from nlp_toolkit.report.marking import Mark, marked
from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.shown import ShownReading, show

EMPTY = {"rect", "br"}
EVIL = "<script>alert(1)</script> & “said”"


class Page(HTMLParser):
    """Gather words by tag, and check that every tag is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.found: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.found.append((self.open[-1] if self.open else "", data))

    def words(self, tag: str) -> list[str]:
        return [" ".join(text.split()) for where, text in self.found if where == tag and text.strip()]


def test_minutes_show_each_record_in_its_place(readings: list[Reading]) -> None:
    july = readings[1]
    page = Page(show(july)._repr_html_())
    found = [one for one in july.commitments if not one.procedural]
    assert page.words("mark") == [" ".join(one.quote.text.split()) for one in found]
    assert len(page.words("span")) == len(found)
    assert page.words("span")[0].startswith("Commitment")
    assert "approved as a correct record" not in " ".join(page.words("mark"))


def test_whole_minutes_show_every_paragraph(readings: list[Reading]) -> None:
    reading = readings[1]
    words = " ".join(text for _, text in Page(show(reading, whole=True)._repr_html_()).found)
    for paragraph in reading.meeting.paragraphs:
        first = reading.document.text[paragraph.start : paragraph.end].split()[0]
        assert first in words
    assert "left out" not in show(reading, whole=True)._repr_html_()


def test_minutes_without_a_layout_are_shown_too() -> None:
    text = "The Clerk would write. Thanks were given."
    reading = Reading(
        Document("m", "", "txt", text, ()), Meeting("m"), (Commitment(Quote("m", 0, 21, text[:21]), "action"),)
    )
    page = Page(show(reading)._repr_html_())
    assert page.words("mark") == ["The Clerk would write"]
    assert str(show(reading)).splitlines() == ["m", "[Action] The Clerk would write"]


def test_a_letter_shows_what_stands_for_what() -> None:
    finding = Finding("letter-001", 0, 5, "person", "[CHILD 1]", "named after 'my son'", 0, 9)
    letter = SafeDocument("letter-001", "family-01", "[CHILD 1] is ill.", findings=(finding,))
    page = Page(show(letter)._repr_html_())
    assert page.words("mark") == ["[CHILD 1]"]
    assert page.words("span") == ["person"]


def test_a_concern_shows_its_counts_trend_and_quotes(concern: Concern) -> None:
    html = show(concern)._repr_html_()
    page = Page(html)
    assert "4 of 12 families (33 %; 95 % interval 14 to 61 %)" in page.words("dd")
    assert page.words("blockquote") == ["“Nobody has rung us back.”"]
    assert 'aria-label="Families that raised it, by month: January 2022 1; February 2022 0; March 2022 3"' in html
    assert re.findall(r'height="(\d+)" fill', html) == ["13", "0", "40"]
    assert "98 % in another order" in str(show(concern))


def test_too_few_families_are_not_counted(concern: Concern) -> None:
    few = replace(concern, families=None, share=None, months=(), quotes=(), trend_reason="2 of 2 families")
    words = str(show(few)) + show(few)._repr_html_()
    assert "fewer families than may be shown" in words
    assert "2 of 2" not in words


def test_a_grouping_says_how_far_each_concern_depends_on_chance(concern: Concern) -> None:
    found = replace(concern, id="new-01", theme=None, proposed=True)
    html = show(Grouping((replace(concern, stability=None), found), concern.quotes, (), 12, 14))._repr_html_()
    page = Page(html)
    assert page.words("caption") == ["Two concerns from one passage, by 12 families in 14 letters"]
    assert [row.strip() for row in page.words("td")] == [
        "4 of 12 families (33 %; 95 % interval 14 to 61 %)",
        "rising",
        "theme of the taxonomy",
        "4 of 12 families (33 %; 95 % interval 14 to 61 %)",
        "rising",
        "100 % with other seeds, 98 % in another order, 90 % without one letter in twenty",
    ]
    assert html.count('scope="col"') == 4
    assert html.count('scope="row"') == 2


def test_a_line_is_shown_with_its_story() -> None:
    words = "The Clerk would write"
    line = Line("PC 1", Commitment(Quote("m", 0, 21, words), "action"), what=words)
    assert "Nothing was heard of it since." in show(line)._repr_html_()


def test_nothing_becomes_markup(concern: Concern) -> None:
    quote = Quote(EVIL, 0, len(EVIL), EVIL)
    record = Commitment(quote, "action", owner=EVIL, reason=EVIL)
    reading = Reading(Document(EVIL, EVIL, "txt", EVIL, ()), Meeting(EVIL, committee=EVIL), (record,))
    evil = replace(concern, label=EVIL, terms=(EVIL,), quotes=(replace(concern.quotes[0], quote=quote, reason=EVIL),))
    finding = Finding(EVIL, 0, 4, "person", EVIL, EVIL, 0, len(EVIL))
    letter = SafeDocument(EVIL, EVIL, EVIL, findings=(finding,))
    for thing in (show(reading), show(evil), show(Grouping((evil,), ())), show(letter)):
        html = thing._repr_html_()
        assert "<script" not in html
        assert "&lt;script&gt;" in html
        Page(html)


def test_what_can_not_be_shown_is_named() -> None:
    with pytest.raises(TypeError, match="not str"):
        show("minutes")  # type: ignore[call-overload]


def test_words_are_readable_on_their_ground() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for ink, ground in (("on-mark", "mark"), ("on-grey", "grey"), ("ink", "ground"), ("quiet", "ground")):
        dark, light = sorted((luminance(LIGHT[ink]), luminance(LIGHT[ground])))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=6))
def test_cutting_loses_no_character_and_ends_each_mark_once(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(a, min(a + b, len(text)), f"{a}-{b}") for a, b in dict.fromkeys(spans) if a < len(text)]
    pieces = marked(text, marks)
    assert sum(len(piece.text) for piece in pieces) == len(text)
    assert sorted(mark.label for piece in pieces for mark in piece.ended) == sorted(mark.label for mark in marks)


def test_a_mark_in_a_mark_has_its_label_first() -> None:
    outer, inner = Mark(0, 10, "outer"), Mark(4, 10, "inner")
    pieces = marked("abcdefghij", [outer, inner])
    assert [(piece.text, piece.mark) for piece in pieces] == [("abcd", outer), ("efghij", inner)]
    assert pieces[1].ended == (inner, outer)


def test_shown_minutes_keep_the_record(readings: list[Reading]) -> None:
    assert isinstance(show(readings[0]), ShownReading)
    assert show(readings[0]).reading is readings[0]
