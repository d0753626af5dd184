"""What the words that open a paragraph or a row announce."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.commitments.track.labels import label_of
from nlp_toolkit.records import Paragraph


def _label(words: str) -> str:
    return label_of(words, Paragraph(0, len(words), "prose"))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Dog bins - the council expects them in July.", "Dog bins"),
        ("Mobile clinic: still waiting to hear.", "Mobile clinic"),
        ("Stile. Mended by the farmer’s son.", "Stile"),
        ("Minute 44 (Regent Lodge): she had gone there on 21 February.", "Regent Lodge"),
        ("089/23 Yew: a surgeon had looked at it.", "Yew"),
        ("Bus shelter – painted on 28 September.", "Bus shelter"),
        ("The Panel agreed: that the report be noted.", ""),
        ("She replied. Nothing had been done.", ""),
        ("The survey of the pool had been published on 28 May.", ""),
        ("", ""),
    ],
)
def test_what_a_paragraph_announces(words, label):
    assert _label(words) == label


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        ((("minute", "12"), ("action", "Clear the drains"), ("owner", "PW")), "Clear the drains"),
        ((("", "Drains in Mill Lane"), ("", "PW"), ("", "Done")), "Drains in Mill Lane"),
    ],
)
def test_what_a_row_announces(cells, label):
    text, spans = "", []
    for name, words in cells:
        spans.append((name, len(text), len(text) + len(words)))
        text += f"{words}\t"
    assert label_of(text, Paragraph(0, len(text), "action_row", cells=tuple(spans))) == label


@given(st.text(max_size=120))
def test_a_label_is_among_the_words(words):
    assert _label(words) in words
