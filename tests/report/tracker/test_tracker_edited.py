"""An exported workbook is edited as people edit, and read back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nlp_toolkit.records import ENDED, Line
from nlp_toolkit.report import Edited, export_register, read_edited
from nlp_toolkit.report.tracker.tie import added, print_of, said

Change = Callable[[Worksheet], object]


@pytest.fixture
def edited(register: list[Line], day: dt.date, tmp_path: Path) -> Callable[[Change], Edited]:
    path = tmp_path / "register.xlsx"
    export_register(register, path, as_at=day)

    def edit(change: Change) -> Edited:
        book = load_workbook(path)
        change(book["Register"])
        book.save(path)
        found = read_edited(path).value
        assert found is not None
        return found

    return edit


def put(cell: str, value: object) -> Change:
    return lambda sheet: sheet.__setitem__(cell, value)


def test_a_workbook_that_nobody_edited_holds_no_edit(edited: Callable[[Change], Edited]) -> None:
    found = edited(lambda _: None)

    assert (found.edits, found.problems, found.rows) == ((), (), 9)


def test_a_sheet_on_which_nothing_stands_holds_no_row(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    export_register([line for line in register if line.state not in ENDED], path, as_at=day)

    found = read_edited(path).value

    assert found is not None
    assert found.problems == ()
    assert load_workbook(path)["Closed"].max_row == 2


@pytest.mark.parametrize(
    ("cell", "typed", "field", "value"),
    [
        ("G2", "Reported done", "state", "reported_done"),
        ("G2", "completed", "state", "reported_done"),
        ("G2", "DONE AND EVIDENCED", "state", "evidenced_done"),
        ("G2", "On hold", "state", "paused"),
        ("E2", "the Interim Director", "owner", "the Interim Director"),
        ("E2", None, "owner", ""),
        ("E2", "Not stated", "owner", ""),
        ("F2", dt.datetime.fromisoformat("2023-02-28T00:00:00"), "due", "2023-02-28"),
        ("F2", dt.date(2023, 2, 28), "due", "2023-02-28"),
        ("F2", "28/02/2023", "due", "2023-02-28"),
        ("F2", "28th February 2023", "due", "2023-02-28"),
        ("F2", "28 Feb 2023", "due", "2023-02-28"),
        ("F2", None, "due", ""),
        ("D2", "Clear every assessment.", "what", "Clear every assessment."),
        ("H2", "Seen the list.", "note", "Seen the list."),
        ("H7", "A paper is on its way.", "note", "A paper is on its way."),
    ],
)
def test_a_changed_cell_comes_back_as_the_history_writes_it(
    cell: str, typed: object, field: str, value: str, edited: Callable[[Change], Edited]
) -> None:
    (edit,) = edited(put(cell, typed)).edits

    assert (edit.field, edit.value) == (field, value)
    assert edit.place == f"register.xlsx, Register, {cell}"
    assert (edit.ref, edit.history) == {"2": ("CF (21/22) 01", 17), "7": ("CF (22/23) 04", 19)}[cell[1]]


def test_words_added_to_the_progress_come_back_alone(edited: Callable[[Change], Edited]) -> None:
    def add(sheet: Worksheet) -> None:
        sheet["H2"] = f"{sheet['H2'].value}\r\n5 October: the contractor has started."

    (edit,) = edited(add).edits
    assert (edit.field, edit.value) == ("note", "5 October: the contractor has started.")


def test_rows_may_be_sorted_and_columns_moved(edited: Callable[[Change], Edited]) -> None:
    def sort(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        rows[1][6] = "Paused"
        turned = [[*row[3:], *row[:3]] for row in [rows[0], *reversed(rows[1:])]]
        for row, values in enumerate(turned, start=1):
            for column, value in enumerate(values, start=1):
                cell = sheet.cell(row, column)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type  # Excel keeps words words

    (edit,) = edited(sort).edits
    assert (edit.ref, edit.field, edit.value) == ("CF (21/22) 01", "state", "paused")


@pytest.mark.parametrize(
    ("cell", "typed", "reason"),
    [
        ("G2", "Nearly there", "“Nearly there” is not a status of the register"),
        ("F2", "when the money comes", "“when the money comes” is not a day"),
        ("F2", "31/02/2023", "“31/02/2023” is not a day"),
        ("I2", "Green", "the rag of a line is not set by hand"),
        ("A2", "CF (21/22) 99", "the reference of a line is not set by hand"),
        ("H2", None, "words were taken out, and the register keeps what it was told"),
        ("D9", "A row of my own", "this row was not exported from the register"),
    ],
)
def test_what_cannot_be_taken_over_is_named_with_its_cell(
    cell: str, typed: object, reason: str, edited: Callable[[Change], Edited]
) -> None:
    found = edited(put(cell, typed))

    assert found.edits == ()
    (problem,) = found.problems
    assert problem.reason == reason
    assert problem.source.endswith(cell if cell != "D9" else "row 9")
    assert problem.remedy


@pytest.mark.parametrize("columns", [10, 4])
def test_rows_that_were_sorted_without_their_ties_are_left_alone(
    columns: int, edited: Callable[[Change], Edited]
) -> None:
    def sort(sheet: Worksheet) -> None:
        first, second = ([cell.value for cell in sheet[row]] for row in (2, 3))
        for column in range(1, columns + 1):
            sheet.cell(2, column).value, sheet.cell(3, column).value = second[column - 1], first[column - 1]

    found = edited(sort)
    assert found.edits == ()
    assert [problem.source.rpartition(", ")[2] for problem in found.problems] == ["row 2", "row 3"]
    assert {problem.reason[:30] for problem in found.problems} == {"this row shows another line th"}


def test_an_emptied_row_of_which_the_ties_were_cut_is_no_edit(edited: Callable[[Change], Edited]) -> None:
    found = edited(lambda sheet: sheet.delete_rows(3))

    assert (found.edits, found.problems, found.rows) == ((), (), 8)


def test_files_that_are_no_register_are_refused(tmp_path: Path, register: list[Line], day: dt.date) -> None:
    (tmp_path / "words.xlsx").write_text("not a workbook")
    export_register(register, tmp_path / "cut.xlsx", as_at=day)
    book = load_workbook(tmp_path / "cut.xlsx")
    for sheet in book.worksheets[:2]:
        sheet.delete_cols(11, 3)
    book.save(tmp_path / "cut.xlsx")

    reasons = {name: read_edited(tmp_path / name).problem for name in ("words.xlsx", "cut.xlsx", "none.xlsx")}
    assert [str(problem).partition(": ")[2].partition(";")[0] for problem in reasons.values()] == [
        "it cannot be opened as an Excel workbook",
        "the hidden columns that tie its rows to the register are not there",
        "there is no such file",
    ]


@given(st.text(max_size=60), st.text(max_size=40))
def test_a_fingerprint_tells_what_was_added(former: str, more: str) -> None:
    now = said(f"{former} {more}")

    assert (print_of(former) == print_of(now)) == (said(former) == now)
    found = added(now, print_of(former))
    assert found == said(more)
