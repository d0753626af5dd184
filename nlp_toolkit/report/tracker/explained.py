"""The register explained in plain words."""

from __future__ import annotations

import datetime as dt

from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.wording import day
from nlp_toolkit.terms import load

Section = tuple[str, list[tuple[str, str]]]


def explained(layout: Layout, *, as_at: dt.date) -> list[Section]:
    """Lay out how to read the register, how to correct it, and what its sheets, colours and columns mean."""
    words = load("tracker")
    edited = [column.heading for column in layout.columns if FIELDS[column.field].sets]
    sheets = [(words["sheets"][name], words["sheet_meanings"][name]) for name in words["sheets"]]
    return [
        (
            "How to read it",
            [
                ("As at", f"{day(as_at)}. Colours and days are counted from this date."),
                ("The words come first", words["made"]["words"]),
                ("How it was made", words["made"]["method"]),
            ],
        ),
        (
            "How to correct it",
            [
                ("What you can change", words["made"]["edit"].format(fields=_listed(edited))),
                ("What to leave", words["made"]["keep"]),
            ],
        ),
        ("Sheets", sheets),
        ("Colours (RAG)", [(colour.capitalize(), meaning) for colour, meaning in words["colours"].items()]),
        ("Columns", [(column.heading, FIELDS[column.field].meaning) for column in layout.columns]),
    ]


def _listed(names: list[str]) -> str:
    """Join names in a sentence.

    >>> _listed(["Status", "Owner", "Progress"]), _listed(["Status"])
    ('“Status”, “Owner” and “Progress”', '“Status”')
    """
    marked = [f"“{name}”" for name in names]
    return " and ".join([", ".join(marked[:-1]), marked[-1]] if len(marked) > 1 else marked) or "nothing"
