"""Tell the parts of a letter by its lines: head, greeting, text, sign-off, small print, and what was only quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_toolkit.concerns.passages.stretch import TEXT, Stretch
from nlp_toolkit.records import Block
from nlp_toolkit.terms import load

_LINE = re.compile(r"[^\r\n]+")
_STAND_IN = re.compile(r"\[[A-Z]+(?: [A-Z]+)* ?\d*\]")
_VERBISH = re.compile(
    r"(?i)\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|should|must|may|might|please|pls|"
    r"want|need|said|says|told|get|gets|got|went|came|made|took|takes|refused|applied|asked|wait\w*|feel|felt|"
    r"\w+n[’']t|i[’']m|\w+[’'](?:ve|re|ll|d))\b"
)
_END = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_DAY = re.compile(
    r"(?i)^\W*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-]+)?(?:(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"\d{1,2})[ ./,-]+\d{2,4}\W*$|^\s*a (?:day|date) in \w+\W*$"
)
_HEAD = 30
"""Lines at the top among which a greeting is looked for."""
_SHORT = 9
"""Words in the longest line of an address or heading."""
_PRINTED = 12
"""Words above which a line after the sign-off is text again."""
_TALK = 12
"""Words that a message must have of its own for what it quotes to be left out."""


def parts(text: str, blocks: tuple[Block, ...] = ()) -> list[Stretch]:
    """Cut a letter into lines that are left out, with the reason, and stretches of running text.

    Args:
        text: The safe text.
        blocks: Its layout, which tells headings and page furniture.

    Returns:
        Stretches in order, without overlap, that hold every character which is not white space.
    """
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    whats = _Lines([text[start:end] for start, end in lines]).whats()
    whats = [_by_layout(what, span, blocks) for what, span in zip(whats, lines, strict=True)]
    return list(_joined(text, lines, whats))


def _by_layout(what: str, span: tuple[int, int], blocks: tuple[Block, ...]) -> str:
    if what == TEXT:
        for block in blocks:
            if block.start <= span[0] and span[1] <= block.end and block.layout in ("furniture", "heading"):
                return "furniture" if block.layout == "furniture" else "heading"
    return what


def _joined(text: str, lines: list[tuple[int, int]], whats: list[str]) -> Iterator[Stretch]:
    """Join lines of running text that follow each other, and lines left out for the same reason."""
    first = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or whats[place] != whats[first]:
            start, end = lines[first][0], lines[place - 1][1]
            while text[start].isspace():
                start += 1
            while text[end - 1].isspace():
                end -= 1
            yield Stretch(start, end, whats[first])
            first = place


class _Lines:
    """Tell what each line of a letter is, from its words and from where it stands."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.bare = [_STAND_IN.sub("Name", line).strip() for line in lines]

    def whats(self) -> list[str]:
        """Name each line."""
        whats = [self._by_words(line) for line in self.bare]
        greeting = next((n for n, what in enumerate(whats[:_HEAD]) if what == "greeting"), None)
        whats = [TEXT if what == "greeting" and n != greeting else what for n, what in enumerate(whats)]
        self._head(whats, greeting)
        self._quoted(whats)
        self._foot(whats)
        return [self._heading(whats, n) for n in range(len(whats))]

    def _by_words(self, line: str) -> str:
        """Name a line by its own words."""
        for what, pattern in _patterns():
            if pattern.search(line) and not (what == "sign-off" and len(line.split()) > _SHORT):
                return what
        return TEXT

    def _head(self, whats: list[str], greeting: int | None) -> None:
        """Take the lines above the greeting for the head of the letter; without one, short lines without a verb."""
        for n, what in enumerate(whats[:_HEAD]):
            if what not in (TEXT, "sign-off", "header"):
                if n == greeting:
                    return
                continue
            if greeting is not None and n < greeting:
                if what == TEXT and _is_sentence(self.bare[n]) and len(self.bare[n].split()) > _SHORT:
                    continue
                whats[n] = "address"
            elif greeting is None and what == TEXT:
                if not _is_label(self.bare[n]):
                    return
                whats[n] = "address"

    def _quoted(self, whats: list[str]) -> None:
        """Take everything under the head of a quoted message for quoted, unless nothing was written above it."""
        above = 0
        for n, what in enumerate(whats):
            if what == "quoted reply" and not self.bare[n].startswith(">"):
                if above < _TALK:
                    continue
            elif not (what == "header" and above >= _TALK and self._is_mail_head(n)):
                above += len(self.bare[n].split()) if what == TEXT else 0
                continue
            whats[n:] = ["quoted reply"] * (len(whats) - n)
            return

    def _is_mail_head(self, n: int) -> bool:
        """Tell the lines From, Sent, To and Subject of a message that was pasted in."""
        near = self.bare[n : n + 4]
        return bool(re.match(r"(?i)\W*from\W*:", near[0])) and any(
            re.match(r"(?i)\W*(?:sent|date|to|subject)\W*:", line) for line in near[1:]
        )

    def _foot(self, whats: list[str]) -> None:
        """Take short lines under the sign-off, and a name that stands alone at the end, for the signature."""
        last = next((n for n in range(len(whats) - 1, -1, -1) if whats[n] == "sign-off"), None)
        if last is not None:
            for n in range(last + 1, len(whats)):
                words = len(self.bare[n].split())
                if whats[n] in (TEXT, "header") and words <= _PRINTED and not _is_remark(self.bare[n]):
                    whats[n] = "signature"
            for n in range(last):
                if whats[n] == "sign-off" and any(what == TEXT for what in whats[n:last]):
                    whats[n] = TEXT
        for n in range(len(whats) - 1, -1, -1):
            if whats[n] == TEXT:
                if not self._is_signature(n, len(whats)):
                    return
                whats[n] = "signature"

    def _is_signature(self, n: int, of: int) -> bool:
        line = self.bare[n]
        words = re.findall(r"[^\W\d_]+", line)
        if n == 0 or len(words) > 6 or (_END.search(line) and len(words) > 3 and not _is_label(line)):
            return False
        named = _STAND_IN.search(self.lines[n]) is not None or re.search(r"\d{5}|@|^[\W_]*$|\bx+\b\W*$", line)
        titled = bool(words) and all(word[:1].isupper() for word in words)
        return bool(named or titled or of - n <= 2) and not _VERBISH.search(line) and not _END.search(line)

    def _heading(self, whats: list[str], n: int) -> str:
        """Take a line in capitals, a day, or a label that stands above text for a heading."""
        line = self.bare[n]
        if whats[n] != TEXT:
            return whats[n]
        if _DAY.match(line):
            return "address"
        letters = [letter for letter in line if letter.isalpha()]
        capital = len(letters) > 3 and sum(map(str.isupper, letters)) > 0.9 * len(letters)
        if capital and len(line.split()) <= 2 * _SHORT and not _END.search(line) and not _VERBISH.search(line):
            return "heading"
        alone = len(whats) > 1 and len(line.split()) <= 5 and line[:1].isupper() and not re.search(r"[.!?,;]\s*$", line)
        if alone and not _VERBISH.search(line) and self._stands_apart(whats, n):
            return "heading"
        return TEXT

    def _stands_apart(self, whats: list[str], n: int) -> bool:
        """Tell a line that neither wraps on from the one before nor into the next."""
        before = self.bare[n - 1] if n else ""
        after = self.bare[n + 1] if n + 1 < len(self.bare) else ""
        ended = not before or whats[n - 1] != TEXT or _END.search(before) is not None
        return ended and bool(after) and whats[n + 1] == TEXT and not after[:1].islower()


def _is_sentence(line: str) -> bool:
    return _END.search(line) is not None and _VERBISH.search(line) is not None


def _is_label(line: str) -> bool:
    """Tell a name, a street, a day or a number from something said."""
    words = line.split()
    return (
        len(words) <= _SHORT
        and not _VERBISH.search(line)
        and not _END.search(line.replace("Rd.", "Rd").replace("St.", "St").replace("Dept.", "Dept"))
        and (line[:1].isupper() or line[:1].isdigit() or line[:1] in "[(")
        and not re.search(r"(?i)\b(?:no|not|never|nobody|still|my|our|we|they|he|she)\b", line)
        and (re.search(r"\d", line) is not None or line.istitle() or _mostly_capitals(words))
    )


def _is_remark(line: str) -> bool:
    """Tell a postscript or a sentence from the lines of a signature."""
    return bool(re.match(r"(?i)\W*p\.? ?p?\.?s\b", line)) or (_is_sentence(line) and len(line.split()) > 4)


def _mostly_capitals(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(long) and all(word[:1].isupper() for word in long)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = load("passages")["lines"]
    order = ("quoted reply", "boilerplate", "no answer", "sign-off", "greeting", "header")
    return tuple((what, re.compile("|".join(f"(?:{part})" for part in lines[what]), re.IGNORECASE)) for what in order)
