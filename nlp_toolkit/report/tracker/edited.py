"""Read back a workbook that somebody edited: which cells were changed, and what they say now."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_toolkit.records import Outcome, Problem, UnusableError
from nlp_toolkit.report.tracker.fields import FIELDS, Settable
from nlp_toolkit.report.tracker.tie import CELLS, HISTORY, REFERENCE, added, columns_of, print_of, said
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

DAY_FORMS = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%d %B, %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
)
"""Days as people type them in Britain, where Excel did not take them for days."""


NAMING = ("ref", "what")
"""Fields by which a row can be known for another's."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold one cell that somebody changed.

    Attributes:
        ref: Reference of the line.
        history: Number of the latest change that the row was made from; what came later, the editor had not seen.
        field: What of the line it sets: "state", "owner", "due", "what" or "note".
        value: What it says now, as the history writes it ("reported_done", "2022-08-31"); "" where it was emptied.
            Of a note, the words that were added.
        place: Where it stands, as people say it ("Register, H12").
    """

    ref: str
    history: int
    field: Settable
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Edited:
    """Hold what came back in an edited workbook.

    Attributes:
        edits: The changed cells that set something, in the order of sheets and rows.
        problems: Cells that were changed and cannot be taken over, each with what to do instead.
        rows: How many rows of the register were found.
    """

    edits: tuple[Edit, ...]
    problems: tuple[Problem, ...] = field(default=())
    rows: int = 0


def read_edited(path: Path) -> Outcome[Edited]:
    """Find the cells of an exported workbook that somebody changed since.

    Returns:
        The changed cells; or the reason the file is no workbook of the register.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, data_only=True)
    except FileNotFoundError:
        return Outcome(problem=Problem(str(path), "there is no such file", "check the name"))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError):
        remedy = "save it from Excel as an .xlsx workbook and try again"
        return Outcome(problem=Problem(str(path), "it cannot be opened as an Excel workbook", remedy))
    edits: list[Edit] = []
    problems: list[Problem] = []
    rows = found = 0
    for sheet in book.worksheets:
        ties = _ties(sheet)
        if ties is None:
            continue
        found += 1
        where = f"{path.name}, {sheet.title}"
        read = [_row(cells, ties) for cells in sheet.iter_rows(min_row=2)]
        named = {(name, *row.prints[name]) for row in read for name in NAMING if name in row.prints}
        for row in read:
            rows += row.tied
            _compare(row, ties, where, named, edits, problems)
    if not found:
        reason = "the hidden columns that tie its rows to the register are not there"
        return Outcome(problem=Problem(str(path), reason, "export the register again, and edit that workbook"))
    return Outcome(Edited(tuple(edits), tuple(problems), rows))


@dataclass(frozen=True, slots=True)
class _Ties:
    """Hold where on a sheet the hidden columns stand, and which column holds which field."""

    reference: int
    history: int
    cells: int
    fields: Mapping[int, str]


def _ties(sheet: Worksheet) -> _Ties | None:
    """Find the hidden columns of a sheet by their headings, wherever they stand now."""
    heads = [said(cell.value) for cell in next(sheet.iter_rows(min_row=1, max_row=1), ())]
    described = next(((place, head) for place, head in enumerate(heads) if head.startswith(CELLS)), None)
    if described is None or REFERENCE not in heads or HISTORY not in heads:
        return None
    columns = columns_of(described[1]) or {}
    fields = {place: columns[head] for place, head in enumerate(heads) if head in columns}
    return _Ties(heads.index(REFERENCE), heads.index(HISTORY), described[0], fields)


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold one row of a sheet, and what ties it to the register."""

    cells: tuple[Any, ...]
    ref: str
    history: int
    prints: Mapping[str, list[int | str]]

    @property
    def tied(self) -> bool:
        """Tell whether it was exported from the register."""
        return bool(self.ref and self.prints)


def _row(cells: tuple[Any, ...], ties: _Ties) -> _Row:
    """Read what ties a row to the register; nothing where it is not whole."""
    ref, history = said(cells[ties.reference].value), said(cells[ties.history].value)
    try:
        prints = json.loads(str(cells[ties.cells].value or "{}"))
    except json.JSONDecodeError:
        prints = {}
    whole = ref and history.isdecimal() and isinstance(prints, dict)
    return _Row(cells, ref, int(history), prints) if whole else _Row(cells, "", 0, {})


def _compare(
    row: _Row,
    ties: _Ties,
    where: str,
    named: Set[tuple[object, ...]],
    edits: list[Edit],
    problems: list[Problem],
) -> None:
    """Compare the cells of one row with their fingerprints, and keep what was changed."""
    place_of_row = f"{where}, row {row.cells[0].row}"
    if not row.tied:
        written = [words for place in ties.fields if (words := said(row.cells[place].value))]
        if written and written != [load("tracker")["sheet_meanings"]["empty"]]:
            remedy = "keep it in a list of your own; the register opens its lines from minutes"
            problems.append(Problem(place_of_row, "this row was not exported from the register", remedy))
        return
    changed = {
        place: name
        for place, name in ties.fields.items()
        if name in row.prints and print_of(said(row.cells[place].value)) != row.prints[name]
    }
    if any((name, *print_of(said(row.cells[place].value))) in named for place, name in changed.items()):
        reason = "this row shows another line than its hidden columns name, so nothing of it was taken over"
        problems.append(Problem(place_of_row, reason, "sort with every column, the hidden ones too, or export again"))
        return
    for place, name in changed.items():
        cell = row.cells[place]
        at = f"{where}, {cell.coordinate}"
        try:
            value = _value(name, cell, said(cell.value), row.prints[name])
        except UnusableError as error:
            problems.append(Problem(at, error.reason, error.remedy))
        else:
            edits.append(Edit(row.ref, row.history, FIELDS[name].sets, value, at))


def _value(name: str, cell: Cell, now: str, printed: list[int | str]) -> str:
    """Turn what a changed cell says into what the history writes."""
    sets = FIELDS[name].sets
    if sets == "state":
        return _state(now)
    if sets == "due":
        return _day(cell.value, now)
    if sets == "owner":
        return "" if now.casefold() in {"not stated", "none", "-"} else now
    if sets == "note":
        return _note(now, printed)
    if sets == "what":
        return now
    heading = FIELDS[name].heading.lower()
    raise UnusableError(
        f"the {heading} of a line is not set by hand", "put it back; what you may change, the last sheet says"
    )


def _state(now: str) -> str:
    """Read a status in the register's words or in those that people use for them."""
    words = load("tracker")
    names = {name.casefold(): state for state, name in words["states"].items()} | words["state_synonyms"]
    if now.casefold() not in names:
        offered = ", ".join(
            name for state, name in words["states"].items() if state not in {"proposed", "due", "overdue"}
        )
        raise UnusableError(f"“{now}” is not a status of the register", f"write one of {offered}")
    return str(names[now.casefold()])


def _day(value: object, now: str) -> str:
    """Read a day, as Excel holds it or as people type it.

    >>> _day("31st August 2022", "31st August 2022"), _day(dt.datetime(2022, 8, 31), ""), _day(None, "")
    ('2022-08-31', '2022-08-31', '')
    """
    if isinstance(value, dt.date):
        return said(value)
    if not now:
        return ""
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", now)
    for day in _days(plain):
        return day.isoformat()
    raise UnusableError(f"“{now}” is not a day", "write it as 31/08/2022, and words for it under the progress")


def _days(words: str) -> Iterator[dt.date]:
    """Try the forms in which people write a day."""
    for form in ("%Y-%m-%d", *DAY_FORMS):
        try:
            yield dt.datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue


def _note(now: str, printed: list[int | str]) -> str:
    """Take the words that were added; where the former words were changed, everything that stands there now."""
    words = added(now, printed)
    if words is None:
        words = now
    if not words:
        reason = "words were taken out, and the register keeps what it was told"
        raise UnusableError(reason, "leave them, and write behind them what is new")
    return words
