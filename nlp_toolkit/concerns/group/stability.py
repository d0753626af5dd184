"""Tell how far groups depend on chance: on the seed, on the order, and on single letters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone

from nlp_toolkit.concerns.group.embed.encoder import Vectors
from nlp_toolkit.concerns.group.partition import NONE, Labels, Partition
from nlp_toolkit.records import Stability

LEFT_OUT = 0.05
RUNS = ((500, 10), (2_000, 5), (50_000, 2))
"""How often groups are made anew, up to so many passages; above, not at all."""


def stability(
    rows: Vectors, letters: Sequence[str], partition: Partition, *, random_state: int = 0
) -> list[Stability | None]:
    """Group again under other seeds, in another order and without 5 % of the letters, and compare each group.

    Agreement is the Jaccard index of a group with the group most like it in the other run, over the passages of both.

    Args:
        rows: A row for each passage.
        letters: The letter of each passage.
        partition: The fitted groups.
        random_state: Seed for orders and for what is left out.

    Returns:
        One for each group; None where there are too many passages to group again.
    """
    labels = partition.labels_
    groups = range(int(labels.max(initial=NONE)) + 1)
    runs = next((many for most, many in RUNS if len(rows) <= most), 0)
    if not runs:
        return [None for _ in groups]
    chance = np.random.default_rng(random_state)
    everything = np.arange(len(rows))
    settled = len(rows) <= partition.exact or partition.anchors is not None
    seeds = np.ones((1, len(groups))) if settled else _again(rows, labels, partition, [everything], random_state + 1)
    order = _again(rows, labels, partition, [chance.permutation(len(rows))], partition.random_state)
    without = _again(rows, labels, partition, [_without(letters, chance) for _ in range(runs)], partition.random_state)
    means = [np.nan_to_num(np.nanmean(found, axis=0), nan=0.0).round(3) for found in (seeds, order, without)]
    return [Stability(*(float(mean[group]) for mean in means)) for group in groups]


def _again(
    rows: Vectors, labels: Labels, partition: Partition, keeps: Sequence[NDArray[np.int64]], seed: int
) -> NDArray[np.float64]:
    """Give for each run the agreement of each group; NaN where nothing of a group was kept."""
    made = []
    for keep in keeps:
        other = clone(partition).set_params(random_state=seed).fit(rows[keep]).labels_
        made.append(agreement(labels[keep], other, int(labels.max(initial=NONE)) + 1))
    return np.array(made)


def agreement(labels: Labels, other: Labels, count: int) -> NDArray[np.float64]:
    """Give for each group of `labels` the Jaccard index with the group of `other` most like it.

    >>> agreement(np.array([0, 0, 1, 1]), np.array([0, 0, 1, -1]), 2).tolist()
    [1.0, 0.5]
    """
    found = np.full(count, np.nan)
    for group in range(count):
        inside = labels == group
        if inside.any():
            names, shared = np.unique(other[inside & (other != NONE)], return_counts=True)
            sizes = np.array([(other == name).sum() for name in names])
            found[group] = max(shared / (inside.sum() + sizes - shared), default=0.0)
    return found


def _without(letters: Sequence[str], chance: np.random.Generator) -> NDArray[np.int64]:
    """Keep the passages of all letters but 5 %, and leave out one letter at least."""
    names = sorted(set(letters))
    gone = set(chance.permutation(np.array(names, dtype=object))[: max(1, round(LEFT_OUT * len(names)))])
    return np.array([place for place, letter in enumerate(letters) if letter not in gone], dtype=np.int64)
