"""Every row of the table of civic time: words in minutes and the last day that keeps the promise."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.due import DueMatch, find_dues, next_expected
from nlp_toolkit.commitments.extract.due.calendar import ENGLAND
from nlp_toolkit.commitments.extract.due.lexicon import form
from nlp_toolkit.commitments.extract.due.stretch import words_in

MEETING = dt.date(2024, 3, 6)  # a Wednesday
NEXT = replace(
    ENGLAND,
    body="Children's Scrutiny Panel",
    next_meetings=(("", dt.date(2024, 5, 15)), ("Overview Board", dt.date(2024, 4, 24)), ("", dt.date(2024, 9, 11))),
)


def only(sentence: str, **options: object) -> DueMatch:
    """Find the one expression of time of a sentence."""
    found = find_dues(sentence, **{"meeting": MEETING, "calendar": ENGLAND} | options)  # type: ignore[arg-type]
    assert len(found) == 1, found
    return found[0]


TABLE = [
    # words, due date, assumed
    ("by 20 October", "2024-10-20", True),
    ("before 20 October", "2024-10-20", True),
    ("on the 20th", "2024-03-20", True),
    ("by the 5th", "2024-04-05", True),
    ("by 20/10/24", "2024-10-20", False),
    ("on Friday 18 October 2024", "2024-10-18", False),
    ("by 6 March", "2024-03-06", True),
    ("by 5 March", "2025-03-05", True),
    ("by Friday", "2024-03-08", False),
    ("on Monday", "2024-03-11", False),
    ("on Wednesday", "2024-03-13", False),
    ("tomorrow", "2024-03-07", False),
    ("this week", "2024-03-08", True),
    ("next week", "2024-03-15", True),
    ("the following week", "2024-03-15", True),
    ("within a week", "2024-03-13", False),
    ("within a fortnight", "2024-03-20", False),
    ("within 10 days", "2024-03-16", False),
    ("within six months", "2024-09-06", False),
    ("in the next fortnight", "2024-03-20", False),
    ("in two weeks' time", "2024-03-20", False),
    ("within 10 working days", "2024-03-20", False),
    ("within 20 working days", "2024-04-05", False),  # Good Friday and Easter Monday left out
    ("this month", "2024-03-31", True),
    ("next month", "2024-04-30", True),
    ("in April", "2024-04-30", True),
    ("during April", "2024-04-30", True),
    ("in February", "2025-02-28", True),
    ("by the end of April", "2024-04-30", True),
    ("by the end of August 2024", "2024-08-31", False),
    ("at the beginning of March", "2024-03-10", True),
    ("early in March", "2024-03-10", True),
    ("in the middle of March", "2024-03-20", True),
    ("in mid-March", "2024-03-20", True),
    ("towards the end of March", "2024-03-31", True),
    ("late in March", "2024-03-31", True),
    ("by the start of September", "2024-09-01", True),
    ("from 1 September", "2024-09-01", True),
    ("by April", "2024-03-31", True),
    ("in the spring", "2024-05-31", True),
    ("in the summer", "2024-08-31", True),
    ("in the autumn", "2024-11-30", True),
    ("in the winter", "2025-02-28", True),
    ("by Christmas", "2024-12-24", True),
    ("before Easter", "2024-03-28", True),
    ("in the new year", "2025-01-31", True),
    ("by the end of the year", "2024-12-31", False),
    ("in Q1 of 2022/23", None, False),  # gone by; see below for the day it sets
    ("in the first quarter", "2024-06-30", True),
    ("by the end of the financial year", "2024-03-31", False),
    ("in this financial year", "2024-03-31", True),
    ("in next year's budget", "2024-03-31", True),
    ("in this municipal year", "2024-05-31", True),
    ("in the next municipal year", "2025-05-31", True),
    ("by the autumn term", "2024-09-01", True),
    ("by the spring term", "2024-03-31", True),  # it is running: its last day
    ("by the summer term", "2024-04-01", True),
    ("in the autumn term", "2024-12-31", True),
    ("during the spring term", "2024-03-31", True),
    ("in the summer term", "2024-07-31", True),
    ("before half-term", "2024-05-24", True),
    ("after half-term", "2024-06-03", True),
    ("for the new school year", "2024-09-01", True),
    ("by the next meeting", None, False),
    ("at the May meeting", "2024-05-31", True),  # the table says none; a meeting of May is held by the end of May
    ("at the next meeting of the Board", None, False),
    ("in 2025", "2025-12-31", True),
    ("during 2024/25", "2025-03-31", True),
    ("within a 12-month period", "2025-03-06", False),
    ("as soon as possible", None, False),
    ("shortly", None, False),
    ("in due course", None, False),
    ("urgently", None, False),
    ("when resources allow", None, False),
    ("once the report is received", None, False),
]


@pytest.mark.parametrize(("words", "date", "assumed"), TABLE, ids=[row[0] for row in TABLE])
def test_each_row_of_the_table_sets_its_day(words: str, date: str | None, assumed: bool) -> None:
    match = only(f"The plan would be published {words}.")
    assert match.due.words == words
    assert match.due.date == (dt.date.fromisoformat(date) if date else None)
    assert match.due.assumed is assumed
    assert match.due.reason
    assert not match.due.recurs


REPEATS = [
    ("every 6 months", "2024-09-06"),
    ("quarterly", "2024-06-06"),
    ("bi-monthly", "2024-05-06"),
    ("termly", "2024-07-06"),
    ("annually", "2025-03-06"),
]


@pytest.mark.parametrize(("words", "expected"), REPEATS)
def test_a_repetition_has_a_next_expected_day_and_no_due_date(words: str, expected: str) -> None:
    match = only(f"The Panel would be told of progress {words}.")
    assert (match.due.words, match.due.date, match.due.recurs, match.kind) == (words, None, True, "recurrence")
    assert next_expected(words, after=MEETING, calendar=ENGLAND) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("by the next meeting", "2024-05-15"),
        ("at the May meeting", "2024-05-15"),
        ("at the September meeting", "2024-09-11"),
        ("at the next meeting of the Panel", "2024-05-15"),
        ("at the next Panel meeting", "2024-05-15"),
        ("at the next meeting of the Overview Board", "2024-04-24"),
        ("at the next Overview Board", "2024-04-24"),
        ("at the next meeting of the Cabinet", None),
        ("at the next Full Council", None),
    ],
)
def test_a_meeting_is_the_day_that_the_minutes_give_for_it(words: str, date: str | None) -> None:
    match = only(f"The figures would be brought back {words}.", calendar=NEXT)
    assert match.due.words == words
    assert match.due.date == (dt.date.fromisoformat(date) if date else None)
    assert match.due.assumed is False


def test_a_meeting_whose_day_is_not_known_is_held_by_the_end_of_its_month() -> None:
    match = only("The figures would be brought back at the June meeting.", calendar=NEXT)
    assert (match.due.date, match.due.assumed) == (dt.date(2024, 6, 30), True)


def test_the_first_quarter_is_of_the_financial_year_unless_the_text_says_calendar() -> None:
    before = dt.date(2022, 3, 1)
    assert only("It would report in Q1 of 2022/23.", meeting=before).due.date == dt.date(2022, 6, 30)
    assert only("It would report in the first quarter of the calendar year.", meeting=before).due.date == dt.date(
        2022, 3, 31
    )
    assert only("It would report in the first quarter.", meeting=before).due.date == dt.date(2022, 6, 30)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The 2023 budget would be circulated.", "2023"),
        ("The letter of 16 May 2018 would be sent again.", "16 May 2018"),
        ("He would find the minutes of 3 April.", "3 April"),
        ("The work, going on since 2019, would be reviewed.", "since 2019"),
        ("The Clerk had written last week.", "last week"),
        ("The survey was done in 2019.", "in 2019"),
        ("The Board had met on 4 January 2024.", "on 4 January 2024"),
    ],
)
def test_a_name_or_the_past_is_no_deadline(sentence: str, words: str) -> None:
    match = only(sentence)
    assert (match.due.words, match.due.date, match.kind) == (words, None, "reference")


@pytest.mark.parametrize(
    "words", ["by 2024-02-30", "by 31 June", "by 31 April 2025", "by 29 February 2025", "by 30.02.25"]
)
def test_an_impossible_date_is_reported_and_never_guessed(words: str) -> None:
    match = only(f"The report would be ready {words}.")
    assert match.due.words == words
    assert match.due.date is None
    assert match.due.reason.startswith("there is no ")


@pytest.mark.parametrize(
    "words",
    [
        "by Friday",
        "next week",
        "within a fortnight",
        "in April",
        "by the end of the year",
        "in the new year",
        "in Q2",
        "on the 20th",
    ],
)
def test_without_the_date_of_the_meeting_relative_words_set_no_day(words: str) -> None:
    match = only(f"The plan would be published {words}.", meeting=None)
    assert match.due.words == words
    assert match.due.date is None
    assert "not known" in match.due.reason


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("by 20 October 2024", "2024-10-20"),
        ("by the end of August 2022", "2022-08-31"),
        ("in Q1 of 2022/23", "2022-06-30"),
        ("in the spring of 2025", "2025-05-31"),
        ("by Christmas 2023", "2023-12-24"),
        ("in 2023", "2023-12-31"),
    ],
)
def test_without_the_date_of_the_meeting_full_dates_still_work(words: str, date: str) -> None:
    assert only(f"The plan would be published {words}.", meeting=None).due.date == dt.date.fromisoformat(date)


@pytest.mark.parametrize("table", ["repeats", "vague", "condition"])
def test_the_vocabulary_finds_its_own_matches_and_not_its_misses(table: str) -> None:
    for entry in terms.load("due")[table]:
        pattern = form(entry["pattern"])
        assert entry["matches"]
        assert [text for text in entry["matches"] if not pattern.search(text)] == []
        assert [text for text in entry["misses"] if pattern.search(text)] == []
        words = frozenset(entry.get("words", ()))
        assert not words or [text for text in entry["matches"] if words.isdisjoint(words_in(text))] == []


_WORDS = """by on in the end of March May 31 30 2022 2024-02-30 1st next meeting week within two to three months Q2
    2022/23 - / . , Friday autumn term every each half-term Easter Christmas early mid- from until between and AGM
    29 February 99 0 lst w/c last day before after spring new year of this weeks' time Monday ago since"""
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=14), st.sampled_from([MEETING, None, dt.date(2024, 2, 29), dt.date(2023, 12, 31)]))
def test_any_words_give_matches_that_quote_the_text_and_lie_ahead(pieces: list[str], meeting: dt.date | None) -> None:
    text = " ".join(pieces)
    found = find_dues(text, meeting=meeting)
    assert [match.due.words for match in found] == [text[match.start : match.end] for match in found]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(meeting is None or match.due.date is None or match.due.date >= meeting for match in found)


@given(st.text(max_size=60))
def test_any_text_is_searched_without_error(text: str) -> None:
    assert all(match.due.words == text[match.start : match.end] for match in find_dues(text, meeting=MEETING))
