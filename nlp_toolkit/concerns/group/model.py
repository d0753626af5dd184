"""Passages become concerns: under the themes of a taxonomy first, and by discovery where it has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted

from nlp_toolkit.concerns.group.anchors import anchors, like
from nlp_toolkit.concerns.group.decisions import Log, fingerprint, matched, moved_to_themes, obeyed
from nlp_toolkit.concerns.group.describe import Described, described
from nlp_toolkit.concerns.group.embed import Encoder, Progress, Vectors, choose
from nlp_toolkit.concerns.group.layout import joins, places
from nlp_toolkit.concerns.group.partition import MANY, NONE, Partition
from nlp_toolkit.concerns.group.saving import load, save
from nlp_toolkit.concerns.group.stability import stability
from nlp_toolkit.concerns.passages.wording import spoken
from nlp_toolkit.concerns.themes import Point, Taxonomy, ThemeClassifier, learning_curve, read_taxonomy
from nlp_toolkit.records import Passage, Quote, Stability, Theme

if TYPE_CHECKING:
    from bertopic import BERTopic

OTHER = "other"
"""Code of a taxonomy's theme for what fits no other: discovery looks there too."""
NO_TAXONOMY = "none"
MEANING, LEXICAL = 0.45, 0.8
"""Distances up to which passages are grouped: by their meaning, and by their words alone."""


class ConcernModel(BaseEstimator):  # type: ignore[misc]
    """Find the recurring concerns of letters, count them by families, and say how far to rely on each.

    Args:
        taxonomy: "ehcp", "none", a file, or a Taxonomy.
        encoder: Name of an encoder, or an encoder; the best installed if not given.
        fast: Take the fast encoder where none is named.
        threshold: Distance up to which passages that no theme takes are grouped; what suits the encoder if not given.
        smallest: Passages in the smallest discovered concern.
        recurring: Families that must raise what no theme takes before it is proposed beside a taxonomy.
        suppress_below: Fewer families than this are not counted.
        log: What officers decided earlier.
        random_state: Seed of all chance.

    Attributes:
        concerns_: The concerns, most families first.
        passages_: The passages as given, each with its theme, concern, confidence and reason.
        labels_: The identifier of the concern of each passage, "" where it has none.
        places_: Where each passage lies on a map: a picture, which decides nothing.
        joins_: Which concerns lie close together: places in `concerns_`, or of earlier joins, and the distance.
        group_ids_: The identifier of each discovered group; None where too few families raise it.
        log_: The decisions, with what each discovered concern held in this run; give it to the next.
    """

    def __init__(
        self,
        taxonomy: str | Path | Taxonomy | None = "ehcp",
        *,
        encoder: str | Encoder | None = None,
        fast: bool = False,
        threshold: float | None = None,
        smallest: int = 2,
        recurring: int = 3,
        suppress_below: int = 3,
        log: Log | None = None,
        random_state: int = 0,
    ) -> None:
        self.taxonomy = taxonomy
        self.encoder = encoder
        self.fast = fast
        self.threshold = threshold
        self.smallest = smallest
        self.recurring = recurring
        self.suppress_below = suppress_below
        self.log = log
        self.random_state = random_state

    def fit(
        self,
        X: Sequence[Passage] | Sequence[str],  # noqa: N803
        y: Sequence[str] | None = None,
        *,
        families: int | None = None,
        wrote: Mapping[str, Sequence[dt.date]] | None = None,
        progress: Progress | None = None,
    ) -> Self:
        """Group passages.

        Args:
            X: Passages; or texts, each then counted as of a family of its own.
            y: Codes of themes that officers gave the passages; "" where they gave none. They teach the classifier.
            families: How many families wrote; those of the passages if not given.
            wrote: Per family, the days of its letters.
            progress: Told of what is being done.

        Raises:
            ValueError: If the taxonomy cannot be read.
            EncoderError: If the encoder is not there.
        """
        given = _passages(X)
        order = sorted(range(len(given)), key=lambda n: (given[n].quote.text, given[n].family, given[n].id))
        ordered = [given[n] for n in order]
        codes = [(y[n] if y is not None else "") or "" for n in order]
        self.log_ = self.log or Log()
        self.taxonomy_ = _taxonomy(self.taxonomy)
        self.choose_encoders(ordered)
        placed = self._under_themes(ordered, codes)
        rows = self._rows(placed, progress)
        placed, ids, steady = self._discover(placed, rows, progress)
        now, names, accepted = obeyed(ids, [_print(passage) for passage in placed], self.log_.decisions)
        placed = [_moved(passage, old, new, self.taxonomy_) for passage, old, new in zip(placed, ids, now, strict=True)]
        told = Described(
            taxonomy=self.taxonomy_,
            names=names,
            accepted=accepted,
            like=self._like(),
            stability=steady,
            families=families if families is not None else len({passage.family for passage in placed}),
            wrote=wrote,
            suppress_below=self.suppress_below,
        )
        self.concerns_, self.centres_ = described(placed, rows, told)
        back = [int(place) for place in np.argsort(np.array(order, dtype=np.int64), kind="stable")]
        self.passages_ = tuple(placed[n] for n in back)
        flat = places(rows)
        self.places_ = tuple(flat[n] for n in back)
        self.joins_ = joins(self.centres_)
        self.labels_ = np.array([passage.concern or "" for passage in self.passages_], dtype=object)
        self.n_features_in_ = 1
        return self

    def fit_predict(self, X: Sequence[Passage] | Sequence[str], y: Sequence[str] | None = None) -> NDArray[np.object_]:  # noqa: N803
        """Group passages, and give the identifier of the concern of each."""
        return self.fit(X, y).labels_

    def predict(self, X: Sequence[Passage] | Sequence[str]) -> NDArray[np.object_]:  # noqa: N803
        """Give the identifier of the concern of new passages, "" where none fits."""
        check_is_fitted(self)
        placed = self._under_themes_as_fitted(_passages(X))
        ids: list[str | None] = [passage.theme for passage in placed]
        left = [n for n, passage in enumerate(placed) if self._left(passage)]
        if left and any(self.group_ids_):
            found = self.partition_.predict(self._group_rows([placed[n] for n in left]))
            for place, group in zip(left, found, strict=True):
                if group != NONE:
                    ids[place] = self.group_ids_[group]
        now, _, _ = obeyed(ids, [_print(passage) for passage in placed], self.log_.decisions)
        return np.array([concern or "" for concern in now], dtype=object)

    def transform(self, X: Sequence[Passage] | Sequence[str]) -> Vectors:  # noqa: N803
        """Give how near each passage lies to the middle of each concern of `concerns_`: cosines, a column a concern."""
        check_is_fitted(self)
        rows = self._rows(_passages(X), None)
        return np.asarray(rows @ self.centres_.T, dtype=np.float32)

    @property
    def learning_curve_(self) -> tuple[Point, ...]:
        """Give how well themes are told with more and more of what officers placed; it is measured when asked for."""
        check_is_fitted(self)
        if self.taxonomy_ is None:
            return ()
        return learning_curve(self.taxonomy_, self.encoder_, *self._placed, random_state=self.random_state)

    @property
    def bertopic_(self) -> BERTopic:
        """Give the discovered concerns as a BERTopic model, for its plots; it is fitted when first asked for."""
        check_is_fitted(self)
        if not hasattr(self, "_bertopic"):
            from nlp_toolkit.concerns.group.topics import bertopic_of

            left = [passage for passage in self.passages_ if self._left(passage)]
            texts = [spoken(passage.quote.text) for passage in left]
            self._bertopic = bertopic_of(texts, self._group_rows(left), self.partition_)
        return self._bertopic

    def save(self, folder: Path) -> None:
        """Write what was learned into a folder, as JSON and safetensors: no passage, no quote, no pickle."""
        check_is_fitted(self)
        save(self, folder)

    @classmethod
    def load(cls, folder: Path) -> ConcernModel:
        """Read a model that `save` wrote."""
        return load(folder)

    def new_partition(self) -> Partition:
        """Make the way of grouping that the settings ask for."""
        usual = LEXICAL if self._grouper.name.startswith("lexical") else MEANING
        threshold = usual if self.threshold is None else self.threshold
        return Partition(threshold=threshold, smallest=self.smallest, random_state=self.random_state)

    def choose_encoders(self, passages: Sequence[Passage]) -> None:
        """Choose the encoders, and fit those that learn their words from these passages."""
        if isinstance(self.encoder, str) or self.encoder is None:
            self.encoder_ = choose(self.encoder, fast=self.fast)
            self._grouper = choose(self.encoder, fast=self.fast, telling=True)
        else:
            self.encoder_ = self._grouper = self.encoder
        texts = [spoken(passage.quote.text) for passage in passages]
        if self.taxonomy_:
            texts += [
                text for theme in self.taxonomy_.themes for text in (theme.name, theme.definition, *theme.examples)
            ]
        self.encoder_.fit(texts)
        if self._grouper.name == self.encoder_.name:
            self._grouper = self.encoder_
        if self.taxonomy_ is None:
            self.encoder_ = self._grouper.fit(texts)

    def _under_themes(self, passages: list[Passage], codes: Sequence[str]) -> list[Passage]:
        """Place passages under themes, after learning from what officers placed."""
        self.classifier_: ThemeClassifier | None = None
        self._placed: tuple[list[Passage], list[str]] = [], []
        if self.taxonomy_ is None:
            return [replace(passage, theme=None) for passage in passages]
        moved = moved_to_themes(self.log_.decisions, self.taxonomy_.codes)
        told = [code or moved.get(_print(passage), "") for passage, code in zip(passages, codes, strict=True)]
        taught = [n for n, code in enumerate(told) if code]
        self.classifier_ = ThemeClassifier(self.taxonomy_, self.encoder_)
        self._placed = [passages[n] for n in taught], [told[n] for n in taught]
        self.classifier_.fit(*self._placed)
        placed = self._under_themes_as_fitted(passages)
        for n in taught:
            name = self.taxonomy_.theme(told[n]).name
            placed[n] = replace(
                placed[n],
                theme=told[n],
                theme_score=1.0,
                confidence=1.0,
                reason=f"An officer placed it under “{name}”.",
            )
        return placed

    def _under_themes_as_fitted(self, passages: Sequence[Passage]) -> list[Passage]:
        if self.classifier_ is None:
            return list(passages)
        by_place = sorted(range(len(passages)), key=lambda n: (passages[n].quote.source, passages[n].quote.start, n))
        placed = self.classifier_.place([passages[n] for n in by_place])
        back = dict(zip(by_place, placed, strict=True))
        return [back[n] for n in range(len(passages))]

    def _left(self, passage: Passage) -> bool:
        return passage.theme is None or passage.theme == OTHER

    def _discover(
        self, passages: list[Passage], rows: Vectors, progress: Progress | None
    ) -> tuple[list[Passage], list[str | None], dict[str, Stability | None]]:
        """Group what no theme took; give each group the identifier it had in an earlier run."""
        left = [n for n, passage in enumerate(passages) if self._left(passage)]
        ids: list[str | None] = [passage.theme for passage in passages]
        self.partition_ = self.new_partition()
        if self.taxonomy_ is None and len(left) >= MANY:
            self.partition_.set_params(anchors=anchors(self._grouper))
        if self._grouper is self.encoder_:
            own = rows if len(left) == len(passages) else rows[left]
        else:
            own = self._group_rows([passages[n] for n in left])
        labels = np.full(len(left), NONE, dtype=np.int64)
        self.group_ids_: tuple[str | None, ...] = ()
        steady: dict[str, Stability | None] = {}
        if len(left) > 1:
            if progress:
                progress("Grouping", 0, 1)
            labels = self.partition_.fit(own).labels_
            letters = [passages[n].quote.source for n in left]
            found = stability(own, letters, self.partition_, random_state=self.random_state)
            members = [[_print(passages[left[k]]) for k in np.flatnonzero(labels == g)] for g in range(len(found))]
            many = [len({passages[left[k]].family for k in np.flatnonzero(labels == g)}) for g in range(len(found))]
            kept = [g for g, families in enumerate(many) if self.taxonomy_ is None or families >= self.recurring]
            names = dict(zip(kept, matched([members[g] for g in kept], self.log_.known), strict=True))
            self.group_ids_ = tuple(names.get(g) for g in range(len(found)))
            steady = {names[g]: found[g] for g in kept}
            known = {names[g]: tuple(members[g]) for g in kept}
            self.log_ = Log(self.log_.decisions, {**self.log_.known, **known})
            if progress:
                progress("Grouping", 1, 1)
        for place, row, group in zip(left, own, labels, strict=True):
            if group != NONE and self.group_ids_[group]:
                ids[place] = self.group_ids_[group]
                passages[place] = _grouped(passages[place], row, self.partition_.centres_, int(group))
        return passages, ids, steady

    def _like(self) -> dict[str, Theme]:
        """Give for each discovered concern the theme it lies nearest to."""
        if not any(self.group_ids_):
            return {}
        found = like(self._grouper, self.partition_.centres_, self.taxonomy_)
        return {concern: theme for concern, theme in zip(self.group_ids_, found, strict=True) if concern and theme}

    def _rows(self, passages: Sequence[Passage], progress: Progress | None) -> Vectors:
        return self.encoder_.encode([spoken(passage.quote.text) for passage in passages], progress=progress)

    def _group_rows(self, passages: Sequence[Passage]) -> Vectors:
        return self._grouper.encode([spoken(passage.quote.text) for passage in passages])


def _taxonomy(told: str | Path | Taxonomy | None) -> Taxonomy | None:
    if told is None or told == NO_TAXONOMY:
        return None
    if isinstance(told, Taxonomy):
        return told
    outcome = read_taxonomy(told)
    if outcome.value is None:
        raise ValueError(str(outcome.problem))
    return outcome.value


def _passages(given: Sequence[Passage] | Sequence[str]) -> list[Passage]:
    """Take texts for passages of a family each."""
    made = []
    for number, one in enumerate(given, start=1):
        if isinstance(one, Passage):
            made.append(one)
        elif isinstance(one, str):
            quote = Quote(f"text-{number}", 0, len(one), one)
            made.append(Passage(f"text-{number}:0", f"text-{number}", quote, 0, len(one)))
        else:
            raise TypeError(f"a passage or a text is wanted, not {type(one).__name__}")
    return made


def _print(passage: Passage) -> str:
    return fingerprint(passage.quote.text)


def _grouped(passage: Passage, row: Vectors, centres: Vectors, group: int) -> Passage:
    """Say how sure it is that a passage belongs to its group: how much nearer it lies to it than to the next."""
    near = centres @ row
    own = float(near[group])
    others = np.delete(near, group)
    second = max(float(others.max()), 0.0) if len(others) else 0.0
    sure = min(1.0, max(0.0, own - second) / max(1e-6, 1.0 - second))
    reason = f"{passage.reason} It says much the same as others that no theme takes.".strip()
    return replace(passage, confidence=round(sure, 3), reason=reason)


def _moved(passage: Passage, old: str | None, new: str | None, taxonomy: Taxonomy | None) -> Passage:
    """Put a passage under its concern; where an officer moved it, say so."""
    if old == new:
        return replace(passage, concern=new)
    theme = new if taxonomy and new in taxonomy.codes else None
    return replace(passage, concern=new, theme=theme, confidence=1.0, reason="An officer placed it here.")
