"""Run the trained network with NumPy alone: words in, one vector a word out, and the heads that read the vectors."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from nlp_toolkit.language.words import Words

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

    def __init__(self, weights: Weights, name: str) -> None:
        self.scale = floats(weights, f"{name}.weight")
        self.shift = floats(weights, f"{name}.bias")

    def __call__(self, x: Floats) -> Floats:
        """Normalise the last axis of x."""
        y: Floats = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("...i,...i->...", y, y)[..., None] / np.float32(x.shape[-1])
        y /= np.sqrt(variance + np.float32(1e-5))
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
        size, far = x.shape[1], self.distance
        padded = np.pad(self.norm(x) * mask[..., None], ((0, 0), (far, far), (0, 0)))
        seen = np.concatenate([padded[:, :size], padded[:, far : far + size], padded[:, 2 * far :]], axis=2)
        value, gate = np.split(self.linear(seen), 2, axis=2)
        added: Floats = x + value / (1 + np.exp(-gate))
        return added


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
        batch, size, width = x.shape
        split = self.query_key_value(self.before(x)).reshape(batch, size, 3, self.heads, -1).transpose(2, 0, 3, 1, 4)
        query, key, value = split[0], split[1], split[2]
        scores = query @ key.transpose(0, 1, 3, 2)
        scores *= np.float32((width / self.heads) ** -0.5)
        scores += ((1 - mask) * _FAR)[:, None, None, :]
        scores -= scores.max(axis=-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=-1, keepdims=True)
        x = x + self.output((scores @ value).transpose(0, 2, 1, 3).reshape(batch, size, width))
        return x + self.narrow(np.maximum(self.widen(self.between(x)), 0))


class Encoder:
    """Give each word of a sentence a vector that tells what it does there."""

    def __init__(self, weights: Weights) -> None:
        self.pieces = floats(weights, "pieces")
        self.affixes = floats(weights, "affixes")
        self.shapes = floats(weights, "shapes")
        self.words = Words(weights["vocabulary"].tolist(), len(self.affixes), len(self.shapes))
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
        first, second = self.pieces.shape[1], self.pieces.shape[1] + self.affixes.shape[1]
        for vector, word in zip(vectors, words, strict=True):
            rows = self.words.rows(word)
            vector[:first] = self.pieces[rows.pieces].sum(axis=0)
            vector[first:second] = self.affixes[rows.affixes].sum(axis=0)
            vector[second:] = self.shapes[rows.shape]
        return self.input(vectors)

    def contextualise(self, x: Floats, mask: Floats) -> Floats:
        """Let the words of each sentence see one another; mask is 1 for a word, 0 for padding."""
        for block in self.blocks:
            x = block(x, mask)
        return self.norm(x)


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

    def heads(self, x: Floats) -> Floats:
        """Score the heads of n words: n rows, n + 1 columns, the first for the root."""
        dependants = np.maximum(self.dependant(x), 0)
        heads = np.maximum(self.head(np.vstack([self.root, x])), 0)
        scores: Floats = (dependants @ self.bilinear[:-1] + self.bilinear[-1]) @ heads.T
        np.fill_diagonal(scores[:, 1:], _FAR)
        return scores

    def labels(self, x: Floats, heads: Integers) -> Floats:
        """Score the relation of each word to its head; heads counts from 1, 0 being the root."""
        dependants = np.maximum(self.dependant_label(x), 0)
        chosen = np.maximum(self.head_label(np.vstack([self.root, x])), 0)[heads]
        return self.label(np.concatenate([dependants, chosen, dependants * chosen], axis=1))


def floats(weights: Weights, name: str) -> Floats:
    """Read one array in single precision."""
    return np.ascontiguousarray(weights[name], dtype=np.float32)
