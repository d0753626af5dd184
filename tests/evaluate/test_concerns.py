"""The reader of marked letters is strict, and the scores are right on cases worked out by hand."""

from pathlib import Path

import pytest

from nlp_toolkit.evaluate.concerns import MarkedLetter, MarksError, read_letters, score, unmark
from nlp_toolkit.records import Passage, Quote
from nlp_toolkit.terms import load

GOLD = Path(__file__).parents[2] / "corpora" / "gold" / "concerns"
MARKED = "Dear all,\n<delay>No plan yet.</delay> I like tea. <transport>The taxi is late.</transport>\n"


def letter():
    return MarkedLetter("one", *unmark(MARKED))


def passage(text, theme):
    start = letter().text.index(text)
    return Passage(
        f"one:{start}", "f", Quote("one", start, start + len(text), text), start, start + len(text), theme=theme
    )


@pytest.mark.parametrize(
    ("marked", "says"),
    [
        ("<delay>No plan.", "letter:1: <delay> is never closed"),
        ("x\n<delay>No <praise>plan.</praise></delay>", "letter:2: <praise> stands inside <delay>"),
        ("No plan.</delay>", "letter:1: </delay> closes nothing"),
        ("<delay> </delay>", "letter:1: <delay> marks no words"),
        ("<late>No plan.</late>", "letter:1: <late> is no theme"),
    ],
)
def test_broken_marks_are_named_with_their_line(marked, says):
    with pytest.raises(MarksError, match=says.replace("(", r"\(")):
        unmark(marked, codes={"delay", "praise"})


def test_a_letter_without_its_marks_is_the_letter():
    assert letter().text == "Dear all,\nNo plan yet. I like tea. The taxi is late.\n"
    assert [letter().text[mark.start : mark.end] for mark in letter().marks] == ["No plan yet.", "The taxi is late."]


def test_a_perfect_answer_scores_one():
    scores = score([letter()], {"one": [passage("No plan yet.", "delay"), passage("The taxi is late.", "transport")]})
    assert (scores.characters.f1, scores.passages.f1, scores.accuracy, scores.themes.f1) == (1, 1, 1, 1)


def test_nothing_found_scores_nothing():
    scores = score([letter()], {})
    assert (scores.characters.f1, scores.passages.f1, scores.themes.f1, scores.placed) == (0, 0, 0, (0, 0))


def test_half_an_answer_scores_as_worked_out_by_hand():
    scores = score([letter()], {"one": [passage("No plan yet. I like tea.", "praise")]})
    assert (scores.characters.found, scores.characters.expected, scores.characters.both) == (19, 24, 10)
    assert (scores.passages.found, scores.passages.expected, scores.passages.both) == (1, 2, 1)
    assert scores.placed == (1, 0)
    assert (scores.themes.found, scores.themes.expected, scores.themes.both) == (1, 2, 0)
    assert scores.by_theme["delay"].recall == 0


def test_one_long_passage_is_one_of_two_and_meets_both():
    scores = score([letter()], {"one": [passage("No plan yet. I like tea. The taxi is late.", "delay")]})
    assert scores.passages.both == 0
    assert scores.placed == (2, 1)


@pytest.mark.parametrize("split", ["train", "dev", "test", "fresh"])
def test_our_own_letters_can_be_read(split):
    codes = {theme["code"] for theme in load("ehcp")["themes"]}
    letters = read_letters(GOLD, split=split, codes=codes)
    assert len(letters) >= 12
    assert sum(len(one.marks) for one in letters) >= 60


@pytest.mark.parametrize("split", ["test", "fresh"])
def test_no_sentence_of_letters_that_measure_is_taught(split):
    taught = {
        " ".join(text.casefold().split())
        for theme in load("ehcp")["themes"]
        for text in (*theme["examples"], *theme["more"])
    }
    for one in read_letters(GOLD, split=split):
        for mark in one.marks:
            assert " ".join(one.text[mark.start : mark.end].casefold().split()) not in taught


def test_a_folder_without_marks_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(MarksError, match="no letter has anything marked"):
        read_letters(tmp_path)


def test_a_letter_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    with pytest.raises(MarksError, match=r"a\.txt: it is not saved in UTF-8"):
        read_letters(tmp_path)
