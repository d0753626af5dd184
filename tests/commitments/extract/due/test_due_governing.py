"""Which of several expressions of time governs a record."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp_toolkit.commitments.extract.due import find_dues, governing

MEETING = dt.date(2024, 3, 6)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The report on the accounts for 2022/23 would be presented in June.", "in June"),
        ("By the end of April the Director would publish a plan.", "By the end of April"),
        ("A site visit on 3 May would be arranged by the end of March.", "by the end of March"),
        ("The letter of 16 May 2018 would be sent again by Friday.", "by Friday"),
        ("The Clerk would report in June on the works, which would end in August.", "in June"),
        ("The works would start as soon as possible and be finished by 3 May.", "by 3 May"),
        ("The works would start as soon as possible.", "as soon as possible"),
        ("Newsletters would go home twice a term from September.", "from September"),
        ("He would speak to the firm about the matter, following the meeting.", "following the meeting"),
        ("The plan would be issued in May ahead of the AGM.", "in May"),
        ("The scheme that had begun last year would be reviewed within six months.", "within six months"),
        ("The gate, broken on 4 January 2024, would be mended.", None),
        ("The log would be checked every month.", None),
        ("Once the report is received, it would be circulated.", None),
        ("The roof would be mended.", None),
    ],
)
def test_the_words_that_govern_the_deliverable_are_picked(sentence: str, words: str | None) -> None:
    found = governing(find_dues(sentence, meeting=MEETING), text=sentence)
    assert (found and found.due.words) == words


def test_only_words_within_the_records_stretch_count() -> None:
    sentence = "The Clerk would write by Friday and the Chairman would speak to the Trust in May."
    matches = find_dues(sentence, meeting=MEETING)
    middle = sentence.index("and the Chairman")
    first, second = governing(matches, text=sentence, end=middle), governing(matches, text=sentence, start=middle)
    assert first is not None
    assert second is not None
    assert (first.due.words, second.due.words) == ("by Friday", "in May")


def test_a_repetition_is_picked_apart_from_a_day() -> None:
    sentence = "The Panel would be updated every six months until March 2026."
    matches = find_dues(sentence, meeting=MEETING)
    day, often = governing(matches, text=sentence), governing(matches, text=sentence, recurring=True)
    assert day is not None
    assert often is not None
    assert (day.due.words, day.due.date) == ("until March 2026", dt.date(2026, 3, 31))
    assert (often.due.words, often.due.recurs) == ("every six months", True)
