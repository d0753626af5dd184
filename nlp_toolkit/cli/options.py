"""What can be said on the command line, and how it is read."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from nlp_toolkit.cli.printing import stop

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar
    from nlp_toolkit.flow import Council
    from nlp_toolkit.records import Framework


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


def day(value: str | dt.date) -> dt.date:
    """Read a day as an officer writes it.

    >>> day("2023-06-30")
    datetime.date(2023, 6, 30)
    """
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"'{value}' is not a day; write it as 2023-06-30") from None


Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders to read.", show_default=False)]
Out = Annotated[Path, typer.Option(help="Folder to write into.", file_okay=False)]
Date = Annotated[
    dt.date | None, typer.Option(parser=day, metavar="DATE", help="Day of the meeting, where a text gives none.")
]
AsAt = Annotated[
    dt.date | None,
    typer.Option(parser=day, metavar="DATE", help="Day on which the ratings are taken; today if not given."),
]
FormatOption = Annotated[Format, typer.Option(help="How to print the records.")]
KindOption = Annotated[Kind | None, typer.Option(help="What the documents are, where their content does not tell.")]
CouncilOption = Annotated[
    str | None, typer.Option(help="Council whose calendar counts: a council.toml file, or the name of its folder.")
]
PipelineOption = Annotated[str | None, typer.Option(help="A spaCy pipeline of your own to read English with.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more of what is done.")]


def calendar_of(council: str | None) -> Calendar:
    """Load a council's calendar, or stop with the reason."""
    from nlp_toolkit import flow

    outcome = flow.calendar_of(council)
    if outcome.value is None:
        stop(str(outcome.problem))
    return outcome.value


def council_of(council: str | None) -> Council:
    """Load what a council sets for its register, or stop with the reason."""
    from nlp_toolkit import flow

    outcome = flow.council_of(council)
    if outcome.value is None:
        stop(str(outcome.problem))
    return outcome.value


def plan_of(council: str | None) -> Framework | None:
    """Load the improvement plan beside a council's settings, or stop with the reason; None if there is none."""
    from nlp_toolkit import flow

    outcome = flow.plan_of(council)
    if outcome is not None and outcome.value is None:
        stop(str(outcome.problem))
    return outcome.value if outcome else None


def pipeline_of(name: str | None) -> Language | None:
    """Load a spaCy pipeline of the user's own, or stop with the reason; None stands for the shipped one.

    It stops too where the installed MiniLM, which gives a second opinion on clauses, is not the one expected.
    """
    from nlp_toolkit import language
    from nlp_toolkit.language import minilm
    from nlp_toolkit.language.light import import_spacy

    try:
        if minilm.installed():
            minilm.folder()
        if name is not None:
            return language.load(name)
    except ValueError as error:
        stop(str(error))
    import_spacy()
    return None
