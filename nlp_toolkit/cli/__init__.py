"""The command line: what an officer types."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from nlp_toolkit import __version__
from nlp_toolkit.cli import concerns, evaluate, evidence, letters, minutes, register

PURPOSE = "Turn minutes into a register of promises and letters into recurring concerns, each with the words behind it."

app = typer.Typer(
    name="nlp-toolkit",
    help=PURPOSE,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="rich" if sys.stdout.isatty() and sys.stderr.isatty() else None,
)
app.command()(minutes.run)
app.command()(minutes.extract)
app.command()(register.track)
app.add_typer(register.app, name="register")
app.command()(letters.pseudonymise)
app.command()(concerns.concerns)
app.command()(evidence.evidence)
app.add_typer(evidence.app, name="links")
app.add_typer(evaluate.app, name="evaluate")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"nlp-toolkit {__version__}")
        raise typer.Exit


@app.callback(help=PURPOSE)
def main(
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Print in UTF-8 whatever the locale is: minutes hold quotation marks and Welsh names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
