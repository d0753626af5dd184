"""Read tables in plain text, .csv and .tsv: a row a document."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from nlp_toolkit.read.characters import decode
from nlp_toolkit.read.rows import Table, documents
from nlp_toolkit.read.source import Source
from nlp_toolkit.read.text import remarks
from nlp_toolkit.records import Document, Outcome

_DELIMITERS = ",;\t|"
_LONGEST_CELL = 10_000_000  # characters


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read each row that has a text into a document.

    Raises:
        UnreadableError: If there are no rows, or no column holds text.
    """
    text, encoding = decode(source.data)
    text = text.removeprefix("\ufeff")
    csv.field_size_limit(_LONGEST_CELL)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    notes = tuple(remarks(source, text, encoding))
    table = Table(tuple((number, tuple(row)) for number, row in enumerate(rows, start=1)))
    yield from documents(source, table, notes=notes)


def _delimiter(text: str) -> str:
    r"""Find what parts the cells: the sign that parts the rows most evenly.

    >>> _delimiter("id;text\n1;late, again\n2;no reply, no plan\n")
    ';'
    """
    best, most = ",", (0.0, 0)
    for sign in _DELIMITERS:
        widths = [len(row) for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=sign) if row][:-1]
        widths = widths or [len(row) for row in csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=sign)]
        if not widths or widths[0] < 2:
            continue
        score = sum(width == widths[0] for width in widths) / len(widths), widths[0]
        if score > most:
            best, most = sign, score
    return best
