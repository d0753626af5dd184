"""Read back what officers wrote into the workbook of concerns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

ACCEPT, NAME, MERGE, MOVE = "Accept (yes)", "Your name for it", "Merge into", "Move to"
"""The columns that officers fill in; the first three on the overview, the last beside each passage."""
YES = frozenset({"yes", "y", "x", "true", "1"})
OVERVIEW = "Concerns"
HEADED = re.compile(r"Concern: (?P<id>\S+)")


class CorrectionsError(ValueError):
    """Say why a workbook cannot be read back, and what would help."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Hold one thing an officer wrote into the workbook.

    Attributes:
        action: "accept", "name" or "merge" a concern, or "move" a passage.
        concern: Identifier of the concern it stands beside.
        to: The name, or the identifier of the concern it goes to; of "move" possibly one that is not there yet.
        called: What a concern that is not there yet is called; else "".
        words: The words of the passage moved; else "".
    """

    action: Literal["accept", "name", "merge", "move"]
    concern: str
    to: str = ""
    called: str = ""
    words: str = ""


def corrections(path: Path) -> tuple[Correction, ...]:
    """Read what officers wrote into a workbook of concerns; nothing where there is no workbook.

    Raises:
        CorrectionsError: If the workbook cannot be read, or sends something to a concern that it does not hold.
    """
    if not path.exists():
        return ()
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, OSError, ValueError):
        raise CorrectionsError(f"{path.name} cannot be read back; move it elsewhere, or give another --out") from None
    overview = sheets.get(OVERVIEW, [])
    if not overview or "id" not in overview[0]:
        return ()
    ids = {str(row["id"]): str(row["id"]) for row in _rows(overview, 0)}
    ids |= {str(row["Concern"]).casefold(): str(row["id"]) for row in _rows(overview, 0)}
    found = list(_of_overview(overview, ids))
    for rows in sheets.values():
        found += _of_sheet(rows, ids)
    return tuple(found)


def _of_overview(rows: list[list[Any]], ids: dict[str, str]) -> Iterator[Correction]:
    for row in _rows(rows, 0):
        concern = str(row["id"])
        if _said(row.get(ACCEPT)).casefold() in YES:
            yield Correction("accept", concern)
        if name := _said(row.get(NAME)):
            yield Correction("name", concern, name)
        if target := _said(row.get(MERGE)):
            to = ids.get(target) or ids.get(target.casefold())
            if to is None:
                raise CorrectionsError(f"“{target}” under “{MERGE}” is no concern of the workbook; write its id")
            if to != concern:
                yield Correction("merge", concern, to)


def _of_sheet(rows: list[list[Any]], ids: dict[str, str]) -> Iterator[Correction]:
    """Read the passages that are moved on the sheet of a concern."""
    top = next((n for n, row in enumerate(rows) if MOVE in row and "Words" in row), None)
    heading = next((match for row in rows[:1] for cell in row if (match := HEADED.fullmatch(_said(cell)))), None)
    if top is None or heading is None:
        return
    for row in _rows(rows, top):
        if target := _said(row.get(MOVE)):
            to = ids.get(target) or ids.get(target.casefold())
            slug = to or re.sub(r"\W+", "-", target.casefold()).strip("-") or "moved"
            yield Correction("move", heading["id"], slug, "" if to else target, _said(row.get("Words")))


def _rows(rows: list[list[Any]], top: int) -> Iterator[dict[str, Any]]:
    """Give the rows below a heading as values by column; rows without words are passed over."""
    for row in rows[top + 1 :]:
        if any(cell is not None for cell in row):
            yield {_said(heading): cell for heading, cell in zip(rows[top], row, strict=False) if heading is not None}


def _said(cell: object) -> str:
    return " ".join(str(cell).split()) if cell is not None else ""
