"""The written rule for a line of the register, with a council's own thresholds and as at any past day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from nlp_toolkit.records import Change, ChangeKind, Commitment, Due, Quote, Rating, Sitting, Thresholds, fold, rate_line

REF = "RP (22/23) 03"
PROMISED, DUE = dt.date(2022, 9, 14), dt.date(2022, 12, 31)
MEETINGS = [dt.date(2022, 11, 9), dt.date(2023, 1, 18), dt.date(2023, 3, 15), dt.date(2023, 5, 10)]
SITTINGS = [Sitting("Reviews Panel", day) for day in (PROMISED, *MEETINGS)]
WORDS = Quote("panel", 0, 5, "Words")


def rating(
    *changes: tuple[ChangeKind, dt.date, dict[str, Any]],
    as_at: dt.date,
    due: dt.date | None = DUE,
    thresholds: Thresholds | None = None,
    **record: Any,
) -> Rating:
    day = Due("by then", due) if due else None
    opening = Commitment(WORDS, "action", due=day, summary="Publish the tracker.", **record)
    told = [Change(REF, "new", PROMISED, "run 1", record=opening, quote=WORDS, committee="Reviews Panel", id=1)]
    for number, (kind, on, fields) in enumerate(changes, start=2):
        told.append(Change(REF, kind, on, "run 1", quote=WORDS, id=number, **fields))
    numbers = thresholds or Thresholds()
    (line,) = fold(told, as_at=as_at, sittings=SITTINGS, soon_days=numbers.soon_days)
    return rate_line(line, as_at=as_at, thresholds=numbers)


def slip(on: dt.date, to: dt.date) -> tuple[ChangeKind, dt.date, dict[str, Any]]:
    return "slipped", on, {"field": "due", "after": to.isoformat()}


NO_PROVIDER: tuple[ChangeKind, dt.date, dict[str, Any]] = (
    "set",
    dt.date(2023, 1, 9),
    {"field": "condition", "after": "no provider found yet", "person": True},
)
LATER, FAR = dt.date(2023, 4, 30), dt.date(2023, 9, 30)


@pytest.mark.parametrize(
    ("found", "colour", "clause"),
    [
        (rating(as_at=PROMISED), "green", "on course, due 31 December 2022, 3 months ahead"),
        (rating(as_at=dt.date(2022, 12, 3)), "amber", "due 31 December 2022, 28 days ahead"),
        (rating(as_at=dt.date(2022, 12, 2)), "green", "on course, due 31 December 2022, 29 days ahead"),
        (rating(as_at=DUE), "amber", "due 31 December 2022, today"),
        (
            rating(as_at=dt.date(2023, 1, 1)),
            "red",
            "due 31 December 2022, 1 day ago, and no later update has been matched to it",
        ),
        (
            rating(as_at=dt.date(2023, 3, 15)),
            "red",
            "due 31 December 2022, 74 days ago, and not heard of at the 2 meetings held since",
        ),
        (
            rating(slip(MEETINGS[0], FAR), as_at=MEETINGS[0]),
            "amber",
            "slipped once from 31 December 2022; due 30 September 2023",
        ),
        (
            rating(slip(MEETINGS[0], LATER), slip(MEETINGS[1], FAR), as_at=MEETINGS[1]),
            "red",
            "slipped twice from 31 December 2022; due 30 September 2023",
        ),
        (
            rating(slip(MEETINGS[0], FAR), ("not_done", MEETINGS[1], {}), as_at=MEETINGS[1]),
            "red",
            "said not to be done at the meeting of 18 January 2023, and no new date is given",
        ),
        (
            rating(("not_done", MEETINGS[0], {}), slip(MEETINGS[1], FAR), as_at=MEETINGS[1]),
            "amber",
            "slipped once from 31 December 2022; due 30 September 2023",
        ),
        (
            rating(("softened", MEETINGS[0], {}), as_at=MEETINGS[0]),
            "amber",
            "the words are soft, so it may not be kept to; due 31 December 2022",
        ),
        (
            rating(as_at=MEETINGS[0], condition="if a provider is found", firmness="conditional"),
            "amber",
            (
                "it depends on “if a provider is found”, and no later update says whether that was met; "
                "due 31 December 2022"
            ),
        ),
        (
            rating(as_at=MEETINGS[1], condition="if a provider is found", firmness="conditional"),
            "red",
            (
                "due 31 December 2022, 18 days ago, and no later update has been matched to it; "
                "it depended on “if a provider is found”, and whether that was met is not told"
            ),
        ),
        (
            rating(NO_PROVIDER, as_at=MEETINGS[1], condition="if a provider is found", firmness="conditional"),
            "amber",
            (
                "it depends on “no provider found yet”, which was not met when run 1 recorded it on 9 January 2023; "
                "due 31 December 2022, 18 days ago"
            ),
        ),
        (
            rating(NO_PROVIDER, as_at=MEETINGS[2], condition="if a provider is found", firmness="conditional"),
            "red",
            (
                "due 31 December 2022, 74 days ago, and not heard of at the 2 meetings held since; "
                "it depends on “no provider found yet”, which was not met when run 1 recorded it on 9 January 2023"
            ),
        ),
        (
            rating(("done", MEETINGS[1], {}), as_at=MEETINGS[3]),
            "green",
            "reported done on 18 January 2023, not evidenced yet",
        ),
        (
            rating(("dropped", MEETINGS[1], {"reason": "the service closed"}), as_at=MEETINGS[3]),
            "grey",
            "dropped on 18 January 2023: the service closed",
        ),
        (rating(as_at=PROMISED, due=None), "grey", "no date is given, and no later update has been matched"),
        (
            rating(("progress", MEETINGS[0], {}), as_at=MEETINGS[1], due=None),
            "green",
            "said to be under way at the meeting of 9 November 2022, and no date to finish is given",
        ),
        (
            rating(("progress", MEETINGS[0], {}), as_at=MEETINGS[2], due=None),
            "grey",
            (
                "no date is given; last heard of at the meeting of 9 November 2022, "
                "and not heard of at the 2 meetings held since"
            ),
        ),
        (
            rating(("asked_again", MEETINGS[0], {}), as_at=MEETINGS[1], due=None),
            "grey",
            "no date is given, and it was asked for again at the meeting of 9 November 2022",
        ),
    ],
)
def test_each_line_of_the_rule(found: Rating, colour: str, clause: str) -> None:
    assert (found.colour, found.clause) == (colour, clause)


def test_the_same_history_gives_the_colour_of_each_day() -> None:
    told = [slip(MEETINGS[1], LATER), ("done", MEETINGS[3], {})]
    days = [PROMISED, dt.date(2022, 12, 20), dt.date(2023, 1, 10), MEETINGS[1], dt.date(2023, 5, 1), MEETINGS[3]]
    colours = [rating(*told, as_at=day).colour for day in days]  # type: ignore[arg-type]
    assert colours == ["green", "amber", "red", "amber", "red", "green"]


@pytest.mark.parametrize(
    ("thresholds", "changes", "as_at", "usual", "own"),
    [
        (Thresholds(soon_days=7), [], dt.date(2022, 12, 10), "amber", "green"),
        (Thresholds(slips_amber=2, slips_red=3), [slip(MEETINGS[0], FAR)], MEETINGS[0], "amber", "green"),
        (Thresholds(slips_red=1), [slip(MEETINGS[0], FAR)], MEETINGS[0], "amber", "red"),
    ],
)
def test_a_council_sets_its_own_thresholds(
    thresholds: Thresholds, changes: list[Any], as_at: dt.date, usual: str, own: str
) -> None:
    assert rating(*changes, as_at=as_at).colour == usual
    assert rating(*changes, as_at=as_at, thresholds=thresholds).colour == own


def test_a_council_sets_how_many_meetings_of_silence_are_too_many() -> None:
    told = {"as_at": MEETINGS[1], "condition": "if funded", "firmness": "conditional"}
    assert rating(NO_PROVIDER, **told).colour == "amber"  # type: ignore[arg-type]
    assert rating(NO_PROVIDER, **told, thresholds=Thresholds(silent_meetings=1)).colour == "red"  # type: ignore[arg-type]
