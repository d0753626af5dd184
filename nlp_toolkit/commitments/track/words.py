"""The words of a passage that tell what it is about, each with its weight."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp_toolkit import terms

PRIOR = 60.0
"""How many passages of the register the shipped weights count for."""
THIN = 4
"""Words of fewer telling stems than this say too little by themselves: those around them are taken in."""
MUTED = 0.05
"""What a name or a post weighs: it says who, not what."""

_WORD = re.compile(r"\d+(?:,\d{3})+|[^\W_]+(?:[’'][^\W\d_]+)*")
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|febr|sept|octo|novem|decem)\w*\.?(?:\s+\d{4})?"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:march|april|may|june|july|august)\b(?:\s+\d{4})?"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d\d(?:\s*[/–-]\s*\d{2,4})?\b|\b\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    r"\b(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|ober)?\b"
)
_VOWEL = re.compile(r"[aeiouy]")


@cache
def stop_words() -> frozenset[str]:
    """Give the words that say nothing of what is to be done, as stems and in full."""
    words = terms.load("track")["stop"].split()
    return frozenset(words) | frozenset(stem(word) for word in words)


@cache
def stem(word: str) -> str:
    """Cut a word to what its forms share.

    >>> [stem(word) for word in ("assessments", "assessed", "published", "publishing", "policies", "411")]
    ['assess', 'assess', 'publish', 'publish', 'polici', '411']
    """
    word = _irregular().get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, kept in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            return _undoubled(word[: -len(ending)] + kept)
    return word[:-1] + "i" if word.endswith("y") else word


@cache
def _irregular() -> dict[str, str]:
    """Give the verb of each form that no ending shows."""
    return dict(form.split(":") for form in terms.load("track")["irregular"].split())


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    """Give the endings that are cut, the first that fits, and what stays of each."""
    rules = [rule.partition(":") for rule in terms.load("track")["endings"].split()]
    return tuple((ending, kept) for ending, _, kept in rules)


def _undoubled(root: str) -> str:
    """Drop the second of two consonants before an ending: "planning" and "plan"."""
    return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouslz" else root


@dataclass(frozen=True, slots=True)
class Bag:
    """Hold what a passage is about.

    Attributes:
        stems: The telling words, cut to their stems.
        numbers: Figures that name something ("412"), dates, years and round figures left out.
        shown: A form of each stem as it was written.
    """

    stems: frozenset[str]
    numbers: frozenset[str]
    shown: Mapping[str, str]

    def __or__(self, other: Bag) -> Bag:
        return Bag(self.stems | other.stems, self.numbers | other.numbers, {**other.shown, **self.shown})


EMPTY = Bag(frozenset(), frozenset(), {})


def undated(text: str) -> str:
    """Leave out dates and times.

    >>> undated("Two bins came on 28 March").split()
    ['Two', 'bins', 'came', 'on']
    """
    return _DATE.sub(" ", text)


@cache
def bag(text: str) -> Bag:
    """Find the telling words of a text.

    >>> sorted(bag("All 412 overdue assessments would be finalised by 31 July 2022").stems)
    ['412', 'assess', 'finalis', 'overdu']
    """
    plain = undated(text.replace("’", "'").replace("-", " "))
    shown: dict[str, str] = {}
    for word in _WORD.findall(plain):
        lower = word.casefold().replace(",", "").removesuffix("'s").removesuffix("'")
        root = stem(lower)
        if lower not in stop_words() and root not in stop_words() and (len(lower) > 1 or lower.isdigit()):
            shown.setdefault(root, word)
    numbers = frozenset(root for root in shown if root.isdigit() and len(root) > 1 and int(root) % 10)
    return Bag(frozenset(root for root in shown if not (root.isdigit() and len(root) == 1)), numbers, shown)


@cache
def days(text: str) -> frozenset[tuple[int, int]]:
    """Find the days and months that a text names, as (month, day); the day is 0 where none is said.

    >>> sorted(days("He held to 31 March; the portal would open in September."))
    [(3, 31), (9, 0)]
    """
    return frozenset(
        (_MONTHS.index(found["month"][:3].casefold()) + 1, int(found["day"] or 0)) for found in _DAY.finditer(text)
    )


@cache
def _background() -> tuple[int, dict[str, int]]:
    """Read in how many paragraphs of minutes each stem stands: (paragraphs, stem to count)."""
    path = resources.files(__package__).joinpath("frequencies.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    return told["paragraphs"], told["stems"]


class Weights:
    """Weigh stems by how rare they are, in minutes at large and in the other lines of this register.

    Attributes:
        texts: How many texts of the register count.
        muted: Stems that say who and not what, which weigh next to nothing.
    """

    def __init__(self, bags: Iterable[Bag], muted: frozenset[str] = frozenset()) -> None:
        self.muted = muted
        counts: Counter[str] = Counter()
        self.texts = 0
        for each in bags:
            counts.update(each.stems)
            self.texts += 1
        self._counts = counts
        self._known: dict[str, float] = {}

    def __getitem__(self, root: str) -> float:
        weight = MUTED if root in self.muted else self._known.get(root)
        if weight is None:
            paragraphs, common = _background()
            share = (common.get(root, 0) + 0.5) / paragraphs
            others = max(self._counts[root] - 1, 0)
            expected = (others + PRIOR * share) / (self.texts + PRIOR)
            weight = self._known[root] = max(0.1, -math.log(max(expected, 1.0 / (PRIOR * 40))))
        return weight

    def total(self, stems: Iterable[str]) -> float:
        """Add the weights of some stems."""
        return sum(self[root] for root in stems)
