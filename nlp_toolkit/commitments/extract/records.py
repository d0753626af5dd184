"""From what the components found to records with quotes, owners and days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.components import Answers, answers
from nlp_toolkit.commitments.extract.directory import Directory
from nlp_toolkit.commitments.extract.due import find_dues, governing
from nlp_toolkit.commitments.extract.paragraphs import ParsedParagraph
from nlp_toolkit.records import TRACKABLE, Commitment, Document, Due, Meeting

if TYPE_CHECKING:
    from nlp_toolkit.commitments.extract.calendar import Calendar

_COLUMNS = {
    "owner": re.compile(r"by whom|owner|lead|who\b|officer|responsib|action by|assigned|name", re.IGNORECASE),
    "due": re.compile(r"by when|when|due|deadline|date|target|timescale|complete", re.IGNORECASE),
    "status": re.compile(r"status|progress|update|outcome|response|comment", re.IGNORECASE),
    "what": re.compile(r"action|task|what|recommend|decision|agreed|commitment|resolution", re.IGNORECASE),
}


def records(
    parsed: ParsedParagraph, document: Document, meeting: Meeting, directory: Directory
) -> Iterator[Commitment]:
    """Make the records of one parsed paragraph, in the order of the text."""
    for _, told in answers(parsed.doc):
        yield _record(told, parsed, document, meeting, directory)


def _record(
    told: Answers, parsed: ParsedParagraph, document: Document, meeting: Meeting, directory: Directory
) -> Commitment:
    finding = told.finding
    start, end = parsed.plain.back(finding.start, finding.end)
    owner = _owner(told, parsed, document)
    due = told.due.due if told.due else None
    return Commitment(
        quote=document.quote(start, end),
        kind=finding.kind,
        procedural=finding.procedural,
        owner=owner,
        owner_is=directory.resolve(owner) if owner else None,
        owner_suggested=None if owner else _suggested(told, parsed, document),
        due=_as_written(due, told.due.start, told.due.end, parsed, document) if due and told.due else None,
        recurs=_words(told.recurs.start, told.recurs.end, parsed, document) if told.recurs else None,
        condition=_words(*told.condition, parsed, document) if told.condition else None,
        status=told.status,
        firmness=told.firmness,
        confidence=round(finding.confidence, 3),
        reason=finding.reason,
        item=item_of(parsed, meeting),
        paragraph=parsed.paragraph.label or "",
        summary=summary_of(finding.case.text),
    )


def _words(start: int, end: int, parsed: ParsedParagraph, document: Document) -> str:
    first, last = parsed.plain.back(start, end)
    return document.text[first:last]


def _as_written(due: Due, start: int, end: int, parsed: ParsedParagraph, document: Document) -> Due:
    return Due(_words(start, end, parsed, document), due.date, due.assumed, due.recurs, due.reason)


def _owner(told: Answers, parsed: ParsedParagraph, document: Document) -> str | None:
    """Take the name in the action column before the words of the clause."""
    if parsed.setting.margin and told.finding.kind in TRACKABLE and not told.finding.procedural:
        return parsed.setting.margin
    return _words(told.owner.start, told.owner.end, parsed, document) if told.owner else None


def _suggested(told: Answers, parsed: ParsedParagraph, document: Document) -> str | None:
    return _words(*told.suggested, parsed, document) if told.suggested else None


def item_of(parsed: ParsedParagraph, meeting: Meeting) -> str:
    """Give number and title of the agenda item a paragraph belongs to."""
    if parsed.paragraph.item is None:
        return ""
    item = meeting.items[parsed.paragraph.item]
    return " ".join(part for part in (item.number, item.title) if part)


def summary_of(words: str) -> str:
    """Put a stretch as one sentence: one line, a capital, a full stop.

    >>> summary_of("the Clerk would write to the school")
    'The Clerk would write to the school.'
    """
    line = " ".join(words.split()).strip(" ,;:-")
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(('.', '!', '?')) else '.'}"


def row_record(
    parsed: ParsedParagraph, document: Document, meeting: Meeting, directory: Directory
) -> Commitment | None:
    """Make the record of one row of an action table: item, by whom, by when."""
    cells = {name: (start, end) for name, start, end in parsed.paragraph.cells if document.text[start:end].strip()}
    chosen: dict[str, tuple[int, int]] = {}
    for column in ("owner", "due", "status", "what"):
        for name, where in cells.items():
            if name and _COLUMNS[column].search(name) and where not in chosen.values():
                chosen[column] = where
                break
    rest = [where for where in cells.values() if where not in chosen.values()]
    what = chosen.get("what") or max(rest, key=lambda where: where[1] - where[0], default=None)
    if what is None:
        return None
    owner = document.text[slice(*chosen["owner"])].strip() if "owner" in chosen else None
    return Commitment(
        quote=document.quote(*what),
        kind="action",
        owner=owner or None,
        owner_is=directory.resolve(owner) if owner else None,
        due=_cell_due(document, chosen.get("due"), meeting, parsed.setting.calendar),
        confidence=0.95,
        reason="It is a row of the minutes' own table of actions.",
        item=item_of(parsed, meeting),
        paragraph=parsed.paragraph.label or "",
        summary=summary_of(document.text[slice(*what)]),
    )


def _cell_due(document: Document, where: tuple[int, int] | None, meeting: Meeting, calendar: Calendar) -> Due | None:
    if where is None:
        return None
    words = document.text[slice(*where)].strip()
    found = governing(find_dues(words, meeting=meeting.date, calendar=calendar), text=words)
    return Due(words, found.due.date, found.due.assumed, found.due.recurs, found.due.reason) if found else Due(words)
