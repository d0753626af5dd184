"""A word's look and its neighbours together tell names that no list has, and words from names."""

import pytest

from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.looks import look, weigh


def found(text):
    """List the words that were found in a text."""
    return [text[one.start : one.end] for one in detect(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("i asked moth. then moth saw it and moth told mum", "moth"),
        ("Messrs Blackadder & Finch LLP wrote to us.", "Finch"),
        ("my partner dean has took time off. deans boss isnt happy", "deans"),
        ("My son Nana Kofi is waiting.", "Nana Kofi"),
        ("sorry it's jan can i just say he waited", "jan"),
        ("Signed: A v d Berg", "A v d Berg"),
        ("Re: LAU Tsz Kiu, year 4", "LAU Tsz Kiu"),
        ("10.45 emailed QB, cc MB. Told QB again.", "MB"),
    ],
)
def test_finds_names_that_no_rule_alone_would(text, name):
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mark my words, this will not end well.",
        "Will the school be told?",
        "I was put on the list in April, which was a different link.",
        "Meanwhile the plan waits.",
        "The opperator was kind.",
        "That depends on the end-to-end review.",
    ],
)
def test_leaves_words_that_stand_as_words(text):
    assert found(text) == []


def test_a_child_named_at_the_opening_stands_without_the_word_before():
    text = "Meanwhile Jack, who waits, has begun to stammer."
    assert found(text) == ["Jack"]


def test_what_stands_beside_a_word_changes_its_weight():
    letter = open_letter("me and moth and the others saw a moth on the wall", [])
    assert weigh(letter, 2) > weigh(letter, 8)
    assert look(letter, 2) == look(letter, 8)
