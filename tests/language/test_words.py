"""Words as rows of tables: pieces, affixes, shape, and the lists of names that hold them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit import language
from nlp_toolkit.language.words import Listed, Words, shape

LISTED = Listed.of({"Priya": 1, "Lane": 2, "Ashby": 2 + 8})


@pytest.mark.parametrize(("word", "row"), [("Priya", 1), ("PRIYA", 1), ("lane", 2), ("Ashby", 10), ("Clerk", 0)])
def test_a_word_is_found_in_its_lists_in_whatever_letters(word: str, row: int) -> None:
    assert LISTED.row(word) == row


def test_lists_of_one_word_are_added_up_and_survive_packing() -> None:
    packed = Listed.of({"Lane": 2, "LANE": 8})
    assert packed.row("Lane") == 10
    assert Listed(packed.keys, packed.sorts).row("Lane") == 10
    assert packed.keys.dtype == np.uint32


@given(st.text(min_size=1))
def test_any_word_has_rows_within_the_tables(word: str) -> None:
    rows = Words(["[UNK]", "a", "##a"], 64, 32, LISTED).rows(word)
    assert rows.pieces
    assert all(0 <= row < 3 for row in rows.pieces)
    assert all(0 < row < 64 for row in rows.affixes)
    assert 0 < rows.shape < 32
    assert 0 <= rows.lists < Listed.SORTS


def test_shapes() -> None:
    assert [shape(word) for word in ("Cllr", "JB", "2024/25", "U.K.")] == ["Xxxx", "XX", "ddd/dd", "X.X."]


def test_the_shipped_pipeline_knows_given_names() -> None:
    words = language.load().get_pipe("minutes_encoder").encoder.words  # type: ignore[attr-defined]
    assert words.rows("Margaret").lists & 1
    assert not words.rows("timescales").lists
