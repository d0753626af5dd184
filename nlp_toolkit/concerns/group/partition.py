"""Put rows that mean much the same into groups, in a way that fits how many there are."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans
from sklearn.utils.validation import check_is_fitted, validate_data

from nlp_toolkit.concerns.group.embed.encoder import Vectors, unit

NONE = -1
"""The group of a row that has none."""
FEWEST = 5
"""Rows below which there is nothing to group."""
FEW = 6
"""Rows for each neighbour that a row of a small collection moves towards."""
SAMPLE = 50_000
"""Rows that the small groups of a very large collection are found on."""
CHUNK = 20_000
MANY = 60
"""Rows from which groups are drawn from anchors, where there are any."""
PULL = 0.5
"""How much its anchor holds a group, in shares of the rows of a group of mean size."""
ROUNDS = 8
FAR = 0.55
"""Cosine to the nearest group below which a row may found another with its like."""
ALONE = 0.45
"""Cosine to the nearest group below which a row is left ungrouped."""
FOUNDERS = 3
"""Rows that found a group far from every anchor."""

Labels = NDArray[np.int64]


class Partition(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Group rows by average link, after each has moved towards its nearest neighbours; many rows around anchors.

    Fewer than 5 rows are left ungrouped; fewer than 30 move towards fewer neighbours. From 60 rows on groups are drawn
    from anchors, where there are any: fixed points that hold the groups in place when letters come or go, while rows
    far from all of them are linked by themselves. Without anchors, above `exact` rows, small groups are found first
    and then linked. The order of the rows changes nothing, and with anchors or up to `exact` nothing is left to chance.

    Args:
        threshold: Distance (1 less the cosine) up to which groups are joined, after rows moved.
        neighbours: How many nearest neighbours a row moves towards.
        smallest: Rows in the smallest group; rows of smaller ones are left ungrouped.
        exact: Up to how many rows each is linked by itself.
        small_groups: How many small groups are found where there are more rows.
        anchors: A row of length one for each anchor, of texts that every collection is read against; None for none.
        random_state: Seed for finding them.

    Attributes:
        labels_: Group of each row, counted from 0 by size; -1 where it has none.
        centres_: Mean row of each group, of length one.
        reach_: Per group, the cosine to its centre of the member farthest out.
    """

    def __init__(
        self,
        *,
        threshold: float = 0.45,
        neighbours: int = 5,
        smallest: int = 2,
        exact: int = 2000,
        small_groups: int = 1500,
        anchors: Vectors | None = None,
        random_state: int = 0,
    ) -> None:
        self.threshold = threshold
        self.neighbours = neighbours
        self.smallest = smallest
        self.exact = exact
        self.small_groups = small_groups
        self.anchors = anchors
        self.random_state = random_state

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: ARG002, N803
        """Group the rows of X, an array of numbers with a row for each passage."""
        rows = validate_data(self, X, dtype=np.float32)
        order = _by_content(rows)
        labels = np.full(len(rows), NONE, dtype=np.int64)
        labels[order] = self._grouped(rows, order)
        self.labels_ = _by_size(labels, order, self.smallest)
        count = int(self.labels_.max()) + 1
        self.centres_ = _centres(rows, self.labels_, count, order)
        self.reach_ = _reach(rows, self.labels_, self.centres_)
        return self

    def predict(self, X: Any) -> Labels:  # noqa: N803
        """Give the group whose centre is nearest, or -1 where a row lies farther out than every member of it."""
        check_is_fitted(self)
        rows = validate_data(self, X, dtype=np.float32, reset=False)
        labels = np.full(len(rows), NONE, dtype=np.int64)
        if not len(self.centres_):
            return labels
        for start in range(0, len(rows), CHUNK):
            near = unit(rows[start : start + CHUNK]) @ self.centres_.T
            best = near.argmax(axis=1)
            within = near[np.arange(len(near)), best] >= self.reach_[best] - 1e-5
            labels[start : start + CHUNK] = np.where(within, best, NONE)
        return labels

    def _grouped(self, rows: Vectors, order: Labels) -> Labels:
        """Give a group for each row in order."""
        if len(order) < FEWEST:
            return np.full(len(order), NONE, dtype=np.int64)
        if self.anchors is not None and len(order) >= MANY:
            return self._anchored(rows, order, np.asarray(self.anchors, dtype=np.float32))
        if len(order) <= self.exact:
            return self._linked(unit(rows[order]))
        found = self._small_groups(rows, order)
        centres = found.cluster_centers_
        used = np.flatnonzero(np.linalg.norm(centres, axis=1) > 0)
        joined = np.full(len(centres), NONE, dtype=np.int64)
        joined[used] = self._linked(unit(centres[used]))
        near = [found.predict(unit(rows[order[start : start + CHUNK]])) for start in range(0, len(order), CHUNK)]
        return np.asarray(joined[np.concatenate(near)], dtype=np.int64)

    def _anchored(self, rows: Vectors, order: Labels, anchors: Vectors) -> Labels:
        """Draw groups from the anchors, add those that are far from all, and place every row in order.

        So many rows that moving them would take too long stay where they are, and so lie farther out.
        """
        few = len(order) <= self.exact
        sample = self._moved(unit(rows[order])) if few else unit(rows[order[:: -(-len(order) // SAMPLE)]])
        founding, alone = (FAR, ALONE) if few else (FAR / 2, ALONE / 2)
        centres = _held(sample, anchors)
        far = sample[((sample @ centres.T).max(axis=1) < founding) & sample.any(axis=1)]
        step = -(-max(1, len(far)) // self.exact)
        if len(far[::step]) >= FOUNDERS:
            centres = np.vstack([centres, _founded(far[::step], self._linked(far[::step], move=not few))])
        labels = np.full(len(order), NONE, dtype=np.int64)
        for start in range(0, len(order), CHUNK):
            some = sample[start : start + CHUNK] if few else unit(rows[order[start : start + CHUNK]])
            near = some @ centres.T
            labels[start : start + CHUNK] = np.where(near.max(axis=1) >= alone, near.argmax(axis=1), NONE)
        return labels

    def _small_groups(self, rows: Vectors, order: Labels) -> Any:
        step = max(1, len(order) // SAMPLE)
        sample = unit(rows[order[::step]])
        count = min(self.small_groups, len(sample) // 2)
        finder = MiniBatchKMeans(
            count, batch_size=4096, n_init=1, max_iter=20, reassignment_ratio=0, random_state=self.random_state
        )
        return finder.fit(sample)

    def _moved(self, rows: Vectors) -> Vectors:
        return moved(rows, max(1, min(self.neighbours, len(rows) // FEW)))

    def _linked(self, rows: Vectors, *, move: bool = True) -> Labels:
        """Join rows by average link."""
        if move:
            rows = self._moved(rows)
        empty = ~rows.any(axis=1)
        distances = np.clip(1.0 - rows @ rows.T, 0.0, 2.0).astype(np.float64)
        distances[empty] = distances[:, empty] = 2.0
        np.fill_diagonal(distances, 0.0)
        link = AgglomerativeClustering(
            n_clusters=None, distance_threshold=self.threshold, metric="precomputed", linkage="average"
        )
        return np.asarray(link.fit_predict(distances.round(6)), dtype=np.int64)


def moved(rows: Vectors, neighbours: int) -> Vectors:
    """Move each row halfway towards the mean of its nearest neighbours, each weighing as much as it is near."""
    near = rows @ rows.T
    np.fill_diagonal(near, -9.0)
    chosen = np.argsort(-near, axis=1, kind="stable")[:, : min(neighbours, len(rows) - 1)]
    weights = np.clip(np.take_along_axis(near, chosen, axis=1), 0.0, 1.0)
    pull = np.einsum("nk,nkd->nd", weights, rows[chosen]) / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    return unit(rows + pull)


def _held(rows: Vectors, anchors: Vectors) -> Vectors:
    """Let each anchor move to the middle of the rows nearest to it, held back by where it stood."""
    pull = PULL * len(rows) / len(anchors)
    centres = anchors
    for _ in range(ROUNDS):
        nearest = (rows @ centres.T).argmax(axis=1)
        inside = (np.arange(len(anchors))[:, None] == nearest).astype(np.float64)
        centres = unit(inside @ rows + pull * anchors)
    return centres


def _founded(rows: Vectors, labels: Labels) -> Vectors:
    """Give the middle of each group that is large enough to stand without an anchor."""
    sizes = np.bincount(labels)
    middles = [rows[labels == group].mean(axis=0) for group in np.flatnonzero(sizes >= FOUNDERS)]
    return unit(np.array(middles, dtype=np.float64).reshape(-1, rows.shape[1]))


def _by_content(rows: Vectors) -> Labels:
    """Order rows by their numbers, so that the order they came in tells nothing."""
    return np.lexsort(rows[:, : min(rows.shape[1], 6)].T[::-1]).astype(np.int64)


def _by_size(labels: Labels, order: Labels, smallest: int) -> Labels:
    """Number groups from 0, the largest first and the one whose row comes first by content before others."""
    found = labels[order]
    kept = found[found >= 0]
    if not len(kept):
        return labels
    names, first, counts = np.unique(kept, return_index=True, return_counts=True)
    ranked = sorted(zip(-counts, first, names, strict=True))
    new = {int(name): place for place, (count, _, name) in enumerate(ranked) if -count >= smallest}
    return np.array([new.get(int(label), NONE) for label in labels], dtype=np.int64)


def _centres(rows: Vectors, labels: Labels, count: int, order: Labels) -> Vectors:
    """Sum the rows of each group in the order of their content, so that sums come out the same."""
    sums = np.zeros((count, rows.shape[1]), dtype=np.float64)
    for start in range(0, len(order), CHUNK):
        some = order[start : start + CHUNK]
        some = some[labels[some] >= 0]
        np.add.at(sums, labels[some], unit(rows[some]))
    return unit(sums)


def _reach(rows: Vectors, labels: Labels, centres: Vectors) -> NDArray[np.float32]:
    reach = np.ones(len(centres), dtype=np.float32)
    for start in range(0, len(rows), CHUNK):
        some = labels[start : start + CHUNK]
        inside = np.flatnonzero(some >= 0)
        near = np.einsum("nd,nd->n", unit(rows[start : start + CHUNK][inside]), centres[some[inside]])
        np.minimum.at(reach, some[inside], near)
    return reach
