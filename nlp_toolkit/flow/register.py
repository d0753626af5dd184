"""The register by hand: look at it, correct it, and decide on what a run proposed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    State,
    fold,
    refusal,
    state_name,
    waiting,
)
from nlp_toolkit.records.states import kind_of_move, on_the_day

if TYPE_CHECKING:
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
        lines = by_reference(writer, on)
        line = lines[find(ref, lines)]
        if line.promised is not None and on < line.promised:
            raise RefusedError(
                f"{line.ref} was promised on {day_in_words(line.promised)}; nothing can be decided before that."
            )
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
        open_ones = {
            change.id: (line, change) for line in by_reference(writer, on).values() for change in waiting(line)
        }
        changes = []
        for number in numbers:
            if number not in open_ones:
                raise RefusedError(f"Number {number} is no proposal that waits for an officer; nothing was decided.")
            line, proposal = open_ones[number]
            kind: ChangeKind = "accepted" if accept else "refused"
            changes.append(Change(line.ref, kind, max(on, proposal.on), by, person=True, reason=why, of=number))
        return writer.append(changes)


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
            than = f" than {day_in_words(line.due)}" if line.due else ""
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


def by_reference(pages: Pages, on: dt.date) -> dict[str, Line]:
    """Give the lines with everything that was ever written, their dates seen from a day."""
    lines = fold(pages.history(), as_at=FOR_EVER)
    return {line.ref: replace(line, state=on_the_day(line, as_at=on, soon_days=SOON.days)) for line in lines}


def day_in_words(date: dt.date) -> str:
    """Write a day as officers do.

    >>> day_in_words(dt.date(2022, 8, 31))
    '31 August 2022'
    """
    return f"{date.day} {date:%B %Y}"
