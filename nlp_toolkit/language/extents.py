"""Mend the extents of people's names where the way they are written tells more than the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Extent = tuple[int, int, str]

_PERSON = "PER"
_INITIAL = re.compile(r"(?:[B-HJ-Z]|[A-Z]\.|(?:[A-Z]\.){2,4})$")
_ADDRESS = re.compile(r"\S+@\S+\.\w+$|https?:|www\.|.*\.(?:com|net|org|uk|pdf|docx?|xlsx?|html?)$", re.IGNORECASE)
_PARTICLES = frozenset(["al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "ter", "ap", "ní", "mac", "ó"])
_ARTICLES = frozenset(["al", "el"])
_OUTSIDE = frozenset(["ADP", "ADV", "AUX", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "VERB"])
_QUOTES = frozenset(['"', "'", "“", "”", "‘", "’"])


def trimmed(found: Sequence[Extent], classes: Sequence[str]) -> list[Extent]:
    """Cut people's names down to what the classes of their words allow, and drop those without a proper noun.

    Args:
        found: first place, place after the last, and label of each name, in order.
        classes: the UPOS of each word of the sentence.

    >>> trimmed([(0, 4, "PER"), (5, 6, "PER")], ["PROPN", "PROPN", "ADP", "DET", "NOUN", "ADJ"])
    [(0, 2, 'PER')]
    """
    kept: list[Extent] = []
    for start, end, label in found:
        first, last = start, end
        if label == _PERSON:
            while first < last and classes[first] in _OUTSIDE:
                first += 1
            while first < last and classes[last - 1] in _OUTSIDE:
                last -= 1
            if "PROPN" not in classes[first:last]:
                continue
        kept.append((first, last, label))
    return kept


def mended(words: Sequence[str], found: Sequence[Extent]) -> list[Extent]:
    """Mend names found in one sentence.

    Initials and particles before a name belong to it, an address does not, and between quotation marks a comma parts a
    surname from the given name of one person.

    Args:
        words: the words of the sentence.
        found: first place, place after the last, and label of each name, in order.

    Returns:
        The names as mended, in order.

    >>> mended(["R.", "Vane", "saw", "Omar", "al", "-", "Hadi"], [(1, 2, "PER"), (3, 4, "PER"), (6, 7, "PER")])
    [(0, 2, 'PER'), (3, 7, 'PER')]
    """
    taken = {place for start, end, _ in found for place in range(start, end)}
    mended_: list[Extent] = []
    for start, end, label in found:
        if label != _PERSON:
            mended_.append((start, end, label))
            continue
        for first, last in _without_addresses(words, start, end):
            first = _leftmost(words, first, taken)
            before = mended_[-1] if mended_ else (-2, -2, "")
            if before[2] == _PERSON and _joins(words, before, first, last):
                mended_[-1] = (before[0], last, _PERSON)
            else:
                mended_.append((first, last, _PERSON))
    return mended_


def _without_addresses(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for place in range(start, end + 1):
        if place == end or _ADDRESS.match(words[place]):
            if first < place:
                yield first, place
            first = place + 1


def _leftmost(words: Sequence[str], start: int, taken: set[int]) -> int:
    """Step back over initials and particles that belong to nothing else."""
    while start > 0 and start - 1 not in taken:
        before = words[start - 1].lower()
        if before in _PARTICLES or _INITIAL.match(words[start - 1]):
            start -= 1
        elif before == "-" and start > 1 and start - 2 not in taken and words[start - 2].lower() in _ARTICLES:
            start -= 2
        else:
            break
    return start


def _joins(words: Sequence[str], before: Extent, start: int, end: int) -> bool:
    """Tell whether two names are parts of one."""
    first, last, _ = before
    if start == last:
        return words[start].lower() in _PARTICLES and start < end
    if start != last + 1:
        return False
    if words[last] == "-":
        return words[last - 1].lower() in _ARTICLES
    quoted = first > 0 and end < len(words) and words[first - 1] in _QUOTES and words[end] in _QUOTES
    return words[last] == "," and quoted
