"""Measure passages and themes against letters in which readers marked what families are concerned about."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from nlp_toolkit.records import Passage

SPLITS = ("train", "dev", "test")
_TAG = re.compile(r"<(?P<close>/?)(?P<code>[a-z][a-z0-9_]*)>")
_HALF = 0.5
"""Share of the characters of both that a found passage has in common with a reader's for the two to be the same."""


class MarksError(ValueError):
    """Say where the marks of a letter are broken, and what would mend them."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Mark one passage in which a reader found a concern.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        theme: Code of its theme.
    """

    start: int
    end: int
    theme: str


@dataclass(frozen=True, slots=True)
class MarkedLetter:
    """Hold one letter without its marks, and the marks.

    Attributes:
        id: Name of its file without suffix.
        text: The letter.
        marks: What readers marked, in order.
    """

    id: str
    text: str
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Count what was found, what was expected, and what both have.

    Attributes:
        found: How many were found.
        expected: How many readers marked.
        both: How many of them are the same.
    """

    found: int = 0
    expected: int = 0
    both: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.found + other.found, self.expected + other.expected, self.both + other.both)

    @property
    def precision(self) -> float:
        """Share of what was found that readers marked too; 1 where nothing was found."""
        return self.both / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what readers marked that was found; 1 where they marked nothing."""
        return self.both / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.both / (self.found + self.expected) if self.found + self.expected else 1.0


@dataclass(frozen=True, slots=True)
class ConcernScores:
    """Hold how well passages and themes agree with readers.

    Attributes:
        letters: How many letters.
        characters: Characters inside passages, white space not counted.
        passages: Passages of which half or more is the same, each counted once.
        placed: Readers' passages that were found: (how many, how many of them under the reader's theme).
        themes: Themes of letters, each once a letter.
        by_theme: The same for each theme, by its code.
        placed_by_theme: The same as `placed` for each theme of the readers.
    """

    letters: int
    characters: Agreement
    passages: Agreement
    placed: tuple[int, int]
    themes: Agreement
    by_theme: Mapping[str, Agreement] = field(default_factory=dict)
    placed_by_theme: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def accuracy(self) -> float:
        """Share of the readers' passages that were found which stand under the readers' theme."""
        return self.placed[1] / self.placed[0] if self.placed[0] else 1.0


def unmark(marked: str, *, source: str = "letter", codes: Collection[str] = ()) -> tuple[str, tuple[Marked, ...]]:
    """Read a letter whose concerns stand in tags named after their themes.

    Args:
        marked: The letter with its tags.
        source: What errors call it.
        codes: The codes a tag may have; any if none are given.

    Raises:
        MarksError: If a tag is left open, closed twice, nested, empty or unknown, naming the source and the line.

    >>> unmark("Dear all, <no_response>Nobody rings back.</no_response>")
    ('Dear all, Nobody rings back.', (Marked(start=10, end=28, theme='no_response'),))
    """
    text, marks = "", list[Marked]()
    at, opened, begin = 0, "", 0
    for tag in _TAG.finditer(marked):
        line = marked.count("\n", 0, tag.start()) + 1
        code = tag["code"]
        text += marked[at : tag.start()]
        at = tag.end()
        if codes and code not in codes:
            _fail(source, line, f"<{code}> is no theme", f"write one of {', '.join(sorted(codes))}")
        if not tag["close"]:
            if opened:
                _fail(source, line, f"<{code}> stands inside <{opened}>", "close that one first")
            opened, begin = code, len(text)
        elif code != opened:
            _fail(source, line, f"</{code}> closes nothing", f"open <{code}> before it")
        else:
            if not text[begin:].strip():
                _fail(source, line, f"<{code}> marks no words", "leave the tags out")
            marks.append(Marked(begin, len(text), code))
            opened = ""
    if opened:
        _fail(source, marked.count("\n", 0, at) + 1, f"<{opened}> is never closed", "close it")
    return text + marked[at:], tuple(marks)


def _fail(source: str, line: int, reason: str, remedy: str) -> NoReturn:
    raise MarksError(f"{source}:{line}: {reason}; {remedy}")


def read_letters(path: Path, *, split: str = "test", codes: Collection[str] = ()) -> list[MarkedLetter]:
    """Read marked letters, in the order of their names.

    Args:
        path: A .txt file, a folder of them, or a folder that holds one for each split.
        split: Which of these folders.
        codes: The codes a tag may have; any if none are given.

    Raises:
        MarksError: If there are none, nothing is marked in any, or the marks of one are broken.
    """
    folder = path / split if (path / split).is_dir() else path
    paths = sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]
    letters = []
    for file in paths:
        try:
            marked = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise MarksError(f"{file.name}: it is not saved in UTF-8; save it so") from None
        letters.append(MarkedLetter(file.stem, *unmark(marked, source=file.name, codes=codes)))
    if not any(letter.marks for letter in letters):
        raise MarksError(f"{path.name}: no letter has anything marked; mark concerns as <delay>…</delay>, or similar")
    return letters


def score(letters: Sequence[MarkedLetter], found: Mapping[str, Sequence[Passage]]) -> ConcernScores:
    """Compare passages with what readers marked.

    Args:
        letters: The marked letters.
        found: The passages of each, by the letter's identifier; `start` and `end` point into its text.
    """
    characters, same, themes = Agreement(), Agreement(), Agreement()
    by_theme: dict[str, Agreement] = {}
    placed: dict[str, tuple[int, int]] = {}
    for letter in letters:
        passages = sorted(found.get(letter.id, ()), key=lambda passage: passage.start)
        characters += _characters(letter, passages)
        same += _same(letter.marks, passages)
        for mark, passage in _met(letter.marks, passages):
            met, right = placed.get(mark.theme, (0, 0))
            placed[mark.theme] = met + 1, right + (passage.theme == mark.theme)
        expected = {mark.theme for mark in letter.marks}
        told = {passage.theme for passage in passages if passage.theme is not None}
        themes += Agreement(len(told), len(expected), len(told & expected))
        for code in told | expected:
            one = Agreement(int(code in told), int(code in expected), int(code in told and code in expected))
            by_theme[code] = by_theme.get(code, Agreement()) + one
    return ConcernScores(
        letters=len(letters),
        characters=characters,
        passages=same,
        placed=(sum(met for met, _ in placed.values()), sum(right for _, right in placed.values())),
        themes=themes,
        by_theme=dict(sorted(by_theme.items())),
        placed_by_theme=dict(sorted(placed.items())),
    )


def _characters(letter: MarkedLetter, passages: Sequence[Passage]) -> Agreement:
    def inside(spans: Sequence[tuple[int, int]]) -> set[int]:
        return {at for start, end in spans for at in range(start, end) if not letter.text[at].isspace()}

    expected = inside([(mark.start, mark.end) for mark in letter.marks])
    got = inside([(passage.start, passage.end) for passage in passages])
    return Agreement(len(got), len(expected), len(got & expected))


def _common(mark: Marked, passage: Passage) -> int:
    return max(0, min(mark.end, passage.end) - max(mark.start, passage.start))


def _same(marks: Sequence[Marked], passages: Sequence[Passage]) -> Agreement:
    """Pair passages of which half or more of the characters of both together is common, the closest first."""
    pairs = sorted(
        (
            (common / (mark.end - mark.start + passage.end - passage.start - common), m, p)
            for m, mark in enumerate(marks)
            for p, passage in enumerate(passages)
            if (common := _common(mark, passage))
        ),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    used_marks, used_passages = set[int](), set[int]()
    for share, m, p in pairs:
        if share >= _HALF and m not in used_marks and p not in used_passages:
            used_marks.add(m)
            used_passages.add(p)
    return Agreement(len(passages), len(marks), len(used_marks))


def _met(marks: Sequence[Marked], passages: Sequence[Passage]) -> list[tuple[Marked, Passage]]:
    """Give each reader's passage the found one that shares most with it, where half of the shorter is shared."""
    met = []
    for mark in marks:
        best = max(passages, key=lambda passage: (_common(mark, passage), -passage.start), default=None)
        if best is not None:
            shorter = min(mark.end - mark.start, best.end - best.start)
            if _common(mark, best) >= _HALF * shorter and _common(mark, best) > 0:
                met.append((mark, best))
    return met
