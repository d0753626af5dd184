"""A council's calendar: its bank holidays, terms, years and meetings."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nlp_toolkit.commitments.extract.due.nation import nation_told
from nlp_toolkit.commitments.extract.due.settings import WEEKDAYS, MonthDay, Nation, Settings, settings_for
from nlp_toolkit.records import Meeting

_COUNTRY: Mapping[str, tuple[str, str | None]] = {
    "England": ("GB", "ENG"),
    "Scotland": ("GB", "SCT"),
    "Wales": ("GB", "WLS"),
    "Northern Ireland": ("GB", "NIR"),
    "Ireland": ("IE", None),
}


@dataclass(frozen=True, slots=True)
class TermDates:
    """Give one school term its published days.

    Attributes:
        name: "autumn", "spring" or "summer".
        first: First school day.
        last: Last school day.
        half_term: First and last day of the break in it, or None.
    """

    name: str
    first: dt.date
    last: dt.date
    half_term: tuple[dt.date, dt.date] | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Tell what a council's words for time mean: its nation, its year, its terms and its meetings.

    >>> ENGLAND.add_working_days(dt.date(2024, 3, 27), 2)
    datetime.date(2024, 4, 2)

    Attributes:
        nation: Whose bank holidays and terms count.
        council: The council's name, or "".
        body: The committee whose minutes are read, so that "the next Panel" can be told from "the next Cabinet".
        next_meetings: Dates that the minutes themselves give; the body is "" for the committee's own.
        meetings: The council's calendar, (body, day).
        term_dates: Published term dates, in order.
        own_settings: What "early in", "this week" and the like stand for here; None for the nation's.
    """

    nation: Nation = "England"
    council: str = ""
    body: str = ""
    next_meetings: tuple[tuple[str, dt.date], ...] = field(default=())
    meetings: tuple[tuple[str, dt.date], ...] = field(default=())
    term_dates: tuple[TermDates, ...] = field(default=())
    own_settings: Settings | None = None

    @property
    def settings(self) -> Settings:
        """Give the council's own settings, or its nation's."""
        return self.own_settings or settings_for(self.nation)

    def for_meeting(self, meeting: Meeting, *, text: str = "") -> Calendar:
        """Add what the minutes of one meeting say of its committee and of later meetings, and of their nation.

        Args:
            meeting: What is known of the meeting.
            text: The minutes; a calendar that is no council's takes the nation that their words tell.
        """
        told = None if self.own_settings or self.council or self.nation != "England" else nation_told(text)
        return replace(
            self, nation=told or self.nation, body=meeting.committee or "", next_meetings=meeting.next_meetings
        )

    def is_working_day(self, day: dt.date) -> bool:
        """Tell whether the council's offices are open: neither a weekend nor a bank holiday of its nation."""
        return day.weekday() < WEEKDAYS.index("Saturday") and day not in _bank_holidays(self.nation, day.year)

    def add_working_days(self, start: dt.date, count: int) -> dt.date:
        """Count working days on (or back, for a negative count) from a day, which itself does not count."""
        day, step = start, dt.timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day


@lru_cache(maxsize=64)
def _bank_holidays(nation: Nation, year: int) -> frozenset[dt.date]:
    from holidays import country_holidays

    country, part = _COUNTRY[nation]
    return frozenset(country_holidays(country, subdiv=part, years=year))


def day_in(year: int, day: MonthDay) -> dt.date:
    """Place a day of the year in a year; 29 February is the last day of any February.

    >>> day_in(2023, (2, 29))
    datetime.date(2023, 2, 28)
    """
    month, number = day
    return dt.date(year, month, min(number, months.monthrange(year, month)[1]))


ENGLAND = Calendar()
"""The packaged calendar: bank holidays and terms of England, and no meetings."""
