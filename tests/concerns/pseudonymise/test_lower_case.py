"""In lower case a name is told from a word by what stands around it."""

from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.lower_case import done, named_small


def test_a_word_used_as_a_name_is_one():
    letter = open_letter("i told grace to ring me and they say the grace at tea", [])
    assert named_small(letter, 2)
    assert not named_small(letter, 10)


def test_a_word_in_quotation_marks_is_no_name():
    letter = open_letter("they wrote 'hope' on it", [])
    assert not named_small(letter, 2)


def test_what_somebody_does_is_no_name():
    assert done(open_letter("i hope so", []), 1)
    assert not done(open_letter("ring hope please", []), 1)
