"""The register, or what one meeting did to it, as an appendix to an agenda, in Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.report.paper import paper, save, write_picture, write_table
from nlp_toolkit.report.tracker import timeline
from nlp_toolkit.report.tracker.fields import fill
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.meeting import Update
from nlp_toolkit.report.tracker.spoken import spoken
from nlp_toolkit.report.tracker.standing import Standing, closed, followed
from nlp_toolkit.report.wording import capital, count, day, on_one_line, short_day
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from docx.document import Document


def write_appendix(
    lines: Sequence[Standing], path: Path, *, as_at: dt.date, layout: Layout, update: Update | None = None
) -> None:
    """Write the register, or what one meeting did to it, as a Word document in the council's own columns.

    Args:
        lines: Lines of the register in their order, as at the day.
        path: Where to write.
        as_at: Day of the report.
        layout: The council's columns.
        update: What one meeting did; the whole register where this is not given.
    """
    title = layout.title if update is None else f"{layout.title}: meeting of {day(update.on)}"
    document = paper(title, on=as_at, author=layout.council, landscape=True)
    document.add_heading(title, 1)
    document.add_paragraph(". ".join(part for part in (layout.council, f"As at {day(as_at)}") if part) + ".")
    if update is None:
        _write_register(document, lines, as_at, layout)
    else:
        _write_update(document, update, layout)
    document.add_heading("What the colours mean", 2)
    for colour, meaning in load("tracker")["colours"].items():
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{colour.capitalize()}: ").bold = True
        paragraph.add_run(meaning)
    document.add_paragraph(load("tracker")["made"]["words"])
    save(document, path)


def _write_register(document: Document, lines: Sequence[Standing], as_at: dt.date, layout: Layout) -> None:
    """Write the summary, the lines to follow, the closed ones, and the picture with its table."""
    words = load("tracker")
    document.add_heading("In brief", 2)
    document.add_paragraph(" ".join(spoken([one.line for one in lines], as_at=as_at)))
    for name, chosen in (("register", followed(lines)), ("closed", closed(lines))):
        document.add_heading("To follow" if name == "register" else words["sheets"][name], 2)
        _write_lines(document, chosen, layout, words["sheet_meanings"][name])
    _write_timeline(document, lines, as_at)


def _write_update(document: Document, update: Update, layout: Layout) -> None:
    """Write what a meeting did, a heading and a table for each kind of news."""
    if not update.sections:
        document.add_paragraph("The meeting did nothing to any line of the register.")
    for section in update.sections:
        document.add_heading(section.title, 2)
        meaning = f"{capital(count(len(section.lines), 'line'))} of the register."
        _write_lines(document, section.lines, layout, meaning)


def _write_lines(document: Document, lines: Sequence[Standing], layout: Layout, meaning: str) -> None:
    """Write lines as a table in the council's columns."""
    if not lines:
        document.add_paragraph(load("tracker")["sheet_meanings"]["empty"])
        return
    document.add_paragraph(meaning).paragraph_format.keep_with_next = True
    write_table(
        document,
        [column.heading for column in layout.columns],
        [[_printed(one, column.field) for column in layout.columns] for one in lines],
        widths=[column.width for column in layout.columns],
        title=layout.title,
        description=f"{meaning} {capital(count(len(lines), 'row'))}, a line of the register each.",
    )


def _write_timeline(document: Document, lines: Sequence[Standing], as_at: dt.date) -> None:
    """Write the picture of what was promised, slipped and kept, and the table that says the same."""
    found = timeline.courses([one.line for one in lines])
    if not found:
        return
    chosen, note = timeline.drawn(found)
    document.add_heading("Promised, slipped and kept", 2).paragraph_format.page_break_before = True
    document.add_paragraph(f"{timeline.told(found)} {note}".strip())
    alt = f"Timeline of promises. {timeline.told(found)} The table after it holds the same days."
    write_picture(document, timeline.png(chosen, as_at=as_at), alt=alt)
    write_table(
        document,
        timeline.TIMELINE_COLUMNS,
        timeline.timeline_rows(chosen),
        widths=(14, 40, 20, 14, 14, 14, 14, 18),
        title="Promised, slipped and kept",
        description="The days of each promise, as in the picture before it.",
    )


def _printed(one: Standing, field: str) -> str:
    """Write a cell as it stands on paper; references and days stay on one line."""
    value = fill(one, field)
    if isinstance(value, dt.date):
        return on_one_line(short_day(value))
    return on_one_line(one.line.ref) if field == "ref" else str(value if value is not None else "")
