"""The command line: what an officer types."""

from __future__ import annotations

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_toolkit import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console

    from nlp_toolkit.records import Problem

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
CouncilOption = Annotated[str | None, typer.Option(help="Council whose calendar counts: a council.toml file, or the name of its folder.")]
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


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"nlp-toolkit {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Turn council minutes into a register of actions and commitments, each with the words it came from."""
