from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Self

import numpy as np
import pytest

from nlp_toolkit.concerns.group.embed import Progress, Vectors, unit
from nlp_toolkit.records import Passage, Quote

SUBJECTS = {
    "taxi": ["the taxi was late", "no taxi came today", "a taxi without an escort", "that taxi again left him waiting"],
    "noise": ["noise in the canteen", "the noise at lunch", "noise hurts his ears", "so much noise at dinner"],
    "swimming": ["swimming lessons stopped", "no swimming since May", "swimming was promised", "she misses swimming"],
}


class WordEncoder:
    """Give each word a fixed direction of its own; texts that share words lie near each other."""

    name = "words-64"

    def fit(self, texts: Sequence[str]) -> Self:  # noqa: ARG002
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for place, text in enumerate(texts):
            for word in re.findall(r"[a-z]{4,}", text.lower()):
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
                rows[place] += np.random.default_rng(seed).normal(size=64)
        return unit(rows)


@pytest.fixture
def encoder() -> WordEncoder:
    return WordEncoder()


@pytest.fixture
def passage() -> Callable[..., Passage]:
    def make(number: int, text: str, *, family: str = "", date: dt.date | None = None) -> Passage:
        doc = f"letter-{number:03d}"
        quote = Quote(doc, 0, len(text), text)
        return Passage(f"{doc}:0", family or f"family-{number:02d}", quote, 0, len(text), date=date, letters=(doc,))

    return make


@pytest.fixture
def letters(passage: Callable[..., Passage]) -> list[Passage]:
    """Twelve passages of twelve families about three things."""
    said = [text for texts in SUBJECTS.values() for text in texts]
    return [passage(n, text, date=dt.date(2023, 1 + n % 6, 3)) for n, text in enumerate(said, start=1)]
