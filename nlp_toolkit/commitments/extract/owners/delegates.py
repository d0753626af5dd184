"""Who takes it on in the words around a clause: accepts it, is left with it, or does the rest of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.predicates import lemmas, predicates
from nlp_toolkit.commitments.extract.owners.actors import Actor, holding, is_given_name, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.commitments.extract.actions.decide import Finding

_AHEAD = frozenset({"will", "would", "be_to", "going_to"})


def accepted(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who accepts what others ask for: "Members called for a report, and the Officer concurred"."""
    if finding.kind == "request" or not _wanted(finding):
        return None
    main = finding.case.main.index
    for actor in found:
        if actor.start <= main or actor.end >= finding.case.sent.end or not (actor.can_act or actor.sort == "pronoun"):
            continue
        verb = doc[actor.end]
        if (
            verb.lemma_.lower() in vocabulary("accepting")
            and verb.pos_ == "VERB"
            and verb.morph.get("Tense", [""]) == ["Past"]
        ):
            return actor
    return None


def _wanted(finding: Finding) -> bool:
    main = finding.case.main
    return main.lemma in vocabulary("wanting") or any(
        frame.lemma in vocabulary("wanting") and not frame.passive for frame in finding.case.candidate.frames
    )


def delegated(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who is left with it after the clause: "agreed to object, with Gus to draft a letter"."""
    if finding.kind not in {"action", "decision"} or finding.case.main.form in {"will", "would"}:
        return None
    limit = min(finding.case.sent.end, len(doc) - 2)
    for actor in found:
        if not finding.case.main.index < actor.start <= actor.end < limit:
            continue
        before, after = doc[actor.start - 1].lower_, doc[actor.end]
        joined = before == "with" or (before in {",", ";"} and finding.kind == "action")
        known = actor.sort in {"person", "role", "name"} or is_given_name(actor, doc)
        if joined and known and after.lower_ == "to" and doc[actor.end + 1].pos_ == "VERB":
            return actor
    return None


def alongside(finding: Finding, doc: Doc, found: list[Actor]) -> Actor | None:
    """Find who does the other half: "The Clerk will write to the firm and enquiries will be made"."""
    main = finding.case.main
    works = {main.lemma, *main.tail[:1]} & (vocabulary("clerical") | {"make", "seek"})
    if not (main.passive and main.form in _AHEAD and works) or finding.kind not in {"action", "commitment"}:
        return None
    earlier = [clause for clause in predicates(finding.case.sent) if clause.index < main.index]
    if not earlier or doc[main.index].dep_ not in {"conj", "parataxis"}:
        return None
    last = earlier[-1]
    if last.passive or last.form not in _AHEAD or last.subject is None or last.lemma in lemmas("starting"):
        return None
    actor = holding(found, last.subject)
    return actor if actor is not None and actor.sort in {"person", "role"} else None
