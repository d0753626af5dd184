"""The front matter: where the business begins, and where the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.bodies import cased, title_lines
from nlp_toolkit.commitments.structure.cues import presence_of
from nlp_toolkit.commitments.structure.days import DATE
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_HELD = re.compile(
    r"\b(?:held|took\s+place|convened)\s+(?:virtually\s+|remotely\s+)?(?:in|at|on(?=\s+(?:zoom|teams|microsoft)))\s+(?P<place>.+?)\s*"
    r"(?=,?\s+(?:at\s+\d|on\s+(?:the\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|commencing|starting)|\s*$|(?<!\bst)(?<!\bco)(?<!\brd)\.\s)",
    re.IGNORECASE | re.DOTALL,
)
_THEN = re.compile(
    r"(?:[,\s]*\bat\s+\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\b\.?)?)?[,\s]*\b(?:in|at)\s+(?P<place>[A-Z].+?)\s*(?=,?\s+(?:at|commencing|starting)\s+\d|\s*$|(?<!\bst)(?<!\bco)\.\s)",
    re.DOTALL | re.IGNORECASE,
)
_AFTER_HOUR = re.compile(r",?\s*(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\.?,\s+(?P<place>[A-Z].+)$")
_BUSINESS = re.compile(r"\b(?:minutes?|proceedings|meeting|record)\b", re.IGNORECASE)
_LISTING = re.compile(
    r"(?:those\s+)?(?:present|attending|attendees|attendance|in\s+attendance|members\s+present)\b", re.IGNORECASE
)
_APPROVING = re.compile(r"\b(?:agreed|approved|signed|adopted|accepted|true|correct|accurate)\b", re.IGNORECASE)
_OPENS_FRONT = re.compile(
    r"(?:draft\s+)?(?:minutes?|notes|record|present|members|those\s+attending|attendees|in\s+attendance|officials|apologies"
    r"|councillors|director|chief\s+executive|a\s+meeting\s+of)\b",
    re.IGNORECASE,
)


def business_begins(parts: Sequence[Part], *, limit: int = 60) -> int:
    """Find the first part that is neither title nor date nor list: an item, or a sentence of substance.

    Args:
        parts: The document's parts.
        limit: How far to look.
    """
    vocabulary = terms.load("structure")["items"]
    verbs = frozenset(vocabulary["verbs"])
    for index, part in enumerate(parts[:limit]):
        if part.layout == "furniture":
            continue
        words = part.words.split()
        if part.label and part.label[0].isdigit() and not _LISTING.match(part.words):
            return index
        if squeeze(part.words) in vocabulary["standing"] and not presence_of(part.words):
            return index
        sentence = len(words) > 14 and any(word.strip(",.").lower() in verbs for word in words[:60])
        if (len(words) > 45 or sentence) and not _is_front(part):
            return index
    return min(len(parts), limit)


def _is_front(part: Part) -> bool:
    """Tell whether a part is a title or a list of people, however long."""
    dated = bool(DATE.search(part.words)) and len(part.words) < 250 and bool(_BUSINESS.search(part.words))
    return dated or (bool(_OPENS_FRONT.match(part.words)) and not _APPROVING.search(part.words))


def place_of_meeting(parts: Sequence[Part]) -> str | None:
    """Read where the meeting was held.

    >>> text = "Minutes of the meeting held in the Village Hall, Lower Wick on Monday 3 June 2024 at 7pm"
    >>> place_of_meeting([Part(0, 0, len(text), "paragraph", text)])
    'Village Hall, Lower Wick'
    """
    labels = "|".join(map(re.escape, terms.load("structure")["details"]["place"]))
    for part in parts:
        if found := re.match(rf"(?i:{labels})\s*(?:[:-]\s*|\s(?=[A-Z]))(?P<place>\S.*)", part.words):
            return _tidy(found.group("place"))
    for words in title_lines(parts):
        found, day = _HELD.search(words), DATE.search(words)
        if not found and day:
            found = _THEN.match(words, day.end()) if _BUSINESS.search(words) else None
            found = found or _AFTER_HOUR.match(words, day.end())
        if found and (place := _tidy(DATE.sub("", found.group("place")))) and not place.isdigit():
            return place
    return None


def _tidy(words: str) -> str | None:
    words = " ".join(words.split()).strip(' ,.-:;"')
    words = re.sub(r"^(?:the)\s+", "", words, flags=re.IGNORECASE)
    words = re.sub(r",?\s+(?:at|on|from)$", "", words, flags=re.IGNORECASE)
    return cased(words) if 2 < len(words) < 160 else None
