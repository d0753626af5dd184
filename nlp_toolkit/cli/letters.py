"""The command that makes letters safe, and restores them: `pseudonymise`."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nlp_toolkit.cli.options import Out, Paths, PipelineOption, Quiet, Verbose, pipeline_of
from nlp_toolkit.cli.passphrase import VARIABLE, passphrase
from nlp_toolkit.cli.printing import finish, progress, stop

if TYPE_CHECKING:
    from nlp_toolkit.concerns.pseudonymise import Settings
    from nlp_toolkit.flow import SafeLetters

_MOST_WARNED = 5

KeyOption = Annotated[
    Path | None,
    typer.Option(
        help=f"File for the encrypted way back, outside --out. The passphrase is asked for, or taken from {VARIABLE}.",
        dir_okay=False,
    ),
]
RestoreOption = Annotated[
    bool, typer.Option("--restore", help="Put the names back into safe letters; needs the file of --key.")
]
KeepNames = Annotated[bool, typer.Option("--keep-names", help="Name letters by their files, not by numbers.")]
Names = Annotated[Literal["codes", "realistic"], typer.Option(help="Put [CHILD 1], or invented names.")]
Officials = Annotated[Literal["replace", "keep"], typer.Option(help="What to do with people in a public role.")]
Dates = Annotated[
    Literal["month", "shift", "keep"],
    typer.Option(help="Leave the month, move all dates of a family by the same days, or keep them."),
]
Diagnoses = Annotated[Literal["keep", "remove"], typer.Option(help="What to do with diagnoses.")]
TextColumn = Annotated[str | None, typer.Option(help="Column of a table that holds the text.")]
IdColumn = Annotated[str | None, typer.Option(help="Column of a table that names each row.")]
FamilyColumn = Annotated[str | None, typer.Option(help="Column of a table that tells the family.")]


def pseudonymise(
    paths: Paths,
    out: Out,
    key: KeyOption = None,
    restore: RestoreOption = False,
    keep_names: KeepNames = False,
    names: Names = "codes",
    officials: Officials = "replace",
    dates: Dates = "month",
    diagnoses: Diagnoses = "keep",
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    family_column: FamilyColumn = None,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write copies of letters that name nobody.

    With a page and a workbook to check them.
    """
    if restore:
        _restore(paths, out=out, key=key, quiet=quiet)
        return
    nlp = pipeline_of(pipeline) if pipeline else None
    from nlp_toolkit import flow
    from nlp_toolkit.concerns.pseudonymise import Settings

    settings = Settings(names=names, officials=officials, dates=dates, diagnoses=diagnoses)
    columns = {"text_column": text_column, "id_column": id_column, "family_column": family_column}
    with _discreet():
        if key is not None:
            flow.check_places(paths, out=out, key_path=key)
        secret = passphrase(twice=True) if key is not None else ""
        with progress(quiet=quiet) as show:
            done = flow.pseudonymise(
                paths,
                out=out,
                key_path=key,
                passphrase=secret,
                settings=settings,
                keep_names=keep_names,
                nlp=nlp,
                columns=columns,
                progress=show,
            )
    if not quiet:
        _summarise(done, settings=settings)
    finish(done.problems, remarks=done.remarks if verbose else ())


def _restore(paths: list[Path], *, out: Path, key: Path | None, quiet: bool) -> None:
    """Write letters with their names."""
    if key is None:
        stop("The way back needs the key file; name it with --key.")
    from nlp_toolkit import flow

    with _discreet():
        done = flow.restore(paths, out=out, key_path=key, passphrase=passphrase(twice=False))
    if not quiet:
        count = len(done.files)
        typer.echo(f"{'One text' if count == 1 else f'{count} texts'} restored in {out}. They name people.")
    finish(done.problems)


@contextmanager
def _discreet() -> Iterator[None]:
    """End with one sentence whatever goes wrong, for a traceback could show the words of a letter."""
    from nlp_toolkit.concerns.pseudonymise import LettersError

    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except LettersError as error:
        reason = str(error)
        stop(f"{reason[0].upper()}{reason[1:]}.")
    except OSError as error:
        stop(f"A file could not be written ({(error.strerror or 'no reason given').lower()}); check --out and --key.")
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        stop(
            f"The letters were not made safe, for a fault in the toolkit ({type(error).__name__}, "
            f"{Path(place.filename).name} line {place.lineno}); report it with these words."
        )


def _summarise(done: SafeLetters, *, settings: Settings) -> None:
    """Say in a few lines what was replaced, and which files to open."""
    findings = [finding for letter in done.letters for finding in letter.findings]
    doubtful = sum(finding.doubtful for finding in findings)
    count = len(done.letters)
    typer.echo(f"{'One letter' if count == 1 else f'{count} letters'} made safe: {len(findings)} stretches replaced.")
    typer.echo(
        f"Look first at {doubtful} of them that are doubtful. No program finds everything: read before you share."
    )
    if done.singled_out:
        typer.echo("Without a name, these details together may still point to one family; take care where you quote:")
        for line in done.singled_out[:_MOST_WARNED]:
            typer.echo(f"  {line}")
        if len(done.singled_out) > _MOST_WARNED:
            typer.echo(f"  and {len(done.singled_out) - _MOST_WARNED} more letters")
    if settings.names == "realistic":
        typer.echo("The names in the safe letters are invented.")
    typer.echo("Open:")
    for path in done.files[:2]:
        typer.echo(f"  {path}")
