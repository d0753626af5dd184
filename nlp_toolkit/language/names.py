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
"""What a document has to hold for its wording to tell names that the network missed."""


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
        text = doc.text
        has_signs = any(sign in text for sign in _SIGNS)
        for places in stretches(doc):
            with one_thread():
                scores = self._name(np.asarray(doc.tensor[places], dtype=np.float32))
            extents = list(_extents([self._labels[mark] for mark in scores.argmax(axis=1)]))
            if extents or has_signs:
                leads = scores[:, self._is_person].max(axis=1) - scores[:, ~self._is_person].max(axis=1)
                tokens = [doc[place] for place in places.tolist()]
                extents = sure(extents, [token.text for token in tokens], leads.tolist(), self._needed)
                extents = _as_written(extents, tokens, leads.tolist())
            found.extend(Span(doc, int(places[start]), int(places[end - 1]) + 1, kind) for start, end, kind in extents)
        doc.set_ents(found)
        return doc


def _as_written(found: list[Extent], tokens: list[Token], leads: list[float]) -> list[Extent]:
    """Mend names by the words around them, and by the classes of the words where a tagger has been before."""
    words = [token.text for token in tokens]
    if not tokens[0].pos:
        return noted(addressed(mended(words, found), words), words)
    classes = [token.pos_ for token in tokens]
    whole = completed(mended(words, trimmed(found, words, classes)), words, classes)
    people = without_houses(governing(with_nicknames(whole, words), words, leads), words, classes)
    return noted(addressed(people, words), words)


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
