"""Make documents of the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.read.roles import Cells, Roles, cell, roles_of
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Place, Problem


@dataclass(frozen=True, slots=True)
class Table:
    """Hold one table.

    Attributes:
        rows: Its rows, header and all, each with its number as a spreadsheet counts it.
        sheet: Number and name of the sheet it stands on, or None.
        prefix: What stands before the number of each row in identifiers ("2." on the second of several sheets).
    """

    rows: tuple[tuple[int, Cells], ...]
    sheet: tuple[int, str] | None = None
    prefix: str = ""


def documents(source: Source, table: Table, *, notes: Sequence[Problem] = ()) -> Iterator[Outcome[Document]]:
    """Make a document of each row that has a text; its other columns become fields.

    Args:
        source: The file.
        table: The rows.
        notes: What is to be remarked of the whole file.

    Raises:
        UnreadableError: If no row has a text, or a column that was asked for is not there.
    """
    full = [(number, row) for number, row in table.rows if any(text.strip() for text in row)]
    if not full:
        raise UnreadableError("the table is empty", "check that it is the right file and save it again")
    roles = roles_of([row for _, row in full], source.columns)
    body = full[1:] if roles.headed else full
    told = [(number, row) for number, row in body if any(c.isalnum() for c in cell(row, roles.text))]
    if not told:
        raise UnreadableError(
            f"no row has a text in its column “{roles.names[roles.text]}”", "name the column that holds the text"
        )
    kept = {number for number, _ in told}
    remarks = (*notes, *_remarks(source, table, roles, [number for number, _ in body if number not in kept]))
    taken: set[str] = set()
    for number, row in told:
        text = cell(row, roles.text).replace("\r\n", "\n").replace("\r", "\n")
        place = Place(table.sheet[0] if table.sheet else None, number, table.sheet[1] if table.sheet else None)
        yield source.document(
            text,
            paragraphs(text, place=place),
            number=_identifier(row, number, roles, table, taken),
            fields=tuple(_fields(row, roles)),
            remarks=remarks,
        )
        remarks = ()


def _identifier(row: Cells, number: int, roles: Roles, table: Table, taken: set[str]) -> str:
    """Give what names the row: the cell that does, else its number; never one that another row has."""
    name = " ".join(cell(row, roles.id).split()) if roles.id is not None else ""
    name = table.prefix + (name or str(number))
    unique, count = name, 1
    while unique.casefold() in taken:
        count += 1
        unique = f"{name}-{count}"
    taken.add(unique.casefold())
    return unique


def _fields(row: Cells, roles: Roles) -> Iterator[tuple[str, str]]:
    for column, name in enumerate(roles.names):
        value = cell(row, column).strip()
        if value and column not in (roles.text, roles.id):
            yield "family" if column == roles.family else name.lower(), value


def _remarks(source: Source, table: Table, roles: Roles, empty: Sequence[int]) -> Iterator[Problem]:
    where = f" on sheet “{table.sheet[1]}”" if table.sheet else ""
    if not roles.headed:
        yield source.problem(
            f"it has no header{where}, so its first row was read as the others",
            "write the names of the columns into the first row if that is wrong",
        )
    if len(empty) == 1:
        yield source.problem(f"row {empty[0]} has no text{where} and was left out", "fill it in if its text is missing")
    elif empty:
        numbers = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
        yield source.problem(
            f"{len(empty)} rows ({numbers}) have no text{where} and were left out", "fill them in if texts are missing"
        )
