"""Records as lines for other programs: one JSON object or one CSV row each, with exact words and offsets."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import TextIO

from nlp_toolkit.records import Commitment, Reading

FIELDS: tuple[str, ...] = (
    "doc",
    "start",
    "end",
    "quote",
    "kind",
    "trackable",
    "procedural",
    "owner",
    "owner_is",
    "due",
    "due_date",
    "assumed",
    "recurs",
    "condition",
    "status",
    "firmness",
    "confidence",
    "reason",
    "item",
    "paragraph",
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def line(commitment: Commitment) -> dict[str, str | int | float | bool | None]:
    """Lay one record out in named fields; the words of a repetition stand in `recurs`, not in `due`."""
    due = commitment.due
    deadline = due.words if due is not None and due.words and not due.recurs else None
    return {
        "doc": commitment.quote.source,
        "start": commitment.quote.start,
        "end": commitment.quote.end,
        "quote": commitment.quote.text,
        "kind": commitment.kind,
        "trackable": commitment.trackable,
        "procedural": commitment.procedural,
        "owner": commitment.owner,
        "owner_is": commitment.owner_is,
        "due": deadline,
        "due_date": due.date.isoformat() if due is not None and due.date is not None else None,
        "assumed": due.assumed if due is not None else False,
        "recurs": commitment.recurs or (due.words if due is not None and due.recurs else None),
        "condition": commitment.condition,
        "status": commitment.status,
        "firmness": commitment.firmness,
        "confidence": round(commitment.confidence, 4),
        "reason": commitment.reason,
        "item": commitment.item,
        "paragraph": commitment.paragraph,
    }


def lines(readings: Iterable[Reading]) -> Iterator[dict[str, str | int | float | bool | None]]:
    """Lay out every record of every reading, in the order given."""
    for reading in readings:
        for commitment in reading.commitments:
            yield line(commitment)


def write_jsonl(readings: Iterable[Reading], handle: TextIO) -> None:
    """Write one JSON object a record, as the readings come."""
    handle.writelines(json.dumps(fields, ensure_ascii=False) + "\n" for fields in lines(readings))


def write_csv(readings: Iterable[Reading], handle: TextIO) -> None:
    """Write a header and one row a record, as the readings come; open the file as utf-8-sig for Excel."""
    write_rows(FIELDS, (fields.values() for fields in lines(readings)), handle)


def write_rows(headings: Iterable[str], rows: Iterable[Iterable[object]], handle: TextIO) -> None:
    """Write a header and rows as CSV that a spreadsheet can open safely; open the file as utf-8-sig for Excel."""
    table = csv.writer(handle, lineterminator="\n")
    table.writerow([cell(heading) for heading in headings])
    table.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> str | int | float:
    """Make a value safe to open in a spreadsheet: no words are taken for a formula, days are written 2022-08-31.

    >>> cell("=HYPERLINK(1)"), cell(True), cell(None), cell(12)
    ("'=HYPERLINK(1)", 'true', '', 12)
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    words = value.isoformat() if isinstance(value, dt.date) else str(value)
    return f"'{words}" if words.lstrip(" \n").startswith(_FORMULA) else words
