"""The command line: what an officer types."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from nlp_toolkit import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import TaskID
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar
    from nlp_toolkit.evaluate import Scores
    from nlp_toolkit.flow import Run
    from nlp_toolkit.records import Commitment, Problem, Reading

app = typer.Typer(
    name="nlp-toolkit",
    help="Turn council minutes into a register of actions and commitments, each with the words it came from.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)
evaluate = typer.Typer(help="Score the toolkit against texts that people have annotated.", no_args_is_help=True)
app.add_typer(evaluate, name="evaluate")

INCOMPLETE = 2


class Format(StrEnum):
    """How to print the records."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class Kind(StrEnum):
    """What sort of text a document is."""

    minutes = "minutes"
    statement = "statement"
    complaint = "complaint"


Paths = Annotated[list[Path], typer.Argument(help="Files or folders to read.", show_default=False)]
KindOption = Annotated[Kind | None, typer.Option(help="What the documents are, where their content does not tell.")]
CouncilOption = Annotated[
    str | None, typer.Option(help="Council whose calendar counts: a council.toml file, or the name of its folder.")
]
PipelineOption = Annotated[str | None, typer.Option(help="A spaCy pipeline of your own to read English with.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")]


def _day(value: str | dt.date) -> dt.date:
    """Read a day as an officer writes it: 2023-06-30."""
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"'{value}' is not a day; write it as 2023-06-30") from None


Date = Annotated[
    dt.date | None, typer.Option(parser=_day, metavar="DATE", help="Day of the meeting, where a text gives none.")
]
AsAt = Annotated[
    dt.date | None,
    typer.Option(parser=_day, metavar="DATE", help="Day on which the ratings are taken; today if not given."),
]
Out = Annotated[Path, typer.Option(help="Folder to write into.", file_okay=False)]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"nlp-toolkit {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turn council minutes into a register of actions and commitments, each with the words it came from."""


@app.command()
def run(
    paths: Paths,
    out: Out,
    as_at: AsAt = None,
    council: CouncilOption = None,
    kind: KindOption = None,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read files and folders, and write the register: a page, a workbook, a table and lines."""
    from nlp_toolkit import flow

    with _progress(quiet) as progress:
        done = flow.run(
            paths,
            out=out,
            as_at=as_at or dt.datetime.now(tz=dt.UTC).date(),
            calendar=_calendar(council),
            nlp=_pipeline(pipeline),
            kind=kind.value if kind else None,
            progress=progress,
        )
    if not quiet:
        _summarise(done, verbose=verbose)
    _finish(done.problems, remarks=done.remarks if verbose else ())


@app.command()
def extract(
    paths: Paths,
    date: Date = None,
    format: Annotated[Format, typer.Option(help="How to print the records.")] = Format.table,  # noqa: A002
    council: CouncilOption = None,
    kind: KindOption = None,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the commitments of each document."""
    from nlp_toolkit import flow
    from nlp_toolkit.report import write_csv, write_jsonl

    with _progress(quiet) as progress:
        library = flow.gather(paths, kind=kind.value if kind else None, progress=progress)
        readings = flow.extract(
            library.minutes, date=date, calendar=_calendar(council), nlp=_pipeline(pipeline), progress=progress
        )
        if format is Format.jsonl:
            write_jsonl(readings, sys.stdout)
        elif format is Format.csv:
            write_csv(readings, sys.stdout)
        else:
            kept = list(readings)
    if format is Format.table:
        _print_table(kept)
    if library.letters and not quiet:
        typer.echo(
            f"{len(library.letters)} letters and statements left aside; use --kind minutes to read them so.", err=True
        )
    _finish(library.problems, remarks=library.remarks if verbose else ())


@evaluate.command("commitments")
def evaluate_commitments(
    gold: Annotated[
        Path, typer.Argument(help="Folder with NAME.txt and NAME.json, or an annotated corpus.", exists=True)
    ],
    predictions: Annotated[
        Path | None, typer.Argument(help="Lines that `extract --format jsonl` wrote; made now where not given.")
    ] = None,
    pipeline: PipelineOption = None,
    split: Annotated[str, typer.Option(help="Which passages of an annotated corpus to score.")] = "test",
) -> None:
    """Score extracted commitments against annotated minutes."""
    from nlp_toolkit import flow

    try:
        scores = flow.evaluate_commitments(gold, predictions=predictions, nlp=_pipeline(pipeline), split=split)
    except ValueError as error:
        _stop(str(error))
    _print_scores(scores)


def _calendar(council: str | None) -> Calendar:
    """Load a council's calendar, or stop with the reason."""
    from nlp_toolkit import flow

    outcome = flow.calendar_of(council)
    if outcome.value is None:
        _stop(str(outcome.problem))
    return outcome.value


def _pipeline(name: str | None) -> Language | None:
    """Load a spaCy pipeline of the user's own, or stop with the reason."""
    if name is None:
        return None
    from nlp_toolkit import language

    try:
        return language.load(name)
    except ValueError as error:
        _stop(str(error))


def _stop(reason: str) -> NoReturn:
    """End with one sentence on what is wrong."""
    typer.echo(reason, err=True)
    raise typer.Exit(INCOMPLETE)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int, int], None] | None]:
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


def _summarise(done: Run, *, verbose: bool) -> None:
    """Say in a few lines what a run found, and which files to open."""
    records = [record for reading in done.readings for record in reading.commitments]
    tracked = sum(record.trackable for record in records)
    typer.echo(f"{len(done.readings)} minutes read: {tracked} actions, decisions and commitments to follow.")
    if verbose:
        for reading in done.readings:
            count = sum(record.trackable for record in reading.commitments)
            typer.echo(f"  {reading.meeting.date or 'no date'}  {reading.document.id}: {count}")
    if done.letters:
        typer.echo(f"{done.letters} letters and statements were counted and left aside.")
    if done.problems or done.remarks:
        typer.echo(f"{len(done.problems)} files could not be read, {len(done.remarks)} only in part: see the page.")
    typer.echo("Open:")
    for path in done.files:
        typer.echo(f"  {path}")


def _finish(problems: Sequence[Problem], *, remarks: Sequence[Problem] = ()) -> None:
    """Name what could not be read, and say by the exit code whether anything was."""
    for remark in remarks:
        typer.echo(f"Note: {remark}", err=True)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        raise typer.Exit(INCOMPLETE)


def _print_table(readings: Sequence[Reading]) -> None:
    """Print the records as a table on a terminal, or as tab-separated lines when piped."""
    columns = ("Kind", "What", "Owner", "Due", "Confidence")
    rows = [
        (record.kind, record.summary, record.owner or "not stated", _when(record), f"{record.confidence:.2f}")
        for reading in readings
        for record in reading.commitments
        if not record.procedural
    ]
    if not sys.stdout.isatty():
        for row in (columns, *rows):
            typer.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _when(record: Commitment) -> str:
    if record.due is None:
        return record.recurs or ""
    return f"{record.due.words} ({record.due.date})" if record.due.date else record.due.words


def _print_scores(scores: Scores) -> None:
    """Print precision, recall and F1 of each class, and the accuracy of each field."""
    for name, value in (("trackable", scores.trackable), ("all records", scores.everything), *scores.kinds.items()):
        typer.echo(
            f"{name:12} P {value.precision:.3f}  R {value.recall:.3f}  F1 {value.f1:.3f}  "
            f"({value.expected} expected, {value.found} found)"
        )
    for name, share in scores.fields.items():
        shown = "-" if share.accuracy is None else f"{share.accuracy:.3f}"
        typer.echo(f"{name:12} {shown}  (of {share.of})")
