"""Set phrases of minutes that name the owner by their wording alone, however the sentence was parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.owners.actors import Actor, is_given_name, vocabulary
from nlp_toolkit.commitments.extract.setting import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

_MODAL = r"(?:should|would|will|must|is to|are to|was to|were to|be|also|formally|now)\b"
_AGREED = re.compile(
    r"\b(?:agreed|decided|resolved|moved|recommended|carried),?(?: (?:also|further|unanimously))?,? (?:that )?"
    r"(?:also )?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_SAID = re.compile(
    r"(?:\b(?:also|then|further|now|had|has))? ?\b(?:said|says|stated|states|replied|advised|confirmed|reported|"
    r"explained|informed|indicated|promised|added|agreed|told (?:the )?\w+|responded|answered|noted|undertook)"
    r"(?: (?:to )?the \w+)?(?: that)? $",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|requested|invited) ", re.IGNORECASE)
_FOR = re.compile(
    r"\b(?:agreed|asked|called|arranged|made|arrangements?|requested|proposed|resolved|meeting) for ", re.IGNORECASE
)
_LEFT = re.compile(
    r"\b(?:(?:intention|responsibility|duty|task|job|aim|role) of|(?:left|down|up|fell|falls|delegated|referred) to"
    r"|incumbent (?:up)?on) ",
    re.IGNORECASE,
)
_REQUESTED = re.compile(r"\b(?:ask|request|recommend|suggest|propos)(?:ed|es|s|ing)? that ", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:call(?:ed|s|ing)? (?:up)?on|appeal(?:ed|s|ing)? to) ", re.IGNORECASE)
_IF_THEY = re.compile(r" (?:if|whether) (?:he|she|they) (?:would|could|will|can)\b", re.IGNORECASE)


def phrased(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the owner in "agreed that X should", "X said he would" and "asked X if she would"."""
    return (
        _agreed_that(finding, doc, found)
        or _requested_that(finding, doc, found)
        or _asked_if(finding, doc, found)
        or _said_he(finding, doc, found)
        or _for_to(finding, doc, found)
        or _left_to(finding, doc, found)
    )


def _agreed_that(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take whoever stands between "agreed that" and the verb."""
    main = finding.case.main
    if main.passive and main.lemma not in vocabulary("laid_on"):
        return None
    if main.passive and {main.lemma, doc[main.index].lower_} & vocabulary("put_to"):
        return None
    last = doc[main.index].idx
    for match in _AGREED.finditer(text_of(doc), finding.start, last):
        for actor in found:
            if doc[actor.start].idx != match.end() or actor.end > finding.case.main.index:
                continue
            after = text_of(doc)[doc[actor.end - 1].idx + len(doc[actor.end - 1]) : last + 1].lstrip()
            names_somebody = actor.can_act or doc[actor.head].lower_ in {"we", "us"}
            if names_somebody and (re.match(_MODAL, after) or not after.strip(" ") or len(after.split()) <= 2):
                return actor
            if doc[actor.head].lower_ == "we" and doc[actor.end].morph.get("Tense", [""])[0] != "Past":
                return actor
    return None


def _requested_that(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take whoever stands between "requested that" and a comma before his post: "that Ann Orr, Engineer, attend"."""
    if finding.case.main.form != "bare" or finding.case.main.passive:
        return None
    for match in _REQUESTED.finditer(text_of(doc), finding.start, doc[finding.case.main.index].idx):
        for actor in found:
            if doc[actor.start].idx == match.end() and actor.sort in {"person", "role"} and doc[actor.end].text == ",":
                return actor
    return None


def _asked_if(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take whoever was asked in "asked X if she would", unless somebody else's answer follows."""
    if finding.kind == "request":
        return None
    for match in _ASKED.finditer(text_of(doc), finding.start, finding.end):
        for actor in found:
            if doc[actor.start].idx == match.end() and (actor.can_act or actor.sort == "name"):
                after = text_of(doc)[doc[actor.end - 1].idx + len(doc[actor.end - 1]) :]
                if _IF_THEY.match(after):
                    return actor
    return None


def _for_to(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take X in "agreed for X to write" and "a meeting has been arranged for X to discuss it"."""
    for match in _FOR.finditer(text_of(doc), finding.start, finding.end):
        for actor in found:
            if doc[actor.start].idx != match.end() or actor.end + 1 >= len(doc) or doc[actor.end].lower_ != "to":
                continue
            if (actor.can_act or actor.sort == "name") and doc[actor.end + 1].pos_ == "VERB":
                return actor
    return None


def _left_to(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take X in "it is the intention of X to start", "it was left to X to reply" and "called on X to act"."""
    for match in (_CALLED if finding.kind == "request" else _LEFT).finditer(text_of(doc), finding.start, finding.end):
        for actor in found:
            joined = doc[actor.start].idx == match.end() and _last(actor, doc, found)
            if not joined or joined.end + 1 >= len(doc) or doc[joined.end].lower_ != "to":
                continue
            if joined.can_act or joined.sort == "name" or doc[actor.head].lower_ in {"we", "us"}:
                return Actor(actor.start, joined.end, joined.head, joined.sort)
    return None


def _last(actor: Actor, doc: Doc, found: list[Actor]) -> Actor:
    """Give the actor that "and" joins to another: "County Council" of "Wick City and County Council"."""
    after = doc[actor.end].lower_ if actor.end < len(doc) else ""
    return next((other for other in found if after == "and" and other.start == actor.end + 1), actor)


def _said_he(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take the speaker for "he" in "X said he would"."""
    main = finding.case.main
    if main.subject is None or _PRONOUN.fullmatch(doc[main.subject].text) is None:
        return None
    here = doc[main.subject].idx
    told = text_of(doc)[:here]
    for actor in reversed([actor for actor in found if actor.end <= main.subject]):
        if not (actor.can_act or actor.sort == "name" or is_given_name(actor, doc)):
            continue
        between = told[doc[actor.end - 1].idx + len(doc[actor.end - 1]) :]
        if _SAID.fullmatch(between):
            return actor
        return None
    return None
