"""How many of how many: "41 of the 60", "two of the three", two quotations where three were promised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.words import stem, undated

_ONES: list[str] = terms.load("outcomes")["ones"].split()
_TENS: list[str] = terms.load("outcomes")["tens"].split()
_WORDS = {word: value for value, word in enumerate(_ONES, start=1)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_NUMBER = rf"(?:\d[\d,]*|(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[:9])})|{'|'.join([*_TENS, *reversed(_ONES)])})"
_PART = re.compile(
    rf"\b(?P<part>{_NUMBER})\s+(?:[\w’-]+\s+){{0,2}}?(?:out\s+)?of\s+(?:the\s+|our\s+|its\s+|those\s+)?(?:[\w-]+\s+)?(?P<whole>{_NUMBER})\b",
    re.IGNORECASE,
)
_SOME = re.compile(rf"\b(?P<part>{_NUMBER})\s+of\s+(?:the|them|our|its|their|those)\b", re.IGNORECASE)
_COUNTED = re.compile(rf"\b(?P<number>{_NUMBER})(?P<things>(?:\s+[\w’-]+){{1,3}})", re.IGNORECASE)
_OPENING = re.compile(rf"^\W*(?P<number>{_NUMBER})\s+[^\W\d_]+", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|all|each)\b", re.IGNORECASE)


_SMALL = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Hold "41 of the 60".

    Attributes:
        words: The words.
        whole: Whether the part is the whole ("all 12 of the 12").
    """

    words: str
    whole: bool


def number(words: str) -> int:
    """Read a number in figures or words below a hundred.

    >>> number("1,204"), number("forty-one"), number("twelve")
    (1204, 41, 12)
    """
    plain = words.casefold().replace(",", "")
    return int(plain) if plain.isdigit() else sum(_WORDS[each] for each in plain.split("-"))


def part_of(words: str) -> Part | None:
    """Find a number of a number.

    >>> part_of("Forty-one of the 60 plans had been issued.")
    Part(words='Forty-one of the 60', whole=False)
    """
    if found := _PART.search(words):
        return Part(found[0], number(found["part"]) >= number(found["whole"]))
    found = _SOME.search(words)
    return Part(found[0], whole=False) if found else None


def fewer(words: str, promise: str) -> str:
    """Give the words that count fewer of the same things than a promise did, or "".

    >>> fewer("Two quotations had come in.", "The Clerk to obtain three quotations for the roof")
    'Two quotations had come'

    Args:
        words: What is told.
        promise: What was promised.
    """
    opening = _OPENING.match(words)
    if opening and _EVERY.search(promise) and opening["number"] not in promise:
        return opening[0].strip()
    promised = {noun: counted for counted, nouns, _ in _counted(promise) for noun in nouns}
    for counted, nouns, found in _counted(words):
        if any(counted < promised.get(noun, 0) for noun in nouns):
            return found
    return ""


def _counted(words: str) -> Iterator[tuple[int, list[str], str]]:
    """Give each number with the stems of the words after it, up to a thing that it may count, and its words."""
    for found in _COUNTED.finditer(undated(words)):
        things = [stem(word.casefold()) for word in found["things"].split() if len(word) > _SMALL]
        yield number(found["number"]), things, found[0]
