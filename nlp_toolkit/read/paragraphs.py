"""Find the paragraphs of a plain text: whole ones, whether they are wrapped, quoted, numbered or one line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nlp_toolkit.read.furniture import running_lines
from nlp_toolkit.read.headings import heading_level, title_like, without_number
from nlp_toolkit.read.lines import Line, initials, split
from nlp_toolkit.records import Block, Layout, Place

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


def paragraphs(text: str, *, place: Place | None = None) -> tuple[Block, ...]:
    r"""Lay a plain text out in blocks: headings, paragraphs, list items and page furniture.

    A sentence that is wrapped over several lines stays in one block, quotation marks ">" and all; a line that belongs
    to the page, or only draws, is a block of furniture and nothing is joined across it.

    Args:
        text: The text, with line breaks as "\n".
        place: Where the text stands, if not in a file of its own; otherwise blocks have the number of their line.

    >>> text = "4. Noise\nThe Clerk would write to the\nmill again.\n- Noted"
    >>> [(block.layout, text[block.start:block.end]) for block in paragraphs(text)]
    [('heading', '4. Noise'), ('paragraph', 'The Clerk would write to the\nmill again.'), ('list_item', '- Noted')]
    """
    lines = split(text)
    blocks: list[Block] = []
    for group, layout, level in lay_out(text, lines, running_lines(lines), titled=place is None):
        block = Block(group[0].start, group[-1].end, layout, place or Place(paragraph=group[0].number), level)
        if layout == "margin":
            blocks[-1] = replace(blocks[-1], margin=(block.start, block.end))
        blocks.append(block)
    return tuple(blocks)


def lay_out(
    text: str, lines: Sequence[Line], furniture: frozenset[int], *, titled: bool
) -> list[tuple[list[Line], Layout, int]]:
    """Gather lines into blocks: the lines of each, what it is, and how deep.

    Args:
        text: The text that the lines were cut from.
        lines: Its lines, blank ones too.
        furniture: Numbers of the lines that belong to the page.
        titled: Whether the first line may be the title of all.
    """
    groups = list(_groups(text, lines, furniture, wrapping(lines, furniture)))
    layouts = _layouts(text, groups, furniture, titled=titled)
    return [(group, layout, level) for group, (layout, level) in zip(groups, layouts, strict=True)]


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
class _Joiner:
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
        if line.heading or last.heading or line.depth > last.depth + 1:
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
            return line.small and not last.finished and last.width <= _LONGEST_WRAP
        return full or last.open or (line.small and not last.finished)

    def _torn(self, last: Line, line: Line, gap: int) -> bool:
        """Tell a sentence torn apart by one empty line that has no business there."""
        limit = self.shape.close
        full = limit is not None and _full(last, line, limit) and last.width <= _LONGEST_WRAP
        return gap == 1 and full and line.small and not line.marker and not last.finished

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
        last = group[-1]
        if all(one.emphasis.startswith("**") for one in group) != line.emphasis.startswith("**"):
            return not (line.small and not last.finished)
        if last.open or last.words.endswith(","):
            return False
        if line.capitals != all(one.capitals for one in group) and len(line.words) > 8 and len(last.words) > 8:
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


def _groups(text: str, lines: Sequence[Line], furniture: frozenset[int], shape: Wrapping) -> Iterator[list[Line]]:
    """Gather the lines of each block; furniture is a group of its own."""
    joiner = _Joiner(shape)
    group: list[Line] = []
    gap = 0
    for line in lines:
        if line.kind == "blank":
            gap += 1
            continue
        if line.kind == "mark" and line.depth and group and _goes_on(lines, line, joiner, group, text):
            gap += 1
            continue
        alone = line.kind == "mark" or line.number in furniture
        after = lines[line.number] if line.number < len(lines) and lines[line.number].kind == "text" else None
        if (
            group
            and not alone
            and not _forced(group, text)
            and joiner.joins(group, line, gap, after=after, bold_open=_bold_open(group, text))
        ):
            group.append(line)
        else:
            if group:
                yield group
            group = [line]
        gap = 0
        if line.marker and line is group[0]:
            joiner.seen[line.marker.style] = line.marker.value
        if alone:
            yield group
            group = []
            gap = 2
    if group:
        yield group


def _goes_on(lines: Sequence[Line], mark: Line, joiner: _Joiner, group: list[Line], text: str) -> bool:
    """Tell whether the paragraph goes on after a lone quotation mark."""
    after = lines[mark.number] if mark.number < len(lines) else None
    return bool(
        after
        and after.kind == "text"
        and not _forced(group, text)
        and joiner.joins(group, after, 1, after=None, bold_open=False)
    )


def _forced(group: list[Line], text: str) -> bool:
    """Tell a line broken by hand, with a backslash at its end."""
    return text[group[-1].end - 1] == "\\"


def _bold_open(group: list[Line], text: str) -> bool:
    """Tell whether bold type began in the group and has not ended."""
    return text.count("**", group[0].start, group[-1].end) % 2 == 1 and len(group) < 4


def _layouts(
    text: str, groups: Sequence[list[Line]], furniture: frozenset[int], *, titled: bool
) -> Iterator[tuple[Layout, int]]:
    """Say what each group is, and how deep."""
    depths: list[tuple[int, str]] = []
    beside: Layout = "heading"
    for index, group in enumerate(groups):
        line = group[0]
        if line.kind == "mark" or line.number in furniture:
            yield "furniture", 0
            continue
        layout, level = _layout(text, groups, index, furniture, titled=titled)
        if layout == "list_item":
            level = _deepen(depths, line)
        elif layout == "heading":
            depths.clear()
        if beside in ("paragraph", "list_item") and len(group) == 1 and initials(line.words):
            layout, level = "margin", 0
        beside = layout
        yield layout, level


def _layout(
    text: str, groups: Sequence[list[Line]], index: int, furniture: frozenset[int], *, titled: bool
) -> tuple[Layout, int]:
    """Say what a group of text is, from its look and from what stands around it."""
    group = groups[index]
    words = [g for g in groups[index + 1 : index + 9] if g[0].kind == "text" and g[0].number not in furniture]
    if len(words) > 1 and len(words[0]) == 1 and not words[0][0].marker and title_like(words[0][0].words):
        words.pop(0)
    before = any(g[0].kind == "text" and g[0].number not in furniture for g in groups[max(0, index - 12) : index])
    raw = text[group[0].start : group[-1].end]
    if level := heading_level(group, raw, words[0] if words else None, title=titled and not before and index < 12):
        return "heading", level
    marker = group[0].marker
    return ("list_item", 1) if marker and (marker.sure or not group[0].small) else ("paragraph", 0)


def _deepen(depths: list[tuple[int, str]], line: Line) -> int:
    """Keep count of the lists that are open, and give the depth of this point."""
    assert line.marker  # noqa: S101 - asked for list items only
    here = (line.indent + 4 * line.depth, line.marker.style)
    while depths and (depths[-1][0] > here[0] or (depths[-1] != here and here in depths)):
        depths.pop()
    if here not in depths:
        depths.append(here)
    return len(depths)
