"""Propose names for groups: a phrase that several families used and that tells the group from all others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nlp_toolkit.concerns.group.labels import FAMILIES, plain
from nlp_toolkit.terms import load

LONGEST = 5
"""Words in the longest phrase."""
OWN = 0.5
"""Share of the families that used a phrase which must have used it in the group it names."""
REACH = 0.12
"""Share of the families of a group that must have used a phrase that names it."""
WORDS = 3
"""Words that stand in for a phrase where families share none."""
MOST = 20_000
"""Passages whose phrases are counted; of more, every so many is taken."""
_WORD = re.compile(r"[^\W\d_]")


def phrases(
    texts: Sequence[str],
    families: Sequence[str],
    labels: NDArray[np.int64],
    groups: Sequence[int],
    *,
    at_least: int = FAMILIES,
) -> list[tuple[str, ...]]:
    """Give the phrases that could name each group, the best first.

    A phrase begins and ends with words that mean something by themselves ("short breaks", "no reply to letters").
    A commonplace word alone, such as "letter", names nothing, nor do words of time and number.

    Args:
        texts: The words of each passage.
        families: The family of each passage.
        labels: The group of each passage, counted from 0; -1 for none.
        groups: The groups to name.
        at_least: Families that must have used a phrase in the group it names.
    """
    users, forms, telling = _used(texts, families, labels, lambda text: _said(plain(text)))
    members: dict[int, set[str]] = defaultdict(set)
    step = _step(texts)
    for family, label in zip(families[::step], labels[::step].tolist(), strict=True):
        members[label].add(family)
    found: list[tuple[str, ...]] = []
    for group in groups:
        fewest = max(at_least, REACH * len(members[group]))
        weighed = [
            (len(by[group]) ** 2 / telling[key] * _length(key), key)
            for key, by in users.items()
            if len(by.get(group, ())) >= fewest and len(by[group]) >= OWN * telling[key]
        ]
        best = [key for _, key in sorted(weighed, key=lambda pair: (-round(pair[0], 9), pair[1]))]
        found.append(tuple(_shown(forms[key]) for key in _apart(best)))
    return found


def shared_words(
    texts: Sequence[str],
    families: Sequence[str],
    labels: NDArray[np.int64],
    groups: Sequence[int],
    *,
    at_least: int = FAMILIES,
) -> list[tuple[str, ...]]:
    """Give the words that most families of each group have in common, those that others use least first.

    Unlike in `phrases`, commonplace words count: they tell little, but more than none.

    Args:
        texts: The words of each passage.
        families: The family of each passage.
        labels: The group of each passage, counted from 0; -1 for none.
        groups: The groups to name.
        at_least: Families that must have used a word in the group it stands for.
    """
    users, forms, everywhere = _used(texts, families, labels, _telling_words)
    found: list[tuple[str, ...]] = []
    for group in groups:
        shared = [key for key, by in users.items() if len(by.get(group, ())) >= at_least]
        best = sorted(shared, key=lambda key: (-(len(users[key][group]) ** 2) / everywhere[key], key))
        found.append(tuple(_shown(forms[key]) for key in best[:WORDS]))
    return found


def _used(
    texts: Sequence[str],
    families: Sequence[str],
    labels: NDArray[np.int64],
    said: Callable[[str], Iterable[tuple[str, str]]],
) -> tuple[dict[str, dict[int, set[str]]], dict[str, Counter[str]], dict[str, int]]:
    """Give by key the families of each group that said it, the forms they said it in, and how many families in all."""
    users: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    step = _step(texts)
    for text, family, label in zip(texts[::step], families[::step], labels[::step].tolist(), strict=True):
        for key, form in said(text):
            users[key][label].add(family)
            forms[key][form] += 1
    return users, forms, {key: len(set().union(*by.values())) for key, by in users.items()}


def _step(texts: Sequence[str]) -> int:
    return -(-max(1, len(texts)) // MOST)


def _telling_words(text: str) -> Iterator[tuple[str, str]]:
    for word in re.findall(r"[^\W\d_][^\W\d_'’-]+", plain(text).lower().replace("’", "'")):
        if _means(word):
            yield _stem(word), word


def name(said: Sequence[str], number: int, *, words: Sequence[str] = (), like: str = "", repeats: bool = False) -> str:
    """Propose a name for a group that was discovered.

    Args:
        said: Phrases that could name it, the best first.
        number: The number of the group.
        words: Words that its families share, for want of a phrase.
        like: The theme it lies nearest to, for want of a phrase.
        repeats: Whether that theme is one that passages were placed under, so that the group is more of the same.

    >>> name(("short breaks", "holiday club", "respite"), 1)
    'Short breaks; holiday club'
    >>> name((), 4, words=("phone", "letter"), like="No reply", repeats=True)
    'Repeats “No reply”: phone, letter'
    >>> name((), 4, like="Home to school transport")
    'Like “Home to school transport” (4)'
    >>> name((), 4)
    'Concern 4, not named: too few families use the same words'
    """
    if said:
        shown = "; ".join(said[:2])
        return shown[0].upper() + shown[1:]
    shown = ", ".join(words)
    if like:
        opening = f"{'Repeats' if repeats else 'Like'} “{like}”"
        return f"{opening}: {shown}" if shown else f"{opening} ({number})"
    if shown:
        return f"Concern {number}: {shown}"
    return f"Concern {number}, not named: too few families use the same words"


def _said(text: str) -> list[tuple[str, str]]:
    """Give each phrase of a text, as it is counted and as it was written."""
    within, commonplace, passing = _listed("inside"), _listed("commonplace"), _listed("passing")
    found = []
    for clause in re.split(r"[^\w\s'’-]+", text.lower().replace("’", "'")):
        words = [word for word in re.split(r"[\s-]+", clause) if word]
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                some = words[start:end]
                if not all(map(_WORD.match, some)) or not _means(some[-1]):
                    continue
                opening = some[1:] if some[0] == "no" else some
                if not opening or not _means(opening[0]):
                    continue
                if any(not _means(word) and word not in within for word in opening):
                    continue
                content = [word for word in opening if _means(word)]
                nothing = passing if len(content) > 1 else commonplace
                if len(content) > 3 or all(word in nothing for word in content):
                    continue
                found.append((" ".join(map(_stem, some)), " ".join(some)))
    return found


def _means(word: str) -> bool:
    return len(word) > 2 and word not in _stop_words()


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _length(key: str) -> float:
    """Weigh phrases above single words: they are plainer to read."""
    return {1: 1.0, 2: 2.0, 3: 2.4}.get(sum(_means(word) for word in key.split()), 2.4)


def _apart(keys: Sequence[str]) -> list[str]:
    """Leave out a phrase that shares a word with a better one."""
    taken: list[str] = []
    seen: set[str] = set()
    for key in keys:
        words = set(key.split())
        if not words & seen:
            taken.append(key)
            seen |= words
    return taken


def _shown(forms: Mapping[str, int]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


@cache
def _stop_words() -> frozenset[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset({*ENGLISH_STOP_WORDS, *load("grouping")["unnaming"]})


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(load("grouping")[name])
