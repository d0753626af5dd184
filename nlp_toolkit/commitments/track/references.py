"""What a passage refers to in so many words: a reference of the register, or the minute that a line stood under."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.records import Line, Paragraph

_REFERENCE = re.compile(r"\b[A-Z]{1,6} ?\(?(?:\d{2}/\d{2}|undated)\)? ?-?\d{1,4}\b")
_COLUMN = re.compile(r"\b(?:minute|min|item|ref)\w*\b(?:\s+(?:no|number|ref)\w*\.?)?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(?:[./]\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Referred:
    """Hold what a passage refers to.

    Attributes:
        lines: References of lines, without spaces and brackets.
        minutes: Numbers of minutes, and of rows of an action list.
        leads: Whether the paragraph opens with the number of a minute, and so is about it alone.
    """

    lines: frozenset[str] = frozenset()
    minutes: frozenset[str] = frozenset()
    leads: bool = False

    def __bool__(self) -> bool:
        return bool(self.lines or self.minutes)


def referred(passage: Passage, paragraph: Paragraph | None, text: str) -> Referred:
    """Find what a passage refers to, in its own sentence, its item's title and the columns of its row.

    Args:
        passage: The passage.
        paragraph: The paragraph it stands in.
        text: The document's text.
    """
    words = f"{passage.whole}\n{passage.title}"
    lines = {squeezed(match[0]) for match in _REFERENCE.finditer(words)}
    minutes = {match["number"] for match in _pattern("minute").finditer(words)}
    minutes |= {match["number"] or match["opening"] for match in _pattern("row").finditer(words)}
    for name, start, end in paragraph.cells if paragraph else ():
        cell = text[start:end].strip()
        if name and _COLUMN.search(name) and (number := _NUMBER.fullmatch(cell)):
            minutes.add(number[0])
    leads = bool(paragraph and _pattern("leading").match(text[paragraph.start : paragraph.end]))
    return Referred(frozenset(lines), frozenset(minutes), leads)


def names_line(told: Referred, line: Line) -> bool:
    """Tell whether the line's own reference is among what a passage refers to."""
    return bool(line.ref) and squeezed(line.ref) in told.lines


def names_minute(told: Referred, minutes: frozenset[str]) -> bool:
    """Tell whether one of the minutes that a line stood under is among what a passage refers to."""
    return bool(minutes & told.minutes)


def squeezed(reference: str) -> str:
    """Write a reference without spaces and brackets.

    >>> squeezed("CF (21/22) 07")
    'CF21/2207'
    """
    return re.sub(r"[\s()-]", "", reference)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(terms.load("track")["references"][name], re.IGNORECASE)
