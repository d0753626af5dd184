"""Read Excel workbooks: each row of each sheet a document."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from nlp_toolkit.read.rows import Table, documents
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Problem

_MOST_ROWS = 200_000


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read each row that has a text into a document.

    Raises:
        UnreadableError: If the workbook is damaged, or no sheet holds text.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that the library does not know
        book = load_workbook(io.BytesIO(source.data), read_only=False, data_only=True)
    sheets = [(number, sheet) for number, sheet in enumerate(book.worksheets, start=1) if sheet.max_row]
    tables = [_table(number, sheet, many=len(sheets) > 1) for number, sheet in sheets]
    read_any = False
    notes: list[Problem] = []
    failed: UnreadableError | None = None
    for table in tables:
        try:
            for outcome in documents(source, table, notes=notes):
                yield outcome
                read_any, notes = True, []
        except UnreadableError as error:
            failed = error
            if table.rows:
                notes.append(source.problem(f"sheet “{(table.sheet or (0, ''))[1]}”: {error.reason}", error.remedy))
    if not read_any:
        raise failed or UnreadableError("the workbook is empty", "check that it is the right file and save it again")


def _table(number: int, sheet: Any, *, many: bool) -> Table:
    rows = []
    for index, row in enumerate(sheet.iter_rows(values_only=True, max_row=_MOST_ROWS), start=1):
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
