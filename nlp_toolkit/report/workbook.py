"""The register as an Excel workbook, in the columns trackers use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]

from nlp_toolkit.records import Problem
from nlp_toolkit.report.about import about
from nlp_toolkit.report.cells import FittedSheet, fitting, formats, height, midnight, write_value
from nlp_toolkit.report.entries import LISTINGS, Entry
from nlp_toolkit.report.sheets import set_paper, write_about, write_header
from nlp_toolkit.report.tables import COLUMNS, Column, row
from nlp_toolkit.report.wording import capital
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
            set_paper(made, name, as_at, foot="Register of actions and commitments")
            return made

        for listing in LISTINGS:
            chosen = [entry for entry in lines if entry.listing == listing]
            if chosen or listing != "form":
                _write_list(sheet(names[listing]), chosen, styles, page)
        _write_problems(sheet(names["unread"]), problems, styles)
        explained = about(lines, problems, as_at=as_at, made_with=made_with or {})
        write_about(sheet(names["about"]), names["about"], explained, styles)


def _write_list(sheet: FittedSheet, lines: Sequence[Entry], styles: dict[str, Format], page: str) -> None:
    """Write one list with its header and filters; no row grows with the columns that explain."""
    write_header(sheet, [(column.heading, column.width) for column in ORDER], styles)
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
    write_header(sheet, PROBLEM_COLUMNS, styles)
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
