"""How well undertakings are found in the passages of the annotated corpus that nobody tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_toolkit import flow
from nlp_toolkit.evaluate import Scores

CORPUS = Path(__file__).parents[2] / "corpora" / "gold"


@pytest.fixture(scope="module")
def scores() -> Scores:
    return flow.evaluate_commitments(CORPUS, split="test")


def test_most_of_what_is_trackable_is_found_and_most_of_what_is_found_is_trackable(scores: Scores) -> None:
    assert scores.trackable.expected > 100
    assert scores.trackable.precision > 0.75
    assert scores.trackable.recall > 0.6
    assert scores.trackable.f1 > 0.7


def test_owners_and_days_of_what_is_found_are_mostly_right(scores: Scores) -> None:
    owner, due = scores.fields["owner"], scores.fields["due date"]
    assert owner.of > 40
    assert owner.right / owner.of > 0.7
    assert due.of > 20
    assert due.right / due.of > 0.7


def test_a_pipeline_that_finds_nothing_scores_nothing(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("", encoding="utf-8")
    assert flow.evaluate_commitments(CORPUS, predictions=nothing, split="test").trackable.f1 == 0
