"""What the network reads is taken where the rules found nothing, and hardly where they found nobody."""

import numpy as np
import pytest

from nlp_toolkit.concerns.pseudonymise.context import direct, others_read, people_read
from nlp_toolkit.concerns.pseudonymise.detect import detect
from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.reader import KINDS


class Told:
    """Read a few words as told, and all others as nobody's."""

    def __init__(self, **kinds):
        self.kinds = kinds

    def chances(self, letter):
        """Give a word that was told its chance, and the others none."""
        found = np.zeros((len(letter.words), len(KINDS)), dtype=np.float32)
        for index, word in enumerate(letter.words):
            kind, chance = self.kinds.get(word.key, ("", 0.0))
            found[index, KINDS.index(kind)] = chance
        return found


def test_a_name_that_is_read_is_followed_through_the_letter():
    text = "my son idris and thistlewick wait\n\nthistlewicks plan is late"
    found = detect(text, network=Told(thistlewick=("person", 0.3)))
    assert [text[one.start : one.end] for one in found] == ["idris", "thistlewick", "thistlewicks"]
    assert found[1].doubtful
    assert "around" in found[1].reason


def test_a_weak_reading_counts_only_where_somebody_is_named():
    alone = open_letter("we saw thistlewick there", [])
    told = Told(thistlewick=("person", 0.3))
    assert direct(alone, told.chances(alone)) == {}
    alone.name(1, "for the sake of it")
    assert direct(alone, told.chances(alone)) == {2: "person"}


@pytest.mark.parametrize(("word", "kind"), [("the", "person"), ("months", "person"), ("ring", "reference")])
def test_a_weak_reading_of_a_small_or_ordinary_word_is_nothing(word, kind):
    letter = open_letter("Idris waits. We ring for months and the line is dead.", [])
    letter.name(0, "for the sake of it")
    assert direct(letter, Told(**{word: (kind, 0.3)}).chances(letter)) == {}


def test_nobody_is_kept_as_an_official_because_the_network_says_so():
    letter = open_letter("ask Vorsley", [])
    people_read(letter, Told(vorsley=("official", 0.9)).chances(letter))
    assert letter.names[1].role == ""


def test_words_of_an_address_are_one_finding_without_small_words_at_its_ends():
    letter = open_letter("we are at quillet steps now", [])
    told = Told(at=("address", 0.9), quillet=("address", 0.9), steps=("address", 0.9))
    (found,) = others_read(letter, told.chances(letter))
    assert (found.start, found.end, found.type) == (10, 23, "address")


def test_a_speaker_in_capitals_opens_what_is_said():
    assert [word.opens for word in open_letter("MS TARN: Have you?", []).words] == [True, False, True, False]
