"""What every document must be, whatever it was read from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nlp_toolkit.read import read
from nlp_toolkit.records import Document, Outcome


def _check(document: Document) -> None:
    position = 0
    for block in document.blocks:
        assert position <= block.start < block.end <= len(document.text)
        assert not document.text[position : block.start].strip("\ufeff").strip(), "words outside any block"
        assert document.quote(block.start, block.end).text == document.text[block.start : block.end]
        assert document.place_of(block.start) == block.place
        for start, end in block.cells:
            assert 0 <= start <= end <= len(document.text)
        if block.cells:
            assert [c for c in document.text[block.start : block.end] if not c.isspace()] == [
                c for start, end in block.cells for c in document.text[start:end] if not c.isspace()
            ]
        if block.margin:
            margins = [(other.start, other.end) for other in document.blocks if other.layout == "margin"]
            assert block.margin in margins
        position = block.end
    assert not document.text[position:].strip("\ufeff").strip(), "words after the last block"


@pytest.fixture(scope="session")
def check_sound() -> Callable[[Document], None]:
    return _check


@pytest.fixture
def read_one() -> Callable[[Path], Outcome[Document]]:
    """Read a file that holds one document, and see that the document is sound."""

    def reading(path: Path) -> Outcome[Document]:
        outcomes = list(read(path))
        assert len(outcomes) == 1
        if outcomes[0].value is not None:
            _check(outcomes[0].value)
        return outcomes[0]

    return reading


@pytest.fixture
def layout_of() -> Callable[[Document], list[tuple[str, str]]]:
    """List the blocks of a document as (layout, text)."""

    def listing(document: Document) -> list[tuple[str, str]]:
        return [(block.layout, document.text[block.start : block.end]) for block in document.blocks]

    return listing
