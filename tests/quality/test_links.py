"""How well promises are linked from meeting to meeting, over the threads written down for the ten samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_toolkit import flow
from nlp_toolkit.commitments.track import track
from nlp_toolkit.evaluate.tracking import LinkScores, read_threads, score_links, with_events

CORPORA = Path(__file__).parents[2] / "corpora"


@pytest.fixture(scope="module")
def scores() -> LinkScores:
    events = read_threads(CORPORA / "gold" / "threads" / "brenshire.jsonl")
    documents = flow.gather([CORPORA / "samples" / "minutes"], kind="minutes").minutes
    readings = [with_events(reading, events) for reading in flow.extract(documents)]
    return score_links(track([], readings), events, documents)


def test_most_links_that_are_made_are_right(scores: LinkScores) -> None:
    assert scores.made > 50
    assert scores.precision > 0.85


def test_more_than_half_of_the_links_there_should_be_are_made_or_proposed(scores: LinkScores) -> None:
    assert scores.expected > 90
    assert (scores.found + scores.proposed) / scores.expected > 0.5


def test_what_became_of_a_promise_is_told_right_for_most_links(scores: LinkScores) -> None:
    assert scores.kinds_right / scores.found > 0.8
