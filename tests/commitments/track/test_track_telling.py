"""What the words of a report tell of a promise: done, under way, a part of it, or not done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.commitments.track.counts import fewer, part_of
from nlp_toolkit.commitments.track.telling import report
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.records import Commitment, Line, Quote


def thread(promise: str) -> Thread:
    return Thread(Line("X 1", Commitment(Quote("x", 0, len(promise), promise), "commitment", summary=promise)))


BENCH = "New benches would be installed beside the bowling green"
NURSE = "A community nurse would be appointed for the Brackley hamlets"
PLAN = "The tree plan would be published by the end of May"
BINS = "The Clerk would order three litter bins"


@pytest.mark.parametrize(
    ("promise", "words", "status"),
    [
        (BENCH, "The benches had been installed.", "done"),
        (BENCH, "The benches were now in place.", "done"),
        (BENCH, "The benches had been delivered.", ""),
        (BENCH, "The benches had not been installed.", "not_done"),
        (BENCH, "The benches had been installed, but the far one was not yet level.", "progress"),
        (NURSE, "The nurse had taken up her post.", "done"),
        (NURSE, "The nurse’s post had been advertised.", ""),
        (NURSE, "The nurse’s post remained vacant.", "not_done"),
        (PLAN, "The tree plan had been on the website since 3 June.", "done"),
        (PLAN, "The tree plan had been drafted.", ""),
        (PLAN, "A surveyor started on 6 June and the plan would now open to view in July.", ""),
        (PLAN, "It was a pleasure to hear that it would be done.", ""),
        (PLAN, "A draft of the tree plan had been sent to the Society.", "progress"),
        (PLAN, "Members understood that the tree plan had been published.", "progress"),
        (PLAN, "No tree plan had been published.", "not_done"),
        (BINS, "The bins had arrived.", "done"),
        (BINS, "Two bins had arrived.", "progress"),
        (BINS, "All three bins had been ordered.", "done"),
    ],
)
def test_what_is_told(promise: str, words: str, status: str) -> None:
    assert report(words, thread(promise)).status == status


@pytest.mark.parametrize(
    ("words", "whole"),
    [("Seven of the 12 had gone.", False), ("12 of the 12 had gone.", True), ("twenty-one of them", False)],
)
def test_a_part_of_a_number(words: str, whole: bool) -> None:
    found = part_of(words)
    assert found is not None
    assert found.whole is whole


def test_fewer_than_were_promised() -> None:
    assert fewer("Two bins had arrived.", BINS) == "Two bins had arrived"
    assert fewer("Three bins had arrived.", BINS) == ""
    assert fewer("Two lamps had arrived.", BINS) == ""
    assert fewer("The bins came on 28 March.", "The bins would come by 31 March") == ""


@given(st.text(max_size=120))
def test_any_words_are_read(words: str) -> None:
    found = report(words, thread(PLAN))
    assert found.status in ("done", "progress", "not_done", "")
    assert found.status or not found.words
