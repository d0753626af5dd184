"""Which state may follow which, and what is said of the others."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp_toolkit.records import LIVE, MOVES, STATES, Commitment, Line, Quote, State, refusal, state_name
from nlp_toolkit.records.states import kind_of_move, on_the_day

EVERY_MOVE = [(before, after) for before in STATES for after in STATES]
LEGAL = {(before, after) for before, allowed in MOVES.items() for after in allowed}


def line(state: State, due: dt.date | None = None, slips: int = 0) -> Line:
    return Line("CF (21/22) 07", Commitment(Quote("m", 0, 1, "x"), "action"), state=state, due=due, slips=slips)


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(STATES)
    assert all(allowed <= set(STATES) - {"due", "overdue", "proposed"} for allowed in MOVES.values())


@pytest.mark.parametrize(("before", "after"), EVERY_MOVE)
def test_a_legal_move_is_not_refused_and_every_other_is_in_one_sentence(before: State, after: State) -> None:
    said = refusal(before, after)
    assert (said == "") == ((before, after) in LEGAL)
    if said:
        assert said.endswith(".")
        assert said.count(".") == 1
        assert state_name(after) in said


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("open", "reported_done", True),
        ("open", "evidenced_done", False),
        ("reported_done", "reopened", True),
        ("reported_done", "evidenced_done", False),
        ("evidenced_done", "reopened", False),
        ("dropped", "reopened", False),
        ("superseded", "reopened", False),
        ("paused", "reopened", True),
    ],
)
def test_a_run_may_do_less_than_a_person(before: State, after: State, *, allowed: bool) -> None:
    assert refusal(before, after) == ""
    assert (refusal(before, after, person=False) == "") is allowed


def test_nobody_sets_what_follows_from_the_day() -> None:
    for state in ("due", "overdue"):
        assert refusal("open", state) == (
            f"Nobody sets {state}: it follows from the day and the due date, so set the due date."
        )


@pytest.mark.parametrize(("before", "after"), sorted(LEGAL))
def test_every_legal_move_has_a_kind_of_change(before: State, after: State) -> None:
    assert kind_of_move(before, after) in {
        "accepted", "slipped", "paused", "superseded", "dropped", "done", "evidenced", "reopened"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("due", "slips", "expected"),
    [
        (dt.date(2022, 7, 30), 0, "overdue"),
        (dt.date(2022, 7, 30), 2, "overdue"),
        (dt.date(2022, 7, 31), 0, "due"),
        (dt.date(2022, 8, 28), 1, "due"),
        (dt.date(2022, 8, 29), 0, "open"),
        (dt.date(2022, 8, 29), 1, "extended"),
        (None, 0, "open"),
    ],
)
def test_due_and_overdue_follow_from_the_day(due: dt.date | None, slips: int, expected: State) -> None:
    day = dt.date(2022, 7, 31)
    assert on_the_day(line("open", due, slips), as_at=day, soon_days=28) == expected


@pytest.mark.parametrize("state", sorted(set(STATES) - LIVE))
def test_a_line_that_is_not_open_is_never_overdue(state: State) -> None:
    assert on_the_day(line(state, dt.date(2000, 1, 1)), as_at=dt.date(2022, 7, 31), soon_days=28) == state
