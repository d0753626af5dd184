"""The commands of the register: `track`, and `register` with all that is done to it by hand."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nlp_toolkit.cli.lines import HISTORY_COLUMNS, print_changes, print_lines, print_story, print_tracked
from nlp_toolkit.cli.options import (
    CouncilOption,
    Date,
    KindOption,
    Paths,
    PipelineOption,
    Quiet,
    Verbose,
    calendar_of,
    council_of,
    day,
    pipeline_of,
)
from nlp_toolkit.cli.printing import finish, progress, stop

if TYPE_CHECKING:
    from nlp_toolkit.flow import Council, Tracked
    from nlp_toolkit.records import Change

RegisterOption = Annotated[
    str,
    typer.Option("--register", help="The register: a file, or postgresql://user@host/database.", show_default=False),
]
AsAt = Annotated[
    dt.date | None,
    typer.Option(parser=day, metavar="DATE", help="Day on which the register is looked at; today if not given."),
]
On = Annotated[dt.date | None, typer.Option(parser=day, metavar="DATE", help="Day it counts from; today if not given.")]
By = Annotated[str | None, typer.Option(help="Who decides; your name on this computer if not given.")]
Why = Annotated[str, typer.Option(help="Why, for the history.")]
Ref = Annotated[str, typer.Argument(help="Reference of the line, such as 'CF (21/22) 07'.", show_default=False)]
Numbers = Annotated[
    list[int],
    typer.Argument(
        metavar="NUMBER", help="Numbers of the proposals, as `track` and `show` give them.", show_default=False
    ),
]

app = typer.Typer(no_args_is_help=True, help="Read and correct the register by hand.")


def track(
    paths: Paths,
    register: RegisterOption,
    as_at: AsAt = None,
    date: Date = None,
    council: CouncilOption = None,
    kind: KindOption = None,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read minutes into a register that lasts.

    It says what is new, moved, done, late and silent.
    """
    own, calendar, when = council_of(council), calendar_of(council), as_at or _today()
    from nlp_toolkit.flow import tracking

    with _plainly():
        tracking.check_register(register)
        nlp = pipeline_of(pipeline)
        with progress(quiet=quiet) as show_progress:
            done = tracking.track(
                paths,
                register=register,
                as_at=when,
                date=date,
                council=own,
                calendar=calendar,
                nlp=nlp,
                kind=kind.value if kind else None,
                progress=show_progress,
            )
    if not quiet:
        print_tracked(done, as_at=when, thresholds=own.thresholds)
        _summarise(done, as_at=when, council=own)
    finish(done.problems, remarks=(*done.left_out, *(done.remarks if verbose else ())))


@app.command()
def show(
    register: RegisterOption,
    ref: Annotated[str | None, typer.Argument(help="One line; all of them if not given.", show_default=False)] = None,
    as_at: AsAt = None,
    council: CouncilOption = None,
) -> None:
    """Show the register on a day, or one line with its story."""
    own, when = council_of(council), as_at or _today()
    from nlp_toolkit.flow import register as by_hand
    from nlp_toolkit.records import turned_down

    with _plainly():
        lines = by_hand.show(register, as_at=when, council=own)
        if ref is None:
            chosen = [line for line in lines if not turned_down(line)]
            print_lines(chosen, as_at=when, thresholds=own.thresholds)
        else:
            name = by_hand.find(ref, [line.ref for line in lines])
            line = next(line for line in lines if line.ref == name)
            print_story(line, as_at=when, thresholds=own.thresholds)


@app.command()
def history(register: RegisterOption, ref: Ref, as_at: AsAt = None) -> None:
    """Print every change of one line.

    As it was written; nothing is ever deleted.
    """
    from nlp_toolkit.flow import register as by_hand

    with _plainly():
        changes = by_hand.history(register, ref, as_at=as_at or dt.date.max)
    _print_written(changes, title=f"History of {changes[0].ref}" if changes else ref)


@app.command("set")
def set_(
    register: RegisterOption,
    ref: Ref,
    status: Annotated[str | None, typer.Option(help="How it stands, such as 'evidenced done' or 'dropped'.")] = None,
    owner: Annotated[str | None, typer.Option(help="Who is to do it; '' for nobody.")] = None,
    due: Annotated[str | None, typer.Option(metavar="DATE", help="The day it is due; '' for none.")] = None,
    what: Annotated[str | None, typer.Option(help="What is to be done.")] = None,
    condition: Annotated[str | None, typer.Option(help="What it depends on; '' once that is met.")] = None,
    note: Annotated[str | None, typer.Option(help="Words to add.")] = None,
    by: By = None,
    on: On = None,
    why: Why = "",
) -> None:
    """Set what an officer knows of a line.

    A later run proposes, and does not undo it.
    """
    from nlp_toolkit.flow import register as by_hand

    wish = by_hand.Wish(status, owner, _due(due), what, condition, note)
    if wish == by_hand.Wish():
        stop("Say what to set: --status, --owner, --due, --what, --condition or --note.")
    with _plainly():
        changes = by_hand.set_line(register, ref, wish, by=by or _me(), on=on or _today(), why=why)
    _print_written(changes, title="Written")


@app.command()
def accept(register: RegisterOption, numbers: Numbers, by: By = None, on: On = None, why: Why = "") -> None:
    """Accept what a run proposed."""
    _decide(register, numbers, accept=True, by=by, on=on, why=why)


@app.command()
def refuse(register: RegisterOption, numbers: Numbers, by: By = None, on: On = None, why: Why = "") -> None:
    """Turn down what a run proposed."""
    _decide(register, numbers, accept=False, by=by, on=on, why=why)


@app.command("import")
def import_(
    register: RegisterOption,
    path: Annotated[Path, typer.Argument(help="The edited workbook.", show_default=False)],
    by: By = None,
    on: On = None,
) -> None:
    """Take back the edits made in an exported workbook.

    Conflicts are listed and nothing is overwritten.
    """
    from nlp_toolkit.flow import edits
    from nlp_toolkit.report.wording import capital, count

    with _plainly():
        done = edits.import_edits(register, path, by=by or _me(), on=on or _today())
    if done.changes:
        _print_written(done.changes, title="Taken over")
    compared = f"{capital(count(done.rows, 'row'))} compared, {count(len(done.changes), 'change')} taken over"
    typer.echo(f"{compared}, {count(len(done.conflicts), 'conflict')}.", err=True)
    finish([*done.conflicts, *done.problems])


@app.command()
def export(
    register: RegisterOption,
    out: Annotated[
        Path, typer.Option(help="A file (.xlsx, .docx, .csv or .ics), or a folder for all of them.", show_default=False)
    ],
    layout: Annotated[
        str | None, typer.Option(help="Columns to use: a council.toml, or the name of its folder.")
    ] = None,
    meeting: Annotated[
        dt.date | None, typer.Option(parser=day, metavar="DATE", help="Only what the meeting of this day did.")
    ] = None,
    committee: Annotated[str, typer.Option(help="Committee of that meeting, where several met on the day.")] = "",
    as_at: AsAt = None,
    council: CouncilOption = None,
) -> None:
    """Write the register in the council's own columns.

    The whole of it, or what one meeting did.
    """
    own, when = council_of(council), as_at or _today()
    from nlp_toolkit.flow import outgoing

    with _plainly():
        written = outgoing.export(
            register,
            out,
            as_at=when,
            council=own,
            layout=layout or council,
            meeting=meeting,
            committee=committee,
        )
    typer.echo("Written:")
    for path in written.value or ():
        typer.echo(f"  {path}")
    finish((), remarks=written.remarks)


@app.command()
def summary(register: RegisterOption, as_at: AsAt = None) -> None:
    """Print a summary that a chair can read aloud."""
    from nlp_toolkit.flow import outgoing

    with _plainly():
        said = outgoing.summary(register, as_at=as_at or _today())
    typer.echo(" ".join(said))


def _decide(register: str, numbers: list[int], *, accept: bool, by: str | None, on: dt.date | None, why: str) -> None:
    from nlp_toolkit.flow import register as by_hand

    with _plainly():
        changes = by_hand.decide(register, numbers, accept=accept, by=by or _me(), on=on or _today(), why=why)
    _print_written(changes, title="Written")


def _print_written(changes: list[Change] | tuple[Change, ...], *, title: str) -> None:
    if not sys.stdout.isatty():
        typer.echo("\t".join(HISTORY_COLUMNS))
    print_changes(changes, title=title)


def _summarise(done: Tracked, *, as_at: dt.date, council: Council) -> None:
    """Say in a few lines what a run did, on the error output where tables are piped."""
    from nlp_toolkit.flow import outgoing

    for sentence in outgoing.told(done, as_at=as_at, council=council):
        typer.echo(sentence, err=True)
    if any(change.proposed for change in done.changes):
        typer.echo("Decide with `nlp-toolkit register accept` or `refuse`, and the number of the proposal.", err=True)


@contextmanager
def _plainly() -> Iterator[None]:
    """End with one sentence where a register cannot be used, or may not be set so."""
    from nlp_toolkit.flow import register as by_hand
    from nlp_toolkit.store import StoreError

    try:
        yield
    except (by_hand.RefusedError, StoreError) as error:
        stop(str(error))
    except PermissionError as error:
        stop(error.args[0] if len(error.args) == 1 else f"{error.filename}: it cannot be written; check your rights.")


def _due(given: str | None) -> dt.date | Literal[""] | None:
    if given is None:
        return None
    return day(given) if given.strip() else ""


def _me() -> str:
    """Name whoever sits at the computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        stop("There is no telling who decides this; say it with --by.")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
