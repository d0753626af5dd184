"""Who says it, who is asked, and which body agrees to it: the people around a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.predicates import lemmas, sentence_start
from nlp_toolkit.commitments.extract.owners.actors import Actor, holding, is_given_name, vocabulary
from nlp_toolkit.commitments.extract.owners.antecedents import antecedent, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

FIRST = frozenset({"we", "us", "i"})
PERSONAL = frozenset({"he", "she", "they", "it", "who", "which", "that", "him", "her", "them", "latter", "former"})
ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "all", "both"})
_REPORTED = re.compile(
    r"(?:said|stated|advised|assured|promised|pledged|explained|confirmed|replied|answered|responded|undertook|informed|told|added|reassured|guaranteed)\Z",
    re.IGNORECASE,
)


def put_to(verb: int, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the actor that stands right after a verb."""
    place = verb + 1
    while place < len(doc) and doc[place].lower_ in {"that", "if", "for"}:
        return None
    for actor in found:
        if actor.start == place and (
            actor.can_act or doc[actor.head].lower_ in FIRST | PERSONAL | ANYBODY or actor.sort == "name"
        ):
            return actor
    return None


def told_of(actor: Actor, finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whom "he" means in "the Director said he would", and in "asked the Clerk if she would"."""
    word = doc[actor.head].lower_
    if word not in {"he", "she", "they", "it"}:
        return None
    for frame in finding.case.candidate.frames:
        if frame.lemma in vocabulary("put_question"):
            asked = put_to(frame.index, doc, found)
            if asked is not None and asked.can_act:
                return asked
        if frame.subject is None or frame.passive:
            continue
        who = holding(found, frame.subject)
        if (
            who is not None
            and (who.can_act or who.sort == "name" or (word in {"he", "she"} and is_given_name(who, doc)))
            and (word != "it" or who.sort not in {"person", "public"})
            and not (word == "they" and _several_since(who, actor, doc, found))
        ):
            return who
    return _saying(actor, doc, found) if word in {"he", "she"} else None


def _several_since(speaker: Actor, pronoun: Actor, doc: Doc, found: list[Actor]) -> bool:
    """Tell whether "they" are others than a single speaker: "said he had rung the firm and they would come"."""
    if speaker.sort not in {"person", "role"} or is_plural(speaker, doc):
        return False
    return any(
        other.sort in {"body", "public", "name"} or (other.can_act and is_plural(other, doc))
        for other in found
        if speaker.end <= other.start and other.end <= pronoun.start
    )


def _saying(pronoun: Actor, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who speaks in the sentence: "Mr Vale stated that the owner would be asked to cut it and he would check"."""
    first = sentence_start(doc, pronoun.start)
    for actor in reversed(found):
        before = first <= actor.start and actor.end < pronoun.start
        if before and actor.sort in {"person", "role"} and _REPORTED.match(doc[actor.end].text):
            return actor
    return None


def speaker_of(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who reports it, where the clause itself names nobody."""
    for frame in finding.case.candidate.frames:
        if (
            frame.subject is None
            or frame.passive
            or frame.lemma in lemmas("agreeing") | lemmas("proposing") | vocabulary("wanting")
        ):
            continue
        who = _right_before(frame.index, doc, found) or holding(found, frame.subject)
        if who is not None and who.sort == "pronoun" and doc[who.head].lower_ in {"he", "she"}:
            who = antecedent(who, doc, found)
        if who is not None and who.sort in {"person", "role", "body", "name"}:
            return who
    return None if finding.case.candidate.frames else _reporter(finding, doc, found)


def _right_before(verb: int, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find the person or post right before a verb of saying, whatever heading stands before that."""
    while verb > 0 and doc[verb - 1].pos_ in {"AUX", "ADV"}:
        verb -= 1
    return next((actor for actor in found if actor.end == verb and actor.sort in {"person", "role"}), None)


def _reporter(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who says it by the words alone: a person right before "said" or "advised" in the same sentence."""
    main = finding.case.main.index
    first = sentence_start(doc, main)
    for actor in reversed(found):
        if first <= actor.start and actor.end < main and actor.sort in {"person", "role"}:
            after = doc[actor.end]
            own = after.lemma_.lower() in vocabulary("promising") or finding.case.main.form in {"will", "would"}
            if _REPORTED.match(after.text) and (own or any(token.lower_ == "that" for token in doc[actor.end : main])):
                return actor
    return None


def last_speaker(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find whose account the sentence goes on with: a person or post that a sentence before it lets speak."""
    first = sentence_start(doc, finding.case.main.index)
    for actor in reversed(found):
        if actor.end < first and actor.sort in {"person", "role"} and _REPORTED.match(doc[actor.end].text):
            return actor
    return None


def agreed_by(finding: Finding, found: list[Actor]) -> Actor | None:
    """Find the body that agrees to it: "The company agreed that the doors would be painted"."""
    for frame in finding.case.candidate.frames:
        if frame.subject is not None and not frame.passive and frame.lemma in lemmas("agreeing"):
            who = holding(found, frame.subject)
            if who is not None and who.sort == "body":
                return who
    return None


def promised(finding: Finding) -> bool:
    """Tell whether the speaker makes it a promise of his own: "guaranteed that the smell would be gone"."""
    return any(frame.lemma in vocabulary("promising") for frame in finding.case.candidate.frames[:1])


def confirmed(finding: Finding) -> bool:
    """Tell whether the speaker answers for how things stand: "confirmed that the van had not been ordered"."""
    return any(frame.lemma == "confirm" for frame in finding.case.candidate.frames[:1])


def hearsay(finding: Finding) -> bool:
    """Tell whether it is only passed on: "reported that", "noted that"."""
    return any(
        frame.lemma in {"report", "note", "hear", "understand", "mention", "raise", "refer"}
        for frame in finding.case.candidate.frames[:1]
    )
