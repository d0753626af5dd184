"""A council's own columns for the register, in its own words and order, from its council.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Outcome, UnusableError
from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.terms import load
from nlp_toolkit.terms.council import read_council

NARROWEST, WIDEST = 4, 100


@dataclass(frozen=True, slots=True)
class Column:
    """Name one column of a council's register.

    Attributes:
        field: What it holds, by the name of the field.
        heading: As the council heads it.
        width: In characters; on paper in proportion.
    """

    field: str
    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold a council's columns in their order.

    Attributes:
        title: What the council calls its register.
        columns: The columns, left to right.
        council: The council's name, or "".
    """

    title: str
    columns: tuple[Column, ...]
    council: str = ""


def standard() -> Layout:
    """Give the columns of a council that has named none.

    >>> [column.heading for column in standard().columns][:4]
    ['Reference', 'Promised at', 'Date', 'Action or commitment']
    """
    return _layout(load("tracker")["layout"], "")


def load_layout(path: str | Path | None, *, councils: Path | None = None) -> Outcome[Layout]:
    """Read a council's columns from the [layout] of its council.toml.

    Args:
        path: The file, the folder that holds it, or the council's short name within `councils`; None for the standard.
        councils: Folder of councils, one folder each.

    Returns:
        The layout; the standard one where the file has no [layout]; or the reason it cannot be used.
    """
    if path is None:
        return Outcome(standard())
    return read_council(path, _own, councils=councils)


def _own(table: Mapping[str, Any]) -> Layout:
    return _layout(table.get("layout", load("tracker")["layout"]), str(table.get("name", "")))


def _layout(table: object, council: str) -> Layout:
    """Check a [layout] and make it a record."""
    if not isinstance(table, Mapping):
        raise UnusableError('"layout" is not a table', "write it as [layout] with title and columns")
    for key in table:
        if key not in {"title", "columns"}:
            raise UnusableError(f'[layout] has no setting "{key}"', "use title and columns")
    title, rows = table.get("title", load("tracker")["layout"]["title"]), table.get("columns")
    if not isinstance(title, str) or not title.strip():
        raise UnusableError("the title of [layout] is not text", "put it in quotation marks")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise UnusableError("[layout] has no columns", 'write columns = [{ field = "ref", name = "Reference" }, …]')
    columns = tuple(_column(row) for row in rows)
    for column in columns:
        if sum(column.heading.casefold() == other.heading.casefold() for other in columns) > 1:
            raise UnusableError(f'two columns are headed "{column.heading}"', "give each a name of its own")
    return Layout(" ".join(title.split()), columns, council)


def _column(row: Mapping[str, Any]) -> Column:
    """Check one column and make it a record."""
    for key in row:
        if key not in {"field", "name", "width"}:
            raise UnusableError(f'a column has no setting "{key}"', "use field, name and width")
    name = row.get("field")
    if not isinstance(name, str) or name not in FIELDS:
        raise UnusableError(f'"{name}" is not a field of the register', f"use one of {', '.join(FIELDS)}")
    heading, width = row.get("name", FIELDS[name].heading), row.get("width", 16)
    if not isinstance(heading, str) or not heading.strip():
        raise UnusableError(f'the name of the column "{name}" is not text', "put it in quotation marks")
    if type(width) is not int or not NARROWEST <= width <= WIDEST:
        raise UnusableError(
            f'the width of the column "{name}" is not a number of characters', f"write one from {NARROWEST} to {WIDEST}"
        )
    return Column(name, " ".join(heading.split()), width)
