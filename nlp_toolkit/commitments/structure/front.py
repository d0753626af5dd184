"""The front matter: where the business begins, and where the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.bodies import cased, title_lines
from nlp_toolkit.commitments.structure.cues import cue_of
from nlp_toolkit.commitments.structure.days import DATE
from nlp_toolkit.commitments.structure.entry import is_post
from nlp_toolkit.commitments.structure.lists import POST_FIRST, persons
from nlp_toolkit.commitments.structure.names import PLURAL, read_name
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
_BODY = re.compile(r"(?:[A-Z]{2,6}|NHS[\w ]{2,30}):\s+[A-Z].{0,200}$")
_BUSINESS = re.compile(r"\b(?:minutes?|proceedings|meeting|record)\b", re.IGNORECASE)
_LISTING = re.compile(
    r"(?:those\s+)?(?:present|attending|attendees|attendance|in\s+attendance|members\s+present)\b", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?:draft\s+|unconfirmed\s+)*(?:the\s+)?(?:minutes?|notes|record)\s+(?:of|from)\b|(?:draft\s+)?minutes\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\.m)[.!?]\"?$")


def business_begins(text: str, parts: Sequence[Part], *, limit: int = 60) -> int:
    """Find the first part that is neither title nor date nor list of people.

    Where nothing shows that a meeting is being introduced, as in an extract, the business begins at once.

    Args:
        text: The plain text.
        parts: The document's parts.
        limit: How far to look.
    """
    begins = 0
    listing = False
    for index, part in enumerate(parts[:limit]):
        if part.layout == "furniture":
            continue
        if _introduces(text, part):
            begins, listing = index + 1, cue_of(text, part) is not None or is_post(part.words)
        elif listing and _lists(part):
            begins = index + 1
        elif _may_stand_before(part):
            listing = False
        else:
            break
    return begins


def _introduces(text: str, part: Part) -> bool:
    """Tell whether a part says what meeting this is, when or where it was held, or who was there."""
    if part.label and part.label[0].isdigit() and not _LISTING.match(part.words):
        return False
    cue = cue_of(text, part)
    if (
        is_post(part.words)
        or _BODY.match(part.words)
        or re.match(r"held\s+(?:in|at|on|via|by)\b", part.words, re.IGNORECASE)
    ):
        return True
    if cue is not None and (cue.end >= part.end or not cue.sure or _lists_people(text, cue.end, part.end)):
        return True
    details = terms.load("structure")["details"]
    if any(
        re.match(rf"(?:{re.escape(label)})\s*:", part.words, re.IGNORECASE)
        for labels in details.values()
        for label in labels
    ):
        return True
    words = part.words.split()
    tells_story = bool(_SENTENCE_END.search(part.words)) and any(word in _verbs() for word in words)
    day = DATE.search(part.words) if len(words) < 60 and "|" not in part.words and not part.bullet else None
    dated = day is not None and bool(
        _BUSINESS.search(part.words) or (len(words) < 20 and re.search(r"\d{4}", day.group()))
    )
    return not tells_story and (dated or bool(_TITLED.match(part.words)))


def _lists_people(text: str, start: int, end: int) -> bool:
    """Tell whether names, posts or nobody stand after the words that open a list."""
    words = " ".join(text[start:end].split())
    return next(persons(text, start, end), None) is not None or bool(
        re.match(r"(?:nil|none|no\b|\d)", words, re.IGNORECASE)
    )


def _lists(part: Part) -> bool:
    """Tell whether a part goes on with a list of people."""
    head = read_name(part.words, 0, len(part.words))
    if part.label and part.label[0].isdigit() and not (head and head.title):
        return False
    sentence = bool(_SENTENCE_END.search(part.words)) and any(word in _verbs() for word in part.words.split())
    named = head or POST_FIRST.match(part.words) or PLURAL.match(part.words)
    return bool(part.cells) or (bool(named or part.bullet or re.match(r"\(|.*\)[,.]?$", part.words)) and not sentence)


def _may_stand_before(part: Part) -> bool:
    """Tell whether a part can be a line of a title: short, not numbered, and no sentence."""
    if part.label and part.label[0].isdigit():
        return False
    if squeeze(part.words) in terms.load("structure")["items"]["standing"]:
        return False
    words = part.words.split()
    return part.words.isupper() or (
        len(words) <= 45 and not (len(words) > 6 and any(word.strip(",.") in _verbs() for word in words))
    )


def _verbs() -> Sequence[str]:
    verbs: list[str] = terms.load("structure")["items"]["verbs"]
    return verbs


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
