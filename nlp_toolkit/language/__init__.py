"""Load the English pipeline that every step reads minutes with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = Path(__file__).parent / "en_minutes"


class PipelineNotFoundError(ValueError):
    """Say which English pipeline could not be loaded, and what to do about it."""


def load(name: str | None = None, *, disable: Sequence[str] = ()) -> Language:
    """Load the English pipeline; its parts are read once and shared, and what you add to it stays your own.

    Args:
        name: an installed spaCy package or a folder; by default the pipeline that ships with the toolkit.
        disable: pipes to leave switched off.

    Returns:
        The pipeline, which starts by marking the sentence boundaries of minutes.

    Raises:
        PipelineNotFoundError: the pipeline is not installed or cannot be read.
    """
    return twin(_load(name, tuple(sorted(disable))))


def twin(nlp: Language) -> Language:
    """Give a pipeline of the same parts; what is added to it is not added to the one handed in."""
    made = type(nlp)(nlp.vocab, meta=nlp.meta, create_tokenizer=lambda _: nlp.tokenizer)
    for name in nlp.component_names:
        made.add_pipe(name, source=nlp)
    for name in nlp.disabled:
        made.disable_pipe(name)
    return made


@cache
def _load(name: str | None, disable: tuple[str, ...]) -> Language:
    import spacy

    from nlp_toolkit.language import pipes, sentences  # noqa: F401  (registers their factories)

    try:
        nlp = spacy.load(SHIPPED if name is None else name, disable=disable)
    except (OSError, ValueError) as error:
        raise PipelineNotFoundError(_remedy(name)) from error
    if sentences.NAME not in nlp.component_names and sentences.NAME not in disable:
        nlp.add_pipe(sentences.NAME, first=True)
    return nlp


def _remedy(name: str | None) -> str:
    if name is None:
        return f"The English pipeline is missing from {SHIPPED}: install the toolkit again."
    return (
        f"The spaCy pipeline {name!r} cannot be loaded: install it with 'python -m spacy download {name}', "
        "give the path of its folder, or leave the name out to use the one that ships with the toolkit."
    )
