"""The score of links counts what is right, what is expected and what was only proposed."""

import dataclasses
import datetime as dt
import json

import pytest

from nlp_toolkit.evaluate.tracking import read_threads, score_links, with_events
from nlp_toolkit.records import Change, Document, Meeting, Reading

MARCH, JUNE = dt.date(2022, 3, 1), dt.date(2022, 6, 1)
FIRST = Document("march", "march.txt", "txt", "The pool would reopen in May. The roof would be mended.", ())
SECOND = Document("june", "june.txt", "txt", "The pool had\nreopened. The roof leaked still.", ())
LINES = [
    {"thread": "T01", "doc": "march", "what": "promised", "quote": "The pool would reopen in May", "due": "2022-05-31"},
    {"thread": "T01", "doc": "june", "what": "kept", "quote": "The pool had reopened"},
    {"thread": "T02", "doc": "march", "what": "promised", "quote": "The roof would be mended"},
    {"thread": "T02", "doc": "june", "what": "not kept", "quote": "The roof leaked still"},
]


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "threads.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in LINES) + "\n", encoding="utf-8")
    return read_threads(path)


def change(ref, kind, document, words, *, proposed=False):
    start = document.text.index(words)
    quote = document.quote(start, start + len(words))
    return Change(ref, kind, MARCH if document is FIRST else JUNE, "run", quote=quote, proposed=proposed)


OPENED = [change("P", "new", FIRST, "The pool would reopen"), change("R", "new", FIRST, "The roof would be mended")]


def test_all_right(events):
    links = [change("P", "done", SECOND, "reopened"), change("R", "not_done", SECOND, "leaked still")]
    scores = score_links([*OPENED, *links], events, [FIRST, SECOND])
    assert (scores.precision, scores.recall, scores.kinds_right, scores.wrong, scores.missed) == (1.0, 1.0, 2, (), ())


def test_a_link_to_the_wrong_line_is_wrong_and_leaves_its_event_missed(events):
    link = change("R", "done", SECOND, "reopened")
    scores = score_links([*OPENED, link], events, [FIRST, SECOND])
    assert (scores.right, scores.made, scores.wrong) == (0, 1, (link,))
    assert [event.thread for event in scores.missed] == ["T01", "T02"]


def test_a_proposal_is_neither_made_nor_missed(events):
    link = change("P", "done", SECOND, "reopened", proposed=True)
    scores = score_links([*OPENED, link], events, [FIRST, SECOND])
    assert (scores.made, scores.found, scores.proposed, scores.proposals_right) == (0, 0, 1, 1)
    assert [event.thread for event in scores.missed] == ["T02"]


def test_one_half_of_the_threads(events):
    link = change("R", "done", SECOND, "reopened")
    scores = score_links([*OPENED, link], events, [FIRST, SECOND], threads=lambda thread: thread == "T01")
    assert (scores.made, scores.expected) == (0, 1)


def test_words_that_do_not_stand_there(events):
    astray = [dataclasses.replace(events[0], quote="The pool was sold")]
    with pytest.raises(ValueError, match=r"march: .* mend the quote of T01"):
        score_links(OPENED, astray, [FIRST])


def test_a_line_that_is_no_event(tmp_path):
    path = tmp_path / "threads.jsonl"
    path.write_text('{"thread": "T01"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"threads\.jsonl: line 1 is no event"):
        read_threads(path)


def test_records_of_the_threads(events):
    reading = with_events(Reading(FIRST, Meeting("march", date=MARCH)), events)
    assert [(record.quote.text, record.kind) for record in reading.commitments] == [
        ("The pool would reopen in May", "commitment"),
        ("The roof would be mended", "commitment"),
    ]
    due = reading.commitments[0].due
    assert due is not None
    assert due.date == dt.date(2022, 5, 31)
