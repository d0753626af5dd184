"""Tell sentences that state a concern from greetings, thanks and story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from nlp_toolkit.concerns.passages.wording import spoken
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.embed import Encoder

WEIGHT = 0.3
"""How much one sign counts beside the meaning of a sentence."""
STRENGTH = 1.0
LETTER = 3
"""How often a sentence of a whole letter counts beside one that was written for a theme."""
FEWEST_LETTERS = 4
SIGNS = {
    "lack": "says that something is missing or does not happen",
    "wait": "tells of waiting",
    "refusal": "tells of a refusal or an end",
    "feeling": "tells how hard it is",
    "ask": "asks for something",
    "change": "sets what happened against what was said",
    "praise": "praises",
}


@dataclass(frozen=True, slots=True)
class _Taught:
    """Hold a sentence from which it is learned what states a concern."""

    text: str
    states: bool
    of_letter: bool = False


class Judge:
    """Tell how likely a sentence is to state a concern, from examples in the vocabulary.

    Args:
        encoder: Turns sentences into rows.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._model: Any = None

    def fit(self) -> Self:
        """Learn from sentences of the vocabulary and of our own letters which state a concern and which do not."""
        from sklearn.linear_model import LogisticRegression

        taught = _taught()
        labels = np.array([one.states for one in taught])
        weights = np.array([LETTER if one.of_letter else 1 for one in taught], dtype=np.float64)
        self._model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
        self._model.fit(self._rows([one.text for one in taught]), labels, sample_weight=weights)
        return self

    def likely(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give the probability of each that it states a concern."""
        if not texts:
            return np.zeros(0)
        said = [spoken(text) for text in texts]
        likely: NDArray[np.float64] = self._model.predict_proba(self._rows(said))[:, 1]
        return likely

    def _rows(self, texts: Sequence[str]) -> NDArray[np.float64]:
        return np.hstack([self.encoder.encode(texts), WEIGHT * _counts(texts)])


def taught() -> tuple[str, ...]:
    """Give the sentences from which it is learned what states a concern."""
    return tuple(one.text for one in _taught())


def formal(text: str) -> str | None:
    """Name what a stretch is where its form says it alone ("thanks", "greeting"); None where it takes reading.

    >>> formal("Thank you for reading my letter.")
    'thanks'
    """
    said = spoken(text)
    if sum(map(str.isalpha, said)) < FEWEST_LETTERS:
        return "no words"
    return next((what for what, pattern in _forms() if pattern.fullmatch(said)), None)


def signs(text: str) -> list[str]:
    """Name the signs of a concern that stand in a sentence, in words an officer understands.

    >>> signs("Nobody has replied since May.")
    ['says that something is missing or does not happen', 'tells of waiting']
    """
    return [SIGNS[name] for name, pattern in _signs() if pattern.search(text)]


def _counts(texts: Sequence[str]) -> NDArray[np.float64]:
    return np.array(
        [
            [*(min(2, len(pattern.findall(text))) for _, pattern in _signs()), np.log1p(len(text.split())) / 2]
            for text in texts
        ],
        dtype=np.float64,
    )


@cache
def _taught() -> tuple[_Taught, ...]:
    letters = load("letters")
    stating = [text for theme in load("ehcp")["themes"] for text in (*theme["examples"], *theme["more"])]
    nothing = [text for texts in load("passages")["nothing"].values() for text in texts]
    passages = [text for code, texts in letters.items() if code != "nothing" for text in texts]
    return (
        *(_Taught(text, states=True) for text in stating),
        *(_Taught(text, states=True, of_letter=True) for text in passages),
        *(_Taught(text, states=False) for text in nothing),
        *(_Taught(text, states=False, of_letter=True) for text in letters["nothing"]),
    )


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    forms = load("passages")["stretches"]
    return tuple((what, re.compile("|".join(forms[what]), re.IGNORECASE)) for what in forms)


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in load("passages")["signs"].items())
