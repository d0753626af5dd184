"""Decide whether a line of plain text goes on with the paragraph before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp_toolkit.read.headings import title_like, without_number
from nlp_toolkit.read.lines import Line

_WRAPPED = 0.15  # of the lines that could be, this share is seen to go on in the next
_LONGEST_WRAP = 170  # characters; a longer line is a paragraph of its own


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Tell how a text is broken into lines.

    Attributes:
        close: The narrowest line known to be broken for want of room, its next word included; None where lines are
            not wrapped. A line with room for the next word ended because something ended.
        spaced: The same for texts that put an empty line after every line; None for all others.
    """

    close: int | None
    spaced: int | None


def wrapping(lines: Sequence[Line], furniture: frozenset[int] = frozenset()) -> Wrapping:
    """Measure how a text is wrapped, from the lines that surely go on in the next."""
    found: dict[int, list[int]] = {0: [], 1: []}
    possible = {0: 0, 1: 0}
    before: Line | None = None
    gap = 0
    for line in lines:
        if line.kind == "blank" or (line.kind == "mark" and line.depth):
            gap += 1
            continue
        if line.kind == "mark" or line.number in furniture:
            before, gap = None, 0
            continue
        if before and gap <= 1 and 35 <= before.width <= _LONGEST_WRAP:
            possible[gap] += 1
            if line.small and not line.marker and not before.finished:
                found[gap].append(before.width + 1 + len(line.first))
        before, gap = line, 0
    return Wrapping(*(_narrowest(found[gap], possible[gap]) for gap in (0, 1)))


def _narrowest(widths: list[int], possible: int) -> int | None:
    if len(widths) < 2 or len(widths) < _WRAPPED * possible:
        return None
    widths = sorted(widths)
    return max(widths[len(widths) // 10] - 2, widths[-1] // 2)


@dataclass
class Joiner:
    """Decide, line by line, whether a paragraph goes on."""

    shape: Wrapping
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def joins(self, group: list[Line], line: Line, gap: int, *, after: Line | None, bold_open: bool) -> bool:
        """Tell whether a line goes on with the paragraph before it.

        Args:
            group: The lines of the paragraph so far.
            line: The line in question.
            gap: How many empty lines stand between.
            after: The line that follows directly, or None.
            bold_open: Whether bold type began in the paragraph and has not ended.
        """
        last = group[-1]
        if line.heading or last.heading or line.row or last.row or line.depth > last.depth + 1:
            return False
        if last.lone_number and len(group) == 1:
            return gap <= 1 and not line.marker
        limit = self.shape.close if gap == 0 else self.shape.spaced
        if gap > 1 or (gap == 1 and limit is None):
            return self._torn(last, line, gap)
        if bold_open and gap == 0:
            return True
        full = limit is not None and _full(last, line, limit)
        if self._opens(line, last, full=full) or self._contrast(group, line):
            return False
        if limit is not None and last.finished and self._alone(line, after, limit):
            return False
        if limit is None or last.width > _LONGEST_WRAP:
            return (line.small or last.open) and not last.finished and last.width <= _LONGEST_WRAP
        return full or last.open or (line.small and not last.finished)

    def _torn(self, last: Line, line: Line, gap: int) -> bool:
        """Tell a sentence torn apart by one empty line that has no business there."""
        limit = self.shape.close
        full = limit is not None and _full(last, line, limit) and last.width <= _LONGEST_WRAP
        return gap == 1 and full and (line.small or last.open) and not (line.marker or line.label or last.finished)

    def _opens(self, line: Line, last: Line, *, full: bool) -> bool:
        """Tell whether a line opens a paragraph by its own bullet, number or label."""
        goes_on = full and not last.finished
        if line.label:
            return not (goes_on and not line.words[:6].isupper() and ":" not in line.words[:20])
        marker = line.marker
        if marker is None:
            return False
        if marker.style == "bullet":
            return not (goes_on and line.words[:1] in "-–—" and last.open)
        if goes_on:
            return marker.sure and marker.follows(self.seen) and not last.open
        return marker.sure or not line.small

    @staticmethod
    def _alone(line: Line, after: Line | None, limit: int) -> bool:
        """Tell a heading between two paragraphs: it stops early, and without a full stop."""
        return not line.finished and not line.small and not line.open and not (after and _full(line, after, limit))

    @staticmethod
    def _contrast(group: list[Line], line: Line) -> bool:
        """Tell a heading from what follows it by its capitals or its bold type."""
        first, last = group[0], group[-1]
        if (first.emphasis.startswith("**") and last.emphasis.startswith("**")) != line.emphasis.startswith("**"):
            return not (line.small and not last.finished)
        if last.open or last.words.endswith(","):
            return False
        if line.capitals != (first.capitals and last.capitals) and len(line.words) > 8 and len(last.words) > 8:
            return True
        numbered = len(group) == 1 and last.marker is not None and last.marker.style.startswith("number")
        return (
            numbered
            and not last.finished
            and not line.small
            and title_like(without_number(last.words))
            and _prose(line)
        )


def _full(line: Line, after: Line, limit: int) -> bool:
    """Tell a line that had no room for the first word of the next.

    A line of prose that stops in the middle of a sentence may stop a little earlier.
    """
    width = line.width + 1 + len(after.first)
    return width >= limit or (width >= 0.88 * limit and not line.finished and _prose(line))


def _prose(line: Line) -> bool:
    """Tell the words of a sentence from those of a heading or a list of names."""
    words = line.words.split()
    return len(words) >= 6 and sum(word[0].islower() for word in words) >= 0.5 * len(words)
