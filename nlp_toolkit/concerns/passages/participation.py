"""Take what members of the public said at a meeting out of its minutes."""

from __future__ import annotations

import re

from nlp_toolkit.records import Document, Paragraph, Reading
from nlp_toolkit.terms import load


def public_participation(reading: Reading) -> tuple[Document, ...]:
    """Give what the public asked and said at a meeting, each paragraph a text to be made safe like a letter.

    Args:
        reading: Minutes with the parts of their meeting; answers given by members and officers are left out.

    Returns:
        One document for each paragraph, with the day of the meeting; none where the public took no part.
    """
    titles = re.compile("|".join(load("passages")["participation"]["titles"]), re.IGNORECASE)
    meeting = reading.meeting
    items = {n for n, item in enumerate(meeting.items) if titles.search(item.title)}
    date = (("date", meeting.date.isoformat()),) if meeting.date else ()
    return tuple(
        Document(
            id=f"{reading.document.id}#public-{number}",
            path=reading.document.path,
            format=reading.document.format,
            text=reading.document.text[paragraph.start : paragraph.end],
            blocks=(),
            kind="statement",
            fields=date,
        )
        for number, paragraph in enumerate((p for p in meeting.paragraphs if _said(p, reading, items)), start=1)
    )


def _said(paragraph: Paragraph, reading: Reading, items: set[int]) -> bool:
    """Tell whether a paragraph under public participation reports what the public said."""
    if paragraph.item not in items or paragraph.role not in ("prose", "bullet", "question"):
        return False
    words = reading.document.text[paragraph.start : paragraph.end]
    form = load("passages")["participation"]
    return not any(re.search(pattern, words, re.IGNORECASE) for pattern in form["answers"])
