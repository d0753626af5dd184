"""Stretches of days: what the words of a date cover before a preposition says which of them counts."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from nlp_toolkit.commitments.extract.due.calendar import Calendar

StretchUnit = Literal[
    "day", "week", "month", "quarter", "season", "term", "year", "festival", "break", "span", "meeting"
]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tell which days some words cover.

    Attributes:
        start: Offset of the first character of the words.
        end: Offset after the last.
        unit: What kind of words they are.
        first: First day covered; None where it can't be told.
        last: Last day covered; None where it can't be told.
        why: How that was worked out, in a clause.
        yearly: The words name no year, so the same days of another year may be meant.
        imputed: Something was imputed already (a year, a setting), whatever preposition comes.
        relative: The days are named from the meeting's ("next month"), not by a name of their own ("April").
        past: The words themselves look back ("last week").
        ranged: They are a range ("April/May"), which keeps its end.
    """

    start: int
    end: int
    unit: StretchUnit
    first: dt.date | None = None
    last: dt.date | None = None
    why: str = ""
    yearly: bool = False
    imputed: bool = False
    relative: bool = False
    past: bool = False
    ranged: bool = False

    def shifted(self, years: int) -> Stretch:
        """Move the days by whole years, as words without a year allow."""
        if self.first is None or self.last is None:
            return self
        return replace(self, first=add_months(self.first, 12 * years), last=_same_end(self.last, years))


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what every form reads: the flattened text, the day of the meeting and the calendar."""

    text: str
    meeting: dt.date | None
    calendar: Calendar


Form = tuple[re.Pattern[str], Callable[[Frame, re.Match[str]], "Stretch | None"], frozenset[str]]
"""A pattern, the function that works out the days of what it found, and words one of which it can't do without.

The words are looked up before the pattern is tried, in small letters and without figures; FIGURE stands for any figure.
"""

FIGURE = "#"


def words_in(text: str) -> frozenset[str]:
    """List the words of a text as forms ask for them.

    >>> sorted(words_in("By 3rd May"))
    ['#', 'by', 'may', 'rd']
    """
    return frozenset(FIGURE if word[0].isdigit() else word for word in _PIECE.findall(text.lower()))


_PIECE = re.compile(r"[^\W\d_]+|\d+")

NO_MEETING_DATE = "it counts from the meeting, whose date is not known"


def unknown(start: int, end: int, unit: StretchUnit, why: str = NO_MEETING_DATE) -> Stretch:
    """Keep words whose day can't be worked out, and say why."""
    return Stretch(start, end, unit, why=why)


def add_months(day: dt.date, count: int) -> dt.date:
    """Count months on, keeping within the shorter month.

    >>> add_months(dt.date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def month_end(year: int, month: int) -> dt.date:
    """Give the last day of a month."""
    return dt.date(year, month, months.monthrange(year, month)[1])


def _same_end(day: dt.date, years: int) -> dt.date:
    if day == month_end(day.year, day.month):
        return month_end(day.year + years, day.month)
    return add_months(day, 12 * years)


def written(day: dt.date) -> str:
    """Write a day as an officer would.

    >>> written(dt.date(2024, 3, 1))
    '1 March 2024'
    """
    return f"{day.day} {day:%B %Y}"
