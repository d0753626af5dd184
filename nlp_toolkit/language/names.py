"""Find the names of people, organisations and places in the vectors of words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc, Span, Token

from nlp_toolkit.language.extents import Extent, completed, mended, sure, trimmed, with_nicknames
from nlp_toolkit.language.network import Linear
from nlp_toolkit.language.stretches import stretches
from nlp_toolkit.language.surroundings import addressed, governing, noted, without_houses
from nlp_toolkit.language.threads import one_thread
from nlp_toolkit.language.weights import Trained

_SIGNS = ("@", "administration")


class MinutesNames(Trained):
    """Find the names of people (PER), organisations (ORG) and places (LOC)."""

    def use(self, weights: dict[str, npt.NDArray[np.generic]]) -> None:
        """Take these arrays as what was learned."""
        super().use(weights)
        self._name = Linear(weights, "name")
        self._labels: list[str] = weights["labels"].tolist()
        self._is_person = np.array([label.endswith("-PER") for label in self._labels])
        self._needed = float(weights["lead"])

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of the document."""
        found: list[Span] = []
        signs = _signs(doc)
        for places in stretches(doc):
            with one_thread():
                scores = self._name(np.asarray(doc.tensor[places], dtype=np.float32))
            extents = list(_extents([self._labels[mark] for mark in scores.argmax(axis=1)]))
            is_signed = any(places[0] <= sign <= places[-1] for sign in signs)
            if extents or is_signed:
                tokens = [doc[place] for place in places.tolist()]
                words = [token.text for token in tokens]
                leads = (scores[:, self._is_person].max(axis=1) - scores[:, ~self._is_person].max(axis=1)).tolist()
                extents = _as_written(sure(extents, words, leads, self._needed), words, tokens)
                if is_signed:
                    extents = noted(addressed(governing(extents, words, leads), words), words)
            found.extend(Span(doc, int(places[start]), int(places[end - 1]) + 1, kind) for start, end, kind in extents)
        doc.set_ents(found)
        return doc


def _signs(doc: Doc) -> list[int]:
    """Give the places of words that may tell names which the network missed: addresses and `administration`."""
    text = doc.text
    if not any(sign in text for sign in _SIGNS):
        return []
    return [place for place, word in enumerate(doc) if any(sign in word.text for sign in _SIGNS)]


def _as_written(found: list[Extent], words: list[str], tokens: list[Token]) -> list[Extent]:
    """Mend names by the words around them, and by the classes of the words where a tagger has been before."""
    if not tokens[0].pos:
        return mended(words, found)
    classes = [token.pos_ for token in tokens]
    whole = completed(mended(words, trimmed(found, words, classes)), words, classes)
    return without_houses(with_nicknames(whole, words), words, classes)


def _extents(marks: list[str]) -> Iterator[Extent]:
    """Read runs such as B-PER I-PER."""
    first = 0
    label = ""
    for place, mark in enumerate([*marks, "O"]):
        if label and mark != f"I-{label}":
            yield first, place, label
            label = ""
        if mark != "O" and not label:
            first, label = place, mark[2:]
