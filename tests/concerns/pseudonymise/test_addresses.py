"""Addresses of many forms are found, and what only looks like one is left."""

import pytest

from nlp_toolkit.concerns.pseudonymise.addresses import hushed
from nlp_toolkit.concerns.pseudonymise.detect import detect


def addresses(text):
    """List the addresses found in a text."""
    return [text[one.start : one.end] for one in detect(text) if one.type == "address"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("WE LIVE IN ONE ROOM AT THE TRAVELLERS' REST.", "THE TRAVELLERS' REST"),
        ("Address line 1       Top Flat (buzzer 3)", "Top Flat (buzzer 3)"),
        ("We live 1st floor, 70 Marlow Road now.", "1st floor, 70 Marlow Road"),
        ("It is now Flat 9 The Silk Works.", "Flat 9 The Silk Works"),
        ("The house at 101 Leek New Road; it is damp.", "101 Leek New Road"),
        ("its 31b cobden st now, since may", "31b cobden st"),
        ("Gran has them. She lives The Old Dairy", "The Old Dairy"),
        ("The lift is broken at Anchor Point again.", "Anchor Point"),
    ],
)
def test_finds(text, address):
    assert any(one.endswith(address) for one in addresses(text))


@pytest.mark.parametrize(
    "text", ["I AM AT THE END OF MY TETHER.", "He waited 4 weeks.", "We met at the County Court.", "He lives happily."]
)
def test_leaves(text):
    assert addresses(text) == []


def test_lines_in_capitals_keep_their_length():
    text = "WE LIVE AT THE LODGE\nand here it goes on.\nMS P. LACEY"
    assert len(hushed(text)) == len(text)
    assert hushed(text).splitlines()[1:] == text.splitlines()[1:]
