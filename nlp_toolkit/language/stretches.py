"""Cut a document into the stretches of words that the network reads at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id
from spacy.tokens import Doc

Integers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

LONGEST = 200
_MARKUP = ("*", "**", "***", "_", "__", "#", "##", "###", ">", "\\", "|", "~", "`")


def stretches(doc: Doc) -> list[Integers]:
    """List the words of each sentence by their places, without spaces and mark-up; cut what is too long."""
    words = np.flatnonzero(is_word(doc))
    if not len(words):
        return []
    ids = sentence_ids(doc)[words]
    cuts = np.flatnonzero(np.diff(ids)) + 1
    found: list[Integers] = []
    for sentence in np.split(words, cuts):
        found.extend(sentence[at : at + LONGEST] for at in range(0, len(sentence), LONGEST))
    return found


def is_word(doc: Doc) -> Mask:
    """Mark the tokens that are neither spaces nor mark-up."""
    if not len(doc):
        return np.zeros(0, dtype=np.bool_)
    attributes = doc.to_array(["IS_SPACE", "ORTH"])
    mask: Mask = (attributes[:, 0] == 0) & ~np.isin(attributes[:, 1], _markup())
    return mask


def sentence_ids(doc: Doc) -> Integers:
    """Number the sentences, one number a token; a place that was left open begins none."""
    if not len(doc):
        return np.zeros(0, dtype=np.int64)
    starts = doc.to_array(["SENT_START"]).reshape(-1) == 1
    starts[0] = True
    return np.cumsum(starts, dtype=np.int64)


@cache
def _markup() -> npt.NDArray[np.uint64]:
    return np.array([get_string_id(text) for text in _MARKUP], dtype=np.uint64)
