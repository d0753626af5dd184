"""On what condition, how firm, and what became of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.actions.predicates import lemmas
from nlp_toolkit.commitments.extract.setting import text_of
from nlp_toolkit.records import Firmness, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc


_JOINED = re.compile(r"(?:\band|\bbut|;)\s*,?\s*$")
_STOP = re.compile(r"[,;.:]|\s(?:then|and that|but)\s|$")
_LOOSE = re.compile(r"[\s,;.-]+(?:and|but|that|or)?\s*$")
_AFTER = 30  # characters after a finished verb that can still tell of work going on
_LEAST = 3
_GAP = 2  # characters between a record and a condition right after it: a comma and a space
_BACK = 90  # characters back to the verb that makes it a question
_NEAR = 4


def condition_of(finding: Finding, doc: Doc) -> tuple[int, int] | None:
    """Find the words of a condition in the finding's sentence, as offsets in the doc's text; an update has none."""
    found = None if finding.kind == "update" else _found(finding, doc)
    if found is None:
        return None
    start, end = found
    words = text_of(doc)[start:end]
    swallows = start <= doc[finding.case.main.index].idx < end
    return None if swallows or words.endswith(" that") else (start, start + len(_LOOSE.sub("", words)))


def _found(finding: Finding, doc: Doc) -> tuple[int, int] | None:
    sentence = finding.case.sent
    main = finding.case.main
    for child in doc[main.index].children:
        if child.dep_ in {"advcl", "advcl:relcl"}:
            start, end = child.left_edge.idx, child.right_edge.idx + len(child.right_edge)
            words = text_of(doc)[start:end]
            opener = _words("openers").match(text_of(doc), start)
            if start <= doc[main.index].idx < end:
                continue
            if opener and _opens(opener, text_of(doc)) and not _is_question(text_of(doc), start):
                return start, start + len(words.rstrip(" ,.;"))
    for match in _words("openers").finditer(text_of(doc), finding.start, sentence.end_char):
        if match.start() > finding.end + _GAP:
            break
        if not _opens(match, text_of(doc)) or _is_question(text_of(doc), match.start()):
            continue
        if doc[main.index].idx < match.start() and _JOINED.search(text_of(doc), finding.start, match.start()):
            break
        end = _end_of(text_of(doc), match.end(), sentence.end_char)
        if end - match.start() > len(match.group()) or " " in match.group().strip():
            return match.start(), end
    return _fronted(finding, doc, sentence.start_char)


def _fronted(finding: Finding, doc: Doc, begin: int) -> tuple[int, int] | None:
    """Look before the finding: "Subject to funding, the scheme would start"."""
    match = _words("openers").search(text_of(doc), begin, finding.start)
    if match is None or not _opens(match, text_of(doc)) or _is_question(text_of(doc), match.start()):
        return None
    end = _end_of(text_of(doc), match.end(), finding.start)
    if len(text_of(doc)[end : finding.start].split()) > _NEAR:
        return None
    words = text_of(doc)[match.start() : end].rstrip(" ,;")
    return (match.start(), match.start() + len(words)) if len(words) > len(match.group()) else None


def _end_of(text: str, begin: int, limit: int) -> int:
    """Find where a condition ends: at a comma, or where the main clause begins without one."""
    stop = _STOP.search(text, begin, limit)
    end = stop.start() if stop else limit
    for clause in _words("main_clauses").finditer(text, begin, end):
        if len(text[begin : clause.start()].split()) >= _LEAST:
            return clause.start()
    return end


def _opens(match: re.Match[str], text: str) -> bool:
    """Tell a condition from words that only look like one, and from initials such as "IF"."""
    initials = match.group().isupper() and match.group().isalpha() and text[match.end() : match.end() + 4] == " to "
    return not initials and _words("not_conditions").match(text, match.start()) is None


def _is_question(text: str, start: int) -> bool:
    """Tell "asked if the path could be cut" from a condition."""
    return _words("asking").search(text, max(0, start - _BACK), start) is not None


def firmness_of(finding: Finding, *, condition: bool) -> Firmness:
    """Tell how firm the words are: firm, conditional or soft."""
    if condition:
        return "conditional"
    main = finding.case.main
    words = {main.lemma, *main.tail[:1]}
    if (
        finding.kind == "assurance"
        or main.form == "may"
        or words & (lemmas("vague_verbs"))
        or _words("hedges").search(finding.case.text)
    ):
        return "soft"
    return "firm"


def status_of(finding: Finding, doc: Doc) -> Status | None:
    """Tell what became of it, for updates only."""
    if finding.kind != "update":
        return None
    main = finding.case.main
    sentence = finding.case.sent
    words = text_of(doc)[finding.start : finding.end]
    near = text_of(doc)[finding.start : min(finding.end + 40, sentence.end_char)]
    if _words("partly_done").search(near) or _mixed(words):
        return "in_progress"
    before = text_of(doc)[sentence.start_char : finding.start]
    if main.negated or _words("surely_not_done").search(words) or _words("denied_before").search(before):
        return "not_done"
    verb = doc[main.index]
    finished = main.form in {"past", "perfect"} and not main.negated and verb.pos_ == "VERB"
    denied = _words("not_done").search(text_of(doc), finding.start, finding.end)
    if denied and not (finished and denied.start() > verb.idx):
        return "not_done"
    if _words("done").search(near):
        return "done"
    told = text_of(doc)[finding.start : verb.idx + len(verb) + _AFTER] if finished else near
    if (denied and finished) or verb.lower_.endswith("ing") or _words("in_progress").search(told):
        return "in_progress"
    if main.form in {"progressive", "present", "will", "would", "be_to", "infinitive"}:
        return "in_progress"
    return "done"


def _mixed(words: str) -> bool:
    """Tell whether one part of a sentence says that something is done or going on, and another denies something."""
    parts = _words("turns").split(words)
    denied = [bool(_words("surely_not_done").search(part) or _words("not_done").search(part)) for part in parts]
    moving = [bool(_words("told_as_done").search(part)) and not no for part, no in zip(parts, denied, strict=True)]
    return any(denied) and any(moving)


def status_told(words: str) -> Status:
    """Tell from a note of progress what became of an action.

    >>> status_told("Circulated on 2 March."), status_told("Date to be offered."), status_told("Not yet started.")
    ('done', 'in_progress', 'not_done')
    """
    if _words("surely_not_done").search(words) or _words("not_done").search(words):
        return "not_done"
    if _words("coming").search(words) or _words("in_progress").search(words):
        return "in_progress"
    return "done"


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(terms.load("conditions")[kind]), re.IGNORECASE)
