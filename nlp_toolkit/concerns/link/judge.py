"""Judge how likely a careful reader is to say that a promise has to do with a subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from nlp_toolkit.concerns.link.promises import Promise
from nlp_toolkit.concerns.link.subjects import Subject

Rows = NDArray[np.float64]
CLOSEST = 3
EXAMPLE_WEIGHT = 0.3
"""How much an example of a theme, which is a complaint, counts beside a promise."""


class Encodes(Protocol):
    """Turn texts into rows of length one."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give a row for each text."""


class Judge:
    """Learn from promises with known answers which promise has to do with which subject.

    Args:
        encoder: Turns texts into rows.
        subjects: What a promise may have to do with.
        seen: How strongly each subject's own classifier fits the promises it learns from.
        final: The same of the judgement that weighs all signs.
    """

    def __init__(self, encoder: Encodes, subjects: Sequence[Subject], *, seen: float = 3.0, final: float = 0.5) -> None:
        self.encoder = encoder
        self.subjects = subjects
        self.seen = seen
        self.final = final

    def fit(self, promises: Sequence[Promise]) -> Self:
        """Learn from promises.

        Args:
            promises: Promises with the codes of the subjects they answer.
        """
        texts = [text for promise in promises for text in promise.variants]
        groups = np.array([place for place, promise in enumerate(promises) for _ in promise.variants])
        answers = [dict(promise.answers) for promise in promises]
        told = np.array([[subject.code in answers[place] for subject in self.subjects] for place in groups])
        self._likeness = Likeness(self.encoder, self.subjects)
        rows = self._rows(texts)
        self._own_ = [
            self._classifier(rows, told[:, place], place) if subject.known else None
            for place, subject in enumerate(self.subjects)
        ]
        own = self._out_of_fold(rows, told, groups)
        signs = self._likeness.signs(texts, rows)
        known = [place for place, subject in enumerate(self.subjects) if subject.known]
        with_own = np.concatenate([signs, own[..., None]], axis=-1)[:, known]
        labels = told[:, known].reshape(-1)
        self._weigh_ = _Weighing(self.final).fit(with_own.reshape(-1, with_own.shape[-1]), labels)
        self._weigh_alike_ = _Weighing(self.final).fit(signs[:, known].reshape(-1, signs.shape[-1]), labels)
        return self

    def probabilities(self, texts: Sequence[str]) -> Rows:
        """Give the probability that each text has to do with each subject, from 0 to 1: texts by subjects."""
        rows = self._rows(texts)
        signs = self._likeness.signs(texts, rows)
        found = self._weigh_alike_.probabilities(signs)
        for place, classifier in enumerate(self._own_):
            if classifier is not None:
                own = classifier.decision_function(rows)[:, None, None]
                found[:, place] = self._weigh_.probabilities(
                    np.concatenate([signs[:, place : place + 1], own], axis=-1)
                )[:, 0]
        return found

    def _rows(self, texts: Sequence[str]) -> Rows:
        return np.asarray(self.encoder.encode(list(texts)), dtype=np.float64)

    def _classifier(self, rows: Rows, told: NDArray[np.bool_], place: int) -> LogisticRegression:
        """Fit one subject's own classifier on promises, and weakly on the examples of every subject."""
        examples, owner = self._likeness.examples, self._likeness.owner
        weights = np.r_[np.ones(len(rows)), np.full(len(examples), EXAMPLE_WEIGHT)]
        return LogisticRegression(C=self.seen, max_iter=500).fit(
            np.vstack([rows, examples]), np.r_[told, owner == place], sample_weight=weights
        )

    def _out_of_fold(self, rows: Rows, told: NDArray[np.bool_], groups: NDArray[np.int_]) -> Rows:
        """Give what each subject's own classifier says of promises that it did not learn from."""
        said = np.zeros(told.shape)
        for learnt, left in GroupKFold(5).split(rows, groups=groups):
            for place, subject in enumerate(self.subjects):
                if subject.known:
                    classifier = self._classifier(rows[learnt], told[learnt, place], place)
                    said[left, place] = classifier.decision_function(rows[left])
        return said


class Likeness:
    """Measure how alike texts and subjects are: in meaning, in words, and beside the other subjects."""

    def __init__(self, encoder: Encodes, subjects: Sequence[Subject]) -> None:
        texts = [(example, place) for place, subject in enumerate(subjects) for example in subject.examples]
        self.examples = np.asarray(encoder.encode([text for text, _ in texts]), dtype=np.float64)
        self.owner = np.array([place for _, place in texts])
        self._names = np.asarray(encoder.encode([subject.name for subject in subjects]), dtype=np.float64)
        self._cues = [subject.cues for subject in subjects]
        self._counting = TfidfVectorizer(sublinear_tf=True, stop_words="english")
        self._words = self._counting.fit_transform([subject.text for subject in subjects])

    def signs(self, texts: Sequence[str], rows: Rows) -> Rows:
        """Give the signs of each text for each subject: texts by subjects by signs."""
        near = rows @ self.examples.T
        closest = np.stack([_closest(near[:, self.owner == place]) for place in range(len(self._names))], axis=1)
        named = rows @ self._names.T
        words = (self._counting.transform(texts) @ self._words.T).toarray()
        cued = np.array(
            [[any(cue.search(text.lower()) for cue in cues) for cues in self._cues] for text in texts], float
        )
        alike = [closest, named, words]
        best = [np.broadcast_to(sign.max(axis=1, keepdims=True), sign.shape) for sign in alike[:2]]
        return np.stack([*alike, cued, *(_ahead(sign) for sign in alike), *best], axis=-1)


class _Weighing:
    """Weigh signs into a probability."""

    def __init__(self, strength: float) -> None:
        self._strength = strength

    def fit(self, signs: Rows, told: NDArray[np.bool_]) -> Self:
        self._mean, self._spread = signs.mean(axis=0), signs.std(axis=0) + 1e-9
        self._model = LogisticRegression(C=self._strength, max_iter=1000)
        self._model.fit((signs - self._mean) / self._spread, told)
        return self

    def probabilities(self, signs: Rows) -> Rows:
        flat = (signs.reshape(-1, signs.shape[-1]) - self._mean) / self._spread
        return np.asarray(self._model.predict_proba(flat)[:, 1].reshape(signs.shape[:-1]))


def _closest(near: Rows) -> Rows:
    """Give the mean nearness of the closest examples; none counts as far."""
    if near.shape[1] == 0:
        return np.zeros(len(near))
    return np.asarray(np.sort(near, axis=1)[:, -CLOSEST:].mean(axis=1))


def _ahead(sign: Rows) -> Rows:
    """Tell by how much each subject is ahead of the best of the others."""
    if sign.shape[1] < 2:
        return np.zeros(sign.shape)
    ranked = np.sort(sign, axis=1)
    return np.asarray(sign - np.where(sign == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:]))
