"""An encoder that needs scikit-learn alone: words weighted by how telling they are, and folded together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

from nlp_toolkit.concerns.group.embed.encoder import DOING, EncoderError, Progress, Vectors, unit

DIMENSIONS = 128


class LexicalEncoder:
    """Compare texts by their words (TF-IDF and singular vectors), where no sentence model is installed.

    Args:
        random_state: Seed of the decomposition.
    """

    name = f"lexical-{DIMENSIONS}"

    def __init__(self, *, random_state: int = 0) -> None:
        self.random_state = random_state
        self._words: TfidfVectorizer | None = None
        self._fold: TruncatedSVD | None = None
        self._fitted = False

    def fit(self, texts: Sequence[str]) -> Self:
        """Learn the words of these texts, in whatever order they come."""
        self._words = self._fold = None
        self._fitted = True
        words = TfidfVectorizer(sublinear_tf=True, stop_words="english", ngram_range=(1, 2))
        try:
            table = words.fit_transform(sorted(set(texts)))
        except ValueError:  # no text holds a word
            return self
        self._words = words
        width = min(DIMENSIONS, min(table.shape) - 1)
        if width >= 2:
            self._fold = TruncatedSVD(width, random_state=self.random_state).fit(table)
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Give a row for each text: float32, of length one; a text without a known word gives zeros.

        Raises:
            EncoderError: If it has not been fitted.
        """
        if not self._fitted:
            raise EncoderError("this encoder learns its words from the texts; fit it first")
        if self._words is None or not len(texts):
            return np.zeros((len(texts), 1), dtype=np.float32)
        table = self._words.transform(texts)
        rows = self._fold.transform(table) if self._fold is not None else table.toarray()
        if progress:
            progress(DOING, len(texts), len(texts))
        return unit(rows)
