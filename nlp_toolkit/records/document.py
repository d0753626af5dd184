"""What was read: one text, how it was laid out, and where each part of it stood in its source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

DocumentKind = Literal["minutes", "statement", "complaint"]
Layout = Literal["heading", "paragraph", "list_item", "table_row", "margin", "furniture"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Point to the exact words of a source.

    Attributes:
        source: Identifier of the document the words stand in.
        start: Offset of the first character in the document's text.
        end: Offset after the last character.
        text: The words themselves; always equal to `document.text[start:end]`.
    """

    source: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Say where in the original file something stands, counted from 1 as a reader counts.

    Attributes:
        page: Page of a PDF or sheet of a workbook; None where the format has none.
        paragraph: Paragraph of a Word file, line of a text file, element of a page, row of a table.
        part: Name of an attachment, sheet or text box the words come from; None for the body.
    """

    page: int | None = None
    paragraph: int | None = None
    part: str | None = None

    def __str__(self) -> str:
        """Name the place as an officer would look it up.

        >>> str(Place(page=3, paragraph=12))
        'page 3, paragraph 12'
        """
        words = [self.part] if self.part else []
        words += [f"page {self.page}"] if self.page is not None else []
        words += [f"paragraph {self.paragraph}"] if self.paragraph is not None else []
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class Block:
    """Mark one stretch of a document's text as the format laid it out.

    Blocks stand in the order of the text, do not overlap, and every character that is not white space
    lies in exactly one of them.

    Attributes:
        start: Offset of the first character in the document's text.
        end: Offset after the last character.
        layout: What the format says it is. Text files know only headings (by their look), list items, paragraphs,
            rows drawn with bars ("| JB | 31 May |"), initials on a line of their own (margin) and furniture:
            running headers and footers, page numbers, ruled lines and empty quotation marks, which belong to the page
            and not to the text.
        level: Depth of a heading (1 is the title) or of a list item; 0 where it has no meaning.
        place: Where it stands in the source.
        cells: For a table row, (start, end) of each cell in the document's text, left to right, empty ones included.
        margin: (start, end) of the text of a right-hand action column that stands beside this block, as offsets into
            the document's text; the stretch is a block of its own with the layout "margin".
    """

    start: int
    end: int
    layout: Layout
    place: Place
    level: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    margin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one text and its layout; every later record quotes from it.

    Attributes:
        id: Short stable identifier: the file name without suffix, made unique within a batch; for a row or an
            attachment with its number or name after "#".
        path: The file it was read from, as given.
        format: Suffix of the reader used, without dot ("docx").
        text: The text. For .txt and .md the file as decoded from UTF-8, unchanged, so that offsets are the file's.
        blocks: The layout, in order.
        kind: What sort of text it is, where the source says so; None until told from its content.
        fields: Further facts the source carries, such as ("date", "2024-03-01"), ("from", "…"), ("family", "F12").
        url: Address the text was published at, where the source tells it.
    """

    id: str
    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    kind: DocumentKind | None = None
    fields: tuple[tuple[str, str], ...] = field(default=())
    url: str | None = None

    def quote(self, start: int, end: int) -> Quote:
        """Quote the characters from start to end.

        Raises:
            ValueError: If the stretch is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters {start} to {end} in a text of {len(self.text)}")
        return Quote(self.id, start, end, self.text[start:end])

    def place_of(self, offset: int) -> Place:
        """Tell where in the source the character at this offset stands."""
        if not self.blocks:
            return Place()
        index = bisect_right([block.start for block in self.blocks], offset) - 1
        return self.blocks[max(index, 0)].place
