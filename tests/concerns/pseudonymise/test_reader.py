"""The network goes by the sentence: names that no list holds are told by what stands around them."""

import numpy as np
import pytest

from nlp_toolkit.concerns.pseudonymise.context import direct
from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.pieces import KNOWN, known, sentences, stretches
from nlp_toolkit.concerns.pseudonymise.reader import KINDS, reader


def named(text):
    letter = open_letter(text, [])
    return {letter.words[index].text for index in direct(letter, reader().chances(letter))}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("My son Zibroth is waiting for a place.", {"Zibroth"}),
        ("i rang again and pebble was at home with wendlow, her dad", {"pebble", "wendlow"}),
        ("Please write to us at 14 Quillet Rise.", {"14", "Quillet", "Rise"}),
        ("The team must set out the provision, and the panel decides.", set()),
        ("We like long walks by the sea, but nobody rang.", set()),
    ],
)
def test_goes_by_the_sentence(text, words):
    assert named(text) == words


def test_gives_each_word_chances_that_add_up_to_one():
    letter = open_letter("Dear Team,\n\nThank you.\n\n" + "We wrote, and nobody rang. " * 60, [])
    chances = reader().chances(letter)
    assert chances.shape == (len(letter.words), len(KINDS))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-4)


def test_an_empty_letter_has_no_chances():
    assert reader().chances(open_letter(" \n ", [])).shape == (0, len(KINDS))


def test_every_word_is_read_once_and_long_lines_are_cut():
    letter = open_letter("and so on " * 70 + "\n\nDear Team,\nIdris’s plan: “late” (again)! It is Idris’s.", [])
    read = [piece for part in stretches(letter) for sentence in part for piece in sentence]
    assert [piece.word for piece in read if piece.word >= 0] == list(range(len(letter.words)))
    assert max(map(len, sentences(letter))) == 60
    assert {",", ":", "“", "!"} <= {piece.text for piece in read if piece.word < 0}
    for part in stretches(letter):
        assert known(letter, part).shape == (sum(map(len, part)), KNOWN)


def test_what_is_known_tells_lists_shape_and_place():
    letter = open_letter("Idris went.\nShe left", [])
    (part,) = stretches(letter)
    rows = known(letter, part)
    assert not np.array_equal(rows[0], rows[3])
    assert rows[3][-8] == 1  # one line ends before "She"
    assert rows[0][-8] == 0
