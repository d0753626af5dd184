"""The front matter: council, committee and place, and where the business begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.cues import presence_of
from nlp_toolkit.commitments.structure.dates import DATE
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_HELD = re.compile(
    r"\b(?:held|took\s+place|convened)\s+(?:virtually\s+|remotely\s+)?(?:in|at|on(?=\s+(?:zoom|teams|microsoft)))\s+(?P<place>.+?)\s*"
    r"(?=,?\s+(?:at\s+\d|on\s+(?:the\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|commencing|starting)|\s*$|(?<!\bst)\.\s)",
    re.IGNORECASE | re.DOTALL,
)
_BUSINESS = re.compile(r"\b(?:minutes?|proceedings|meeting|record)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"^(?:(?:draft|unconfirmed|approved|confirmed|the|a|an|unapproved|official|public|notes?|record|summary|open)\s+)*(?:minutes?\b\s*)?(?:(?:of|from|for)\s+)?(?:(?:the|a|an)\s+)?(?:(?:proceedings)\s+(?:at|of)\s+)?(?:(?:the|a|an)\s+)?"
    r"(?:(?:\d+(?:st|nd|rd|th)|monthly|ordinary|special|annual|extraordinary|full|general|statutory|quarterly|virtual|inaugural|joint|first|second|october|november|december|january|february|march|april|may|june|july|august|september)\s+)*(?:(?:meeting|meetings)\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:title\s+of\s+meeting|meeting\s+title|name\s+of\s+meeting|(?:meeting(?:\s+of)?|committee|board|panel)\s*:)\s*:?\s*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"(?:held|present|at|in|the\s+following|apologies|papers)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:(?:ordinary|monthly|annual|special|general|extraordinary|full|virtual|draft|open|board\s+)?\s*(?:meetings?|minutes)\b|held\b|on\b|at\b|-).*$",
    re.IGNORECASE | re.DOTALL,
)


_LISTING = re.compile(
    r"(?:those\s+)?(?:present|attending|attendees|attendance|in\s+attendance|members\s+present)\b", re.IGNORECASE
)
_THEN = re.compile(
    r"[,\s]*\b(?:in|at)\s+(?P<place>[A-Z].+?)\s*(?=,?\s+(?:at|commencing|starting)\s+\d|\s*$|\.\s)",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """Name the council and the committee that met; either may be None."""

    council: str | None
    committee: str | None


def business_begins(parts: Sequence[Part], *, limit: int = 60) -> int:
    """Find the first part that is neither title nor date nor list: the first numbered item or sentence of substance."""
    verbs = frozenset(terms.load("structure")["items"]["verbs"])
    for index, part in enumerate(parts[:limit]):
        if part.layout == "furniture":
            continue
        words = part.words.split()
        if part.label and part.label[0].isdigit() and not _LISTING.match(part.words):
            return index
        if squeeze(part.words) in terms.load("structure")["items"]["standing"] and not presence_of(part.words):
            return index
        sentence = any(word.strip(",.").lower() in verbs for word in words[:60])
        if (len(words) > 45 or (sentence and len(words) > 14)) and not _is_front(part):
            return index
    return min(len(parts), limit)


def _is_front(part: Part) -> bool:
    """Tell whether a part is a title or a list of people, long or not."""
    return bool(
        re.match(
            r"(?:draft\s+)?(?:minutes?|notes|record|present|members|those\s+attending|attendees|in\s+attendance|officials|apologies|councillors|director|chief\s+executive|a\s+meeting\s+of)\b",
            part.words,
            re.IGNORECASE,
        )
    ) or (bool(DATE.search(part.words)) and len(part.words) < 250 and bool(_BUSINESS.search(part.words)))


def place_of_meeting(parts: Sequence[Part]) -> str | None:
    """Read where the meeting was held.

    >>> text = "Minutes of the meeting held in the Village Hall, Lower Wick on Monday 3 June 2024 at 7pm"
    >>> place_of_meeting([Part(0, 0, len(text), "paragraph", text)])
    'Village Hall, Lower Wick'
    """
    for part in parts:
        for label in terms.load("structure")["details"]["place"]:
            if found := re.match(re.escape(label) + r"\s*(?:[:-]\s*|\s(?=[A-Z]))(\S.*)", part.words, re.IGNORECASE):
                return _tidy(found.group(1))
    for part in parts:
        found = _HELD.search(part.words)
        day = DATE.search(part.words)
        if not found and day and _BUSINESS.search(part.words):
            found = _THEN.match(part.words, day.end())
        if found and (place := _tidy(DATE.sub("", found.group("place")))) and not place.isdigit():
            return place
    return None


def _tidy(words: str) -> str | None:
    words = " ".join(words.split()).strip(' ,.-:;"')
    words = re.sub(r"^(?:the)\s+", "", words, flags=re.IGNORECASE)
    words = re.sub(r",?\s+(?:at|on|from)$", "", words, flags=re.IGNORECASE)
    return _cased(words) if 2 < len(words) < 160 else None


def _cased(words: str) -> str:
    """Write words in capitals as names are written.

    >>> _cased("THE TOWN HALL, ST MARY'S, CO. WICK")
    "The Town Hall, St Mary's, Co. Wick"
    """
    if not words.isupper():
        return words
    small = {"and", "of", "the", "in", "for", "at", "on"}
    out = [
        word.lower() if word.lower() in small and index else word.capitalize()
        for index, word in enumerate(words.split())
    ]
    return re.sub(r"(?:-|\bO')[a-z]", lambda found: found.group().upper(), " ".join(out))


def bodies(parts: Sequence[Part]) -> Bodies:
    """Read the names of the council and of the committee from the title lines."""
    names = terms.load("structure")["titles"]
    council = committee = None
    for part in parts:
        council = council or _council(part.words, names["council"])
        committee = committee or _committee(part.words, names["committee"])
    return Bodies(council, committee)


def _council(words: str, endings: Sequence[str]) -> str | None:
    """Read a name that ends in "Council" ("Lower Wick Parish Council")."""
    ending = "|".join(re.sub(r"\\? ", r"\\s+", re.escape(one)) for one in endings)
    name = re.compile(
        r"(?:[A-Z][\w'.&/-]*|of|and|the|upon|on|in|de|with|&)(?:\s+(?:[A-Z][\w'.&/-]*|of|and|the|upon|on|in|de|with|&)){0,14}?"
        rf"\s+(?i:{ending})\b(?!\s+(?i:chamber|offices?|tax|buildings?|minutes\s+of\s+\d))"
    )
    for found in name.finditer(words):
        if re.search(r"\b(?:by|from|with)\s*$", words[: found.start()]):
            continue
        own = re.sub(
            r"^.*\b(?:meeting|minutes|proceedings)\s+(?:of|at)\s+(?:the\s+)?", "", found.group(), flags=re.IGNORECASE
        )
        own = _NOISE.sub("", own).strip(" ,.-")
        if len(own.split()) > 1 and own[0].isupper() and not re.fullmatch(rf"(?i:{ending})", own):
            return _cased(own)
    return None


def _committee(words: str, endings: Sequence[str]) -> str | None:
    """Read a name that ends, or begins, as the names of committees do."""
    words = _LABEL.sub("", words)
    if len(words) > 300 or _NO_TITLE.match(words) or re.search(r"[a-z]{3}\.\s+[A-Z]", words):
        return None
    name = _TAIL.sub("", _NOISE.sub("", re.sub(r"\s*\([^)]*\)", "", words))).strip(" ,.-:")
    if not name or len(name.split()) > 14 or not name[0].isupper():
        return None
    body = "|".join(map(re.escape, endings))
    named = re.search(rf"\b(?:{body})s?$", name, re.IGNORECASE) or re.match(
        rf"(?:(?:municipal|metropolitan)\s+district|friends|(?:{body}))\s+(?:of|for|on)\b", name, re.IGNORECASE
    )
    return _cased(name) if named and not re.search(r"\bcouncil$", name, re.IGNORECASE) else None
