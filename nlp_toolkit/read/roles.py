"""Tell which column of a table holds the text, which its number and which the family."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_toolkit.read.source import Columns, UnreadableError
from nlp_toolkit.terms import load

Cells = tuple[str, ...]
"""The cells of one row."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Say what the columns of a table are for.

    Attributes:
        names: Name of each column; "column 3" where the table gives none.
        headed: Whether the first row holds the names and not data.
        text: Index of the column that holds the text.
        id: Index of the column that names each row, or None.
        family: Index of the column that says which family a row comes from, or None.
    """

    names: tuple[str, ...]
    headed: bool
    text: int
    id: int | None = None
    family: int | None = None


def roles_of(rows: Sequence[Cells], asked: Columns) -> Roles:
    """Find the roles of the columns from what was asked for, else from their names, else from what is in them.

    Args:
        rows: The rows, the first of which may be a header; at least one.
        asked: The columns that the reader of the table named.

    Raises:
        UnreadableError: If a column that was asked for is not there, or none holds text.

    >>> roles_of([("Ref", "Comments"), ("7", "No reply since May.")], Columns())
    Roles(names=('Ref', 'Comments'), headed=True, text=1, id=0, family=None)
    """
    width = max(len(row) for row in rows)
    first = tuple(" ".join(cell(rows[0], column).split()) for column in range(width))
    longest = max(range(width), key=lambda column: _letters(rows, column))
    headed = _is_header(first, rows[1:], longest) or any(name in first for name in (asked.text, asked.id, asked.family))
    body = rows[1:] if headed else rows
    names = tuple(name if headed and name else f"column {i}" for i, name in enumerate(first, start=1))
    known = load("reading")["columns"]
    text = _named(asked.text, names, "text")
    if text is None:
        text = next((column for column in _called(names, known["text"]) if _letters(body, column)), None)
    if text is None:
        text = max(range(width), key=lambda column: _letters(body, column))
        if not _letters(body, text):
            raise UnreadableError(
                "none of its columns holds text", "check the table, or name the column that holds the text"
            )
    number = _named(asked.id, names, "number")
    if number is None:
        number = next((c for c in _called(names, known["id"]) if c != text and _tells_apart(body, c)), None)
    family = _named(asked.family, names, "family")
    if family is None:
        family = next((column for column in _called(names, known["family"]) if column != text), None)
    return Roles(names, headed, text, number, family)


def names_text(rows: Sequence[Cells], asked: Columns) -> bool:
    """Tell whether the first row names a column of text, as the data has and a sheet of explanations has not."""
    names = tuple(" ".join(name.split()) for name in rows[0]) if rows else ()
    wanted = [asked.text] if asked.text else load("reading")["columns"]["text"]
    return bool(_called(names, wanted))


def cell(row: Cells, column: int) -> str:
    """Give the text of a cell, "" where the row is shorter."""
    return row[column] if column < len(row) else ""


def _named(name: str | None, names: Cells, role: str) -> int | None:
    """Find a column by the name it was asked for with.

    Raises:
        UnreadableError: If there is none.
    """
    if name is None:
        return None
    for column, other in enumerate(names):
        if _plain(other) == _plain(name):
            return column
    listed = ", ".join(f"“{other}”" for other in names[:20])
    raise UnreadableError(f"it has no column “{name}”", f"name the column of the {role} as one of {listed}")


def _called(names: Cells, known: Sequence[str]) -> list[int]:
    """List the columns that are called as such columns are, the likeliest first."""
    plain = [_plain(name) for name in names]
    return [plain.index(word) for word in map(_plain, known) if word in plain]


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())


def _is_header(first: Cells, body: Sequence[Cells], longest: int) -> bool:
    """Tell a header from a row of data, which has a long text where the others have one, or repeats no name."""
    if len({name for name in first if name}) < len([name for name in first if name]):
        return False
    known = {_plain(word) for words in load("reading")["columns"].values() for word in words}
    if any(_plain(name) in known for name in first):
        return True
    if not body or any(re.fullmatch(r"[\d.,/:\-£€%\s]+", name) for name in first if name):
        return False
    usual = sum(len(cell(row, longest)) for row in body) / len(body)
    return len(cell(first, longest)) < max(0.4 * usual, 12)


def _letters(rows: Sequence[Cells], column: int) -> int:
    """Count the letters of a column."""
    return sum(c.isalpha() for row in rows for c in cell(row, column))


def _tells_apart(rows: Sequence[Cells], column: int) -> bool:
    values = [cell(row, column).strip() for row in rows]
    return len(set(values)) == len(values) and all(0 < len(value) <= 60 for value in values)
