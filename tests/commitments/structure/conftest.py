import re
from collections.abc import Callable

import pytest

from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.records import Block, Document, Layout, Meeting, Paragraph, Place


class Read:
    """Minutes written line by line, and what structure makes of them."""

    def __init__(self, text: str) -> None:
        self.document = Document("lower-wick", "lower-wick.txt", "txt", text, tuple(blocks(text)))
        self.meeting: Meeting = structure(self.document)

    def words(self, span: tuple[int, int] | None) -> str | None:
        return None if span is None else self.document.text[slice(*span)]

    def told(self, *roles: str) -> list[str]:
        return [self.document.text[p.start : p.end] for p in self.meeting.paragraphs if p.role in roles]

    def paragraph(self, beginning: str) -> Paragraph:
        [found] = [p for p in self.meeting.paragraphs if self.document.text[p.start : p.end].startswith(beginning)]
        return found

    def lead(self, beginning: str) -> str | None:
        return self.words(self.paragraph(beginning).lead)

    def margin(self, beginning: str) -> str | None:
        return self.words(self.paragraph(beginning).margin)


def blocks(text: str) -> list[Block]:
    """One block a line: "# x" is a heading, "a | b" a row, "- x" and "• x" a point, "~ x" furniture."""
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text), start=1):
        words = line.group()
        layout: Layout = "paragraph"
        cells: list[tuple[int, int]] = []
        if words.startswith("~ "):
            layout = "furniture"
        elif " | " in words:
            layout = "table_row"
            for cell in re.finditer(r"[^|]+", words):
                inner = cell.group()
                left = line.start() + cell.start() + len(inner) - len(inner.lstrip())
                cells.append((left, left + len(inner.strip())))
        elif re.match(r"[-•·] ", words):
            layout = "list_item"
        found.append(Block(line.start(), line.end(), layout, Place(paragraph=number), cells=tuple(cells)))
    return found


@pytest.fixture(scope="session")
def minutes() -> Callable[[str], Read]:
    return Read
