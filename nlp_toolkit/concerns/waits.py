"""Find how long families say they waited, and set it beside what the law allows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from nlp_toolkit import terms
from nlp_toolkit.records import Limit, Passage, Quote, Wait

DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
NEAR = 34
"""Characters around a length of time in which an excluding word counts."""


def limits() -> tuple[Limit, ...]:
    """Give the time limits of the law, in the order of the process."""
    entries = [Limit(*(entry[key] for key in Limit.__slots__)) for entry in terms.load("limits")["limits"]]
    return tuple(sorted(entries, key=lambda limit: limit.code != "decision" and limit.days))


def waits(passages: Iterable[Passage]) -> tuple[Wait, ...]:
    """Find the waits that passages tell of; of several in one passage the longest, of one family each once.

    >>> words = "It is now 34 weeks since we asked for the assessment."
    >>> told = waits([Passage("letter-001:0", "family-01", Quote("letter-001", 0, len(words), words), 0, len(words))])
    >>> [(wait.limit, wait.days, wait.over, wait.quote.text) for wait in told]
    [('plan', 238, True, '34 weeks')]
    """
    longest: dict[tuple[str, str], Wait] = {}
    for passage in passages:
        for wait in _told(passage):
            known = longest.get((wait.family, wait.limit))
            if known is None or known.days < wait.days:
                longest[wait.family, wait.limit] = wait
    return tuple(longest.values())


def _told(passage: Passage) -> Iterable[Wait]:
    words = passage.quote.text
    about = _spoken_of(words) or (_spoken_of(passage.before) if passage.theme == "delay" else None)
    if about is None or not _form("waited").search(words):
        return
    for match in _lengths().finditer(words):
        around = words[max(match.start() - NEAR, 0) : match.end() + NEAR // 2]
        days = _number(match["number"]) * DAYS[match["unit"].lower()]
        if match["half"] or match["more"]:
            days += DAYS[match["unit"].lower()] // 2
        if _form("never").search(around) or days < DAYS["week"]:
            continue
        start = passage.quote.start + match.start()
        quote = Quote(passage.quote.source, start, start + len(match.group()), match.group())
        yield Wait(about["code"], passage.family, days, days > about["days"], quote, passage.quote)


def _spoken_of(words: str) -> dict[str, Any] | None:
    """Give the limit that words are about, if any."""
    return next((entry for entry, pattern in _about() if pattern.search(words)), None)


def _number(words: str) -> int:
    """Read a number in figures or words.

    >>> _number("34"), _number("fifty-six")
    (34, 56)
    """
    numbers = terms.load("limits")["words"]["numbers"]
    return sum(int(part) if part.isdigit() else int(numbers[part]) for part in words.lower().split("-"))


@cache
def _about() -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    entries = terms.load("limits")["limits"]
    return tuple((entry, re.compile(entry["about"], re.IGNORECASE)) for entry in entries)


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile(terms.load("limits")["words"][name], re.IGNORECASE)


@cache
def _lengths() -> re.Pattern[str]:
    numbers = "|".join(terms.load("limits")["words"]["numbers"])
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}|(?:(?:twenty|thirty|forty|fifty|sixty)-)?(?:{numbers}))"
        r"(?P<half> and a half)?(?: odd)?[ -](?P<unit>day|week|month|year)s?(?P<more> and a half)?\b",
        re.IGNORECASE,
    )
