"""Tell how near passages lie to each theme: to the middle of its sentences, and to those that are most like them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

CLOSEST = 8
"""How many of a theme's sentences are asked, those most like a passage."""
CLOSE = 2.0
"""How much they count beside the middle of all its sentences."""
FEWEST = 30
"""Sentences of a theme below which being near to them tells nothing more."""
_ITSELF = 0.9999
_AT_ONCE = 2_000
_TINY = 1e-9


class Nearness:
    """Compare passages with the sentences of each theme, where each theme has enough of them.

    Args:
        rows: A row of length one for each sentence of the taxonomy.
        codes: The code of the theme of each.
        fewest: Sentences that each theme must have, or no nearness is told.
    """

    def __init__(self, rows: NDArray[Any], codes: Sequence[str], *, fewest: int = FEWEST) -> None:
        told = np.array(codes)
        self._rows = np.asarray(rows, dtype=np.float32)
        self._places = [np.flatnonzero(told == code) for code in dict.fromkeys(codes)]
        self.tells = min(map(len, self._places), default=0) >= max(2, fewest)
        middles = np.array([self._rows[places].mean(axis=0) for places in self._places])
        self._middles = middles / np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), _TINY)

    def to(self, rows: NDArray[Any]) -> NDArray[np.float64]:
        """Give for each row its cosine to the middle of each theme, then to the sentences of each most like it.

        A sentence of the taxonomy is not compared with itself. Rows are empty where a theme has too few sentences.

        >>> sentences = np.array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0], [-0.6, 0.8]])
        >>> near = Nearness(sentences, ["delay", "delay", "transport", "transport"], fewest=2)
        >>> near.to(np.array([[0.6, 0.8]])).round(2).tolist()
        [[0.82, 0.57, 1.92, 1.6]]
        """
        if not self.tells:
            return np.zeros((len(rows), 0))
        rows = np.asarray(rows, dtype=np.float32)
        parts = [self._to(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        return np.vstack([np.zeros((0, 2 * len(self._places))), *parts])

    def _to(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        cosines = rows @ self._rows.T
        cosines[cosines > _ITSELF] = -1.0
        closest = [_closest(cosines[:, places]) for places in self._places]
        return np.hstack([rows @ self._middles.T, CLOSE * np.stack(closest, axis=1)]).astype(np.float64)


def _closest(cosines: NDArray[np.float32]) -> NDArray[np.float32]:
    """Take the mean of the highest of each row; in a small theme, of one fewer than it has sentences."""
    count = min(CLOSEST, cosines.shape[1] - 1)
    return np.asarray(np.sort(cosines, axis=1)[:, -count:].mean(axis=1), dtype=np.float32)
