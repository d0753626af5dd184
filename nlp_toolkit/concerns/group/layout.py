"""Lay passages out on a plane, and concerns on a tree; pictures alone, which decide nothing."""

from __future__ import annotations

import numpy as np

from nlp_toolkit.concerns.group.embed import Vectors

MOST = 3_000
"""Passages whose rows set the axes of a map."""


def places(rows: Vectors) -> tuple[tuple[float, float], ...]:
    """Give each row a place on the plane that keeps most of how far rows lie apart (principal axes)."""
    if not len(rows):
        return ()
    if len(rows) < 3:
        return tuple((float(n), 0.0) for n in range(len(rows)))
    some = rows[:: max(1, len(rows) // MOST)].astype(np.float64)
    middle = some.mean(axis=0)
    _, _, axes = np.linalg.svd(some - middle, full_matrices=False)
    axes = axes[:2]
    axes = axes * np.sign(axes[np.arange(len(axes)), np.abs(axes).argmax(axis=1)])[:, None]
    flat = rows @ axes.T.astype(np.float32) - middle @ axes.T
    return tuple((round(float(x), 4), round(float(y), 4)) for x, y in np.pad(flat, ((0, 0), (0, 2 - flat.shape[1]))))


def joins(middles: Vectors) -> tuple[tuple[int, int, float], ...]:
    """Join concerns step by step, the nearest first (average link).

    Returns:
        For each step the two joined, by their place or beyond its end by that of an earlier step, and their distance.
    """
    if len(middles) < 2:
        return ()
    from sklearn.cluster import AgglomerativeClustering

    distances = np.clip(1.0 - middles @ middles.T, 0.0, 2.0).astype(np.float64).round(6)
    np.fill_diagonal(distances, 0.0)
    tree = AgglomerativeClustering(
        n_clusters=None, distance_threshold=0.0, metric="precomputed", linkage="average"
    ).fit(distances)
    return tuple(
        (int(left), int(right), float(distance))
        for (left, right), distance in zip(tree.children_, tree.distances_, strict=True)
    )
