"""Let the upper layers of MiniLM learn the kinds of clauses from their words."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from nlp_toolkit.commitments.extract.actions.wording import TAUGHT, Pieces, Wording, pieces
from nlp_toolkit.language import minilm
from training.extraction.batches import batches

EPOCHS = 2
SIZE = 24
RATE = 1e-4
SMOOTHING = 0.05
SEEN = 0.35
_FAR = -1e4


class Network(nn.Module):
    """MiniLM told which of a sentence's words are the clause; its two upper layers learn, the others stay as they are.

    Args:
        kinds: How many kinds of clauses there are.
    """

    def __init__(self, kinds: int) -> None:
        super().__init__()
        config = BertConfig.from_pretrained(minilm.folder())
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(minilm.folder() / "model.safetensors"))
        self.bert.load_state_dict({name.removeprefix("bert."): array for name, array in weights.items()}, strict=False)
        for part in (self.bert.embeddings, *self.bert.encoder.layer[: TAUGHT[0]]):
            part.requires_grad_(False)
        self.marks = nn.Embedding(3, config.hidden_size)
        nn.init.normal_(self.marks.weight, std=0.02)
        self.drop, self.output = nn.Dropout(0.1), nn.Linear(3 * config.hidden_size, kinds)

    def forward(self, ids: Tensor, marks: Tensor, words: Tensor) -> Tensor:
        """Score the kinds of a batch of clauses."""
        far = (1 - words[:, None, None, :]) * _FAR
        with torch.no_grad():
            x = self.bert.embeddings(input_ids=ids)
            for layer in self.bert.encoder.layer[: TAUGHT[0]]:
                x = _first(layer(x, far))
        x = x + marks @ self.marks.weight
        for layer in self.bert.encoder.layer[TAUGHT[0] :]:
            x = _first(layer(x, far))
        parts = marks[..., :2].transpose(1, 2)
        means = (parts @ x) / parts.sum(2, keepdim=True).clamp(min=1)
        scores: Tensor = self.output(self.drop(torch.cat([means.flatten(1), x[:, 0]], -1)))
        return scores


def _first(output: Tensor | tuple[Tensor, ...]) -> Tensor:
    return output[0] if isinstance(output, tuple) else output


def fit(
    wordings: Sequence[Wording],
    kinds: Sequence[int],
    weights: Sequence[float],
    *,
    nothing: int,
    seed: int = 0,
) -> Network:
    """Fit the network on clauses, on every one that is something and on a sample of those that are nothing.

    Args:
        wordings: The words of each clause.
        kinds: The number of each clause's kind.
        weights: How much each clause counts.
        nothing: The number of the kind of clauses that are nothing.
        seed: Settles all chance.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = Network(max(kinds) + 1)
    used = [row for row, kind in enumerate(kinds) if kind != nothing or chance.random() < SEEN]
    cut = [pieces(wordings[row], minilm.tokenizer()) for row in used]
    wanted = torch.tensor([kinds[row] for row in used])
    weight = torch.tensor([weights[row] / SEEN if kinds[row] == nothing else weights[row] for row in used])
    fresh = [*network.marks.parameters(), *network.output.parameters()]
    known = [each for each in network.bert.parameters() if each.requires_grad]
    optimizer = torch.optim.AdamW([{"params": fresh, "lr": 1e-3}, {"params": known, "lr": RATE}], weight_decay=0.01)
    steps = EPOCHS * math.ceil(len(used) / SIZE)
    rise = steps // 10
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / rise, (steps - step) / (steps - rise))
    )
    network.train()
    for epoch in range(EPOCHS):
        for step, rows in enumerate(batches([len(each.ids) for each in cut], SIZE, chance), 1):
            losses = functional.cross_entropy(
                network(*_padded([cut[row] for row in rows])),
                wanted[rows],
                reduction="none",
                label_smoothing=SMOOTHING,
            )
            loss = (losses * weight[rows]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*fresh, *known], 1.0)
            optimizer.step()
            schedule.step()
            if step % 100 == 0:
                print(f"epoch {epoch + 1} step {step} of {steps // EPOCHS} loss {loss.item():.3f}", flush=True)
    network.eval()
    return network


def arrays(network: Network) -> dict[str, np.ndarray]:
    """Give the weights that learned, by the names that `nlp_toolkit` reads them by."""
    learned = {name: array.detach().numpy() for name, array in network.named_parameters() if array.requires_grad}
    return {name.removeprefix("bert."): array for name, array in learned.items()}


def _padded(cut: Sequence[Pieces]) -> tuple[Tensor, Tensor, Tensor]:
    rows = [torch.from_numpy(each.ids) for each in cut]
    marks = nn.utils.rnn.pad_sequence([torch.from_numpy(each.marks.T) for each in cut], batch_first=True)
    words = nn.utils.rnn.pad_sequence([torch.ones(len(row)) for row in rows], batch_first=True)
    return nn.utils.rnn.pad_sequence(rows, batch_first=True), marks, words
