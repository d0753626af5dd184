"""The trained model: how probable it is that a passage speaks of a line."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp_toolkit.commitments.track.features import FEATURES


@dataclass(frozen=True)
class Model:
    """Hold a calibrated logistic regression, and the probabilities from which links are made and proposed.

    Attributes:
        weights: One number a feature, in the order of `FEATURES`.
        intercept: Added to the sum.
        made: From this probability a link is made.
        made_sentence: The same for a plain sentence that holds no record.
        made_alone: The same where no other line and no other passage of the meeting competes.
        proposed: From this probability a link is proposed.
    """

    weights: tuple[float, ...]
    intercept: float
    made: float
    made_sentence: float
    made_alone: float
    proposed: float

    def probability(self, values: Sequence[float]) -> float:
        """Give the probability for one pair.

        Args:
            values: Its features, in the order of `FEATURES`.
        """
        total = self.intercept + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load() -> Model:
    """Read the model that ships with the package."""
    told = json.loads(resources.files(__package__).joinpath("links.json").read_text(encoding="utf-8"))
    weights = tuple(float(told["weights"][name]) for name in FEATURES)
    limits = told["thresholds"]
    return Model(
        weights,
        float(told["intercept"]),
        limits["made"],
        limits["made_sentence"],
        limits["made_alone"],
        limits["proposed"],
    )
