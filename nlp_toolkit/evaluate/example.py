"""An annotated passage: its plain text, and the records that should be found in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Commitment

Split = Literal["train", "test"]
LineRole = Literal["record", "nothing", "context"]


@dataclass(frozen=True, slots=True)
class Line:
    """Mark one line of a passage: a sentence, bullet or row, or a heading that is only there for context.

    Attributes:
        start: Offset of its first character in the passage's plain text.
        end: Offset after its last character.
        role: Whether it holds (part of) a record, is expected to hold nothing, or is context.
        number: Its line in the corpus file, counted from 1.
    """

    start: int
    end: int
    role: LineRole
    number: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Point to the words that name an owner, a due date, a repetition or a condition.

    Attributes:
        name: "owner", "due", "recurs" or "condition".
        start: Offset of the first character in the passage's plain text.
        end: Offset after the last character.
        records: Indices into `Example.records` of the records it belongs to.
    """

    name: str
    start: int
    end: int
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one annotated passage: its plain text, what should be found in it, and the meeting it comes from.

    Attributes:
        id: File name without suffix and the line the passage begins on ("parish:14").
        text: The passage without tags and markers; every offset counts in it.
        records: The expected records, in the order of the text.
        lines: The passage's lines, in order.
        marks: Where the details of the records stand.
        meeting_date: Day of the meeting, or None.
        style: House style the passage is written in.
        sector: Sort of body that is speaking.
        split: "test" if nobody may tune on the passage.
        present: The attendance list, a person each ("Ada Finch (AF), Director").
    """

    id: str
    text: str
    records: tuple[Commitment, ...]
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    meeting_date: dt.date | None = None
    style: str = ""
    sector: str = ""
    split: Split = "train"
    present: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[Line, ...]:
        """Give the lines that carry an expectation, be it of a record or of none."""
        return tuple(line for line in self.lines if line.role != "context")
