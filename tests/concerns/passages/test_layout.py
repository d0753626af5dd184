"""The parts of a letter are told by its lines."""

import pytest

from nlp_toolkit.concerns.passages.layout import parts

LETTER = """[ADDRESS 1]
[POSTCODE 1]

4 November 2024

The Head of SEND

Dear Sir or Madam

MY SON [CHILD 1]

We are in week forty and there is no draft.
Nobody rings back.

Yours faithfully

[PARENT 1]
07700 900312

This email and any files transmitted with it are confidential and intended solely for the addressee.
"""

THREAD = """Hi [OFFICIAL 1]

The taxi has not come again today and nobody has told us why it was late.

[PARENT 1]

On Thu, 18 Apr 2024 at 16:31, Casework <casework@council.example> wrote:
> We are sorry for the delay.
> Regards
"""


def told(text):
    return [(part.what, text[part.start : part.end].split("\n")[0]) for part in parts(text)]


def test_a_letter_falls_into_its_parts():
    assert told(LETTER) == [
        ("address", "[ADDRESS 1]"),
        ("greeting", "Dear Sir or Madam"),
        ("heading", "MY SON [CHILD 1]"),
        ("text", "We are in week forty and there is no draft."),
        ("sign-off", "Yours faithfully"),
        ("signature", "[PARENT 1]"),
        (
            "boilerplate",
            "This email and any files transmitted with it are confidential and intended solely for the addressee.",
        ),
    ]


def test_what_was_only_quoted_is_no_part_of_the_letter():
    assert told(THREAD) == [
        ("greeting", "Hi [OFFICIAL 1]"),
        ("text", "The taxi has not come again today and nobody has told us why it was late."),
        ("signature", "[PARENT 1]"),
        ("quoted reply", "On Thu, 18 Apr 2024 at 16:31, Casework <casework@council.example> wrote:"),
    ]


def test_a_message_pasted_in_below_is_quoted():
    text = (
        "Please see what I was sent below, it does not answer my question about the review.\n\n"
        "From: Casework\nSent: 2 May\nTo: [PARENT 1]\n\nYour query is noted.\n"
    )
    assert [what for what, _ in told(text)] == ["text", "quoted reply"]


def test_a_message_that_is_only_forwarded_is_read():
    text = "From: [PARENT 1]\nSent: 2 May\nTo: SEND\n\nThe taxi never came and I was late for work.\n"
    assert [what for what, _ in told(text)] == ["header", "text"]


def test_a_postscript_is_text():
    text = "Hello\n\nThe plan is late.\n\nRegards\n[PARENT 1]\n\nPS The taxi was late again this morning too.\n"
    assert told(text)[-1] == ("text", "PS The taxi was late again this morning too.")


@pytest.mark.parametrize("answer", ["N/A", "none", "Nothing to add, thanks", "-", "See above"])
def test_an_empty_answer_is_none(answer):
    assert [what for what, _ in told(answer)] == ["no answer"]


@pytest.mark.parametrize(
    "said", ["No speech therapy for a year", "Nothing happens", "phone just rings", "None of it is happening"]
)
def test_a_short_answer_is_text(said):
    assert [what for what, _ in told(said)] == ["text"]
