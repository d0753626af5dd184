"""A line of the register while a run follows it: what it is about, gathered from all that was said of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import get_args

from nlp_toolkit.commitments.track.words import Bag, bag, stem
from nlp_toolkit.records import Change, Commitment, Line, Meeting, State

_PROMISED = re.compile(
    r"\b(?:would|will|shall|to|be|being|been)\s+(?:not\s+|now\s+|also\s+|then\s+|be\s+|have\s+)*(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_CLOSED: frozenset[State] = frozenset({"superseded", "dropped", "evidenced_done"})
_DONE: frozenset[State] = frozenset({"reported_done", "evidenced_done"})
_STATES: frozenset[str] = frozenset(get_args(State))


@dataclass(frozen=True)
class Thread:
    """Follow one line through a run.

    Attributes:
        line: The line as it stands before the next meeting.
    """

    line: Line

    @cached_property
    def own(self) -> Bag:
        """Say what the promise itself is about."""
        return bag(f"{self.line.first.quote.text} {self.line.what or self.line.first.summary}")

    @cached_property
    def title(self) -> Bag:
        """Say what the agenda item it was promised under is about."""
        return bag(re.sub(r"^\W*\d[\w./]*\s", "", self.line.first.item))

    @cached_property
    def told(self) -> Bag:
        """Say what the promise and everything since said of it is about."""
        found = self.own
        for change in self.line.story:
            if change.quote is not None and not change.proposed:
                found = found | bag(change.quote.text)
        return found

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Give the stems of the verbs that say what is to be done."""
        return frozenset(stem(match["verb"].casefold()) for match in _PROMISED.finditer(self.line.first.quote.text))

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is expected of it."""
        return self.line.state in _CLOSED

    @property
    def done(self) -> bool:
        """Tell whether it was reported done."""
        return self.line.state in _DONE

    def after(self, changes: Iterable[Change]) -> Thread:
        """Give the line as the changes of one meeting leave it; proposals move nothing."""
        line = self.line
        for change in changes:
            line = replace(line, story=(*line.story, change))
            if not change.proposed:
                line = _moved(line, change)
        return self if line is self.line else Thread(line)


def opened(record: Commitment, change: Change, meeting: Meeting, number: str | None) -> Thread:
    """Open a line for a record that no line speaks of yet."""
    due = record.due.date if record.due else None
    return Thread(
        Line(
            ref=change.ref,
            first=record,
            council=meeting.council or "",
            committee=meeting.committee or "",
            promised=meeting.date,
            minute=number or "",
            what=record.summary,
            owner=record.owner or "",
            due=due,
            first_due=due,
            condition=record.condition or "",
            firmness=record.firmness,
            state="proposed" if change.proposed else "open",
            heard=meeting.date,
            story=(change,),
        )
    )


def _moved(line: Line, change: Change) -> Line:
    """Apply one change that counts."""
    line = replace(line, heard=max(line.heard or change.on, change.on))
    if change.field == "due" and change.after:
        line = replace(line, due=dt.date.fromisoformat(change.after))
    if change.field == "state" and change.after in _STATES:
        line = replace(line, state=change.after)  # type: ignore[arg-type]
    if change.kind == "softened":
        line = replace(line, firmness="soft")
    if change.kind == "slipped":
        line = replace(line, slips=line.slips + 1, state="extended")
    if change.kind == "asked_again":
        line = replace(line, asked=line.asked + 1)
    return line
