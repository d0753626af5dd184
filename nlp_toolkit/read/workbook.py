"""Read Excel workbooks: each row of each sheet a document."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from openpyxl import load_workbook

from nlp_toolkit.read.roles import names_text
from nlp_toolkit.read.rows import Table, documents
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Problem


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read each row that has a text into a document.

    Raises:
        UnreadableError: If the workbook is damaged, or no sheet holds text.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that the library does not know
        book = load_workbook(io.BytesIO(source.data), data_only=True)
    many = len(book.worksheets) > 1
    tables = [_table(number, sheet, many=many) for number, sheet in enumerate(book.worksheets, start=1)]
    tables = [table for table in tables if table.rows]
    named = [table for table in tables if names_text([row for _, row in table.rows], source.columns)]
    notes = [_left_out(source, table) for table in tables if named and table not in named]
    read_from: list[Outcome[Document]] = []
    failed = UnreadableError("the workbook is empty", "check that it is the right file and save it again")
    for table in named or tables:
        try:
            read_from += documents(source, table)
        except UnreadableError as error:
            failed = error
            notes.append(_left_out(source, table))
    if not read_from:
        raise failed
    yield replace(read_from[0], remarks=(*notes, *read_from[0].remarks))
    yield from read_from[1:]


def _left_out(source: Source, table: Table) -> Problem:
    name = table.sheet[1] if table.sheet else ""
    return source.problem(
        f"sheet “{name}” has no column of text and was left out", "name the column in its first row if it has one"
    )


def _table(number: int, sheet: Any, *, many: bool) -> Table:
    rows = []
    for index, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = tuple(_shown(value) for value in row)
        if any(cells):
            rows.append((index, cells))
    return Table(tuple(rows), (number, sheet.title), f"{number}." if many else "")


def _shown(value: object) -> str:
    """Write a value as an officer reads it in the sheet; days as 2024-03-31.

    >>> _shown(dt.datetime(2024, 3, 31)), _shown(12.0), _shown(None)
    ('2024-03-31', '12', '')
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
