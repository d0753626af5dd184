"""A council's calendar: its bank holidays, terms, years and meetings."""

from __future__ import annotations

import calendar as months
import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from nlp_toolkit import terms
from nlp_toolkit.records import Meeting, Outcome, Problem

Nation = Literal["England", "Scotland", "Wales", "Northern Ireland", "Ireland"]
Quarters = Literal["financial", "calendar"]
MonthDay = tuple[int, int]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
TERMS = ("autumn", "spring", "summer")

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
class Settings:
    """Hold the days that words such as "early in March" or "this week" stand for.

    Days of the year are (month, day), and 29 February means the last day of February.

    Attributes:
        early: Day of the month for "at the beginning of" and "early in".
        middle: Day of the month for "the middle of" and "mid-".
        week_ends: Last working day of a week, Monday 0.
        christmas: Last day that is before Christmas.
        new_year: Last day of "in the new year".
        early_in_year: Last day of "early in 2025".
        middle_of_year: Last day of "mid-2025".
        financial: First day of the financial year.
        municipal: First day of the municipal year.
        school: First day of the school year.
        quarters: Whether a plain "second quarter" is of the financial or of the calendar year.
        seasons: First and last day of each season.
        terms: First and last day of each term where the council's own term dates don't say.
        half_terms: A day in the week of each term's break where they don't say.
    """

    early: int
    middle: int
    week_ends: int
    christmas: MonthDay
    new_year: MonthDay
    early_in_year: MonthDay
    middle_of_year: MonthDay
    financial: MonthDay
    municipal: MonthDay
    school: MonthDay
    quarters: Quarters
    seasons: Mapping[str, tuple[MonthDay, MonthDay]]
    terms: Mapping[str, tuple[MonthDay, MonthDay]]
    half_terms: Mapping[str, MonthDay]


@lru_cache(maxsize=8)
def settings_for(nation: Nation) -> Settings:
    """Give the packaged settings of one nation."""
    packaged = terms.load("due")
    return _settings(_laid_over(packaged, packaged["nations"].get(nation, {})))


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

    def for_meeting(self, meeting: Meeting) -> Calendar:
        """Add what the minutes of one meeting say of its committee and of later meetings."""
        return replace(self, body=meeting.committee or "", next_meetings=meeting.next_meetings)

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


class _UnusableError(ValueError):
    """Say what in a council.toml can't be used, and how to put it right."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


def load_calendar(path: str | Path, *, councils: Path | None = None) -> Outcome[Calendar]:
    """Read a council's calendar from its council.toml.

    What the file does not name keeps the value of its nation in terms/due.toml.

    Args:
        path: The file, the folder that holds it, or the council's short name within `councils`.
        councils: Folder of councils, one folder each; without it a short name is looked up in the working folder.
    """
    source = Path(path)
    if councils is not None and not source.exists():
        source = councils / source
    if source.is_dir():
        source /= "council.toml"
    if not source.is_file():
        return _failed(str(path), "there is no council.toml here", "give the path of the file or of its folder")
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8-sig"))
        return Outcome(_calendar(table))
    except _UnusableError as error:
        return _failed(str(source), error.reason, error.remedy)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return _failed(str(source), f"it is not valid TOML ({error})", "correct that line, or save it again as UTF-8")


def _failed(source: str, reason: str, remedy: str) -> Outcome[Calendar]:
    return Outcome(problem=Problem(source, reason, remedy))


_TABLES = (
    "name",
    "nation",
    "days",
    "year",
    "seasons",
    "terms",
    "half_terms",
    "term_dates",
    "meetings",
    "committees",
    "rating",
    "layout",
)


def _calendar(table: Mapping[str, Any]) -> Calendar:
    for key in table:
        if key not in _TABLES:
            raise _UnusableError(f'"{key}" is not a setting', f"use one of {', '.join(_TABLES)}")
    nation = table.get("nation", "England")
    if nation not in get_args(Nation):
        raise _UnusableError(f'nation "{nation}" is not known', f"write one of {', '.join(get_args(Nation))}")
    packaged = terms.load("due")
    whole = _laid_over(_laid_over(packaged, packaged["nations"].get(nation, {})), table)
    return Calendar(
        nation=cast("Nation", nation),
        council=_text(table, "name"),
        meetings=tuple(_meetings(table.get("meetings", []))),
        term_dates=tuple(sorted(_term_dates(table.get("term_dates", [])), key=lambda term: term.first)),
        own_settings=_settings(whole),
    )


def _laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    settings = {key: dict(under[key]) for key in ("days", "year", "seasons", "terms", "half_terms")}
    for name, values in settings.items():
        given = over.get(name, {})
        if not isinstance(given, Mapping):
            raise _UnusableError(f'"{name}" is not a table', f"write it as [{name}] with one setting on each line")
        for key, value in given.items():
            if key not in values:
                raise _UnusableError(f'[{name}] has no setting "{key}"', f"use one of {', '.join(values)}")
            values[key] = value
    return settings


def _settings(table: Mapping[str, Mapping[str, Any]]) -> Settings:
    days, year = table["days"], table["year"]
    if days["week_ends"] not in WEEKDAYS:
        raise _UnusableError(f'week_ends "{days["week_ends"]}" is not a day', 'write it in full, as "Friday"')
    if year["quarters"] not in get_args(Quarters):
        raise _UnusableError(f'quarters "{year["quarters"]}" is not known', 'write "financial" or "calendar"')
    for name in ("early", "middle"):
        if type(days[name]) is not int or not 1 <= days[name] <= 28:
            raise _UnusableError(f'{name} "{days[name]}" is not a day of every month', "write a number from 1 to 28")
    return Settings(
        early=days["early"],
        middle=days["middle"],
        week_ends=WEEKDAYS.index(days["week_ends"]),
        quarters=cast("Quarters", year["quarters"]),
        seasons={name: _stretch(name, value) for name, value in table["seasons"].items()},
        terms={name: _stretch(name, value) for name, value in table["terms"].items()},
        half_terms={name: _month_day(name, value) for name, value in table["half_terms"].items()},
        **{name: _month_day(name, days[name]) for name in ("christmas", "new_year", "early_in_year", "middle_of_year")},
        **{name: _month_day(name, year[name]) for name in ("financial", "municipal", "school")},
    )


def _month_day(name: str, value: object) -> MonthDay:
    try:
        day = dt.date.fromisoformat(f"2024-{value}")  # a leap year, so that 02-29 is a day
    except ValueError:
        raise _UnusableError(f'{name} "{value}" is not a day of the year', 'write month and day, as "09-01"') from None
    return day.month, day.day


def _stretch(name: str, value: object) -> tuple[MonthDay, MonthDay]:
    if not isinstance(value, list) or len(value) != 2:
        raise _UnusableError(f'"{name}" is not a first and a last day', 'write both, as ["09-01", "12-31"]')
    return _month_day(name, value[0]), _month_day(name, value[1])


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise _UnusableError(f'"{key}" is not text', "put it in quotation marks")
    return value


def _day(value: object, where: str) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise _UnusableError(f'"{value}" in {where} is not a date', "write it without quotation marks, as 2025-03-04")
    return value


def _rows(rows: object, name: str) -> Iterable[Mapping[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise _UnusableError(f'"{name}" is not a list of tables', f"begin each with [[{name}]]")
    return cast("list[Mapping[str, Any]]", rows)


def _meetings(rows: object) -> Iterable[tuple[str, dt.date]]:
    for row in _rows(rows, "meetings"):
        body, days = _text(row, "body"), row.get("dates")
        if not body or not isinstance(days, list):
            raise _UnusableError(
                "a meeting lacks its body or its dates", 'give both, as body = "Cabinet" and dates = [2025-03-04]'
            )
        for day in days:
            yield body, _day(day, f'the meetings of "{body}"')


def _term_dates(rows: object) -> Iterable[TermDates]:
    for row in _rows(rows, "term_dates"):
        name = _text(row, "name")
        if name not in TERMS:
            raise _UnusableError(f'term "{name}" is not known', f"write one of {', '.join(TERMS)}")
        where = f"the {name} term"
        first, last, half = _day(row.get("first"), where), _day(row.get("last"), where), row.get("half_term")
        if half is not None and (not isinstance(half, list) or len(half) != 2):
            raise _UnusableError(f"half_term of {where} is not a first and a last day", "write both in square brackets")
        if first > last:
            raise _UnusableError(f"{where} ends before it begins", "put the earlier day first")
        yield TermDates(name, first, last, None if half is None else (_day(half[0], where), _day(half[1], where)))
