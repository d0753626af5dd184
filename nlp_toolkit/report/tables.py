"""The register as a table: one row a record, in documented columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from nlp_toolkit.records import Reading, state_name
from nlp_toolkit.report import wording
from nlp_toolkit.report.entries import Entry, entries
from nlp_toolkit.report.lines import write_rows
from nlp_toolkit.report.passages import place
from nlp_toolkit.report.tracker import events
from nlp_toolkit.report.wording import capital
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    import pandas as pd

Value = str | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """Describe one column of the register.

    Attributes:
        name: As data frames and CSV name it.
        heading: As the workbook heads it.
        meaning: What stands in it.
        width: In the workbook, in characters.
    """

    name: str
    heading: str
    meaning: str
    width: int


COLUMNS: tuple[Column, ...] = (
    Column("reference", "Reference", "Committee, council year and running number.", 15),
    Column("committee", "Committee", "Committee, panel or board, as the minutes name it; else the council.", 16),
    Column("meeting_date", "Meeting date", "Day of the meeting.", 12),
    Column("item", "Item", "Agenda item the words stand under, with the paragraph's own number.", 18),
    Column("action", "Action or commitment", "What is to be done, in one sentence.", 40),
    Column("kind", "Kind", "Decision, action, commitment, assurance, request or update.", 13),
    Column(
        "owner",
        "Owner",
        "Who is to do it: the name, then the minutes' words for that person. “Perhaps” is a guess.",
        18,
    ),
    Column("due", "Due as written", "The minutes' words of the deadline, or of a repetition.", 16),
    Column("due_date", "Due date", "The last day that still keeps the promise, where the words give one.", 12),
    Column(
        "assumed",
        "Due date assumed?",
        "“Assumed” where part of the date was worked out, “As written” where it was not.",
        11,
    ),
    Column("condition", "Condition", "What it depends on, in the minutes' words.", 18),
    Column("status", "Status", "Open until an update closes it; what an update says of earlier work.", 12),
    Column("rag", "RAG", "Red, Amber, Green or Grey.", 9),
    Column("rag_reason", "Why this colour", "The reason for the colour, in a sentence.", 30),
    Column("history", "What became of it", "What later meetings said of it, oldest first, with the day.", 30),
    Column("quote", "Source quote", "The exact words of the minutes, laid out on one line.", 48),
    Column(
        "place",
        "Where in the minutes",
        "Place in the document; in the workbook a link to the passage on the page.",
        22,
    ),
    Column("first_due", "First due", "The day first promised, where a later one was given since.", 12),
    Column("lacks", "What it lacks", "An owner, a date, something to check, or control of its condition.", 26),
    Column("due_reason", "How the date was worked out", "The step from the words to the date.", 26),
    Column("confidence", "How sure", "How likely it is that two careful readers would both record it.", 14),
    Column("reason", "Why it was picked", "What in the words made the toolkit record it.", 34),
    Column("list", "List", "The sheet the record stands on.", 16),
    Column("council", "Council", "Council or other body, where the minutes name it.", 18),
    Column("document", "Document", "Identifier of the document, as in commitments.jsonl.", 22),
)


def row(entry: Entry) -> dict[str, Value]:
    """Lay one line of the register out in the columns."""
    record, meeting, words = entry.commitment, entry.reading.meeting, load("report")
    due = record.due
    dated = due is not None and due.date is not None
    line = entry.line
    return {
        "reference": entry.reference,
        "committee": wording.one_line(meeting.committee or meeting.council or ""),
        "meeting_date": meeting.date,
        "item": wording.item(record),
        "action": wording.action(record),
        "kind": words["kinds"][record.kind],
        "owner": wording.owner(record),
        "due": wording.due_words(record),
        "due_date": line.due if line else due.date if due is not None else None,
        "assumed": ("Assumed" if due is not None and due.assumed else "As written") if dated else "",
        "condition": wording.one_line(record.condition or ""),
        "status": capital(state_name(line.state)) if line else wording.status(record),
        "rag": entry.rating.label,
        "rag_reason": entry.rating.reason,
        "history": " ".join(map(events.told, events.since(line))) if line else _of_others(entry),
        "quote": wording.one_line(record.quote.text),
        "place": wording.capital(place(entry.reading.document, record.quote)),
        "first_due": line.first_due if line and line.slips else None,
        "lacks": wording.sentence("; ".join(gap.why for gap in entry.gaps)),
        "due_reason": wording.sentence(due.reason) if due is not None else "",
        "confidence": wording.confidence(record.confidence),
        "reason": wording.sentence(record.reason),
        "list": words["lists"][entry.listing],
        "council": wording.one_line(meeting.council or ""),
        "document": entry.reading.document.id,
    }


def _of_others(entry: Entry) -> str:
    return f"Speaks of {', '.join(entry.speaks_of)}." if entry.speaks_of else ""


def records_frame(readings: Sequence[Reading], *, as_at: dt.date, check_below: float = 0.5) -> pd.DataFrame:
    """Make the records of readings a data frame, a row a record, in the order of meetings and text.

    Args:
        readings: What was read.
        as_at: Day of the report.
        check_below: Records of a lower confidence go to the list "To check".

    Returns:
        The columns of `COLUMNS`; `meeting_date`, `due_date` and `first_due` are datetime64, everything else text.
    """
    import pandas as pd

    rows = [row(entry) for entry in entries(readings, as_at=as_at, check_below=check_below)]
    frame = pd.DataFrame(rows, columns=[column.name for column in COLUMNS])
    dates = {name: pd.to_datetime(frame[name]) for name in ("meeting_date", "due_date", "first_due")}
    return frame.assign(**dates)


def write_register_csv(lines: Iterable[Entry], handle: TextIO) -> None:
    """Write the register's columns as CSV; open the file as utf-8-sig for Excel."""
    write_rows([column.name for column in COLUMNS], (row(entry).values() for entry in lines), handle)
