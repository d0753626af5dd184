"""Measure how alike texts and subjects are: in meaning, in words, and beside the other subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp_toolkit.concerns.link.subjects import Subject

if TYPE_CHECKING:
    from nlp_toolkit.concerns.link.judge import Encodes

Rows = NDArray[np.float64]
CLOSEST = 3


class Likeness:
    """Measure how alike texts and subjects are.

    Args:
        encoder: Turns texts into rows.
        subjects: What the texts may have to do with.

    Attributes:
        examples: A row for each example of a subject.
        owner: For each example, the place of its subject.
    """

    def __init__(self, encoder: Encodes, subjects: Sequence[Subject]) -> None:
        self.texts = [example for subject in subjects for example in subject.examples]
        texts = [(example, place) for place, subject in enumerate(subjects) for example in subject.examples]
        names = [subject.name for subject in subjects]
        rows = np.asarray(encoder.encode([*(text for text, _ in texts), *names]), dtype=np.float64)
        self.examples, self._names = rows[: len(texts)], rows[len(texts) :]
        self.owner = np.array([place for _, place in texts], dtype=int)
        self._cues = [_joined(subject.cues) for subject in subjects]
        self._counting = TfidfVectorizer(sublinear_tf=True, stop_words="english")
        self._words = self._counting.fit_transform([subject.text for subject in subjects])

    def signs(self, texts: Sequence[str], rows: Rows) -> Rows:
        """Give the signs of each text for each subject: texts by subjects by signs."""
        near = rows @ self.examples.T
        nearest = np.stack([closest(near[:, self.owner == place]) for place in range(len(self._names))], axis=1)
        named = rows @ self._names.T
        words = (self._counting.transform(texts) @ self._words.T).toarray()
        alike = [nearest, named, words]
        best = [np.broadcast_to(sign.max(axis=1, keepdims=True), sign.shape) for sign in alike[:2]]
        return np.stack([*alike, self._cued(texts), *(ahead(sign) for sign in alike), *best], axis=-1)

    def _cued(self, texts: Sequence[str]) -> Rows:
        lowered = [text.lower() for text in texts]
        return np.array([[any(cue.search(text) for cue in cues) for cues in self._cues] for text in lowered], float)


def closest(near: Rows, count: int = CLOSEST) -> Rows:
    """Give the mean nearness of the nearest few; none counts as far."""
    if near.shape[1] == 0:
        return np.zeros(len(near))
    return np.asarray(np.sort(near, axis=1)[:, -count:].mean(axis=1))


def ahead(sign: Rows) -> Rows:
    """Tell by how much each subject is ahead of the best of the others."""
    if sign.shape[1] < 2:
        return np.zeros(sign.shape)
    ranked = np.sort(sign, axis=1)
    return np.asarray(sign - np.where(sign == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:]))


def _joined(cues: Iterable[re.Pattern[str]]) -> tuple[re.Pattern[str], ...]:
    """Make one pattern of all that have no groups to get in one another's way: it is searched many times faster."""
    some = tuple(cues)
    plain = [f"(?:{cue.pattern})" for cue in some if not cue.groups]
    together = (re.compile("|".join(plain), re.IGNORECASE),) if plain else ()
    return (*together, *(cue for cue in some if cue.groups))
