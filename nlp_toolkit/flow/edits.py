"""Edits that somebody made in an exported workbook, taken back into the register."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.flow.register import FOR_EVER, RefusedError, Wish, by_reference, day_in_words, decided
from nlp_toolkit.records import LIVE, Change, Line, Problem, fold

if TYPE_CHECKING:
    from nlp_toolkit.report.tracker import Edit

_WHICH = "check that this workbook was exported from it"


@dataclass(frozen=True, slots=True)
class Imported:
    """Hold what came of taking edits back.

    Attributes:
        changes: What was written.
        conflicts: Cells that somebody edited while the register moved on; nothing was written for them.
        problems: Cells that cannot be taken over.
        rows: How many rows of the register were found.
    """

    changes: tuple[Change, ...]
    conflicts: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    rows: int


def import_edits(register: str, path: Path, *, by: str, on: dt.date) -> Imported:
    """Take back the edits that somebody made in an exported workbook; what the register knows better is listed.

    A cell counts as edited where it says something else than when it was exported. Where the register's own value has
    changed since, and to something else, both are listed as a conflict and nothing is written for that cell.

    Args:
        register: The register.
        path: The workbook.
        by: Name of the officer.
        on: The day the edits count from.

    Raises:
        RefusedError: If the file is no workbook of a register.
        StoreError: If the register cannot be written.
    """
    from nlp_toolkit.report.tracker import read_edited
    from nlp_toolkit.store import Register

    read = read_edited(path)
    if read.value is None:
        raise RefusedError(str(read.problem))
    edited = read.value
    changes: list[Change] = []
    conflicts: list[Problem] = []
    problems = list(edited.problems)
    with Register(register) as book, book.writing() as writer:
        told, lines = writer.history(), by_reference(writer, on)
        for ref in dict.fromkeys(edit.ref for edit in edited.edits):
            mine = [edit for edit in edited.edits if edit.ref == ref]
            if ref not in lines:
                problems += [Problem(each.place, f"there is no line {ref} in this register", _WHICH) for each in mine]
                continue
            taken, against = _compare(lines[ref], mine, told)
            conflicts += against
            try:
                found = decided(lines[ref], _wish(taken), by=by, on=on, why=f"from {path.name}")
            except RefusedError as error:
                problems.append(_refused(taken[0], error))
            else:
                changes += writer.append(found)
    return Imported(tuple(changes), tuple(conflicts), tuple(problems), edited.rows)


def _refused(edit: Edit, error: RefusedError) -> Problem:
    return Problem(edit.place, str(error).rstrip("."), "put it right and import again")


def _compare(line: Line, edits: Sequence[Edit], told: Sequence[Change]) -> tuple[list[Edit], list[Problem]]:
    """Sort edits of one line into those to take over and those that conflict with what was written since."""
    seen = [change for change in told if change.ref == line.ref and (change.id or 0) <= edits[0].history]
    then = next(iter(fold(seen, as_at=FOR_EVER)), None)
    taken, conflicts = [], []
    for edit in edits:
        if edit.field == "note":
            if edit.value not in line.notes:
                taken.append(edit)
            continue
        wanted, current = _held_as(edit.field, edit.value), _held(line, edit.field)
        if wanted == current:
            continue
        if then is not None and _held(then, edit.field) == current:
            taken.append(edit)
            continue
        last = next(
            (c for c in reversed(line.story) if not c.proposed and (c.id or 0) > edits[0].history), line.story[-1]
        )
        says = f"the register says “{_shown(current)}” since {day_in_words(last.on)}, by {last.by}"
        reason = f"the workbook says “{_shown(wanted)}” for the {_name(edit.field)} of {line.ref}, but {says}"
        conflicts.append(Problem(edit.place, reason, "export again and decide, or use `register set`"))
    return taken, conflicts


def _held(line: Line, field: str) -> str:
    """Give what a line holds, as text; a state without what the day makes of it."""
    if field == "state":
        return _held_as(field, line.state)
    value = getattr(line, field)
    return value.isoformat() if isinstance(value, dt.date) else " ".join(str(value or "").split())


def _held_as(field: str, value: str) -> str:
    if field == "state" and value in LIVE:
        return "open"
    return " ".join(value.split())


def _wish(edits: Sequence[Edit]) -> Wish:
    """Turn edited cells into what somebody wants to set."""
    held: dict[str, str] = {edit.field: edit.value for edit in edits}
    due = held.get("due")
    return Wish(
        status=held.get("state"),
        owner=held.get("owner"),
        due=None if due is None else "" if due == "" else dt.date.fromisoformat(due),
        what=held.get("what"),
        note="\n".join(edit.value for edit in edits if edit.field == "note") or None,
    )


def _name(field: str) -> str:
    return {"state": "status", "due": "due date", "what": "action"}.get(field, field)


def _shown(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return day_in_words(dt.date.fromisoformat(value))
    return value.replace("_", " ") or "nothing"
