"""What turns passages into numbers that stand close where the meaning is close."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Protocol, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]
Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""

DOING = "Reading for meaning"


class EncoderError(ValueError):
    """Say why passages cannot be turned into numbers, and what would help."""


class Encoder(Protocol):
    """Turn texts into rows of length one."""

    @property
    def name(self) -> str:
        """Name the encoder and the exact weights behind it."""

    def fit(self, texts: Sequence[str]) -> Self:
        """Learn the words of these texts, where the encoder was not trained beforehand."""

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Give a row for each text: float32, of length one; a text without a known word gives zeros."""


def unit(rows: NDArray[np.floating]) -> Vectors:
    """Scale rows to length one; rows of zeros stay as they are.

    >>> unit(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [[0.6000000238418579, 0.800000011920929], [0.0, 0.0]]
    """
    scaled = np.asarray(rows, dtype=np.float32)
    lengths = np.linalg.norm(scaled, axis=1, keepdims=True)
    return np.asarray(np.divide(scaled, lengths, out=np.zeros_like(scaled), where=lengths > 0), dtype=np.float32)


def by_length(texts: Sequence[str]) -> list[int]:
    """Order texts by length, so that a batch holds texts of one length and little room is wasted."""
    return sorted(range(len(texts)), key=lambda place: (-len(texts[place]), texts[place]))


def stay_offline() -> None:
    """Keep the libraries of the encoders from calling out, and from printing."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_DISABLE_PROGRESS_BARS"):
        os.environ[name] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def processors() -> int:
    """Count the processors this program may use."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdigit() and int(asked):
        return int(asked)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
