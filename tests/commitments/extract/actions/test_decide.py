"""Which clauses are taken for undertakings."""

from __future__ import annotations

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.classifier import load
from nlp_toolkit.commitments.extract.actions.decide import findings


@pytest.mark.parametrize(
    "text",
    [
        "The next meeting would be held on Wednesday 15 June 2022 at 2.00pm.",
        "The Panel would next meet on Thursday 22 September 2022 at 10.00am.",
        "The next ordinary meeting of the Panel would be held on Thursday 26 January 2023.",
    ],
)
def test_the_day_of_the_next_meeting_is_business_of_form(text: str) -> None:
    assert all(found.procedural for found in findings(language.load()(text), load()))


def test_what_is_promised_for_the_next_meeting_is_none() -> None:
    found = findings(language.load()("The Director would bring a report on transport to the next meeting."), load())
    assert [finding.procedural for finding in found] == [False]
