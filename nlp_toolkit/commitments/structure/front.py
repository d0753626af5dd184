"""The front matter: council, committee and place, and where the business begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.dates import DATE
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_HELD = re.compile(
    r"\b(?:held|took\s+place|convened)\s+(?:virtually\s+|remotely\s+)?(?:in|at|on(?=\s+(?:zoom|teams|microsoft)))\s+(?P<place>.+?)\s*"
    r"(?=,?\s+(?:at\s+\d|on\s+(?:the\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|commencing|starting)|\s*$|\.\s)",
    re.IGNORECASE | re.DOTALL,
)
_BUSINESS = re.compile(r"\b(?:minutes?|proceedings|meeting|record)\b", re.IGNORECASE)
_NOISE = re.compile(
    r"^(?:(?:draft|unconfirmed|approved|confirmed|the|a|an|unapproved|official|public|notes?|record|summary|open)\s+)*(?:minutes?\b\s*)?(?:(?:of|from|for)\s+)?(?:(?:the|a|an)\s+)?(?:(?:proceedings)\s+(?:at|of)\s+)?(?:(?:the|a|an)\s+)?"
    r"(?:(?:\d+(?:st|nd|rd|th)|monthly|ordinary|special|annual|extraordinary|full|general|statutory|quarterly|virtual|inaugural|joint|first|second|october|november|december|january|february|march|april|may|june|july|august|september)\s+)*(?:(?:meeting|meetings)\s+(?:of|for)\s+)?(?:the\s+)?(?:trustees\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:(?:ordinary|monthly|annual|special|general|extraordinary|full|virtual|draft|open|board\s+)?\s*(?:meetings?|minutes)\b|held\b|on\b|at\b|-|\().*$",
    re.IGNORECASE | re.DOTALL,
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
        if part.label and part.label[0].isdigit() and not _is_front(part):
            return index
        if squeeze(part.words).split(":")[0] in terms.load("structure")["items"]["standing"]:
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


def place_of_meeting(text: str, parts: Sequence[Part]) -> str | None:
    """Read where the meeting was held.

    >>> text = "Minutes of the meeting held in the Village Hall, Lower Wick on Monday 3 June 2024 at 7pm"
    >>> place_of_meeting(text, [Part(0, 0, len(text), "paragraph", text)])
    'Village Hall, Lower Wick'
    """
    for part in parts:
        for label in terms.load("structure")["details"]["place"]:
            if found := re.match(re.escape(label) + r"\s*(?:[:-]\s*|\s(?=[A-Z]))(\S.*)", part.words, re.IGNORECASE):
                if label != "at":
                    return _tidy(found.group(1))
    for part in parts:
        if found := _HELD.search(part.words):
            place = _tidy(DATE.sub("", found.group("place")))
            if place and not place.isdigit():
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
    return re.sub(r"-([a-z])", lambda found: "-" + found.group(1).upper(), " ".join(out))


def bodies(parts: Sequence[Part]) -> Bodies:
    """Read the names of the council and of the committee from the title lines."""
    names = terms.load("structure")["titles"]
    council = committee = None
    for part in parts:
        for piece in re.split(r"\n|\s{3,}|;", part.words):
            council = council or _ending_in(piece, names["council"])
            committee = committee or _committee(piece, names["committee"])
    return Bodies(council, committee)


def _ending_in(words: str, endings: Sequence[str]) -> str | None:
    """Read a name that ends in one of these words ("Lower Wick Parish Council")."""
    for ending in endings:
        found = re.search(
            r"((?:(?:[A-Z][\w'.&/-]*|of|and|the|upon|on|in|de|with|&)\s+){1,8}?)"
            + ending.replace(" ", r"\s+")
            + r"\b(?!\s+(?:chamber|offices?|tax|minutes\s+of\s+\d))",
            words,
            re.IGNORECASE,
        )
        if found:
            name = _NOISE.sub("", found.group()).strip(" ,.-")
            name = re.sub(
                r"^.*\b(?:meeting|minutes|proceedings)\s+(?:of|at)\s+(?:the\s+)?", "", name, flags=re.IGNORECASE
            )
            first = name.split()[:1]
            if first and first[0][0].isupper() and len(name.split()) > len(ending.split()):
                return _cased(name)
    return None


def _committee(words: str, endings: Sequence[str]) -> str | None:
    words = re.sub(
        r"^(?:title\s+of\s+meeting|meeting(?:\s+of)?|committee|name\s+of\s+meeting|board|panel)\s*:\s*",
        "",
        words,
        flags=re.IGNORECASE,
    )
    if (
        len(words) > 300
        or re.match(r"held\b|present\b|at\b|in\b|the\s+following", words, re.IGNORECASE)
        or re.search(r"[a-z]\.\s+[A-Z]", words)
    ):
        return None
    stripped = _NOISE.sub("", words)
    stripped = _TAIL.sub("", stripped).strip(" ,.-:")
    if not stripped or len(stripped.split()) > 14 or not stripped[0].isupper():
        return None
    lowered = stripped.lower()
    if any(re.search(r"\b" + re.escape(ending) + r"\b", lowered) for ending in endings) and not re.search(
        r"\bcouncil$", lowered
    ):
        return _cased(stripped)
    return None
