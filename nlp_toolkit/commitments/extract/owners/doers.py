"""Which words are the subject of a clause, by the parse and, where it goes astray, by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.predicates import AUXILIARIES, Predicate, lemmas, sentence_start
from nlp_toolkit.commitments.extract.owners.actors import (
    Actor,
    after_preposition,
    holding,
    is_given_name,
    is_title,
    vocabulary,
)
from nlp_toolkit.commitments.extract.owners.antecedents import is_subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding


def subject_in(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the subject: by the parse, else the words right before the verb and its helpers."""
    main = finding.case.main
    active = main.lemma not in vocabulary("stative")
    parsed = holding(found, main.subject) if main.subject is not None else None
    near = _before_verb(main, doc, found)
    if near is not None and near is not parsed and _beats(near, parsed, main, doc):
        parsed = near
    for actor in (parsed, near):
        if actor is None or (actor is near and actor is not parsed and after_preposition(actor, doc)):
            continue
        if actor.sort == "thing":
            if (_promises(main) or main.lemma in vocabulary("laid_on")) and _is_somebody(actor, doc):
                return actor
            continue
        if actor.can_act or actor.sort == "pronoun" or (actor.sort == "name" and (active or main.tail)):
            return actor
    if parsed is None and main.form not in {"noun", "bare", "infinitive"} and near is None:
        return _earlier_subject(main, doc, found)
    return None


def _is_somebody(actor: Actor, doc: Doc) -> bool:
    return is_title(actor, doc) or is_given_name(actor, doc)


def _promises(main: Predicate) -> bool:
    """Tell a verb in the active that somebody has to be the subject of: "would review", "has launched"."""
    told = main.form in {"will", "would", "be_to", "perfect"}
    return told and not main.passive and main.lemma in lemmas("delivering") | lemmas("vague_verbs")


def _beats(near: Actor, parsed: Actor | None, main: Predicate, doc: Doc) -> bool:
    """Tell whether the words right before the verb are more likely its subject than what the parse says."""
    if after_preposition(near, doc):
        return False
    if near.sort == "thing":
        return main.lemma in vocabulary("laid_on") and is_title(near, doc)
    if main.form in {"will", "would", "be_to"} or parsed is None:
        return True
    return near.can_act and not parsed.can_act and parsed.sort != "pronoun"


def _before_verb(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the actor whose words end where the verb group begins."""
    place = main.index
    first = sentence_start(doc, main.index)
    while place > first:
        token = doc[place - 1]
        if not (
            token.dep_ in AUXILIARIES
            or token.pos_ in {"AUX", "PART"}
            or token.pos_ == "ADV"
            or token.lower_ in vocabulary("helpers", "aims")
        ):
            break
        if holding(found, place - 1) is not None and token.pos_ not in {"AUX", "PART", "ADV"}:
            break
        place -= 1
    return next((actor for actor in found if actor.end == place and place > first), None)


def _earlier_subject(main: Predicate, doc: Doc, found: list[Actor]) -> Actor | None:
    """Take the subject of an earlier verb of the sentence, where this one has none."""
    first = sentence_start(doc, main.index)
    before = [actor for actor in found if first <= actor.start and actor.end <= main.index]
    return next((actor for actor in reversed(before) if actor.can_act and is_subject(actor, doc)), None)
