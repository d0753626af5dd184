"""Who is to do it in notes: "Clerk to write", "Signs - JT", "Tree survey (Nuala)", "(Owner: the Clerk)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nlp_toolkit.commitments.extract.actions.predicates import Predicate
from nlp_toolkit.commitments.extract.owners.actors import Actor, vocabulary
from nlp_toolkit.commitments.extract.owners.instructed import can_be_told, subject_acts
from nlp_toolkit.commitments.extract.setting import setting_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

_NOTE = re.compile(r"[(\[](?:owner|lead|action|by|responsible)\s*[:\-]\s*([^)\]]+)[)\]]", re.IGNORECASE)
_DASHED = re.compile(
    r"(?:[-–—(\[:]|\.)\s*((?:[A-Z][A-Za-z]{0,3})(?:\s*(?:[/&,+]|and\b)\s*[A-Z][A-Za-z]{0,3})*)[)\]]?\.?\s*$"
)
_OPENED = re.compile(r"\W*(?:[Aa]ction\s+)?([A-Z]{1,4}(?:\s*(?:[/&,+]|and\b)\s*[A-Z]{1,4})*)\s*[:\])\-](?=\s)")
_REST = 14  # characters: initials after the last full stop
_FINITE = frozenset({"will", "would", "should", "past", "perfect", "be_to", "progressive", "may", "must"})
_GOES_ON = frozenset({",", "and", "that", "then"})
_SOMEBODY = r"(?:[A-Z]{2,4}|(?:[A-Z][a-z.'-]+)(?: [A-Z][A-Za-z.'-]+){0,3})"
_SOMEBODIES = rf"{_SOMEBODY}(?:(?:, | and | & ?|/| / ){_SOMEBODY})*"
_JOTTINGS = (
    re.compile(rf"(?:(?<=[-:;,.(]\s)|(?<=\d\s)|(?<=\band\s)|^)({_SOMEBODIES}) to (?!the\b|a\b|be\b|[A-Z])"),
    re.compile(rf"\(({_SOMEBODIES})\)"),
    re.compile(rf"(?:→|->)\s*({_SOMEBODY})"),
    re.compile(rf"^({_SOMEBODY}) - (?=[a-z])"),
)


class Named(NamedTuple):
    """Point to the words in a doc that name somebody: first character, one after the last."""

    start: int
    end: int


def written_after(finding: Finding, doc: Doc) -> Named | None:
    """Find the owner in brackets after the clause: "(Owner: the Clerk)", or initials that close the note."""
    begin = doc[finding.case.candidate.start].idx
    note = _NOTE.search(text_of(doc), begin)
    if note and not _other_sentence(doc, begin, note.start()):
        return Named(note.start(1), note.end(1))
    return _signed(finding, doc) or _opened(finding, doc)


def noted(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the doer in note form: "Clerk to write", "Signs - JT", "ACTION: JT", "Pharmacists - visit the practices"."""
    main = finding.case.main
    if main.form in _FINITE and not finding.case.framed("asking"):
        return None
    sentence = finding.case.sent
    for actor in found:
        if actor.start < sentence.start or actor.end > sentence.end or actor.sort in {"thing", "pronoun"}:
            continue
        if main.relation == "list" and actor.end <= finding.case.candidate.start:
            continue
        if actor.end < finding.case.candidate.start - 4 or actor.start > finding.case.candidate.end + 4:
            continue
        before = doc[actor.start - 1].text.lower() if actor.start > sentence.start else ""
        after = doc[actor.end].lower_ if actor.end < sentence.end else ""
        opens = before in {"", "-", ":", ";", ",", "and", ".", "(", "that", "then"}
        if (
            opens
            and after == "to"
            and (before not in _GOES_ON or actor.start < main.index)
            and actor.end + 1 < len(doc)
            and doc[actor.end + 1].pos_ not in {"DET", "PROPN", "NUM", "PRON"}
            and (doc[actor.end + 1].lower_ != "be" or not main.passive or _is_told(actor, main, doc))
        ):
            return actor
        if (
            before in {"-", ":", "action"}
            and after in {"", "-", ".", "by"}
            and actor.sort in {"person", "role"} | {"name"}
        ):
            return actor
        if (
            before == ""
            and after in {"-", ":"}
            and (actor.sort in {"person", "role"} or doc[actor.head].lower_ in setting_of(doc).initials)
        ):
            return actor
    return None


def _is_told(actor: Actor, main: Predicate, doc: Doc) -> bool:
    """Tell "Clerk to be asked to write" from "Head of Planning to be contacted", who has nothing to do."""
    return subject_acts(main, doc) and can_be_told(actor, main, doc)


def jotted(finding: Finding, doc: Doc) -> Named | None:
    """Find the doer of a note by capitals alone: "Gus to draft a letter", "Tree survey (Nuala)"."""
    if finding.case.main.form in _FINITE or finding.kind == "decision":
        return None
    sentence = finding.case.sent
    for pattern in _JOTTINGS:
        match = pattern.search(text_of(doc), sentence.start_char, sentence.end_char)
        if match and not any(month in match.group(1).lower() for month in vocabulary("places")):
            return Named(match.start(1), match.end(1))
    return None


def _signed(finding: Finding, doc: Doc) -> Named | None:
    """Take initials that stand alone at the end of a note."""
    sentence = finding.case.sent
    end = sentence.end_char
    if len(text_of(doc)) - end < _REST:
        end = len(text_of(doc))
    match = _DASHED.search(text_of(doc), sentence.start_char, end)
    if match is None or match.end() <= finding.start:
        return None
    parts = _people(match.group(1))
    if _abbreviates(text_of(doc)[: match.start()], parts):
        return None
    bracketed = text_of(doc)[match.start()] == "("
    if all(part.lower() in setting_of(doc).initials or (bracketed and part.isupper()) for part in parts):
        return Named(match.start(1), match.end(1))
    return None


def _opened(finding: Finding, doc: Doc) -> Named | None:
    """Take initials of people at the meeting that open a note: "[KV] check the float", "KV: order the leaflets"."""
    if finding.case.main.form in _FINITE:
        return None
    match = _OPENED.match(text_of(doc), finding.case.sent.start_char)
    if match and all(part.lower() in setting_of(doc).initials for part in _people(match.group(1))):
        return Named(match.start(1), match.end(1))
    return None


def _people(words: str) -> list[str]:
    return [part.strip() for part in re.split(r"[/&,+]|\band\b", words)]


def _abbreviates(before: str, parts: list[str]) -> bool:
    """Tell the short form of the words before it, "the National Emergency Centre (NEC)", from somebody's initials."""
    capitals = "".join(word[0] for word in re.findall(r"[A-Z][\w'-]*", before)[-6:])
    return len(parts) == 1 and len(parts[0]) > 1 and capitals.endswith(parts[0].upper())


def _other_sentence(doc: Doc, start: int, end: int) -> bool:
    return any(token.is_sent_start and start < token.idx <= end for token in doc)
