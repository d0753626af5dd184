"""The days that words such as "early in March" or "this week" stand for, by nation and as a council sets them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast, get_args

from nlp_toolkit import terms
from nlp_toolkit.records import UnusableError

Nation = Literal["England", "Scotland", "Wales", "Northern Ireland", "Ireland"]
Quarters = Literal["financial", "calendar"]
MonthDay = tuple[int, int]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("spring", "summer", "autumn", "winter")
TERMS = ("autumn", "spring", "summer")


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
    return settings_from(laid_over(packaged, packaged["nations"].get(nation, {})))


def laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay the settings that a file gives over those that hold without it.

    Raises:
        UnusableError: If the file gives a setting that there is not.
    """
    settings = {key: dict(under[key]) for key in ("days", "year", "seasons", "terms", "half_terms")}
    for name, values in settings.items():
        given = over.get(name, {})
        if not isinstance(given, Mapping):
            raise UnusableError(f'"{name}" is not a table', f"write it as [{name}] with one setting on each line")
        for key, value in given.items():
            if key not in values:
                raise UnusableError(f'[{name}] has no setting "{key}"', f"use one of {', '.join(values)}")
            values[key] = value
    return settings


def settings_from(table: Mapping[str, Mapping[str, Any]]) -> Settings:
    """Check the settings of a table and make them a record.

    Raises:
        UnusableError: If a value is no day, or no word that is known.
    """
    days, year = table["days"], table["year"]
    if days["week_ends"] not in WEEKDAYS:
        raise UnusableError(f'week_ends "{days["week_ends"]}" is not a day', 'write it in full, as "Friday"')
    if year["quarters"] not in get_args(Quarters):
        raise UnusableError(f'quarters "{year["quarters"]}" is not known', 'write "financial" or "calendar"')
    for name in ("early", "middle"):
        if type(days[name]) is not int or not 1 <= days[name] <= 28:
            raise UnusableError(f'{name} "{days[name]}" is not a day of every month', "write a number from 1 to 28")
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
        raise UnusableError(f'{name} "{value}" is not a day of the year', 'write month and day, as "09-01"') from None
    return day.month, day.day


def _stretch(name: str, value: object) -> tuple[MonthDay, MonthDay]:
    if not isinstance(value, list) or len(value) != 2:
        raise UnusableError(f'"{name}" is not a first and a last day', 'write both, as ["09-01", "12-31"]')
    return _month_day(name, value[0]), _month_day(name, value[1])
