"""Fit a network to sentences, apply it, and measure it."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from nlp_toolkit.language.trees import best_tree
from training.corpus import Sentence, rewrite
from training.networks import NAMES, Heads, Labels, Output

WEIGHTS = {"tags": 1.0, "scripts": 0.5, "names": 1.5, "heads": 1.5, "relations": 1.0}


def labels_of(sentences: list[Sentence]) -> Labels:
    """Collect the labels worth learning: tags seen twice, lemma scripts seen three times, every relation."""
    tags = Counter(tag for sentence in sentences for tag in sentence.tags)
    scripts = Counter(how for sentence in sentences for how in sentence.scripts)
    relations = {relation for sentence in sentences for relation in sentence.relations}
    return Labels([t for t, n in tags.items() if n > 1], sorted(relations), [s for s, n in scripts.items() if n > 2])


def batches(sentences: list[Sentence], size: int, chance: random.Random | None) -> list[list[int]]:
    """Group sentences of like length, at most `size` words with padding; in random order if given chance."""
    order = sorted(
        range(len(sentences)), key=lambda i: len(sentences[i].words) + (chance.random() * 4 if chance else 0)
    )
    found: list[list[int]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, len(sentences[index].words))
        if found[-1] and (len(found[-1]) + 1) * longest > size:
            found.append([])
            longest = len(sentences[index].words)
        found[-1].append(index)
    if chance:
        chance.shuffle(found)
    return found


def loss_of(network: Heads, sentences: list[Sentence], output: Output) -> Tensor:
    """Add up the losses of all that is known about a batch."""
    heads = _targets(sentences, "heads", None)
    losses = {
        "tags": _entropy(output.tags, _targets(sentences, "tags", network.labels.tags)),
        "scripts": _entropy(output.scripts, _targets(sentences, "scripts", network.labels.scripts)),
        "names": _entropy(output.names, _targets(sentences, "names", NAMES)),
        "heads": _entropy(output.arcs, heads),
    }
    if (heads >= 0).any():
        scores = network.relations(output, heads.clamp(min=0))
        losses["relations"] = _entropy(scores, _targets(sentences, "relations", network.labels.relations))
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def _targets(sentences: list[Sentence], what: str, labels: list[str] | None) -> Tensor:
    size = max(len(sentence.words) for sentence in sentences)
    numbers = {label: number for number, label in enumerate(labels or [])}
    target = torch.full((len(sentences), size), -100)
    for row, sentence in enumerate(sentences):
        values = getattr(sentence, what)
        known = values if labels is None else [numbers.get(value, -100) for value in values]
        target[row, : len(known)] = torch.tensor(known, dtype=torch.long)
    return target


def _entropy(scores: Tensor, target: Tensor) -> Tensor:
    if not (target >= 0).any():
        return torch.zeros(())
    return functional.cross_entropy(scores.reshape(-1, scores.size(-1)), target.reshape(-1), ignore_index=-100)


def vary(sentence: Sentence, chance: random.Random) -> Sentence:
    """Now and then drop the full stop or print a sentence in capitals, as minutes do."""
    draw = chance.random()
    if draw < 0.10 and sentence.heads and len(sentence.words) > 4 and _ends_loosely(sentence):
        cut = {f: getattr(sentence, f)[:-1] for f in ("words", "tags", "scripts", "heads", "relations", "names")}
        return Sentence(**cut)
    if 0.10 <= draw < 0.13:
        return replace(sentence, words=[word.upper() for word in sentence.words], scripts=[])
    return sentence


def _ends_loosely(sentence: Sentence) -> bool:
    return (
        sentence.words[-1] in ".!?" and sentence.relations[-1] == "punct" and len(sentence.words) not in sentence.heads
    )


def fit(
    network: Heads,
    sources: list[tuple[list[Sentence], float]],
    *,
    epochs: float,
    rate: float,
    size: int,
    seed: int,
    slow: str = "",
    checkpoint: Path | None = None,
    change: Callable[[Sentence, random.Random], Sentence] | None = None,
) -> None:
    """Fit a network, with a rate that rises, then falls to nothing, and keep the running average of its weights.

    Args:
        network: what to fit.
        sources: sentences, and how often to use each set in one epoch.
        epochs: how often to go through all of them.
        rate: the highest learning rate.
        size: words a batch, padding included.
        seed: settles all chance.
        slow: the prefix of parameters that learn at a seventh of the rate.
        checkpoint: where to save the averaged weights every 200 steps.
        change: what to do to each sentence besides `vary`, before each epoch.
    """
    chance = random.Random(seed)
    torch.manual_seed(seed)
    steps = int(len(batches(_draw(sources, chance), size, chance)) * epochs)
    groups = _groups(network, rate, slow)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step, steps))
    average = {name: array.clone() for name, array in network.state_dict().items()}
    begun, total = time.time(), 0.0
    for step, sentences in enumerate(_stream(sources, size, steps, chance, change), start=1):
        network.train()
        loss = loss_of(network, sentences, network(sentences))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        schedule.step()
        _follow(average, network, min(0.998, (1 + step) / (10 + step)))
        total += loss.item()
        if step % 20 == 0:
            print(f"step {step}/{steps} loss {total / 20:.3f} {time.time() - begun:.0f}s", flush=True)
            total = 0.0
        if checkpoint and step % 200 == 0:
            torch.save({"weights": average, "labels": network.labels}, checkpoint)
    network.load_state_dict(average)
    if checkpoint:
        torch.save({"weights": average, "labels": network.labels}, checkpoint)


def _groups(network: Heads, rate: float, slow: str) -> list[dict[str, object]]:
    named = [(name, array) for name, array in network.named_parameters() if array.requires_grad]
    slowly = [array for name, array in named if slow and name.startswith(slow)]
    quickly = [array for name, array in named if not (slow and name.startswith(slow))]
    return [{"params": quickly, "lr": rate}] + ([{"params": slowly, "lr": rate / 7}] if slowly else [])


def _slope(step: int, steps: int) -> float:
    return min(1.0, (step + 1) / min(200, 1 + steps // 10)) * max(
        0.01, 0.5 * (1 + math.cos(math.pi * min(1.0, step / steps)))
    )


def _follow(average: dict[str, Tensor], network: Heads, decay: float) -> None:
    with torch.no_grad():
        for name, array in network.state_dict().items():
            if array.dtype.is_floating_point:
                average[name].mul_(decay).add_(array, alpha=1 - decay)


def _draw(sources: list[tuple[list[Sentence], float]], chance: random.Random) -> list[Sentence]:
    drawn: list[Sentence] = []
    for sentences, times in sources:
        drawn += sentences * int(times) + chance.sample(sentences, int(len(sentences) * (times % 1)))
    return drawn


def _stream(
    sources: list[tuple[list[Sentence], float]],
    size: int,
    steps: int,
    chance: random.Random,
    change: Callable[[Sentence, random.Random], Sentence] | None,
) -> Iterator[list[Sentence]]:
    done = 0
    while done < steps:
        drawn = [vary(sentence, chance) for sentence in _draw(sources, chance)]
        drawn = [change(sentence, chance) for sentence in drawn] if change else drawn
        for batch in batches(drawn, size, chance)[: steps - done]:
            done += 1
            yield [drawn[index] for index in batch]


@torch.no_grad()
def label(network: Heads, sentences: list[Sentence], *, size: int = 3000) -> list[Sentence]:
    """Apply a network: every sentence comes back with tags, lemmas, a tree and names."""
    network.eval()
    done: list[Sentence] = [Sentence([])] * len(sentences)
    root = network.labels.relations.index("root")
    for batch in batches(sentences, size, None):
        chosen = [sentences[index] for index in batch]
        output = network(chosen)
        arcs = torch.log_softmax(output.arcs, -1).numpy()
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for row, sentence in enumerate(chosen):
            size_ = len(sentence.words)
            heads[row, :size_] = torch.from_numpy(best_tree(np.ascontiguousarray(arcs[row, :size_, : size_ + 1])))
        relations = network.relations(output, heads)
        relations[..., root] = -1e9
        found = [x.argmax(-1) for x in (output.tags, output.scripts, output.names, relations)]
        for row, index in enumerate(batch):
            done[index] = _labelled(network.labels, chosen[row], heads[row].tolist(), [x[row].tolist() for x in found])
    return done


def _labelled(labels: Labels, sentence: Sentence, heads: list[int], found: list[list[int]]) -> Sentence:
    size = len(sentence.words)
    tags, scripts, names, relations = (column[:size] for column in found)
    return Sentence(
        words=sentence.words,
        tags=[labels.tags[tag] for tag in tags],
        scripts=[labels.scripts[how] for how in scripts],
        heads=heads[:size],
        relations=["root" if head == 0 else labels.relations[r] for head, r in zip(heads, relations, strict=False)],
        names=[NAMES[name] for name in names],
    )


def scores(gold: list[Sentence], found: list[Sentence]) -> dict[str, float]:
    """Compare sentences with gold: UPOS, UAS, LAS and lemmas, each a share of the words."""
    counts: Counter[str] = Counter()
    for right, guess in zip(gold, found, strict=True):
        for place, word in enumerate(right.words):
            head = right.heads[place] == guess.heads[place]
            counts["words"] += 1
            counts["UPOS"] += right.tags[place].split("|")[0] == guess.tags[place].split("|")[0]
            counts["UAS"] += head
            counts["LAS"] += head and right.relations[place] == guess.relations[place]
            counts["lemma"] += rewrite(word, guess.scripts[place]) == right.lemmas[place]
    return {name: counts[name] / counts["words"] for name in ("UPOS", "UAS", "LAS", "lemma")}
