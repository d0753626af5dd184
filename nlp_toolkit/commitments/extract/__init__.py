"""Find the undertakings of a meeting: who, what, by when, on what condition, how firm, in whose words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.due.calendar import Calendar
from nlp_toolkit.commitments.extract.due.council import load_calendar
from nlp_toolkit.records import Commitment, Document, Meeting

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract.paragraphs import ParsedParagraph

_LOOK_BACK = 3
"""How many paragraphs back a pronoun may point."""

__all__ = ["Calendar", "extract", "load_calendar", "prepare", "recorded"]


def prepare(nlp: Language) -> Language:
    """Give a pipeline that also finds undertakings; the one handed in stays as it is, and its parts serve both.

    Args:
        nlp: Any English pipeline with tags, lemmas, a dependency parse and sentences.
    """
    from nlp_toolkit.commitments.extract.components import COMPONENTS
    from nlp_toolkit.language import twin

    missing = [name for name in COMPONENTS if name not in nlp.pipe_names]
    if not missing:
        return nlp
    prepared = twin(nlp)
    for name in missing:
        prepared.add_pipe(name)
    return prepared


def extract(
    document: Document, meeting: Meeting, *, nlp: Language, calendar: Calendar | None = None
) -> tuple[Commitment, ...]:
    """Find the decisions, actions, commitments, assurances, requests and updates of one meeting, in order.

    Args:
        document: The minutes.
        meeting: What `structure` made of them.
        nlp: A pipeline with the components of `prepare`.
        calendar: The council's calendar.
    """
    from nlp_toolkit.commitments.extract.paragraphs import parse

    return recorded(parse(document, meeting, nlp=nlp, calendar=calendar or Calendar()), document, meeting)


def recorded(paragraphs: Iterable[ParsedParagraph], document: Document, meeting: Meeting) -> tuple[Commitment, ...]:
    """Make records of what the components found in the paragraphs of one meeting.

    Args:
        paragraphs: The paragraphs, parsed by a pipeline with the components of `prepare`, in the order of the text.
        document: The minutes.
        meeting: What `structure` made of them.
    """
    from nlp_toolkit.commitments.extract.owners.directory import Directory
    from nlp_toolkit.commitments.extract.records import records, row_record

    directory = Directory(meeting)
    found: list[Commitment] = []
    before: list[ParsedParagraph] = []
    for parsed in paragraphs:
        row = row_record(parsed, document, meeting, directory) if parsed.paragraph.role == "action_row" else None
        found += [row] if row else records(parsed, document, meeting, directory, before=before)
        before = [*before, parsed][-_LOOK_BACK:]
    return tuple(found)
