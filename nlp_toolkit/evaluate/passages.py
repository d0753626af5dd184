"""Annotated passages as documents that can be read like minutes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nlp_toolkit.evaluate.example import Example
from nlp_toolkit.evaluate.notation import read_corpus
from nlp_toolkit.records import Block, Commitment, Document, Place


def annotated_passages(path: Path, *, split: str) -> tuple[list[Document], dict[str, list[dict[str, Any]]]]:
    """Read the passages of one split, each headed by its day and people as minutes are.

    Args:
        path: A file or folder in the inline notation.
        split: "train" or "test".

    Returns:
        The documents, and for each the records expected in it.
    """
    documents: list[Document] = []
    expected: dict[str, list[dict[str, Any]]] = {}
    for example in read_corpus(path):
        if example.split != split:
            continue
        document, records = as_document(example)
        documents.append(document)
        expected[document.id] = records
    return documents, expected


def as_document(example: Example) -> tuple[Document, list[dict[str, Any]]]:
    """Lay one passage out as minutes: a title with the day, the people, then one block a line.

    Lines that carry on a paragraph stand in one block with it.
    """
    name = re.sub(r"\W+", "-", example.id)
    head = [f"Minutes of the meeting held on {example.meeting_date:%d %B %Y}"] if example.meeting_date else []
    head += ["Present: " + ", ".join(example.present)] if example.present else []
    text = "".join(f"{line}\n\n" for line in head)
    blocks: list[Block] = []
    for line in head:
        start = text.index(line)
        blocks.append(Block(start, start + len(line), "paragraph", Place(paragraph=len(blocks) + 1)))
    shift = len(text)
    position = 0
    for row in example.text.split("\n"):
        if row.strip():
            blocks.append(_block(row, shift + position, len(blocks) + 1))
        position += len(row) + 1
    records = [fields_of(record, shift) for record in example.records]
    return Document(name, f"{name}.txt", "txt", text + example.text, tuple(blocks)), records


def _block(row: str, start: int, number: int) -> Block:
    bullet = re.match(r"\s*(?:[•·\-*]|\(?[a-z0-9]{1,4}[.)])\s", row)
    return Block(start, start + len(row), "list_item" if bullet else "paragraph", Place(paragraph=number))


def fields_of(record: Commitment, shift: int = 0) -> dict[str, Any]:
    """Give an annotated record in the form that scores compare.

    Args:
        record: The record.
        shift: How many characters stand before the passage in its document.
    """
    return {
        "start": record.quote.start + shift,
        "end": record.quote.end + shift,
        "quote": record.quote.text,
        "kind": record.kind,
        "procedural": record.procedural,
        "owner": record.owner,
        "owner_is": record.owner_is,
        "due": record.due.words if record.due and not record.recurs else None,
        "due_date": record.due.date.isoformat() if record.due and record.due.date else None,
        "recurs": record.recurs,
        "condition": record.condition,
        "status": record.status,
    }
