"""Find what has a form of its own: numbers, dates, ages, addresses of the net."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.lists import lists

_DAY = r"(?:[0Oo][1-9lI]|[1-9]|[12lI][\dO]|[12]l|3[01lO])"
_YEAR = r"(?:[12lI][9O0][\dOlI]{2})"
_WORDS = terms.load("name_context")
_NUMBER_WORDS = list(_WORDS["number_words"])
NUMBERS = dict(zip(_NUMBER_WORDS, [*range(1, 20), *range(20, 100, 10)], strict=True))


@cache
def forms() -> list[tuple[str, str, re.Pattern[str]]]:
    """Compile the patterns of identifiers.toml as (type, reason, pattern)."""
    cues = lists().cues
    month = "|".join(sorted(map(re.escape, cues["months"]), key=len, reverse=True))
    days = "(?:" + "|".join(sorted(map(re.escape, cues["days"]), key=len, reverse=True)) + ")"
    plain_may = r"(?!(?<=\bmay)\s+(?:be|have|not|need|want|well|also|get|i|we|you|he|she|they|it)\b)"
    day_month = (
        rf"(?:the\s+)?\b{_DAY}\s?(?:st|nd|rd|th)?\s*(?:day\s+)?(?:of\s+)?\b(?:{month})\b(?:\.(?=,?\s*\d)|{plain_may})"
        rf"(?:,?\s+(?:of\s+)?{_YEAR}\b|\s+'?\d{{2}}\b(?![:.]\d)(?!\s*(?:am|pm|of|to|days|weeks|families|children)\b))?"
    )
    month_day = (
        rf"\b(?:{month})\b\.?\s+(?:the\s+)?{_DAY}(?:(?:st|nd|rd|th)\b(?:,?\s+{_YEAR}\b)?|,?\s+{_YEAR}\b|(?=[,.;\n]))"
    )
    figures = (
        rf"(?<![\w/.£-]){_DAY}\s?([./-])\s?(?:0?[1-9lI]|O[1-9]|1[0-2]|l[0-2])\s?\1\s?(?:{_YEAR}|\d{{2}})(?![\w/-]|\.\d)"
    )
    iso = r"(?<![\w/.-])(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])-|/(?:0[1-9]|1[0-2])/)(?:0[1-9]|[12]\d|3[01])(?!\d)"
    word_day = "|".join(map(re.escape, sorted(_WORDS["ordinals"], key=len, reverse=True)))
    tens = "|".join(_NUMBER_WORDS[19:])
    ones, numbers = "|".join(_NUMBER_WORDS[:9]), "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
    said_year = (
        rf"(?:(?:nineteen|twenty)[\s-]+(?:(?:oh|o)[\s-]+(?:{ones})|(?:{tens})[\s-](?:{ones})|{numbers})"
        rf"|two\s+thousand(?:\s+(?:and\s+)?(?:{numbers}))?)"
    )
    spelt = (
        rf"\b(?:the\s+)?(?:{word_day})\s+(?:day\s+)?of\s+(?:{month})\b"
        rf"(?:,?\s+(?:in\s+)?(?:{_YEAR}|{said_year})\b)?"
    )
    age = rf"(?:\d{{1,2}}|(?:{tens})[- ](?:{ones})|{numbers})(?:½|\.5|\s(?:and\s+a\s+half|1/2))?"
    compiled = []
    for entry in terms.load("identifiers")["entry"]:
        pattern = str(entry["pattern"])
        pattern = pattern.replace("DATE", f"(?:{day_month}|{month_day}|{figures}|{iso}|{spelt})")
        pattern = pattern.replace("MONTH", month).replace("DAYS", days)
        pattern = re.sub(r"\bAGE\b", lambda _: age, pattern)
        compiled.append((str(entry["type"]), str(entry["reason"]), re.compile(_numbered(pattern))))
    return compiled


def _numbered(pattern: str) -> str:
    """Name the back reference of dates in figures, since other groups may come before it."""
    return pattern.replace(r"([./-])", r"(?P<dot>[./-])").replace(r"\1", "(?P=dot)")


def identifiers(text: str) -> Iterator[Found]:
    """Find every identifier in the order of the list, which is that of trust."""
    for kind, reason, pattern in forms():
        for match in pattern.finditer(text):
            named = [name for name, value in match.groupdict().items() if name.startswith("id") and value is not None]
            start, end = match.span(named[0]) if named else match.span()
            if kind == "phone" and sum(c.isdigit() or c in "OlI" for c in text[start:end]) > 14:
                continue
            if reason == "capitals and a number as in a reference" and _begins_with_word(text[start:end]):
                continue
            if reason == "a word with an underscore" and _column(text[start:end]):
                continue
            if kind == "postcode" and not any(c.isdigit() for c in text[start:end]):
                continue
            yield Found(start, end, kind, reason)  # type: ignore[arg-type]


def _begins_with_word(words: str) -> bool:
    """Tell whether what looks like the letters of a reference is a word in capitals ('RANG 01632')."""
    first = re.split(r"[ \d-]", words)[0].casefold()
    return len(first) > 3 and first in lists().common


def _column(words: str) -> bool:
    """Tell whether words joined by underscores head a column of a table ('child_first') and name nobody."""
    return all(part.casefold() in lists().common for part in words.split("_") if part)
