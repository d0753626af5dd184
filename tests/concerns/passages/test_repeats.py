"""Campaigns and letters sent twice are found; what is often said is not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.passages.repeats import copies

CAMPAIGN = "We ask the council to say publicly when the autism base will open and to write to every family today."


def test_near_copies_point_to_the_first():
    other = CAMPAIGN.replace("today", "this week")
    assert copies([CAMPAIGN, "No reply.", other, CAMPAIGN.upper()]) == [0, 1, 0, 0]


def test_short_sentences_are_often_said_and_no_copies():
    assert copies(["Nobody rings back.", "Nobody rings back."]) == [0, 1]


def test_sentences_on_the_same_thing_are_no_copies():
    texts = [
        "We have waited forty weeks for a draft plan and nobody can tell us when it will come.",
        "I have waited eleven months for the final plan although the law says twenty weeks.",
    ]
    assert copies(texts) == [0, 1]


@given(st.lists(st.text(alphabet="ab c", max_size=60), max_size=12))
def test_what_is_pointed_to_points_to_itself(texts):
    first = copies(texts)
    assert all(first[place] == place and place <= n for n, place in enumerate(first))


def test_many_campaign_letters_count_as_one():
    words = CAMPAIGN.split()
    chance = random.Random(0)
    letters = []
    for _ in range(50):
        changed = list(words)
        changed[chance.randrange(12, len(words))] = "really"
        letters.append(" ".join(changed))
    assert set(copies(letters)) == {0}
