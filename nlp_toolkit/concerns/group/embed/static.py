"""A fast encoder: one row per word, distilled on this machine from MiniLM and averaged over a text."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from nlp_toolkit.concerns.group.embed.cache import cache_folder
from nlp_toolkit.concerns.group.embed.encoder import DOING, EncoderError, Progress, Vectors, stay_offline, unit
from nlp_toolkit.concerns.group.embed.sentence import REMEDY, minilm_folder, quiet
from nlp_toolkit.language import minilm

if TYPE_CHECKING:
    from model2vec import StaticModel

DIMENSIONS = 256
BATCH = 4096
_MADE = f"{DIMENSIONS}-{minilm.SHA256[:12]}"
_WORD = re.compile(r"[\w'’-]+")


class StaticEncoder:
    """Read words alone, some hundred times faster than whole sentences and a little less well.

    Args:
        folder: Where the distilled model is kept; the user's cache if not given. It is made on first use.
        telling: Leave out words such as "the" and "of", so that rows say more of what a text is about.
    """

    def __init__(self, folder: Path | None = None, *, telling: bool = False) -> None:
        self.folder = folder
        self.telling = telling
        self._loaded: StaticModel | None = None

    @property
    def name(self) -> str:
        """Name the weights it was distilled from, and its width."""
        return f"static-{'telling-' if self.telling else ''}{_MADE}"

    def fit(self, texts: Sequence[str]) -> Self:  # noqa: ARG002 - it was trained beforehand
        """Learn nothing: the model was trained beforehand."""
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Give a row for each text: float32, of length one; a text without a known word gives zeros."""
        model = self.load()
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = [_telling(text) if self.telling else text for text in texts[start : start + BATCH]]
            rows[start : start + len(batch)] = model.encode(batch, use_multiprocessing=False, max_length=512)
            if progress:
                progress(DOING, start + len(batch), len(texts))
        return unit(rows)

    def load(self) -> StaticModel:
        """Load the model, after distilling it where this machine has none yet.

        Raises:
            EncoderError: If model2vec or MiniLM is not installed.
        """
        if self._loaded is None:
            stay_offline()
            try:
                from model2vec import StaticModel
            except ImportError:
                raise EncoderError(f"the fast encoder needs model2vec, which is not installed; {REMEDY}") from None
            folder = self.folder or cache_folder() / f"static-{_MADE}"
            if not (folder / "model.safetensors").exists():
                _distil(folder)
            self._loaded = StaticModel.from_pretrained(str(folder))
        return self._loaded


def _telling(text: str) -> str:
    """Leave out words that tell nothing; a text of such words alone stays as it is."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return " ".join(word for word in _WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS) or text


def _distil(folder: Path) -> None:
    """Make the model beside its place and move it there whole, so that no broken one is left behind."""
    try:
        from model2vec.distill import distill
    except ImportError:
        raise EncoderError(f"the fast encoder is distilled with torch, which is not installed; {REMEDY}") from None
    quiet()
    with redirect_stderr(io.StringIO()):  # it draws a bar of its own
        made = distill(str(minilm_folder()), device="cpu", pca_dims=DIMENSIONS, quantize_to="float32")
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".static-"))
    try:
        made.save_pretrained(str(draft))
        draft.replace(folder)
    except OSError:
        if not (folder / "model.safetensors").exists():
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
