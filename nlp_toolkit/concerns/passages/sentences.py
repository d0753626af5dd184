"""Part the sentences of letters, which often go on in small letters where minutes never would."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_STOPS = ".!?"


def sentences(doc: Doc) -> Iterator[Span]:
    """Give the sentences of a text; a stop ends one before a small letter too, and so does an empty line.

    Args:
        doc: What the language pipeline read.
    """
    for sentence in doc.sents:
        begins = [at for at in range(sentence.start + 1, sentence.end) if _begins(doc, at)]
        for start, end in pairwise([sentence.start, *begins, sentence.end]):
            if doc[start:end].text.strip():
                yield doc[start:end]


def _begins(doc: Doc, at: int) -> bool:
    """Tell whether a word within what was read as one sentence opens another."""
    before = doc[at - 1]
    if doc[at].is_space:
        return False
    if before.is_space:
        return before.text.count("\n") > 1 or (at > 1 and _stops(doc, at - 2))
    return bool(before.whitespace_) and _stops(doc, at - 1)


def _stops(doc: Doc, at: int) -> bool:
    """Tell a stop at the end of a sentence from dots that trail off and from shortened words."""
    stop = doc[at].text
    if stop.strip(_STOPS) or (set(stop) == {"."} and len(stop) > 1):
        return False
    return "." not in stop or at == 0 or doc[at - 1].lower_ not in _shortened()


@cache
def _shortened() -> frozenset[str]:
    return frozenset(load("passages")["shortened"])
