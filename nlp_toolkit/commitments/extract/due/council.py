"""Read a council's calendar from its council.toml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast, get_args

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.due.calendar import Calendar, TermDates
from nlp_toolkit.commitments.extract.due.settings import TERMS, Nation, laid_over, settings_from
from nlp_toolkit.records import Outcome, UnusableError
from nlp_toolkit.terms.council import read_council


def load_calendar(path: str | Path, *, councils: Path | None = None) -> Outcome[Calendar]:
    """Read a council's calendar from its council.toml.

    What the file does not name keeps the value of its nation in terms/due.toml.

    Args:
        path: The file, the folder that holds it, or the council's short name within `councils`.
        councils: Folder of councils, one folder each; without it a short name is looked up in the working folder.
    """
    return read_council(path, _calendar, councils=councils)


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
            raise UnusableError(f'"{key}" is not a setting', f"use one of {', '.join(_TABLES)}")
    nation = table.get("nation", "England")
    if nation not in get_args(Nation):
        raise UnusableError(f'nation "{nation}" is not known', f"write one of {', '.join(get_args(Nation))}")
    packaged = terms.load("due")
    whole = laid_over(laid_over(packaged, packaged["nations"].get(nation, {})), table)
    return Calendar(
        nation=cast("Nation", nation),
        council=_text(table, "name"),
        meetings=tuple(_meetings(table.get("meetings", []))),
        term_dates=tuple(sorted(_term_dates(table.get("term_dates", [])), key=lambda term: term.first)),
        own_settings=settings_from(whole),
    )


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise UnusableError(f'"{key}" is not text', "put it in quotation marks")
    return value


def _day(value: object, where: str) -> dt.date:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise UnusableError(f'"{value}" in {where} is not a date', "write it without quotation marks, as 2025-03-04")
    return value


def _rows(rows: object, name: str) -> Iterable[Mapping[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise UnusableError(f'"{name}" is not a list of tables', f"begin each with [[{name}]]")
    return cast("list[Mapping[str, Any]]", rows)


def _meetings(rows: object) -> Iterable[tuple[str, dt.date]]:
    for row in _rows(rows, "meetings"):
        body, days = _text(row, "body"), row.get("dates")
        if not body or not isinstance(days, list):
            raise UnusableError(
                "a meeting lacks its body or its dates", 'give both, as body = "Cabinet" and dates = [2025-03-04]'
            )
        for day in days:
            yield body, _day(day, f'the meetings of "{body}"')


def _term_dates(rows: object) -> Iterable[TermDates]:
    for row in _rows(rows, "term_dates"):
        name = _text(row, "name")
        if name not in TERMS:
            raise UnusableError(f'term "{name}" is not known', f"write one of {', '.join(TERMS)}")
        where = f"the {name} term"
        first, last, half = _day(row.get("first"), where), _day(row.get("last"), where), row.get("half_term")
        if half is not None and (not isinstance(half, list) or len(half) != 2):
            raise UnusableError(f"half_term of {where} is not a first and a last day", "write both in square brackets")
        if first > last:
            raise UnusableError(f"{where} ends before it begins", "put the earlier day first")
        yield TermDates(name, first, last, None if half is None else (_day(half[0], where), _day(half[1], where)))
