"""Which words of time belong to which undertaking of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.actions.predicates import Predicate, predicates
from nlp_toolkit.commitments.extract.conditions import condition_of
from nlp_toolkit.commitments.extract.due import DueMatch, governing
from nlp_toolkit.commitments.extract.setting import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


_AHEAD = frozenset({"will", "would", "be_to", "due_to", "going_to"})
_SURE = re.compile(r"(?:once|when|as soon as|after|following)\b", re.IGNORECASE)
_LEANING = frozenset({"infinitive", "participle", "noun"})


def due_of(finding: Finding, others: Sequence[Finding], dues: Sequence[DueMatch], doc: Doc) -> DueMatch | None:
    """Find by when a record is due; an update only has the day of what it says is still to come.

    Words inside the record's stretch come first, then those of its sentence that no other clause holds: before it ("by
    Friday the Clerk would write") or after it ("to send them, if they were ready, by Friday").

    Args:
        finding: The record.
        others: All records of the paragraph.
        dues: The expressions of time in the paragraph.
        doc: The parsed paragraph.
    """
    if finding.kind == "update":
        dues = _still_ahead(finding, dues)
    if not dues:
        return None
    dues = _beside_condition(dues, condition_of(finding, doc), text_of(doc))
    inside = governing(_apart(finding, others, dues), text=text_of(doc), start=finding.start, end=finding.end)
    if inside is not None:
        return inside
    sentence = finding.case.sent
    near = [match for match in dues if sentence.start_char <= match.start and match.end <= sentence.end_char]
    if not near:
        return None
    clauses = list(predicates(sentence))
    free = [match for match in near if not _held_elsewhere(match, finding, others, clauses)]
    return governing(free, text=text_of(doc), start=sentence.start_char, end=sentence.end_char)


def _still_ahead(finding: Finding, dues: Sequence[DueMatch]) -> list[DueMatch]:
    """Keep the words of time of what is to come: "had been delivered and would be craned in on Friday"."""
    doc = finding.case.doc
    coming = [
        (doc[clause.index].idx, _end(doc, clause.end))
        for clause in predicates(finding.case.sent)
        if clause.form in _AHEAD
    ]
    return [
        match
        for match in dues
        if finding.start <= match.start
        and match.end <= finding.end
        and any(verb < match.start and match.end <= end for verb, end in coming)
    ]


def _beside_condition(dues: Sequence[DueMatch], condition: tuple[int, int] | None, text: str) -> list[DueMatch]:
    """Leave out the day of a condition: "if it is not signed by 30 April" says not by when the rest is to be done.

    The day of an event that is sure to come counts: "once schools go back in September".
    """
    if condition is None or _SURE.match(text, condition[0]):
        return list(dues)
    return [match for match in dues if not (condition[0] < match.start and match.end <= condition[1])]


def _apart(finding: Finding, others: Sequence[Finding], dues: Sequence[DueMatch]) -> list[DueMatch]:
    """Leave out words of time that stand in another, shorter record inside this one."""
    inner = [
        other
        for other in others
        if other is not finding
        and other.kind != "update"
        and finding.start <= other.start
        and other.end <= finding.end
        and other.start > finding.start
    ]
    return [
        match for match in dues if not any(other.start <= match.start and match.end <= other.end for other in inner)
    ]


def _held_elsewhere(match: DueMatch, finding: Finding, others: Sequence[Finding], clauses: Sequence[Predicate]) -> bool:
    """Tell whether words of time belong to another clause or record of the sentence."""
    if any(
        other is not finding and other.kind != "update" and other.start <= match.start and match.end <= other.end
        for other in others
    ):
        return True
    doc = finding.case.doc
    if finding.end <= match.start and not text_of(doc)[finding.end : match.start].strip(" ,"):
        return False
    own = {finding.case.main.index, *(frame.index for frame in finding.case.candidate.frames)}
    nearest = [
        clause for clause in clauses if doc[clause.start].idx <= match.start and match.end <= _end(doc, clause.end)
    ]
    innermost = min(nearest, key=lambda clause: clause.end - clause.start, default=None)
    if innermost is not None and innermost.index not in own and innermost.form not in _LEANING:
        return True
    between = text_of(doc)[finding.end : match.start] if match.start >= finding.end else ""
    rivals = [
        other for other in others if other is not finding and finding.end <= other.start and other.end <= match.start
    ]
    return bool(rivals) or ";" in between


def _end(doc: Doc, index: int) -> int:
    return doc[index - 1].idx + len(doc[index - 1])
