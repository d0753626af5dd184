"""Rows that were worked out before, kept by a fingerprint of their text; no text is kept."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Self

import numpy as np

from nlp_toolkit.concerns.group.embed.encoder import Encoder, Progress, Vectors

FILE = "embeddings.sqlite"
AT_ONCE = 500
TABLE = (
    "CREATE TABLE IF NOT EXISTS rows (encoder TEXT, print BLOB, row BLOB, PRIMARY KEY (encoder, print)) WITHOUT ROWID"
)


def cache_folder() -> Path:
    """Tell where this user's caches lie; the variable NLP_TOOLKIT_CACHE names another place."""
    if told := os.environ.get("NLP_TOOLKIT_CACHE"):
        return Path(told)
    home = Path.home()
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}.get(
        sys.platform, home / ".cache"
    )
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return (Path(given) if given else usual) / "nlp-toolkit"


class CachedEncoder:
    """Ask another encoder only for texts that it has not met before.

    A cache that cannot be read or written is passed over: it saves time and decides nothing.

    Args:
        inner: The encoder; one that was trained beforehand.
        folder: Where the cache lies; the user's cache if not given.
    """

    def __init__(self, inner: Encoder, folder: Path | None = None) -> None:
        self.inner = inner
        self.folder = folder

    @property
    def name(self) -> str:
        """Name the encoder within."""
        return self.inner.name

    def fit(self, texts: Sequence[str]) -> Self:  # noqa: ARG002 - the encoder within was trained beforehand
        """Learn nothing: the encoder within was trained beforehand."""
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Give a row for each text: float32, of length one."""
        prints = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        known = self._read(set(prints))
        new = {key: text for key, text in zip(prints, texts, strict=True) if key not in known}
        if new:
            rows = self.inner.encode(list(new.values()), progress=progress)
            made = dict(zip(new, rows, strict=True))
            self._write(made)
            known |= made
        if not texts:
            return self.inner.encode([])
        return np.stack([known[key] for key in prints])

    def _read(self, prints: set[bytes]) -> dict[bytes, Vectors]:
        found: dict[bytes, Vectors] = {}
        wanted = sorted(prints)
        with suppress(sqlite3.Error, OSError), closing(self._open()) as cache:
            for start in range(0, len(wanted), AT_ONCE):
                some = wanted[start : start + AT_ONCE]
                marks = ",".join("?" * len(some))
                query = f"SELECT print, row FROM rows WHERE encoder = ? AND print IN ({marks})"  # noqa: S608 - marks only
                for key, row in cache.execute(query, (self.name, *some)):
                    found[key] = np.frombuffer(row, dtype="<f4").astype(np.float32)
        return found

    def _write(self, made: dict[bytes, Vectors]) -> None:
        lines: Iterable[tuple[str, bytes, bytes]] = (
            (self.name, key, row.astype("<f4").tobytes()) for key, row in made.items()
        )
        with suppress(sqlite3.Error, OSError), closing(self._open()) as cache, cache:
            cache.executemany("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", lines)

    def _open(self) -> sqlite3.Connection:
        folder = self.folder or cache_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        cache = sqlite3.connect(folder / FILE, timeout=10)
        cache.execute(TABLE)
        return cache
