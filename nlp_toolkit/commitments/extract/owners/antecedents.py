"""Whom a pronoun stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.predicates import SUBJECTS, sentence_start
from nlp_toolkit.commitments.extract.owners.actors import Actor, actors

if TYPE_CHECKING:
    from spacy.tokens import Doc

_RELATIVE = frozenset({"who", "which", "that"})
_SINGLE = frozenset({"he", "she", "him", "her"})
_ACCEPTING = frozenset(
    {"agree", "undertake", "accept", "confirm", "promise", "offer", "reply", "answer", "respond", "say"}
)


def antecedent(actor: Actor, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom a pronoun stands for: the nearest words before it that fit, subjects first.

    Args:
        actor: The pronoun.
        doc: The parsed paragraph.
        found: Everybody and everything it names.
    """
    word = doc[actor.head].lower_
    before = [other for other in found if other.end <= actor.start and other.sort != "pronoun"]
    if word in _RELATIVE:
        last = before[-1] if before else None
        if last is None or last.sort == "thing" or actor.start - last.end > 1:
            return None
        return None if word == "which" and last.sort == "person" else last
    if word in {"latter", "former"}:
        pair = [other for other in before if other.can_act or other.sort == "name"][-2:]
        return pair[-1 if word == "latter" else 0] if pair else None
    if word in _SINGLE:
        fitting = [other for other in before if other.sort in {"person", "role"} and not is_plural(other, doc)]
    elif word == "it":
        fitting = [other for other in before if other.sort in {"body", "name"} and not is_plural(other, doc)]
        return next((other for other in reversed(fitting) if is_subject(other, doc)), None)
    else:
        fitting = [
            other
            for other in before
            if other.sort in {"body", "public"} or (other.sort != "thing" and is_plural(other, doc))
        ]
        named = [other for other in before if other.sort == "name"]
        return fitting[-1] if fitting else named[-1] if named else None
    asked = _asked_before(actor, doc, fitting)
    if asked is not None:
        return asked
    subjects = [other for other in fitting if is_subject(other, doc)]
    chosen = subjects or fitting
    return chosen[-1] if chosen else None


def carried(word: str, doc: Doc) -> Actor | None:
    """Find whom a pronoun at the start of a paragraph stands for in the paragraph before.

    Args:
        word: The pronoun, in lower case.
        doc: The parse of the paragraph before.
    """
    found = actors(doc)
    if word in _SINGLE:
        fitting = [other for other in found if other.sort in {"person", "role"} and not is_plural(other, doc)]
        subjects = [other for other in fitting if is_subject(other, doc)]
        return subjects[-1] if subjects else None
    fitting = [other for other in found if other.sort == "body" or (other.can_act and is_plural(other, doc))]
    return next((other for other in reversed(fitting) if is_subject(other, doc)), None)


def _asked_before(actor: Actor, doc: Doc, fitting: list[Actor]) -> Actor | None:
    """Find whom the sentence before asks, where "he agreed" answers it."""
    follows = doc[actor.end].lemma_.lower() if actor.end < len(doc) else ""
    if follows not in _ACCEPTING:
        return None
    for other in reversed(fitting):
        if other.start > 0 and doc[other.start - 1].lemma_.lower() in {"ask", "request", "invite", "urge"}:
            return other
        here = sentence_start(doc, actor.start)
        if here and other.start < sentence_start(doc, here - 1):
            return None
    return None


def is_plural(actor: Actor, doc: Doc) -> bool:
    """Tell whether several people are meant."""
    head = doc[actor.head]
    return actor.sort != "person" and (
        head.morph.get("Number", [""])[0] == "Plur" or head.lower_ in {"staff", "police"}
    )


def is_subject(actor: Actor, doc: Doc) -> bool:
    """Tell whether the words do something: by the parse, or because a verb follows them."""
    if any(token.dep_ in SUBJECTS for token in doc[actor.start : actor.end]):
        return True
    place = actor.end
    while place < len(doc) and doc[place].pos_ == "ADV":
        place += 1
    preceded = doc[actor.start - 1].pos_ == "ADP" if actor.start else False
    return place < len(doc) and doc[place].pos_ in {"VERB", "AUX"} and not preceded
