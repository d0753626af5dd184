"""Keep the trained arrays of a pipe in one file beside the pipeline's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt

_FILE = "weights.npz"


class Trained:
    """Write and read what a pipe has learned; half precision, and nothing that could run code."""

    def __init__(self) -> None:
        self.weights: dict[str, npt.NDArray[np.generic]] = {}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002
        """Write the arrays into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _FILE).open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **self.weights)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Trained:  # noqa: ARG002
        """Read the arrays from a folder."""
        with np.load(Path(path) / _FILE, allow_pickle=False) as arrays:
            self.use(dict(arrays))
        return self

    def use(self, weights: dict[str, npt.NDArray[np.generic]]) -> None:
        """Take these arrays as what was learned."""
        self.weights = weights
