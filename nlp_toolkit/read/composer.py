"""Build the text of a document from the parts that a format holds, and remember where each part stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from nlp_toolkit.read.characters import clean
from nlp_toolkit.read.headings import styled_level
from nlp_toolkit.read.lines import split
from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.records import Block, Layout, Place

_TIGHT: frozenset[tuple[Layout, Layout]] = frozenset({("table_row", "table_row"), ("list_item", "list_item")})


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one paragraph, heading, list item or table row on its way into a document.

    Attributes:
        text: Its words; for a row, empty.
        layout: What it is.
        level: Depth of a heading or list item.
        place: Where it stood in the source.
        cells: The texts of a row.
        margin: What stands beside it in a right-hand column.
    """

    text: str
    layout: Layout = "paragraph"
    level: int = 0
    place: Place = field(default=Place())
    cells: tuple[str, ...] = ()
    margin: str = ""


def styled(text: str, place: Place, *, bold: bool = False, level: int = 0) -> Iterator[Part]:
    """Make the parts of a paragraph as a word processor or a browser holds it, which may have line breaks in it.

    Args:
        text: Its words.
        place: Where it stood.
        bold: Whether all of it is bold, as headings without a style are.
        level: Level of the heading that its style makes it, or 0.
    """
    text = clean(text)
    if level or (not text.count("\n") and (level := styled_level(text, bold=bold))):
        yield Part(" ".join(text.split("\n")), "heading", level, place)
        return
    if "\n" not in text:
        line = split(text)[0]
        counted = line.marker is not None and line.marker.sure
        yield Part(text, "list_item" if counted else "paragraph", int(counted), place)
        return
    for block in paragraphs(text, place=place):
        layout: Layout = block.layout if block.layout in ("heading", "list_item") else "paragraph"
        yield Part(text[block.start : block.end], layout, block.level, place)


class Composer:
    r"""Put parts together into one text, a block a part.

    Parts are parted by an empty line; rows of a table, points of a list and what stands in the margin by a line break;
    the cells of a row by a tab.

    >>> page = Composer([Part("The Clerk to write to Highways.", margin="JB")])
    >>> page.text, page.blocks[0].margin
    ('The Clerk to write to Highways.\nJB', (32, 34))
    """

    def __init__(self, parts: Iterable[Part] = ()) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        for part in parts:
            self.add(part)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far."""
        return tuple(self._blocks)

    def add(self, part: Part) -> None:
        """Append a part; one without a visible character is left out."""
        if part.layout == "table_row" and part.cells:
            self._add_row(part)
        else:
            self._add_text(part, part.text, part.layout)
        if not part.margin:
            return
        beside = len(self._blocks) - 1
        self._add_text(part, part.margin, "margin")
        if 0 <= beside < len(self._blocks) - 1 and self._blocks[beside].layout not in ("margin", "furniture"):
            block = self._blocks[-1]
            self._blocks[beside] = replace(self._blocks[beside], margin=(block.start, block.end))

    def _add_text(self, part: Part, text: str, layout: Layout) -> None:
        text = clean(text)
        if text:
            start = self._open(layout)
            self._write(text)
            self._blocks.append(Block(start, self._length, layout, part.place, part.level * (layout == part.layout)))

    def _add_row(self, part: Part) -> None:
        texts = [clean(cell).replace("\t", " ") for cell in part.cells]
        if not any(texts):
            return
        offset = self._open("table_row")
        spans = []
        for text in texts:
            spans.append((offset, offset + len(text)))
            offset += len(text) + 1
        self._write("\t".join(texts))
        full = [span for span in spans if span[0] < span[1]]
        self._blocks.append(Block(full[0][0], full[-1][1], "table_row", part.place, cells=tuple(spans)))

    def _open(self, layout: Layout) -> int:
        if self._blocks:
            tight = layout == "margin" or (self._blocks[-1].layout, layout) in _TIGHT
            self._write("\n" if tight else "\n\n")
        return self._length

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
