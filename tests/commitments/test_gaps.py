"""What a promise lacks is named with a question, and a promise that lacks nothing is left alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit.commitments.gaps import gaps
from nlp_toolkit.records import Commitment, Due, Quote

WORDS = "The Head of Service would publish the tracker by 30 April 2024"
WHOLE = Commitment(
    Quote("panel-july", 0, len(WORDS), WORDS),
    "action",
    owner="The Head of Service",
    due=Due("by 30 April 2024", dt.date(2024, 4, 30)),
)


def said(words: str, **fields: object) -> list[str]:
    record = replace(WHOLE, quote=Quote("panel-july", 0, len(words), words), **fields)  # type: ignore[arg-type]
    return [gap.lack for gap in gaps(record)]


def test_a_promise_with_everything_lacks_nothing() -> None:
    assert gaps(WHOLE) == ()


@pytest.mark.parametrize(
    ("fields", "lack"),
    [
        ({"owner": None}, "owner"),
        ({"owner": "all partners"}, "owner"),
        ({"due": None}, "date"),
        ({"due": Due("in due course")}, "date"),
        ({"condition": "subject to funding"}, "control"),
        ({"condition": "if the Department for Education agrees"}, "control"),
    ],
)
def test_each_thing_that_is_missing_is_named_alone_with_a_question(fields: dict[str, object], lack: str) -> None:
    found = gaps(replace(WHOLE, **fields))  # type: ignore[arg-type]
    assert [gap.lack for gap in found] == [lack]
    assert found[0].question.endswith("?")


@pytest.mark.parametrize(
    "words",
    [
        "The Head of Service would continue to work with partners on waiting times",
        "The Head of Service would look into it",
        "The Head of Service would keep the matter under review",
    ],
)
def test_what_nobody_could_tick_off_is_named(words: str) -> None:
    assert said(words) == ["check"]


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("The Head of Service would look into the 40 late reviews", {}),
        ("The Head of Service would continue to send a report", {}),
        (WORDS, {"condition": "if the Chair is content"}),
        (WORDS, {"due": None, "recurs": "every quarter"}),
    ],
)
def test_near_misses_lack_nothing(words: str, fields: dict[str, object]) -> None:
    assert said(words, **fields) == []


def test_business_of_form_and_requests_are_not_asked_about() -> None:
    assert gaps(replace(WHOLE, owner=None, procedural=True)) == ()
    assert gaps(replace(WHOLE, owner=None, kind="request")) == ()
