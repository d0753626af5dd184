"""The commands that measure: `evaluate commitments`, `concerns`, `tracking` and `pseudonymise`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from nlp_toolkit.cli.options import PipelineOption, pipeline_of
from nlp_toolkit.cli.printing import stop

if TYPE_CHECKING:
    from nlp_toolkit.evaluate import Scores

app = typer.Typer(help="Score the toolkit against texts that people have annotated.", no_args_is_help=True)


@app.callback()
def main() -> None:
    """Score the toolkit against texts that people have annotated."""


@app.command("commitments")
def commitments(
    gold: Annotated[
        Path, typer.Argument(help="Folder with NAME.txt and NAME.json, or an annotated corpus.", exists=True)
    ],
    predictions: Annotated[
        Path | None,
        typer.Argument(
            help="Lines that `extract --format jsonl` wrote; made now where not given.", exists=True, dir_okay=False
        ),
    ] = None,
    pipeline: PipelineOption = None,
    split: Annotated[str, typer.Option(help="Which passages of an annotated corpus to score.")] = "test",
) -> None:
    """Score extracted commitments against annotated minutes."""
    nlp = pipeline_of(pipeline)
    from nlp_toolkit import flow

    try:
        scores = flow.evaluate_commitments(gold, predictions=predictions, nlp=nlp, split=split)
    except ValueError as error:
        stop(str(error))
    _print(scores)


@app.command("pseudonymise")
def pseudonymise(
    gold: Annotated[
        Path, typer.Argument(help="Folder of letters with their names marked, or of such folders.", exists=True)
    ],
    split: Annotated[Literal["tune", "test"], typer.Option(help="Which folder of letters to score.")] = "test",
    pipeline: PipelineOption = None,
) -> None:
    """Score how well names in letters are hidden."""
    nlp = pipeline_of(pipeline) if pipeline else None
    from nlp_toolkit import flow

    try:
        score = flow.evaluate_pseudonymise(gold, split=split, nlp=nlp)
    except ValueError as error:
        stop(str(error))
    typer.echo(f"direct identifiers hidden          {score.hidden:.4f}  (of {score.direct})")
    typer.echo(f"letters without any left           {score.without_any:.4f}  (of {score.letters})")
    typer.echo(f"replaced characters identifying    {score.precision:.4f}  (of {score.masked})")


@app.command("concerns")
def concerns(
    gold: Annotated[
        Path, typer.Argument(help="Letters with their concerns marked, as <delay>…</delay>, or a folder.", exists=True)
    ],
    split: Annotated[Literal["train", "dev", "test"], typer.Option(help="Which folder of letters to score.")] = "test",
    taxonomy: Annotated[str, typer.Option(help="Taxonomy of the marks: ehcp, or a .toml or .csv file.")] = "ehcp",
    fast: Annotated[bool, typer.Option("--fast", help="Read with the fast encoder.")] = False,
    pipeline: PipelineOption = None,
) -> None:
    """Score passages and themes against marked letters."""
    nlp = pipeline_of(pipeline)
    from nlp_toolkit import flow

    try:
        scores = flow.evaluate_concerns(gold, split=split, taxonomy=taxonomy, fast=fast, nlp=nlp)
    except ValueError as error:
        stop(str(error))
    for name, value in (
        ("words inside passages", scores.characters),
        ("passages", scores.passages),
        ("themes of letters", scores.themes),
    ):
        typer.echo(f"{name:24} P {value.precision:.3f}  R {value.recall:.3f}  F1 {value.f1:.3f}  (of {value.expected})")
    typer.echo(f"{'theme of a passage':24} {scores.accuracy:.3f}  (of {scores.placed[0]} found)")
    typer.echo(f"\n{'theme':24} letters: P      R     F1        passages: right")
    for code, value in scores.by_theme.items():
        met, right = scores.placed_by_theme.get(code, (0, 0))
        typer.echo(
            f"{code:24}      {value.precision:.3f}  {value.recall:.3f}  {value.f1:.3f} (of {value.expected:2}) "
            f"         {right} of {met}"
        )


@app.command("tracking")
def tracking(
    gold: Annotated[Path, typer.Argument(help="Threads: a line of JSON for each event.", exists=True, dir_okay=False)],
    minutes: Annotated[Path, typer.Argument(help="The minutes they speak of: a file or folder.", exists=True)],
    written_down: Annotated[
        bool, typer.Option("--written-down", help="Link the records of the threads, not the extracted ones.")
    ] = False,
    odd: Annotated[bool, typer.Option("--odd", help="Score the threads with odd numbers alone.")] = False,
    pipeline: PipelineOption = None,
) -> None:
    """Score links from meeting to meeting against threads."""
    nlp = pipeline_of(pipeline)
    from nlp_toolkit.flow.scores import evaluate_tracking

    try:
        scores = evaluate_tracking(gold, minutes, written_down=written_down, odd=odd, nlp=nlp)
    except ValueError as error:
        stop(str(error))
    typer.echo(str(scores))
    for event in scores.missed:
        typer.echo(f"missed: {event.thread}, {event.doc}, {event.what}: {' '.join(event.quote.split())}")
    for change in scores.wrong:
        words = " ".join(change.quote.text.split()) if change.quote else ""
        typer.echo(f"wrong: {change.on}, {change.kind} for {change.ref}: {words}")


def _print(scores: Scores) -> None:
    """Print precision, recall and F1 of each class, and the accuracy of each field."""
    for name, value in (("trackable", scores.trackable), ("all records", scores.everything), *scores.kinds.items()):
        typer.echo(
            f"{name:12} P {value.precision:.3f}  R {value.recall:.3f}  F1 {value.f1:.3f}  "
            f"({value.expected} expected, {value.found} found)"
        )
    for name, share in scores.fields.items():
        shown = "-" if share.accuracy is None else f"{share.accuracy:.3f}"
        typer.echo(f"{name:12} {shown}  (of {share.of})")
