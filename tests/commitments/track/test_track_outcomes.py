"""What a passage says became of a promise: done, part of it, only heard say, or a day that is past."""

import datetime as dt

import pytest

from nlp_toolkit.commitments.track import track

MARCH, JUNE = dt.date(2022, 3, 8), dt.date(2022, 6, 14)


def told(reading, promise, by, words, kind, **record):
    march = reading(MARCH, [f"{promise}."], [(promise, "commitment", {"due": by})])
    june = reading(JUNE, [f"{words}."], [(words, kind, record)])
    changes = track([], [march, june])
    return [change.kind for change in changes if change.kind != "new"], changes


EVERY = "Every tenant of the pool kiosks would receive a letter of apology by 30 April 2022"
CHART = "The Head of Leisure would provide a chart of swimming lesson waiting lists by 30 April 2022"
SURVEY = "The swimming pool condition survey would be published by 31 May 2022"
APRIL, MAY = dt.date(2022, 4, 30), dt.date(2022, 5, 31)


@pytest.mark.parametrize(
    ("promise", "due", "words", "kind", "happened"),
    [
        (EVERY, APRIL, "Three tenants of the pool kiosks had received a letter of apology", "update", "progress"),
        (EVERY, APRIL, "All tenants of the pool kiosks had received a letter of apology", "update", "done"),
        (CHART, APRIL, "The Head of Leisure presented the chart of swimming lesson waiting lists", "update", "done"),
        (
            SURVEY,
            MAY,
            "The Chairman had been told that the swimming pool condition survey had been published",
            "update",
            "progress",
        ),
    ],
)
def test_what_became_of_it(reading, promise, due, words, kind, happened):
    kinds, _ = told(reading, promise, due, words, kind)
    assert kinds == [happened]


def test_a_day_that_is_past_is_no_new_date(reading):
    words = "Of the pool kiosk repairs overdue in July, 14 were still to be finished"
    promise = "All pool kiosk repairs would be finished by 31 May 2022"
    kinds, changes = told(reading, promise, MAY, words, "commitment", due=dt.date(2022, 7, 31), due_words="in July")
    assert "slipped" not in kinds
    assert [change.kind for change in changes if change.kind == "not_done"] == ["not_done"]
