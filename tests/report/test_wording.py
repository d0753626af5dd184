"""How the register says things."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.records import Commitment, Due, Quote
from nlp_toolkit.report.wording import (
    action,
    confidence,
    due_in_full,
    due_words,
    one_line,
    owner,
    owner_in_full,
    printable,
    sentence,
    status,
)


def record(words: str = "x", **fields: object) -> Commitment:
    return Commitment(Quote("a", 0, len(words), words), **{"kind": "action", **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Clerk\n would write", "The Clerk would write."),
        ("Done.", "Done."),
        ("they asked “why?”", "They asked “why?”"),
        ("the list says “open”", "The list says “open”."),
        ("  ", ""),
        ("and so on …", "And so on …"),
    ],
)
def test_sentences_begin_and_end_as_sentences_do(words: str, expected: str) -> None:
    assert sentence(words) == expected


def test_the_minutes_own_words_stand_in_for_a_summary() -> None:
    assert action(record("the Clerk\n> would write")) == "The Clerk > would write."
    assert action(record("the Clerk would write", summary="Write to the owner")) == "Write to the owner."


def test_a_suggested_owner_is_never_shown_as_fact() -> None:
    guess = record(owner_suggested="the Chair")

    assert owner(guess) == "Not stated (perhaps the Chair)"
    assert owner_in_full(guess) == "Not stated. It may be the Chair; the minutes do not say so."
    assert owner(record(owner="JB", owner_suggested="the Chair")) == "JB"


def test_owners_are_told_with_how_they_are_known() -> None:
    assert owner_in_full(record(owner="JB", owner_is="Jo Bell")) == (
        "Jo Bell. The minutes say “JB”; the attendance list or a definition tells who that is."
    )
    assert owner_in_full(record(owner="JB")) == "“JB”, in the minutes' words."
    assert owner_in_full(record(owner_is="Jo Bell")) == "Jo Bell, by the attendance list or a definition."
    assert owner_in_full(record()) == "Not stated."
    assert owner(record(owner="the", owner_is="the")) == "the"


def test_deadlines_are_told_with_how_they_were_worked_out() -> None:
    day = dt.date(2023, 4, 30)

    assert due_in_full(record(due=Due("in April", day, assumed=True, reason="the next 30 April"))) == (
        "30 April 2023, part of it assumed. The minutes say “in April”. Worked out as: the next 30 April."
    )
    assert due_in_full(record(due=Due("shortly"))) == "“shortly”, which gives no day."
    assert due_in_full(record(recurs="every quarter")) == "Repeats “every quarter”."
    assert due_in_full(record(recurs="every quarter", due=Due("from 30 April", day))) == (
        "30 April 2023. The minutes say “from 30 April”. Repeats “every quarter”."
    )
    assert due_in_full(record()) == "Not stated."
    assert due_words(record(due=Due("every quarter", recurs=True))) == "Repeats: every quarter"


def test_statuses() -> None:
    assert [status(record(kind=kind)) for kind in ("action", "assurance", "update")] == [
        "Open",
        "Not tracked",
        "Not said",
    ]


def test_confidence_is_told_in_steps() -> None:
    assert [confidence(value) for value in (1.0, 0.9, 0.89, 0.75, 0.5, 0.49, 0.0)] == [
        "Very sure",
        "Very sure",
        "Fairly sure",
        "Fairly sure",
        "More likely than not",
        "Not sure",
        "Not sure",
    ]


@given(st.text())
def test_printable_words_keep_their_length_and_lose_only_controls(words: str) -> None:
    kept = printable(words)

    assert len(kept) == len(words)
    assert all(a == b or b == " " for a, b in zip(words, kept, strict=True))
    assert "\x00" not in kept
    assert "\n" not in one_line(words)
