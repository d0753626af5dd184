"""The trained classifier of clauses: how probable each kind is, and which of a clause's features say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.features import features

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

NONE = "none"
PROCEDURAL = "procedural"


@dataclass(frozen=True)
class Classifier:
    """Hold a multinomial logistic regression over named features.

    Attributes:
        kinds: The classes, in the order of the columns of `weights`.
        vocabulary: Row of each feature.
        weights: One row a feature, one column a class.
        intercept: One number a class.
    """

    kinds: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: npt.NDArray[np.float32]
    intercept: npt.NDArray[np.float32]

    def chances(self, cases: Sequence[Case]) -> list[dict[str, float]]:
        """Give the probability of each kind for each clause of a paragraph."""
        return self.probabilities([features(case) for case in cases])

    def probabilities(self, clauses: Sequence[Iterable[str]]) -> list[dict[str, float]]:
        """Give the probability of each kind for each clause.

        Args:
            clauses: The features of each clause.
        """
        import numpy as np

        found: list[dict[str, float]] = []
        for clause in clauses:
            rows = [self.vocabulary[name] for name in clause if name in self.vocabulary]
            scores = self.intercept + self.weights[rows].sum(axis=0)
            exponents = np.exp(scores - scores.max())
            found.append(dict(zip(self.kinds, (exponents / exponents.sum()).tolist(), strict=True)))
        return found


def dump(classifier: Classifier) -> bytes:
    """Write a classifier as an .npz file of plain arrays."""
    import numpy as np

    names = sorted(classifier.vocabulary, key=classifier.vocabulary.__getitem__)
    out = BytesIO()
    np.savez_compressed(
        out,
        kinds=np.frombuffer("\n".join(classifier.kinds).encode(), dtype=np.uint8),
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=classifier.weights.astype(np.float16),
        intercept=classifier.intercept.astype(np.float32),
    )
    return out.getvalue()


@cache
def load() -> Classifier:
    """Read the classifier that ships with the package."""
    import numpy as np

    data = resources.files(__package__).joinpath("clauses.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as stored:
        names = stored["names"].tobytes().decode().split("\n")
        return Classifier(
            kinds=tuple(stored["kinds"].tobytes().decode().split("\n")),
            vocabulary={name: row for row, name in enumerate(names)},
            weights=stored["weights"].astype(np.float32),
            intercept=stored["intercept"],
        )
