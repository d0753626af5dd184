"""A line with its rating on a day, and the order and the lists that lines stand in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp_toolkit.records import Line, Rating, State, Thresholds, natural, rate_line, turned_down

DONE: frozenset[State] = frozenset({"reported_done", "evidenced_done"})
CLOSED: frozenset[State] = frozenset({"evidenced_done", "superseded", "dropped"})
"""States of the lines that nobody has to look at again; what is only reported done still wants its evidence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold one line of the register and how it stands on the day of the report.

    Attributes:
        line: The line, as at that day.
        rating: Its colour and the reason.
    """

    line: Line
    rating: Rating


def standings(lines: Iterable[Line], *, as_at: dt.date, thresholds: Thresholds | None = None) -> list[Standing]:
    """Rate lines on a day, and put them in the order of committees, days and references."""
    return [Standing(line, rate_line(line, as_at=as_at, thresholds=thresholds)) for line in sorted(lines, key=_order)]


def followed(lines: Sequence[Standing]) -> list[Standing]:
    """Keep the lines that are still to be followed."""
    return [one for one in lines if one.line.state not in CLOSED and one.line.state != "proposed"]


def closed(lines: Sequence[Standing]) -> list[Standing]:
    """Keep the lines that nobody has to look at again."""
    return [one for one in lines if one.line.state in CLOSED and not turned_down(one.line)]


def counted(lines: Iterable[Line]) -> list[Line]:
    """Leave out the lines that wait for somebody to accept them, and those that were turned down."""
    return [line for line in lines if line.state != "proposed" and not turned_down(line)]


def _order(line: Line) -> tuple[bool, str, dt.date, tuple[tuple[str, int], ...]]:
    """Sort by committee, those without one last, by day, and by reference with its numbers as numbers."""
    return not line.committee, line.committee.casefold(), line.promised or dt.date.max, natural(line.ref)
