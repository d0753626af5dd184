"""Abbreviations and short forms that the minutes define in brackets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.records import Definition, Document

_LONG_FIRST = re.compile(r"\(\s*[\"']?([A-Z][A-Za-z&/.]*[A-Z][A-Za-z&/.]*?|[A-Z]{2,})s?[\"']?\s*\)")
_SHORT_FIRST = re.compile(
    r"\b([A-Z][A-Za-z&]*[A-Z]|[A-Z]{2,})\s+\(((?:[A-Z][\w'&/-]*|of|for|and|the|in|with|on)(?:[\s-]+(?:[A-Z][\w'&/-]*|of|for|and|the|in|with|on|to)){1,9})\)"
)
_CALLED = re.compile(
    r"\(\s*(?:(?:hereinafter|hereafter|referred to as|known as|called)\s+)*[\"']?((?:the"
    r"|The)\s+[\"']?[A-Z][\w'&-]*(?:\s+[A-Z][\w'&-]*){0,3})[\"']?\s*\)"
)
_SMALL = frozenset(("of", "for", "and", "the", "in", "with", "on", "to", "a", "an", "&", "or", "at", "by"))
_WORD = re.compile(r"[A-Za-z0-9&'][\w'&./]*")


def definitions_of(
    document: Document, text: str, parts: Sequence[Part], names: Collection[str]
) -> tuple[Definition, ...]:
    """Collect what the minutes define, each short form once, in the order of the text.

    Args:
        document: What was read.
        text: Its text made plain.
        parts: The parts to look in.
        names: Names of people, whose initials are no definitions.
    """
    found: dict[str, Definition] = {}
    for part in parts:
        for short, long, start, end in _in(text, part.start, part.end):
            if long not in names:
                found.setdefault(short, Definition(short, long, document.quote(start, end)))
    return tuple(sorted(found.values(), key=lambda definition: definition.quote.start))


def _in(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    if "(" not in text[start:end]:
        return
    for mark in _LONG_FIRST.finditer(text, start, end):
        left = long_form(mark.group(1), text, start, mark.start())
        if left is not None:
            yield mark.group(1), _single(text[left : mark.start()]), left, mark.end()
    for mark in _SHORT_FIRST.finditer(text, start, end):
        if _spelt(mark.group(1), [word for word in re.split(r"[\s/-]+", mark.group(2)) if word]):
            yield mark.group(1), _single(mark.group(2)), mark.start(), mark.end()
    for mark in _CALLED.finditer(text, start, end):
        left = _named(mark.group(1), text, start, mark.start())
        if left is not None:
            yield _single(mark.group(1)), _single(text[left : mark.start()]), left, mark.end()


def _single(words: str) -> str:
    return " ".join(words.split()).strip(" ,\"'")


def long_form(short: str, text: str, start: int, end: int) -> int | None:
    """Find where the words begin that an abbreviation after them stands for.

    >>> text = "employed by Brackenshire Children First (BCF)"
    >>> text[long_form("BCF", text, 0, 40):40].strip()
    'Brackenshire Children First'
    """
    letters = re.sub(r"[^A-Za-z]", "", short)
    if len(letters) < 2:
        return None
    window = max(start, end - 160)
    words = list(_WORD.finditer(text, window, end))[-(2 * len(letters) + 4) :]
    for first in range(len(words) - 1, -1, -1):
        word = words[first].group()
        if word[0].lower() != letters[0].lower() or word.lower() in _SMALL:
            continue
        stretch = text[words[first].start() : end]
        if re.search(r"[.;:()]\s", stretch):
            return None
        pieces = [piece for later in words[first:] for piece in re.split(r"[/.-]", later.group()) if piece]
        if _spelt(short, pieces) and word[0].isupper():
            return words[first].start()
    return None


def _spelt(short: str, words: list[str]) -> bool:
    """Tell whether the capitals of an abbreviation are the first letters of the words, small words left out at will."""
    letters = [letter.lower() for letter in re.sub(r"[^A-Za-z&]", "", short) if letter.isupper() or letter == "&"]
    if len(letters) < 2 or words[0][0].lower() != letters[0] or words[-1].lower() in _SMALL:
        return False
    return _matches(letters, words)


def _matches(letters: list[str], words: list[str]) -> bool:
    if not words:
        return not letters
    word = words[0].lower()
    if letters and (word[0] == letters[0] or (letters[0] == "&" and word in ("and", "&"))):
        if _matches(letters[1:], words[1:]):
            return True
        if len(letters) > 1 and letters[1] in word[1:] and _matches(letters[2:], words[1:]):
            return True
    return word in _SMALL and _matches(letters, words[1:])


def _named(short: str, text: str, start: int, end: int) -> int | None:
    """Find where the words begin that "(the Director)" stands for: at the nearest such word before it."""
    head = short.split()[1:]
    before = text[start:end]
    sentence = max((found.end() for found in re.finditer(r"[.;:!?]\s|\n\s*\n", before)), default=0)
    spots = list(re.finditer(r"\b" + r"\s+".join(map(re.escape, head)) + r"\b", before[sentence:]))
    if spots:
        left = start + sentence + spots[-1].start()
        return left if text[left:end].strip() != " ".join(head) else None
    bodies = terms.load("structure")["people"]["bodies"]
    if len(head) == 1 and head[0].lower() in bodies:
        found = re.search(r"((?:[A-Z][\w'&-]*|of|and|for|the)\s+)+$", before[sentence:])
        if found and any(word.lower() in bodies for word in found.group().split()):
            left = start + sentence + found.start()
            return left + len(found.group()) - len(re.sub(r"^(?:(?:[Tt]he|of|and|for)\s+)+", "", found.group()))
    return None
