"""Cells of the workbook: formats, safe values, and rows as high as their words need."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.wording import printable

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

LONGEST = 32_000
"""Characters a cell holds at most; Excel's own limit is 32,767."""

LINE = 15
"""Points of height a line of text takes."""

LETTERS = 1.15
"""Letters of running text that fit into the width of one figure, with some room to spare."""

HIGHEST = 405
"""Points of height a row takes at most; Excel's own limit is 409."""


class FittedSheet(Worksheet):  # type: ignore[misc]
    """Write row heights as what the words need, so that Excel fits a row again when somebody edits it."""

    def _xml_start_tag_unencoded(self, tag: str, attributes: Iterable[tuple[str, Any]] = ()) -> None:
        kept = [(name, value) for name, value in attributes if (tag, name) != ("row", "customHeight")]
        super()._xml_start_tag_unencoded(tag, kept)


def formats(book: Workbook) -> dict[str, Format]:
    """Make the cell formats by name, in the colours of the page."""
    face: dict[str, Any] = {"font_name": "Calibri", "font_size": 11, "valign": "top", "font_color": LIGHT["ink"]}
    text = {**face, "text_wrap": True}
    band = {"bold": True, "font_color": LIGHT["on-band"], "bg_color": LIGHT["band"], "valign": "vcenter"}
    wanted: dict[str, dict[str, Any]] = {
        "text": text,
        "plain": face,
        "bold": {**text, "bold": True},
        "date": {**face, "num_format": "dd mmm yyyy", "align": "left"},
        "link": {**text, "font_color": LIGHT["accent"], "underline": 1},
        "header": {**text, **band, "border": 1, "border_color": LIGHT["line"]},
        "title": {**face, "bold": True, "font_size": 18, "font_color": LIGHT["accent"]},
        "section": {**face, "bold": True, "font_size": 13, "font_color": LIGHT["accent"], "bottom": 1},
    }
    rule = {"border": 1, "border_color": LIGHT["line"]}
    ruled = {name: {**wanted[name], **rule} for name in ("text", "bold", "date", "link")}
    for colour in ("red", "amber", "green", "grey"):
        wanted[colour] = {**face, "bold": True, "bg_color": LIGHT[colour], "font_color": LIGHT[f"on-{colour}"]}
    return {name: book.add_format(properties) for name, properties in (wanted | ruled).items()}


def write_value(sheet: Worksheet, row: int, column: int, value: object, style: Format, dates: Format) -> None:
    """Write a date as a date, a count as a number and everything else as words, never as a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, midnight(value), dates)
    elif isinstance(value, int):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, fitting(str(value)), style)


def height(cells: Iterable[tuple[object, int]]) -> float:
    """Tell how many points high a row must be for its values in columns of these widths.

    >>> height([("The Clerk would write to the owner of the land.", 20), ("Open", 12)])
    47
    """
    lines = 1
    for value, width in cells:
        room = int(width * LETTERS)
        if isinstance(value, str) and (len(value) > room or "\n" in value):
            lines = max(lines, sum(max(len(textwrap.wrap(part, room)), 1) for part in value.splitlines()))
    return min(LINE * lines + 2, HIGHEST)


def midnight(date: dt.date) -> dt.datetime:
    """Turn a day into the moment that a spreadsheet counts from."""
    return dt.datetime(date.year, date.month, date.day)  # noqa: DTZ001 - a spreadsheet's day has no zone


def fitting(words: str) -> str:
    """Cut words that a cell cannot hold."""
    kept = printable(words)
    return kept if len(kept) <= LONGEST else f"{kept[:LONGEST]} … (cut here; the whole is in commitments.jsonl)"
