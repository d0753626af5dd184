"""How near in meaning words are, where they are not the same."""

from __future__ import annotations

import numpy as np
import pytest

from nlp_toolkit.commitments.track.meanings import covered, summed
from nlp_toolkit.commitments.track.words import Weights, bag

WEIGHTS = Weights([])


def near(one: str, other: str) -> float:
    rows = summed([bag(one).stems, bag(other).stems], WEIGHTS)
    return float(rows[0] @ rows[1])


@pytest.mark.parametrize(
    ("words", "like", "unlike"),
    [
        ("the bus timetable", "trains and coaches", "the oak tree"),
        ("a new classroom", "teachers and pupils", "the car park barrier"),
        ("repairs to the roof", "the broken tiles and ceiling", "an election of officers"),
    ],
)
def test_words_of_like_meaning_are_nearer(words: str, like: str, unlike: str) -> None:
    assert near(words, like) > near(words, unlike) + 0.1


def test_words_without_a_meaning_of_their_own_are_like_themselves_alone() -> None:
    assert near("zzorbl", "zzorbl") == pytest.approx(1.0)
    assert near("zzorbl", "qwyxen") < 0.5


def test_a_text_without_words_is_like_nothing() -> None:
    rows = summed([frozenset(), bag("the bus timetable").stems], WEIGHTS)
    assert np.array_equal(rows[0], np.zeros(rows.shape[1]))
    assert summed([], WEIGHTS).shape == (0, rows.shape[1])


def test_a_word_is_met_by_itself_in_full_and_by_a_near_one_in_part() -> None:
    wanted = bag("timetable").stems
    whole, part, none = (covered(wanted, bag(words).stems, WEIGHTS) for words in ("timetable", "schedule", "oak"))
    assert whole == pytest.approx(1.0)
    assert none == 0.0
    assert 0.0 < part < whole
    assert covered(frozenset(), wanted, WEIGHTS) == 0.0
