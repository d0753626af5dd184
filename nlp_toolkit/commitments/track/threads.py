"""A line of the register while a run follows it: what it is about, gathered from all that was said of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp_toolkit.commitments.track.words import THIN, Bag, bag, stem
from nlp_toolkit.records import Change, Line, State, fold

_PROMISED = re.compile(
    r"\b(?:would|will|shall|to|be|being|been)\s+(?:not\s+|now\s+|also\s+|then\s+|be\s+|have\s+)*(?P<verb>[^\W\d_]+)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?P<number>\d{2,4})\s[–-]\s")
_CLOSED: frozenset[State] = frozenset({"superseded", "dropped", "evidenced_done"})
_DONE: frozenset[State] = frozenset({"reported_done", "evidenced_done"})
CONTEXT = "context"
"""Field of a change that opens a line: the sentences that its record stood among."""


@dataclass(frozen=True)
class Thread:
    """Follow one line through a run.

    Attributes:
        line: The line as it stands before the next meeting.
    """

    line: Line

    @cached_property
    def own(self) -> Bag:
        """Say what the promise itself is about; where its words say too little, with the sentences around it."""
        return self.quoted | bag(self._context) if len(bag(self._words).stems) < THIN else self.quoted

    @cached_property
    def quoted(self) -> Bag:
        """Say what the words of the promise alone are about, those for who is to do it left out."""
        owner = self.line.first.owner
        return bag(re.sub(rf"\b{re.escape(owner)}\b", " ", self._words, flags=re.IGNORECASE) if owner else self._words)

    @property
    def _words(self) -> str:
        return f"{self.line.first.quote.text} {self.line.what or self.line.first.summary}"

    @cached_property
    def setting(self) -> Bag:
        """Say what the promise's agenda item, and the sentences it stood among, are about."""
        return self.title | bag(self._context)

    @property
    def _context(self) -> str:
        opening = self.line.story[0] if self.line.story else None
        return opening.after if opening is not None and opening.field == CONTEXT else ""

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
    def days(self) -> frozenset[tuple[int, int]]:
        """Give the days that it was due on, first and later, as (month, day), and their months with the day 0."""
        records = [self.line.first, *(change.record for change in self.line.story if change.record is not None)]
        due = {record.due.date for record in records if record.due and record.due.date}
        due |= {self.line.due} if self.line.due else set()
        return frozenset(day for each in due for day in ((each.month, each.day), (each.month, 0)))

    @cached_property
    def minutes(self) -> frozenset[str]:
        """Give the numbers of the minutes under which it was promised and spoken of since, and of its row in a list."""
        row = _NUMBERED.match(self._context)
        told = [change.record.item for change in self.line.story if change.record is not None and not change.proposed]
        numbers = [match[0].rstrip(".") for item in told if (match := re.match(r"\d[\w.]*", item))]
        return frozenset(filter(None, [self.line.minute, *numbers, row["number"] if row else ""]))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Give the stems of the verbs that say what is to be done."""
        return frozenset(stem(match["verb"].casefold()) for match in _PROMISED.finditer(self.line.first.quote.text))

    @property
    def heard(self) -> dt.date | None:
        """Give the day of the meeting that last spoke of it, or at which it was promised."""
        return self.line.heard or self.line.promised

    @property
    def closed(self) -> bool:
        """Tell whether nothing more is expected of it."""
        return self.line.state in _CLOSED

    @property
    def done(self) -> bool:
        """Tell whether it was reported done."""
        return self.line.state in _DONE

    def after(self, changes: Sequence[Change]) -> Thread:
        """Give the line as the changes of one meeting leave it; proposals move nothing."""
        if not changes:
            return self
        lines = fold([*self.line.story, *changes], as_at=max(change.on for change in changes))
        return Thread(lines[0]) if lines else self
