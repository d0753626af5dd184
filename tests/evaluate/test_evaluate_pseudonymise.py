"""The measure counts what a reader could still read."""

import pytest

from nlp_toolkit.evaluate.pseudonymise import SafetyScore, left_readable, score_letter, unmark

MARKED = "My son <person>Idris Boateng</person> of <place>Hull</place> waits."


def test_everything_hidden():
    text, gold = unmark(MARKED)
    score = score_letter(text, gold, [(mark.start, mark.end) for mark in gold])
    assert score == SafetyScore(1, 1, 1, 0, 16, 16)
    assert (score.hidden, score.precision) == (1.0, 1.0)


def test_half_a_name_is_readable():
    text, gold = unmark(MARKED)
    assert left_readable(text, gold, [(7, 12)]) == [gold[0]]
    assert score_letter(text, gold, [(0, 12)]) == SafetyScore(1, 0, 1, 1, 10, 5)


@pytest.mark.parametrize("text", ["<person>Idris", "Idris</person>", "<person>a<place>b</place></person>"])
def test_faulty_marks(text):
    with pytest.raises(ValueError, match=r"close|open"):
        unmark(text)


def test_angle_brackets_of_mail_stay():
    assert unmark("Kofi <kofi@example.org>")[0] == "Kofi <kofi@example.org>"
