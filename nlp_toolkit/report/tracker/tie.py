"""What ties a row of a workbook to the register: its reference, its place in the history, and its cells as exported."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

from nlp_toolkit.report.tracker.events import history_id
from nlp_toolkit.report.tracker.fields import FIELDS, Value, fill
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.standing import Standing

TIE_HEADINGS = ("Line of the register", "Number in its history", "Cells as exported")
"""Headings of the hidden columns; the last is followed by the columns that they describe."""

REFERENCE, HISTORY, CELLS = TIE_HEADINGS


def heading_ties(layout: Layout) -> tuple[str, str, str]:
    """Head the hidden columns, and say in the last which column holds which field."""
    columns = {column.heading: column.field for column in layout.columns}
    return REFERENCE, HISTORY, f"{CELLS} {json.dumps(columns, ensure_ascii=False)}"


def columns_of(heading: str) -> dict[str, str] | None:
    """Read from a heading which column holds which field; None where the heading is another."""
    if not heading.startswith(f"{CELLS} "):
        return None
    found = json.loads(heading.removeprefix(f"{CELLS} "))
    return {str(name): str(field) for name, field in found.items() if field in FIELDS}


def row_ties(one: Standing, layout: Layout) -> tuple[str, str, str]:
    """Fill the hidden columns of one row."""
    cells = {column.field: print_of(fill(one, column.field)) for column in layout.columns}
    return one.line.ref, str(history_id(one.line)), json.dumps(cells, ensure_ascii=False)


def said(value: object) -> str:
    r"""Write what a cell says as text to compare: days as 2022-08-31, all white space alike.

    >>> said(dt.date(2022, 8, 31)), said(" the  Clerk\r\n"), said(None), said(2)
    ('2022-08-31', 'the Clerk', '', '2')
    """
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split()) if value is not None else ""


def print_of(value: Value) -> list[int | str]:
    """Take the fingerprint of a cell, so that a changed cell, and words added to it, can be told.

    Returns:
        The length of what it says, and the first sixteen figures of its SHA-256.
    """
    words = said(value)
    return [len(words), _digest(words)]


def added(now: str, printed: list[int | str]) -> str | None:
    """Give the words that were added behind a cell's former words; None where those were changed.

    >>> added("Sent in May. Resent in June.", print_of("Sent in May."))
    'Resent in June.'
    """
    length, digest = int(printed[0]), printed[1]
    return now[length:].strip() if _digest(now[:length]) == digest else None


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
