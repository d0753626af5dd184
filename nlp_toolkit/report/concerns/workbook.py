"""Concerns as an Excel workbook: an overview, a sheet for each concern, and the tables behind the pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from xlsxwriter import Workbook  # type: ignore[import-untyped]

from nlp_toolkit.records import Concern, Grouping, Passage
from nlp_toolkit.report.cells import FittedSheet, fitting, formats, height, midnight, write_value
from nlp_toolkit.report.concerns.corrections import ACCEPT, MERGE, MOVE, NAME, OVERVIEW
from nlp_toolkit.report.concerns.tables import Join, by_month, by_stage, concerns_table, joins_table, last_day, said
from nlp_toolkit.report.wording import printable

WIDTHS = {
    "id": 12, "Concern": 34, "Families": 9, "Share": 36, "Letters": 9, "Passages": 9, "First": 13, "Last": 13,
    "Trend": 10, "Why this trend": 60, "Words": 40, "Confidence": 11, "Holds without 5 % of letters": 14,
    "Part of": 26, "Status": 11,
}  # fmt: skip
PASSAGES = (("Letter", 13), ("Family", 12), ("Date", 13), ("Words", 80), ("Stage", 14), ("Severity", 10),
            ("Asks", 7), ("Also in letters", 20), ("Confidence", 11), ("Why it is here", 60),
            ("Before you quote it", 34), (MOVE, 18))  # fmt: skip
CORRECTING = (
    f"Fill in “{ACCEPT}”, “{NAME}” and “{MERGE}” on the first sheet, and “{MOVE}” beside a passage: an id or a name; "
    "a new name makes a concern of its own. Save and close the workbook and run again with the same --out. What you "
    "decided is kept in decisions.json and obeyed from then on."
)
UNPLACED = (("Letter", 13), ("Words", 90), ("Why", 22), ("Reason", 60))


def write_concerns_workbook(
    grouping: Grouping, path: Path, *, joins: Sequence[Join] = (), made_with: Mapping[str, str] | None = None
) -> None:
    """Write concerns to a workbook, a sheet a concern.

    Args:
        grouping: What letters came to.
        path: Where to write.
        joins: Which concerns lie close together.
        made_with: Names and values of versions and settings.
    """
    with Workbook(str(path)) as book:
        book.set_properties({"title": "Recurring concerns", "created": midnight(last_day(grouping))})
        styles = formats(book)
        names = sheet_names(grouping.concerns)

        def sheet(name: str) -> FittedSheet:
            made: FittedSheet = book.add_worksheet(name, worksheet_class=FittedSheet)
            made.set_landscape()
            made.set_paper(9)
            made.fit_to_pages(1, 0)
            made.set_footer(f"&LRecurring concerns: {name.replace('&', '&&')}&RPage &P of &N")
            return made

        _write_table(sheet(OVERVIEW), _to_fill_in(concerns_table(grouping)), styles, links=names)
        held: dict[str, list[Passage]] = {}
        for passage in grouping.passages:
            held.setdefault(passage.concern or "", []).append(passage)
        for concern in grouping.concerns:
            _write_concern(sheet(names[concern.id]), concern, held.get(concern.id, []), styles)
        _write_table(sheet("By month"), by_month(grouping), styles)
        _write_table(sheet("By stage"), by_stage(grouping), styles)
        _write_table(sheet("Hierarchy"), joins_table(grouping.concerns, joins), styles)
        _write_unplaced(sheet("Not placed"), grouping, styles)
        _write_about(sheet("About"), grouping, made_with or {}, styles)


def _to_fill_in(table: pd.DataFrame) -> pd.DataFrame:
    """Add the columns that officers fill in; the next run reads them."""
    return table.assign(**{ACCEPT: None, NAME: None, MERGE: None}) if len(table) else table


def sheet_names(concerns: Sequence[Concern]) -> dict[str, str]:
    """Name a sheet for each concern, as Excel allows: 31 characters, no signs such as colon and slash, no two alike.

    >>> sheet_names([Concern("delay", "Delay: plan/assessment")])
    {'delay': 'Delay plan assessment'}
    """
    taken = {
        name.casefold() for name in (OVERVIEW, "By month", "By stage", "Hierarchy", "Not placed", "About", "History")
    }
    names: dict[str, str] = {}
    for concern in concerns:
        base = (
            " ".join(re.sub(r"[\[\]:*?/\\]", " ", printable(concern.label)).split()).strip("'")[:31].strip()
            or concern.id
        )
        name, number = base, 2
        while name.casefold() in taken:
            name = f"{base[: 31 - len(str(number)) - 1]} {number}"
            number += 1
        taken.add(name.casefold())
        names[concern.id] = name
    return names


def _write_table(
    sheet: FittedSheet, table: pd.DataFrame, styles: dict[str, Any], *, links: Mapping[str, str] | None = None
) -> None:
    widths = [WIDTHS.get(str(name), 40) for name in table.columns]
    _header(sheet, list(zip(map(str, table.columns), widths, strict=True)), styles)
    for number, values in enumerate(table.itertuples(index=False, name=None), start=1):
        shown = [None if value is None or pd.isna(value) else value for value in values]
        sheet.set_row_pixels(number, height(zip(shown, widths, strict=True)) / 0.75)
        for place, value in enumerate(shown):
            if links and table.columns[place] == "Concern":
                target = links[str(values[0])].replace("'", "''")
                sheet.write_url(number, place, f"internal:'{target}'!A1", styles["link"], fitting(str(value)))
            else:
                _cell(sheet, number, place, value, styles)
    if len(table):
        sheet.autofilter(0, 0, len(table), max(len(table.columns) - 1, 0))
    else:
        sheet.write_string(1, 0, "Nothing to show.", styles["plain"])
    sheet.freeze_panes(1, 0)


def _cell(sheet: FittedSheet, row: int, column: int, value: object, styles: dict[str, Any]) -> None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, styles["text"])
    else:
        write_value(sheet, row, column, value, styles["text"], styles["date"])


def _write_concern(sheet: FittedSheet, concern: Concern, passages: Sequence[Passage], styles: dict[str, Any]) -> None:
    """Write what a concern came to, then its passages, the ones quoted first."""
    facts = [
        ("Raised by", said(concern.share, concern.families)),
        ("Trend", f"{concern.trend}: {concern.trend_reason}"),
        ("Words that tell it", ", ".join(concern.terms) or "none that three families used"),
    ]
    if concern.proposed:
        facts.append(("Status", "Proposed by the toolkit: read the passages, then accept, name, merge or split it."))
    sheet.write_string(0, 0, fitting(concern.label), styles["title"])
    sheet.write_string(0, len(PASSAGES) - 1, f"Concern: {concern.id}", styles["plain"])
    sheet.set_row(0, 30)
    for number, (name, value) in enumerate(facts, start=1):
        sheet.write_string(number, 0, name, styles["bold"])
        sheet.merge_range(number, 1, number, len(PASSAGES) - 1, fitting(value), styles["text"])
    top = len(facts) + 2
    _header(sheet, PASSAGES, styles, row=top)
    quoted = {passage.id: place for place, passage in enumerate(concern.quotes)}
    ordered = sorted(passages, key=lambda p: (quoted.get(p.id, len(quoted)), p.quote.source, p.start))
    widths = [width for _, width in PASSAGES]
    for number, passage in enumerate(ordered, start=top + 1):
        cells = _cells(passage)
        sheet.set_row_pixels(number, height(zip(cells, widths, strict=True)) / 0.75)
        for place, cell in enumerate(cells):
            _cell(sheet, number, place, cell, styles)
    sheet.freeze_panes(top + 1, 0)


def _cells(passage: Passage) -> tuple[object, ...]:
    """Give the cells of a passage, in the order of its columns."""
    others = [letter for letter in passage.letters if letter != passage.quote.source]
    return (
        passage.quote.source,
        passage.family,
        passage.date,
        passage.quote.text,
        (passage.stage or "").replace("_", " "),
        passage.severity,
        "yes" if passage.asks else "",
        ", ".join(others) if len(others) <= 5 else f"{len(others)} letters in the same words",
        passage.confidence,
        passage.reason,
        passage.caution,
        None,
    )


def _write_unplaced(sheet: FittedSheet, grouping: Grouping, styles: dict[str, Any]) -> None:
    """List what was not placed, and what was taken to state no concern."""
    _header(sheet, UNPLACED, styles)
    rows = [(p.quote.source, p.quote.text, "no concern fits", p.reason) for p in grouping.passages if not p.concern]
    rows += [(out.quote.source, out.quote.text, out.why, "It states no concern.") for out in grouping.left_out]
    widths = [width for _, width in UNPLACED]
    for number, values in enumerate(rows, start=1):
        sheet.set_row_pixels(number, height(zip(values, widths, strict=True)) / 0.75)
        for place, value in enumerate(values):
            write_value(sheet, number, place, value, styles["text"], styles["date"])
    if rows:
        sheet.autofilter(0, 0, len(rows), len(UNPLACED) - 1)
    sheet.freeze_panes(1, 0)


def _write_about(sheet: FittedSheet, grouping: Grouping, made_with: Mapping[str, str], styles: dict[str, Any]) -> None:
    """Say how to read the workbook, and how it was made."""
    told = [
        ("Letters", str(grouping.letters)),
        ("Families", f"{grouping.families}. Families are counted, not words: a family counts once for each concern."),
        ("Share", "Of all families that wrote; in brackets the 95 % Wilson interval. Few families give a wide one."),
        ("Trend", "The later half of the period against the earlier, by Fisher's exact test (mid-p)."),
        ("Unknown trend", "So few families wrote that no difference could be told from chance."),
        ("Proposed", "Found by the toolkit in what no theme takes. It stands for nothing until an officer accepts it."),
        ("Your corrections", CORRECTING),
        ("Holds", "How much of a discovered concern is found again without 5 % of the letters; 1 is all of it."),
        ("Before you quote it", "Where that column is filled, details may point to one family: leave one of them out."),
        ("Not a survey", "Who writes is not a sample of all families; shares are of those who wrote."),
        *made_with.items(),
    ]  # fmt: skip
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)
    for number, (name, value) in enumerate(told):
        sheet.write_string(number, 0, name, styles["bold"])
        sheet.write_string(number, 1, fitting(value), styles["text"])


def _header(sheet: FittedSheet, columns: Sequence[tuple[str, int]], styles: dict[str, Any], *, row: int = 0) -> None:
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(row, place, heading, styles["header"])
    sheet.set_row(row, 34)
