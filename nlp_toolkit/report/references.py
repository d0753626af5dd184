"""Short names for records that people can say over the telephone: "CF (21/22) 07"."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence

from nlp_toolkit.records import Meeting, Reading
from nlp_toolkit.terms import load


def chronological(readings: Sequence[Reading]) -> list[Reading]:
    """Put readings in the order of their meetings, those without a date last."""
    return sorted(readings, key=lambda r: (r.meeting.date or dt.date.max, r.meeting.committee or "", r.document.id))


def references(readings: Sequence[Reading]) -> list[list[str]]:
    """Number the records of each committee through its municipal year, by meeting date and then by place in the text.

    Returns:
        One list for each reading, in the order given, with one reference for each of its commitments.
    """
    counts: Counter[str] = Counter()
    given: dict[int, list[str]] = {}
    position = {id(reading): index for index, reading in enumerate(readings)}
    for reading in chronological(readings):
        series = f"{initials(reading.meeting)} ({municipal_year(reading.meeting.date)})"
        order = sorted(range(len(reading.commitments)), key=lambda i: reading.commitments[i].quote.start)
        numbers = [""] * len(order)
        for index in order:
            counts[series] += 1
            numbers[index] = f"{series} {counts[series]:02d}"
        given[position[id(reading)]] = numbers
    return [given[index] for index in range(len(readings))]


def municipal_year(date: dt.date | None, *, begins: tuple[int, int] = (5, 1)) -> str:
    """Name the council year that a day falls in.

    >>> municipal_year(dt.date(2022, 4, 30)), municipal_year(dt.date(2022, 5, 1)), municipal_year(None)
    ('21/22', '22/23', 'undated')

    Args:
        date: The day, or None.
        begins: Month and day on which the year begins.
    """
    if date is None:
        return "undated"
    first = date.year if (date.month, date.day) >= begins else date.year - 1
    return f"{first % 100:02d}/{(first + 1) % 100:02d}"


def initials(meeting: Meeting) -> str:
    """Shorten the committee's name, or the council's where no committee is named.

    >>> initials(Meeting("a", committee="Children and Families Overview and Scrutiny Panel"))
    'CF'
    >>> initials(Meeting("a", committee="Education Committee")), initials(Meeting("a", committee="Cabinet"))
    ('EC', 'CAB')
    """
    words = load("report")["initials"]
    named = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", meeting.committee or meeting.council or "")
    telling = [word for word in named if word.casefold() not in words["small"]]
    special = [word for word in telling if word.casefold() not in words["generic"]]
    chosen = special if len(special) > 1 else telling
    if not chosen:
        return str(words["nameless"])
    return "".join(word[0] for word in chosen).upper() if len(chosen) > 1 else chosen[0][:3].upper()


def anchor(reference: str) -> str:
    """Turn a reference into the name of its place on the page.

    >>> anchor("CF (21/22) 07")
    'cf-21-22-07'
    """
    return re.sub(r"\W+", "-", reference.casefold()).strip("-")
