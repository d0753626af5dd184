"""Judge how likely a careful reader is to say that a promise has to do with a subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from nlp_toolkit.concerns.link.classifiers import Classifiers, counting
from nlp_toolkit.concerns.link.likeness import Likeness, ahead, closest
from nlp_toolkit.concerns.link.promises import Promise
from nlp_toolkit.concerns.link.subjects import Subject

Rows = NDArray[np.float64]
FOLDS = 5
NEAREST = 2


class Encodes(Protocol):
    """Turn texts into rows of length one."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give a row for each text."""


class Judge:
    """Learn from promises with known answers which promise has to do with which theme.

    What it learns of weighing signs holds for subjects that the promises do not name too.

    Args:
        encoder: Turns texts into rows.
        themes: The themes that the promises name.
        even: How evenly the classifiers of the themes spread what they learn.
        final: How strongly the judgement that weighs all signs fits.
    """

    def __init__(self, encoder: Encodes, themes: Sequence[Subject], *, even: float = 1.0, final: float = 0.5) -> None:
        self.encoder = encoder
        self.themes = tuple(themes)
        self.even = even
        self.final = final

    def fit(self, promises: Sequence[Promise]) -> Self:
        """Learn from promises, on one thread: on matrices this small more threads wait longer than they work.

        Args:
            promises: Promises with the codes of the themes they answer.
        """
        texts = [text for promise in promises for text in promise.variants]
        groups = np.array([place for place, promise in enumerate(promises) for _ in promise.variants])
        answers = [{code for code, _ in promise.answers} for promise in promises]
        told = np.array([[theme.code in answers[place] for theme in self.themes] for place in groups])
        likeness = Likeness(self.encoder, self.themes)
        rows = self._rows(texts)
        with threadpool_limits(1, user_api="blas"):
            own, beside = np.zeros((*told.shape, 2)), np.zeros((*told.shape, 2))
            self._counting_ = counting().fit([*texts, *likeness.texts])
            pieces, theirs = self._counting_.transform(texts), self._counting_.transform(likeness.texts)
            known = Classifiers(likeness.examples, theirs, likeness.owner, even=self.even)
            for learnt, left in GroupKFold(FOLDS).split(rows, groups=groups):
                known.fit(rows[learnt], pieces[learnt], told[learnt])
                own[left] = known.predict(rows[left], pieces[left])
                beside[left] = _beside(rows[left], rows[learnt], told[learnt])
            signs = likeness.signs(texts, rows)
            self._promises_, self._told_ = rows, told
            self._own_ = known.fit(rows, pieces, told)
            every = list(range(len(self.themes)))
            self._weigh_ = _Weighing(self.final).fit(_together(signs, own, beside, every), told)
            self._weigh_alike_ = _Weighing(self.final).fit(signs, told)
        return self

    def probabilities(self, texts: Sequence[str], subjects: Sequence[Subject]) -> Rows:
        """Give the probability that each text has to do with each subject, from 0 to 1: texts by subjects.

        Args:
            texts: Promises, or what families wrote.
            subjects: Themes or others. Those of a code that the promises name are judged by more signs.
        """
        rows = self._rows(texts)
        signs = Likeness(self.encoder, subjects).signs(texts, rows)
        found = self._weigh_alike_.probabilities(signs)
        learnt = {theme.code: place for place, theme in enumerate(self.themes)}
        pairs = [(place, learnt[subject.code]) for place, subject in enumerate(subjects) if subject.code in learnt]
        if pairs:
            places, columns = (list(side) for side in zip(*pairs, strict=True))
            own = self._own_.predict(rows, self._counting_.transform(texts))
            beside = _beside(rows, self._promises_, self._told_)
            found[:, places] = self._weigh_.probabilities(_together(signs[:, places], own, beside, columns))
        return found

    def _rows(self, texts: Sequence[str]) -> Rows:
        return np.asarray(self.encoder.encode(list(texts)), dtype=np.float64)


class _Weighing:
    """Weigh signs into a probability."""

    def __init__(self, strength: float) -> None:
        self._strength = strength

    def fit(self, signs: Rows, told: NDArray[np.bool_]) -> Self:
        flat = signs.reshape(-1, signs.shape[-1])
        self._mean, self._spread = flat.mean(axis=0), flat.std(axis=0) + 1e-9
        self._model = LogisticRegression(C=self._strength, max_iter=1000)
        self._model.fit((flat - self._mean) / self._spread, told.reshape(-1))
        return self

    def probabilities(self, signs: Rows) -> Rows:
        flat = (signs.reshape(-1, signs.shape[-1]) - self._mean) / self._spread
        return np.asarray(self._model.predict_proba(flat)[:, 1].reshape(signs.shape[:-1]))


def _together(signs: Rows, own: Rows, beside: Rows, columns: list[int]) -> Rows:
    """Put the signs of some learned themes side by side, with a mark for each theme: each has a weight of its own.

    Args:
        signs: Texts by these themes by signs.
        own: What the classifiers tell: texts by all learned themes by two.
        beside: Nearness to promises: texts by all learned themes by two.
        columns: The places of these themes among all.
    """
    before = np.stack([ahead(own[..., place]) for place in range(own.shape[-1])], axis=-1)
    both = own.prod(axis=-1, keepdims=True)
    marks = np.broadcast_to(np.eye(own.shape[1])[columns], (len(own), len(columns), own.shape[1]))
    told = np.concatenate([own, beside, before, both], axis=-1)[:, columns]
    return np.concatenate([signs, told, marks, marks * told[..., :1]], axis=-1)


def _beside(rows: Rows, promises: Rows, told: NDArray[np.bool_]) -> Rows:
    """Give the nearness to the promises that answer each theme, and how far it goes beyond that to those for none."""
    near = rows @ promises.T
    to = np.stack([closest(near[:, column], NEAREST) for column in told.T], axis=1)
    none = closest(near[:, ~told.any(axis=1)], NEAREST)
    return np.stack([to, to - none[:, None]], axis=-1)
