"""Find the paragraphs of a plain text: whole ones, whether they are wrapped, quoted, numbered or one line each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp_toolkit.read.furniture import running_lines
from nlp_toolkit.read.headings import heading_level, of_letterhead, title_like
from nlp_toolkit.read.joining import Joiner, Wrapping, wrapping
from nlp_toolkit.read.lines import Line, initials, split
from nlp_toolkit.records import Block, Layout, Place


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
        if layout == "table_row":
            block = replace(block, cells=tuple(_cells(text, block)))
        if layout == "margin":
            beside = max(i for i, other in enumerate(blocks) if other.layout in ("paragraph", "list_item"))
            blocks[beside] = replace(blocks[beside], margin=(block.start, block.end))
        blocks.append(block)
    return tuple(blocks)


def _cells(text: str, row: Block) -> Iterator[tuple[int, int]]:
    """Find the cells of a row drawn with bars."""
    for match in re.finditer(r"(?<=\|)\s*([^|]*?)\s*(?=\|)", text[row.start : row.end]):
        yield row.start + match.start(1), row.start + match.end(1)


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


def _groups(text: str, lines: Sequence[Line], furniture: frozenset[int], shape: Wrapping) -> Iterator[list[Line]]:
    """Gather the lines of each block; furniture is a group of its own."""
    joiner = Joiner(shape)
    group: list[Line] = []
    passed: list[Line] = []  # lone quotation marks that the group may go on after
    gap = 0
    for line in lines:
        if line.kind == "blank":
            gap += 1
            continue
        if line.kind == "mark" and line.depth and group and _goes_on(lines, line, joiner, group, text):
            gap += 1
            passed.append(line)
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
            yield from ([mark] for mark in passed)
            group = [line]
        passed = []
        gap = 0
        if line.marker and line is group[0]:
            joiner.seen[line.marker.style] = line.marker.value
        if alone:
            yield group
            group = []
            gap = 2
    if group:
        yield group
    yield from ([mark] for mark in passed)


def _goes_on(lines: Sequence[Line], mark: Line, joiner: Joiner, group: list[Line], text: str) -> bool:
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
    return len(group) < 4 and text.count("**", group[0].start, group[-1].end) % 2 == 1


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
    if group[0].row:
        return "table_row", 0
    words = [g for g in groups[index + 1 : index + 9] if g[0].kind == "text" and g[0].number not in furniture]
    if len(words) > 1 and len(words[0]) == 1 and not words[0][0].marker and title_like(words[0][0].words):
        words.pop(0)
    before = any(g[0].kind == "text" and g[0].number not in furniture for g in groups[max(0, index - 12) : index])
    raw = text[group[0].start : group[-1].end]
    if level := heading_level(group, raw, words[0] if words else None, title=titled and not before and index < 12):
        return "heading", level
    marker = group[0].marker
    listed = marker is not None and (marker.sure or not of_letterhead(group[0].words))
    return ("list_item", 1) if listed else ("paragraph", 0)


def _deepen(depths: list[tuple[int, str]], line: Line) -> int:
    """Keep count of the lists that are open, and give the depth of this point."""
    assert line.marker  # noqa: S101 - asked for list items only
    here = (line.indent + 4 * line.depth, line.marker.style)
    while depths and (depths[-1][0] > here[0] or (depths[-1] != here and here in depths)):
        depths.pop()
    if here not in depths:
        depths.append(here)
    return len(depths)
