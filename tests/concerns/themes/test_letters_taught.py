"""What our own letters teach is what is marked in them, and nothing comes of letters kept for measuring."""

from pathlib import Path

import pytest

from nlp_toolkit.concerns.themes import shipped
from nlp_toolkit.evaluate.concerns import read_letters
from nlp_toolkit.terms import load

GOLD = Path(__file__).parents[3] / "corpora" / "gold" / "concerns"


def line(text):
    return " ".join(text.split())


def marked(*splits):
    letters = [letter for split in splits for letter in read_letters(GOLD / split, codes=shipped().codes)]
    return {(line(letter.text[mark.start : mark.end]), mark.theme) for letter in letters for mark in letter.marks}


def test_each_theme_is_told_by_the_passages_marked_with_it():
    told = load("letters")
    assert {(text, code) for code in shipped().codes for text in told[code]} == marked("train", "dev")


def test_what_states_no_concern_stands_unmarked_in_a_letter():
    letters = [letter for split in ("train", "dev") for letter in read_letters(GOLD, split=split)]
    unmarked = []
    for letter in letters:
        text = letter.text
        for mark in reversed(letter.marks):
            text = f"{text[: mark.start]}|{text[mark.end :]}"
        unmarked.append(line(text))
    missing = [text for text in load("letters")["nothing"] if not any(text in letter for letter in unmarked)]
    assert missing == []
    assert len(load("letters")["nothing"]) > 200


@pytest.mark.parametrize("kept", ["test", "fresh", "held", "blind"])
def test_letters_kept_for_measuring_teach_nothing(kept):
    ehcp = {text for theme in load("ehcp")["themes"] for text in (*theme["examples"], *theme["more"])}
    taught = ehcp | {text for texts in load("letters").values() for text in texts}
    assert {text for text, _ in marked(kept) if len(text.split()) > 3} & taught == set()
