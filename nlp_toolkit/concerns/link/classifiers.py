"""Tell which themes a promise has to do with, from what it means and from the pieces of its words."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import Ridge

Rows = NDArray[np.float64]
EXAMPLE_WEIGHT = 0.3
"""How much an example of a theme, which is a complaint, counts beside a promise."""
WIDTH = 0.5
"""How fast a promise loses its say with the distance in meaning: gamma of the kernel."""
LETTERS = (3, 5)
"""How many letters a piece of a word has."""


def counting() -> TfidfVectorizer:
    """Give what counts the pieces of the words of texts."""
    return TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True, min_df=2)


class Classifiers:
    """Learn all themes at once from promises, and weakly from the examples of the themes.

    Args:
        rows: A row for each example.
        pieces: The counted pieces of each example, sparse.
        owner: For each example, the place of its theme.
        even: How evenly those of the words spread what they learn.
        smooth: How evenly those of the meaning do.
    """

    def __init__(
        self, rows: Rows, pieces: Any, owner: NDArray[np.int_], *, even: float = 1.0, smooth: float = 0.1
    ) -> None:
        self.rows = rows
        self.pieces = pieces
        self.owner = owner
        self.even = even
        self.smooth = smooth

    def fit(self, rows: Rows, pieces: Any, told: NDArray[np.bool_]) -> Self:
        """Learn from promises.

        Args:
            rows: A row for each promise.
            pieces: The counted pieces of each, sparse.
            told: Promises by themes: whether the promise has to do with the theme.
        """
        examples = self.owner[:, None] == np.arange(told.shape[1])
        answers = np.vstack([told, examples]).astype(float)
        weights = np.r_[np.ones(len(rows)), np.full(len(self.rows), EXAMPLE_WEIGHT)]
        self._mean_ = np.average(answers, axis=0, weights=weights)
        self._meaning_ = KernelRidge(alpha=self.smooth, kernel="rbf", gamma=WIDTH)
        self._meaning_.fit(np.vstack([rows, self.rows]), answers - self._mean_, sample_weight=weights)
        self._wording_ = Ridge(alpha=self.even, solver="sparse_cg", tol=1e-3)
        self._wording_.fit(vstack([pieces, self.pieces]).tocsr(), answers, sample_weight=weights)
        return self

    def predict(self, rows: Rows, pieces: Any) -> Rows:
        """Give what meaning and wording each tell of every theme: texts by themes by two."""
        return np.stack([self._mean_ + self._meaning_.predict(rows), self._wording_.predict(pieces)], axis=-1)
