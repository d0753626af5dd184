"""What a council sets for its register in its council.toml: its year, its committees' initials and its thresholds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Change, Meeting, Outcome, Thresholds, UnusableError
from nlp_toolkit.terms.council import read_council

FROM_MAY = (5, 1)


@dataclass(frozen=True, slots=True)
class Council:
    """Hold how a council numbers and rates the lines of its register.

    Attributes:
        name: The council's name, or "".
        initials: Initials of a committee by its name in lower case ("cf"); others are made from the name.
        year_begins: Month and day on which the municipal year begins.
        thresholds: The numbers of the rating.
    """

    name: str = ""
    initials: Mapping[str, str] = field(default_factory=dict)
    year_begins: tuple[int, int] = FROM_MAY
    thresholds: Thresholds = field(default_factory=Thresholds)

    def series(self, change: Change) -> str:
        """Name the series that a new line is numbered in.

        >>> told = Change("", "new", dt.date(2022, 3, 10), "run", committee="Children and Families Scrutiny Panel")
        >>> Council().series(told)
        'CF (21/22)'
        """
        from nlp_toolkit.report.references import initials, municipal_year

        own = self.initials.get(" ".join(change.committee.casefold().split()))
        made = initials(Meeting("", council=change.council or None, committee=change.committee or None))
        return f"{own or made} ({municipal_year(change.on, begins=self.year_begins)})"


def council_of(council: str | None, *, councils: Path = Path("corpora/councils")) -> Outcome[Council]:
    """Load what a council sets for its register, or the usual where no council is named.

    Args:
        council: Path of a council.toml or its folder, or the name of its folder in `councils`.
        councils: The folder of councils.
    """
    return Outcome(Council()) if council is None else read_council(council, _council, councils=councils)


def _council(table: Mapping[str, Any]) -> Council:
    committees = _table(table, "committees", '"Cabinet" = "CAB"')
    for name, given in committees.items():
        if not isinstance(given, str) or not re.fullmatch(r"[^\W\d_]{1,8}", given):
            raise UnusableError(f'the initials of "{name}" are not one to eight letters', f'write "{name}" = "CF"')
    return Council(
        name=str(table.get("name", "")),
        initials={" ".join(name.casefold().split()): str(given) for name, given in committees.items()},
        year_begins=_year(_table(table, "year", 'municipal = "05-01"').get("municipal")),
        thresholds=_thresholds(_table(table, "rating", "soon_days = 28")),
    )


def _table(table: Mapping[str, Any], name: str, example: str) -> Mapping[str, Any]:
    held = table.get(name, {})
    if not isinstance(held, Mapping):
        raise UnusableError(f'"{name}" is not a table', f"write it as [{name}] with lines such as {example}")
    return held


def _year(given: object) -> tuple[int, int]:
    if given is None:
        return FROM_MAY
    try:
        day = dt.date.fromisoformat(f"2024-{given}")  # a leap year, so that 02-29 is a day
    except ValueError:
        raise UnusableError(
            f'municipal "{given}" is not a day of the year', 'write month and day, as "05-01"'
        ) from None
    return day.month, day.day


def _thresholds(table: Mapping[str, Any]) -> Thresholds:
    names = [each.name for each in fields(Thresholds)]
    for name, value in table.items():
        if name not in names:
            raise UnusableError(f'[rating] has no setting "{name}"', f"use one of {', '.join(names)}")
        least = 0 if name == "soon_days" else 1
        if type(value) is not int or value < least:
            raise UnusableError(f"{name} in [rating] is not a whole number from {least} up", f"write it as {name} = 2")
    found = Thresholds(**table)
    if found.slips_red < found.slips_amber:
        raise UnusableError("slips_red in [rating] is less than slips_amber", "let Red need at least as many slips")
    return found
