"""How well done, under way and not done are told apart, over pairs of a promise and what was told of it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from nlp_toolkit.commitments.track.telling import report
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.records import Commitment, Line, Quote

GOLD = Path(__file__).parents[2] / "corpora" / "gold" / "outcomes.jsonl"
STATUS = {"done": "done", "progress": "in_progress", "not_done": "not_done", "": "in_progress"}


@pytest.fixture(scope="module")
def held_back() -> list[dict[str, str]]:
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    return [pair for pair in pairs if pair["held_back"]]


def told(pair: dict[str, str]) -> str:
    promise = pair["promise"]
    thread = Thread(Line("X 1", Commitment(Quote("x", 0, len(promise), promise), "commitment", summary=promise)))
    return STATUS[report(pair["words"], thread).status]


def test_most_of_the_pairs_held_back_are_told_right(held_back: list[dict[str, str]]) -> None:
    right = sum(told(pair) == pair["status"] for pair in held_back)
    assert len(held_back) >= 80
    assert right / len(held_back) > 0.88


def test_little_is_told_as_done_that_is_not(held_back: list[dict[str, str]]) -> None:
    found = Counter(pair["status"] == "done" for pair in held_back if told(pair) == "done")
    assert found[True] > 25
    assert found[False] / found.total() < 0.2
