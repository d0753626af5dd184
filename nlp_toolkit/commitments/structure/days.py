"""Dates and hours as minutes write them, OCR and all."""

from __future__ import annotations

import datetime as dt
import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:r?uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:\s{{0,3}}(?:st|nd|rd|th|h)\.?(?=\b|\s|[A-Z])|\s?[^\w\s,;:./()-]{{1,3}}[tdh]{{0,2}})?"
_YEAR = r"(?:\s*,)?(?:\s*(?<![\d.])(?P<{0}>(?:19|2[0Oo])[0-9Oo]\d(?!\w)|(?<=\s)'?\d\d(?!\w|[:.]\d|\s?(?:am|pm))))?"
DATE = re.compile(
    r"(?<![\d/.£])(?:"
    + (
        _DAY.format("d1")
        + r"\s*(?:of\s+)?(?:(?:and|&)\s+\d{1,2}\w{0,2}\s+)?"
        + _MONTH.format("m1")
        + _YEAR.format("y1")
    )
    + ("|" + _MONTH.format("m2") + r"\s+(?:the\s+)?" + _DAY.format("d2") + r"(?![\d:]|\.\d)" + _YEAR.format("y2"))
    + r"|(?P<d3>[0-3]?\d)\s?[/.-]\s?(?P<m3>[01]?\d)\s?[/.-]\s?(?P<y3>(?:20|19)?\d\d)(?![\d/])"
    r"|(?P<y4>(?:20|19)\d\d)-(?P<m4>[01]\d)-(?P<d4>[0-3]\d)(?!\d))",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.:/£])(?P<h>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m>[0-5]\d))?(?![\d/])\s?(?P<half>[ap]\.?\s?m\b\.?|noon|hrs|hours)?",
    re.IGNORECASE,
)
_AT = re.compile(r"\b(?:at|time|from)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """Hold one date as found in the text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        day: Day of the month.
        month: Month.
        year: Year, or None where none is said.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """Make a date of it, with this year where it has none; None where there is no such day."""
        chosen = self.year or year
        try:
            return dt.date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None

    def after(self, day: dt.date | None) -> dt.date | None:
        """Give this day if it is later than another; a day without a year is the next after it."""
        if self.year is None:
            if day is None:
                return None
            same = self.date(day.year)
            return same if same and same > day else self.date(day.year + 1)
        when = self.date()
        return when if when and (day is None or when > day) else None


def days(text: str, start: int, end: int) -> Iterator[Day]:
    """Find the dates in a stretch of plain text.

    >>> text = "held on WEDNESDAY, 4TH NOVEMBER, 2015 and on 04/08/11"
    >>> [str(day.date()) for day in days(text, 0, len(text))]
    ['2015-11-04', '2011-08-04']
    """
    for found in DATE.finditer(text, start, end):
        for form in "1234":
            if found.group(f"d{form}"):
                month = found.group(f"m{form}")
                number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
                yield Day(
                    found.start(), found.end(), int(found.group(f"d{form}")), number, _year(found.group(f"y{form}"))
                )


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    number = int(words.lower().replace("o", "0").strip("'"))
    return number if number > 999 else 2000 + number if number < 70 else 1900 + number


def clock(text: str, start: int, end: int) -> dt.time | None:
    """Read the first hour of the day in a stretch.

    >>> for words in ("at 7.30pm on Wednesday", "Time 11.15am - 12.45pm", "AT 10.00 A.M."):
    ...     print(clock(words, 0, len(words)))
    19:30:00
    11:15:00
    10:00:00
    """
    for found in _CLOCK.finditer(text, start, end):
        half = re.sub(r"[\s.]", "", found.group("half") or "").lower()
        hour, minute = int(found.group("h")), int(found.group("m") or 0)
        bare = not half and (
            found.group("m") is None
            or (":" not in found.group() and not _AT.search(text[max(0, found.start() - 12) : found.start()]))
        )
        if bare or (half == "noon" and hour != 12):
            continue
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        return dt.time(hour, minute)
    return None
