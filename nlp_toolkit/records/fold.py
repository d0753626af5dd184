"""What the history comes to on a day: every line as its changes leave it.

What a person set stands. A change that a run makes to the same field of the same line, before or after, is kept in the
story as a proposal and moves nothing until an officer accepts it. The same goes for a move that is not legal.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from nlp_toolkit.records.bodies import same_body
from nlp_toolkit.records.commitment import Commitment, Firmness
from nlp_toolkit.records.register import Change, ChangeKind, Line, Sitting, State
from nlp_toolkit.records.states import ENDED, LEADS_TO, LIVE, on_the_day, refusal

SOON_DAYS = 28
FIELDS = ("state", "owner", "due", "what", "condition", "firmness", "note")
"""What `set` may change."""

_HEARD: frozenset[ChangeKind] = frozenset(
    {
        "progress",
        "not_done",
        "slipped",
        "softened",
        "asked_again",
        "done",
        "reopened",
        "paused",
        "superseded",
        "dropped",
    }
)
_DECISIONS: frozenset[ChangeKind] = frozenset({"accepted", "refused", "withdrawn"})


def fold(
    changes: Iterable[Change],
    *,
    as_at: dt.date,
    sittings: Sequence[Sitting] = (),
    soon_days: int = SOON_DAYS,
) -> list[Line]:
    """Tell how every line stands on a day, by what had happened up to then.

    >>> from nlp_toolkit.records import Due, Quote
    >>> words = Quote("panel", 0, 9, "The chair")
    >>> record = Commitment(words, "action", owner="The Chair", due=Due("by May", dt.date(2022, 5, 31)))
    >>> new = Change("CF (21/22) 07", "new", dt.date(2022, 3, 10), "run 1", record=record, quote=words)
    >>> later = Change("CF (21/22) 07", "slipped", dt.date(2022, 6, 15), "run 1", after="2022-07-31")
    >>> [(line.state, line.due, line.slips) for line in fold([new, later], as_at=dt.date(2022, 6, 30))]
    [('extended', datetime.date(2022, 7, 31), 1)]

    Args:
        changes: The history, in any order.
        as_at: The day; what counts from a later day is left out.
        sittings: The meetings the register has heard of, so that silence can be counted.
        soon_days: How many days ahead a date counts as soon.

    Returns:
        The lines in the order in which they were promised, then by reference.
    """
    by_line: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.on <= as_at:
            by_line[change.ref].append(change)
    lines = [line for history in by_line.values() if (line := _line(history)) is not None]
    lines = [_silence(line, as_at=as_at, sittings=sittings) for line in lines]
    lines = [replace(line, state=on_the_day(line, as_at=as_at, soon_days=soon_days)) for line in lines]
    return sorted(lines, key=lambda line: (line.promised or dt.date.min, natural(line.ref)))


def natural(ref: str) -> tuple[tuple[str, int], ...]:
    """Give a key that sorts references by their numbers.

    >>> sorted(["CF (21/22) 100", "CF (21/22) 99"], key=natural)
    ['CF (21/22) 99', 'CF (21/22) 100']
    """
    return tuple((letters, int(digits or 0)) for letters, digits in re.findall(r"(\D*)(\d*)", ref))


def waiting(line: Line) -> list[Change]:
    """List the proposals of a line that wait for an officer."""
    return [change for change in line.story if change.proposed]


def turned_down(line: Line) -> bool:
    """Tell whether an officer, or minutes that came in later, showed that this is no line of its own."""
    opening = line.story[0].id if line.story else None
    return line.state in ("superseded", "dropped") and any(
        change.kind in ("refused", "withdrawn") and change.of == opening and not change.proposed
        for change in line.story[1:]
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a change and where in the story it counts.

    Attributes:
        change: The change, as it counts.
        place: Day it counts from, and its number.
        written: Its number in the history, above all others where it has none yet.
    """

    change: Change
    place: tuple[dt.date, float]
    written: float


def _line(history: Sequence[Change]) -> Line | None:
    """Fold one line's changes, or give None where no record opens it."""
    told = sorted(_told(history), key=lambda each: each.place)
    opening = next((each for each in told if each.change.kind == "new"), None)
    if opening is None or opening.change.record is None:
        return None
    line = opened(opening.change, opening.change.record)
    by_people = [each for each in told if each.change.person and not each.change.proposed]
    set_by_people = [(field, each) for each in by_people for field in _moves(each.change)]
    for each in told:
        if each is not opening:
            line = _step(line, each, set_by_people)
    return line


def _told(history: Sequence[Change]) -> list[_Told]:
    """Put decisions on changes into effect: take out what was refused or withdrawn, and move up what was accepted.

    A decision that waits to be accepted decides nothing, nor does one that was withdrawn itself; a person's outranks
    a run's.
    """
    order = {id(change): _number(change) for change in history}
    decisions: dict[int | None, Change] = {}
    for change in sorted(history, key=lambda change: (-order[id(change)], change.person)):
        if change.kind in _DECISIONS and not _void(decisions.get(change.id)):
            held = decisions.get(change.of)
            waits = change.proposed and not _taken(decisions.get(change.id))
            if not waits and (held is None or (change.person and not held.person)):
                decisions[change.of] = change
    told = []
    for change in history:
        decision = decisions.get(change.id) if change.id is not None else None
        place = (change.on, order[id(change)])
        if change.kind == "new" or decision is None:
            told.append(_Told(change, place, order[id(change)]))
        elif decision.kind == "accepted":
            taken = replace(change, proposed=False, person=True)
            told.append(_Told(taken, max(place, (decision.on, order[id(decision)] - 0.5)), order[id(decision)]))
    return told


def _void(decision: Change | None) -> bool:
    return decision is not None and decision.kind in ("refused", "withdrawn")


def _taken(decision: Change | None) -> bool:
    return decision is not None and decision.kind == "accepted"


def _number(change: Change) -> float:
    return float("inf") if change.id is None else change.id


def opened(change: Change, record: Commitment) -> Line:
    """Make the line that a record opens, as it stands on the day of the meeting."""
    due = record.due.date if record.due else None
    numbered = re.match(r"\d[\w.]*", record.item)
    return Line(
        ref=change.ref,
        first=record,
        council=change.council,
        committee=change.committee,
        promised=change.on,
        minute=numbered[0].rstrip(".") if numbered else record.paragraph,
        what=record.summary or " ".join(record.quote.text.split()),
        owner=record.owner_is or record.owner or "",
        due=due,
        first_due=due,
        condition=" ".join((record.condition or "").split()),
        firmness=record.firmness,
        state="proposed" if change.proposed else "open",
        heard=change.on,
        story=(change,),
    )


def _step(line: Line, told: _Told, set_by_people: Sequence[tuple[str, _Told]]) -> Line:
    """Let one change happen to a line, or keep it as a proposal."""
    change = told.change
    if change.kind in _DECISIONS:
        return _decided(line, change)
    if not change.person and not change.proposed:
        why = _shielded(line, told, set_by_people)
        if why:
            change = replace(change, proposed=True, reason="; ".join(filter(None, (change.reason, why))))
    line = replace(line, story=(*line.story, change))
    if told.change.proposed:
        return line
    if told.change.kind in _HEARD and not told.change.person:
        line = replace(line, heard=max(line.heard or change.on, change.on))
    if change.kind == "asked_again":
        line = replace(line, asked=line.asked + 1)
    return line if change.proposed else _moved(line, change)


def _decided(line: Line, change: Change) -> Line:
    """Put a decision on the line itself into effect; decisions on other changes have been heeded already."""
    if change.of != line.story[0].id:
        return line if change.kind == "withdrawn" else replace(line, story=(*line.story, change))
    line = replace(line, story=(*line.story, change))
    if change.proposed:
        return line
    opening = replace(line.story[0], proposed=False)
    if change.kind == "accepted" and line.state == "proposed":
        return replace(line, state="open", story=(opening, *line.story[1:]))
    if change.kind in ("refused", "withdrawn"):
        return replace(line, state="superseded" if change.after else "dropped", story=(opening, *line.story[1:]))
    return line


def _shielded(line: Line, told: _Told, set_by_people: Sequence[tuple[str, _Told]]) -> str:
    """Say why a run's change may not move the line, or nothing where it may."""
    after = _state_after(line, told.change)
    fields = _moves(told.change) | ({"state"} if after != line.state else set())
    for field, decision in set_by_people:
        if field in fields and (decision.written < told.written or decision.place <= told.place):
            day = decision.change.on
            return f"{decision.change.by} set the {field} on {day.day} {day:%B %Y}, which stands until this is accepted"
    return refusal(line.state, after, person=False).rstrip(".") if after != line.state else ""


def _moves(change: Change) -> set[str]:
    """Name the fields of a line that a change moves; a note adds and moves nothing."""
    fields = {change.field}
    if change.kind in LEADS_TO:
        fields.add("state")
    if change.kind == "slipped":
        fields.add("due")
    if change.kind == "softened":
        fields.add("firmness")
    return fields - {"note", ""}


def _state_after(line: Line, change: Change) -> State:
    """Tell the state that a change leads to; words of delay or of failure reopen what was only reported done."""
    if change.kind == "set" and change.field == "state":
        return cast("State", change.after)
    if change.kind == "done" and line.state in ("reported_done", "evidenced_done"):
        return line.state
    if change.kind in ("slipped", "not_done", "asked_again") and line.state not in LIVE:
        reopening = change.kind != "asked_again" and line.state != "proposed"
        return "reopened" if reopening and line.state in ENDED | {"paused"} else line.state
    if change.kind == "reopened" and line.state in LIVE:
        return line.state
    return LEADS_TO.get(change.kind, line.state)


def _moved(line: Line, change: Change) -> Line:
    """Move the fields of a line as a change says."""
    state = _state_after(line, change)
    if state != line.state:
        line = replace(line, state="open" if state in LIVE and state != "reopened" else state)
    if change.kind == "softened":
        line = replace(line, firmness="soft")
    if change.kind == "slipped":
        return _set(line, change, "due")
    return _set(line, change, change.field) if change.after or change.kind == "set" else line


def _set(line: Line, change: Change, field: str) -> Line:
    """Put a value into a field."""
    after = change.after
    if field == "due":
        due = dt.date.fromisoformat(after) if after else None
        slipped = change.kind != "set" and due is not None and line.due is not None and due > line.due
        first = due if change.of is not None else line.first_due or due
        return replace(line, due=due, first_due=first, slips=line.slips + slipped)
    if field == "owner":
        return replace(line, owner=after)
    if field == "what":
        return replace(line, what=after)
    if field == "condition":
        met = not after and line.firmness == "conditional"
        return replace(line, condition=after, firmness="firm" if met else line.firmness)
    if field == "firmness":
        return replace(line, firmness=cast("Firmness", after))
    if field == "note":
        return replace(line, notes=(*line.notes, after))
    return line


def _silence(line: Line, *, as_at: dt.date, sittings: Sequence[Sitting]) -> Line:
    """Count the meetings of the line's committee that passed without a word of it."""
    if line.state in ENDED or line.heard is None:
        return line
    days = {
        sitting.date
        for sitting in sittings
        if line.heard < sitting.date <= as_at
        and same_body(line.committee, sitting.committee, council=line.council, other_council=sitting.council)
    }
    missed = sum(line.due is not None and day > line.due for day in days)
    return replace(line, silent=len(days), missed=missed)
