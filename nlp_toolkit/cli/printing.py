"""What is printed: progress, tables, problems, and the sentence a command ends with."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import TaskID

    from nlp_toolkit.records import Commitment, Problem, Reading

INCOMPLETE = 2
COLUMNS = ("Kind", "What", "Owner", "Due", "Confidence")


def stop(reason: str) -> NoReturn:
    """End with one sentence on what is wrong."""
    typer.echo(reason, err=True)
    raise typer.Exit(INCOMPLETE)


def finish(problems: Sequence[Problem], *, remarks: Sequence[Problem] = ()) -> None:
    """Name what could not be read, and say by the exit code whether anything was not."""
    for remark in remarks:
        typer.echo(f"Note: {remark}", err=True)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        raise typer.Exit(INCOMPLETE)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    """Show a progress bar on a terminal; stay silent when piped or told to."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield show


def print_records(readings: Sequence[Reading]) -> None:
    """Print a table for each document on a terminal, or lines with tabs when piped."""
    if not sys.stdout.isatty():
        typer.echo("\t".join(("Document", *COLUMNS)))
        for reading in readings:
            for cells in _rows(reading):
                typer.echo("\t".join((reading.document.id, *cells)))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    for reading in readings:
        met = reading.meeting.date
        when = f", {met.day} {met:%B %Y}" if met else ""
        table = Table(*COLUMNS, title=escape(f"{reading.document.id}{when}"), title_justify="left")
        for cells in _rows(reading):
            table.add_row(*map(escape, cells))
        console.print(table)


def _rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Give the cells of each record, each on one line; business of form is left out."""
    for record in reading.commitments:
        if not record.procedural:
            cells = (
                record.kind,
                record.summary,
                record.owner or "not stated",
                _when(record),
                f"{record.confidence:.2f}",
            )
            yield tuple(" ".join(cell.split()) for cell in cells)


def _when(record: Commitment) -> str:
    if record.due is None:
        return record.recurs or ""
    return f"{record.due.words} ({record.due.date})" if record.due.date else record.due.words
