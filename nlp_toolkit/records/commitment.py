"""One undertaking that an officer could chase: the register's line before it is followed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records.document import Quote

Kind = Literal["decision", "action", "commitment", "assurance", "request", "update"]
Firmness = Literal["firm", "conditional", "soft"]
Status = Literal["done", "in_progress", "not_done"]

TRACKABLE: frozenset[Kind] = frozenset({"decision", "action", "commitment"})


@dataclass(frozen=True, slots=True)
class Due:
    """Say by when, in the minutes' words and as a date.

    Attributes:
        words: The words exactly as written ("by the end of August 2022").
        date: The last day that still keeps the promise; None where the words allow none.
        assumed: Whether any part of the date was imputed rather than said (a year, a day in the month).
        recurs: Whether the words tell of a repetition ("every 6 months") rather than one day.
        reason: How the date was worked out, in a clause ("next 30 April after the meeting").
    """

    words: str
    date: dt.date | None = None
    assumed: bool = False
    recurs: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Commitment:
    """Record one decision, action, commitment, assurance, request or update, with the words it came from.

    Attributes:
        quote: The shortest continuous stretch that states the whole record.
        kind: What sort of undertaking it is.
        procedural: Whether it is business of form (approving minutes), which is never tracked.
        owner: Who is to do it, in the minutes' words; None where not stated.
        owner_is: Who that is by the attendance list or a definition; None where it can't be told.
        owner_suggested: Who it may be, where the text does not state it; never shown as fact.
        due: By when, or how often; None where nothing is said.
        recurs: The words of a repetition, or None.
        condition: The words of a condition, or None.
        status: For updates only.
        firmness: How firm the words are.
        confidence: Probability from 0 to 1 that two careful readers would both record it.
        reason: Why it was picked, in words an officer understands.
        item: Number and title of the agenda item, or "".
        paragraph: The paragraph's own label, or "".
        summary: What is to be done, in one plain sentence.
    """

    quote: Quote
    kind: Kind
    procedural: bool = False
    owner: str | None = None
    owner_is: str | None = None
    owner_suggested: str | None = None
    due: Due | None = None
    recurs: str | None = None
    condition: str | None = None
    status: Status | None = None
    firmness: Firmness = "firm"
    confidence: float = 1.0
    reason: str = ""
    item: str = ""
    paragraph: str = ""
    summary: str = ""

    @property
    def trackable(self) -> bool:
        """Tell whether this opens a line in the register."""
        return self.kind in TRACKABLE and not self.procedural
