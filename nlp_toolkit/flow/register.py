"""The register by hand: look at it, correct it, decide on what a run proposed, and take edits back from a workbook."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.tracking import standing
from nlp_toolkit.records import (
    ENDED,
    LIVE,
    SOON,
    STATES,
    Change,
    ChangeKind,
    Line,
    Problem,
    State,
    fold,
    refusal,
    state_name,
    waiting,
)
from nlp_toolkit.records.states import kind_of_move, on_the_day

if TYPE_CHECKING:
    from nlp_toolkit.report.tracker import Edit
    from nlp_toolkit.store import Pages

_FOLLOWS: frozenset[State] = frozenset({"due", "overdue"})

FOR_EVER = dt.date.max
"""As at the end of all days: every change counts."""


class RefusedError(Exception):
    """Say in one sentence why something is not written into the register."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold what somebody wants to set on a line; None leaves it as it is.

    Attributes:
        status: Its state, as people write it ("reported done", "dropped").
        owner: Who is to do it; "" for nobody.
        due: The last day that keeps it; "" for none.
        what: What is to be done.
        condition: What it hangs on; "" once that is met.
        note: Words to add.
    """

    status: str | None = None
    owner: str | None = None
    due: dt.date | Literal[""] | None = None
    what: str | None = None
    condition: str | None = None
    note: str | None = None


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


def show(register: str, *, as_at: dt.date, council: Council | None = None) -> list[Line]:
    """Give every line of a register as it stood on a day.

    Raises:
        StoreError: If the register cannot be read.
    """
    from nlp_toolkit.store import Register

    with Register(register) as book:
        return standing(book, as_at=as_at, council=council)


def history(register: str, ref: str, *, as_at: dt.date = FOR_EVER) -> list[Change]:
    """Give every change of one line up to a day, in the order in which they were written.

    Raises:
        RefusedError: If there is no such line.
        StoreError: If the register cannot be read.
    """
    from nlp_toolkit.store import Register

    with Register(register) as book, book.reading() as pages:
        changes = pages.history()
    name = find(ref, {change.ref for change in changes})
    return [change for change in changes if change.ref == name and change.on <= as_at]


def find(ref: str, known: Iterable[str]) -> str:
    """Find a reference however it is typed.

    >>> find("cf 21/22 7", ["CF (21/22) 07", "CF (21/22) 17"])
    'CF (21/22) 07'

    Raises:
        RefusedError: If there is none.
    """
    refs = list(known)
    found = next((name for name in refs if _plain(name) == _plain(ref)), None)
    if found is None:
        like = [name for name in sorted(refs) if _plain(name)[:1] == _plain(ref)[:1]]
        hint = f"; those of this committee begin with {like[0]}" if like else ""
        raise RefusedError(f"There is no line {ref} in this register{hint}.")
    return found


def _plain(ref: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") or "0" for part in re.findall(r"[^\W\d_]+|\d+", ref.casefold()))


def set_line(register: str, ref: str, wish: Wish, *, by: str, on: dt.date, why: str = "") -> list[Change]:
    """Write what an officer decides on a line.

    Args:
        register: The register.
        ref: Reference of the line, however it is typed.
        wish: What is to be set.
        by: Name of the officer.
        on: The day it counts from.
        why: Why, in the officer's words.

    Raises:
        RefusedError: If the line may not be set so.
        StoreError: If the register cannot be written.
    """
    from nlp_toolkit.store import Register

    with Register(register) as book, book.writing() as writer:
        lines = _lines(writer, on)
        line = lines[find(ref, lines)]
        if line.promised is not None and on < line.promised:
            raise RefusedError(f"{line.ref} was promised on {_day(line.promised)}; nothing can be decided before that.")
        changes = decided(line, wish, by=by, on=on, why=why)
        if not changes:
            raise RefusedError(f"{line.ref} holds this already, so there is nothing to set.")
        return writer.append(changes)


def decide(register: str, numbers: Sequence[int], *, accept: bool, by: str, on: dt.date, why: str = "") -> list[Change]:
    """Accept proposals of a run, or turn them down: all of them, or none where one does not wait.

    Args:
        register: The register.
        numbers: Numbers of the proposals in the history.
        accept: Whether to accept them.
        by: Name of the officer.
        on: The day it counts from.
        why: Why, in the officer's words.

    Raises:
        RefusedError: If one of them is no proposal that waits.
        StoreError: If the register cannot be written.
    """
    from nlp_toolkit.store import Register

    with Register(register) as book, book.writing() as writer:
        open_ones = {change.id: (line, change) for line in _lines(writer, on).values() for change in waiting(line)}
        changes = []
        for number in numbers:
            if number not in open_ones:
                raise RefusedError(f"Number {number} is no proposal that waits for an officer; nothing was decided.")
            line, proposal = open_ones[number]
            kind: ChangeKind = "accepted" if accept else "refused"
            changes.append(Change(line.ref, kind, max(on, proposal.on), by, person=True, reason=why, of=number))
        return writer.append(changes)


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
    edited, changes, conflicts, problems = read.value, [], [], list(read.value.problems)
    with Register(register) as book, book.writing() as writer:
        told = writer.history()
        now = _lines(writer, on)
        for ref in dict.fromkeys(edit.ref for edit in edited.edits):
            mine = [edit for edit in edited.edits if edit.ref == ref]
            if ref not in now:
                problems += [
                    Problem(edit.place, f"there is no line {ref} in this register", "check which") for edit in mine
                ]
                continue
            taken, against = _compare(now[ref], mine, told)
            conflicts += against
            try:
                found = decided(now[ref], _wish(taken), by=by, on=on, why=f"from {path.name}") if taken else []
            except RefusedError as error:
                reason = str(error).rstrip(".")
                problems.append(
                    Problem(taken[0].place, f"{reason[:1].lower()}{reason[1:]}", "put it right and import again")
                )
            else:
                changes += writer.append(found)
    return Imported(tuple(changes), tuple(conflicts), tuple(problems), edited.rows)


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
        says = f"the register says “{_shown(current)}” since {_day(last.on)}, by {last.by}"
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


def decided(line: Line, wish: Wish, *, by: str, on: dt.date, why: str = "") -> list[Change]:
    """Turn what somebody wants to set into changes, leaving out what the line holds already.

    Raises:
        RefusedError: If the line may not be set so; the reason is one sentence.
    """
    base = Change(line.ref, "set", on, by, person=True, reason=why)
    state = state_of(wish.status) if wish.status is not None else None
    changes = []
    if state is not None:
        changes += _moved(line, state, wish.due, base)
    if wish.due is not None and state != "extended":
        after = wish.due.isoformat() if wish.due else ""
        before = line.due.isoformat() if line.due else ""
        if line.state in ENDED and state not in ("reopened", "open"):
            raise RefusedError(
                f"{line.ref} is {state_name(line.state)} and has no date to keep; reopen it with --status reopened."
            )
        changes += [replace(base, field="due", before=before, after=after)] if after != before else []
    for field in ("owner", "what", "condition"):
        value, before = getattr(wish, field), getattr(line, field)
        if value is not None and " ".join(value.split()) != before:
            if field == "what" and not value.strip():
                raise RefusedError(f"What is to be done under {line.ref} cannot be left empty.")
            changes.append(replace(base, field=field, before=before, after=" ".join(value.split())))
    if wish.note is not None and wish.note.strip():
        changes.append(replace(base, field="note", after=wish.note.strip()))
    return changes


def _moved(line: Line, state: State, due: object, base: Change) -> list[Change]:
    """Make the change that moves a line to a state, or refuse it."""
    if state not in _FOLLOWS and (state == line.state or (state == "open" and line.state in LIVE)):
        return []
    wanted: State = "reopened" if state == "open" and line.state != "proposed" else state
    why_not = refusal(line.state, wanted)
    if why_not:
        raise RefusedError(f"{line.ref}: {why_not}")
    if wanted == "extended":
        if not isinstance(due, dt.date) or (line.due is not None and due <= line.due):
            than = f" than {_day(line.due)}" if line.due else ""
            raise RefusedError(f"{line.ref}: to extend it, give a later date{than} with --due.")
        before = line.due.isoformat() if line.due else ""
        return [replace(base, kind="slipped", field="due", before=before, after=due.isoformat())]
    kind = kind_of_move(line.state, wanted)
    if kind == "accepted":
        return [replace(base, kind=kind, of=line.story[0].id)]
    return [replace(base, kind=kind, field="state", before=line.state, after=wanted)]


def state_of(words: str) -> State:
    """Read a state in the words that people use for it.

    >>> state_of("Reported done"), state_of("on hold")
    ('reported_done', 'paused')

    Raises:
        RefusedError: If there is no such state.
    """
    from nlp_toolkit.terms import load

    told = load("tracker")
    plain = " ".join(words.casefold().replace("_", " ").split())
    names = {str(name).casefold(): state for state, name in told["states"].items()}
    names |= {str(name): state for name, state in told["state_synonyms"].items()}
    names |= {state_name(state): state for state in STATES}
    if plain not in names:
        offered = [state_name(state) for state in STATES if state not in ("proposed", "due", "overdue")]
        raise RefusedError(f"“{words}” is not a status; use one of {', '.join(offered)}.")
    return cast("State", names[plain])


def _lines(pages: Pages, on: dt.date) -> dict[str, Line]:
    """Give the lines with everything that was ever written, their dates seen from a day."""
    lines = fold(pages.history(), as_at=FOR_EVER)
    return {line.ref: replace(line, state=on_the_day(line, as_at=on, soon_days=SOON.days)) for line in lines}


def _name(field: str) -> str:
    return {"state": "status", "due": "due date", "what": "action"}.get(field, field)


def _shown(value: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _day(dt.date.fromisoformat(value))
    return value.replace("_", " ") or "nothing"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
