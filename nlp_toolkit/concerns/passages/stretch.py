"""A stretch of a letter, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

TEXT = "text"
"""What a stretch is that has yet to be read."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Mark the characters from start to end of a safe text.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        what: "text", or why it is left out ("greeting", "address").
        group: Number of its sentence, which its clauses share.
    """

    start: int
    end: int
    what: str = TEXT
    group: int = -1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the white space at both ends out; an empty stretch where there is nothing else.

    >>> trimmed("  No reply. ", 0, 12)
    (2, 11)
    """
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
