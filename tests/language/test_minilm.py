"""MiniLM on NumPy against the library that it was made with."""

from __future__ import annotations

import numpy as np
import pytest

from nlp_toolkit.language import minilm

pytestmark = pytest.mark.skipif(not minilm.installed(), reason="MiniLM is not installed")


def test_its_layers_give_what_the_library_gives() -> None:
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    told = [minilm.tokenizer().encode(text).ids for text in ("The Clerk would mend the gate.", "Noted.")]
    size = max(map(len, told))
    ids = np.array([[*row, *[0] * (size - len(row))] for row in told])
    mask = (ids > 0).astype(np.float32)
    x = minilm.Embeddings(minilm.weights())(ids)
    for number in range(6):
        x = minilm.Layer(minilm.weights(), number)(x, mask)
    model = transformers.AutoModel.from_pretrained(minilm.folder()).eval()
    with torch.inference_mode():
        expected = model(torch.tensor(ids), attention_mask=torch.tensor(mask)).last_hidden_state.numpy()
    assert np.abs((x - expected) * mask[..., None]).max() < 0.02
