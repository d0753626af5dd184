"""What happened to a line, in words an officer would write into a tracker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from nlp_toolkit.records import Change, ChangeKind, Line
from nlp_toolkit.report.tracker.printed import printed
from nlp_toolkit.report.wording import capital, day, one_line, sentence
from nlp_toolkit.terms import load

NOT_TOLD: frozenset[ChangeKind] = frozenset({"new", "accepted", "refused", "withdrawn"})
"""Changes that say nothing of the promise itself: that it was opened, and what officers made of proposals."""


def happened(change: Change) -> str:
    """Say what a change did, as a clause.

    >>> happened(Change("CF (21/22) 07", "slipped", dt.date(2022, 6, 15), "run", before="2022-07-31",
    ...                 after="2022-10-31"))
    'slipped from 31 July 2022 to 31 October 2022'
    """
    words: dict[str, str] = load("tracker")["changes"]
    before, after = shown(change.field, change.before), shown(change.field, change.after)
    name: str = change.kind
    if name == "set" and change.field == "note":
        return after or one_line(change.reason)
    if name in {"slipped", "set"} and not (before and after):
        name = f"{name}_to_nothing" if not after else f"{name}_from_nothing"
    field = load("tracker")["changed_fields"].get(change.field, change.field)
    clause = words[name].format(before=before, after=after, field=field)
    return f"{clause}: {one_line(change.reason)}" if change.person and change.reason else clause


def told(change: Change) -> str:
    """Tell a change as a tracker does: the day, what happened, and the words it rests on.

    >>> told(Change("CF (21/22) 07", "asked_again", dt.date(2022, 11, 15), "run"))
    '15 November 2022: Asked for again.'
    """
    words = f" “{printed(change.quote.text)}”" if change.quote is not None else ""
    return f"{day(change.on)}: {sentence(happened(change))}{words}"


def since(line: Line) -> Iterator[Change]:
    """Give what happened to a line after it was opened, oldest first, without what waits to be accepted."""
    return (change for change in line.story if change.kind not in NOT_TOLD and not change.proposed)


def history_id(line: Line) -> int:
    """Give the number of the latest change that a line was made from; 0 where none is numbered."""
    return max((change.id for change in line.story if change.id is not None), default=0)


def shown(field: str, value: str) -> str:
    """Write what a change holds as people write it: days in full, states in words.

    >>> shown("due", "2022-07-31"), shown("state", "reported_done"), shown("owner", "the Clerk")
    ('31 July 2022', 'Reported done', 'the Clerk')
    """
    if field == "state":
        return str(load("tracker")["states"].get(value, value))
    try:
        return day(dt.date.fromisoformat(value))
    except ValueError:
        return one_line(value)


def heading(change: Change) -> str:
    """Head a change in a story: what happened, with a capital."""
    return capital(happened(change))
