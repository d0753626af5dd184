"""On what condition, how firm, and what became of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.actions.predicates import lemmas
from nlp_toolkit.commitments.extract.setting import text_of
from nlp_toolkit.records import Firmness, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OPENERS = re.compile("|".join(terms.load("conditions")["openers"]), re.IGNORECASE)
_NOT_CONDITIONS = re.compile("|".join(terms.load("conditions")["not_conditions"]), re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|see|check(?:ed)?|enquire[d]?|query|queried|question(?:ed)?|wonder(?:ed)?"
    r"|know|find out|confirm|determine|establish|decide)\b[^,;.]{0,40}$"
    r"|\b(?:find out|found out|check(?:ed)?|clarify|sure|request(?:ed)? (?:details|information))\b[^;.]{0,70}$"
    r"|\b(?:request|requested|sure)\s*$"
    r"|\b(?:ascertain|indicat(?:e|es|ing)|before agreeing|helpful|grateful|appreciated?"
    r"|(?:time ?)?scale of|schedule of)\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\band|\bbut|;)\s*,?\s*$")
_STOP = re.compile(r"[,;.:]|\s(?:then|and that|but)\s|$")
_LOOSE = re.compile(r"[\s,;.-]+(?:and|but|that|or)?\s*$")
_MAIN_CLAUSE = re.compile(
    r"\s(?=(?:the|an?|this|these|it|they|he|she|we|all)\s(?:[\w'-]+\s){0,4}?(?:would|will|shall)\b"
    r"|and it (?:was|is) (?:hoped|noted|agreed|felt)\b|it (?:was|is) (?:agreed|resolved|decided)\b"
    r"|and the [\w ]{3,30} (?:agreed|undertook|confirmed)\b)",
    re.IGNORECASE,
)
_AFTER = 30  # characters after a finished verb that can still tell of work going on
_LEAST = 3
_GAP = 2  # characters between a record and a condition right after it: a comma and a space
_BACK = 90  # characters back to the verb that makes it a question
_NEAR = 4
_STATUSES: tuple[tuple[Status, re.Pattern[str]], ...] = tuple(
    (status, re.compile("|".join(terms.load("conditions")[status]), re.IGNORECASE))
    for status in ("not_done", "in_progress")
)


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
            opener = _OPENERS.match(text_of(doc), start)
            if opener and _opens(opener, text_of(doc)) and not _is_question(text_of(doc), start):
                return start, start + len(words.rstrip(" ,.;"))
    for match in _OPENERS.finditer(text_of(doc), finding.start, sentence.end_char):
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
    match = _OPENERS.search(text_of(doc), begin, finding.start)
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
    for clause in _MAIN_CLAUSE.finditer(text, begin, end):
        if len(text[begin : clause.start()].split()) >= _LEAST:
            return clause.start()
    return end


def _opens(match: re.Match[str], text: str) -> bool:
    """Tell a condition from words that only look like one, and from initials such as "IF"."""
    initials = match.group().isupper() and match.group().isalpha() and text[match.end() : match.end() + 4] == " to "
    return not initials and _NOT_CONDITIONS.match(text, match.start()) is None


def _is_question(text: str, start: int) -> bool:
    """Tell "asked if the path could be cut" from a condition."""
    return _ASKING.search(text, max(0, start - _BACK), start) is not None


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
        or _HEDGED.search(finding.case.text)
    ):
        return "soft"
    return "firm"


_SURELY_NOT = re.compile("|".join(terms.load("conditions")["surely_not_done"]), re.IGNORECASE)
_PARTLY = re.compile("|".join(terms.load("conditions")["partly_done"]), re.IGNORECASE)
_DONE = re.compile("|".join(terms.load("conditions")["done"]), re.IGNORECASE)
_HEDGED = re.compile("|".join(terms.load("conditions")["hedges"]), re.IGNORECASE)


_COMING = re.compile(
    r"\b(?:to be|will|would|awaiting|in progress|on ?going|due|planned|expected|started|begun)\b", re.IGNORECASE
)


def status_of(finding: Finding, doc: Doc) -> Status | None:
    """Tell what became of it, for updates only."""
    if finding.kind != "update":
        return None
    main = finding.case.main
    sentence = finding.case.sent
    near = text_of(doc)[finding.start : min(finding.end + 40, sentence.end_char)]
    if _PARTLY.search(near):
        return "in_progress"
    if main.negated or _SURELY_NOT.search(text_of(doc), finding.start, finding.end):
        return "not_done"
    verb = doc[main.index]
    finished = main.form in {"past", "perfect"} and not main.negated and verb.pos_ == "VERB"
    denied = _STATUSES[0][1].search(text_of(doc), finding.start, finding.end)
    if denied and not (finished and denied.start() > verb.idx):
        return "not_done"
    if _DONE.search(near):
        return "done"
    told = text_of(doc)[finding.start : verb.idx + len(verb) + _AFTER] if finished else near
    if (denied and finished) or _STATUSES[1][1].search(told):
        return "in_progress"
    if main.form in {"progressive", "present", "will", "would", "be_to", "infinitive"}:
        return "in_progress"
    return "done"


def status_told(words: str) -> Status:
    """Tell from a note of progress what became of an action.

    >>> status_told("Circulated on 2 March."), status_told("Date to be offered."), status_told("Not yet started.")
    ('done', 'in_progress', 'not_done')
    """
    if _SURELY_NOT.search(words) or _STATUSES[0][1].search(words):
        return "not_done"
    if _COMING.search(words) or _STATUSES[1][1].search(words):
        return "in_progress"
    return "done"
