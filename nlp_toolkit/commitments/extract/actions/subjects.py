"""What sort of thing a subject is: somebody who can be held to a promise, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit import terms

if TYPE_CHECKING:
    from spacy.tokens import Token


def subject_type(token: Token | None) -> str:
    """Sort a subject by what it can be held to: a person, a role, a body, the public, a thing, or nobody."""
    if token is None:
        return "none"
    word = token.lower_
    if word in {"i", "we", "us", "our"}:
        return "we"
    if word in {"he", "she"}:
        return "he"
    if word in {"they", "who"}:
        return "they"
    if word in {"it", "there", "this", "that", "these", "those", "which", "all", "both"}:
        return word
    people = terms.load("owners")
    lemma = token.lemma_.lower()
    nearby = {child.lower_ for child in token.lefts} | {word}
    if nearby & set(people["titles"]) or token.ent_type_ in {"PER", "PERSON"}:
        return "person"
    if word in people["roles"] or lemma in people["roles"]:
        return "members" if word in {"members", "member"} else "role"
    if word in people["public"] or lemma in people["public"]:
        return "public"
    if word in people["bodies"] or lemma in people["bodies"] or token.ent_type_ == "ORG":
        return "body"
    if token.pos_ == "PROPN":
        return "name"
    return "thing"
