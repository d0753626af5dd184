"""The words that open a list of people: "Present:", "Apologies were received from", "Officers in attendance"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.names import PLURAL, read_name
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.records import Presence

_HEAD = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z\s'/,-]{2,70}?)\s*(?P<note>\([^)]{0,60}\))?\s*(?:[:;]\s*-*|\s*-+(?=\s)|-$|$)"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Mark what stands before a list of people.

    Attributes:
        presence: What it says of them.
        end: Offset of the first name, or the end of the part where the list stands below.
        chair: Whether it names who was in the chair.
        sure: Whether the words say so by themselves, without names to prove it.
    """

    presence: Presence
    end: int
    chair: bool = False
    sure: bool = True


@cache
def _phrases() -> dict[str, Presence]:
    table = terms.load("structure")["presence"]
    return {phrase: presence for presence, phrases in table.items() for phrase in phrases}


@cache
def _packed() -> dict[str, Presence]:
    return {re.sub(r"\W", "", phrase): presence for phrase, presence in _phrases().items()}


@cache
def _opening() -> re.Pattern[str]:
    phrases = sorted((phrase for phrase in _phrases() if len(phrase) > 6), key=len, reverse=True)
    return re.compile(
        "|".join(re.sub(r"\\? ", r"\\s+", re.escape(phrase)) + r"(?=\s)" for phrase in phrases), re.IGNORECASE
    )


def presence_of(words: str) -> Presence | None:
    """Look up what a heading says of the people below it.

    >>> presence_of("A P O L O G I E S"), presence_of("Finance")
    ('apologies', None)
    """
    return _packed().get(re.sub(r"\W", "", words).lower())


def cue_of(text: str, part: Part) -> Cue | None:
    """Read the words that open a list of people.

    >>> text = "Present: Cllr A Example"
    >>> cue_of(text, Part(0, 0, 23, "paragraph", text))
    Cue(presence='present', end=9, chair=False, sure=True)
    """
    if part.cells:
        presence = presence_of(text[slice(*part.cells[0])])
        filled = [start for start, end in part.cells[1:] if text[start:end].strip()]
        return Cue(presence, filled[0] if filled else part.end) if presence else None
    found = _HEAD.match(text, part.start, min(part.end, part.start + 140))
    if found and (presence := presence_of(found.group("words"))):
        end = found.end()
        if end < part.end or part.end - part.start < 140:
            while end < part.end and text[end].isspace():
                end += 1
            return Cue(presence, end, "chair" in found.group("words").lower())
    opening = _opening().match(text, part.start, part.end)
    if opening is None:
        return None
    start = opening.end() + len(text[opening.end() : part.end]) - len(text[opening.end() : part.end].lstrip())
    if not (read_name(text, start, part.end) or PLURAL.match(text, start, part.end)):
        return None
    phrase = " ".join(opening.group().lower().split())
    return Cue(_phrases()[phrase], start, "chair" in phrase, sure=False)
