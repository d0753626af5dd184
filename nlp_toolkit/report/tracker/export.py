"""Write the register into a file of the kind its name says, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from nlp_toolkit.records import Line, Thresholds
from nlp_toolkit.report.files import together, whole
from nlp_toolkit.report.tracker.layouts import Layout, standard
from nlp_toolkit.report.tracker.meeting import Update, update
from nlp_toolkit.report.tracker.standing import Standing, standings

EXPORTS = (".xlsx", ".docx", ".csv", ".ics")
"""Kinds of file a register is written into."""

PICTURES = ("timeline.svg", "timeline.png", "timeline.csv")
"""Files that `export_timeline` writes: the picture twice, and the table that says the same."""


def export_register(
    lines: Iterable[Line],
    path: Path,
    *,
    as_at: dt.date,
    layout: Layout | None = None,
    thresholds: Thresholds | None = None,
    meeting: dt.date | None = None,
    committee: str = "",
) -> None:
    """Write the register, or what one meeting did to it, as a workbook, a Word document, a table or a calendar.

    Args:
        lines: Lines of the register, as at the day.
        path: Where to write; its suffix says what (`EXPORTS`).
        as_at: Day of the report.
        layout: The council's columns; the standard ones where not given.
        thresholds: The council's own numbers for the colours.
        meeting: Day of the one meeting to report on; the whole register where not given.
        committee: Committee of that meeting; every committee that met on the day where not given.

    Raises:
        ValueError: If the suffix is none of `EXPORTS`.
        PermissionError: If the file is held open by another program, such as Excel.
    """
    suffix = path.suffix.casefold()
    if suffix not in EXPORTS:
        raise ValueError(f"{path.name}: a register is written as {', '.join(EXPORTS)}; end the name with one of these")
    rated = standings(lines, as_at=as_at, thresholds=thresholds)
    news = update(rated, on=meeting, committee=committee) if meeting else None
    with whole(path) as draft:
        _write(rated, draft, suffix, as_at, layout or standard(), news)


def export_timeline(lines: Iterable[Line], folder: Path, *, as_at: dt.date) -> list[Path]:
    """Draw what was promised, slipped and kept, and write the table that says the same.

    Returns:
        The files, by the names of `PICTURES`: all of them, or none where one fails.
    """
    from nlp_toolkit.report.lines import write_rows
    from nlp_toolkit.report.tracker import timeline

    found = timeline.courses(list(lines))
    chosen, _ = timeline.drawn(found)
    paths = [folder / name for name in PICTURES]
    with together(paths) as (svg, png, table):
        svg.write_text(timeline.svg(chosen, as_at=as_at), encoding="utf-8")
        png.write_bytes(timeline.png(chosen, as_at=as_at))
        with table.open("w", encoding="utf-8-sig", newline="") as handle:
            write_rows(timeline.TIMELINE_COLUMNS, timeline.timeline_rows(found), handle)
    return paths


def _write(
    lines: Sequence[Standing], draft: Path, suffix: str, as_at: dt.date, layout: Layout, news: Update | None
) -> None:
    """Write the one kind of file; what only that kind needs is loaded here."""
    if suffix == ".xlsx":
        from nlp_toolkit.report.tracker.workbook import write_workbook

        write_workbook(lines, draft, as_at=as_at, layout=layout, update=news)
    elif suffix == ".docx":
        from nlp_toolkit.report.tracker.appendix import write_appendix

        write_appendix(lines, draft, as_at=as_at, layout=layout, update=news)
    else:
        chosen = [one for section in news.sections for one in section.lines] if news else lines
        if suffix == ".csv":
            from nlp_toolkit.report.tracker.table import write_csv

            with draft.open("w", encoding="utf-8-sig", newline="") as handle:
                write_csv(chosen, handle, layout=layout)
        else:
            from nlp_toolkit.report.tracker.calendar import calendar

            draft.write_bytes(calendar(chosen, as_at=as_at, layout=layout))
