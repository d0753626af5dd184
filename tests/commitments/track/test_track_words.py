"""Telling words are found, weighed by rarity, and met by their forms."""

from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.commitments.track.words import MUTED, Weights, bag, stem


def test_forms_of_a_verb_meet():
    assert {stem(word) for word in ("write", "writes", "written", "wrote")} == {stem("write")}
    assert stem("published") == stem("publishing") == stem("publish")


def test_dates_and_small_words_are_no_telling_words():
    told = bag("The Chairman agreed to report to the Panel by 31 July 2022")
    assert not told.stems


def test_round_figures_name_nothing():
    assert bag("All 412 of the 1,000 plans").numbers == {"412"}


def test_rare_words_weigh_more():
    weights = Weights([bag("a review of plans"), bag("a tracker of plans"), bag("an audit of plans")])
    assert weights["tracker"] > weights["plan"]


def test_names_weigh_next_to_nothing():
    assert Weights([], frozenset({"okonjo"}))["okonjo"] == MUTED


@given(st.text())
def test_any_text_has_a_bag(text: str):
    told = bag(text)
    assert told.numbers <= told.stems
    assert set(told.shown) >= told.stems
