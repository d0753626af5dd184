"""The register as an Excel workbook in a council's own columns, ready to be edited and brought back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]

from nlp_toolkit.records import STATES
from nlp_toolkit.report.cells import FittedSheet, formats, height, midnight, write_value
from nlp_toolkit.report.sheets import set_paper, write_about, write_header
from nlp_toolkit.report.tracker.decisions import DECISION_COLUMNS, decision_rows
from nlp_toolkit.report.tracker.explained import explained
from nlp_toolkit.report.tracker.fields import FIELDS, fill
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.meeting import Update
from nlp_toolkit.report.tracker.standing import Standing, closed, followed
from nlp_toolkit.report.tracker.tie import TIE_HEADINGS, heading_ties, row_ties
from nlp_toolkit.report.wording import day
from nlp_toolkit.terms import load

AT_MEETING = ("At this meeting", 20)
"""Heading and width of the first column of a one-meeting update."""


def write_workbook(
    lines: Sequence[Standing], path: Path, *, as_at: dt.date, layout: Layout, update: Update | None = None
) -> None:
    """Write the register, or what one meeting did to it, to a workbook.

    Args:
        lines: Lines of the register in their order, as at the day.
        path: Where to write.
        as_at: Day of the report; also the workbook's date of creation, so that the same input gives the same file.
        layout: The council's columns.
        update: What one meeting did; the whole register where this is not given.
    """
    words: dict[str, str] = load("tracker")["sheets"]
    with Workbook(str(path)) as book:
        book.set_properties({"title": layout.title, "company": layout.council, "created": midnight(as_at)})
        styles = formats(book)

        def sheet(name: str) -> FittedSheet:
            made: FittedSheet = book.add_worksheet(name, worksheet_class=FittedSheet)
            set_paper(made, f"{layout.title}: {name}", as_at)
            return made

        if update is not None:
            rows = [(section.title, one) for section in update.sections for one in section.lines]
            _write_lines(sheet(f"Meeting of {day(update.on)}"), rows, layout, styles)
        else:
            _write_lines(sheet(words["register"]), [("", one) for one in followed(lines)], layout, styles)
            _write_lines(sheet(words["closed"]), [("", one) for one in closed(lines)], layout, styles)
            _write_decisions(sheet(words["decide"]), lines, styles)
        write_about(sheet(words["about"]), words["about"], explained(layout, as_at=as_at), styles)


def _write_lines(
    sheet: FittedSheet, rows: Sequence[tuple[str, Standing]], layout: Layout, styles: dict[str, Format]
) -> None:
    """Write lines in the council's columns, and behind them, hidden, what ties each row to the history."""
    lead = [AT_MEETING] if any(title for title, _ in rows) else []
    columns = [*lead, *((column.heading, column.width) for column in layout.columns)]
    fields = [*([None] if lead else []), *(column.field for column in layout.columns)]
    write_header(sheet, columns, styles)
    widths = [width for _, width in columns]
    for number, (title, one) in enumerate(rows, start=1):
        values = [title if field is None else fill(one, field) for field in fields]
        sheet.set_row_pixels(number, height(zip(values, widths, strict=True)) / 0.75)
        for place, (field, value) in enumerate(zip(fields, values, strict=True)):
            style = styles["bold" if field in {None, "ref"} else "text"]
            write_value(sheet, number, place, value, style, styles["date"])
        for place, tie in enumerate(row_ties(one, layout), start=len(columns)):
            sheet.write_string(number, place, tie, styles["plain"])
    _write_ties(sheet, len(columns), layout, styles)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) + len(TIE_HEADINGS) - 1)  # rows are sorted with what ties them
        _colour(sheet, fields, len(rows), styles)
        _offer_states(sheet, fields, len(rows))
    else:
        sheet.write_string(1, 0, load("tracker")["sheet_meanings"]["empty"], styles["plain"])
    sheet.freeze_panes(1, 1)
    sheet.print_area(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.fit_to_pages(1, 0)


def _write_ties(sheet: FittedSheet, first: int, layout: Layout, styles: dict[str, Format]) -> None:
    """Head the hidden columns; nothing in them wraps, so that no row grows with what nobody sees."""
    last = first + len(TIE_HEADINGS) - 1
    sheet.set_column(first, last, 12, styles["plain"], {"hidden": True})
    for place, tie in enumerate(heading_ties(layout), start=first):
        sheet.write_string(0, place, tie, styles["plain"])


def _colour(sheet: FittedSheet, fields: Sequence[str | None], rows: int, styles: dict[str, Format]) -> None:
    """Fill the colour's own column by the word in it."""
    if "rag" not in fields:
        return
    column = fields.index("rag")
    for colour in load("tracker")["colours"]:
        rule = {"type": "cell", "criteria": "==", "value": f'"{colour.capitalize()}"', "format": styles[colour]}
        sheet.conditional_format(1, column, rows, column, rule)


def _offer_states(sheet: FittedSheet, fields: Sequence[str | None], rows: int) -> None:
    """Offer the words of the states in the cells that set one; any other word is asked about, not refused."""
    names: dict[str, str] = load("tracker")["states"]
    for place, field in enumerate(fields):
        if field is not None and FIELDS[field].sets == "state":
            offered = [names[state] for state in STATES if state not in {"proposed", "due", "overdue"}]
            rule = {
                "validate": "list",
                "source": offered,
                "error_type": "warning",
                "error_title": "Not a status of the register",
                "error_message": "Choose one from the list, so that it can be brought back.",
                "ignore_blank": True,
            }
            sheet.data_validation(1, place, rows, place, rule)


def _write_decisions(sheet: FittedSheet, lines: Sequence[Standing], styles: dict[str, Format]) -> None:
    """List what waits for somebody to accept it."""
    write_header(sheet, DECISION_COLUMNS, styles)
    widths = [width for _, width in DECISION_COLUMNS]
    rows = decision_rows(lines)
    for number, values in enumerate(rows, start=1):
        sheet.set_row_pixels(number, height(zip(values, widths, strict=True)) / 0.75)
        for place, value in enumerate(values):
            write_value(sheet, number, place, value, styles["text"], styles["date"])
    if rows:
        sheet.autofilter(0, 0, len(rows), len(DECISION_COLUMNS) - 1)
    else:
        sheet.write_string(1, 0, load("tracker")["sheet_meanings"]["empty"], styles["plain"])
    sheet.freeze_panes(1, 1)
    sheet.fit_to_pages(1, 0)
