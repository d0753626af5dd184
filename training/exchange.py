"""Put the name of one person in the place of another, so that a network learns the wording around a name."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from training.corpus import Sentence


class Exchange:
    """Exchange people's names of one or two words for others of the same length."""

    def __init__(self, sentences: Iterable[Sentence], share: float) -> None:
        self.share = share
        self.known: dict[int, list[list[str]]] = defaultdict(list)
        for sentence in sentences:
            for start, end in _people(sentence):
                self.known[end - start].append(sentence.words[start:end])

    def __call__(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """Exchange the names in a share of the sentences."""
        if chance.random() >= self.share:
            return sentence
        words = list(sentence.words)
        for start, end in _people(sentence):
            words[start:end] = chance.choice(self.known[end - start])
        return replace(sentence, words=words)


def _people(sentence: Sentence) -> Iterator[tuple[int, int]]:
    for start, name in enumerate(sentence.names):
        if name != "B-PER":
            continue
        end = start + 1
        while end < len(sentence.names) and sentence.names[end] == "I-PER":
            end += 1
        words = sentence.words[start:end]
        if len(words) <= 2 and all(word.isalpha() and word[0].isupper() for word in words):
            yield start, end
