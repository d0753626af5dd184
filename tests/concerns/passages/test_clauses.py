"""Sentences are cut where a clause can stand alone."""

import pytest

from nlp_toolkit.concerns.passages.clauses import clauses


def cut(nlp, text):
    doc = nlp(text)
    return [text[one.start : one.end] for n, sentence in enumerate(doc.sents) for one in clauses(sentence, n)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plan is late, and nobody has told us why.",
            ["The plan is late,", "and nobody has told us why."],
        ),
        ("She has no tutor; the taxi never comes.", ["She has no tutor;", "the taxi never comes."]),
        (
            "I gave up my job because the school keeps ringing.",
            ["I gave up my job", "because the school keeps ringing."],
        ),
        ("When he came home he cried.", ["When he came home he cried."]),
        (
            "The form says that speech and language is her main need.",
            ["The form says that speech and language is her main need."],
        ),
        ("They told me he was fine.", ["They told me he was fine."]),
        ("We wrote and rang and waited.", ["We wrote and rang and waited."]),
    ],
)
def test_a_sentence_is_cut_between_clauses(english, text, expected):
    assert cut(english, text) == expected


def test_a_text_without_stops_is_cut_at_its_subjects(english):
    text = (
        "hes been off school since march and nobody rings me back they said someone would come "
        "and the taxi didnt turn up again today and im at the end of my tether with it"
    )
    found = cut(english, text)
    assert len(found) >= 4
    assert " ".join(found) == text
