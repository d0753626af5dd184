"""Whose task it is: the words that name the owner of an undertaking, and whose it may be where none are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nlp_toolkit.commitments.extract.actions.predicates import Predicate, lemmas
from nlp_toolkit.commitments.extract.owners.actors import Actor, holding, vocabulary
from nlp_toolkit.commitments.extract.owners.antecedents import antecedent
from nlp_toolkit.commitments.extract.owners.doers import subject_in
from nlp_toolkit.commitments.extract.owners.jottings import Named, jotted, noted, written_after
from nlp_toolkit.commitments.extract.owners.phrases import phrased
from nlp_toolkit.commitments.extract.owners.speakers import (
    ANYBODY,
    FIRST,
    PERSONAL,
    agreed_by,
    hearsay,
    put_to,
    speaker_of,
    told_of,
)
from nlp_toolkit.commitments.extract.setting import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

__all__ = ["Named", "Ownership", "owner_of"]

_REQUEST = re.compile(r"\b(?:request|query|complain|appeal|plea|suggestion)", re.IGNORECASE)
_LABEL = re.compile(r"(?:[A-Z][\w'.-]*|for|of|and|the)(?: (?:[A-Z]?[\w'.-]+)){0,6}:\s")


class Ownership(NamedTuple):
    """Say who is to do it as the words state it, and who it may be where they do not."""

    stated: Named | None = None
    suggested: Named | None = None


def owner_of(finding: Finding, doc: Doc, found: list[Actor]) -> Ownership:
    """Find the words that name who is to do it, or else the words that suggest somebody.

    Args:
        finding: The clause and its kind.
        doc: The parsed paragraph.
        found: Everybody and everything it names.
    """
    after = written_after(finding, doc)
    if after:
        return Ownership(after)
    note = noted(finding, doc, found)
    if note is not None:
        return Ownership(_words(note, doc, found))
    stated = _stated(finding, doc, found)
    if stated is not None:
        return Ownership(_words(stated, doc, found))
    jotting = jotted(finding, doc)
    if jotting:
        return Ownership(jotting)
    speaker = speaker_of(finding, doc, found)
    if speaker is None:
        return Ownership()
    happens = finding.case.main.passive or finding.case.main.lemma in lemmas("starting")
    if happens and finding.kind in {"action", "commitment", "assurance"} and not hearsay(finding):
        return Ownership(_words(speaker, doc, found))
    return Ownership(suggested=_words(speaker, doc, found))


def _stated(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who is said to do it: whom somebody asks, the agent of a passive, or a subject that can act."""
    main = finding.case.main
    by_phrase = phrased(finding, doc, found)
    if by_phrase is not None:
        return by_phrase
    asked = _asked(main, doc, found)
    if asked is not None:
        return _resolved(asked, finding, doc, found)
    if finding.kind == "request" and not main.passive and _asks(main, finding, doc):
        return None
    if (
        finding.kind == "update"
        and not main.passive
        and (main.lemma in vocabulary("telling") or doc[main.index].pos_ == "ADJ")
    ):
        return None
    agent = _agent(main, finding, doc, found)
    if agent is not None:
        return _resolved(agent, finding, doc, found)
    if main.passive and not _subject_acts(main, doc):
        return agreed_by(finding, doc, found)
    subject = subject_in(finding, doc, found)
    if subject is None:
        return None
    return _resolved(subject, finding, doc, found)


def _asks(main: Predicate, finding: Finding, doc: Doc) -> bool:
    """Tell whether the clause's own verb is the asking, so that its subject is not the one to act."""
    if main.form in {"should", "must"}:
        return False
    said = text_of(doc)[doc[main.index].idx : finding.end]
    return main.lemma in vocabulary("wanting") or (
        main.lemma in {"make", "put", "submit", "write", "have"} and bool(_REQUEST.search(said[:60]))
    )


def _subject_acts(main: Predicate, doc: Doc) -> bool:
    """Tell "the Clerk was asked to write" and "staff were committed to change" from "the path was cut"."""
    token = doc[main.index]
    forms = {main.lemma, token.lower_}
    if main.form in {"will", "would", "be_to", "should"} and forms & vocabulary("put_to"):
        return False
    after = doc[main.index + 1].lower_ if main.index + 1 < len(doc) else ""
    return (bool(forms & vocabulary("laid_on")) and (bool(main.tail) or after == "to")) or bool(
        forms & vocabulary("adjectives")
    )


def _asked(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom an active "asked" or "instructed" is put to: the words right after it."""
    if (
        main.passive
        or main.lemma not in vocabulary("put_question")
        or main.form not in {"past", "perfect", "present", "participle"}
    ):
        return None
    return put_to(main.index, doc, found)


def _agent(main: Predicate, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the agent of a passive: "by the Clerk"."""
    suffers = main.passive or (main.index > 0 and doc[main.index - 1].lower_ == "be")
    if not suffers or main.lemma in lemmas("proposing"):
        return None
    for actor in found:
        if actor.start <= main.index or actor.start >= finding.case.candidate.end:
            continue
        if doc[actor.start - 1].lower_ == "by" and (
            actor.can_act or actor.sort == "name" or doc[actor.head].lower_ in FIRST
        ):
            between = doc[main.index + 1 : actor.start - 1]
            if not any(token.pos_ == "VERB" for token in between):
                return actor
    return None


def _resolved(actor: Actor, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Put the noun in a pronoun's place; "we" stays as it is."""
    word = doc[actor.head].lower_
    if word in {"i", "we"} and _LABEL.match(text_of(doc)):
        return holding(found, 0) or actor
    if actor.sort != "pronoun" or word in FIRST | ANYBODY:
        return actor
    if word not in PERSONAL:
        return None
    meant = told_of(actor, finding, doc, found) or antecedent(actor, doc, found)
    return meant or (actor if word in {"he", "she", "they"} else None)


def _words(actor: Actor, doc: Doc, found: list[Actor]) -> Named:
    """Give the actor's words, with others joined to it by "and" where they do it together."""
    first, last = actor, actor
    place = found.index(actor) if actor in found else -1
    while place > 0 and _together(found[place - 1], first, doc):
        place -= 1
        first = found[place]
    place = found.index(actor) if actor in found else len(found)
    while place + 1 < len(found) and _together(last, found[place + 1], doc):
        place += 1
        last = found[place]
    start = first.start
    if doc[start].lower_ in {"both", "all", "that"} and start + 1 < first.end:
        start += 1
    return Named(doc[start].idx, doc[last.end - 1].idx + len(doc[last.end - 1]))


def _together(one: Actor, other: Actor, doc: Doc) -> bool:
    """Tell whether two actors are joined as one subject or object."""
    between = [token.lower_ for token in doc[one.end : other.start]]
    if (
        not between
        or len(between) > 2
        or not set(between) <= {"and", "&", ",", "/", "+", "with"}
        or between == ["with"]
    ):
        return False
    if between == [","] and doc[other.start].pos_ == "DET":
        return False
    if not (one.can_act or one.sort == "name") or not (other.can_act or other.sort == "name"):
        return False
    return any(one.start <= token.head.i < one.end for token in doc[other.start : other.end])
