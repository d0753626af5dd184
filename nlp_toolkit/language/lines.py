"""Tell the line breaks that end something from those that only wrap a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_MARKER = re.compile(
    r"(?:[•·▪◦●○■□➢➤►✓]"
    r"|[*-]\s"
    r"|[–—]\s+[A-Z]"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]+(?=\s|$|[A-Z])"
    r"|\((?:[A-Z]|[IVX]{1,5})\)"
    r"|\d{1,2}(?:\.\d{1,2})+\s+\S)"
)
_NUMBERED = re.compile(r"(?:\d{1,3}|[A-Z][.)])\s+[A-Z]")
_FURNITURE = re.compile(r"[^\w.)]*(?:(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?)?[^\w.)]*|[\W_]{3,}", re.IGNORECASE)
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]*_]*$")
_OPEN_ENDED = re.compile(
    r"(?:^|\s)(?:(?i:and|or|of|the|to|for|in|on|at|by|with|from|that|which)|a|an|as|is|are|was|were|be|been|has|have|had"
    r"|would|will|should|who|its|their|his|her|this|these|&|Cllrs?\.?|Councillors?|Mrs?\.?|Ms\.?|Miss|Dr\.?|Rev\.?|Nos?\.?)$"
)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}).*\1$")
_MARKUP = "*_#>\\ \t"

_SHORTEST_WRAP = 55
_LONGEST_WRAP = 160
_NEIGHBOURS = 8
_SLACK = 0.92
_CAPITALS = 1.2


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one printed line: where its first character stands, its words, and whether a blank line comes before."""

    start: int
    text: str
    after_gap: bool

    @property
    def words(self) -> str:
        """Give the words without quotation marks of e-mail, asterisks and other mark-up."""
        return self.text.strip(_MARKUP)

    @property
    def is_furniture(self) -> bool:
        """Tell a page number or a ruled line."""
        return _FURNITURE.fullmatch(self.text) is not None

    @property
    def is_capitals(self) -> bool:
        """Tell a line wholly in capitals."""
        return sum(map(str.isalpha, self.text)) > 2 and self.text.isupper()

    @property
    def is_emphasised(self) -> bool:
        """Tell a line wholly in bold or italics."""
        return _EMPHASIS.match(self.text.strip("> ")) is not None


def units(text: str) -> list[int]:
    r"""Give the places where a heading, paragraph, list item or other unit of the page begins.

    >>> units("1. Apologies\nApologies were received from\nthe Mayor.")
    [0, 13]
    """
    lines = _lines(text)
    if not lines:
        return []
    spaced = _is_double_spaced(lines)
    starts = [lines[0].start]
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        if _begins(before, line, spaced, lines, index):
            starts.append(line.start)
    return starts


def _lines(text: str) -> list[Line]:
    lines = []
    gap = False
    position = 0
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped.strip("> \\"):
            words = stripped.lstrip("> ")
            lines.append(Line(position + raw.index(words), words, gap))
            gap = False
        else:
            gap = True
        position += len(raw)
    return lines


def _is_double_spaced(lines: list[Line]) -> bool:
    """Tell a page whose every line is followed by a blank one, by how often a sentence runs on across a blank."""
    gaps = [(before, line) for before, line in pairwise(lines) if line.after_gap]
    runs_on = sum(line.words[:1].islower() and not _TERMINAL.search(before.words) for before, line in gaps)
    return len(gaps) > 4 and runs_on > 0.15 * len(gaps)


def _begins(before: Line, line: Line, spaced: bool, lines: list[Line], index: int) -> bool:
    last, words = before.words, line.words
    if before.is_furniture or line.is_furniture:
        return True
    if _MARKER.match(words) or _MARKER.match(line.text):
        return True
    if _MARKER.fullmatch(last):
        return False
    if last.count("(") > last.count(")") and ")" in words:
        return False
    if last.endswith((",", " -", "--", " –", " —")) or _OPEN_ENDED.search(last):
        return before.is_capitals != line.is_capitals and line.after_gap and not spaced
    if _TERMINAL.search(last) or last.endswith(":"):
        return True
    if words[:1].islower():
        return before.is_capitals or (before.is_emphasised and not line.is_emphasised)
    if line.after_gap and not spaced:
        return True
    if before.is_capitals != line.is_capitals or before.is_emphasised != line.is_emphasised:
        return True
    return not _fills(before, line, lines, index)


def _fills(before: Line, line: Line, lines: list[Line], index: int) -> bool:
    """Tell whether the next word would no longer have fitted on the line before."""
    near = lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
    width = max(len(other.text) for other in near)
    if not _SHORTEST_WRAP <= width <= _LONGEST_WRAP:
        return False
    needed = len(before.text) * (_CAPITALS if before.is_capitals else 1) + 1 + len(line.text.split()[0])
    return needed > width * (1.0 if _NUMBERED.match(line.words) else _SLACK)
