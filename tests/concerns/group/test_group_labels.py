from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.group.labels import quotes, terms
from nlp_toolkit.concerns.group.partition import Partition
from nlp_toolkit.concerns.group.stability import stability
from nlp_toolkit.records import Passage

TEXTS = ["The minibus broke down", "Our minibus is old", "A minibus without a heater", "Zebedee hates the minibus",
         "Library books", "The library van", "The library closed"]  # fmt: skip
LABELS = np.array([0, 0, 0, 0, 1, 1, 1])


def test_a_word_that_fewer_than_three_families_used_names_nothing() -> None:
    found = terms(TEXTS, ["a", "b", "c", "d", "e", "f", "g"], LABELS)
    assert found == [("minibus",), ("library",)]
    one_family = terms(TEXTS, ["a", "a", "a", "a", "e", "f", "g"], LABELS)
    assert one_family == [(), ("library",)]


def test_stand_ins_and_common_words_name_nothing() -> None:
    texts = ["[CHILD 1] said on Monday that [SCHOOL 2] was just loud"] * 4
    assert terms(texts, list("abcd"), np.zeros(4, dtype=np.int64)) == [("loud",)]


def test_texts_without_words_have_no_terms() -> None:
    assert terms(["1", "?", ""], list("abc"), np.zeros(3, dtype=np.int64)) == [()]
    assert terms([], [], np.array([], dtype=np.int64)) == []


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_terms_come_of_any_text(texts: list[str]) -> None:
    families = [str(n) for n in range(len(texts))]
    found = terms(texts, families, np.zeros(len(texts), dtype=np.int64))
    assert len(found) == 1
    for word in found[0]:
        assert sum(all(part in text.lower() for part in word.split()) for text in texts) >= 3


def test_quotes_come_from_different_families_and_the_nearest_first(passage: Callable[..., Passage]) -> None:
    held = [passage(1, "one", family="f1"), passage(2, "two", family="f1"), passage(3, "three", family="f2")]
    chosen = quotes(held, np.array([0.2, 0.9, 0.5], dtype=np.float32))
    assert [one.quote.text for one in chosen] == ["two", "three"]


def test_groups_far_apart_are_wholly_stable_and_loose_ones_are_not() -> None:
    chance = np.random.default_rng(1)
    firm = np.repeat(np.eye(3, 24), 10, axis=0) + 0.02 * chance.normal(size=(30, 24))
    loose = chance.normal(size=(60, 4))
    for rows, whole in ((firm, True), (loose, False)):
        fitted = Partition().fit(rows)
        found = [one for one in stability(rows, [f"l{n}" for n in range(len(rows))], fitted) if one]
        assert all(one.order == one.seeds == 1.0 for one in found)
        assert all(one.left_out > 0.9 for one in found) == whole
