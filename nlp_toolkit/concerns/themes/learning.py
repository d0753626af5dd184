"""Show how much officers' corrections help: the learning curve, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp_toolkit.concerns.themes.classify import ThemeClassifier
from nlp_toolkit.concerns.themes.taxonomy import Taxonomy
from nlp_toolkit.records import Passage

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.embed import Encoder

STEPS = (0, 10, 25, 50, 100, 200, 400)
FOLDS = 5
FEWEST = 10
"""Corrections below which no part of them can be held back."""


@dataclass(frozen=True, slots=True)
class Point:
    """Hold one row of a learning curve.

    Attributes:
        corrections: How many passages that officers placed were learned from.
        tested: How many others were placed to see how well.
        right: How many of these came under the theme the officers gave them.
    """

    corrections: int
    tested: int
    right: int

    @property
    def accuracy(self) -> float:
        """Give the share that came right."""
        return self.right / self.tested if self.tested else 0.0


def learning_curve(
    taxonomy: Taxonomy,
    encoder: Encoder,
    passages: Sequence[Passage],
    themes: Sequence[str],
    *,
    random_state: int = 0,
) -> tuple[Point, ...]:
    """Measure how placing gets better with more corrections, each time on passages that were held back.

    Args:
        taxonomy: The themes.
        encoder: Turns passages into rows.
        passages: Passages that officers placed.
        themes: The code of the theme of each.
        random_state: Seed of the parts that are held back.

    Returns:
        A row for each number of corrections, the first without any; none where there are too few to hold some back.
    """
    if len(passages) < FEWEST:
        return ()
    order = np.random.default_rng(random_state).permutation(
        sorted(range(len(passages)), key=lambda n: (passages[n].id, passages[n].quote.text))
    )
    folds = [order[fold::FOLDS] for fold in range(FOLDS)]
    fewest = len(passages) - max(len(fold) for fold in folds)
    steps = sorted({step for step in STEPS if step < fewest} | {fewest})
    points = []
    classifier = ThemeClassifier(taxonomy, encoder)
    for step in steps:
        tested = right = 0
        for fold in folds:
            held = set(fold.tolist())
            known = [n for n in order.tolist() if n not in held][:step]
            classifier.fit([passages[n] for n in known], [themes[n] for n in known])
            placed = classifier.place([passages[n] for n in fold.tolist()])
            tested += len(placed)
            right += sum(one.theme == themes[n] for one, n in zip(placed, fold.tolist(), strict=True))
        points.append(Point(step, tested, right))
    return tuple(points)


def learned(points: Sequence[Point]) -> str:
    """Say in a sentence how much corrections help.

    >>> learned([Point(0, 20, 11), Point(16, 20, 15)])
    'Of 20 passages that officers placed, 11 came right without corrections, and 15 with 16 others to learn from.'
    >>> learned([])
    'Too few corrections yet to tell how much they help: ten are needed.'
    """
    if not points:
        return "Too few corrections yet to tell how much they help: ten are needed."
    first, *rest = points
    more = "; ".join(f"{'and ' if point is rest[-1] else ''}{point.right} with {point.corrections}" for point in rest)
    opening = f"Of {first.tested} passages that officers placed, {first.right} came right without corrections"
    return f"{opening}, {more} others to learn from."
