"""The trained classifier of clauses: how probable each kind is, by its features and by a reading in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.context import Reader, stretch
from nlp_toolkit.commitments.extract.actions.features import features
from nlp_toolkit.commitments.extract.actions.wording import WordingReader, wording
from nlp_toolkit.language import minilm
from nlp_toolkit.records import TRACKABLE

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from nlp_toolkit.language.network import Floats

NONE = "none"
PROCEDURAL = "procedural"
_NOTHING = 0.98
_SHARE = 0.4
_DOUBTFUL = (0.2, 0.8)
_SECOND = 0.5
_READER, _WORDING = "reader.", "wording."


@dataclass(frozen=True)
class Classifier:
    """Hold a multinomial logistic regression over named features, and the networks that read what it leaves open.

    Attributes:
        kinds: The classes, in the order of the columns of `weights`.
        vocabulary: Row of each feature.
        weights: One row a feature, one column a class.
        intercept: One number a class.
        reader: The network that reads every clause the regression does not rule out; it gives the same classes.
        wording: The network that reads the words of clauses still in doubt, where MiniLM is installed.
    """

    kinds: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: npt.NDArray[np.float32]
    intercept: npt.NDArray[np.float32]
    reader: Reader
    wording: WordingReader | None = None

    def chances(self, cases: Sequence[Case]) -> list[dict[str, float]]:
        """Give the probability of each kind for each clause of a paragraph."""
        return self.read(cases, self.probabilities([features(case) for case in cases]))

    def read(self, cases: Sequence[Case], chances: Sequence[dict[str, float]]) -> list[dict[str, float]]:
        """Weigh the probabilities of clauses with what the networks read, but of those that are surely nothing.

        A clause parsed by a pipeline without the vectors that the first network knows is read by the second alone.
        """
        told = list(chances)
        rows = [row for row, case in enumerate(cases) if told[row][NONE] < _NOTHING and self.reader.reads(case)]
        if rows:
            read = self.reader.log_chances([stretch(cases[row]) for row in rows])
            self._weigh(told, rows, read, share=_SHARE)
        least, most = _DOUBTFUL
        rows = [row for row, each in enumerate(told) if least < sum(each[kind] for kind in TRACKABLE) < most]
        if rows and self.wording:
            read = self.wording.log_chances([wording(cases[row]) for row in rows])
            self._weigh(told, rows, read, share=_SECOND)
        return told

    def _weigh(self, told: list[dict[str, float]], rows: Sequence[int], read: Floats, *, share: float) -> None:
        import numpy as np

        for row, seen in zip(rows, read, strict=True):
            before = np.log([max(told[row][kind], 1e-6) for kind in self.kinds])
            both = np.exp((1 - share) * before + share * seen)
            told[row] = dict(zip(self.kinds, (both / both.sum()).tolist(), strict=True))

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

    arrays = {f"{_READER}{name}": array for name, array in classifier.reader.arrays.items()}
    if classifier.wording:
        arrays |= {f"{_WORDING}{name}": array for name, array in classifier.wording.arrays.items()}
    names = sorted(classifier.vocabulary, key=classifier.vocabulary.__getitem__)
    out = BytesIO()
    np.savez_compressed(
        out,
        allow_pickle=False,
        kinds=np.frombuffer("\n".join(classifier.kinds).encode(), dtype=np.uint8),
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        weights=classifier.weights.astype(np.float16),
        intercept=classifier.intercept.astype(np.float32),
        **{name: _small(array) for name, array in arrays.items()},
    )
    return out.getvalue()


def _small(array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    return array.astype("float16") if array.dtype.kind == "f" else array


@cache
def load() -> Classifier:
    """Read the classifier that ships with the package."""
    return restored(resources.files(__package__).joinpath("clauses.npz").read_bytes())


def restored(data: bytes) -> Classifier:
    """Read a classifier as `dump` wrote it."""
    import numpy as np

    with np.load(BytesIO(data), allow_pickle=False) as stored:
        names = stored["names"].tobytes().decode().split("\n")
        return Classifier(
            kinds=tuple(stored["kinds"].tobytes().decode().split("\n")),
            vocabulary={name: row for row, name in enumerate(names)},
            weights=stored["weights"].astype(np.float32),
            intercept=stored["intercept"],
            reader=Reader(_part(stored, _READER)),
            wording=WordingReader(_part(stored, _WORDING)) if minilm.installed() else None,
        )


def _part(stored: Mapping[str, npt.NDArray[np.generic]], prefix: str) -> dict[str, npt.NDArray[np.generic]]:
    return {name.removeprefix(prefix): stored[name] for name in stored if name.startswith(prefix)}
