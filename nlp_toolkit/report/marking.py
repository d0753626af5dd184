"""Text with stretches of it marked, each followed by a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp_toolkit.report.wording import printable


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark one stretch of a text.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last.
        label: What is said of it, after its last word.
        sort: Name of its look ("firm", "soft").
        reason: Why it was marked, shown on pointing at it.
    """

    start: int
    end: int
    label: str
    sort: str = "firm"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Hold a stretch that looks the same throughout.

    Attributes:
        text: The words.
        mark: The innermost mark on them, or None.
        ended: The marks whose last word stands here, the inner ones first.
    """

    text: str
    mark: Mark | None
    ended: tuple[Mark, ...] = ()


def marked(text: str, marks: Sequence[Mark], *, start: int = 0, end: int | None = None) -> list[Marked]:
    """Cut a stretch of a text where a mark begins or ends.

    Args:
        text: The whole text, into which the marks point.
        marks: The marks, in any order; they may lie in each other or cross.
        start: Where to begin.
        end: Where to end; the end of the text if not given.

    >>> [(piece.text, len(piece.ended)) for piece in marked("PN to write.", [Mark(0, 11, "action")])]
    [('PN to write', 1), ('.', 0)]
    """
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(place for mark in inside for place in (mark.start, mark.end) if start < place < end)})
    pieces = []
    for left, right in pairwise(cuts):
        here = [mark for mark in inside if mark.start <= left and right <= mark.end]
        ended = sorted(
            (mark for mark in here if mark.end == right), key=lambda mark: mark.start - mark.end, reverse=True
        )
        inner = min(here, key=lambda mark: mark.end - mark.start, default=None)
        pieces.append(Marked(printable(text[left:right]), inner, tuple(ended)))
    return pieces
