from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.group.naming import name, phrases, shared_words

BREAKS = ["Our short breaks were cut.", "There are no short breaks for him.", "A short break is all I ask."]
NOISE = ["The noise at lunch hurts.", "Noise at lunch again!", "I blame the noise at lunch."]
LETTERS = ["Your letter came last week.", "A letter, last week!", "The letter of last week."]


def named(texts: list[str], families: str, labels: list[int], groups: list[int]) -> list[tuple[str, ...]]:
    return phrases(texts, list(families), np.array(labels), groups)


def test_a_group_is_named_by_the_phrase_that_its_families_share_in_the_form_most_used() -> None:
    found = named(BREAKS + NOISE, "abcdef", [0, 0, 0, 1, 1, 1], [0, 1])
    assert found == [("short breaks",), ("noise at lunch",)]


def test_what_fewer_than_three_families_said_names_nothing() -> None:
    assert named(BREAKS, "aab", [0, 0, 0], [0]) == [()]


def test_commonplace_words_and_what_is_said_everywhere_name_nothing() -> None:
    assert named(LETTERS, "abc", [0, 0, 0], [0]) == [()]
    everywhere = [*BREAKS, *(f"{text} Really." for text in BREAKS * 2)]
    assert named(everywhere, "abcdefghi", [0] * 3 + [1] * 3 + [2] * 3, [0]) == [()]


def test_stand_ins_name_nothing() -> None:
    assert named(["[CHILD 1] of [SCHOOL 2]"] * 3, "abc", [0, 0, 0], [0]) == [()]


def test_words_that_three_families_share_stand_in_for_a_phrase_those_of_others_last() -> None:
    texts = [*LETTERS, "A letter of thanks.", "The letter of praise."]
    labels = np.array([0, 0, 0, 1, 1])
    assert shared_words(texts, list("abcde"), labels, [0, 1]) == [("week", "letter"), ()]


def test_a_group_beside_the_theme_it_is_like_says_that_it_repeats_it() -> None:
    assert name((), 2, words=("week", "letter"), like="Delay", repeats=True) == "Repeats “Delay”: week, letter"
    assert name((), 2, words=("week", "letter"), like="Delay") == "Like “Delay”: week, letter"
    assert name((), 2, words=("week",)) == "Concern 2: week"


def test_a_name_is_told_from_phrases_then_from_a_theme_and_else_says_that_there_is_none() -> None:
    assert name(("short breaks", "holiday club", "pool"), 1, like="Transport") == "Short breaks; holiday club"
    assert "Transport" in name((), 7, like="Transport")
    assert name((), 7).startswith("Concern 7, not named")


@given(st.lists(st.text(max_size=40), min_size=3, max_size=8))
def test_every_word_of_a_phrase_was_used_by_three_families(texts: list[str]) -> None:
    found = named(texts, "abcdefgh"[: len(texts)], [0] * len(texts), [0])
    for phrase in found[0]:
        stems = [word.rstrip("s") for word in phrase.split()]
        assert sum(all(stem in text.lower().replace("’", "'") for stem in stems) for text in texts) >= 3
