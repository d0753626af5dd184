"""Whose task it is: the words that name the owner of an undertaking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.candidates import Candidate
from nlp_toolkit.commitments.extract.predicates import Predicate, lemmas

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "this", "these", "those", "latter", "former"})
FIRST = frozenset({"we", "us", "our", "i"})
_OWNER_NOTE = re.compile(r"\((?:owner|lead|action|by)\s*[:\-]\s*([^)]+)\)", re.IGNORECASE)
_DASHED = re.compile(r"(?:[-–—]|\.)\s*((?:[A-Z][A-Za-z]{0,3})(?:\s*[/&,]\s*[A-Z][A-Za-z]{0,3})*)\.?\s*$")
_OPENING = frozenset({"that", "if", "of", "and", "whether", "by", "for", "to", "but", "also"})
_CUT = frozenset({"acl:relcl", "relcl", "acl", "advcl", "parataxis", "punct", "cc", "dep", "ccomp"})


class Named(NamedTuple):
    """Point to the words in a doc that name somebody: first character, one after the last."""

    start: int
    end: int


def owner_of(candidate: Candidate, doc: Doc, *, initials: frozenset[str] = frozenset()) -> Named | None:
    """Find the words that name who is to do it.

    Args:
        candidate: The clause.
        doc: The parsed paragraph.
        initials: Initials that the attendance list gives, in lower case.
    """
    note = _OWNER_NOTE.search(doc.text, doc[candidate.start].idx)
    if note:
        return Named(note.start(1), note.end(1))
    asked = _asked(candidate, doc)
    if asked is not None:
        return _named(asked, doc)
    actor = _actor(candidate, doc)
    if actor is not None:
        return _named(actor, doc)
    return _signed(candidate, doc, initials) or _speaker(candidate, doc)


def _asked(candidate: Candidate, doc: Doc) -> Token | None:
    """Find whom somebody asks or instructs: "the Clerk was asked to", "asked the Clerk to", "asked if the Clerk would"."""
    main = candidate.main
    asking = lemmas("asking") | lemmas("instructing")
    if main.lemma in asking and (main.tail or main.form in {"past", "participle", "perfect", "present"}):
        if main.passive and main.form in {"past", "perfect", "participle", "present"}:
            return _actor_token(candidate, doc)
        if main.tail and not main.passive:
            return next(
                (
                    child
                    for child in doc[main.index].children
                    if child.dep_ in {"obj", "dobj", "iobj", "dative"} and child.i > main.index
                ),
                None,
            )
    return None


def _actor(candidate: Candidate, doc: Doc) -> Token | None:
    """Find who acts: the agent of a passive, or a subject that can act."""
    main = candidate.main
    for child in _subtree_heads(main, doc):
        if child.dep_ in {"obl:agent", "agent"} or (
            child.dep_ in {"obl", "nmod"} and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)
        ):
            if main.passive and child.dep_ == "agent":
                child = next((c for c in child.children if c.dep_ == "pobj"), child)
            if can_act(child):
                return child
    if main.passive:
        return None
    token = _actor_token(candidate, doc)
    return token if token is not None and can_act(token) else None


def _subtree_heads(main: Predicate, doc: Doc) -> list[Token]:
    return [child for child in doc[main.index].children if child.i > main.index]


def _actor_token(candidate: Candidate, doc: Doc) -> Token | None:
    """Find the subject, a pronoun's antecedent in its place."""
    main = candidate.main
    if main.subject is None:
        return None
    token = doc[main.subject]
    if token.lower_ in {"he", "she", "they"}:
        return _told_of(candidate, doc) or antecedent(token, doc)
    return antecedent(token, doc) if token.lower_ in PRONOUNS else token


def _told_of(candidate: Candidate, doc: Doc) -> Token | None:
    """Find whom "he" means in "the Director said he would": the speaker, or whoever was asked."""
    for frame in candidate.frames:
        if frame.lemma in {"ask", "request", "invite", "urge"}:
            for child in doc[frame.index].children:
                if child.dep_ in {"obj", "dobj", "iobj", "dative"} and can_act(child):
                    return child
        if frame.subject is not None and not frame.passive:
            token = doc[frame.subject]
            if token.lower_ not in PRONOUNS | FIRST and can_act(token):
                return token
    return None


def can_act(token: Token) -> bool:
    """Tell whether a word names a person, a role or a body that can be held to something."""
    if token.lower_ in FIRST or token.lower_ in {"he", "she", "they"}:
        return True
    if token.pos_ == "PROPN" and token.ent_type_ not in {"LOC", "GPE", "FAC"}:
        return True
    people = terms.load("owners")
    words = (
        {word.lower_ for word in token.subtree if word.i <= token.i + 3}
        if token.pos_ in {"NOUN", "PROPN"}
        else {token.lower_}
    )
    known = set(people["roles"]) | set(people["bodies"]) | set(people["public"]) | set(people["titles"])
    return (
        token.lower_ in known
        or token.lemma_.lower() in known
        or (token.ent_type_ in {"PER", "PERSON", "ORG"})
        or bool(words & set(people["titles"]))
    )


def antecedent(token: Token, doc: Doc) -> Token | None:
    """Find whom a pronoun stands for: the nearest subject before it that fits."""
    wanted_person = token.lower_ in {"he", "she"}
    if token.lower_ in {"who", "which", "that"} and token.head.dep_ in {"acl:relcl", "relcl"}:
        return token.head.head
    for before in reversed(doc[: token.i]):
        if before.dep_ not in {"nsubj", "nsubj:pass", "nsubjpass"} or before.lower_ in PRONOUNS | FIRST:
            continue
        if can_act(before) and not (wanted_person and _is_group(before)):
            return before
    if not wanted_person:
        for before in reversed(doc[: token.i]):
            if before.pos_ == "PROPN" and before.dep_ in {"obl", "obj", "dobj", "pobj", "nmod"} and can_act(before):
                return before
    return None


def _is_group(token: Token) -> bool:
    return token.lemma_.lower() in {
        "council",
        "committee",
        "panel",
        "board",
        "member",
        "resident",
        "parent",
        "trustee",
        "governor",
        "staff",
        "officer",
    } and (token.lower_.endswith("s") or token.lemma_.lower() in {"council", "committee", "panel", "board", "staff"})


def _speaker(candidate: Candidate, doc: Doc) -> Named | None:
    """Take the person who reports it, where the clause itself names nobody."""
    for frame in candidate.frames:
        if frame.subject is None or frame.passive or frame.lemma in lemmas("agreeing") | lemmas("proposing"):
            continue
        if frame.lemma in {"ask", "request", "suggest", "query", "question", "urge", "enquire", "propose"}:
            return None
        token = doc[frame.subject]
        if token.lower_ in PRONOUNS:
            token = antecedent(token, doc) or token
        if token.lower_ not in PRONOUNS and can_act(token) and not _is_group(token):
            return _named(token, doc)
    return None


def _signed(candidate: Candidate, doc: Doc, initials: frozenset[str]) -> Named | None:
    """Take initials that stand alone at the end of a note."""
    match = _DASHED.search(doc.text)
    if match and candidate.end >= len(doc) - 4:
        parts = [part.strip().lower() for part in re.split(r"[/&,]", match.group(1))]
        if parts and all(part in initials for part in parts):
            return Named(match.start(1), match.end(1))
    return None


def _named(token: Token, doc: Doc) -> Named:
    """Give the whole name or role around its main word, without what merely describes it."""
    keep = _belonging(token)
    first = last = token.i
    while first - 1 in keep or (first > 0 and _part_of_name(doc[first - 1], doc[first])):
        first -= 1
    while last + 1 in keep or (last + 1 < len(doc) and _part_of_name(doc[last + 1], doc[last])):
        last += 1
    while first < last and (doc[first].lower_ in _OPENING or doc[first].is_punct):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return Named(doc[first].idx, doc[last].idx + len(doc[last].text))


def _belonging(token: Token) -> set[int]:
    """List the words of a name or role that hang on its main word."""
    keep = {token.i}
    pending = [token]
    while pending:
        current = pending.pop()
        for child in current.children:
            if child.dep_ in _CUT and not (child.text in {"-", "/", "'", "&"} or child.dep_ == "cc"):
                continue
            if child.dep_ in {"appos", "conj"} and child.pos_ not in {"PROPN", "NOUN", "PRON"}:
                continue
            if child.dep_ in {"nmod", "obl", "prep"} and child.i < token.i:
                continue
            keep.add(child.i)
            pending.append(child)
    return keep


def _part_of_name(word: Token, beside: Token) -> bool:
    """Tell whether a neighbouring word belongs to the same name: a title, initial, given name or surname."""
    titles = set(terms.load("owners")["titles"])
    if word.lower_.rstrip(".") in titles:
        return beside.text[:1].isupper()
    if word.text in {".", "-", "/"} and word.i < beside.i:
        return word.i > 0 and word.doc[word.i - 1].text[:1].isupper() and len(word.doc[word.i - 1].text) <= 5
    return (
        word.pos_ == "PROPN" and word.text[:1].isupper() and (beside.pos_ == "PROPN" or beside.text in {".", "-", "/"})
    )
