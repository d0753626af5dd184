"""Passages are picked, and every other character is accounted for."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_toolkit.concerns.passages import passages, written
from nlp_toolkit.concerns.passages.states import formal
from nlp_toolkit.records import SafeDocument

TEXT = """Dear [OFFICIAL 1]

My name is [PARENT 1]. My son [CHILD 1] is nine and likes trains.

Nobody has answered any of my six e-mails about the plan. The taxi was late again and he missed the start of school.

Thank you for reading my letter.

Yours sincerely
[PARENT 1]
"""


class Blind:
    """Make the same row of every text, so that signs alone decide."""

    name = "blind"

    def fit(self, _texts):
        return self

    def encode(self, texts):
        return np.zeros((len(texts), 1), dtype=np.float32)


def letter(text, name="letter-001", family="family-01", **more):
    return SafeDocument(name, family, text, **more)


def picked(found):
    return [passage.quote.text for passage in found]


def test_concerns_are_picked_and_the_rest_is_named(english):
    found, left = passages([letter(TEXT)], encoder=Blind(), nlp=english)
    assert picked(found) == [
        "Nobody has answered any of my six e-mails about the plan.",
        "The taxi was late again and he missed the start of school.",
    ]
    assert {out.why for out in left} == {"greeting", "narrative", "thanks", "sign-off", "signature"}
    assert found[1].before == found[0].quote.text
    assert all("says that" in passage.reason or "tells" in passage.reason for passage in found)


def test_one_sentence_may_hold_two_concerns(english):
    text = "Nobody ever rings me back, and the taxi has been late all week."
    found, _ = passages([letter(text)], encoder=Blind(), nlp=english)
    assert picked(found) == ["Nobody ever rings me back,", "and the taxi has been late all week."]


def test_a_campaign_comes_once_with_its_letters(english):
    asks = "We ask the council to say publicly when the autism base will open and to write to every family today."
    letters = [letter(f"Dear [OFFICIAL 1]\n\n{asks}\n", f"letter-{n:03}", f"family-{n:02}") for n in range(1, 5)]
    found, left = passages(letters, encoder=Blind(), nlp=english)
    assert picked(found) == [asks]
    assert found[0].letters == ("letter-001", "letter-002", "letter-003", "letter-004")
    assert sum(out.why == "duplicate" for out in left) == 3


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Please do not reply to this page.", "boilerplate"),
        ("This is an automated message from the survey.", "boilerplate"),
        ("They do not reply to this mother.", None),
    ],
)
def test_what_a_form_prints_is_told_from_what_a_family_writes(text, what):
    assert formal(text) == what


def test_the_order_of_letters_does_not_matter(english):
    letters = [letter(TEXT, f"letter-{n:03}") for n in range(3)]
    assert passages(letters, encoder=Blind(), nlp=english) == passages(letters[::-1], encoder=Blind(), nlp=english)


def test_no_letters_give_no_passages():
    assert passages([]) == ((), ())
    assert passages([letter("N/A")])[0] == ()


PIECES = [
    "Dear [OFFICIAL 1],\n",
    "Nobody rings back. ",
    "hes not got a ta and the taxi is late and im tired ",
    "\n\n",
    "> quoted\n",
    "Yours sincerely\n",
    "[PARENT 1]\n",
    "On 4 May she wrote:\n",
    "N/A",
    "PS ",
    "1. ",
    "…",
    "\t",
    "Thank you.",
    "From: x\n",
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=14))
def test_every_character_lies_in_one_passage_or_one_stretch_left_out(english, pieces):
    one = letter("".join(pieces))
    found, left = passages([one], encoder=Blind(), nlp=english)
    covered = [0] * len(one.text)
    for quote in [*(passage.quote for passage in found), *(out.quote for out in left)]:
        assert one.text[quote.start : quote.end] == quote.text
        for at in range(quote.start, quote.end):
            covered[at] += 1
    assert max(covered, default=0) <= 1
    assert all(times == 1 for times, character in zip(covered, one.text, strict=True) if not character.isspace())


def test_the_day_is_the_fields_or_the_heads():
    assert written(letter("Hello", fields=(("date", "2024-03"),))) == dt.date(2024, 3, 1)
    assert written(letter("12th March 2023\n\nDear Sir\n\nOn 4 May 2021 I wrote.")) == dt.date(2023, 3, 12)
    assert written(letter("Dear Sir\n\nOn 4 May 2021 I wrote.")) is None
