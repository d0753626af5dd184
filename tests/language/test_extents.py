"""Extents of people's names: initials and particles belong to them, addresses do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.language.extents import addressed, completed, mended, sure, trimmed, without_houses

PIECES = st.lists(
    st.sampled_from(["Vane", "R.", "A", "al", "bin", "-", ",", '"', "clerk@ashmere.example.org", "wrote"])
)


def people(text: str, *places: tuple[int, int]) -> list[str]:
    words = text.split()
    found = mended(words, [(start, end, "PER") for start, end in places])
    return [" ".join(words[start:end]) for start, end, _ in found]


@pytest.mark.parametrize(
    ("text", "places", "expected"),
    [
        ("seconded by R. E. Vane", [(4, 5)], ["R. E. Vane"]),
        ("the late W.H. Aldous", [(3, 4)], ["W.H. Aldous"]),
        ("A Vane and B Fox", [(1, 2), (4, 5)], ["Vane", "B Fox"]),
        ("said Omar al - Hadi today", [(1, 3), (4, 5)], ["Omar al - Hadi"]),
        ("Hana bin Yusuf", [(0, 1), (2, 3)], ["Hana bin Yusuf"]),
        ("Jan van der Meer", [(0, 1), (3, 4)], ["Jan van der Meer"]),
        ('From " Fox , Jane " to you', [(2, 3), (4, 5)], ["Fox , Jane"]),
        ("Cllrs Fox , Vane and Holt", [(1, 2), (3, 4), (5, 6)], ["Fox", "Vane", "Holt"]),
        ("Jane Fox clerk@ashmere.example.org", [(0, 3)], ["Jane Fox"]),
        ("see www.ashmere.example", [(1, 2)], []),
        ("Fox - Vane moved it", [(0, 1), (2, 3)], ["Fox", "Vane"]),
        ("P.S. Tom is well", [(1, 2)], ["Tom"]),
    ],
)
def test_people(text: str, places: list[tuple[int, int]], expected: list[str]) -> None:
    assert people(text, *places) == expected


def test_a_particle_that_belongs_to_a_place_stays_there() -> None:
    words = ["from", "Deir", "al", "Zor", "Omar", "came"]
    assert mended(words, [(1, 4, "LOC"), (4, 5, "PER")]) == [(1, 4, "LOC"), (4, 5, "PER")]


def test_other_names_are_left_alone() -> None:
    assert mended(["R.", "Holt", "Ltd"], [(1, 3, "ORG")]) == [(1, 3, "ORG")]


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ("PROPN PROPN", [(0, 2, "PER")]),
        ("PART PROPN", [(1, 2, "PER")]),
        ("PROPN DET", [(0, 1, "PER")]),
        ("PROPN PUNCT PROPN", [(0, 3, "PER")]),
        ("ADJ NOUN", []),
        ("ADP DET", []),
    ],
)
def test_people_are_cut_down_to_proper_nouns(classes: str, expected: list[tuple[int, int, str]]) -> None:
    tags = classes.split()
    assert trimmed([(0, len(tags), "PER")], ["Vane"] * len(tags), tags) == expected


def test_places_are_not_cut_down() -> None:
    assert trimmed([(0, 2, "LOC")], ["the", "green"], ["DET", "NOUN"]) == [(0, 2, "LOC")]


@pytest.mark.parametrize(
    ("text", "classes", "places", "expected"),
    [
        ("Samir al - Hadi spoke", "PROPN PROPN PUNCT PROPN VERB", [(1, 4)], ["Samir al - Hadi"]),
        ("Sheikh al - Hadi spoke", "PROPN PROPN PUNCT PROPN VERB", [(1, 4)], ["al - Hadi"]),
        ("The al - Hadi family", "DET PROPN PUNCT PROPN NOUN", [(1, 4)], ["al - Hadi"]),
        ("thanked Joan A. Vane again", "VERB PROPN PROPN PROPN ADV", [(1, 3)], ["Joan A. Vane"]),
        ("thanked Joan A. and left", "VERB PROPN PROPN CCONJ VERB", [(1, 3)], ["Joan A."]),
        ("Joan A. Omar B.", "PROPN PROPN PROPN PROPN", [(0, 2), (2, 4)], ["Joan A.", "Omar B."]),
        ("after Storm Agnes the Clerk", "ADP PROPN PROPN DET PROPN", [(2, 3)], []),
        ("after Agnes the storm", "ADP PROPN DET NOUN", [(1, 2)], ["Agnes"]),
    ],
)
def test_people_cut_short_are_completed(
    text: str, classes: str, places: list[tuple[int, int]], expected: list[str]
) -> None:
    words = text.split()
    found = completed([(start, end, "PER") for start, end in places], words, classes.split())
    assert [" ".join(words[start:end]) for start, end, _ in found] == expected


@pytest.mark.parametrize(
    ("text", "place", "lead", "expected"),
    [
        ("Glazebridge was thanked", (0, 1), 0.9, []),
        ("Glazebridge was thanked", (0, 1), 1.1, ["Glazebridge"]),
        ("Cllr. Glazebridge was thanked", (1, 2), 0.1, ["Glazebridge"]),
        ("Mrs Glazebridge was thanked", (1, 2), 0.1, ["Glazebridge"]),
        ("Joan Glazebridge was thanked", (0, 2), 0.1, ["Joan Glazebridge"]),
    ],
)
def test_a_word_alone_has_to_be_sure(text: str, place: tuple[int, int], lead: float, expected: list[str]) -> None:
    words = text.split()
    found = sure([(*place, "PER")], words, [lead] * len(words), 1.0)
    assert [" ".join(words[start:end]) for start, end, _ in found] == expected


def test_a_place_alone_needs_no_lead() -> None:
    assert sure([(0, 1, "LOC")], ["Ashmere"], [-3.0], 1.0) == [(0, 1, "LOC")]


def test_storms_are_no_matter_for_places() -> None:
    assert completed([(1, 2, "LOC")], ["Storm", "Ridge"], ["PROPN", "PROPN"]) == [(1, 2, "LOC")]


@given(PIECES, st.data())
def test_names_never_overlap_and_lose_no_plain_word(words: list[str], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)))))
    found = [
        (start, end, data.draw(st.sampled_from(["PER", "LOC"])))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    after = mended(words, found)
    places = [place for start, end, _ in after for place in range(start, end)]
    assert places == sorted(set(places))
    assert all(start < end for start, end, _ in after)
    kept = {place for start, end, _ in found for place in range(start, end) if "@" not in words[place]}
    assert kept <= set(places)
    assert [name for name in after if name[2] == "LOC"] == [name for name in found if name[2] == "LOC"]


def test_what_only_introduces_a_name_is_cut_off() -> None:
    assert trimmed([(0, 2, "PER")], ["P.S.", "Tom"], ["PROPN", "PROPN"]) == [(1, 2, "PER")]
    assert trimmed([(0, 1, "PER")], ["P.S.", "Tom"], ["PROPN", "PROPN"]) == []


@pytest.mark.parametrize(
    ("text", "classes", "expected"),
    [
        ("lunch at Agnes s .", "NOUN ADP PROPN PART PUNCT", []),
        ("lunch at Agnes s", "NOUN ADP PROPN PART", []),
        ("lunch at Agnes s today", "NOUN ADP PROPN PART NOUN", [(2, 3, "PER")]),
        ("lunch at Agnes s EHCP", "NOUN ADP PROPN PART PROPN", [(2, 3, "PER")]),
        ("lunch at Agnes 's .", "NOUN ADP PROPN PART PUNCT", [(2, 3, "PER")]),
    ],
)
def test_a_house_is_no_person(text: str, classes: str, expected: list[tuple[int, int, str]]) -> None:
    assert without_houses([(2, 3, "PER")], text.split(), classes.split()) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ('From " Fox , Jane " < j.fox@ashmere.example >', [(2, 3, "PER")], [(2, 5, "PER")]),
        ('From " Fox , Jane ( Law ) " < jfox@ashmere.example >', [], [(2, 5, "PER")]),
        ("From ' Jane ' < jane@ashmere.example >", [], [(2, 3, "PER")]),
        ('From " Jane Fox " < clerk@ashmere.example >', [], []),
        ('From " Ashmere Trust " < ashmere@trust.example >', [(2, 4, "ORG")], [(2, 4, "ORG")]),
        ('From " Housing Repairs " < repairs@ashmere.example >', [], []),
        ('From " shop24 " < shop24@ashmere.example >', [], []),
        ("From Jane Fox < jane.fox@ashmere.example >", [], []),
        ('" < jane@ashmere.example >', [], []),
        ('He said " no " to it', [], []),
    ],
)
def test_the_name_before_an_address_is_a_persons(
    text: str, found: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    assert addressed(found, text.split()) == expected


@given(st.lists(st.sampled_from(['"', "<", "(", "Jane", "Fox", ",", "jane@ashmere.example", "24"])))
def test_names_before_addresses_stay_in_order_and_apart(words: list[str]) -> None:
    found = addressed([], words)
    assert found == sorted(found)
    assert all(start < end <= len(words) for start, end, _ in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
