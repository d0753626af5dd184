"""The register as an Excel workbook, in the columns trackers use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]

from nlp_toolkit.records import Problem
from nlp_toolkit.report.about import Section, about
from nlp_toolkit.report.cells import FittedSheet, fitting, formats, height, midnight, write_value
from nlp_toolkit.report.entries import LISTINGS, Entry
from nlp_toolkit.report.tables import COLUMNS, Column, row
from nlp_toolkit.report.wording import capital, day
from nlp_toolkit.terms import load

PRINTED = (
    "reference",
    "meeting_date",
    "action",
    "owner",
    "due_date",
    "status",
    "rag",
    "rag_reason",
    "history",
)
"""Columns that stand first and print, as wide as one sheet of paper; the rest explain, on screen."""

EVIDENCE = ("quote", "place")
"""Columns that stand next: the words and where they are."""

ORDER: tuple[Column, ...] = tuple(
    sorted(COLUMNS, key=lambda column: [*PRINTED, *EVIDENCE, column.name].index(column.name))
)
"""The columns as the workbook orders them."""

PROBLEM_COLUMNS = (("File", 44), ("What is wrong", 60), ("What you can do", 60))


def write_workbook(
    lines: Sequence[Entry],
    path: Path,
    *,
    as_at: dt.date,
    problems: Sequence[Problem] = (),
    made_with: Mapping[str, str] | None = None,
    page: str = "report.html",
) -> None:
    """Write the register to a workbook, a sheet a list.

    Args:
        lines: Lines of the register.
        path: Where to write.
        as_at: Day of the report; also the workbook's date of creation, so that the same input gives the same file.
        problems: What could not be read.
        made_with: Names and values of versions and settings.
        page: Name of the page beside the workbook that each line links to.
    """
    with Workbook(str(path)) as book:
        book.set_properties({"title": "Register of actions and commitments", "created": midnight(as_at)})
        styles = formats(book)
        names: dict[str, str] = load("report")["lists"]

        def sheet(name: str) -> FittedSheet:
            made: FittedSheet = book.add_worksheet(name, worksheet_class=FittedSheet)
            _set_paper(made, name, as_at)
            return made

        for listing in LISTINGS:
            chosen = [entry for entry in lines if entry.listing == listing]
            if chosen or listing != "form":
                _write_list(sheet(names[listing]), chosen, styles, page)
        _write_problems(sheet(names["unread"]), problems, styles)
        _write_about(sheet(names["about"]), about(lines, problems, as_at=as_at, made_with=made_with or {}), styles)


def _write_list(sheet: FittedSheet, lines: Sequence[Entry], styles: dict[str, Format], page: str) -> None:
    """Write one list with its header and filters; no row grows with the columns that explain."""
    _write_header(sheet, [(column.heading, column.width) for column in ORDER], styles)
    read = ORDER[: len(PRINTED) + len(EVIDENCE)]
    for number, entry in enumerate(lines, start=1):
        values = row(entry)
        sheet.set_row_pixels(number, height((values[c.name], c.width) for c in read) / 0.75)
        for place, column in enumerate(ORDER):
            value = values[column.name]
            if column.name == "place":
                sheet.write_url(number, place, f"external:{page}#{entry.anchor}", styles["link"], fitting(str(value)))
            else:
                style = "bold" if column.name == "reference" else "text" if column in read else "plain"
                write_value(sheet, number, place, value, styles[style], styles["date"])
    if lines:
        sheet.autofilter(0, 0, len(lines), len(ORDER) - 1)
        _colour(sheet, len(lines), styles)
    else:
        sheet.write_string(1, 0, load("report")["made"]["nothing"], styles["plain"])
    sheet.freeze_panes(1, 1)
    sheet.print_area(0, 0, max(len(lines), 1), len(PRINTED) - 1)
    sheet.fit_to_pages(1, 0)


def _colour(sheet: FittedSheet, rows: int, styles: dict[str, Format]) -> None:
    """Fill the colour's own column by the word in it, so that a corrected word changes the fill."""
    column = next(number for number, column in enumerate(ORDER) if column.name == "rag")
    for colour in load("report")["colours"]:
        rule = {"type": "cell", "criteria": "==", "value": f'"{colour.capitalize()}"', "format": styles[colour]}
        sheet.conditional_format(1, column, rows, column, rule)


def _write_problems(sheet: FittedSheet, problems: Sequence[Problem], styles: dict[str, Format]) -> None:
    """List what could not be read, or not wholly, and what would help."""
    _write_header(sheet, PROBLEM_COLUMNS, styles)
    for number, problem in enumerate(problems, start=1):
        values = (problem.source, capital(problem.reason), capital(problem.remedy))
        widths = [width for _, width in PROBLEM_COLUMNS]
        sheet.set_row_pixels(number, height(zip(values, widths, strict=True)) / 0.75)
        for place, words in enumerate(values):
            write_value(sheet, number, place, words, styles["text"], styles["date"])
    if problems:
        sheet.autofilter(0, 0, len(problems), len(PROBLEM_COLUMNS) - 1)
    else:
        sheet.write_string(1, 0, load("report")["made"]["all_read"], styles["plain"])
    sheet.freeze_panes(1, 0)
    sheet.fit_to_pages(1, 0)


def _write_about(sheet: FittedSheet, sections: Sequence[Section], styles: dict[str, Format]) -> None:
    """Write the explanations under their headings."""
    widths = (30, 96)
    sheet.hide_gridlines(2)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, load("report")["lists"]["about"], styles["title"])
    number = 2
    for heading, rows in sections:
        sheet.set_row(number, 21)
        sheet.write_string(number, 0, heading, styles["section"])
        sheet.write_blank(number, 1, None, styles["section"])
        for name, meaning in rows:
            number += 1
            colour = name.casefold() if heading == "Colours (RAG)" else "bold"
            sheet.set_row_pixels(number, height(zip((name, meaning), widths, strict=True)) / 0.75)
            sheet.write_string(number, 0, fitting(name), styles[colour])
            sheet.write_string(number, 1, fitting(meaning), styles["text"])
        number += 2
    sheet.fit_to_pages(1, 0)


def _write_header(sheet: FittedSheet, columns: Sequence[tuple[str, int]], styles: dict[str, Format]) -> None:
    """Head the columns, on screen and on every sheet of paper."""
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, styles["header"])
    sheet.set_row(0, 34)
    sheet.repeat_rows(0)


def _set_paper(sheet: FittedSheet, title: str, as_at: dt.date) -> None:
    """Set A4 landscape with title, day and page number."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f"&L&B{title}&RAs at {day(as_at)}")
    sheet.set_footer("&LRegister of actions and commitments&RPage &P of &N")
