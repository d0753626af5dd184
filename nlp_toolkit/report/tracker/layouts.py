"""A council's own columns for the register, in its own words and order, from its council.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Outcome, Problem
from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.terms import load

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


class _UnusableError(ValueError):
    """Say what in a layout can't be used, and how to put it right."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


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
    source = Path(path)
    if councils is not None and not source.exists():
        source = councils / source
    if source.is_dir():
        source /= "council.toml"
    if not source.is_file():
        return _failed(str(path), "there is no council.toml here", "give the path of the file or of its folder")
    try:
        table = tomllib.loads(source.read_text(encoding="utf-8-sig"))
        return Outcome(_layout(table.get("layout", load("tracker")["layout"]), str(table.get("name", ""))))
    except _UnusableError as error:
        return _failed(str(source), error.reason, error.remedy)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return _failed(str(source), f"it is not valid TOML ({error})", "correct that line, or save it again as UTF-8")


def _failed(source: str, reason: str, remedy: str) -> Outcome[Layout]:
    return Outcome(problem=Problem(source, reason, remedy))


def _layout(table: object, council: str) -> Layout:
    """Check a [layout] and make it a record."""
    if not isinstance(table, Mapping):
        raise _UnusableError('"layout" is not a table', "write it as [layout] with title and columns")
    for key in table:
        if key not in {"title", "columns"}:
            raise _UnusableError(f'[layout] has no setting "{key}"', "use title and columns")
    title, rows = table.get("title", load("tracker")["layout"]["title"]), table.get("columns")
    if not isinstance(title, str) or not title.strip():
        raise _UnusableError("the title of [layout] is not text", "put it in quotation marks")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        raise _UnusableError("[layout] has no columns", 'write columns = [{ field = "ref", name = "Reference" }, …]')
    columns = tuple(_column(row) for row in rows)
    for column in columns:
        if sum(column.heading.casefold() == other.heading.casefold() for other in columns) > 1:
            raise _UnusableError(f'two columns are headed "{column.heading}"', "give each a name of its own")
    return Layout(" ".join(title.split()), columns, council)


def _column(row: Mapping[str, Any]) -> Column:
    """Check one column and make it a record."""
    for key in row:
        if key not in {"field", "name", "width"}:
            raise _UnusableError(f'a column has no setting "{key}"', "use field, name and width")
    name = row.get("field")
    if not isinstance(name, str) or name not in FIELDS:
        raise _UnusableError(f'"{name}" is not a field of the register', f"use one of {', '.join(FIELDS)}")
    heading, width = row.get("name", FIELDS[name].heading), row.get("width", 16)
    if not isinstance(heading, str) or not heading.strip():
        raise _UnusableError(f'the name of the column "{name}" is not text', "put it in quotation marks")
    if type(width) is not int or not NARROWEST <= width <= WIDEST:
        raise _UnusableError(
            f'the width of the column "{name}" is not a number of characters', f"write one from {NARROWEST} to {WIDEST}"
        )
    return Column(name, " ".join(heading.split()), width)
