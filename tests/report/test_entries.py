"""Every record stands on exactly one list, and none goes away."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from nlp_toolkit.records import Commitment, Quote, Reading
from nlp_toolkit.report.entries import entries, listing


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "action"}, "register"),
        ({"kind": "decision"}, "register"),
        ({"kind": "commitment"}, "register"),
        ({"kind": "assurance"}, "soft"),
        ({"kind": "request"}, "soft"),
        ({"kind": "update"}, "updates"),
        ({"kind": "decision", "procedural": True}, "form"),
        ({"kind": "action", "confidence": 0.49}, "check"),
        ({"kind": "action", "confidence": 0.5}, "register"),
        ({"kind": "update", "confidence": 0.1}, "check"),
        ({"kind": "decision", "procedural": True, "confidence": 0.1}, "check"),
    ],
)
def test_the_list_a_record_stands_on(fields: dict[str, Any], expected: str) -> None:
    assert listing(Commitment(Quote("a", 0, 1, "x"), **fields)) == expected


def test_the_threshold_can_be_moved() -> None:
    record = Commitment(Quote("a", 0, 1, "x"), "action", confidence=0.8)

    assert [listing(record, check_below=floor) for floor in (0.0, 0.8, 0.81)] == ["register", "register", "check"]


def test_no_record_is_lost_and_lines_follow_the_meetings(readings: list[Reading], as_at: dt.date) -> None:
    lines = entries(readings, as_at=as_at)

    assert sorted(id(line.commitment) for line in lines) == sorted(id(c) for r in readings for c in r.commitments)
    assert [line.reading.document.id for line in lines] == ["panel-2022-07-13"] * 10 + ["panel-2022-09-21"] * 7
    assert len({line.reference for line in lines}) == len({line.anchor for line in lines}) == 17
    assert (lines[0].reference, lines[-1].reference) == ("CF (22/23) 01", "CF (22/23) 17")
