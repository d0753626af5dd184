"""From what the components found to records with quotes, owners and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.components import Answers, answers
from nlp_toolkit.commitments.extract.conditions import status_told
from nlp_toolkit.commitments.extract.due import find_dues, governing
from nlp_toolkit.commitments.extract.owners.actors import vocabulary
from nlp_toolkit.commitments.extract.owners.antecedents import carried
from nlp_toolkit.commitments.extract.owners.directory import Directory
from nlp_toolkit.commitments.extract.owners.margins import beside, closing_names
from nlp_toolkit.commitments.extract.paragraphs import ParsedParagraph
from nlp_toolkit.commitments.extract.setting import text_of
from nlp_toolkit.commitments.extract.summaries import sentence_of, summary_of
from nlp_toolkit.records import TRACKABLE, Commitment, Document, Due, Meeting

if TYPE_CHECKING:
    from nlp_toolkit.commitments.extract.due.calendar import Calendar

_COLUMNS = {
    "owner": re.compile(r"by whom|owner|lead|who\b|officer|responsib|action by|assigned|name", re.IGNORECASE),
    "due": re.compile(r"by when|when|due|deadline|\bdate|target|timescale|complete", re.IGNORECASE),
    "status": re.compile(r"status|progress|update|outcome|response|comment", re.IGNORECASE),
    "what": re.compile(r"action|task|what|recommend|decision|agreed|commitment|resolution", re.IGNORECASE),
}


def records(
    parsed: ParsedParagraph,
    document: Document,
    meeting: Meeting,
    directory: Directory,
    *,
    before: Sequence[ParsedParagraph] = (),
) -> Iterator[Commitment]:
    """Make the records of one parsed paragraph, in the order of the text.

    Args:
        parsed: The paragraph.
        document: The minutes.
        meeting: What is known of the meeting.
        directory: Who is who.
        before: The paragraphs before it, the nearest last, for "he" and "they" at its start.
    """
    told = [each for _, each in answers(parsed.doc)]
    owners = [_stated(each, parsed, document, before) for each in told]
    margin = parsed.setting.margin or closing_names(text_of(parsed.doc), parsed.setting)
    owners = beside(owners, [each.finding for each in told], margin=margin, directory=directory)
    for each, owner in zip(told, owners, strict=True):
        yield _record(each, owner, parsed, document, meeting, directory)


def _record(
    told: Answers,
    owner: str | None,
    parsed: ParsedParagraph,
    document: Document,
    meeting: Meeting,
    directory: Directory,
) -> Commitment:
    finding = told.finding
    start, end = parsed.plain.back(finding.start, _reach(told))
    due = told.due.due if told.due else None
    return Commitment(
        quote=document.quote(start, end),
        kind=finding.kind,
        procedural=finding.procedural,
        owner=owner,
        owner_is=directory.resolve(owner) if owner else None,
        owner_suggested=None if owner else _suggested(told, parsed, document, directory),
        due=_as_written(due, told.due.start, told.due.end, parsed, document, met=meeting.date is not None)
        if due and told.due
        else None,
        recurs=_words(told.recurs.start, told.recurs.end, parsed, document) if told.recurs else None,
        condition=_words(*told.condition, parsed, document) if told.condition else None,
        status=told.status,
        firmness=told.firmness,
        confidence=round(finding.confidence, 3),
        reason=finding.reason,
        item=item_of(parsed, meeting),
        paragraph=parsed.paragraph.label or "",
        summary=summary_of(finding, owner),
    )


def _reach(told: Answers) -> int:
    """Give where a record ends, with the whole of the words of time that begin in it: "from 1 to 28 October"."""
    end = told.finding.end
    return max(end, told.due.end) if told.due and told.finding.start <= told.due.start < end else end


def _words(start: int, end: int, parsed: ParsedParagraph, document: Document) -> str:
    first, last = parsed.plain.back(start, end)
    return document.text[first:last]


def _as_written(due: Due, start: int, end: int, parsed: ParsedParagraph, document: Document, *, met: bool) -> Due:
    """Put the minutes' own words to a day; without a date of the meeting every day is assumed."""
    reason = due.reason if met else f"{due.reason}, counted from the last day that the minutes tell of"
    return Due(_words(start, end, parsed, document), due.date, due.assumed or not met, due.recurs, reason)


def _stated(
    told: Answers, parsed: ParsedParagraph, document: Document, before: Sequence[ParsedParagraph]
) -> str | None:
    """Give the words that name the owner; a pronoun left open is looked up in the paragraphs before."""
    if told.owner is None:
        return None
    words = _words(told.owner.start, told.owner.end, parsed, document)
    if words.lower() not in {"he", "she", "they"}:
        return words
    for earlier in reversed(before):
        meant = carried(words.lower(), earlier.doc)
        if meant is not None:
            first, last = earlier.doc[meant.start], earlier.doc[meant.end - 1]
            return _words(first.idx, last.idx + len(last), earlier, document)
    return words


def _suggested(told: Answers, parsed: ParsedParagraph, document: Document, directory: Directory) -> str | None:
    """Suggest an owner: the name in the margin, who reports it, who writes the letters, or the body that decides."""
    if parsed.setting.margin:
        return parsed.setting.margin
    if told.suggested:
        return _words(*told.suggested, parsed, document)
    if told.finding.procedural or told.finding.kind not in TRACKABLE:
        return None
    main = told.finding.case.main
    if {main.lemma, *main.tail[:1]} & vocabulary("clerical"):
        clerk = directory.clerk()
        if clerk:
            return clerk
    return directory.body() if told.finding.kind == "decision" or told.finding.case.framed("agreeing") else None


def item_of(parsed: ParsedParagraph, meeting: Meeting) -> str:
    """Give number and title of the agenda item a paragraph belongs to."""
    if parsed.paragraph.item is None:
        return ""
    item = meeting.items[parsed.paragraph.item]
    return " ".join(part for part in (item.number, item.title) if part)


def row_record(
    parsed: ParsedParagraph, document: Document, meeting: Meeting, directory: Directory
) -> Commitment | None:
    """Make the record of one row of an action table: item, by whom, by when.

    A row that tells of progress is the state of an action taken on earlier, and so an update.
    """
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
    progress = chosen.get("status")
    whole = (min(what[0], progress[0]), max(what[1], progress[1])) if progress else what
    return Commitment(
        quote=document.quote(*whole),
        kind="update" if progress else "action",
        status=status_told(document.text[slice(*progress)]) if progress else None,
        owner=owner or None,
        owner_is=directory.resolve(owner) if owner else None,
        due=_cell_due(document, chosen.get("due"), meeting, parsed.setting.calendar),
        confidence=0.95,
        reason="It is a row of the minutes' own table of actions" + (", with its progress." if progress else "."),
        item=item_of(parsed, meeting),
        paragraph=parsed.paragraph.label or "",
        summary=sentence_of(document.text[slice(*what)]),
    )


def _cell_due(document: Document, where: tuple[int, int] | None, meeting: Meeting, calendar: Calendar) -> Due | None:
    if where is None:
        return None
    words = document.text[slice(*where)].strip()
    found = governing(find_dues(words, meeting=meeting.date, calendar=calendar), text=words)
    return Due(words, found.due.date, found.due.assumed, found.due.recurs, found.due.reason) if found else Due(words)
