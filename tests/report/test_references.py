"""References are short, unique, in order, and the same on every run."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp_toolkit.records import Commitment, Document, Meeting, Quote, Reading
from nlp_toolkit.report.references import anchor, initials, municipal_year, references


def reading(
    name: str, date: dt.date | None, starts: list[int], committee: str | None = "Culture and Sport Committee"
) -> Reading:
    found = tuple(Commitment(Quote(name, start, start + 1, "x"), "action") for start in starts)
    return Reading(Document(name, name, "txt", "x" * 99, ()), Meeting(name, committee=committee, date=date), found)


def test_numbers_run_by_meeting_date_and_text_whatever_order_they_come_in() -> None:
    later = reading("b", dt.date(2022, 3, 1), [40, 10])
    earlier = reading("a", dt.date(2021, 6, 1), [5])

    assert references([later, earlier]) == [["CS (21/22) 03", "CS (21/22) 02"], ["CS (21/22) 01"]]


def test_each_municipal_year_and_committee_starts_again() -> None:
    readings = [
        reading("a", dt.date(2022, 4, 30), [1]),
        reading("b", dt.date(2022, 5, 1), [1]),
        reading("c", dt.date(2022, 5, 1), [1], committee="Cabinet"),
        reading("d", None, [1], committee=None),
    ]

    assert references(readings) == [["CS (21/22) 01"], ["CS (22/23) 01"], ["CAB (22/23) 01"], ["MTG (undated) 01"]]


def test_committees_with_the_same_initials_share_one_series_so_no_reference_is_given_twice() -> None:
    readings = [
        reading("a", dt.date(2022, 5, 1), [1, 2]),
        reading("b", dt.date(2022, 5, 1), [1], "Care and Safety Board"),
    ]

    names = [name for one in references(readings) for name in one]

    assert len(set(names)) == 3


@pytest.mark.parametrize(
    ("committee", "short"),
    [
        ("Children and Families Overview and Scrutiny Panel", "CF"),
        ("Adults' Health & Care Select Committee", "AHC"),
        ("Overview and Scrutiny Committee", "OSC"),
        ("Planning Committee", "PC"),
        ("Cabinet", "CAB"),
        ("2022", "MTG"),
    ],
)
def test_initials_leave_out_what_every_committee_is_called(committee: str, short: str) -> None:
    assert initials(Meeting("a", committee=committee)) == short


def test_the_council_stands_in_where_no_committee_is_named() -> None:
    assert initials(Meeting("a", council="Larkhill Parish Council")) == "LPC"


def test_the_year_turns_in_may() -> None:
    assert [municipal_year(dt.date(1999, 12, 31)), municipal_year(dt.date(2000, 4, 30))] == ["99/00", "99/00"]


def test_anchors_are_plain() -> None:
    assert anchor("CAB (22/23) 104") == "cab-22-23-104"
