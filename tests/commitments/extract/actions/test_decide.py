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
def test_the_day_of_the_next_meeting_is_no_undertaking(text: str) -> None:
    assert findings(language.load()(text), load()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mr Orr offered to explain the form over a cup of tea and did so at the end.",
        "The Headteacher volunteered to read the letter out and did.",
        "Whether to arrange for the hedge to be cut back",
        "She said that she would enjoy asking the Minister the same question.",
        "Mr Orr replied that he would rather disappoint Members today than in the spring.",
    ],
)
def test_what_was_done_on_the_spot_liked_or_left_open_is_no_undertaking(text: str) -> None:
    assert findings(language.load()(text), load()) == []


def test_an_offer_that_was_not_made_good_yet_is_one() -> None:
    found = findings(language.load()("Mr Orr offered to explain the form to the new governors."), load())
    assert [finding.kind for finding in found] == ["action"]


def test_what_is_promised_for_the_next_meeting_is_none() -> None:
    found = findings(language.load()("The Director would bring a report on transport to the next meeting."), load())
    assert [finding.procedural for finding in found] == [False]
