"""Make paragraphs of the printed rows of a PDF: rows joined, words mended at line ends, running headers set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from nlp_toolkit.read.characters import clean
from nlp_toolkit.read.composer import Part
from nlp_toolkit.read.grid import Cell, heads_actions, table_parts
from nlp_toolkit.read.lines import Line, split
from nlp_toolkit.read.paragraphs import lay_out
from nlp_toolkit.read.pdf_rows import PAGE, Grid, Layout, Row, Segment
from nlp_toolkit.read.pdf_words import Sheet
from nlp_toolkit.records import Place
from nlp_toolkit.terms import load


@dataclass(frozen=True, slots=True)
class Printed:
    """Hold one printed row of running text: its page, its height there, its words and how they are set."""

    page: int
    base: float
    left: float
    right: float
    text: str
    size: float
    bold: bool


def parts(pages: Sequence[tuple[Sheet, Layout]]) -> Iterator[Part]:
    """Give the parts of a PDF in reading order: what heads the first page, the text, then all other page furniture."""
    running = _running(pages)
    words = _vocabulary(pages)
    furniture = list(_furniture(pages, running))
    first = [part for part in furniture if part.place.page == 1 and part.level]
    yield from (replace(part, level=0) for part in first)
    pending: list[Printed] = []
    beside: list[tuple[int, Segment]] = []
    titled = True
    for sheet, layout in pages:
        beside += [(sheet.number, segment) for segment in layout.margin if not heads_actions(segment.text)]
        body = [row for row in layout.rows if (sheet.number, row) not in running]
        for grid in sorted(layout.grids, key=lambda grid: grid.top):
            above = [row for row in body if row.base < grid.top]
            body = [row for row in body if row.base >= grid.top]
            pending += [_printed(sheet.number, row) for row in above]
            mine, beside = _before(beside, sheet.number, grid.top)
            yield from _told(pending, mine, words, titled=titled)
            pending, titled = [], False
            yield from _table(grid, sheet.number, words)
        pending += [_printed(sheet.number, row) for row in body]
    yield from _told(pending, beside, words, titled=titled)
    yield from (replace(part, level=0) for part in furniture if part not in first)


def _furniture(pages: Sequence[tuple[Sheet, Layout]], running: set[tuple[int, Row]]) -> Iterator[Part]:
    """Give the furniture of every page; level 1 marks what heads it."""
    for sheet, layout in pages:
        place = Place(page=sheet.number)
        for row in layout.rows:
            if (sheet.number, row) in running:
                yield Part(row.text, "furniture", int(row.base < sheet.height / 2), place)
        for segment in layout.margin:
            if heads_actions(segment.text):
                yield Part(segment.text, "furniture", 0, place)
        if sheet.slanted:
            yield Part(sheet.slanted, "furniture", 0, place)


def _before(beside: list[tuple[int, Segment]], page: int, top: float) -> tuple[list[Any], list[Any]]:
    """Part the entries of the action column that stand above a place from those below it."""
    above = [entry for entry in beside if (entry[0], entry[1].base) < (page, top)]
    return above, [entry for entry in beside if entry not in above]


def _printed(page: int, row: Row) -> Printed:
    segments = row.segments
    text = clean(re.sub("\u00ad$", "-", "\t".join(segment.text for segment in segments)))
    return Printed(
        page, row.base, segments[0].left, segments[-1].right, text,
        max(segment.size for segment in segments), all(segment.bold for segment in segments),
    )  # fmt: skip


def _told(
    rows: Sequence[Printed], beside: Sequence[tuple[int, Segment]], words: frozenset[str], *, titled: bool = False
) -> Iterator[Part]:
    """Make paragraphs of printed rows, with what stands in the action column in the margin of each."""
    if not rows:
        yield from (Part("", "paragraph", 0, Place(page=page), margin=s.text) for page, s in beside)
        return
    text, lines, printed = _typed(rows)
    made: list[Part] = []
    tops: list[tuple[int, float]] = []
    for group, layout, level in lay_out(text, lines, frozenset(), titled=titled):
        first = printed[group[0].number]
        words_of = joined([text[line.start : line.end] for line in group], words)
        layout = "paragraph" if layout in ("furniture", "table_row") else layout
        if layout == "margin" and made:
            made[-1] = replace(made[-1], margin="\n".join(filter(None, (made[-1].margin, words_of))))
            continue
        made.append(Part(words_of, layout, level, Place(page=first.page)))
        tops.append((first.page, first.base - 0.6 * first.size))
    for page, segment in beside:
        index = max((i for i, top in enumerate(tops) if top <= (page, segment.base)), default=0)
        made[index] = replace(made[index], margin="\n".join(filter(None, (made[index].margin, clean(segment.text)))))
    yield from made


def _typed(rows: Sequence[Printed]) -> tuple[str, list[Line], dict[int, Printed]]:
    """Type printed rows as lines of text, with an empty line at each gap, change of type and page."""
    gap = _leading(rows)
    size = median(row.size for row in rows for _ in range(max(1, len(row.text) // 10)))
    pieces: list[str] = []
    printed: dict[int, Printed] = {}
    before: Printed | None = None
    for row in rows:
        if before is not None and _parted(before, row, gap):
            pieces.append("")
        pieces.append(row.text)
        printed[len(pieces)] = row
        before = row
    text = "\n".join(pieces)
    unit = _letter(rows)
    edge = min(row.left for row in rows)
    lines = [
        _measured(line, printed[line.number], unit, edge, size) if line.number in printed else line
        for line in split(text)
    ]
    return text, lines, printed


def _measured(line: Line, row: Printed, unit: float, edge: float, size: float) -> Line:
    """Give a line the width that it has in print, and the look."""
    strong = (row.bold or row.size > 1.15 * size) and line.kind == "text"
    indent = max(0, round((row.left - edge) / unit))
    return replace(line, width=round((row.right - edge) / unit), indent=indent, emphasis="**" if strong else "")


def _leading(rows: Sequence[Printed]) -> float:
    """Give the usual distance from one row to the next, in sizes of its letters."""
    gaps = [
        round((b.base - a.base) / b.size, 2)
        for a, b in pairwise(rows)
        if a.page == b.page and 0.8 < (b.base - a.base) / b.size < 2.6
    ]
    if not gaps:
        return 1.3
    counts = Counter(round(gap, 1) for gap in gaps)
    usual = [gap for gap, number in counts.items() if number >= 0.25 * max(counts.values())]
    return min(usual)


def _parted(before: Printed, row: Printed, leading: float) -> bool:
    if before.page != row.page or row.base < before.base:
        return True
    return (row.base - before.base) / max(row.size, before.size) > 1.3 * leading or abs(row.size - before.size) > 1.5


def _letter(rows: Sequence[Printed]) -> float:
    """Give the usual width of a letter, in points."""
    return median((row.right - row.left) / max(len(row.text), 1) for row in rows) or 5.0


def _table(grid: Grid, page: int, words: frozenset[str]) -> Iterator[Part]:
    rows = [[_cell(cell, page, words) for cell in row] for row in grid.cells]
    yield from table_parts(rows)


def _cell(rows: Sequence[Row], page: int, words: frozenset[str]) -> Cell:
    """Make the parts of one cell; short cells are one part."""
    if not rows:
        return ()
    printed = [_printed(page, row) for row in rows]
    if len(rows) <= 2 or sum(len(row.text) for row in rows) < 90:
        return (Part(joined([row.text for row in printed], words), "paragraph", 0, Place(page=page)),)
    return tuple(_told(printed, (), words))


def joined(lines: Sequence[str], words: frozenset[str]) -> str:
    """Join the lines of a paragraph, and mend the words that a hyphen parts at their ends.

    Args:
        lines: The lines.
        words: The words of the whole document in small letters, which show whether the hyphen is the word's own.

    >>> joined(["The commit-", "ment of Cllr Shaw-", "Lee to the follow-", "up"], frozenset({"follow-up"}))
    'The commitment of Cllr Shaw-Lee to the follow-up'
    """
    text = ""
    for line in lines:
        line = line.strip()
        match = re.search(r"(\w+)[-\u2010]$", text)
        start = re.match(r"\w+", line)
        if not text:
            text = line
        elif match and start:
            text = text[: match.end(1)] + _hyphen(match[1], start[0], words) + line
        elif text.endswith("/"):
            text += line
        else:
            text += f" {line}"
    return text


def _hyphen(first: str, second: str, words: frozenset[str]) -> str:
    """Give the hyphen between two halves of a word, or nothing."""
    if first.isupper() and second.isupper() and len(first) > 1:
        return "-" if f"{first}-{second}".lower() in words else ""
    if second[0].isupper() or first[-1].isdigit() or second[0].isdigit():
        return "-"
    if (first + second).lower() in words:
        return ""
    return "-" if f"{first}-{second}".lower() in words or first.lower() in load("reading")["lines"]["hyphened"] else ""


def _vocabulary(pages: Sequence[tuple[Sheet, Layout]]) -> frozenset[str]:
    """List the words of a document that do not stand at the end of a row."""
    found: set[str] = set()
    for sheet, _ in pages:
        for word in sheet.words:
            found.update(re.findall(r"\w+(?:-\w+)*", word.text.lower()))
    return frozenset(found)


def _running(pages: Sequence[tuple[Sheet, Layout]]) -> set[tuple[int, Row]]:
    """Find running headers, footers and page numbers: the same words at the same height on page after page."""
    edges = [(sheet, edge) for sheet, layout in pages for edge in _edges(sheet, layout)]
    counts = Counter(shape for _, edge in edges for shape in {_shape(row) for row in edge})
    enough = max(2, 0.4 * len(pages))
    offsets = Counter(n - sheet.number for sheet, edge in edges for row in edge for n in _numbers(row))
    usual = {offset for offset, count in offsets.items() if offset == 0 or count > 1}
    found: set[tuple[int, Row]] = set()
    for sheet, edge in edges:
        for row in edge:  # from the edge of the page inwards, as far as it goes on
            numbered = any(n - sheet.number in usual for n in _numbers(row))
            page = PAGE.fullmatch(row.text) and (numbered or not row.text.isdigit())
            if not page and counts[_shape(row)] < (2 if numbered else enough):
                break
            found.add((sheet.number, row))
    return found


def _numbers(row: Row) -> set[int]:
    """Give the numbers with which a row begins and ends, one of which may be the page's."""
    return {int(number) for number in re.findall(r"^\d{1,4}\b|\b\d{1,4}$", row.text)}


def _edges(sheet: Sheet, layout: Layout) -> list[list[Row]]:
    """Give the rows close to the head of a page, and those close to its foot, each from the edge inwards."""
    rows = sorted(layout.rows, key=lambda row: row.base)
    head = [row for row in rows if row.base < 0.13 * sheet.height]
    foot = [row for row in rows if row.base > 0.88 * sheet.height]
    return [head[:6], foot[:-7:-1]]


def _shape(row: Row) -> tuple[str, int]:
    """Give the words of a row, whatever its numbers, and its height in steps of half a centimetre."""
    return re.sub(r"[0-9]+", "#", row.text.lower()), round(row.base / 14)
