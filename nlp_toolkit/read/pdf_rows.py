"""Put the words of a PDF page together into rows, and set apart its tables and its right-hand action column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from nlp_toolkit.read.grid import heads_actions
from nlp_toolkit.read.lines import initials
from nlp_toolkit.read.pdf_words import Sheet, Word

_WIDE = 1.6  # a gap this many times the size of the letters parts columns
PAGE = re.compile(r"\W*(?:page|tudalen|leathanach|p\.?)?\s*(\d{1,4})(?:\s*(?:of|/|o)\s*\d{1,4})?\W*", re.IGNORECASE)
"""The number of a page."""
_SLACK = 7.0  # points by which what stands in one column may differ


@dataclass(frozen=True, slots=True)
class Segment:
    """Hold the words of one row that no wide gap parts."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one printed row: its segments from left to right."""

    segments: tuple[Segment, ...]

    @property
    def base(self) -> float:
        """How far from the top it stands."""
        return max(segment.base for segment in self.segments)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Grid:
    """Hold one table: the rows of segments in each cell of each of its rows."""

    top: float
    cells: tuple[tuple[tuple[Row, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold what stands on a page: running text, tables, and the entries of the action column."""

    rows: tuple[Row, ...]
    grids: tuple[Grid, ...] = ()
    margin: tuple[Segment, ...] = field(default=())


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Put words that stand level into rows, from the top down."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        home = next((line for line in lines[-4:] if _level(line, word)), None)
        if home is None:
            lines.append([word])
        else:
            home.append(word)
    rows = [Row(tuple(_segments(sorted(line, key=lambda word: word.left)))) for line in lines]
    return sorted(rows, key=lambda row: row.base)


def _level(line: list[Word], word: Word) -> bool:
    """Tell whether a word stands in a line; a raised "st" or a footnote's number does."""
    largest = max(line, key=lambda other: other.size)
    return abs(largest.base - word.base) < 0.42 * max(largest.size, word.size)


def _segments(line: list[Word]) -> list[Segment]:
    groups: list[list[Word]] = [[line[0]]]
    for word in line[1:]:
        last = groups[-1][-1]
        if word.left - last.right > _WIDE * max(word.size, last.size):
            groups.append([word])
        else:
            groups[-1].append(word)
    return [_segment(group) for group in groups]


def _segment(words: list[Word]) -> Segment:
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        glued = before is not None and word.left - before.right < 0.08 * word.size and word.size != before.size
        text += word.text if before is None or glued else f" {word.text}"
    size = median(word.size for word in words)
    letters = [word for word in words if any(c.isalpha() for c in word.text)] or words
    base = max(words, key=lambda word: word.size).base
    return Segment(text, words[0].left, max(word.right for word in words), base, size, all(w.bold for w in letters))


def layout_of(sheet: Sheet) -> Layout:
    """Part a page into running text, tables and action column."""
    boxes = _boxes(sheet)
    inside: list[list[Word]] = [[] for _ in boxes]
    loose: list[Word] = []
    for word in sheet.words:
        home = next((i for i, box in enumerate(boxes) if box.holds(word)), None)
        (loose if home is None else inside[home]).append(word)
    grids = [_filled(box, words) for box, words in zip(boxes, inside, strict=True) if words]
    rows = _columns(rows_of(loose), sheet.width)
    rows, margin = _part_margin(rows)
    rows, aligned = _aligned(rows)
    return Layout(tuple(rows), tuple(grids + aligned), tuple(margin))


@dataclass(frozen=True, slots=True)
class _Box:
    """Hold the ruled lines of one table: where its columns and rows begin, and the last ends."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    down: tuple[tuple[float, float, float], ...]

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.xs[0] - 2 <= middle <= self.xs[-1] + 2 and self.ys[0] <= word.base - word.size / 4 <= self.ys[-1]

    def cell(self, word: Word) -> tuple[int, int]:
        middle, height = (word.left + word.right) / 2, word.base - word.size / 4
        row = max((i for i, y in enumerate(self.ys[:-1]) if y <= height), default=0)
        column = max((i for i, x in enumerate(self.xs[:-1]) if x <= middle), default=0)
        while column > 0 and not self._ruled(self.xs[column], height):
            column -= 1
        return row, column

    def _ruled(self, x: float, height: float) -> bool:
        return any(abs(line - x) <= 3 and top - 2 <= height <= bottom + 2 for line, top, bottom in self.down)


def _boxes(sheet: Sheet) -> list[_Box]:
    """Find the tables that are ruled: lines across and down that touch each other."""
    across, down = list(sheet.across), list(sheet.down)
    boxes = []
    while down:
        mine_down, mine_across = [down.pop()], []
        grown = True
        while grown:
            new_across = [line for line in across if any(_touch(line, one) for one in mine_down)]
            across = [line for line in across if line not in new_across]
            mine_across += new_across
            new_down = [one for one in down if any(_touch(line, one) for line in mine_across)]
            down = [one for one in down if one not in new_down]
            mine_down += new_down
            grown = bool(new_across or new_down)
        xs = _merged([x for x, _, _ in mine_down])
        ys = _merged([y for y, _, _ in mine_across])
        if len(xs) >= 3 and len(ys) >= 2:
            boxes.append(_Box(tuple(xs), tuple(ys), tuple(mine_down)))
    return boxes


def _touch(across: tuple[float, float, float], down: tuple[float, float, float]) -> bool:
    (y, left, right), (x, top, bottom) = across, down
    return left - 3 <= x <= right + 3 and top - 3 <= y <= bottom + 3


def _merged(values: Iterable[float]) -> list[float]:
    """Take lines that lie together for one."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > 4:
            merged.append(value)
    return merged


def _filled(box: _Box, words: Sequence[Word]) -> Grid:
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(box.cell(word), []).append(word)
    return Grid(
        box.ys[0],
        tuple(
            tuple(tuple(rows_of(cells.get((row, column), ()))) for column in range(len(box.xs) - 1))
            for row in range(len(box.ys) - 1)
        ),
    )


def _columns(rows: list[Row], width: float) -> list[Row]:
    """Read two columns of running text one after the other, as in a newsletter."""
    pairs = [row for row in rows if len(row.segments) == 2 and all(len(s.text) > 22 for s in row.segments)]
    if len(pairs) < 8 or len(pairs) < 0.5 * len(rows):
        return rows
    middle = median(row.segments[1].left for row in pairs)
    if not 0.3 * width < middle < 0.7 * width or any(row.segments[0].right > middle for row in pairs):
        return rows
    before = [row for row in rows if row.base < pairs[0].base]
    after = [row for row in rows if row.base > pairs[-1].base]
    between = [row for row in rows if pairs[0].base <= row.base <= pairs[-1].base]
    left = [Row(kept) for row in between if (kept := tuple(s for s in row.segments if s.left < middle - _SLACK))]
    right = [Row(kept) for row in between if (kept := tuple(s for s in row.segments if s.left >= middle - _SLACK))]
    return [*before, *left, *right, *after]


def _part_margin(rows: list[Row]) -> tuple[list[Row], list[Segment]]:
    """Set apart the entries of a column of initials and names that stands to the right of all running text."""
    edge = max((segment.right for row in rows for segment in row.segments), default=0.0)
    start = min((row.segments[0].left for row in rows), default=0.0)
    candidates = [row.segments[-1] for row in rows if _may_act(row.segments[-1], start, edge)]
    for left in sorted({round(segment.left, 1) for segment in candidates}):
        column = [s for s in candidates if left - 1 <= s.left <= left + 60]
        body = [s for row in rows for s in row.segments if s not in column]
        beside = [s for s in column if not heads_actions(s.text)]
        crossed = sum(s.right > left - 2 for s in body)
        headed = len(beside) < len(column)
        sure = sum(initials(s.text) for s in beside)
        if (
            beside
            and crossed <= max(2, 0.1 * len(body))
            and crossed < 0.5 * len(body)
            and (headed or sure >= max(1, 0.6 * len(beside)))
        ):
            taken = {id(s) for s in column}
            kept = [Row(rest) for row in rows if (rest := tuple(s for s in row.segments if id(s) not in taken))]
            return kept, column
    return rows, []


def _may_act(segment: Segment, start: float, edge: float) -> bool:
    """Tell an entry that may stand in an action column: short, and far to the right."""
    words = segment.text.split()
    if PAGE.fullmatch(segment.text):
        return False
    short = (
        len(segment.text) <= 28 and len(words) <= 4 and not segment.text[0].isdigit() and not words[-1].endswith(".")
    )
    return (short or heads_actions(segment.text)) and segment.left > start + 0.62 * (edge - start)


def _aligned(rows: list[Row]) -> tuple[list[Row], list[Grid]]:
    """Set apart tables that are not ruled: rows one below the other whose segments begin at the same places."""
    kept: list[Row] = []
    grids: list[Grid] = []
    index = 0
    while index < len(rows):
        run, lefts = _run(rows, index)
        full = sum(len(row.segments) >= 2 for row in run)
        if len(lefts) >= 2 and full >= (2 if len(lefts) >= 3 else 3):
            grids.append(_unruled(run, lefts))
            index += len(run)
        else:
            kept.append(rows[index])
            index += 1
    return kept, grids


def _run(rows: list[Row], index: int) -> tuple[list[Row], list[float]]:
    """Gather the rows from here on whose segments stand in the columns that the first row begins."""
    first = rows[index]
    lefts = [segment.left for segment in first.segments]
    if len(lefts) < 2:
        return [], lefts
    run = [first]
    for row in rows[index + 1 :]:
        fits = all(any(abs(s.left - left) <= _SLACK for left in lefts) for s in row.segments)
        alone = row.segments[0] if len(row.segments) == 1 else None
        crosses = alone is not None and alone.left < lefts[1] - _SLACK and alone.right > lefts[1] - 2
        if not fits or crosses or row.base - run[-1].base > 4.5 * row.segments[0].size:
            break
        run.append(row)
    while run and len(run[-1].segments) == 1 and abs(run[-1].segments[0].left - lefts[0]) <= _SLACK:
        run.pop()
    return run, lefts


def _unruled(run: list[Row], lefts: list[float]) -> Grid:
    """Part the printed rows of a table that is not ruled into its cells."""
    gaps = [b.base - a.base for a, b in pairwise(run)]
    tight = min((gap for gap in gaps if gap > 0), default=0.0)
    table: list[list[list[Segment]]] = []
    for number, row in enumerate(run):
        opens = abs(row.segments[0].left - lefts[0]) <= _SLACK
        apart = number == 0 or gaps[number - 1] > 1.3 * tight or max(gaps) <= 1.3 * tight
        if not table or (opens and apart):
            table.append([[] for _ in lefts])
        for segment in row.segments:
            column = min(range(len(lefts)), key=lambda i: abs(segment.left - lefts[i]))
            table[-1][column].append(segment)
    cells = tuple(tuple(tuple(Row((segment,)) for segment in cell) for cell in line) for line in table)
    return Grid(run[0].base - run[0].segments[0].size, cells)
