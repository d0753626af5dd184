"""Run the trained network with NumPy alone: words in, one vector a word out, and the heads that read the vectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nlp_toolkit.language.words import Listed, Words

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
Weights = Mapping[str, npt.NDArray[np.generic]]

_FAR = np.float32(-1e4)


class Linear:
    """Multiply by a matrix and add a bias."""

    def __init__(self, weights: Weights, name: str) -> None:
        self.matrix = np.ascontiguousarray(floats(weights, f"{name}.weight").T)
        self.bias = floats(weights, f"{name}.bias")

    def __call__(self, x: Floats) -> Floats:
        """Map the last axis of x."""
        y: Floats = x.reshape(-1, x.shape[-1]) @ self.matrix
        y += self.bias
        mapped: Floats = y.reshape(*x.shape[:-1], self.matrix.shape[1])
        return mapped


class Norm:
    """Centre and scale each vector."""

    def __init__(self, weights: Weights, name: str, *, least: float = 1e-5) -> None:
        self.scale = floats(weights, f"{name}.weight")
        self.shift = floats(weights, f"{name}.bias")
        self.least = np.float32(least)

    def __call__(self, x: Floats) -> Floats:
        """Normalise the last axis of x."""
        y: Floats = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("...i,...i->...", y, y)[..., None] / np.float32(x.shape[-1])
        y /= np.sqrt(variance + self.least)
        y *= self.scale
        y += self.shift
        return y


class Window:
    """Let each word see a neighbour on either side, at a given distance."""

    def __init__(self, weights: Weights, name: str) -> None:
        self.norm = Norm(weights, f"{name}.ln")
        self.linear = Linear(weights, f"{name}.lin")
        self.distance = int(weights[f"{name}.distance"])

    def __call__(self, x: Floats, mask: Floats) -> Floats:
        """Add to each vector what its neighbours say."""
        far = self.distance
        centre = self.norm(x)
        centre *= mask[..., None]
        seen = np.zeros((*x.shape[:2], 3, x.shape[2]), dtype=np.float32)
        seen[:, far:, 0] = centre[:, :-far]
        seen[:, :, 1] = centre
        seen[:, :-far, 2] = centre[:, far:]
        value, gate = np.split(self.linear(seen.reshape(*x.shape[:2], -1)), 2, axis=2)
        value /= 1 + np.exp(-gate)
        value += x
        return value


class Attention:
    """Let each word see every other word of its sentence."""

    def __init__(self, weights: Weights, name: str) -> None:
        self.before = Norm(weights, f"{name}.l1")
        self.between = Norm(weights, f"{name}.l2")
        self.query_key_value = Linear(weights, f"{name}.qkv")
        self.output = Linear(weights, f"{name}.o")
        self.widen = Linear(weights, f"{name}.f1")
        self.narrow = Linear(weights, f"{name}.f2")
        self.heads = int(weights[f"{name}.heads"])

    def __call__(self, x: Floats, mask: Floats) -> Floats:
        """Add to each vector what the sentence says."""
        query, key, value = np.split(self.query_key_value(self.before(x)), 3, axis=2)
        x = x + self.output(weighed(query, key, value, mask, heads=self.heads))
        return x + self.narrow(np.maximum(self.widen(self.between(x)), 0))


def weighed(query: Floats, key: Floats, value: Floats, mask: Floats, *, heads: int) -> Floats:
    """Average the values of each sentence for each of its words, by how its query meets their keys, head by head."""
    batch, size, width = query.shape
    query, key, value = (x.reshape(batch, size, heads, -1).transpose(0, 2, 1, 3) for x in (query, key, value))
    scores: Floats = query @ key.transpose(0, 1, 3, 2)
    scores *= np.float32((width / heads) ** -0.5)
    scores += ((1 - mask) * _FAR)[:, None, None, :]
    seen: Floats = (softmax(scores) @ value).transpose(0, 2, 1, 3).reshape(batch, size, width)
    return seen


class Encoder:
    """Give each word of a sentence a vector that tells what it does there."""

    def __init__(self, weights: Weights) -> None:
        self.pieces = floats(weights, "pieces")
        self.affixes = floats(weights, "affixes")
        self.shapes = floats(weights, "shapes")
        self.lists = floats(weights, "lists")
        listed = Listed(weights["listed.keys"].astype(np.uint32), weights["listed.sorts"].astype(np.uint8))
        self.words = Words(weights["vocabulary"].tolist(), len(self.affixes), len(self.shapes), listed)
        self.input = Linear(weights, "input")
        self.blocks: list[Window | Attention] = []
        for index in range(int(weights["blocks"])):
            kind = Window if f"blocks.{index}.lin.weight" in weights else Attention
            self.blocks.append(kind(weights, f"blocks.{index}"))
        self.norm = Norm(weights, "norm")
        self.width = len(self.norm.scale)

    def embed(self, words: list[str]) -> Floats:
        """Give each word its vector out of context."""
        vectors = np.empty((len(words), self.input.matrix.shape[0]), dtype=np.float32)
        widths = [table.shape[1] for table in (self.pieces, self.affixes, self.shapes)]
        first, second, third = np.cumsum(widths).tolist()
        for vector, word in zip(vectors, words, strict=True):
            rows = self.words.rows(word)
            vector[:first] = self.pieces[rows.pieces].sum(axis=0)
            vector[first:second] = self.affixes[rows.affixes].sum(axis=0)
            vector[second:third] = self.shapes[rows.shape]
            vector[third:] = self.lists[rows.lists]
        return self.input(vectors)

    def contextualise(self, x: Floats, mask: Floats) -> Floats:
        """Let the words of each sentence see one another; mask is 1 for a word, 0 for padding."""
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x)


class Projected(NamedTuple):
    """Hold what the parser needs of each word, as dependant and as head; the last row of the heads is the root's."""

    dependants: Floats
    heads: Floats
    dependant_labels: Floats
    head_labels: Floats


class Arcs:
    """Score every word as the head of every other, and name the relation to the head that was chosen."""

    def __init__(self, weights: Weights) -> None:
        self.root = floats(weights, "root")
        self.dependant = Linear(weights, "ad")
        self.head = Linear(weights, "ah")
        self.bilinear = floats(weights, "bilinear")
        self.dependant_label = Linear(weights, "ld")
        self.head_label = Linear(weights, "lh")
        self.label = Linear(weights, "label")

    def project(self, x: Floats) -> Projected:
        """Prepare the words of many sentences at once."""
        rooted = np.vstack([x, self.root])
        return Projected(
            np.maximum(self.dependant(x), 0) @ self.bilinear[:-1] + self.bilinear[-1],
            np.maximum(self.head(rooted), 0),
            np.maximum(self.dependant_label(x), 0),
            np.maximum(self.head_label(rooted), 0),
        )

    def heads(self, words: Projected, start: int, end: int) -> Floats:
        """Score the heads of the n words of a sentence: n rows, n + 1 columns, the first for the root."""
        heads = np.vstack([words.heads[-1], words.heads[start:end]])
        scores: Floats = words.dependants[start:end] @ heads.T
        np.fill_diagonal(scores[:, 1:], _FAR)
        return scores

    def labels(self, words: Projected, heads: Integers) -> Floats:
        """Score the relation of every word to the row of its head, -1 being the root."""
        chosen = words.head_labels[heads]
        return self.label(np.concatenate([words.dependant_labels, chosen, words.dependant_labels * chosen], axis=1))


def softmax(scores: Floats) -> Floats:
    """Make probabilities of the scores along the last axis; the scores are used up."""
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def log_softmax(scores: Floats) -> Floats:
    """Make logarithms of probabilities of the scores along the last axis; the scores are used up."""
    scores -= scores.max(axis=-1, keepdims=True)
    read: Floats = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
    return read


def floats(weights: Weights, name: str) -> Floats:
    """Read one array in single precision."""
    return np.ascontiguousarray(weights[name], dtype=np.float32)
