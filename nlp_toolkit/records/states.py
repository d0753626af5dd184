"""The states of a line, and which may follow which.

    proposed        -> open, superseded, dropped
    open            -> extended, paused, superseded, dropped, reported done, evidenced done
    paused          -> reopened, superseded, dropped, reported done, evidenced done
    superseded      -> reopened
    dropped         -> reopened
    reported done   -> evidenced done, reopened, superseded
    evidenced done  -> reopened

What holds for open holds for due, overdue, extended and reopened, which are open too. Due and overdue follow from the
day and the date, and nobody sets them. Only a person marks a line as evidenced, and only a person moves one that is
evidenced, dropped or superseded: a run proposes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import get_args

from nlp_toolkit.records.register import ChangeKind, Line, State

LIVE: frozenset[State] = frozenset({"open", "due", "overdue", "extended", "reopened"})
"""Open, whatever the day makes of it."""

ENDED: frozenset[State] = frozenset({"superseded", "dropped", "reported_done", "evidenced_done"})
"""Nothing is expected any more."""

STATES: tuple[State, ...] = get_args(State)

_FROM_OPEN: frozenset[State] = frozenset(
    {"extended", "paused", "superseded", "dropped", "reported_done", "evidenced_done"}
)
MOVES: Mapping[State, frozenset[State]] = {
    "proposed": frozenset({"open", "superseded", "dropped"}),
    **dict.fromkeys(LIVE, _FROM_OPEN),
    "paused": frozenset({"reopened", "superseded", "dropped", "reported_done", "evidenced_done"}),
    "superseded": frozenset({"reopened"}),
    "dropped": frozenset({"reopened"}),
    "reported_done": frozenset({"evidenced_done", "reopened", "superseded"}),
    "evidenced_done": frozenset({"reopened"}),
}
"""The states that may follow each state."""

_ONLY_A_PERSON_LEAVES: frozenset[State] = frozenset({"superseded", "dropped", "evidenced_done"})

LEADS_TO: Mapping[ChangeKind, State] = {
    "done": "reported_done",
    "evidenced": "evidenced_done",
    "paused": "paused",
    "superseded": "superseded",
    "dropped": "dropped",
    "reopened": "reopened",
}
"""The state that each kind of change leads to; the other kinds leave the state or follow from the date."""


def state_name(state: State) -> str:
    """Write a state as words.

    >>> state_name("reported_done")
    'reported done'
    """
    return state.replace("_", " ")


def refusal(before: State, after: State, *, person: bool = True) -> str:
    """Say in one sentence why a line may not go from one state to another, or nothing where it may.

    >>> refusal("open", "paused")
    ''
    >>> refusal("dropped", "reported_done")
    'A line that is dropped cannot become reported done; it can only be reopened.'
    >>> refusal("open", "overdue")
    'Nobody sets overdue: it follows from the day and the due date, so set the due date.'

    Args:
        before: How the line stands.
        after: How it is to stand.
        person: Whether a person decides it.
    """
    if after in ("due", "overdue"):
        return f"Nobody sets {after}: it follows from the day and the due date, so set the due date."
    if after == "proposed":
        return "Nobody sets proposed: it is what a run was not sure enough of."
    if after not in MOVES[before]:
        return f"A line that is {state_name(before)} cannot become {state_name(after)}; {_instead(before)}."
    if not person and (after == "evidenced_done" or before in _ONLY_A_PERSON_LEAVES):
        moved = (
            "marks a line as evidenced done" if after == "evidenced_done" else f"reopens a {state_name(before)} line"
        )
        return f"Only a person {moved}, so this waits for an officer."
    return ""


def kind_of_move(before: State, after: State) -> ChangeKind:
    """Name the change that leads to a state: opening a proposed line accepts it, a later date extends.

    >>> kind_of_move("open", "reported_done"), kind_of_move("overdue", "extended")
    ('done', 'slipped')
    """
    if after == "open":
        return "accepted" if before == "proposed" else "reopened"
    if after == "extended":
        return "slipped"
    return next(kind for kind, state in LEADS_TO.items() if state == after)


def on_the_day(line: Line, *, as_at: dt.date, soon_days: int) -> State:
    """Tell whether an open line is due, overdue or extended on a day; any other state stands as it is.

    Args:
        line: The line, with its state as the changes left it.
        as_at: The day.
        soon_days: How many days ahead a date counts as soon.
    """
    if line.state not in LIVE:
        return line.state
    if line.due is not None and line.due < as_at:
        return "overdue"
    if line.due is not None and (line.due - as_at).days <= soon_days:
        return "due"
    if line.slips:
        return "extended"
    return "reopened" if line.state == "reopened" else "open"


def _instead(before: State) -> str:
    """Say what the line can become."""
    allowed = [state_name(state) for state in STATES if state in MOVES[before]]
    if allowed == ["reopened"]:
        return "it can only be reopened"
    return f"it can become {', '.join(allowed[:-1])} or {allowed[-1]}"
