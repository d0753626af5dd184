"""The commands that read minutes: `run` and `extract`."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import typer

from nlp_toolkit.cli.concerns import discreet
from nlp_toolkit.cli.options import (
    AsAt,
    CouncilOption,
    Date,
    Format,
    FormatOption,
    KindOption,
    Out,
    Paths,
    PipelineOption,
    Quiet,
    Verbose,
    calendar_of,
    council_of,
    pipeline_of,
    plan_of,
)
from nlp_toolkit.cli.printing import finish, print_records, progress, stop

if TYPE_CHECKING:
    from nlp_toolkit.flow import Run


OPENED = {".html", ".xlsx", ".docx"}
"""Files that people open; the others are for programs."""


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
    """Read files and folders, and write everything there is.

    Register, concerns, the links between them, a page and an evidence pack.
    """
    nlp, calendar = pipeline_of(pipeline), calendar_of(council)
    own, plan = council_of(council), plan_of(council)
    from nlp_toolkit import flow

    try:
        with discreet(), progress(quiet=quiet) as show:
            done = flow.run(
                paths,
                out=out,
                as_at=as_at or dt.datetime.now().astimezone().date(),
                calendar=calendar,
                council=own,
                plan=plan,
                nlp=nlp,
                kind=kind.value if kind else None,
                progress=show,
            )
    except OSError as error:
        stop(_unwritable(error))
    if not quiet:
        _summarise(done, verbose=verbose)
    finish(done.problems, remarks=done.remarks if verbose else ())


def extract(
    paths: Paths,
    date: Date = None,
    format: FormatOption = Format.table,  # noqa: A002
    council: CouncilOption = None,
    kind: KindOption = None,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Print the commitments of each document."""
    nlp, calendar = pipeline_of(pipeline), calendar_of(council)
    from nlp_toolkit import flow
    from nlp_toolkit.report import write_csv, write_jsonl

    with progress(quiet=quiet) as show:
        library = flow.gather(paths, kind=kind.value if kind else None, progress=show)
        readings = flow.extract(library.minutes, date=date, calendar=calendar, nlp=nlp, progress=show)
        if format is Format.jsonl:
            write_jsonl(readings, sys.stdout)
        elif format is Format.csv:
            write_csv(readings, sys.stdout)
        else:
            kept = list(readings)
    if format is Format.table:
        print_records(kept)
    if library.letters and not quiet:
        typer.echo(f"{_letters(len(library.letters))} left aside; use --kind minutes to read them so.", err=True)
    finish(library.to_write(library.problems), remarks=library.to_write(library.remarks) if verbose else ())


def _unwritable(error: OSError) -> str:
    """Say in one sentence why nothing could be written."""
    if error.strerror is None:
        return str(error)
    return f"{error.filename}: {error.strerror.lower()}; name another folder with --out, or free this one."


def _letters(number: int) -> str:
    return "one letter or statement was" if number == 1 else f"{number} letters and statements were"


def _summarise(done: Run, *, verbose: bool) -> None:
    """Say in a few lines what a run found, and which files to open."""
    sets = "one set" if len(done.readings) == 1 else f"{len(done.readings)} sets"
    followed = len(done.evidence.followed)
    promises = "one promise" if followed == 1 else f"{followed} promises"
    typer.echo(f"{sets} of minutes read: {promises} to follow.".capitalize())
    if verbose:
        for reading in done.readings:
            count = sum(record.trackable for record in reading.commitments)
            typer.echo(f"  {reading.meeting.date or 'no date'}  {reading.document.id}: {count}")
    if done.letters:
        told = done.evidence
        typer.echo(
            f"{told.grouping.letters} letters and statements of {told.grouping.families} families read: "
            f"{len(told.shown)} concerns, {len(told.unanswered)} of them without an answer."
        )
    if done.problems or done.remarks:
        typer.echo(f"Not read: {len(done.problems)}. Read only in part: {len(done.remarks)}. The page says which.")
    typer.echo("Open:")
    for path in done.files:
        if path.suffix in OPENED:
            typer.echo(f"  {path}")
