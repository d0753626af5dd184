"""Stage, severity, request and tone are told from words, each with the words."""

import pytest

from nlp_toolkit.concerns.themes import Qualities
from nlp_toolkit.concerns.themes.qualities import severity_of, stage_of
from nlp_toolkit.records import Passage, Quote


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The request for an EHC needs assessment was turned down.", "assessment"),
        ("I applied for an EHCP in March.", "request"),
        ("The educational psychologist has not been.", "assessment"),
        ("The draft leaves out her epilepsy.", "draft"),
        ("Section F of the final plan says fifteen hours.", "final_plan"),
        ("Her annual review was in May.", "annual_review"),
        ("We won at tribunal.", "appeal"),
        ("The taxi was late.", None),
    ],
)
def test_the_stage_is_told(text, stage):
    found, word = stage_of(text)
    assert found == stage
    assert word in text


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("She has been self-harming.", "high"),
        ("He has been without any education since May.", "high"),
        ("We have waited eleven months.", "high"),
        ("We have waited two weeks.", "medium"),
        ("One small thing: the form is a bit long.", "low"),
        ("He was permanently excluded.", "high"),
        ("The taxi was late.", "medium"),
    ],
)
def test_the_severity_is_told(text, severity):
    assert severity_of(text)[0] == severity


@pytest.mark.parametrize(
    ("text", "asks", "tone"),
    [
        ("Please issue the draft plan.", True, "neutral"),
        ("When will she be seen?", True, "neutral"),
        ("I want an apology.", True, "neutral"),
        ("Nobody answered.", False, "negative"),
        ("The new teacher is brilliant.", False, "positive"),
        ("The draft plan came in May.", False, "neutral"),
    ],
)
def test_request_and_tone_are_told_without_an_encoder(text, asks, tone):
    given = Passage(
        "letter-001:0", "family-01", Quote("letter-001", 0, len(text), text), 0, len(text), reason="Picked."
    )
    told = Qualities().fit().tell([given])[0]
    assert (told.asks, told.sentiment) == (asks, tone)
    assert told.reason.startswith("Picked.")
    assert ("Asks: “" in told.reason) is asks
