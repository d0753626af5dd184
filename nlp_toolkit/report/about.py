"""The workbook explained in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from nlp_toolkit.records import Problem
from nlp_toolkit.report.entries import LISTINGS, Entry
from nlp_toolkit.report.tables import COLUMNS
from nlp_toolkit.report.wording import capital, count, day
from nlp_toolkit.terms import load

Section = tuple[str, list[tuple[str, str]]]


def about(
    lines: Sequence[Entry], problems: Sequence[Problem], *, as_at: dt.date, made_with: Mapping[str, str]
) -> list[Section]:
    """Lay out what each sheet, colour, kind and column means, and how the workbook was made."""
    words = load("report")
    return [
        ("How to read it", _reading(as_at)),
        ("Sheets", _sheets(lines, problems)),
        ("Colours (RAG)", [(colour.capitalize(), meaning) for colour, meaning in words["colours"].items()]),
        ("Kinds", [(words["kinds"][kind], meaning) for kind, meaning in words["kind_meanings"].items()]),
        ("Columns", [(column.heading, column.meaning) for column in COLUMNS]),
        ("How it was made", [("Method", words["made"]["method"]), *made_with.items()]),
    ]


def _reading(as_at: dt.date) -> list[tuple[str, str]]:
    """Say what a reader must know first."""
    made = load("report")["made"]
    return [
        ("As at", f"{day(as_at)}. Colours and days are counted from this date."),
        ("The words come first", made["words"]),
        ("To see the passage", "Follow the link in “Where in the minutes”; keep report.html in the same folder."),
        ("Not joined yet", made["updates"]),
        ("References", made["references"]),
    ]


def _sheets(lines: Sequence[Entry], problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Say what stands on each sheet, and how much of it."""
    words = load("report")
    sheets = []
    for listing in LISTINGS:
        held = sum(entry.listing == listing for entry in lines)
        if held or listing != "form":
            told = f"{capital(count(held, 'record'))}. {words['list_meanings'][listing]}"
            sheets.append((words["lists"][listing], told))
    unread = f"{capital(count(len(problems), 'note'))}. {words['list_meanings']['unread']}"
    return [*sheets, (words["lists"]["unread"], unread)]
