"""Measure how well letters were made safe, against letters in which people marked what identifies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp_toolkit.records.safe import DIRECT, SafeDocument

TAGS = {
    "person": "person",
    "official": "official",
    "address": "address",
    "postcode": "postcode",
    "phone": "phone",
    "email": "email",
    "handle": "handle",
    "url": "url",
    "dob": "date_of_birth",
    "date": "date",
    "age": "age",
    "nhs": "nhs_number",
    "ni": "ni_number",
    "ref": "reference",
    "bank": "bank",
    "vehicle": "vehicle",
    "school": "school",
    "setting": "setting",
    "gp": "gp",
    "hospital": "hospital",
    "place": "place",
}
_TAG = re.compile(rf"<(/?)({'|'.join(TAGS)})>")
_PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """Mark one stretch that people found to identify somebody.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last character.
        type: What it is, named as findings are.
    """

    start: int
    end: int
    type: str

    @property
    def direct(self) -> bool:
        """Tell whether it points to a person by itself."""
        return self.type in DIRECT


@dataclass(frozen=True, slots=True)
class SafetyScore:
    """Hold the score of one letter, or the sum of several.

    Attributes:
        letters: How many letters.
        clean: Letters in which no direct identifier stayed readable.
        direct: Direct identifiers in the gold.
        readable: Those of which a part stayed readable.
        masked: Characters replaced, white space not counted.
        rightly: Those that lie inside something identifying.
    """

    letters: int = 0
    clean: int = 0
    direct: int = 0
    readable: int = 0
    masked: int = 0
    rightly: int = 0

    def __add__(self, other: SafetyScore) -> SafetyScore:
        return SafetyScore(
            self.letters + other.letters,
            self.clean + other.clean,
            self.direct + other.direct,
            self.readable + other.readable,
            self.masked + other.masked,
            self.rightly + other.rightly,
        )

    @property
    def hidden(self) -> float:
        """Share of the direct identifiers that can no longer be read."""
        return 1 - self.readable / self.direct if self.direct else 1.0

    @property
    def without_any(self) -> float:
        """Share of the letters in which no direct identifier can be read."""
        return self.clean / self.letters if self.letters else 1.0

    @property
    def precision(self) -> float:
        """Share of the replaced characters that really identify."""
        return self.rightly / self.masked if self.masked else 1.0

    def __str__(self) -> str:
        return (
            f"{self.letters} letters: {self.hidden:.2%} of {self.direct} direct identifiers hidden, "
            f"{self.without_any:.0%} of letters clean, {self.precision:.1%} of replaced characters identifying"
        )


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """Read a letter whose identifying words stand in tags; return the letter and its marks.

    Raises:
        ValueError: If a tag is left open, closed twice or nested.

    >>> unmark("My son <person>Idris</person> waits.")
    ('My son Idris waits.', [Marked(start=7, end=12, type='person')])
    """
    text, marks = "", list[Marked]()
    at, opened = 0, ""
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if not tag[1]:
            if opened:
                raise ValueError(
                    f"<{tag[2]}> at character {tag.start()} stands inside <{opened}>; close that one first"
                )
            opened, begin = tag[2], len(text)
        else:
            if tag[2] != opened:
                raise ValueError(f"</{tag[2]}> at character {tag.start()} closes nothing; open it first")
            marks.append(Marked(begin, len(text), TAGS[opened]))
            opened = ""
    if opened:
        raise ValueError(f"<{opened}> is never closed; close it")
    return text + marked[at:], marks


def left_readable(text: str, gold: Iterable[Marked], masked: Iterable[tuple[int, int]]) -> list[Marked]:
    """List the direct identifiers of which any word or number was not replaced."""
    hidden = bytearray(len(text))
    for start, end in masked:
        hidden[start:end] = b"\1" * (end - start)
    return [
        mark
        for mark in gold
        if mark.direct
        and any(
            not all(hidden[mark.start + part.start() : mark.start + part.end()])
            for part in _PART.finditer(text[mark.start : mark.end])
        )
    ]


def score_letter(text: str, gold: list[Marked], masked: Iterable[tuple[int, int]]) -> SafetyScore:
    """Compare what was replaced in one letter with what people marked.

    Args:
        text: The original letter.
        gold: What identifies somebody in it.
        masked: Start and end of each stretch that was replaced.
    """
    spans = list(masked)
    readable = left_readable(text, gold, spans)
    right = {at for mark in gold for at in range(mark.start, mark.end)}
    replaced = {at for start, end in spans for at in range(start, end) if not text[at].isspace()}
    direct = sum(mark.direct for mark in gold)
    return SafetyScore(1, int(not readable), direct, len(readable), len(replaced), len(replaced & right))


def read_marked(folder: Path) -> list[tuple[str, list[Marked]]]:
    """Read the marked letters of a folder, in the order of their names.

    Raises:
        ValueError: If there are none, or the marks of one are broken; it is called by its number.
    """
    paths = sorted(folder.glob("*.txt")) if folder.is_dir() else [folder]
    letters = []
    for number, path in enumerate(paths, start=1):
        try:
            letters.append(unmark(path.read_bytes().decode("utf-8")))
        except UnicodeDecodeError:
            raise ValueError(f"letter {number} of {len(paths)}: it is not saved in UTF-8; save it so.") from None
        except ValueError as error:
            raise ValueError(f"letter {number} of {len(paths)}: {error}.") from None
    if not any(marks for _, marks in letters):
        raise ValueError("no letter there has anything marked; give a folder of .txt files with <person>…</person>.")
    return letters


def score_all(marked: Sequence[tuple[str, list[Marked]]], letters: Sequence[SafeDocument]) -> SafetyScore:
    """Add up the scores of safe letters.

    Args:
        marked: Each original with its marks.
        letters: The safe letters, in the same order.
    """
    scores = (
        score_letter(text, gold, [(finding.start, finding.end) for finding in letter.findings])
        for (text, gold), letter in zip(marked, letters, strict=True)
    )
    return sum(scores, SafetyScore())
