"""Wording around names: addresses, houses, administrations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.language.surroundings import addressed, governing, noted, without_houses


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


@pytest.mark.parametrize(
    ("text", "found", "lead", "expected"),
    [
        ("the Vane administration fell", [(1, 2, "ORG")], -1.0, [(1, 2, "PER")]),
        ("the Vane administration fell", [], -1.0, [(1, 2, "PER")]),
        ("the Vane administration fell", [], -6.0, []),
        ("the Vane council fell", [(1, 2, "ORG")], -1.0, [(1, 2, "ORG")]),
        ("New Ashmere administration fell", [(0, 2, "LOC")], -1.0, [(0, 2, "LOC")]),
        ("the new administration fell", [], -1.0, []),
    ],
)
def test_an_administration_is_named_after_a_person(
    text: str, found: list[tuple[int, int, str]], lead: float, expected: list[tuple[int, int, str]]
) -> None:
    assert governing(found, text.split(), [lead] * len(text.split())) == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Jane Fox@LEGAL wrote", [(0, 1, "PER")], [(0, 2, "PER")]),
        ("from Jane B Fox@LEGAL", [], [(1, 4, "PER")]),
        ("Fox@LEGAL", [(0, 1, "ORG")], [(0, 1, "PER")]),
        ("Jane fox@ashmere.example", [(0, 1, "PER")], [(0, 1, "PER")]),
        ("S@P and @LEGAL", [], []),
    ],
)
def test_a_name_at_an_office_is_a_persons(
    text: str, found: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    assert noted(found, text.split()) == expected
