"""Find the commitments of minutes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.flow.library import Progress, followed
from nlp_toolkit.records import Document, Outcome, Reading

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar


def calendar_of(council: str | None, *, councils: Path = Path("corpora/councils")) -> Outcome[Calendar]:
    """Load a council's calendar, or the default one where no council is named.

    Args:
        council: Path of a council.toml, or the name of its folder in `councils`.
        councils: The folder of councils.
    """
    from nlp_toolkit.commitments.extract import Calendar, load_calendar

    return load_calendar(council, councils=councils) if council else Outcome(value=Calendar())


def extract(
    documents: Sequence[Document],
    *,
    date: dt.date | None = None,
    calendar: Calendar | None = None,
    nlp: Language | None = None,
    progress: Progress | None = None,
) -> Iterator[Reading]:
    """Find the commitments of minutes, one document after the other.

    Args:
        documents: Minutes.
        date: Day of the meeting, where a text gives none.
        calendar: The council's calendar.
        nlp: A spaCy pipeline; the shipped one if not given.
        progress: Told of each document.
    """
    from nlp_toolkit import language
    from nlp_toolkit.commitments.extract import extract as find_commitments
    from nlp_toolkit.commitments.extract import prepare
    from nlp_toolkit.commitments.structure import structure

    pipeline = prepare(nlp or language.load())
    for document in followed(documents, "Finding commitments", progress):
        meeting = structure(document)
        if meeting.date is None and date is not None:
            meeting = structure(document, date=date)
        yield Reading(document, meeting, find_commitments(document, meeting, nlp=pipeline, calendar=calendar))
