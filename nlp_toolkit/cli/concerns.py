"""The command that finds what families keep raising: `concerns`."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_toolkit.cli.letters import FamilyColumn, IdColumn, KeepNames, TextColumn
from nlp_toolkit.cli.options import Out, Paths, PipelineOption, Quiet, Verbose, pipeline_of
from nlp_toolkit.cli.printing import finish, progress, stop

if TYPE_CHECKING:
    from nlp_toolkit.concerns.themes import Taxonomy
    from nlp_toolkit.flow import Concerns

SHOWN = 12

TaxonomyOption = Annotated[
    str, typer.Option(help="Themes: 'ehcp', 'none', or a .toml or .csv file with code, name, definition, examples.")
]
Fast = Annotated[bool, typer.Option("--fast", help="Read words alone: some hundred times faster, a little less well.")]
EncoderOption = Annotated[
    str | None,
    typer.Option(help="'minilm', 'static', 'lexical', or the folder of a sentence-transformers model."),
]
SuppressBelow = Annotated[int, typer.Option(min=1, metavar="N", help="Concerns of fewer families are not counted.")]


def concerns(
    paths: Paths,
    out: Out,
    taxonomy: TaxonomyOption = "ehcp",
    text_column: TextColumn = None,
    id_column: IdColumn = None,
    family_column: FamilyColumn = None,
    fast: Fast = False,
    encoder: EncoderOption = None,
    suppress_below: SuppressBelow = 3,
    keep_names: KeepNames = False,
    pipeline: PipelineOption = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Find what families keep raising in letters.

    Counted by families, not by words.
    """
    themes = _taxonomy(taxonomy)
    nlp = pipeline_of(pipeline)
    from nlp_toolkit import flow

    columns = {"text_column": text_column, "id_column": id_column, "family_column": family_column}
    with discreet(), _writing(), progress(quiet=quiet) as show:
        done = flow.concerns(
            paths,
            out=out,
            taxonomy=themes,
            columns=columns,
            encoder=encoder,
            fast=fast,
            keep_names=keep_names,
            suppress_below=suppress_below,
            nlp=nlp,
            progress=show,
        )
    if not quiet:
        _summarise(done)
    finish(done.problems, remarks=done.remarks if verbose else ())


def _taxonomy(told: str) -> Taxonomy | None:
    """Read the taxonomy, or stop with the reason."""
    if told == "none":
        return None
    from nlp_toolkit.concerns.themes import read_taxonomy

    outcome = read_taxonomy(told)
    if outcome.value is None:
        stop(str(outcome.problem))
    return outcome.value


@contextmanager
def discreet() -> Iterator[None]:
    """End with one sentence whatever goes wrong, for a traceback could show the words of a letter."""
    from nlp_toolkit.concerns.group import DecisionError
    from nlp_toolkit.concerns.group.embed import EncoderError
    from nlp_toolkit.concerns.pseudonymise import LettersError

    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except (DecisionError, EncoderError, LettersError) as error:
        reason = str(error)
        stop(f"{reason[0].upper()}{reason[1:]}.")
    except OSError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        stop(
            f"It was not done, for a fault in the toolkit ({type(error).__name__}, "
            f"{Path(place.filename).name} line {place.lineno}); report it with these words."
        )


@contextmanager
def _writing() -> Iterator[None]:
    """Say in one sentence why something could not be written."""
    try:
        yield
    except OSError as error:
        stop(f"A file could not be written ({(error.strerror or 'no reason given').lower()}); check --out.")


def _summarise(done: Concerns) -> None:
    """Say in a few lines what families raise, and which files to open."""
    from nlp_toolkit.report.concerns.tables import said

    grouping = done.grouping
    placed = sum(passage.concern is not None for passage in grouping.passages)
    typer.echo(
        f"{grouping.letters} letters of {grouping.families} families: {len(grouping.passages)} passages state a "
        f"concern, {placed} of them placed under {len(grouping.concerns)} concerns."
    )
    for concern in grouping.concerns[:SHOWN]:
        told = said(concern.share, concern.families)
        typer.echo(f"  {concern.label}{' (proposed)' if concern.proposed else ''}: {told}")
    if len(grouping.concerns) > SHOWN:
        typer.echo(f"  … and {len(grouping.concerns) - SHOWN} more.")
    if done.files:
        typer.echo("Open:")
        typer.echo(f"  {done.files[0]}")
