"""The words of a letter, with what their look tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.concerns.pseudonymise.lists import bare, lists, plain

Shape = Literal["lower", "Capital", "UPPER", "number"]
_SCANNED = re.compile(r"(?<![\w/.-])(?!\d\d)[A-Za-z01358|][A-Za-z0158|]*[A-Za-z][A-Za-z0158|]*(?![\w/])")
_FIGURE = {"0": "o", "1": "l", "5": "s", "8": "b", "3": "e", "|": "l"}
_WRAPPED = r"(?:-[ \t]*\n[ \t>]*[a-zß-ÿ]+)?"
_WORD = re.compile(rf"[^\W_]+(?:[-'’][^\W_]+)*{_WRAPPED}['’]?")
_LONG_LINE = 45
_SPEAKER = re.compile(r"[\s>]*(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+[ ]?){1,5}:[ \t]*[\"“‘']?")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word.

    Attributes:
        text: As written, without a possessive ending.
        start: Offset of its first character.
        end: Offset after its last character, before a possessive ending.
        key: Lower case, without accents; figures that a scanner put for letters are put right.
        shape: How it is written.
        opens: Whether a sentence or line begins here, so that a capital tells nothing.
        gap: What stands between the word before and this one.
        possessive: Whether an 's follows.
        line: Number of its line.
    """

    text: str
    start: int
    end: int
    key: str
    shape: Shape
    opens: bool
    gap: str
    possessive: bool
    line: int


def mend(text: str) -> str:
    """Put right the figures that a scanner put for letters; the length stays.

    >>> mend("Ty1er lives at 4 C1ose Road since 2019")
    'Tyler lives at 4 Close Road since 2019'
    """

    def mended(match: re.Match[str]) -> str:
        word = match.group()
        if "|" in word and all(len(part) > 2 and lists().ordinary(plain(part)) for part in word.split("|")):
            return word
        figures = sum(c in _FIGURE for c in word)
        letters = len(word) - figures
        if not figures or letters < 3 or figures * 2 > letters + 1 or (word[-1].isdigit() and letters < 4):
            return word
        if word[0] in _FIGURE and not word[1:].islower() and figures == 1:
            return word
        if word[0] in _FIGURE and not _a_word(plain("".join(_FIGURE.get(c, c) for c in word))):
            return word
        if word[0] == "1" and lists().ordinary(plain("l" + word[1:])):
            return "l" + word[1:]
        lead = {"0": "O", "8": "B", "5": "S", "1": "I", "3": "3", "|": "I"}.get(word[0], word[0])
        rest = "".join(_FIGURE.get(c, c) for c in word[1:])
        return lead + (rest.upper() if word.upper() == word and letters > 3 else rest)

    return _SCANNED.sub(mended, text)


def _a_word(key: str) -> bool:
    return lists().named(key) or lists().ordinary(key)


def split(text: str) -> list[Word]:
    """Split a text into its words."""
    found: list[Word] = []
    before, line = 0, 0
    for match in _WORD.finditer(text):
        written = match.group()
        core = bare(written)
        gap = text[before : match.start()]
        if not core:
            continue
        line += gap.count("\n")
        line_begins = _line_begin(text, before)
        speaks = ":" in gap and _SPEAKER.fullmatch(text, line_begins, match.start()) is not None
        opens = not found or speaks or _opens(gap, before - line_begins)
        found.append(
            Word(
                core,
                match.start(),
                match.start() + len(core),
                _key(core),
                _shape(core),
                opens,
                gap,
                len(core) < len(written),
                line,
            )
        )
        before = match.end()
    return found


def _line_begin(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _opens(gap: str, line_length: int) -> bool:
    """Tell whether what stands before a word ends a sentence; a wrapped line does not."""
    marks = gap.strip(" \t")
    if "\t" in gap or "   " in gap:  # a new column
        return True
    if "\n" in gap:
        wrapped = gap.count("\n") == 1 and line_length >= _LONG_LINE and not re.search(r"[.!?:;]", gap)
        return not wrapped
    return bool(re.search(r"[.!?…•*]|^[\"“‘']+$|[:;]\s*[\"“‘']", marks))


def _key(core: str) -> str:
    return plain(re.sub(r"-[ \t]*\n[ \t>]*", "", core))


def _shape(core: str) -> Shape:
    letters = [c for c in core if c.isalpha()]
    if not letters or sum(c.isdigit() for c in core) > len(letters):
        return "number"
    if letters[0].islower():
        return "Capital" if any(c.isupper() for c in letters[1:]) and core[0].isalpha() else "lower"
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return "UPPER"
    return "Capital"
