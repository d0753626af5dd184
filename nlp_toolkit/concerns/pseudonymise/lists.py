"""The words, names and places that tell a name from an ordinary word."""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from nlp_toolkit import terms

SCANNED = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b", "|": "l", "$": "s"})
_CONTRACTED = frozenset({"s", "ll", "ve", "m", "d", "re", "t"})
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]|['’])$", re.IGNORECASE)


def plain(text: str) -> str:
    """Fold case, accents and the look of apostrophes away.

    >>> plain("Siân’s")
    "sian's"
    """
    folded = text.casefold().replace("’", "'").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def bare(text: str) -> str:
    """Leave a possessive ending off."""
    return _POSSESSIVE.sub("", text)


def lines(name: str) -> list[str]:
    """Read one of the packed lists."""
    packed = resources.files(terms).joinpath(f"{name}.txt.gz").read_bytes()
    return gzip.decompress(packed).decode("utf-8").split("\n")


@dataclass(frozen=True, slots=True)
class Lists:
    """Hold every list, all in lower case without accents.

    Attributes:
        common: Ordinary words everyone uses.
        rare: Further ordinary words.
        leaning: Those of both that are given names about as often as words (dawn, jack, rose).
        chiefly: Words left out of both because they are given names far more often (john, rowan).
        telling: Those of both that are often written with a capital, whatever they mean (paddy, hawk).
        slang: Words of careless writing that no dictionary has (tmrw, gonna).
        given: Given names, with the letters m, f, g (either).
        surnames: Surnames.
        proper: Other proper names of a dictionary.
        places: Places of Britain and Ireland and large ones elsewhere, with the town nearest to each or "".
        neutral: Words that carry a capital without naming anybody.
        cues: The words of people.toml and not_people.toml, by the name of their list.
        firsts: The first word of each cue.
    """

    common: frozenset[str]
    rare: frozenset[str]
    leaning: frozenset[str]
    chiefly: frozenset[str]
    telling: frozenset[str]
    slang: frozenset[str]
    given: dict[str, str]
    surnames: frozenset[str]
    proper: frozenset[str]
    places: dict[str, str]
    neutral: frozenset[str]
    cues: dict[str, frozenset[str]]
    firsts: dict[str, frozenset[str]]

    def ordinary(self, key: str) -> bool:
        """Tell whether this is a word of ordinary English, alone or as a compound."""
        if key in self.common or key in self.rare or key in self.neutral:
            return True
        if key.endswith("s") and key[:-1] in self.cues["peoples"]:
            return True
        if "-" in key:
            parts = key.split("-")
            if key.replace("-", "") in self.common:
                return True
            return all(part in self.common or part in self.neutral or len(part) < 2 for part in parts)
        stem, apostrophe, ending = key.partition("'")
        return bool(apostrophe) and ending in _CONTRACTED and (stem in self.common or stem in self.neutral)

    def named(self, key: str) -> bool:
        """Tell whether people bear this name."""
        if key in self.given or key in self.surnames or key in self.proper:
            return True
        parts = [part for part in key.split("-") if len(part) > 1] if "-" in key else []
        bear = [part in self.given or part in self.surnames for part in parts]
        return bool(bear) and (all(bear) or any(b and p not in self.common for b, p in zip(bear, parts, strict=True)))


def _words(value: Any) -> frozenset[str]:
    """Read a list, or words in one string."""
    return frozenset(plain(word) for word in (value.split() if isinstance(value, str) else value))


def _sections(whole: list[str]) -> list[frozenset[str]]:
    """Part a packed list where a # stands."""
    marks = [-1, *(at for at, line in enumerate(whole) if line == "#"), len(whole)]
    return [frozenset(whole[start + 1 : end]) for start, end in pairwise(marks)]


@cache
def lists() -> Lists:
    """Read the lists once."""
    people, others = terms.load("people"), terms.load("not_people")
    common, rare, leaning, chiefly, telling, slang = _sections(lines("words"))
    given: dict[str, str] = dict.fromkeys(map(plain, people["given"].split()), "g")
    surnames, proper = set(map(plain, people["surnames"].split())), set[str]()
    for line in lines("names"):
        name, flags = line.split("\t")
        key = plain(name)
        if flags.strip("ps"):
            given[key] = given.get(key, "") + flags.strip("ps")
        if "s" in flags:
            surnames.add(key)
        if flags == "p":
            proper.add(key)
    places = {plain(name): district for name, district in (line.split("\t") for line in lines("places"))}
    neutral = frozenset[str]().union(
        (name for name, district in places.items() if district == "*" and " " not in name),
        _words(people["relative"]),
        _words(people["adult"]),
        *(_words(others[part]) for part in ("months", "days", "peoples", "feasts", "countries")),
        *(_words(others[part]) for part in ("organisations", "tests_and_names", "letter_words")),
    )
    cues = {name: _words(value) for name, value in {**others, **people}.items() if name not in ("given", "surnames")}
    return Lists(
        common,
        rare,
        leaning,
        chiefly,
        telling,
        slang,
        given,
        frozenset(surnames),
        frozenset(proper),
        {name: district for name, district in places.items() if district != "*"},
        neutral,
        cues,
        {name: frozenset(phrase.split()[0] for phrase in phrases if phrase) for name, phrases in cues.items()},
    )
