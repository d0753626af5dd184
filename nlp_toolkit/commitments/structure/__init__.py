"""Tell what a set of minutes is made of: who met, when and where, and the parts the text falls into."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from nlp_toolkit.commitments.structure.attendance import attendance_of
from nlp_toolkit.commitments.structure.bodies import bodies
from nlp_toolkit.commitments.structure.days import clock
from nlp_toolkit.commitments.structure.definitions import definitions_of
from nlp_toolkit.commitments.structure.front import business_begins, place_of_meeting
from nlp_toolkit.commitments.structure.items import items_of, numbered_items
from nlp_toolkit.commitments.structure.meeting_date import meeting_date
from nlp_toolkit.commitments.structure.next_meetings import next_meetings
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import plain, squeeze
from nlp_toolkit.commitments.structure.roles import Roles, roles_of
from nlp_toolkit.commitments.structure.split import parts_of
from nlp_toolkit.records import Document, Meeting, Paragraph, Person

__all__ = ["structure"]

_MEETING_HELD = re.compile(r"(?:[\w']+\s+){0,6}meeting\s+(?:\w+\s+){0,12}?held\b", re.IGNORECASE)


def structure(document: Document, *, date: dt.date | None = None) -> Meeting:
    """Find the council, the date, the people, the items and the paragraphs of one meeting's minutes.

    A lead-in that only opens a list ("It was agreed that:") has the role "heading"; its points have it as their lead.
    A resolution or an ACTION line that carries its own lead-in has that as its lead, inside the paragraph.

    Args:
        document: What was read.
        date: Day of the meeting, where the reader of the minutes knows better than their text.
    """
    text = plain(document.text)
    parts = parts_of(document, text)
    business = business_begins(text, parts)
    people, attending = attendance_of(document, text, parts, business)
    roles = roles_of(text, parts, business, attending, _known(people))
    headings = _item_starts(parts, roles, attending, business)
    titled = {index for index in headings if roles.role[index] != "prose"}
    items, at = items_of(document.text, text, parts, headings, titled)
    front = [part for part in parts[:business] if part.layout != "furniture"]
    front += [part for part in parts[business : business + 6] if _MEETING_HELD.match(part.words)]
    met = date or meeting_date(text, parts, business, name=document.id) or _field(document)
    names = bodies([part for index, part in enumerate(parts[:business]) if index not in attending])
    titles = [items[place].title if place is not None else "" for place in at]
    return Meeting(
        source=document.id,
        council=names.council,
        committee=names.committee,
        date=met,
        time=next((hour for part in front if (hour := clock(text, part.start, part.end))), None),
        place=place_of_meeting(front),
        people=people,
        definitions=definitions_of(document, text, parts, [person.name for person in people]),
        items=items,
        paragraphs=_paragraphs(parts, roles, at),
        next_meetings=next_meetings(text, parts, titles, met, (names.council, names.committee)),
    )


def _known(people: Sequence[Person]) -> frozenset[str]:
    return frozenset(word for person in people for word in (person.initials, person.name) if word)


def _field(document: Document) -> dt.date | None:
    """Read the day that the source itself gives."""
    for name, value in document.fields:
        if name == "date":
            try:
                return dt.date.fromisoformat(value[:10])
            except ValueError:
                return None
    return None


def _item_starts(parts: Sequence[Part], roles: Roles, attending: frozenset[int], business: int) -> list[int]:
    """List the parts that open an item: headings of the business, or bare numbers where there are no headings."""
    starts = [
        index
        for index, part in enumerate(parts)
        if (roles.role[index] == "heading" and index not in roles.aside)
        or (index in attending and _numbered_heading(part))
        or (index and squeeze(parts[index - 1].words) == "agenda item" and index < business)
    ]
    return numbered_items(parts, starts, business, roles.role, roles.lead)


def _numbered_heading(part: Part) -> bool:
    return part.label is not None and part.label[0].isdigit() and (part.titled or part.layout == "heading")


def _paragraphs(parts: Sequence[Part], roles: Roles, at: Sequence[int | None]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            start=part.start,
            end=part.end,
            role=roles.role[index],
            item=at[index],
            label=part.label,
            lead=roles.lead.get(index),
            margin=roles.margin.get(index),
            cells=roles.cells.get(index, ()),
        )
        for index, part in enumerate(parts)
    )
