"""What sort of thing a subject is: somebody who can be held to a promise, or not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from nlp_toolkit import terms

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _people(name: str) -> frozenset[str]:
    return frozenset(terms.load("owners")[name])


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
    titles = _people("titles")
    if token.ent_type_ in {"PER", "PERSON"} or word in titles or any(child.lower_ in titles for child in token.lefts):
        return "person"
    forms = {word, token.lemma_.lower()}
    if forms & _people("roles"):
        return "members" if word in {"members", "member"} else "role"
    if forms & _people("public"):
        return "public"
    if forms & _people("bodies") or token.ent_type_ == "ORG":
        return "body"
    if token.pos_ == "PROPN":
        return "name"
    return "thing"
