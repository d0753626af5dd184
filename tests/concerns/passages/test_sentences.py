"""Sentences of letters are parted whatever letter they begin with."""

import pytest

from nlp_toolkit.concerns.passages.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["the taxi is late again.", "nobody rings me back.", "what am i to do?"],
        ["We asked in May.", "nothing came."],
        ["is she not well enough!!", "she never left the house."],
        ["it starts at approx. nine and ends at ten."],
        ["They started charging... sorry, not charging, but asking me to come in."],
        ["He bit the assistant (e.g. on Monday) and was sent home."],
        ['He said "we are full." and put the telephone down.'],
    ],
)
def test_a_stop_ends_a_sentence_before_a_small_letter(english, expected):
    assert [sentence.text.strip() for sentence in sentences(english(" ".join(expected)))] == expected


def test_an_empty_line_ends_a_sentence(english):
    doc = english("i go to college\n\nthey said there is only six places\n\nmy tutor is good")
    assert [sentence.text.strip() for sentence in sentences(doc)] == [
        "i go to college",
        "they said there is only six places",
        "my tutor is good",
    ]


def test_a_line_that_goes_on_is_one_sentence(english):
    doc = english("The council has not replied to any\nof the letters that we sent.")
    assert len(list(sentences(doc))) == 1


def test_no_word_is_lost(english):
    text = "one. two! three? four... five\n\nsix.seven  eight"
    doc = english(text)
    assert "".join(sentence.text_with_ws for sentence in sentences(doc)) == text
