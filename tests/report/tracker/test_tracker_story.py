"""The summary that is read aloud, and the story of one line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html.parser import HTMLParser

from nlp_toolkit.records import Line, Quote
from nlp_toolkit.report import spoken, story


def test_the_summary_counts_each_commitment_once(register: list[Line], day: dt.date) -> None:
    assert spoken(register, as_at=day) == [
        "Of nine commitments made since March, two are done, one overdue, two not heard of since.",
        "Of the others, three are open and one was dropped or superseded.",
        "One commitment has slipped, more than once.",
        "Of those done, one is reported done with no evidence seen yet.",
        (
            "Longest overdue is CF (21/22) 03, due on 31 May 2022, for Head of Transport: "
            "The Head of Transport publish the punctuality of each route by the end of May."
        ),
    ]


def test_the_summary_of_many_reads_as_chairs_read(register: list[Line]) -> None:
    kept, late, quiet, open_ = register[1], register[2], register[4], register[0]
    many = [
        *(replace(kept, promised=dt.date(2022, 5, 4)) for _ in range(17)),
        *(replace(late, promised=dt.date(2022, 6, 15)) for _ in range(9)),
        *(replace(quiet, promised=dt.date(2022, 6, 15), heard=dt.date(2022, 6, 15)) for _ in range(6)),
        *(replace(open_, promised=dt.date(2022, 6, 15), slips=0) for _ in range(9)),
    ]

    said = spoken(many, as_at=dt.date(2022, 10, 15))
    assert said[0] == "Of 41 commitments made since May, 17 are done, nine overdue, six not heard of since."
    assert spoken(many, as_at=dt.date(2023, 1, 15))[0].startswith("Of 41 commitments made since May 2022, 17 are")


def test_the_summary_of_one_and_of_none(register: list[Line], day: dt.date) -> None:
    assert spoken([], as_at=day) == ["No commitments have been recorded."]
    assert spoken([register[0]], as_at=day)[:2] == [
        "Of one commitment made since March, none is done.",
        "Of the others, one is open.",
    ]
    proposed = [line for line in register if line.state == "proposed"]
    assert len(proposed) == 1
    assert spoken(proposed, as_at=day) == ["No commitments have been recorded."]


class Outline(HTMLParser):
    """Check that every tag that is opened is closed, and keep what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def outline(html: str) -> Outline:
    made = Outline()
    made.feed(html)
    made.close()
    assert made.open == []
    return made


def test_a_line_shows_its_whole_story_with_the_words(register: list[Line], day: dt.date) -> None:
    html = story(register[0], as_at=day)._repr_html_()

    page = outline(html)
    text = " ".join(" ".join(page.words).split())
    assert page.tags.count("li") == 2
    assert page.tags.count("blockquote") == 3
    assert "Slipped from 31 July 2022 to 31 October 2022." in text
    assert "“The last 12 would be cleared by 31 January 2023”" in text
    assert "31 January 2023, first promised for 31 July 2022, slipped twice" in text
    assert "Red: slipped twice from 31 July 2022; due 31 January 2023." in text
    assert re.findall(r'<time datetime="([^"]+)"', html) == ["2022-06-15", "2022-09-21"]


def test_proposals_are_told_apart(register: list[Line], day: dt.date) -> None:
    line = next(line for line in register if line.ref == "CF (22/23) 04")

    assert "Proposed, and waiting for somebody to accept it:" in story(line, as_at=day)._repr_html_()
    assert "Work on appeals" not in str(story(line, as_at=day))


def test_nothing_in_a_story_becomes_markup(register: list[Line]) -> None:
    words = "<script>alert(1)</script> & “said”"
    quote = Quote(words, 0, len(words), words)
    first = replace(register[0].first, quote=quote)
    told = tuple(replace(change, quote=quote, by=words) for change in register[0].story)
    line = replace(register[0], ref=words, what=words, owner=words, condition=words, first=first, story=told)

    html = story(line)._repr_html_()
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    outline(html)


def test_the_story_in_plain_lines(register: list[Line], day: dt.date) -> None:
    assert str(story(register[1], as_at=day)).splitlines() == [
        "CF (21/22) 02: The Assistant Director would circulate the recovery plan to Members within a fortnight.",
        "Owner: Assistant Director",
        "Due: 30 March 2022",
        "Status: Done and evidenced",
        "Rating: Green: done, and an officer has seen the evidence on 20 June 2022.",
        "Promised at: Children and Families Overview and Scrutiny Panel, minute 7, 16 March 2022",
        "“the Assistant Director would circulate the recovery plan to Members within a fortnight”",
        "15 June 2022: Reported done. “The recovery plan had been circulated to Members on 28 March”",
        "20 June 2022: Evidence seen: the e-mail is on file.",
    ]


def test_where_no_html_is_shown_the_story_stands_in_plain_lines(register: list[Line]) -> None:
    assert repr(story(register[1])) == str(story(register[1]))
    assert "datetime" not in repr(story(register[1]))
