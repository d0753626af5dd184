"""Correct the names of people that a network found in a treebank by what people annotated there: tags and trees.

In UD the parts of a person's name hang together as `flat`, and a title before it is `nmod:desc`. A single word is taken
as a name if it is part of a full name somewhere, if lists of given names hold it, or if it stands where only a person
can: after a title, addressed, or signing a letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nlp_toolkit.language.words import Listed
from training.corpus import TITLES, Sentence

_NOT_PEOPLE = frozenset(
    [
        "Inc",
        "Inc.",
        "Corp",
        "Corp.",
        "Street",
        "St.",
        "Road",
        "University",
        "Bank",
        "Company",
        "Co.",
        "City",
        "County",
        "Island",
    ]
)
_LINKS = frozenset(["al", "bin", "de", "van", "von", "el", "-", ".", "Al", "El", "la", "of", "ibn", "'"])
_LONGEST = 5
_GIVEN, _NAMES, _PLACE = 1, 3, 8
_RANKS = frozenset(
    ["Doctor", "DR", "Captain", "Uncle", "Aunt", "Lord", "Lady", "King", "Queen", "Prince", "Princess", "Pope"]
)
_ROLES = frozenset(["nsubj", "obj", "iobj", "conj", "vocative", "obl:agent"])
_TIMES = frozenset(
    [
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december", "easter", "christmas"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    ]
)


def corrected(documents: list[list[Sentence]], examples: Iterable[Sentence], listed: Listed) -> list[Sentence]:
    """Correct the people in documents whose tags and trees are gold, with names that people annotated elsewhere."""
    known = _known(documents, examples)
    return [sentence for document in documents for sentence in _corrected(document, known, listed)]


def _known(documents: list[list[Sentence]], examples: Iterable[Sentence]) -> set[str]:
    words = {sentence.words[at] for d in documents for sentence in d for run in _runs(sentence) for at in range(*run)}
    for sentence in examples:
        words |= {word for word, name in zip(sentence.words, sentence.names, strict=True) if name.endswith("PER")}
    return {word for word in words if len(word) > 2 and word.istitle()}


def _runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Find proper nouns joined as `flat`, each run as its first place and the place after its last."""
    found = []
    for head, tag in enumerate(sentence.tags):
        parts = [
            at for at, above in enumerate(sentence.heads) if above == head + 1 and sentence.relations[at] == "flat"
        ]
        if not parts or not tag.startswith("PROPN") or min(parts) < head or max(parts) - head >= _LONGEST:
            continue
        words = sentence.words[head : max(parts) + 1]
        is_proper = all(sentence.tags[at].startswith("PROPN") or sentence.words[at] in ".-" for at in parts)
        if is_proper and not _NOT_PEOPLE.intersection(words) and not any(map(str.isdigit, words)):
            found.append((head, max(parts) + 1))
    return found


def _corrected(document: list[Sentence], known: set[str], listed: Listed) -> list[Sentence]:
    marked = [_with_runs(sentence) for sentence in document]
    met = {
        sentence.words[at]
        for sentence, (_, runs) in zip(document, marked, strict=True)
        for run in runs
        for at in range(*run)
    }
    met = {word for word in met if len(word) > 2}
    return [
        _tidied(replace(sentence, names=_with_single_words(sentence, names, met, listed)), known | met, listed)
        for sentence, (names, _) in zip(document, marked, strict=True)
    ]


def _with_runs(sentence: Sentence) -> tuple[list[str], list[tuple[int, int]]]:
    """Take each run as a person, unless the network knows better."""
    names = list(sentence.names)
    runs = []
    for start, end in _runs(sentence):
        first = start
        while first < end and sentence.words[first] in TITLES:
            first += 1
        kinds = {name[2:] for name in names[first:end]}
        is_other = bool(kinds & {"LOC", "ORG"}) and end - first != 2
        if first == end or is_other or "LOC" in (names[first][2:], names[end - 1][2:]):
            continue
        names[first:end] = ["B-PER"] + ["I-PER"] * (end - first - 1)
        runs.append((first, end))
    return names, runs


def _with_single_words(sentence: Sentence, names: list[str], met: set[str], listed: Listed) -> list[str]:
    """Find names that stand alone: parts of full names of the same document, given names, and others."""
    names = list(names)
    for at, word in enumerate(sentence.words):
        follows = at + 1 < len(names)
        alone = sentence.relations[at] not in {"compound", "flat"}
        if not alone or not sentence.tags[at].startswith("PROPN"):
            continue
        is_free = names[at] == "O" and not (follows and sentence.tags[at + 1].startswith("PROPN"))
        is_short = names[at] in {"B-LOC", "B-ORG"} and not (follows and names[at + 1].startswith("I"))
        if word in met:
            is_name = is_free or is_short
        else:
            is_name = is_free and (_is_placed(sentence, at, listed) or _is_given(sentence, at, listed))
        if is_name:
            names[at] = "B-PER"
    return names


def _is_placed(sentence: Sentence, at: int, listed: Listed) -> bool:
    """Tell whether a proper noun stands where only a person can: after a title, addressed, or signing a letter."""
    word = sentence.words[at]
    if not word.isalpha() or word in TITLES | _RANKS:
        return False
    below = [place for place, head in enumerate(sentence.heads) if head == at + 1]
    titled = any(sentence.relations[p] == "nmod:desc" and sentence.words[p] in TITLES | _RANKS for p in below)
    rest = [other for place, other in enumerate(sentence.words) if place != at]
    signed = sentence.heads[at] == 0 and rest in ([], [","], ["-"]) and bool(rest or listed.row(word) or len(word) < 4)
    return titled or sentence.relations[at] == "vocative" or signed


def _is_given(sentence: Sentence, at: int, listed: Listed) -> bool:
    """Tell whether a proper noun is a given name, and neither a place, a day nor a month."""
    word, sort = sentence.words[at], listed.row(sentence.words[at])
    usual = word.istitle() or (word.islower() and sentence.relations[at] in _ROLES)
    known = sort & _GIVEN and not sort & _PLACE and word.lower() not in _TIMES
    return bool(usual and known and "Number=Sing" in sentence.tags[at])


def _tidied(sentence: Sentence, known: set[str], listed: Listed) -> Sentence:
    """Cut people down to their proper nouns, and drop single words that are no known part of a name."""
    names = list(sentence.names)
    start = 0
    while start < len(names):
        end = start + 1
        if names[start].endswith("-PER"):
            while end < len(names) and names[end] == "I-PER":
                end += 1
            first, last = _core(sentence, start, end)
            names[start:end] = ["O"] * (end - start)
            if _is_person(sentence, first, last, known, listed):
                while last < len(names) and sentence.relations[last] == "goeswith" and "@" in sentence.words[last]:
                    last += 1
                names[first:last] = ["B-PER"] + ["I-PER"] * (last - first - 1)
        elif names[start].startswith("I") and (start == 0 or names[start - 1][2:] != names[start][2:]):
            names[start] = "B" + names[start][1:]
        start = end
    return replace(sentence, names=names)


def _core(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    def is_proper(at: int) -> bool:
        return sentence.tags[at].startswith("PROPN")

    while start < end and (
        sentence.relations[start] == "nmod:desc"
        or sentence.words[start] in TITLES
        or not (is_proper(start) or sentence.words[start] in _LINKS)
    ):
        start += 1
    while end > start and not is_proper(end - 1):
        end -= 1
    return start, end


def _is_person(sentence: Sentence, start: int, end: int, known: set[str], listed: Listed) -> bool:
    words = [word for word in sentence.words[start:end] if word not in _LINKS]
    if not words or "Number=Plur" in sentence.tags[end - 1] or sentence.words[start] in {"al", "Al"}:
        return False
    return (
        len(words) > 1
        or words[0] in known
        or _is_given(sentence, end - 1, listed)
        or _is_placed(sentence, end - 1, listed)
    )
