"""The words around a word tell whether it is a name there; what it is called by itself is weighed apart."""

import pytest

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.slots import features, likely, seldom

NAMED = [
    ("my partner rob says stop being nice", "rob"),
    ("ask dawn, she knows", "dawn"),
    ("i told ruby to wait and ruby waited", "ruby"),
    ("its joy here, summers mum", "joy"),
    ("our olive is 7 and olive is deaf", "olive"),
]
PLAIN = [
    ("the sun came up before the dawn and it was a joy to see", ("dawn", "joy")),
    ("i hope you will ring, we live in hope", ("hope", "will")),
    ("there was no grace in it and the summer was long", ("grace", "summer")),
]


@pytest.mark.parametrize(("text", "name"), NAMED)
def test_a_word_in_lower_case_is_a_name_where_it_stands_as_one(text, name):
    assert name in {text[one.start : one.end] for one in detect(text)}


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_the_same_words_stay_where_they_are_words(text, words):
    assert not {text[one.start : one.end] for one in detect(text)} & set(words)


def test_the_word_itself_tells_nothing_of_its_slot():
    one, other = (open_letter(f"my son {name} is home", []) for name in ("sky", "table"))
    assert features(one, 2) == features(other, 2)
    assert likely(one, 2) > likely(other, 2)


def test_words_seldom_used_as_names_are_names_all_the_same():
    listed = terms.load("word_names")
    assert {word for word in listed["seldom"].split() if not seldom(word)} == set()
    assert "hope" in listed["seldom"].split()
    assert not seldom("dawn")
