"""Lines of the register on the screen: tables on a terminal, plain lines with tabs when piped."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from nlp_toolkit.flow import Tracked
    from nlp_toolkit.records import Change, Line, Thresholds

Row = tuple[str, ...]

LINE_COLUMNS = ("Reference", "What", "Owner", "Due", "Status", "RAG", "Why")
HISTORY_COLUMNS = ("Number", "Day", "What happened", "By", "Why", "Words", "Written")
_MOVED = frozenset({"slipped", "softened", "asked_again", "not_done", "reopened"})
_DONE = frozenset({"done", "evidenced"})
_ENDED = frozenset({"paused", "superseded", "dropped"})


def print_table(title: str, columns: Sequence[str], rows: Sequence[Row], *, name: str = "") -> None:
    """Print a table on a terminal, or lines with tabs when piped.

    Args:
        title: Heading on a terminal.
        columns: Headings of the columns.
        rows: The rows.
        name: First cell of every row when piped, where several tables follow one another.
    """
    plain = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    if not sys.stdout.isatty():
        for row in plain:
            typer.echo("\t".join((name, *row) if name else row))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(*columns, title=escape(title), title_justify="left", title_style="bold")
    table.columns[0].no_wrap = True
    for row in plain:
        table.add_row(*map(escape, row))
    Console().print(table)


def print_lines(lines: Iterable[Line], *, as_at: dt.date, thresholds: Thresholds) -> None:
    """Print lines of the register, each with its colour and the reason."""
    rows = [_line(line, as_at=as_at, thresholds=thresholds) for line in lines]
    if not sys.stdout.isatty():
        typer.echo("\t".join(LINE_COLUMNS))
    print_table(f"The register as at {_day(as_at)}", LINE_COLUMNS, rows)


def print_story(line: Line, *, as_at: dt.date, thresholds: Thresholds) -> None:
    """Print one line with its whole story."""
    from nlp_toolkit.records import rate_line

    due = "none given" if line.due is None else _day(line.due)
    slipped = f", first due {_day(line.first_due)}" if line.first_due and line.first_due != line.due else ""
    facts = [
        ("What", line.what),
        ("Owner", line.owner or "not stated"),
        ("Due", f"{due}{slipped}"),
        ("Condition", line.condition),
        ("Status", _state(line)),
        ("Rating", rate_line(line, as_at=as_at, thresholds=thresholds).reason),
        ("Promised", _promised(line)),
        ("Words", f"“{line.first.quote.text}”"),
        *(("Note", note) for note in line.notes),
    ]
    rows = [(name, value) for name, value in facts if value]
    print_table(f"{line.ref} as at {_day(as_at)}", ("", ""), rows)
    print_changes(line.story, title="What happened", decided=True)


def print_changes(changes: Iterable[Change], *, title: str, decided: bool = False) -> None:
    """Print changes as they are written in the history.

    Args:
        changes: The changes.
        title: Heading on a terminal.
        decided: Whether the changes are those that count, so that one that is proposed still waits.
    """
    rows = [
        (
            str(change.id or ""),
            change.on.isoformat(),
            _told(change, waits=decided and change.proposed),
            change.by,
            change.reason,
            f"“{change.quote.text}”" if change.quote else "",
            change.made.strftime("%Y-%m-%d %H:%M") if change.made else "",
        )
        for change in changes
    ]
    print_table(title, HISTORY_COLUMNS, rows)


def print_tracked(done: Tracked, *, as_at: dt.date, thresholds: Thresholds) -> None:
    """Print what a run made of the register: new, moved, done, ended, late, silent, and what waits for an officer."""
    from nlp_toolkit.records import LIVE, rate_line, turned_down, waiting

    lines = [line for line in done.lines if not turned_down(line)]
    written = {change.id for change in done.changes}
    told = [(line, change) for line in lines for change in line.story[1:] if change.id in written]
    told = [(line, change) for line, change in told if not change.proposed]
    alive = [line for line in lines if line.state in LIVE]
    late = sorted((line for line in alive if line.state == "overdue"), key=lambda line: line.due or dt.date.max)
    what = ("Reference", "What", "Owner", "Due")

    opened = [_short(line) for line in lines if line.story[0].id in written and line.state != "proposed"]
    _section("New", what, opened)
    happened = ("Reference", "What", "Day", "What happened", "Words")
    for title, kinds in (("Moved", _MOVED), ("Done", _DONE), ("Ended", _ENDED)):
        _section(title, happened, [_happened(line, change) for line, change in told if change.kind in kinds])
    why = [(*_short(line), rate_line(line, as_at=as_at, thresholds=thresholds).reason) for line in late]
    _section("Late", (*what, "Why"), why)
    silent = [line for line in alive if line.silent >= thresholds.silent_meetings]
    _section("Silent", (*what, "Last heard of"), [(*_short(line), _heard(line)) for line in silent])
    waits = [_proposal(line, change) for line in lines for change in waiting(line)]
    _section("Proposed", ("Number", "Reference", "What", "What is proposed", "Words", "Why"), waits)


def _section(title: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    if rows:
        print_table(title, columns, rows, name=title.casefold())


def _line(line: Line, *, as_at: dt.date, thresholds: Thresholds) -> Row:
    from nlp_toolkit.records import rate_line

    rating = rate_line(line, as_at=as_at, thresholds=thresholds)
    due = line.due.isoformat() if line.due else ""
    return line.ref, line.what, line.owner or "not stated", due, _state(line), rating.label, rating.clause


def _short(line: Line) -> Row:
    return line.ref, line.what, line.owner or "not stated", line.due.isoformat() if line.due else "no date"


def _happened(line: Line, change: Change) -> Row:
    return line.ref, line.what, change.on.isoformat(), _told(change), f"“{change.quote.text}”" if change.quote else ""


def _proposal(line: Line, change: Change) -> Row:
    words = f"“{change.quote.text}”" if change.quote else ""
    told = "a new line" if change.kind == "new" else _told(change)
    return str(change.id), line.ref, line.what, told, words, change.reason


def _heard(line: Line) -> str:
    meetings = "one meeting" if line.silent == 1 else f"{line.silent} meetings"
    return f"{_day(line.heard) if line.heard else 'never'}, {meetings} ago"


def _told(change: Change, *, waits: bool = False) -> str:
    """Say what a change did, and that it waits where it does."""
    from nlp_toolkit.report.tracker.events import happened

    if change.kind in ("accepted", "refused", "withdrawn"):
        told = f"{change.kind} number {change.of}"
    else:
        told = happened(replace(change, person=False))  # why stands in a column of its own
    return f"proposed: {told}" if waits or change.proposed else told


def _state(line: Line) -> str:
    from nlp_toolkit.records import state_name

    return state_name(line.state)


def _promised(line: Line) -> str:
    where = line.committee or line.council
    when = f"{_day(line.promised)}, " if line.promised else ""
    minute = f", minute {line.minute}" if line.minute else ""
    return f"{when}{where}{minute}".strip(", ")


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
