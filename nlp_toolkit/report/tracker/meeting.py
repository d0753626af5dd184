"""What one meeting did to the register: what is new, done, slipped, and not mentioned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_toolkit.records import LIVE, Change, ChangeKind
from nlp_toolkit.report.tracker.events import since
from nlp_toolkit.report.tracker.standing import Standing, counted
from nlp_toolkit.terms import load

SECTIONS: tuple[tuple[str, frozenset[ChangeKind]], ...] = (
    ("done", frozenset({"done", "evidenced"})),
    ("ended", frozenset({"paused", "superseded", "dropped"})),
    ("moved", frozenset({"slipped", "softened"})),
    ("not_done", frozenset({"not_done", "reopened"})),
    ("asked", frozenset({"asked_again"})),
    ("progress", frozenset({"progress"})),
)
"""What a meeting can do to a line, the weightiest first: a line stands where its weightiest change puts it."""

ORDER = ("new", "done", "moved", "not_done", "asked", "progress", "ended", "silent")


@dataclass(frozen=True, slots=True)
class Section:
    """Hold the lines to which a meeting did the same.

    Attributes:
        title: What it did, as a heading.
        lines: The lines.
    """

    title: str
    lines: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """Hold what one meeting did to the register.

    Attributes:
        on: Day of the meeting.
        committee: The committee, or "" for every committee that met on that day.
        sections: The lines by what was done to them, empty sections left out.
    """

    on: dt.date
    committee: str
    sections: tuple[Section, ...]


def update(lines: Sequence[Standing], *, on: dt.date, committee: str = "") -> Update:
    """Gather what the meeting of one day did to each line, and which lines past their date it did not mention.

    Args:
        lines: Lines of the register, in their order.
        on: Day of the meeting.
        committee: The committee that met; every committee where this is not given.
    """
    titles: dict[str, str] = load("tracker")["sections"]
    real = {id(line) for line in counted([one.line for one in lines])}
    placed: dict[str, list[Standing]] = {name: [] for name in ORDER}
    for one in lines:
        name = _section(one, on, committee) if id(one.line) in real else None
        if name is not None:
            placed[name].append(one)
    sections = tuple(Section(titles[name], tuple(placed[name])) for name in ORDER if placed[name])
    return Update(on, committee, sections)


def _section(one: Standing, on: dt.date, committee: str) -> str | None:
    """Name the section a line stands in, or None where the meeting had nothing to do with it."""
    line = one.line
    if line.promised == on and committee.casefold() in {"", line.committee.casefold()}:
        return "new"
    kinds = {change.kind for change in since(line) if _at(change, on, committee)}
    for name, weighed in SECTIONS:
        if kinds & weighed:
            return name
    of_committee = committee.casefold() in {"", line.committee.casefold()}
    late = line.due is not None and line.due < on and line.state in LIVE
    return "silent" if of_committee and late and line.promised is not None and line.promised < on else None


def _at(change: Change, on: dt.date, committee: str) -> bool:
    """Tell whether something was said at the meeting, rather than decided by an officer on the same day."""
    return change.on == on and change.quote is not None and committee.casefold() in {"", change.committee.casefold()}
