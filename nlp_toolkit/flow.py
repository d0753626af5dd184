"""The order of things: read, structure, extract, report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.records import Document, DocumentKind, Outcome, Problem, Reading

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Library:
    """Hold what was read from files, sorted by what it is.

    Attributes:
        minutes: Documents that are minutes of a meeting.
        letters: Statements and complaints; they hold personal data.
        problems: What could not be read, or not wholly.
    """

    minutes: tuple[Document, ...] = ()
    letters: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = field(default=())


def gather(paths: Sequence[Path], *, kind: DocumentKind | None = None, progress: Progress | None = None) -> Library:
    """Read every document in files and folders, and sort minutes from letters.

    Args:
        paths: Files and folders.
        kind: What all of them are; told from folder and content where not given.
        progress: Told of each file.
    """
    from nlp_toolkit.read import find, kind_of, read_all

    minutes: list[Document] = []
    letters: list[Document] = []
    problems: list[Problem] = []
    remarks: list[Problem] = []
    files = find(paths)
    for done, outcome in enumerate(read_all(files)):
        if progress:
            progress("Reading", done, len(files))
        remarks += outcome.remarks
        if outcome.problem:
            problems.append(outcome.problem)
        if outcome.value:
            told = kind or outcome.value.kind or kind_of(outcome.value)
            (minutes if told == "minutes" else letters).append(outcome.value)
    return Library(tuple(minutes), tuple(letters), tuple(problems), tuple(remarks))


def extract(
    documents: Iterable[Document],
    *,
    date: dt.date | None = None,
    council: str | None = None,
    nlp: Language | None = None,
) -> Iterator[Reading]:
    """Find the commitments of minutes.

    Args:
        documents: Minutes.
        date: Day of the meeting, where a text gives none.
        council: Council whose calendar counts: path of a council.toml, or the name of its folder.
        nlp: A spaCy pipeline; the shipped one if not given.
    """
    from nlp_toolkit import language
    from nlp_toolkit.commitments import extract as steps
    from nlp_toolkit.commitments.structure import structure

    calendar = steps.load_calendar(council) if council else steps.Calendar()
    pipeline = steps.prepare(nlp or language.load())
    for document in documents:
        meeting = structure(document, date=date)
        yield Reading(document, meeting, steps.extract(document, meeting, nlp=pipeline, calendar=calendar))
