"""Whom a meeting asks or instructs, and whose task that makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.predicates import Predicate
from nlp_toolkit.commitments.extract.owners.actors import Actor, vocabulary
from nlp_toolkit.commitments.extract.owners.speakers import put_to

if TYPE_CHECKING:
    from spacy.tokens import Doc


def can_be_told(subject: Actor, main: Predicate, doc: Doc) -> bool:
    """Tell "the Clerk be asked to write", whose task it is, from "the police be asked to come", the meeting's own."""
    if main.form in {"past", "perfect", "present", "progressive"}:
        return True
    if subject.sort in {"person", "pronoun"}:
        return main.lemma != "invite"
    if doc[main.index].lower_ not in vocabulary("put_to") and main.lemma not in vocabulary("put_to"):
        return True
    return subject.sort in {"role", "body", "public"} and bool(_own(subject, doc))


def _own(actor: Actor, doc: Doc) -> bool:
    """Tell whether the words name one of the body's own officers or groups rather than anybody outside."""
    head = doc[actor.head]
    return {head.lower_, head.lemma_.lower()} & vocabulary("own_officers") != set()


def is_to_come(subject: Actor, main: Predicate, doc: Doc) -> bool:
    """Tell somebody newly found, whom others appointed: "a coordinator has been appointed to look after it"."""
    first = doc[subject.start].lower_
    unknown = first in {"a", "an", "another", "two", "three", "new"} or doc[subject.start].pos_ == "NUM"
    return (
        unknown and main.passive and subject.sort in {"role", "public", "name"} and main.lemma in vocabulary("joining")
    )


def subject_acts(main: Predicate, doc: Doc) -> bool:
    """Tell "the Clerk was asked to write" and "staff were committed to change" from "the path was cut"."""
    token = doc[main.index]
    forms = {main.lemma, token.lower_}
    if main.lemma == "engage" and main.form in {"will", "would", "should", "must", "bare"}:
        return False
    after = doc[main.index + 1].lower_ if main.index + 1 < len(doc) else ""
    if after == "to" and main.index + 2 < len(doc) and doc[main.index + 2].lower_ == "be":
        return False
    return (bool(forms & vocabulary("laid_on")) and (bool(main.tail) or after == "to")) or bool(
        forms & vocabulary("adjectives")
    )


def asked_by_name(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom an active "asked" or "instructed" is put to: the words right after it.

    In "resolved to request the Head of Transport to report" it is his task; "agreed to ask the police" is nobody's.
    """
    if main.passive:
        return None
    if main.lemma in vocabulary("put_question") and main.form in {"past", "perfect", "present", "participle"}:
        return put_to(main.index, doc, found)
    verb = main.index
    if main.lemma not in vocabulary("put_question"):
        near = range(main.index + 1, min(main.index + 4, len(doc)))
        verb = next(
            (i for i in near if doc[i].lemma_.lower() in vocabulary("put_question") and doc[i - 1].lower_ == "to"), -1
        )
    if verb < 0 or main.form not in {"past", "perfect", "present", "infinitive", "bare", "participle"}:
        return None
    asked = put_to(verb, doc, found)
    return asked if asked is not None and asked.sort == "role" and _own(asked, doc) else None
