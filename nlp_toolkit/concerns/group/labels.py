"""Give the words that tell groups apart and that several families used, and choose whom to quote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp_toolkit.concerns.group.embed.encoder import Vectors
from nlp_toolkit.records import Passage
from nlp_toolkit.terms import load

FAMILIES = 3
"""Families that must have used a word before it may be shown."""
TERMS = 8
"""Words kept for each group."""
QUOTES = 5
"""Passages quoted for each concern, each of another family."""
_STAND_IN = re.compile(r"\[[^\]\n]{1,80}\]")
_WORD = r"(?u)\b[^\W\d_][^\W\d_'’-]+\b"


def plain(text: str) -> str:
    """Leave out stand-ins, so that none of them becomes a name.

    >>> plain("[CHILD 1] waits for a taxi.")
    '  waits for a taxi.'
    """
    return _STAND_IN.sub(" ", text)


def terms(
    texts: Sequence[str], families: Sequence[str], labels: NDArray[np.int64], *, at_least: int = FAMILIES
) -> list[tuple[str, ...]]:
    """Give the words that tell each group from the others, the most telling first (c-TF-IDF).

    Args:
        texts: The words of each passage.
        families: The family of each passage.
        labels: The group of each passage, counted from 0; -1 for none.
        at_least: Families that must have used a word.
    """
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer

    count = int(labels.max(initial=-1)) + 1
    if not count:
        return []
    unnaming = sorted({*ENGLISH_STOP_WORDS, *load("grouping")["unnaming"]})
    counter = CountVectorizer(stop_words=unnaming, ngram_range=(1, 2), token_pattern=_WORD, max_features=50_000)
    try:
        table = counter.fit_transform([plain(text) for text in texts])
    except ValueError:  # no passage holds a word
        return [()] * count
    words = counter.get_feature_names_out()
    used = _users(table, families)
    allowed = np.flatnonzero(used >= at_least)
    table, words = table[:, allowed], words[allowed]
    if not len(words):
        return [()] * count
    sums = np.vstack([np.asarray(table[labels == group].sum(axis=0)).ravel() for group in range(count)])
    spread = np.vstack([_users(table[labels == group], _of(families, labels == group)) for group in range(count)])
    weights = _telling(sums) * np.where(spread > 1, 1.0, 0.25)
    return [_chosen(words, row) for row in weights]


def quotes(passages: Sequence[Passage], near: NDArray[np.float32], *, limit: int = QUOTES) -> tuple[Passage, ...]:
    """Choose the passages that are surest to belong to a group and nearest to its middle, each of another family.

    Args:
        passages: The passages of one group.
        near: How near each is to the middle.
        limit: How many at most.
    """
    typical = [round(float(near[n]) + passages[n].confidence, 5) for n in range(len(passages))]
    order = sorted(range(len(passages)), key=lambda n: (-typical[n], passages[n].quote.text))
    chosen: list[Passage] = []
    seen: set[str] = set()
    for place in order:
        if passages[place].family not in seen and len(chosen) < limit:
            seen.add(passages[place].family)
            chosen.append(passages[place])
    return tuple(chosen)


def nearness(rows: Vectors, centre: Vectors) -> NDArray[np.float32]:
    """Give the cosine of each row to the centre."""
    return np.asarray(rows @ centre, dtype=np.float32)


def _users(table: Any, families: Sequence[str]) -> NDArray[np.int64]:
    """Count for each word the families that used it."""
    cells = table.tocoo()
    names = {family: place for place, family in enumerate(dict.fromkeys(families))}
    belongs = np.array([names[family] for family in families], dtype=np.int64)
    width = int(table.shape[1])
    pairs = np.unique(belongs[cells.row] * width + cells.col) if len(families) else np.array([], dtype=np.int64)
    return np.bincount(pairs % width, minlength=width).astype(np.int64)


def _of(families: Sequence[str], chosen: NDArray[np.bool_]) -> list[str]:
    return [family for family, kept in zip(families, chosen, strict=True) if kept]


def _telling(sums: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weigh the words of each group by how often it uses them and how seldom all others do."""
    totals = np.maximum(sums.sum(axis=1, keepdims=True), 1)
    overall = np.maximum(sums.sum(axis=0, keepdims=True), 1)
    return np.asarray(sums / totals * np.log1p(totals.mean() / overall), dtype=np.float64)


def _chosen(words: NDArray[np.object_], weights: NDArray[np.float64]) -> tuple[str, ...]:
    """Take the weightiest words, and no word that stands in one taken before."""
    taken: list[str] = []
    for place in sorted(np.flatnonzero(weights > 0), key=lambda n: (-round(float(weights[n]), 9), str(words[n]))):
        word = str(words[place])
        parts = set(word.split())
        if not any(parts & set(other.split()) for other in taken):
            taken.append(word)
        if len(taken) == TERMS:
            break
    return tuple(taken)
