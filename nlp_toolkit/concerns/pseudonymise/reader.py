"""Read a letter with a small network that tells by the words around each word what it is.

It learned from our own letters, whose names were replaced over and over (training/pseudonymise), so that it goes by the
sentence rather than by the name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from nlp_toolkit import language
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.pieces import Stretch, known, stretches
from nlp_toolkit.language.network import Attention, Encoder, Floats, Linear, Norm, Window, softmax
from nlp_toolkit.language.threads import one_thread
from nlp_toolkit.records import FindingType

KINDS = ("", "person", "official", "address", "reference", "date", "age", "institution", "place")
"""What a word may be; the empty one identifies nobody."""
DIRECT: tuple[FindingType, ...] = ("person", "official", "address", "reference")
_WEIGHTS = "reader.npz"
_REMEMBERED = 20_000
_SIZES = (8, 16, 32)


class Vectors:
    """Give each piece of a letter the vector that the shipped pipeline's encoder has for it in its sentence."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.width = encoder.width
        self._met: dict[str, Floats] = {}

    def of(self, parts: Sequence[Stretch]) -> list[Floats]:
        """Give the vectors of each stretch, one row a piece; each sentence is read by itself."""
        rows = [sentence for part in parts for sentence in part]
        x, mask = padded(self._embedded([[piece.text for piece in sentence] for sentence in rows]))
        sizes = mask.sum(axis=1).astype(np.int64)
        order = np.argsort(sizes, kind="stable")
        seen: dict[int, Floats] = {}
        for chosen in np.split(order, np.searchsorted(sizes[order], _SIZES, side="right")):
            if len(chosen):
                longest = sizes[chosen].max()
                read = self.encoder.contextualise(x[chosen, :longest], mask[chosen, :longest])
                seen.update((int(row), vectors[: sizes[row]]) for row, vectors in zip(chosen, read, strict=True))
        ends = np.cumsum([len(part) for part in parts]).tolist()
        return [
            np.concatenate([seen[row] for row in range(end - len(part), end)])
            for part, end in zip(parts, ends, strict=True)
        ]

    def _embedded(self, rows: list[list[str]]) -> list[Floats]:
        """Give words their vectors out of context, remembering those met before."""
        new = [word for word in {word: 0 for row in rows for word in row} if word not in self._met]
        if len(self._met) > _REMEMBERED:
            self._met.clear()
            new = list({word: 0 for row in rows for word in row})
        if new:
            self._met.update(zip(new, self.encoder.embed(new), strict=True))
        return [np.stack([self._met[word] for word in row]) for row in rows]


class Reader:
    """Read words among their neighbours with windows and one layer of attention.

    Args:
        weights: Its arrays, named as `training.pseudonymise.network` writes them.
        vectors: What gives each word its vector.
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[np.generic]], vectors: Vectors) -> None:
        self.vectors = vectors
        self.input = Linear(weights, "input")
        self.blocks = (
            Window(weights, "blocks.0"),
            Window(weights, "blocks.1"),
            Attention(weights, "blocks.2"),
            Window(weights, "blocks.3"),
        )
        self.norm, self.output = Norm(weights, "norm"), Linear(weights, "output")

    def chances(self, letter: Letter) -> Floats:
        """Give the probability of each kind, one row a word of the letter."""
        found = np.zeros((len(letter.words), len(KINDS)), dtype=np.float32)
        found[:, 0] = 1
        parts = stretches(letter)
        if not parts:
            return found
        with one_thread():
            read = self._read(*padded(seen(letter, parts, self.vectors)))
        for part, row in zip(parts, read, strict=True):
            for at, piece in enumerate(piece for sentence in part for piece in sentence):
                if piece.word >= 0:
                    found[piece.word] = row[at]
        return found

    def _read(self, x: Floats, mask: Floats) -> Floats:
        x = self.input(x)
        for block in self.blocks:
            x = block(x, mask)
        return softmax(self.output(self.norm(x)))


def seen(letter: Letter, parts: Sequence[Stretch], vectors: Vectors) -> list[Floats]:
    """Give all that the network reads of each stretch: vectors, and what is known of the words."""
    return [
        np.concatenate([read, known(letter, part)], axis=1) for read, part in zip(vectors.of(parts), parts, strict=True)
    ]


def padded(rows: Sequence[Floats]) -> tuple[Floats, Floats]:
    """Stack rows of different lengths, with a mask that is 1 where there is a piece."""
    longest = max(len(row) for row in rows)
    x = np.zeros((len(rows), longest, rows[0].shape[1]), dtype=np.float32)
    mask = np.zeros((len(rows), longest), dtype=np.float32)
    for number, row in enumerate(rows):
        x[number, : len(row)] = row
        mask[number, : len(row)] = 1
    return x, mask


@cache
def vectors() -> Vectors:
    """Load the shipped pipeline's encoder by itself."""
    with np.load(language.SHIPPED / "minutes_encoder" / "weights.npz", allow_pickle=False) as arrays:
        return Vectors(Encoder(dict(arrays)))


@cache
def reader() -> Reader:
    """Load the network that ships."""
    path = resources.files("nlp_toolkit.concerns.pseudonymise").joinpath(_WEIGHTS)
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return Reader(dict(arrays), vectors())
