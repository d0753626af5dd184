"""Extents of people's names: initials and particles belong to them, addresses do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.language.extents import completed, mended, sure, trimmed, with_nicknames

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
        ('From " Fox , Jane ( Law ) " to you', [(2, 3), (4, 5)], ["Fox , Jane"]),
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
    ("text", "places", "expected"),
    [
        ('Robert " Bob " Vane spoke', [(0, 1), (4, 5)], [(0, 5)]),
        ('Robert " Bob " Vane spoke', [(0, 1), (2, 3), (4, 5)], [(0, 5)]),
        ('Robert " no " Vane spoke', [(0, 1), (4, 5)], [(0, 1), (4, 5)]),
        ("Robert , Bob , Vane spoke", [(0, 1), (2, 3), (4, 5)], [(0, 1), (2, 3), (4, 5)]),
        ('Ann " Bo " Vane " Di " Fox', [(0, 1), (4, 5), (8, 9)], [(0, 9)]),
    ],
)
def test_a_nickname_stands_inside_a_name(
    text: str, places: list[tuple[int, int]], expected: list[tuple[int, int]]
) -> None:
    found = with_nicknames([(start, end, "PER") for start, end in places], text.split())
    assert [(start, end) for start, end, _ in found] == expected


def test_a_title_before_a_person_is_none() -> None:
    words, classes = ["Sheikh", "Omar", "spoke"], ["PROPN", "PROPN", "VERB"]
    assert completed([(0, 1, "PER"), (1, 2, "PER")], words, classes) == [(1, 2, "PER")]
    assert completed([(0, 1, "PER")], ["King", "spoke"], ["PROPN", "VERB"]) == [(0, 1, "PER")]
