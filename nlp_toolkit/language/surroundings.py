"""Tell by the wording around a name whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp_toolkit.language.extents import PERSON, QUOTES, Extent

_OWNED = frozenset(["NOUN", "PROPN", "ADJ", "NUM"])
_LONGEST_QUOTED = 7
_NAME_PART = re.compile(r"(?:[^\W\d_]+(?:['’.-][^\W\d_]*)*|[,-])$")
_BODIES = frozenset(
    [
        *("the", "team", "office", "service", "services", "department", "council", "committee", "housing", "repairs"),
        *("planning", "enquiries", "support", "help", "news", "newsletter", "bulletin", "school", "parish", "clerk"),
    ]
)
_LIKELY = -2.6
_LONGEST_BEFORE = 3
_HOUSE_ADDRESS = re.compile(r"[A-Z][\w'-]+@[A-Z]\w*$")
_GIVEN = re.compile(r"(?:[A-Z][a-z'-]+|[A-Z]\.?)$")


def governing(found: Sequence[Extent], words: Sequence[str], leads: Sequence[float]) -> list[Extent]:
    """Take the name in wording such as `the Vane administration` for the person it is named after.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.
        leads: how much likelier each word is part of a person than anything else, in logits.

    >>> governing([(1, 2, "ORG")], ["the", "Vane", "administration", "fell"], [-9.0, -1.2, -9.0, -9.0])
    [(1, 2, 'PER')]
    >>> governing([(1, 2, "ORG")], ["the", "Council", "administration", "fell"], [-9.0, -6.0, -9.0, -9.0])
    [(1, 2, 'ORG')]
    """
    kept = list(found)
    for place, (word, after) in enumerate(pairwise(words)):
        if after == "administration" and word.istitle() and leads[place] > _LIKELY:
            over = [name for name in kept if name[0] <= place < name[1]]
            if all(end - start == 1 for start, end, _ in over):
                kept = sorted([*(name for name in kept if name not in over), (place, place + 1, PERSON)])
    return kept


def without_houses(found: Sequence[Extent], words: Sequence[str], classes: Sequence[str]) -> list[Extent]:
    """Drop shops and pubs named after people, where the apostrophe is lost and no noun tells what the person owns.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.
        classes: the UPOS of each word.

    >>> without_houses([(1, 2, "PER")], ["at", "Agnes", "s", "school"], ["ADP", "PROPN", "PART", "NOUN"])
    [(1, 2, 'PER')]
    >>> without_houses([(1, 2, "PER")], ["at", "Agnes", "s", "."], ["ADP", "PROPN", "PART", "PUNCT"])
    []
    """

    def is_house(start: int, end: int) -> bool:
        is_owner = end - start == 1 and end < len(words) and words[end] == "s"
        return is_owner and (end + 1 == len(words) or classes[end + 1] not in _OWNED)

    return [name for name in found if name[2] != PERSON or not is_house(*name[:2])]


def addressed(found: Sequence[Extent], words: Sequence[str]) -> list[Extent]:
    """Take the name in quotation marks before an e-mail address for a person's, where the address tells it again.

    What is known for an organisation or a place stays one.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.

    >>> addressed([(2, 3, "PER")], ["From", '"', "Fox", ",", "Jane", '"', "<", "j.fox@ashmere.example.org", ">"])
    [(2, 5, 'PER')]
    >>> addressed([], ['"', "Housing", "Repairs", '"', "<", "repairs@ashmere.example.org", ">"])
    []
    """
    kept = list(found)
    for place in range(3, len(words) - 1):
        if words[place] == "<" and "@" in words[place + 1] and words[place - 1] in QUOTES:
            start, end = _quoted(words, place - 1)
            overlapping = [name for name in kept if name[0] < end and start < name[1]]
            is_free = all(label == PERSON for *_, label in overlapping)
            if is_free and _is_told_again(words[start:end], words[place + 1]):
                kept = sorted([*(name for name in kept if name not in overlapping), (start, end, PERSON)])
    return kept


def noted(found: Sequence[Extent], words: Sequence[str]) -> list[Extent]:
    """Take a name written as an address of the house (`Jane Fox@LEGAL`) for a person's, up to the end of the address.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.

    >>> noted([(0, 1, "PER")], ["Jane", "B.", "Fox@LEGAL", "wrote"])
    [(0, 3, 'PER')]
    """
    kept = list(found)
    for place, word in enumerate(words):
        if "@" in word and _HOUSE_ADDRESS.match(word):
            start = place
            while start > 0 and place - start < _LONGEST_BEFORE and _GIVEN.match(words[start - 1]):
                start -= 1
            apart = [name for name in kept if name[1] <= start or name[0] > place]
            kept = sorted([*apart, (start, place + 1, PERSON)])
    return kept


def _quoted(words: Sequence[str], closing: int) -> tuple[int, int]:
    """Give the places of what is quoted up to a closing mark, without what is bracketed at its end."""
    start = end = closing
    while start > 0 and closing - start < _LONGEST_QUOTED and words[start - 1] not in QUOTES:
        start -= 1
    if "(" in words[start:end]:
        end = words.index("(", start, end)
    return (start, end) if start > 0 and words[start - 1] in QUOTES else (closing, closing)


def _is_told_again(name: Sequence[str], address: str) -> bool:
    """Tell whether a person's name begins in its e-mail address, too."""
    account = address.partition("@")[0].lower()
    is_name = all(_NAME_PART.match(word) for word in name) and _BODIES.isdisjoint(word.lower() for word in name)
    return is_name and any(len(word) > 2 and word.lower()[:4] in account for word in name)
