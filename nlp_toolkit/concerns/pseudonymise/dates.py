"""Coarsen or move the dates and ages of a letter."""

from __future__ import annotations

import datetime as dt
import re

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.identifiers import NUMBERS
from nlp_toolkit.concerns.pseudonymise.lists import SCANNED

_WORDS = terms.load("name_context")
MONTHS = list(_WORDS["months"])
_ORDINALS = list(_WORDS["ordinals"])
_BANDS = ((0, 4), (5, 10), (11, 15), (16, 18), (19, 25), (26, 29))
_FIGURES = str.maketrans({letter: figure for figure, letter in {"0": "O", "1": "l"}.items()} | {"o": "0", "I": "1"})
_WEEKDAY = re.compile(r"(?i)\b(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(day)?s?\b[,.]?\s*")


def parts(words: str) -> tuple[int | None, int | None, int | None]:
    """Read day, month and year from a date as written, the day first where figures leave it open.

    >>> parts("the 2nd of March 2025")
    (2, 3, 2025)
    >>> parts("14/11/24")
    (14, 11, 2024)
    """
    text = _WEEKDAY.sub("", words)
    mended = re.sub(
        r"[\dOlI]{1,4}(?=\D|$)",
        lambda m: m.group().translate(_FIGURES) if re.search(r"\d", m.group()) else m.group(),
        text,
    )
    iso = re.search(r"(\d{4})-(\d\d)-(\d\d)", mended)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    figures = re.search(r"(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{2,4}))?", mended)
    if figures:
        return int(figures[1]), int(figures[2]), _year(figures[3])
    month = _month(mended)
    numbers = re.findall(r"\d+", mended)
    day = next((int(n) for n in numbers if len(n) < 3 and 0 < int(n) < 32), None)
    if day is None:
        day = next((i + 1 for i, word in reversed(list(enumerate(_ORDINALS))) if word in mended.casefold()), None)
    year = next((n for n in numbers if len(n) == 4), None) or next((n for n in numbers[1:] if len(n) == 2), None)
    return day, month, _year(year)


def _year(figures: str | None) -> int | None:
    if not figures:
        return None
    return int(figures) if len(figures) == 4 else 2000 + int(figures) - (100 if int(figures) > 60 else 0)


def _month(text: str) -> int | None:
    for word in re.findall(r"[^\W\d_]{3,}", text.casefold()):
        for number, name in enumerate(MONTHS, 1):
            if word[:3] == name[:3].casefold():
                return number
    if re.search(r"stm?ber|setem", text.casefold()):
        return 9
    return None


def month_only(words: str) -> str:
    """Leave the month of a date, and the year where one is given.

    >>> month_only("Monday 16th December 2024")
    'December 2024'
    """
    _, month, year = parts(words)
    if month is None or not 1 <= month <= 12:
        return "[DATE]"
    return f"{MONTHS[month - 1]} {year}" if year else MONTHS[month - 1]


def moved(words: str, days: int) -> str:
    """Move a date by some days and write it as it was written.

    >>> moved("30/12/2024", 5)
    '04/01/2025'
    >>> moved("3rd March", 30)
    '2nd April'
    """
    day, month, year = parts(words)
    try:
        new = dt.date(year or 2023, month or 0, day or 0) + dt.timedelta(days=days)
    except ValueError:
        return "[DATE]"
    if re.search(r"\d{4}-\d\d-\d\d", words):
        return new.isoformat()
    figures = re.search(r"(\d{1,2})(\s?[./-]\s?)(\d{1,2})(?:(\s?[./-]\s?)(\d{2,4}))?", words)
    if figures:
        padded = len(figures[1]) == 2
        shown = f"{new.day:02d}{figures[2]}{new.month:02d}" if padded else f"{new.day}{figures[2]}{new.month}"
        if figures[5]:
            shown += figures[4] + (f"{new.year}" if len(figures[5]) == 4 else f"{new.year % 100:02d}")
        return shown
    named = MONTHS[new.month - 1]
    number = f"{new.day}{_suffix(new.day)}" if re.search(r"\d(?:st|nd|rd|th)\b", words) else str(new.day)
    shown = f"{number} of {named}" if re.search(r"\bof\b", words) else f"{number} {named}"
    weekday = f"{new:%A} " if _WEEKDAY.match(words) else ""
    return f"{weekday}{shown} {new.year}" if year else f"{weekday}{shown}"


def _suffix(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def number(words: str) -> int | None:
    """Read a number in figures or words.

    >>> number("twenty-one")
    21
    """
    text = words.casefold().translate({ord("½"): None})
    figures = re.match(r"\s*(\d{1,3})", text.translate(SCANNED) if not re.search(r"\d", text) else text)
    if figures:
        return int(figures[1])
    values = [NUMBERS[word] for word in re.findall(r"[a-z]+", text) if word in NUMBERS]
    return sum(values) if values else None


def band(words: str, following: str = "") -> str:
    """Name the range an age lies in.

    >>> band("7", "-year-old")
    '5-to-10'
    >>> band("thirty-four")
    '30 to 39'
    """
    age = number(words)
    if age is None:
        return "[AGE]"
    if re.match(r"[\s-]*m(?:on)?th", following):
        low, high = (0, 11) if age < 12 else (12, 59)
    else:
        low, high = next((b for b in _BANDS if b[0] <= age <= b[1]), (age // 10 * 10, age // 10 * 10 + 9))
    return f"{low}-to-{high}" if following.startswith("-") else f"{low} to {high}"
