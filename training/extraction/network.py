"""Train the network that reads a clause among its neighbours."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp_toolkit.commitments.extract.actions.context import CLAUSE, PREDICATE, Stretch
from training.extraction.batches import batches
from training.networks import Attention, Window

EPOCHS = 8
SIZE = 32
RATE = 1.5e-3
WIDTH = 128
HEADS = 4
SMOOTHING = 0.05
_RISE = 150


class Reader(nn.Module):
    """Two windows and one layer of attention over the words of a sentence, told which of them are the clause."""

    def __init__(self, vectors: int, kinds: int) -> None:
        super().__init__()
        self.input = nn.Linear(vectors, WIDTH)
        self.marks = nn.Embedding(5, WIDTH)
        self.blocks = nn.ModuleList([Window(WIDTH, 1), Attention(WIDTH, HEADS, 2 * WIDTH), Window(WIDTH, 1)])
        self.norm = nn.LayerNorm(WIDTH)
        self.hidden, self.output = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, kinds)
        self.some, self.more = nn.Dropout(0.2), nn.Dropout(0.3)
        nn.init.normal_(self.marks.weight, std=0.3)

    def forward(self, vectors: Tensor, marks: Tensor) -> Tensor:
        """Score the kinds of a batch of clauses; a mark of -1 is padding."""
        words = (marks >= 0).float()
        x = self.input(self.some(vectors)) + self.marks(marks.clamp(min=0))
        for block in self.blocks:
            x = block(x, words)
        x = self.norm(x)
        chosen = ((marks == PREDICATE), (marks == CLAUSE) | (marks == PREDICATE), marks >= 0)
        means = torch.cat([_mean(x, part.float()) for part in chosen], -1)
        scores: Tensor = self.output(self.more(functional.relu(self.hidden(means))))
        return scores


def _mean(x: Tensor, weight: Tensor) -> Tensor:
    return (x * weight[..., None]).sum(1) / weight.sum(1, keepdim=True).clamp(min=1)


def fit(stretches: Sequence[Stretch], kinds: Sequence[int], weights: Sequence[float], *, seed: int = 0) -> Reader:
    """Fit the network, with a rate that rises, then falls to nothing; its weights are a running average.

    Args:
        stretches: What is read of each clause.
        kinds: The number of each clause's kind.
        weights: How much each clause counts.
        seed: Settles all chance.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Reader(stretches[0].vectors.shape[1], max(kinds) + 1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=0.02)
    steps = EPOCHS * math.ceil(len(stretches) / SIZE)
    average = {name: array.clone() for name, array in network.state_dict().items()}
    network.train()
    for step in range(1, steps + 1):
        if (step - 1) % math.ceil(len(stretches) / SIZE) == 0:
            left = batches([len(each.marks) for each in stretches], SIZE, chance)
        rows = left.pop()
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(step / _RISE, 1 - step / (steps + 1))
        vectors, marks = padded([stretches[row] for row in rows])
        losses = functional.cross_entropy(
            network(vectors, marks),
            torch.tensor([kinds[row] for row in rows]),
            reduction="none",
            label_smoothing=SMOOTHING,
        )
        loss = (losses * torch.tensor([weights[row] for row in rows])).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        for name, array in network.state_dict().items():
            average[name].lerp_(array, 1.0 if step <= steps // 2 else 0.003)
        if step % 500 == 0:
            print(f"step {step}/{steps} loss {loss.item():.3f}", flush=True)
    network.load_state_dict(average)
    network.eval()
    return network


def padded(stretches: Sequence[Stretch]) -> tuple[Tensor, Tensor]:
    """Stack stretches of different lengths."""
    vectors = nn.utils.rnn.pad_sequence([torch.from_numpy(each.vectors) for each in stretches], batch_first=True)
    marks = nn.utils.rnn.pad_sequence(
        [torch.from_numpy(each.marks) for each in stretches], batch_first=True, padding_value=-1
    )
    return vectors, marks


def arrays(network: Reader) -> dict[str, np.ndarray]:
    """Give the weights by the names that `nlp_toolkit` reads them by."""
    named = {name: array.detach().numpy() for name, array in network.state_dict().items()}
    marks = named.pop("marks.weight")
    return named | {
        "marks": marks,
        "blocks.0.distance": np.array(1),
        "blocks.1.heads": np.array(HEADS),
        "blocks.2.distance": np.array(1),
    }
