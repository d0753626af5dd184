"""The two networks: a teacher on top of MiniLM, and the small student that ships."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from nlp_toolkit.language.words import Listed, Words, shape
from training.corpus import Sentence

NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
FAR = -1e4


@dataclass(frozen=True, slots=True)
class Labels:
    """Hold the labels that both networks share."""

    tags: list[str]
    relations: list[str]
    scripts: list[str]


@dataclass(slots=True)
class Output:
    """Hold the scores of a batch of sentences."""

    tags: Tensor
    scripts: Tensor
    names: Tensor
    arcs: Tensor
    dependants: Tensor
    heads: Tensor


class Heads(nn.Module):
    """Score tags, lemma scripts, names and arcs from one vector a word."""

    def __init__(self, labels: Labels, width: int, arc: int) -> None:
        super().__init__()
        self.labels = labels
        self.drop = nn.Dropout(0.25)
        self.tag = nn.Linear(width, len(labels.tags))
        self.lem = nn.Linear(width, len(labels.scripts))
        self.ner = nn.Linear(width, len(NAMES))
        self.ad = nn.Linear(width, arc)
        self.ah = nn.Linear(width, arc)
        self.aU = nn.Parameter(torch.randn(arc + 1, arc) * 0.05)
        self.root = nn.Parameter(torch.randn(width) * 0.1)

    def score(self, x: Tensor, mask: Tensor) -> Output:
        """Score a batch: x is (sentences, words, width), mask tells words from padding."""
        x = self.drop(x)
        batch, size, width = x.shape
        rooted = torch.cat([self.root.expand(batch, 1, width), x], 1)
        dependants = self.drop(self.bend(self.ad(x)))
        arcs = with_one(dependants) @ self.aU @ self.drop(self.bend(self.ah(rooted))).transpose(1, 2)
        possible = torch.cat([torch.ones(batch, 1, dtype=torch.bool), mask], 1)[:, None, :]
        itself = functional.pad(torch.eye(size, dtype=torch.bool), (1, 0))
        arcs = arcs.masked_fill(~possible | itself, FAR)
        below, above = self.relate(x, rooted)
        return Output(self.tag(x), self.lem(x), self.ner(x), arcs, self.drop(below), self.drop(above))

    def bend(self, x: Tensor) -> Tensor:
        """Apply the network's nonlinearity."""
        raise NotImplementedError

    def relate(self, x: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        """Prepare dependants and heads for the choice of relations."""
        raise NotImplementedError

    def relations(self, output: Output, heads: Tensor) -> Tensor:
        """Score the relation of each word to the given head, 0 being the root."""
        raise NotImplementedError


class Teacher(Heads):
    """The first layers of MiniLM, told the shape of each word, with biaffine heads."""

    def __init__(self, labels: Labels, model: Path, layers: int = 4) -> None:
        config = BertConfig.from_pretrained(model)
        config.num_hidden_layers = layers
        super().__init__(labels, config.hidden_size, 320)
        self.bert = BertModel(config, add_pooling_layer=False)
        weights = load_file(str(model / "model.safetensors"))
        self.bert.load_state_dict({name.removeprefix("bert."): array for name, array in weights.items()}, strict=False)
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.shape = nn.Embedding(9, config.hidden_size)
        nn.init.zeros_(self.shape.weight)
        self.mix = nn.Parameter(torch.zeros(3))
        self.ld = nn.Linear(config.hidden_size, 128)
        self.lh = nn.Linear(config.hidden_size, 128)
        self.lU = nn.Parameter(torch.randn(len(labels.relations), 129, 129) * 0.02)
        self.tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known: dict[str, list[int]] = {}

    def forward(self, sentences: list[Sentence]) -> Output:
        """Score a batch of sentences."""
        rows = [self.rows(sentence.words) for sentence in sentences]
        ids, attention, shapes = (padded([row[part] for row in rows]) for part in (0, 1, 2))
        first, mask = padded([row[3] for row in rows]), lengths_mask(sentences)
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        states = self.bert(
            inputs_embeds=embedded, attention_mask=attention.float(), output_hidden_states=True
        ).hidden_states
        weight = torch.softmax(self.mix, 0)
        x = weight[0] * states[-1] + weight[1] * states[-2] + weight[2] * states[-3]
        return self.score(torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.size(2))), mask)

    def rows(self, words: list[str]) -> tuple[list[int], list[int], list[int], list[int]]:
        """Give the pieces of a sentence, their mask and shapes, and where each word begins."""
        ids, shapes, first = [101], [0], []
        for word in words:
            if word not in self.known:
                self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:8] or [100]
            first.append(min(len(ids), 509))
            ids += self.known[word]
            shapes += [kind(word)] * len(self.known[word])
        ids, shapes = [*ids, 102][:510], [*shapes, 0][:510]
        return ids, [1] * len(ids), shapes, first

    def bend(self, x: Tensor) -> Tensor:
        """Apply the network's nonlinearity."""
        return functional.gelu(x)

    def relate(self, x: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        """Prepare dependants and heads for the choice of relations."""
        return with_one(self.bend(self.ld(x))), with_one(self.bend(self.lh(rooted)))

    def relations(self, output: Output, heads: Tensor) -> Tensor:
        """Score the relation of each word to the given head."""
        return torch.einsum("bni,lij,bnj->bnl", output.dependants, self.lU, gathered(output.heads, heads))


class Window(nn.Module):
    """A gated convolution over a word and a neighbour on either side."""

    def __init__(self, width: int, distance: int) -> None:
        super().__init__()
        self.d = distance
        self.lin = nn.Linear(3 * width, 2 * width)
        self.ln = nn.LayerNorm(width)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Add to each vector what its neighbours say."""
        size, far = x.size(1), self.d
        padded_ = functional.pad(self.ln(x) * mask[..., None], (0, 0, far, far))
        seen = torch.cat([padded_[:, :size], padded_[:, far : far + size], padded_[:, 2 * far :]], 2)
        value, gate = self.lin(seen).chunk(2, 2)
        return x + self.drop(value * torch.sigmoid(gate))


class Attention(nn.Module):
    """One transformer layer."""

    def __init__(self, width: int, heads: int = 4, inner: int = 384) -> None:
        super().__init__()
        self.h = heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.l1, self.l2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Add to each vector what the sentence says."""
        batch, size, width = x.shape
        query, key, value = self.qkv(self.l1(x)).view(batch, size, 3, self.h, -1).permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.h)
        weight = scores.masked_fill(mask.view(batch, 1, 1, size) == 0, FAR).softmax(-1)
        x = x + self.drop(self.o((weight @ value).transpose(1, 2).reshape(batch, size, width)))
        return x + self.drop(self.f2(functional.relu(self.f1(self.l2(x)))))


class Forget(nn.Module):
    """Drop some of what is known about words, and for some words the pieces as a whole."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.pieces = pieces
        self.share = 0.0

    def forward(self, x: Tensor) -> Tensor:
        """Leave the affixes and the shape of a word whose pieces are forgotten."""
        if not self.training:
            return x
        kept = (torch.rand(*x.shape[:-1], 1) >= self.share).float()
        known = torch.cat([x[..., : self.pieces] * kept, x[..., self.pieces :]], -1)
        return functional.dropout(known, 0.2)


class Student(Heads):
    """Word pieces, affixes and shapes; three windows and two attention layers; ten thousand words a second."""

    def __init__(self, labels: Labels, model: Path, listed: Listed) -> None:
        width, affixes, shapes = 192, 4096, 512
        super().__init__(labels, width, 160)
        pieces = (model / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.words = Words(pieces, affixes, shapes, listed)
        self.we = nn.EmbeddingBag(len(pieces), 128, mode="sum", padding_idx=0)
        self.se = nn.EmbeddingBag(affixes, 48, mode="sum", padding_idx=0)
        self.fe = nn.Embedding(shapes, 32)
        self.le = nn.Embedding(Listed.SORTS, 16)
        self.inp = nn.Linear(128 + 48 + 32 + 16, width)
        self.blocks = nn.ModuleList(
            [Window(width, 1), Window(width, 1), Attention(width), Window(width, 2), Attention(width)]
        )
        self.ln = nn.LayerNorm(width)
        self.edrop = Forget(128)
        self.ld, self.lh = nn.Linear(width, 160), nn.Linear(width, 160)
        self.lo = nn.Linear(480, len(labels.relations))
        self.known: dict[str, tuple[list[int], list[int], int, int]] = {}
        self.begin(model)

    def begin(self, model: Path) -> None:
        """Start the word pieces from the main directions of MiniLM's."""
        table = load_file(str(model / "model.safetensors"))["embeddings.word_embeddings.weight"].float()
        table = table - table.mean(0)
        main = table @ torch.linalg.svd(table, full_matrices=False)[2][:128].T
        with torch.no_grad():
            self.we.weight.copy_(main / main.std() * 0.35)
            self.we.weight[0] = 0

    def forward(self, sentences: list[Sentence]) -> Output:
        """Score a batch of sentences."""
        mask = lengths_mask(sentences)
        batch, size = mask.shape
        pieces = np.zeros((batch, size, 6), dtype=np.int64)
        affixes = np.zeros((batch, size, 3), dtype=np.int64)
        shapes = np.zeros((batch, size), dtype=np.int64)
        lists = np.zeros((batch, size), dtype=np.int64)
        for row, sentence in enumerate(sentences):
            for column, word in enumerate(sentence.words):
                if word not in self.known:
                    self.known[word] = tuple(self.words.rows(word))
                found, affixes[row, column], shapes[row, column], lists[row, column] = self.known[word]
                pieces[row, column, : len(found)] = found
        parts = [
            self.we(torch.from_numpy(pieces).view(batch * size, -1)).view(batch, size, -1),
            self.se(torch.from_numpy(affixes).view(batch * size, -1)).view(batch, size, -1),
            self.fe(torch.from_numpy(shapes)),
            self.le(torch.from_numpy(lists)),
        ]
        x = self.inp(self.edrop(torch.cat(parts, 2)))
        for block in self.blocks:
            x = block(x, mask.float())
        return self.score(self.ln(x), mask)

    def bend(self, x: Tensor) -> Tensor:
        """Apply the network's nonlinearity."""
        return functional.relu(x)

    def relate(self, x: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        """Prepare dependants and heads for the choice of relations."""
        return self.bend(self.ld(x)), self.bend(self.lh(rooted))

    def relations(self, output: Output, heads: Tensor) -> Tensor:
        """Score the relation of each word to the given head."""
        chosen = gathered(output.heads, heads)
        return self.lo(torch.cat([output.dependants, chosen, output.dependants * chosen], 2))


def kind(word: str) -> int:
    """Number the shape of a word for the teacher, who sees small letters only."""
    form = shape(word)
    tests = (
        word.isdigit(),
        not any(map(str.isalpha, word)),
        word.islower(),
        form == "X",
        word.isupper(),
        word[:1].isupper() and word[1:].islower(),
        word[:1].isupper(),
    )
    return next((number for number, holds in enumerate(tests, start=1) if holds), 8)


def with_one(x: Tensor) -> Tensor:
    """Append a one to each vector, for the bias of a bilinear form."""
    return torch.cat([x, torch.ones(*x.shape[:-1], 1)], -1)


def gathered(x: Tensor, heads: Tensor) -> Tensor:
    """Pick for each word the vector of its head."""
    return torch.gather(x, 1, heads[:, :, None].expand(-1, -1, x.size(2)))


def padded(rows: list[list[int]]) -> Tensor:
    """Stack rows of different lengths, filled up with zeros."""
    return nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)


def lengths_mask(sentences: list[Sentence]) -> Tensor:
    """Tell words from padding."""
    return padded([[1] * len(sentence.words) for sentence in sentences]).bool()
