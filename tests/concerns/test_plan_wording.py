"""Vague wording is found where a text quotes or tells a plan, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.plan_wording import vague_wording
from nlp_toolkit.records import Document, SafeDocument


def found(text: str) -> list[str]:
    return [wording.quote.text for wording in vague_wording(SafeDocument("letter-001", "family-01", text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The plan says “access to a speech therapist as required”.", ["access to", "as required"]),
        ("Section F states he will have regular movement breaks.", ["regular"]),
        (
            "I read the draft again. “Opportunities for small group work where appropriate”, it goes.",
            ["Opportunities for", "where appropriate"],
        ),
        ("Her EHCP only offers up to 10 hours, subject to funding.", ["up to 10", "subject to funding"]),
        ("It was noted that many plans contained the words “would benefit from”.", ["would benefit from"]),
    ],
)
def test_vague_words_of_a_plan_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "We have had regular meetings with the school, and access to the portal.",
        "The plan says 30 minutes of direct therapy every week from a therapist.",
        "“We will reply as required”, said the Clerk about the hedge.",
        "The plan was late. We would benefit from a reply.",
    ],
)
def test_near_misses_are_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="EHCP plan says “access to” ‘as required’ regular. \n", max_size=200))
def test_every_quote_lies_where_it_says_it_does(text: str) -> None:
    document = Document("panel-july", "panel-july.txt", "txt", text, ())
    for wording in vague_wording(document):
        for quote in (wording.quote, wording.inside):
            assert text[quote.start : quote.end] == quote.text
        assert wording.inside.start <= wording.quote.start < wording.quote.end <= wording.inside.end
