"""The written rule of red, amber, green and grey, line by line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from nlp_toolkit.records import Commitment, Due, Quote, rate

MEETING = dt.date(2022, 7, 13)
AS_AT = dt.date(2022, 10, 15)


def record(kind: Any = "action", **fields: Any) -> Commitment:
    return Commitment(Quote("panel", 0, 5, "Words"), kind, **fields)


def due(date: dt.date, *, assumed: bool = False) -> Due:
    return Due("by then", date, assumed=assumed)


LATER = due(AS_AT + dt.timedelta(days=29))
SOON = due(AS_AT + dt.timedelta(days=28))
TODAY = due(AS_AT)
PAST = due(AS_AT - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("commitment", "reason"),
    [
        (record("decision", procedural=True, due=PAST), "Grey: business of form, which is not followed up."),
        (record("request", due=PAST), "Grey: asked for, and nobody is recorded as taking it on."),
        (record("update", status="done"), "Green: said to be done at the meeting of 13 July 2022."),
        (
            record(condition="if the\nbid succeeds", due=PAST),
            (
                "Red: due 14 October 2022, 1 day ago, and no later update has been matched to it; "
                "it depended on “if the bid succeeds”, and whether that was met is not told."
            ),
        ),
        (
            record(firmness="conditional"),
            "Amber: it depends on a condition, and no later update says whether that was met.",
        ),
        (
            record("assurance", due=PAST, firmness="soft"),
            "Amber: a soft promise, with nothing to tick off; due 14 October 2022, 1 day ago.",
        ),
        (record(due=PAST), "Red: due 14 October 2022, 1 day ago, and no later update has been matched to it."),
        (
            record(due=PAST, firmness="soft"),
            "Red: due 14 October 2022, 1 day ago, and no later update has been matched to it.",
        ),
        (
            record("update", status="not_done", due=PAST),
            "Red: due 14 October 2022, 1 day ago, and said not to be done at the meeting of 13 July 2022.",
        ),
        (
            record("update", status="in_progress", due=PAST),
            "Red: due 14 October 2022, 1 day ago, and said to be still under way at the meeting of 13 July 2022.",
        ),
        (record(due=TODAY), "Amber: due 15 October 2022, today."),
        (record(due=SOON), "Amber: due 12 November 2022, 28 days ahead."),
        (
            record(due=due(AS_AT + dt.timedelta(days=28), assumed=True)),
            "Amber: due 12 November 2022 (part of the date is assumed), 28 days ahead.",
        ),
        (
            record(due=LATER, firmness="soft"),
            "Amber: the words are soft, so it may not be kept to; due 13 November 2022.",
        ),
        (record(due=LATER), "Green: on course, due 13 November 2022, 29 days ahead."),
        (
            record("update", status="not_done"),
            "Red: said not to be done at the meeting of 13 July 2022, and no new date is given.",
        ),
        (
            record("update", status="in_progress"),
            "Green: said to be under way at the meeting of 13 July 2022, and no date to finish is given.",
        ),
        (record("update"), "Grey: an update whose words do not say whether it is done."),
        (
            record(recurs="every 6 months"),
            "Grey: it repeats (“every 6 months”), and no report of it has been matched, 94 days after the meeting.",
        ),
        (
            record(due=Due("shortly")),
            "Grey: “shortly” gives no day, and no later update has been matched, 94 days after the meeting.",
        ),
        (record(), "Grey: no date is given, and no later update has been matched, 94 days after the meeting."),
    ],
)
def test_each_line_of_the_rule(commitment: Commitment, reason: str) -> None:
    rating = rate(commitment, MEETING, AS_AT)

    assert rating.reason == reason
    assert rating.reason.startswith(rating.label)
    assert rating.label.casefold() == rating.colour


def test_a_meeting_without_a_date_is_rated_without_counting_from_it() -> None:
    assert rate(record(), None, AS_AT).reason == "Grey: no date is given, and no later update has been matched."
    assert rate(record("update", status="done"), None, AS_AT).reason == "Green: said to be done."


def test_a_report_before_the_meeting_counts_no_days_backwards() -> None:
    assert rate(record(), MEETING, MEETING).reason == "Grey: no date is given, and no later update has been matched."
