"""Give the fixed points around which many passages are grouped, and tell which theme a group lies nearest to."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from nlp_toolkit.concerns.group.embed import Encoder, Vectors, unit
from nlp_toolkit.concerns.themes import Taxonomy, shipped
from nlp_toolkit.records import Theme
from nlp_toolkit.terms import load

EACH = 2
"""Fixed points of each theme: a theme is seldom of one piece, and more of them would part what belongs together."""
LIKE = 0.35
"""Cosine from which a group is said to be like a theme."""


def anchors(encoder: Encoder) -> Vectors | None:
    """Spread fixed points over what families are known to write, two for each shipped theme (k-means).

    They say where to begin and not what there is: groups move to the passages, and what lies far from every anchor is
    grouped by itself.

    Args:
        encoder: Turns texts into rows.

    Returns:
        A row of length one for each; None where the encoder learns from the letters, so that no point stays fixed.
    """
    if encoder.name.startswith("lexical"):
        return None
    from sklearn.cluster import KMeans

    themes = [[*theme["examples"], *theme["more"]] for theme in load("ehcp")["themes"]]
    rows = encoder.encode([text for some in themes for text in some])
    edges = np.cumsum([0, *map(len, themes)])
    middles = [KMeans(EACH, n_init=5, random_state=0).fit(rows[a:b]).cluster_centers_ for a, b in pairwise(edges)]
    return unit(np.vstack(middles))


def like(encoder: Encoder, middles: Vectors, taxonomy: Taxonomy | None) -> list[Theme | None]:
    """Give the theme that each group lies nearest to, or none where it is like none.

    Args:
        encoder: Turns texts into rows; the groups' own.
        middles: The middle of each group.
        taxonomy: The themes; the shipped ones if not given.
    """
    themes = (taxonomy or shipped()).themes
    texts = [(theme.name, theme.definition, *theme.examples) for theme in themes]
    rows = encoder.encode([text for some in texts for text in some])
    edges = np.cumsum([0, *map(len, texts)])
    centres = unit(np.stack([rows[a:b].mean(axis=0) for a, b in pairwise(edges)]))
    near = unit(middles) @ centres.T
    return [themes[int(row.argmax())] if row.max() >= LIKE else None for row in near]
