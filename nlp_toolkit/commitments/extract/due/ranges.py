"""Ranges, which keep their end: between 3 and 14 March, from April to June, 2023 to 2025."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from nlp_toolkit.commitments.extract.due.days import is_month, resolve, year_of
from nlp_toolkit.commitments.extract.due.lexicon import (
    DAY,
    MONTH,
    MONTH_WORDS,
    OF_YEAR,
    WEEKDAY,
    YEAR,
    day_number,
    form,
    month_number,
)
from nlp_toolkit.commitments.extract.due.periods import month_stretch
from nlp_toolkit.commitments.extract.due.stretch import FIGURE, Form, Frame, Stretch

_OPEN = r"(?:(?P<open>between|from) )?"
_JOIN = r"\s*(?:-|/|&| to | and | until | till | or | through to )\s*"
_DAYS = form(
    rf"{_OPEN}(?:{WEEKDAY},? )?(?:the )?(?P<d1>{DAY})(?:\s*(?:of )?(?P<m1>{MONTH})\.?(?:,? (?P<y1>{YEAR}))?)?{_JOIN}"
    rf"(?:{WEEKDAY},? )?(?:the )?(?P<d>{DAY})(?:\s*of )?\s*(?P<month>{MONTH}){OF_YEAR}"
)
_MONTHS = form(rf"{_OPEN}(?P<m1>{MONTH})\.?(?: (?P<y1>{YEAR}))?{_JOIN}(?P<month>{MONTH}){OF_YEAR}")
_YEARS = form(rf"{_OPEN}(?P<y1>{YEAR})\s*(?:-| to | and | until )\s*(?P<y2>{YEAR})(?!\d)")


def _days(frame: Frame, match: re.Match[str]) -> Stretch | None:
    if not is_month(match, sure=bool(re.search("[a-z]", match.group("d").lower()))):
        return None
    day, month = day_number(match.group("d")), month_number(match.group("month"))
    return resolve(frame, match, day, month, year_of(frame, match), None)


def _months(frame: Frame, match: re.Match[str]) -> Stretch | None:
    if not is_month(match) or not is_month(match, group="m1"):
        return None
    return replace(month_stretch(frame, match), ranged=True)


def _years(frame: Frame, match: re.Match[str]) -> Stretch | None:
    del frame
    first, last = int(match.group("y1")), int(match.group("y2"))
    if first >= last:
        return None
    return Stretch(
        *match.span(), "year", dt.date(first, 1, 1), dt.date(last, 12, 31), f"the end of {last}", imputed=True
    )


FORMS: tuple[Form, ...] = (
    (_DAYS, _days, MONTH_WORDS),
    (_MONTHS, _months, MONTH_WORDS),
    (_YEARS, _years, frozenset({FIGURE})),
)
"""Each pattern with the function that reads what it found."""
