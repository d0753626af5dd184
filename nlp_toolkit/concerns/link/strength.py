"""Tell whether a promise answers what was asked, or only a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from nlp_toolkit.concerns.link.promises import STRENGTHS, Promise
from nlp_toolkit.records import Line, Strength
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from nlp_toolkit.concerns.link.judge import Encodes


class Strengths:
    """Learn from promises with known answers how far a promise answers what it has to do with.

    Args:
        encoder: Turns texts into rows.
    """

    def __init__(self, encoder: Encodes) -> None:
        self.encoder = encoder

    def fit(self, promises: Sequence[Promise]) -> Self:
        """Learn from the promises that answer all their themes equally far.

        Args:
            promises: Promises with what they answer.
        """
        told = [(promise.words, {how for _, how in promise.answers}) for promise in promises]
        single = [(words, hows.pop()) for words, hows in told if len(hows) == 1]
        with threadpool_limits(1, user_api="blas"):
            self._model_ = LogisticRegression(max_iter=1000)
            self._model_.fit(self._signs([words for words, _ in single]), [how for _, how in single])
        return self

    def of(self, lines: Sequence[Line]) -> list[Strength]:
        """Tell it of each line: one in soft words or on a condition answers a part at most.

        Args:
            lines: Lines of the register.
        """
        words = [" ".join((line.what or line.first.quote.text).split()) for line in lines]
        found: list[Strength] = list(self._model_.predict(self._signs(words))) if words else []
        return [
            "partial" if how == "direct" and _held_back(line) else how for how, line in zip(found, lines, strict=True)
        ]

    def _signs(self, texts: Sequence[str]) -> NDArray[np.float64]:
        marks = np.array([[how == by_words(text) for how in STRENGTHS] for text in texts], dtype=float)
        return np.hstack([self.encoder.encode(texts), marks])


def by_words(promise: str) -> Strength:
    """Tell by its words alone how far a promise may answer.

    One to report, to plan, to train or to look again answers a part; one of a visit or an invitation only mentions it.

    >>> by_words("The Director would report the number of late reviews")
    'partial'
    """
    if _form("mentions").search(promise):
        return "mentions"
    return "partial" if _form("partial").search(promise) else "direct"


def _held_back(line: Line) -> bool:
    return line.firmness != "firm" or bool(line.condition) or line.first.kind == "assurance"


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile("|".join(entry["pattern"] for entry in load("links")[name]), re.IGNORECASE)
