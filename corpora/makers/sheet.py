"""Make an Excel workbook from a table of survey answers."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import xlsxwriter

WIDTHS = {"Date": 12, "Comments": 90}


def make(path: Path) -> bytes:
    """Make the workbook of a CSV source: one sheet of answers and one that says what they are."""
    with path.open(encoding="utf-8", newline="") as handle:
        header, *rows = list(csv.reader(handle))
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": path.stem, "created": dt.datetime(2023, 6, 1)})  # noqa: DTZ001  Excel has no zones
    sheet = book.add_worksheet("Responses")
    bold, day, wrap = (
        book.add_format(form) for form in ({"bold": True}, {"num_format": "dd/mm/yyyy"}, {"text_wrap": True})
    )
    sheet.write_row(0, 0, header, bold)
    for column, name in enumerate(header):
        sheet.set_column(column, column, WIDTHS.get(name, 14))
        for line, row in enumerate(rows, start=1):
            value = row[column]
            if name == "Date":
                sheet.write_datetime(line, column, dt.datetime.fromisoformat(value), day)
            elif value.isdigit():
                sheet.write_number(line, column, int(value))
            else:
                sheet.write_string(line, column, value, wrap)
    about = book.add_worksheet("About this survey")
    about.write_column(0, 0, ["Brenshire Parents’ Voice, spring survey 2023", "Invented: no real person answered it."])
    book.close()
    return buffer.getvalue()
