"""What to add to the history where minutes are read again: corrected, or after earlier ones came in.

Nothing that was written is altered. A change that no longer follows is withdrawn by another, and so is the opening of a
line that should not have been opened; a line whose words were corrected is set right. Where a person has decided
something on a line, this is proposed only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from nlp_toolkit.records import Change, Commitment

ALIKE = 0.5
"""Share of the words of two texts, or two promises, above which one is a correction of the other."""

_CORRECTED = "the minutes were corrected"


def same_minutes(one: str, other: str) -> bool:
    """Tell whether one text is a correction of the other, and not another part of the same meeting.

    >>> same_minutes("The Clerk would write to the school by May.", "The Clerk would write to the school by June.")
    True
    >>> same_minutes("The Clerk would write to the school by May.", "Members looked round the new library.")
    False
    """
    return _likeness(_runs(one), _runs(other)) >= ALIKE


def revise(
    before: Sequence[Change], now: Sequence[Change], *, touched: Collection[str], by: str, corrected: bool
) -> list[Change]:
    """Compare what the history holds of a meeting with what follows from it now, and give the changes to add.

    Args:
        before: Changes that runs wrote from these minutes, oldest first.
        now: Changes that follow now, in order, with new lines under names of their own.
        touched: References of lines on which a person has decided something.
        by: What identifies the run.
        corrected: Whether the minutes themselves were corrected; else earlier minutes came in.
    """
    void = {change.of for change in before if change.kind == "withdrawn"}
    opened = sorted((change for change in before if change.kind == "new"), key=lambda change: change.id in void)
    force = [change for change in before if change.kind != "new" and change.id not in void]
    ends = {change.of: change for change in force if change.kind == "withdrawn"}
    pairs = _pairs(opened, [change for change in now if change.kind == "new"], reworded=corrected)
    refs = {new.ref: old.ref for old, new in pairs}
    again = [replace(change, ref=refs.get(change.ref, change.ref)) for change in now if change.kind != "new"]
    kept = {old.id for old, _ in pairs}

    gone = [_end(old, again, by, corrected=corrected) for old in opened if old.id not in kept and old.id not in ends]
    back = [_withdrawn(ends[old.id], by) for old, _ in pairs if old.id in ends]
    right = [change for old, new in pairs for change in _set_right(old, new, force, by=by)]
    told = [change for change in force if change.kind != "withdrawn" and change.of is None]
    matched = _matched(told, again)
    stale = [_withdrawn(change, by) for change in told if change.id not in matched.values()]
    found = [replace(change, proposed=change.ref in touched) for change in (*gone, *back, *right)]
    known = {id(again[index]) for index in matched} | {id(new) for _, new in pairs}
    rest = {id(old): new for old, new in zip((c for c in now if c.kind != "new"), again, strict=True)}
    added = [rest.get(id(change), change) for change in now]
    return [*found, *stale, *(change for change in added if id(change) not in known)]


def _pairs(old: Sequence[Change], new: Sequence[Change], *, reworded: bool) -> list[tuple[Change, Change]]:
    """Join openings of the same line: first those of the same words, then, where they were reworded, of like words."""
    pairs: list[tuple[Change, Change]] = []
    left, right = list(old), list(new)
    for one in old:
        same = next((other for other in right if _words(one) == _words(other)), None)
        if same is not None:
            pairs.append((one, same))
            left.remove(one)
            right.remove(same)
    scored = [
        (_likeness(_words(one).split(), _words(other).split()), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if reworded
    ]
    taken: set[tuple[str, int]] = set()
    for score, i, j in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if score >= ALIKE and not taken & {("old", i), ("new", j)}:
            pairs.append((left[i], right[j]))
            taken |= {("old", i), ("new", j)}
    return pairs


def _end(opening: Change, again: Sequence[Change], by: str, *, corrected: bool) -> Change:
    """Take back the opening of a line that would not be opened now, and say which line its words speak of."""
    heir = next((change.ref for change in again if _overlap(opening, change)), "")
    why = _CORRECTED if corrected else "earlier minutes came in"
    reason = f"{why}, and these words speak of {heir}" if heir else f"{why}, and these words open no line of their own"
    return replace(_told(opening, by), kind="withdrawn", field="", before="", after=heir, reason=reason)


def _set_right(old: Change, new: Change, force: Sequence[Change], *, by: str) -> Iterable[Change]:
    """Set what a corrected record says otherwise."""
    if old.record is None or new.record is None:
        return
    last = {change.field: change.after for change in force if change.of == old.id and change.kind == "set"}
    before, after = _fields(old.record), _fields(new.record)
    for field, value in after.items():
        if last.get(field, before[field]) != value:
            yield replace(
                _told(old, by),
                kind="set",
                field=field,
                before=last.get(field, before[field]),
                after=value,
                reason=_CORRECTED,
                quote=new.quote,
                record=new.record,
            )


def _fields(record: Commitment) -> dict[str, str]:
    due = record.due.date if record.due else None
    return {
        "due": due.isoformat() if due else "",
        "owner": record.owner_is or record.owner or "",
        "what": record.summary or " ".join(record.quote.text.split()),
        "condition": " ".join((record.condition or "").split()),
        "firmness": record.firmness,
    }


def _told(opening: Change, by: str) -> Change:
    """Begin a change that speaks of an opening."""
    return replace(opening, by=by, of=opening.id, record=None, proposed=False, confidence=1.0, id=None, made=None)


def _withdrawn(change: Change, by: str) -> Change:
    reason = "it no longer follows from the minutes as they are now known"
    return replace(_told(change, by), kind="withdrawn", field="", before="", after="", reason=reason)


def _matched(told: Sequence[Change], added: Sequence[Change]) -> dict[int, int | None]:
    """Find for each change that follows now the one that is written already."""
    free = list(told)
    matched: dict[int, int | None] = {}
    for index, change in enumerate(added):
        same = next((other for other in free if _sign(other) == _sign(change)), None)
        if same is not None:
            matched[index] = same.id
            free.remove(same)
    return matched


def _sign(change: Change) -> tuple[str, ...]:
    return change.ref, change.kind, change.field, change.after, str(change.proposed), _words(change)


def _words(change: Change) -> str:
    return " ".join(change.quote.text.casefold().split()) if change.quote else ""


def _overlap(one: Change, other: Change) -> bool:
    if one.quote is None or other.quote is None:
        return False
    return one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _runs(text: str) -> set[str]:
    """Give every three words that follow one another."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[at : at + 3]) for at in range(max(len(words) - 2, 1))}


def _likeness(one: Collection[str], other: Collection[str]) -> float:
    """Give the share of the smaller set that stands in the other."""
    first, second = set(one), set(other)
    return len(first & second) / max(min(len(first), len(second)), 1)
