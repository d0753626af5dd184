"""Where a passphrase comes from: the environment or the keyboard, never an argument that others could read."""

from __future__ import annotations

import os
import sys

import typer

from nlp_toolkit.cli.printing import stop

VARIABLE = "NLP_TOOLKIT_PASSPHRASE"


def passphrase(*, twice: bool) -> str:
    """Take the passphrase from the environment, else ask for it without showing it.

    Args:
        twice: Whether to ask again, so that a slip of the finger locks nobody out.
    """
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not somebody_there():
        stop(f"There is nobody to ask for the passphrase; set {VARIABLE} to it.")
    asked: str = typer.prompt("Passphrase of the key file", hide_input=True, confirmation_prompt=twice, err=True)
    return asked


def somebody_there() -> bool:
    """Tell whether somebody sits at the keyboard."""
    return sys.stdin.isatty()
