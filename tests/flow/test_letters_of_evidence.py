"""The letters behind a pack that is made later are named by the passages that were kept of them."""

from __future__ import annotations

import datetime as dt

from nlp_toolkit.flow.evidence import letters_of
from nlp_toolkit.records import Grouping, Passage, Quote


def passage(letter: str, start: int, day: dt.date | None) -> Passage:
    return Passage(f"{letter}:{start}", "family-01", Quote(letter, start, start + 5, "words"), start, start + 5, day)


def test_each_letter_stands_once_with_its_month() -> None:
    march = dt.date(2024, 3, 1)
    told = letters_of(Grouping((), (passage("b", 0, None), passage("a", 0, march), passage("a", 9, march))))
    assert [(letter.id, letter.date) for letter in told] == [("a", march), ("b", None)]
