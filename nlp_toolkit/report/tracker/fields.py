"""What a column of the register may hold: each field with its heading, its meaning and how a line fills it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Line
from nlp_toolkit.report import wording
from nlp_toolkit.report.tracker.events import since, told
from nlp_toolkit.report.tracker.printed import printed
from nlp_toolkit.report.tracker.standing import Standing
from nlp_toolkit.terms import load

Value = str | int | dt.date | None
Settable = Literal["", "state", "owner", "due", "what", "note"]
"""What of a line somebody may change in a cell; "" where the cell only tells."""


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one thing that a column can show of a line.

    Attributes:
        name: As council.toml, data frames and CSV name it.
        heading: Its heading where a council gives none.
        meaning: What stands in it, in a sentence.
        value: How a line fills it.
        sets: What of the line an edit of the cell changes.
    """

    name: str
    heading: str
    meaning: str
    value: Callable[[Standing], Value]
    sets: Settable = ""


def _text(words: str | None) -> str:
    return printed(words or "")


def _origin(line: Line) -> str:
    """Name the meeting a promise was made at, with the minute's number."""
    minute = f"minute {_text(line.minute)}" if line.minute else ""
    return ", ".join(part for part in (_text(line.committee or line.council), minute) if part)


def _area(line: Line) -> str:
    """Name the subject: the agenda item without its number.

    >>> from nlp_toolkit.records import Commitment, Quote
    >>> _area(Line("A 1", Commitment(Quote("m", 0, 1, "x"), "action", item="7. Home to school transport")))
    'Home to school transport'
    """
    words = _text(line.first.item)
    number, _, title = words.partition(" ")
    return title if title and number.rstrip(".)").replace(".", "").isalnum() and number[:1].isdigit() else words


def owner(line: Line) -> str:
    """Name who is to do it, without a leading article, or say that nobody is named."""
    words = _text(line.owner)
    first, _, rest = words.partition(" ")
    return (wording.capital(rest) if first.casefold() == "the" and rest else words) or "Not stated"


def due_words(line: Line) -> str:
    """Give the minutes' words of the deadline first given, or of a repetition."""
    return wording.due_words(line.first)


def _executive(line: Line) -> dt.date | None:
    """Find the day on which the council's executive first dealt with a line."""
    bodies = set(load("tracker")["executive"]["bodies"])
    if line.committee.casefold() in bodies:
        return line.promised
    return next((change.on for change in since(line) if change.committee.casefold() in bodies), None)


def _status(one: Standing) -> str:
    return str(load("tracker")["states"][one.line.state])


def _progress(one: Standing) -> str:
    return "\n".join(told(change) for change in since(one.line))


def _latest(one: Standing) -> str:
    return ([""] + [told(change) for change in since(one.line)])[-1]


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field(
            "ref", "Reference", "Committee, council year and running number; it never changes.", lambda s: s.line.ref
        ),
        Field("council", "Council", "Council or other body.", lambda s: _text(s.line.council)),
        Field("committee", "Committee", "Committee it was promised to.", lambda s: _text(s.line.committee)),
        Field("promised", "Date", "Day of the meeting at which it was promised.", lambda s: s.line.promised),
        Field("minute", "Minute", "Number of the minute or item.", lambda s: _text(s.line.minute)),
        Field("origin", "Origin", "The meeting it was promised at, and the minute.", lambda s: _origin(s.line)),
        Field("area", "Area", "Subject, as the agenda item names it.", lambda s: _area(s.line)),
        Field(
            "what",
            "Action or commitment",
            "What is to be done, in one sentence.",
            lambda s: wording.sentence(_text(s.line.what or s.line.first.summary or s.line.first.quote.text)),
            "what",
        ),
        Field("owner", "Owner", "Who is to do it.", lambda s: owner(s.line), "owner"),
        Field(
            "due", "Due date", "The last day that still keeps the promise, as it stands.", lambda s: s.line.due, "due"
        ),
        Field("due_words", "Due as written", "The minutes' words of the deadline.", lambda s: due_words(s.line)),
        Field(
            "complete_by",
            "To be completed",
            "The day it is due; where there is none, the minutes' words.",
            lambda s: s.line.due or due_words(s.line),
            "due",
        ),
        Field("first_due", "First due", "The day first promised.", lambda s: s.line.first_due),
        Field("condition", "Condition", "What it depends on.", lambda s: _text(s.line.condition)),
        Field(
            "firmness",
            "Firmness",
            "How firm the latest words are.",
            lambda s: str(load("tracker")["firmness"][s.line.firmness]),
        ),
        Field("state", "State", "How it stands, as the history writes it (“reported_done”).", lambda s: s.line.state),
        Field("status", "Status", "How it stands.", _status, "state"),
        Field("progress", "Progress", "What was heard of it since, each with its day and words.", _progress, "note"),
        Field("latest", "Latest", "What was heard of it last.", _latest),
        Field(
            "executive_date",
            "Executive date",
            "Day on which the executive dealt with it.",
            lambda s: _executive(s.line),
        ),
        Field("rag", "RAG", "Red, Amber, Green or Grey.", lambda s: s.rating.label),
        Field(
            "rag_reason", "Why this colour", "The reason for the colour.", lambda s: wording.sentence(s.rating.clause)
        ),
        Field("slips", "Times slipped", "How often a later date was given.", lambda s: s.line.slips),
        Field("asked", "Times asked again", "How often it was asked for again.", lambda s: s.line.asked),
        Field("heard", "Last heard of", "Last day on which a meeting heard of it.", lambda s: s.line.heard),
        Field("silent", "Meetings without a word", "Meetings of the committee since then.", lambda s: s.line.silent),
        Field("notes", "Notes", "What officers wrote.", lambda s: "\n".join(map(_text, s.line.notes)), "note"),
        Field(
            "quote",
            "Words of the minutes",
            "The exact words that promised it.",
            lambda s: _text(s.line.first.quote.text),
        ),
        Field(
            "document", "Document", "Identifier of the minutes it was promised in.", lambda s: s.line.first.quote.source
        ),
    )
}
"""Every field by its name, in the order in which a data frame holds them."""


def fill(one: Standing, name: str) -> Value:
    """Fill one field of a line.

    Raises:
        KeyError: If there is no such field.
    """
    return FIELDS[name].value(one)
