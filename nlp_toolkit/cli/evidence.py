"""The commands that set promises against concerns: `evidence` and `links`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_toolkit.cli.options import AsAt, CouncilOption, Quiet, council_of, plan_of
from nlp_toolkit.cli.printing import progress, stop
from nlp_toolkit.cli.register import RegisterOption

if TYPE_CHECKING:
    from nlp_toolkit.records import Grouping

ConcernsFolder = Annotated[
    Path, typer.Option("--concerns", help="Folder that `concerns` or `run` wrote.", show_default=False)
]
PackFile = Annotated[Path, typer.Option(help="The .docx file to write.", dir_okay=False, show_default=False)]
Theme = Annotated[
    list[str] | None,
    typer.Option(metavar="CODE", help="Only concerns of this theme, such as 'transport'; may be given repeatedly."),
]
Folder = Annotated[Path, typer.Argument(help="Folder that `run` wrote.", show_default=False)]
ConcernId = Annotated[str, typer.Argument(help="Identifier of the concern, as links.json gives it.")]
Ref = Annotated[str, typer.Argument(help="Reference of the promise, such as 'CF (21/22) 07'.")]

app = typer.Typer(no_args_is_help=True, help="Confirm or refuse which promise answers which concern.")


def evidence(
    register: RegisterOption,
    concerns: ConcernsFolder,
    out: PackFile,
    theme: Theme = None,
    as_at: AsAt = None,
    council: CouncilOption = None,
    quiet: Quiet = False,
) -> None:
    """Write the evidence pack from a register and concerns."""
    if out.suffix.lower() != ".docx":
        stop(f"{out}: the pack is a Word document; name it with .docx.")
    own, plan = council_of(council), plan_of(council)
    grouping = _grouping(concerns)
    from nlp_toolkit import flow
    from nlp_toolkit.concerns.group.embed import EncoderError
    from nlp_toolkit.store import StoreError

    try:
        with progress(quiet=quiet) as show:
            written = flow.pack(
                register,
                grouping,
                out=out,
                folder=concerns,
                themes=tuple(theme or ()),
                as_at=as_at or dt.datetime.now().astimezone().date(),
                council=own,
                plan=plan,
                progress=show,
            )
    except OSError as error:
        stop(str(error) if error.strerror is None else f"{error.filename}: {error.strerror.lower()}; free this place.")
    except (ValueError, EncoderError, StoreError) as error:
        stop(str(error))
    if not quiet:
        typer.echo(f"Open: {written}")


@app.command()
def confirm(folder: Folder, concern: ConcernId, ref: Ref) -> None:
    """Say that a promise answers a concern.

    The next run obeys.
    """
    _decide(folder, concern, ref, confirmed=True)


@app.command()
def refuse(folder: Folder, concern: ConcernId, ref: Ref) -> None:
    """Say that a promise has nothing to do with a concern.

    The next run obeys.
    """
    _decide(folder, concern, ref, confirmed=False)


def _decide(folder: Path, concern: str, ref: str, *, confirmed: bool) -> None:
    from nlp_toolkit import flow

    try:
        flow.decide_link(folder, concern, ref, confirmed=confirmed)
    except ValueError as error:
        stop(str(error))
    typer.echo(f"{ref} {'answers' if confirmed else 'does not answer'} “{concern}”: kept for the next run.")


def _grouping(folder: Path) -> Grouping:
    from nlp_toolkit.report.concerns.reading import read_concerns

    outcome = read_concerns(folder)
    if outcome.value is None:
        stop(str(outcome.problem))
    return outcome.value
