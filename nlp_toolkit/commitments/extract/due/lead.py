"""What stands before a date: its preposition, and the part of the month, season or year it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.commitments.extract.due.lexicon import ORDINAL, VOCABULARY, alternatives

Sense = Literal["by", "before", "until", "open", "from", "in", "since", "of", "none"]
Part = Literal["early", "beginning", "start", "middle", "end", "week", "day", "week_of", "week_ending", "none"]

_PREPOSITIONS: dict[str, Sense] = {
    " ".join(words.split()): sense for sense, entries in VOCABULARY["prepositions"].items() for words in entries
}
_PARTS: dict[str, Part] = {word: part for part, entries in VOCABULARY["parts"].items() for word in entries}
_TIME = (
    r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon|a\.m\.|p\.m\.)|noon|midday|midnight|lunch(?:time|\s+time)?|(?:the\s+)?"
    r"(?:close|end)\s+of\s+(?:the\s+)?(?:play|business|day)"
    r"|COP|COB)(?:\s+on|,)?\s+(?:the\s+)?"
)
_HEDGE = (
    r"(?:about|around|approximately|roughly|possibly|hopefully|either|sometime|some\s+time|perhaps|probably"
    r"|provisionally|the\s+latest|latest)"
)
_LEAD = re.compile(
    rf"(?<![\w'-])(?:(?P<prep>{alternatives(_PREPOSITIONS)})\s+)?(?:{_HEDGE}\s+)*(?P<time>{_TIME})?"
    rf"(?:(?:the\s+)?(?:very\s+)?(?P<towards>towards?\s+)?(?:the\s+)?(?:"
    r"(?P<part>(?!(?<=\bto )start\b|(?<=\bwill )(?:start|end)\b|(?<=\bwould )(?:start|end)\b)"
    rf"(?:{alternatives(_PARTS)}))"
    r"(?:\s+(?:of|in))*(?:\s+|-|\s?-\s?)"
    rf"|(?P<nth>{ORDINAL})\s+(?P<what>(?:full\s+)?week|weekend|fortnight|half|(?:working\s+)?day)\s+(?:of|in)\s+"
    r"|(?P<week>week\s+(?:commencing|beginning|starting|of)|weekend\s+of|w/c|w\.c\.|wc|w/b|week\s+c)\s+(?:on\s+)?"
    r"|(?P<ending>week\s+ending|w/e|w\.e\.|weekend\s+ending)\s+(?:on\s+)?"
    r"))?(?P<det>the|this|our|its|a)?\s*$",
    re.IGNORECASE,
)
_REACH = 90  # characters: the longest lead, with its line breaks, is shorter


@dataclass(frozen=True, slots=True)
class Lead:
    """Hold the words before a date.

    Attributes:
        start: Offset of their first character; the date's own where there are none.
        sense: What the preposition says.
        preposition: The preposition as written in small letters, or "".
        part: Which part of the period is meant.
        nth: For "the first week in", 1; for "the last day of", -1.
        article: Whether an article stands before the date.
        exact: The part is "the end" itself, and not "late in" or "towards the end of".
    """

    start: int
    sense: Sense
    preposition: str
    part: Part
    nth: int = 0
    article: bool = False
    exact: bool = False

    @property
    def counts(self) -> int:
        """Tell which way "two weeks before" and "two weeks after" count; 0 for neither."""
        return -1 if self.sense == "before" else int(self.preposition in {"after", "following", "from"})


def lead_before(text: str, start: int) -> Lead:
    """Read the preposition and the part of a period that stand before a date.

    >>> lead_before("to finish by the end of March", 24).part
    'end'
    """
    reach = max(0, start - _REACH)
    found = _LEAD.search(text[reach:start])
    if found is None or not found.group().strip():
        return Lead(start, "none", "", "none")
    preposition = " ".join((found["prep"] or "").lower().split())
    sense: Sense = _PREPOSITIONS.get(preposition, "none")
    part: Part = "none"
    nth = 0
    if found["part"]:
        part = _PARTS[" ".join(found["part"].lower().split())]
    elif found["nth"]:
        nth = VOCABULARY["ordinals"][found["nth"].lower()]
        part = "day" if found["what"].lower().endswith("day") else "week"
        if found["what"].lower() == "half":
            part = "end" if nth in (2, -1) else "middle"
    elif found["week"]:
        part = "week_of"
    elif found["ending"]:
        part = "week_ending"
    if sense == "none" and found["towards"]:
        sense = "in"
    begin = reach + found.start()
    only_article = not (found["prep"] or found["time"] or part != "none")
    if only_article and found["det"] and found["det"].lower() != "the":
        begin = start
    exact = bool(re.search(r"\b(?:end|close|conclusion)\b", (found["part"] or "").lower())) and not found["towards"]
    article = bool(re.search(r"\b(?:the|this|our|its|a)\s*$", found.group(), re.IGNORECASE))
    return Lead(begin, sense, preposition, part, nth, article, exact)
