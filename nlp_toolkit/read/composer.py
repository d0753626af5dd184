"""Build the text of a document from the parts that a format holds, and remember where each part stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp_toolkit.read.characters import clean
from nlp_toolkit.records import Block, Layout, Place

_TIGHT: frozenset[tuple[Layout, Layout]] = frozenset({("table_row", "table_row"), ("list_item", "list_item")})


class Composer:
    r"""Put parts together into one text, a block a part.

    Parts are parted by an empty line; rows of a table, points of a list and what stands in the margin by a line break;
    the cells of a row by a tab.

    >>> page = Composer()
    >>> page.add("The Clerk to write to Highways.", "paragraph", Place(paragraph=1))
    >>> page.add_margin("JB")
    >>> page.text, page.blocks[0].margin
    ('The Clerk to write to Highways.\nJB', (32, 34))
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far."""
        return tuple(self._blocks)

    def add(self, text: str, layout: Layout, place: Place, *, level: int = 0) -> None:
        """Append a part; one without a visible character is left out."""
        text = clean(text)
        if not text:
            return
        start = self._open(layout)
        self._write(text)
        self._blocks.append(Block(start, self._length, layout, place, level))

    def add_row(self, cells: Sequence[str], place: Place) -> None:
        """Append a row of a table; one without a visible character is left out."""
        texts = [clean(cell).replace("\t", " ") for cell in cells]
        if not any(texts):
            return
        offset = self._open("table_row")
        spans = []
        for text in texts:
            spans.append((offset, offset + len(text)))
            offset += len(text) + 1
        self._write("\t".join(texts))
        full = [span for span in spans if span[0] < span[1]]
        self._blocks.append(Block(full[0][0], full[-1][1], "table_row", place, cells=tuple(spans)))

    def add_margin(self, text: str) -> None:
        """Append what stands in the right-hand column beside the last part."""
        text = clean(text)
        if not text:
            return
        beside = len(self._blocks) - 1
        place = self._blocks[beside].place if self._blocks else Place()
        start = self._open("margin")
        self._write(text)
        self._blocks.append(Block(start, self._length, "margin", place))
        if beside >= 0 and self._blocks[beside].layout not in ("margin", "furniture"):
            self._blocks[beside] = replace(self._blocks[beside], margin=(start, self._length))

    def _open(self, layout: Layout) -> int:
        if self._blocks:
            tight = layout == "margin" or (self._blocks[-1].layout, layout) in _TIGHT
            self._write("\n" if tight else "\n\n")
        return self._length

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
