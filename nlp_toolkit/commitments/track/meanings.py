"""How near in meaning the words of a passage and of a promise are, where they share none: "the bus" and "the coach"."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.track.words import Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Row = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.float64]

NEAR = 0.4
"""The cosine from which two words are taken to have to do with each other."""


@cache
def _vectors() -> tuple[dict[str, int], Rows]:
    """Read the vectors of stems that ship with the package: (stem to row, rows of length one)."""
    import numpy as np

    with resources.files(__package__).joinpath("meanings.npz").open("rb") as packed, np.load(packed) as told:
        stems = bytes(told["stems"]).decode("ascii").split()
        rows = told["rows"].astype(np.float64)
    return {root: index for index, root in enumerate(stems)}, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def summed(texts: Iterable[Iterable[str]], weights: Weights) -> Rows:
    """Add the vectors of the stems of each text by their weights: a row of length one each, or of zeros.

    Args:
        texts: The stems of each text.
        weights: The weights of words.
    """
    import numpy as np

    width = _vectors()[1].shape[1]
    found = [sum((weights[root] * _vector(root) for root in sorted(text)), np.zeros(width)) for text in texts]
    laid = np.array(found).reshape(len(found), width)
    lengths = np.linalg.norm(laid, axis=1, keepdims=True)
    scaled: Rows = laid / np.where(lengths == 0, 1.0, lengths)
    return scaled


@cache
def _vector(root: str) -> Row:
    """Give the vector of a stem; one that is not known has a direction of its own, which only it shares."""
    import numpy as np

    places, rows = _vectors()
    if root in places:
        known: Row = rows[places[root]]
        return known
    width = rows.shape[1]
    bits = np.unpackbits(np.frombuffer(hashlib.shake_128(root.encode()).digest(-(-width // 8)), dtype=np.uint8))[:width]
    own: Row = (2.0 * bits - 1.0) / np.sqrt(width)
    return own


def covered(wanted: frozenset[str], told: frozenset[str], weights: Weights) -> float:
    """Give the share of some words, by weight, that others come near to: from 0 to 1.

    Args:
        wanted: Stems of the words that should be met with.
        told: Stems among which they are looked for.
        weights: The weights of words.
    """
    places, rows = _vectors()
    roots = sorted(wanted - weights.muted)
    others = [places[root] for root in sorted(told - weights.muted) if root in places]
    total = weights.total(roots)
    if not total:
        return 0.0
    met = 0.0
    for root in roots:
        if root in told:
            met += weights[root]
        elif root in places and others:
            nearest = float((rows[others] @ rows[places[root]]).max())
            met += weights[root] * nearest if nearest >= NEAR else 0.0
    return met / total
