"""Whose task it is by set phrases."""

from __future__ import annotations

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract import prepare
from nlp_toolkit.commitments.extract.components import answers


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("It was agreed that we should write to the landowner about the stile.", "we"),
        ("It was agreed that the Clerk would write to the landowner about the stile.", "the Clerk"),
        (
            "Cllr Marsh asked if the bin could be emptied. Mr T Oduya said he would contact the contractor.",
            "Mr T Oduya",
        ),
        ("Cllr Marsh asked Mrs Patel if she would speak to the head teacher before Easter.", "Mrs Patel"),
    ],
)
def test_the_phrase_names_the_owner(text: str, owner: str) -> None:
    doc = prepare(language.load())(text)
    named = [told.owner for _, told in answers(doc) if told.owner]
    assert owner in [doc.text[start:end] for start, end in named]


def test_a_report_of_an_agreement_leaves_the_owner_open() -> None:
    doc = prepare(language.load())("It was agreed that the stile would be repaired by the end of May.")
    assert [told.owner for _, told in answers(doc)] == [None]
