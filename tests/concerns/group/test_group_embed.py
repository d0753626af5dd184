from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.group.embed import (
    CachedEncoder,
    EncoderError,
    Progress,
    SentenceEncoder,
    Vectors,
    choose,
    unit,
)
from nlp_toolkit.concerns.group.embed.cache import FILE, cache_folder
from nlp_toolkit.language import minilm

TEXTS = ["The taxi never came.", "No taxi on Tuesday.", "Nobody answers my letters."]


class Counting:
    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fit(self, texts: Sequence[str]) -> Self:  # noqa: ARG002
        return self

    def encode(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:  # noqa: ARG002
        self.asked += texts
        return unit(np.array([[len(text), 1.0] for text in texts], dtype=np.float32).reshape(len(texts), 2))


def test_texts_met_before_are_not_encoded_again_and_the_cache_holds_no_text(tmp_path: Path) -> None:
    inner = Counting()
    cached = CachedEncoder(inner, tmp_path)
    first = cached.encode(TEXTS)
    again = CachedEncoder(inner, tmp_path).encode([TEXTS[2], TEXTS[0], "New."])
    assert inner.asked == [*TEXTS, "New."]
    assert (again[:2] == first[[2, 0]]).all()
    assert b"taxi" not in (tmp_path / FILE).read_bytes()


def test_a_broken_cache_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 200)
    assert CachedEncoder(Counting(), tmp_path).encode(TEXTS).shape == (3, 2)


def test_rows_of_two_encoders_are_kept_apart(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode(TEXTS)
    other = Counting()
    other.name = "other"  # type: ignore[misc]
    CachedEncoder(other, tmp_path).encode(TEXTS)
    assert other.asked == TEXTS
    with sqlite3.connect(tmp_path / FILE) as cache:
        assert cache.execute("SELECT count(*) FROM rows").fetchone() == (6,)


def test_the_cache_lies_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NLP_TOOLKIT_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_the_encoder_of_words_alone_puts_like_near_like() -> None:
    rows = choose("lexical").fit(TEXTS).encode(TEXTS)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_the_encoder_of_words_alone_must_be_fitted() -> None:
    with pytest.raises(EncoderError, match="fit it first"):
        choose("lexical").encode(TEXTS)


@given(st.lists(st.text(max_size=30), max_size=6))
def test_the_encoder_of_words_alone_takes_any_texts(texts: list[str]) -> None:
    rows = choose("lexical").fit(texts).encode(texts)
    lengths = np.linalg.norm(rows, axis=1)
    assert len(rows) == len(texts)
    assert np.all(np.isclose(lengths, 1.0, atol=1e-4) | np.isclose(lengths, 0.0))


def test_other_weights_than_the_ones_expected_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "wrong_minilm"
    (package / "model").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "model" / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(minilm, "PACKAGE", "wrong_minilm")
    with pytest.raises(EncoderError, match="not the ones expected"):
        SentenceEncoder().load()
    monkeypatch.setattr(minilm, "PACKAGE", "absent_minilm")
    with pytest.raises(EncoderError, match="pip install"):
        SentenceEncoder().load()
