"""What the sheets of every register have in common: the header, the paper and the sheet that explains them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from xlsxwriter.format import Format  # type: ignore[import-untyped]

from nlp_toolkit.report.about import Section
from nlp_toolkit.report.cells import FittedSheet, fitting, height
from nlp_toolkit.report.wording import day


def write_header(sheet: FittedSheet, columns: Sequence[tuple[str, int]], styles: dict[str, Format]) -> None:
    """Head the columns, on screen and on every sheet of paper.

    Args:
        sheet: The sheet.
        columns: Heading and width of each column.
        styles: The workbook's formats.
    """
    for place, (heading, width) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, styles["header"])
    sheet.set_row(0, 34)
    sheet.repeat_rows(0)


def set_paper(sheet: FittedSheet, title: str, as_at: dt.date, *, foot: str = "") -> None:
    """Set A4 landscape with title, day and page number.

    Args:
        sheet: The sheet.
        title: What stands at the head.
        as_at: Day of the report.
        foot: What stands at the left of the foot.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f"&L&B{title.replace('&', '&&')}&RAs at {day(as_at)}")
    sheet.set_footer(f"{f'&L{foot}' if foot else ''}&RPage &P of &N")


def write_about(sheet: FittedSheet, title: str, sections: Sequence[Section], styles: dict[str, Format]) -> None:
    """Write explanations under their headings.

    Args:
        sheet: The sheet.
        title: Its title.
        sections: Each heading with its names and their meanings.
        styles: The workbook's formats.
    """
    widths = (30, 96)
    sheet.hide_gridlines(2)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    sheet.write_string(0, 0, title, styles["title"])
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
