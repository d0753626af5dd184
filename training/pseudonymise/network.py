"""Train the network that reads the words of letters."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.networks import Attention, Window

SIZE = 16
RATE = 2e-3
WIDTH = 64
HEADS = 4
SMOOTHING = 0.02
FORGOTTEN = 0.1
_RISE = 60
PADDING = -100


@dataclass(frozen=True, slots=True)
class Example:
    """Hold a stretch of a letter: what is read of each piece, and the number of its kind (-100 where it has none)."""

    read: npt.NDArray[np.float32]
    kinds: npt.NDArray[np.int64]


class Reader(nn.Module):
    """Three windows and one layer of attention over the words of a stretch."""

    def __init__(self, vectors: int, told: int, kinds: int) -> None:
        super().__init__()
        self.vectors = vectors
        self.input = nn.Linear(vectors + told, WIDTH)
        self.blocks = nn.ModuleList(
            [Window(WIDTH, 1), Window(WIDTH, 2), Attention(WIDTH, HEADS, 2 * WIDTH), Window(WIDTH, 1)]
        )
        self.norm, self.output = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, kinds)
        self.some, self.more = nn.Dropout(0.2), nn.Dropout(0.3)

    def forward(self, read: Tensor, words: Tensor) -> Tensor:
        """Score the kinds of each word; words is 1 where there is one."""
        x = self.input(self._forget(read))
        for block in self.blocks:
            x = block(x, words)
        scores: Tensor = self.output(self.more(self.norm(x)))
        return scores

    def _forget(self, read: Tensor) -> Tensor:
        """Leave out, while learning, what the lists say of some words and the vectors of others."""
        if not self.training:
            return read
        vectors, told = read[..., : self.vectors], read[..., self.vectors :]
        vectors = self.some(vectors) * (torch.rand(*read.shape[:2], 1) >= FORGOTTEN)
        told = functional.dropout(told, 0.1) * (torch.rand(*read.shape[:2], 1) >= FORGOTTEN)
        return torch.cat([vectors, told], -1)


def fit(drawn: Sequence[Sequence[Example]], epochs: int, kinds: int, vectors: int, *, seed: int = 0) -> Reader:
    """Fit the network, with a rate that rises, then falls to nothing; its weights are a running average.

    Args:
        drawn: The examples of some epochs, which come round again.
        epochs: How many epochs there are.
        kinds: How many kinds there are.
        vectors: How many of the numbers read are the encoder's.
        seed: Settles all chance.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    network = Reader(vectors, drawn[0][0].read.shape[1] - vectors, kinds)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    average = {name: array.clone() for name, array in network.state_dict().items()}
    network.train()
    step = 0
    for epoch in range(epochs):
        examples = drawn[epoch % len(drawn)]
        for rows in _batches(examples, chance):
            step += 1
            done = (epoch + 0.5) / epochs
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(step / _RISE, 1 - done)
            read, words, truth = padded([examples[row] for row in rows])
            scores = network(read, words)
            loss = functional.cross_entropy(
                scores.flatten(0, 1), truth.flatten(), ignore_index=PADDING, label_smoothing=SMOOTHING
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            for name, array in network.state_dict().items():
                average[name].lerp_(array, 1.0 if epoch < epochs // 2 else 0.01)
        if epoch % 3 == 2:
            print(f"epoch {epoch + 1}/{epochs} loss {loss.item():.4f}", flush=True)
    network.load_state_dict(average)
    network.eval()
    return network


def _batches(examples: Sequence[Example], chance: random.Random) -> list[list[int]]:
    order = sorted(range(len(examples)), key=lambda row: len(examples[row].kinds) + chance.random() * 20)
    found = [order[first : first + SIZE] for first in range(0, len(order), SIZE)]
    chance.shuffle(found)
    return found


def padded(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Stack stretches of different lengths: what is read, where words are, and their kinds."""
    stack = nn.utils.rnn.pad_sequence
    read = stack([torch.from_numpy(each.read) for each in examples], batch_first=True)
    words = stack([torch.ones(len(each.kinds)) for each in examples], batch_first=True)
    truth = stack([torch.from_numpy(each.kinds) for each in examples], batch_first=True, padding_value=PADDING)
    return read, words, truth


def arrays(network: Reader) -> dict[str, npt.NDArray[np.generic]]:
    """Give the weights by the names that `nlp_toolkit` reads them by, in half precision."""
    named = {name: array.detach().numpy().astype(np.float16) for name, array in network.state_dict().items()}
    distances = {f"blocks.{row}.distance": np.array(far) for row, far in ((0, 1), (1, 2), (3, 1))}
    return named | distances | {"blocks.2.heads": np.array(HEADS)}
