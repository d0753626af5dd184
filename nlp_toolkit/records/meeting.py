"""One meeting as its minutes tell it: who, when, where, and the parts the text falls into."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from nlp_toolkit.records.document import Quote

Presence = Literal["present", "in_attendance", "apologies", "substitute", "absent", "public"]
ParagraphRole = Literal[
    "prose",  # a numbered or plain paragraph of narrative
    "bullet",  # one point under a lead-in
    "resolution",  # part of a RESOLVED / AGREED / RECOMMENDED block
    "action_line",  # "ACTION: JB to write" on a line of its own
    "action_row",  # a row of an action log or action table
    "question",  # asked by a member of the public or a councillor
    "answer",  # the reply to it
    "heading",
    "attendance",
    "front_matter",  # title, date, place, page furniture
    "table_row",  # any other table
]


@dataclass(frozen=True, slots=True)
class Person:
    """Name somebody the minutes list, with every role given to that person.

    Attributes:
        name: The name as listed, without title ("Priya Nolan", "R Tolley").
        title: Form of address ("Cllr", "Cllr Mrs", "Dr"), or None.
        roles: Roles in the order given ("Chair", "Director for Education").
        organisation: Body the person comes from, or None.
        initials: As the minutes use them ("SF", "AHol"); made from the name where they give none.
        presence: Whether the person was there.
        quote: The words of the list.
    """

    name: str
    presence: Presence
    quote: Quote
    title: str | None = None
    roles: tuple[str, ...] = ()
    organisation: str | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """Keep a short form and what the minutes say it stands for.

    Attributes:
        short: The short form ("WCF", "The Director").
        long: What it stands for ("Fernshire Children First").
        quote: The words that define it.
    """

    short: str
    long: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Item:
    """Mark one agenda item.

    Attributes:
        number: As printed ("7", "125", "5.2"), or None.
        title: The heading's words, or "" where there are none.
        start: Offset of the heading, or of the first paragraph where there is none.
        end: Offset after the item's last character.
    """

    number: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Mark one paragraph, bullet, resolution clause or table row of the minutes.

    Attributes:
        start: Offset of its first character in the document's text (after its bullet or number).
        end: Offset after its last character.
        role: What part it plays.
        item: Index into `Meeting.items`, or None before the first item.
        label: Its own number or letter as printed ("3.1", "(ii)", "a."), or None.
        lead: (start, end) of the lead-in that governs it ("RESOLVED that", "The Panel agreed:"), or None.
        margin: (start, end) of initials or names in an action column beside it, or of the words after
            ACTION: on the line under it.
        cells: For rows, (column name in lower case as printed, start, end); the name is "" without a header.
    """

    start: int
    end: int
    role: ParagraphRole
    item: int | None = None
    label: str | None = None
    lead: tuple[int, int] | None = None
    margin: tuple[int, int] | None = None
    cells: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """Hold what the minutes of one meeting say of the meeting itself.

    Attributes:
        source: Identifier of the document.
        council: Council or other body, or None.
        committee: Committee, panel, board or meeting name, or None.
        date: Day of the meeting, or None.
        time: Hour it began, or None.
        place: Where it was held, or None.
        people: The attendance list.
        definitions: Abbreviations and defined terms, in the order of the text.
        items: Agenda items, in order.
        paragraphs: Every part of the text, in order.
        next_meetings: Dates given for later meetings, with the body's name where it is another ("" for the same).
    """

    source: str
    council: str | None = None
    committee: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    place: str | None = None
    people: tuple[Person, ...] = field(default=())
    definitions: tuple[Definition, ...] = field(default=())
    items: tuple[Item, ...] = field(default=())
    paragraphs: tuple[Paragraph, ...] = field(default=())
    next_meetings: tuple[tuple[str, dt.date], ...] = field(default=())
