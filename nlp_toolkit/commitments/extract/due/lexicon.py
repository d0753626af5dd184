"""The words of time as patterns, made from terms/due.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from nlp_toolkit import terms

VOCABULARY: dict[str, Any] = terms.load("due")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH = (
    r"(?:(?:January|February|Febuary|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:\.(?= ?[\da-z]))?)"
)
WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs|r)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"
_MONTH_NAMES = ("january", "february", "febuary", "march", "april", "june", "july", "august", "september", "october")
MONTH_WORDS = frozenset({*_MONTHS, *_MONTH_NAMES, "sept", "november", "december"})
WEEKDAY_WORDS = frozenset(
    f"{stem}{end}" for stem in (*_WEEKDAYS, "tues", "wednes", "thurs", "thur", "satur") for end in ("", "day", "days")
)
UNIT_WORDS = frozenset(
    f"{unit}{end}"
    for unit in ("hour", "day", "week", "fortnight", "month", "year", "quarter", "term")
    for end in ("", "s")
)
YEAR = r"(?:19|20)\d\d"
SPLIT_YEAR = r"(?:20\d\d\s?[/-]\s?(?:20)?\d\d|FY\s?\d\d(?:\s?/\s?\d\d)?)(?![\d/-])"
DAY = r'(?:\d{1,2}|[23]?[lI](?=\s?st\b))(?!\d)(?:\s?(?:st|nd|rd|th|ht)\b\.?|["”“°])?'
UNIT = (
    r"(?:hours?|(?:working|calendar|clear|school|business)[ -]days?|days?|weeks?|fortnights?|months?|years?|quarters?"
    r"|terms?)"
)
FOLLOWERS = frozenset(word.lower() for word in VOCABULARY["names"]["followers"])
OF_YEAR = (
    rf"(?:,?\s+(?:of\s+|in\s+)?(?P<year>{YEAR}(?!\s?[/-]\s?\d\d\b)|(?:this|next)\s+year)\b|\s+'(?P<short>\d\d)\b)?"
)


def alternatives(words: Iterable[str]) -> str:
    """Join words into one pattern that prefers the longest; a space stands for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


NUMBER = rf"(?:\d{{1,3}}|{alternatives(VOCABULARY['numbers'])})"
ORDINAL = rf"(?:{alternatives(VOCABULARY['ordinals'])})"


@cache
def form(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a plain space, outside lookbehinds, stands for any white space."""
    spaced = re.sub(r"(\(\?<[=!][^()]*\))| ", lambda found: found[1] or r"\s+", pattern)
    return re.compile(rf"(?<![\w£€$])(?<!\d[.,:/])(?:{spaced})(?!\w)", re.IGNORECASE)


def month_number(word: str) -> int:
    """Tell which month a word such as "Sept." names, 1 to 12."""
    return _MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Tell which weekday a word such as "Thurs" names, Monday 0."""
    return _WEEKDAYS.index(word[:3].lower())


def day_number(word: str) -> int:
    """Read a day of the month, mending the letter l that a scan gives for 1.

    >>> day_number("lst"), day_number("22 nd")
    (1, 22)
    """
    found = re.match(r"[\dlI]+", word)
    return int(re.sub("[lI]", "1", found.group())) if found else 0


def number(word: str) -> int:
    """Read a number written in figures or in words."""
    plain = " ".join(word.lower().split())
    return int(plain) if plain.isdigit() else int(VOCABULARY["numbers"][plain])


def ordinal(word: str) -> int:
    """Read "first", "3rd" or "last" (-1)."""
    return int(VOCABULARY["ordinals"][word.lower()])


def flatten(text: str) -> str:
    r"""Make one kind of dash, apostrophe and space, and blank the marks of quoted lines, keeping every offset.

    >>> flatten("the May\n> meeting – 2022")
    'the May   meeting - 2022'
    """
    unquoted = re.sub(r"(?<=\n)[ \t]*[>|]+", lambda found: " " * len(found.group()), text)
    return unquoted.translate(_PLAIN)


_PLAIN = str.maketrans("–—‑−’‘\u00a0\u2009\t\n\rſ\u212aİı", "----''     sKii")
