"""The names of the council and of the committee that met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.part import Part

_SORT = (
    r"(?:\d+(?:st|nd|rd|th)|monthly|ordinary|special|annual|extraordinary|full|general|statutory|quarterly|virtual|inaugural|joint"
    r"|first|second|adjourned|january|february|march|april|may|june|july|august|september|october|november|december)\s+"
)
_NOISE = re.compile(
    r"^(?:(?:draft|unconfirmed|approved|confirmed|the|a|an|unapproved|official|public|notes?|record|summary|open)\s+)*"
    r"(?:minutes?\b\s*)?(?:(?:of|from|for)\s+)?(?:(?:the|a|an)\s+)?(?:proceedings\s+(?:at|of)\s+)?(?:(?:the|a|an)\s+)?"
    rf"(?:{_SORT})*(?:meetings?\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"^.*\b(?:(?:meeting|minutes|proceedings)\s+(?:of|at)|members?\s+of)\s+(?:the\s+)?", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:title\s+of\s+meeting|meeting\s+title|name\s+of\s+meeting|(?:meeting(?:\s+of)?|committee|board|panel)\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"(?:held|present|at|in|the\s+following|apologies|papers)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:(?:ordinary|monthly|annual|special|general|extraordinary|full|virtual|draft|open|board)?\s*(?:meetings?|minutes)\b"
    r"|held\b|on\b|at\b|-|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
_WHAT_IT_IS = re.compile(
    r"\s*(?::|\s-|\s?[–—])\s*(?:(?:draft|agreed|approved|unconfirmed|action|summary)\s+)*(?:notes?|minutes?|record|summary|actions?)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NAME_WORD = r"(?:[A-Z][\w'.&/-]*|of|and|the|upon|on|in|de|with|&)"
_GOES_ON = re.compile(
    r"(?:,|\b(?:of|the|and|in|at|on|for|&|co\.))$|^(?:held|in\s+the|on|at|and|of|council|&)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Name the council and the committee that met; either may be None."""

    council: str | None
    committee: str | None


def bodies(parts: Sequence[Part]) -> Bodies:
    """Read the names of the council and of the committee from the title lines, or else from the head of the page."""
    lines = list(title_lines([part for part in parts if part.layout != "furniture"]))
    heads = list(dict.fromkeys(part.words for part in parts if part.layout == "furniture"))
    council = next((name for line in (*lines, *heads) if (name := _council(line))), None)
    committee = next((name for line in (*lines, *heads) if (name := _committee(line))), None)
    return Bodies(council, committee)


def title_lines(parts: Sequence[Part]) -> Iterator[str]:
    """Give the title line by line, with a line that is broken for want of room made whole."""
    line = ""
    for part in parts:
        words = part.words
        goes_on = (line + " " + words).isupper() and (_GOES_ON.search(line) or _GOES_ON.search(words))
        broken = (
            line.isupper()
            and words.isupper()
            and len(line) > 40
            and bool(re.search(r"\b(?:OF|AT)\s+(?:\S+\s*){1,4}$", line))
        )
        if line and (goes_on or broken):
            line = f"{line} {words}"
            continue
        if line:
            yield line
        line = words
    if line:
        yield line


@cache
def _council_name() -> re.Pattern[str]:
    endings = "|".join(_spaced(one) for one in terms.load("structure")["titles"]["council"])
    return re.compile(
        rf"{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,14}}?\s+(?P<ending>(?i:{endings}))\b"
        r"(?!\s+(?i:chamber|offices?|tax|buildings?|minutes\s+of\s+\d))"
    )


def _spaced(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _council(words: str) -> str | None:
    """Read a name that ends in "Council" ("Lower Wick Parish Council")."""
    for found in _council_name().finditer(words):
        if re.search(r"\b(?:by|from|with)\s*$", words[: found.start()]):
            continue
        name = re.sub(r"\s+(?i:annual)(?=\s)", "", _NOISE.sub("", _AFTER.sub("", found.group()))).strip(" ,.-")
        named = len(name.split()) > 1 and name[0].isupper() and name.lower() != found.group("ending").lower()
        if named and not _NO_TITLE.match(name):
            return cased(name)
    return None


def _committee(words: str) -> str | None:
    """Read a name that ends, or begins, as the names of committees do."""
    words = _WHAT_IT_IS.sub("", _LABEL.sub("", words))
    if len(words) > 300 or _NO_TITLE.match(words) or re.search(r"[a-z]{3}\.\s+[A-Z]", words):
        return None
    name = _TAIL.sub("", _NOISE.sub("", re.sub(r"\s*\([^)]*\)", "", words))).strip(" ,.-:")
    if not name or len(name.split()) > 14 or not name[0].isupper() or re.search(r"\bcouncil$", name, re.IGNORECASE):
        return None
    body = "|".join(map(re.escape, terms.load("structure")["titles"]["committee"]))
    ends = re.search(rf"\b(?:{body})s?$", name, re.IGNORECASE)
    opens = re.match(rf"(?:friends|{body})\s+(?:of|for|on)\b", name, re.IGNORECASE)
    return cased(name) if ends or opens else None


def cased(words: str) -> str:
    """Write words in capitals as names are written.

    >>> cased("THE TOWN HALL, ST MARY'S, CO. WICK")
    "The Town Hall, St Mary's, Co. Wick"
    >>> cased("EHCP TASK GROUP")
    'EHCP Task Group'
    """
    if not words.isupper():
        return words
    small = {"and", "of", "the", "in", "for", "at", "on"}
    short = set(terms.load("structure")["titles"]["short_forms"])
    out = [
        word if word in short else word.lower() if word.lower() in small and index else word.capitalize()
        for index, word in enumerate(words.split())
    ]
    return re.sub(r"(?:-|\bO')[a-z]", lambda found: found.group().upper(), " ".join(out))
