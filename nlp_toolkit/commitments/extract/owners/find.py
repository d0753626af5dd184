"""Whose task it is: the words that name the owner of an undertaking, and whose it may be where none are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nlp_toolkit.commitments.extract.actions.predicates import Predicate, lemmas, predicates
from nlp_toolkit.commitments.extract.owners.actors import Actor, holding, is_given_name, is_title, vocabulary
from nlp_toolkit.commitments.extract.owners.antecedents import antecedent, is_plural, is_subject
from nlp_toolkit.commitments.extract.owners.delegates import accepted, alongside, delegated
from nlp_toolkit.commitments.extract.owners.doers import subject_in
from nlp_toolkit.commitments.extract.owners.instructed import asked_by_name, can_be_told, is_to_come, subject_acts
from nlp_toolkit.commitments.extract.owners.jottings import Named, jotted, noted, written_after
from nlp_toolkit.commitments.extract.owners.phrases import phrased
from nlp_toolkit.commitments.extract.owners.speakers import (
    ANYBODY,
    FIRST,
    PERSONAL,
    agreed_by,
    confirmed,
    hearsay,
    last_speaker,
    promised,
    speaker_of,
    told_of,
)
from nlp_toolkit.commitments.extract.setting import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

__all__ = ["Named", "Ownership", "owner_of"]

_REQUEST = re.compile(r"\b(?:request|query|complain|appeal|plea|suggestion)", re.IGNORECASE)
_STILL_TO_DO = frozenset({"should", "will", "would", "bare"})
_SPEECH = 5  # words between "advised" and the "she" of what is said: "advised the meeting that she"
_LABEL = re.compile(r"(?:^|(?<=[.?!] ))(?:[A-Z][\w'.-]*|for|of|and|the)(?: (?:[A-Z]?[\w'.-]+)){0,6}:\s")


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
        words, together = _words(note, doc, found), jotted(finding, doc)
        return Ownership(together if together and together.end == words.end else words)
    stated = _stated(finding, doc, found)
    if stated is not None:
        return Ownership(_words(stated, doc, found))
    delegate = delegated(finding, doc, found)
    if delegate is not None:
        return Ownership(_words(delegate, doc, found))
    jotting = jotted(finding, doc)
    if jotting:
        return Ownership(jotting)
    companion = alongside(finding, doc, found)
    if companion is not None:
        return Ownership(_words(companion, doc, found))
    speaker = speaker_of(finding, doc, found)
    if speaker is None:
        earlier = last_speaker(finding, doc, found) if finding.kind in {"action", "commitment", "assurance"} else None
        return Ownership(suggested=_words(earlier, doc, found)) if earlier is not None else Ownership()
    main = finding.case.main
    happens = main.passive or main.lemma in lemmas("starting") or promised(finding)
    told = (
        hearsay(finding)
        or main.lemma in lemmas("agreeing") | lemmas("proposing") | vocabulary("deliberating")
        or (main.passive and main.lemma in vocabulary("hoping"))
        or any(frame.passive and frame.lemma in vocabulary("hoping") for frame in finding.case.candidate.frames)
        or (main.form in {"should", "must", "may"} and not promised(finding))
    )
    if happens and finding.kind in {"action", "commitment", "assurance"} and not told:
        return Ownership(_words(speaker, doc, found))
    if finding.kind == "update" and confirmed(finding) and main.lemma not in vocabulary("deliberating"):
        return Ownership(_words(speaker, doc, found))
    return Ownership(suggested=_words(speaker, doc, found))


def _stated(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who is said to do it: whom somebody asks, the agent of a passive, or a subject that can act."""
    main = finding.case.main
    accepts = accepted(finding, doc, found)
    if accepts is not None:
        return _resolved(accepts, finding, doc, found)
    hoper = _hoping(finding, found)
    if hoper is not None:
        return _resolved(hoper, finding, doc, found)
    by_phrase = phrased(finding, doc, found)
    if by_phrase is not None:
        return by_phrase
    invited = finding.kind == "update" and main.lemma == "invite"
    asked = None if invited else asked_by_name(main, doc, found)
    if asked is not None:
        return _resolved(asked, finding, doc, found)
    if (finding.kind == "request" or main.form == "past") and not main.passive and _asks(main, finding, doc):
        return None
    if finding.kind == "update" and not main.passive and _only_tells(finding, doc):
        return None
    agent = _agent(main, finding, doc, found)
    if agent is not None:
        return _resolved(agent, finding, doc, found)
    bare_lead = main.form == "participle" and main.subject is None and main.lemma in lemmas("agreeing")
    if main.form == "past" and main.lemma in vocabulary("stressing"):
        return _within(finding, doc, found)
    if bare_lead or (main.passive and main.lemma in lemmas("reporting") - vocabulary("laid_on")):
        return _within(finding, doc, found)
    if main.passive and not subject_acts(main, doc):
        return agreed_by(finding, found)
    if main.form == "bare" and finding.case.framed("proposing") and doc[main.index].pos_ in {"NOUN", "PROPN", "ADJ"}:
        return None
    subject = subject_in(finding, doc, found)
    if subject is None or (main.passive and not can_be_told(subject, main, doc)) or is_to_come(subject, main, doc):
        return None
    return _resolved(subject, finding, doc, found)


def _hoping(finding: Finding, found: list[Actor]) -> Actor | None:
    """Find who hopes: the Director in "the Director hoped that a room would be free"."""
    frame = finding.case.candidate.frame
    if frame is None or frame.lemma != "hope" or frame.passive or frame.subject is None:
        return None
    who = holding(found, frame.subject)
    return who if who is not None and (who.can_act or who.sort == "pronoun") else None


def _within(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who does what is only felt or thought: "it was felt that, given the new powers, we should press on"."""
    main = finding.case.main
    for clause in predicates(finding.case.sent):
        if not main.index < clause.index < finding.case.candidate.end or clause.form not in _STILL_TO_DO:
            continue
        who = holding(found, clause.subject) if clause.subject is not None else None
        if who is None or not (who.can_act or doc[who.head].lower_ in FIRST):
            continue
        if not clause.passive or (subject_acts(clause, doc) and can_be_told(who, clause, doc)):
            return who
    return None


def _only_tells(finding: Finding, doc: Doc) -> bool:
    """Tell "the Clerk reported a leak" from "the Clerk had confirmed it" and "she advised she had prepared a draft"."""
    main = finding.case.main
    if doc[main.index].pos_ == "ADJ":
        return not main.tail and main.lemma not in {"able", "unable"}
    if main.lemma not in vocabulary("telling") or main.form == "perfect":
        return False
    after = [
        token for token in doc[main.index + 1 : finding.case.candidate.end] if token.lower_ in {"he", "she", "they"}
    ]
    return not after or after[0].i > main.index + _SPEECH


def _asks(main: Predicate, finding: Finding, doc: Doc) -> bool:
    """Tell whether the clause's own verb is the asking, so that its subject is not the one to act."""
    if main.form in {"should", "must"}:
        return False
    if finding.kind == "request" and main.form == "past" and main.lemma not in vocabulary("put_question"):
        return True
    said = text_of(doc)[doc[main.index].idx : finding.end]
    return main.lemma in vocabulary("wanting") or (
        main.lemma in {"make", "put", "submit", "write", "have"} and bool(_REQUEST.search(said[:60]))
    )


def _agent(main: Predicate, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the agent of a passive: "by the Clerk"."""
    if main.lemma in lemmas("proposing"):
        return None
    suffers = main.passive or (main.index > 0 and doc[main.index - 1].lower_ == "be") or main.form == "going_to"
    for actor in found:
        if not (suffers or doc[actor.head].dep_ == "obl:agent"):
            continue
        if actor.start <= main.index or actor.start >= finding.case.candidate.end:
            continue
        if doc[actor.start - 1].lower_ == "by" and (
            actor.can_act
            or actor.sort == "name"
            or doc[actor.head].lower_ in FIRST
            or is_title(actor, doc)
            or is_given_name(actor, doc)
        ):
            between = [
                token for token in doc[main.index + 1 : actor.start - 1] if token.dep_ not in {"xcomp", "aux:pass"}
            ]
            if not any(token.pos_ == "VERB" for token in between):
                return actor
    return None


def _resolved(actor: Actor, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Put the noun in a pronoun's place; "we" stays as it is."""
    word = doc[actor.head].lower_
    if word in {"i", "we"}:
        return _speaking(actor, doc, found) or actor
    if word in {"all", "both"} and finding.case.main.lemma in {"be", "favour", "agree"}:
        return None
    if actor.sort != "pronoun" or word in FIRST | ANYBODY:
        return actor
    if word not in PERSONAL or (word == "it" and _stands_for_nothing(actor, finding, doc)):
        return None
    meant = told_of(actor, finding, doc, found) or antecedent(actor, doc, found)
    if meant is not None or word not in {"he", "she", "they"}:
        return meant
    return None if word == "they" and _means_things(actor, doc, found) else actor


def _means_things(actor: Actor, doc: Doc, found: list[Actor]) -> bool:
    """Tell the "they" of "the regulations are late; they will come into force in May"."""
    return any(
        other.end <= actor.start and other.sort == "thing" and is_plural(other, doc) and is_subject(other, doc)
        for other in found
    )


def _speaking(actor: Actor, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whose words are given, in a transcript: "Mr Tolley: You can. I'll get my team to send it"."""
    labels = list(_LABEL.finditer(text_of(doc), 0, doc[actor.start].idx))
    return next(
        (other for other in found if labels and other.sort != "thing" and doc[other.start].idx == labels[-1].start()),
        None,
    )


def _stands_for_nothing(actor: Actor, finding: Finding, doc: Doc) -> bool:
    """Tell the "it" of "it was agreed to", "it is hoped that" and "it would come into effect", which is nobody."""
    main = finding.case.main
    if doc[actor.head].dep_ == "expl" or main.lemma in vocabulary("stative"):
        return True
    unsaid = lemmas("agreeing") | lemmas("proposing") | lemmas("asking") | vocabulary("hoping")
    return main.passive and main.lemma in unsaid


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
