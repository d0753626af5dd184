"""Mend the extents of people's names where the way they are written tells more than the network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Extent = tuple[int, int, str]

PERSON = "PER"
_INITIAL = re.compile(r"(?:[B-HJ-Z]|[A-Z]\.|(?:[A-Z]\.){2,4})$")
_ADDRESS = re.compile(r"\S+@\S+\.\w+$|https?:|www\.|.*\.(?:com|net|org|uk|pdf|docx?|xlsx?|html?)$", re.IGNORECASE)
_PARTICLES = frozenset(["al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "ter", "ap", "ní", "mac", "ó"])
_ARTICLES = frozenset(["al", "el"])
_OUTSIDE = frozenset(["ADP", "ADV", "AUX", "CCONJ", "DET", "NUM", "PART", "PRON", "PUNCT", "SCONJ", "SYM", "VERB"])
_STORMS = frozenset(["Storm", "Hurricane", "Cyclone", "Typhoon"])
_TITLES = frozenset(
    [
        *(
            "Cllr",
            "Cllrs",
            "Councillor",
            "Councillors",
            "Ald",
            "Alderman",
            "Mr",
            "Mrs",
            "Ms",
            "Miss",
            "Mx",
            "Messrs",
            "Dr",
        ),
        *("Drs", "Prof", "Professor", "Rev", "Revd", "Sir", "Dame", "Lady", "Lord", "Insp", "Inspector", "Sgt", "Supt"),
        *("Sheikh", "Sheik", "Shaikh", "Ayatollah", "Imam", "Mullah", "Emir", "King", "Prince", "President"),
    ]
)
_NO_INITIALS = frozenset(["P.S.", "N.B.", "U.K.", "U.S.", "U.N.", "E.U."])
_ENDS_IN_INITIAL = re.compile(r"[A-Z]\.?$")
QUOTES = frozenset(['"', "'", "“", "”", "‘", "’"])
_CLOSING = QUOTES | {"("}


def trimmed(found: Sequence[Extent], words: Sequence[str], classes: Sequence[str]) -> list[Extent]:
    """Cut people's names down to what the classes of their words allow, and drop those without a proper noun.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.
        classes: the UPOS of each word.

    >>> words = ["Hana", "Vane", "of", "the", "clerk", "likely"]
    >>> trimmed([(0, 4, "PER"), (5, 6, "PER")], words, ["PROPN", "PROPN", "ADP", "DET", "NOUN", "ADJ"])
    [(0, 2, 'PER')]
    """
    kept: list[Extent] = []
    for start, end, label in found:
        first, last = start, end
        if label == PERSON:
            while first < last and (classes[first] in _OUTSIDE or words[first] in _NO_INITIALS):
                first += 1
            while first < last and classes[last - 1] in _OUTSIDE:
                last -= 1
            if "PROPN" not in classes[first:last]:
                continue
        kept.append((first, last, label))
    return kept


def sure(found: Sequence[Extent], words: Sequence[str], leads: Sequence[float], needed: float) -> list[Extent]:
    """Keep people's names, but one that stands alone and without a title only where the network is sure of it.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.
        leads: how much likelier each word is part of a person than anything else, in logits.
        needed: how much a word that stands alone has to lead by.

    >>> sure([(0, 1, "PER"), (2, 3, "PER")], ["Glazebridge", "thanked", "Priya"], [0.4, -9.0, 3.5], 1.0)
    [(2, 3, 'PER')]
    """

    def is_sure(start: int, end: int) -> bool:
        is_titled = start > 0 and words[start - 1].rstrip(".") in _TITLES
        return end - start > 1 or is_titled or leads[start] > needed

    return [name for name in found if name[2] != PERSON or is_sure(*name[:2])]


def completed(found: Sequence[Extent], words: Sequence[str], classes: Sequence[str]) -> list[Extent]:
    """Complete people's names that were cut short, and drop lone titles and the names of storms.

    A surname that begins with an article needs the name before it, an initial the surname after it.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.
        classes: the UPOS of each word.

    >>> completed([(1, 3, "PER")], ["Samir", "al-", "Hadi", "spoke"], ["PROPN", "PROPN", "PROPN", "VERB"])
    [(0, 3, 'PER')]
    >>> completed([(1, 2, "PER")], ["Storm", "Agnes"], ["PROPN", "PROPN"])
    []
    """
    taken = {place for start, end, _ in found for place in range(start, end)}
    begun = {(start, label) for start, _, label in found}
    whole: list[Extent] = []

    def is_free_name(place: int) -> bool:
        inside = 0 <= place < len(words) and place not in taken
        return inside and classes[place] == "PROPN" and words[place].istitle()

    for start, end, label in found:
        first, last = start, end
        if label == PERSON:
            is_title = end - start == 1 and words[start] in _TITLES and (end, PERSON) in begun
            if is_title or (start and words[start - 1] in _STORMS):
                continue
            is_long = end - start > 1
            if is_long and words[start].lower().rstrip("-") in _ARTICLES and is_free_name(start - 1):
                first -= words[start - 1].rstrip(".") not in _TITLES
            if is_long and _ENDS_IN_INITIAL.match(words[end - 1]) and is_free_name(end) and len(words[end]) > 2:
                last += 1
        taken.update(range(first, last))
        whole.append((first, last, label))
    return whole


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
        if label != PERSON:
            mended_.append((start, end, label))
            continue
        for first, last in _without_addresses(words, start, end):
            first = _leftmost(words, first, taken)
            before = mended_[-1] if mended_ else (-2, -2, "")
            if before[2] == PERSON and _joins(words, before, first, last):
                mended_[-1] = (before[0], last, PERSON)
            else:
                mended_.append((first, last, PERSON))
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
        is_initial = _INITIAL.match(words[start - 1]) and words[start - 1] not in _NO_INITIALS
        if before in _PARTICLES or is_initial:
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
    quoted = first > 0 and end < len(words) and words[first - 1] in QUOTES and words[end] in _CLOSING
    return words[last] == "," and quoted


def with_nicknames(found: Sequence[Extent], words: Sequence[str]) -> list[Extent]:
    """Join a person's given name and surname across a nickname in quotation marks.

    Args:
        found: first place, place after the last, and label of each name, in order.
        words: the words of the sentence.

    >>> with_nicknames([(0, 1, "PER"), (4, 5, "PER")], ["Robert", '"', "Bob", '"', "Vane"])
    [(0, 5, 'PER')]
    """
    whole: list[Extent] = []
    for start, end, label in found:
        before = [name for name in whole[-2:] if name[2] == label == PERSON and name[1] == start - 3]
        is_quoted = bool(before) and {words[start - 3], words[start - 1]} <= QUOTES and words[start - 2].istitle()
        if is_quoted:
            first = before[0]
            whole = [*whole[: whole.index(first)], (first[0], end, label)]
        else:
            whole.append((start, end, label))
    return whole
