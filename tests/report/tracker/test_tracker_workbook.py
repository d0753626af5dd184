"""The workbook of a register, read back as Excel would read it."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nlp_toolkit.records import Line
from nlp_toolkit.report import load_layout
from nlp_toolkit.report.tracker.layouts import Layout, standard
from nlp_toolkit.report.tracker.meeting import update
from nlp_toolkit.report.tracker.standing import standings
from nlp_toolkit.report.tracker.workbook import write_workbook

COUNCILS = Path(__file__).parents[3] / "corpora" / "councils"


def layout_of(council: str) -> Layout:
    layout = load_layout(council, councils=COUNCILS).value
    assert layout is not None
    return layout


@pytest.fixture
def made(register: list[Line], day: dt.date, tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    write_workbook(standings(register, as_at=day), path, as_at=day, layout=standard())
    return path


def test_open_and_closed_lines_and_proposals_have_a_sheet_each(made: Path) -> None:
    book = load_workbook(made)

    refs = {sheet.title: [row[0].value for row in sheet.iter_rows(min_row=2)] for sheet in book.worksheets[:3]}
    assert refs == {
        "Register": [
            "CF (21/22) 01",
            "CF (21/22) 03",
            "CF (21/22) 04",
            "CF (21/22) 05",
            "CF (22/23) 01",
            "CF (22/23) 04",
            "CF (22/23) 02",
        ],
        "Closed": ["CF (21/22) 02", "CF (22/23) 05"],
        "To decide": ["CF (22/23) 04", "CF (22/23) 03"],
    }
    assert [cell.value for cell in book["To decide"][3]][1:4] == ["The play scheme might be extended.", 8, "A new line"]


@pytest.mark.parametrize(
    ("council", "headings"),
    [
        (
            "brenshire",
            "Reference, Origin, Date, Area, Recommendation, Executive date, Lead officer, Action taken, Status, RAG",
        ),
        ("strathellan", "Action, Officer, Progress, To be completed, RAG"),
        ("fernshire", "Ref, Committee, Date, Recommendation, Made to, Action taken, Outcome, RAG"),
    ],
)
def test_each_council_gets_its_own_columns(
    council: str, headings: str, register: list[Line], day: dt.date, tmp_path: Path
) -> None:
    write_workbook(standings(register, as_at=day), tmp_path / "a.xlsx", as_at=day, layout=layout_of(council))

    sheet = load_workbook(tmp_path / "a.xlsx")["Register"]
    wanted = headings.split(", ")
    assert [cell.value for cell in sheet[1]][: len(wanted)] == wanted
    hidden = [(wide.min, wide.max) for wide in sheet.column_dimensions.values() if wide.hidden]
    assert hidden == [(len(wanted) + 1, len(wanted) + 3)]
    assert sheet.max_row == 8


def test_it_can_be_filtered_read_and_printed(made: Path) -> None:
    sheet = load_workbook(made)["Register"]

    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A1:M8", "B2")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert int(sheet.page_setup.fitToHeight) == 0
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'Register'!$A$1:$J$8"
    assert sheet["F2"].is_date
    assert sheet["F5"].value == "as soon as possible"


def test_no_row_is_higher_than_its_printed_words_need(made: Path) -> None:
    with zipfile.ZipFile(made) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        styles = parts.read("xl/styles.xml").decode()

    heights = [float(height) for height in re.findall(r'<row [^>]*\bht="([\d.]+)"', sheet)]
    assert max(heights) <= 110
    wrapped = [
        bool(re.search("wrapText", form)) for form in re.findall(r"<xf .*?(?:/>|</xf>)", styles.split("<cellXfs")[1])
    ]
    hidden = {int(style) for style in re.findall(r'<c r="[K-M]\d+" s="(\d+)"', sheet)}
    assert hidden
    assert not any(wrapped[style] for style in hidden)


def test_colours_stand_beside_their_words(made: Path) -> None:
    sheet = load_workbook(made)["Register"]
    rules = {rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules}

    assert rules == {'"Red"', '"Amber"', '"Green"', '"Grey"'}
    assert [sheet[f"I{row}"].value for row in range(2, 9)] == ["Red", "Red", "Amber", "Grey", "Green", "Green", "Amber"]
    assert all(len(str(sheet[f"J{row}"].value)) > 10 for row in range(2, 9))


def test_no_words_become_a_formula(made: Path) -> None:
    kinds = {cell.data_type for sheet in load_workbook(made) for row in sheet.iter_rows() for cell in row}

    assert kinds == {"s", "n", "d"}


def test_one_meetings_update_says_what_it_did(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    lines = standings(register, as_at=day)
    on = dt.date(2022, 9, 21)
    write_workbook(lines, tmp_path / "a.xlsx", as_at=day, layout=standard(), update=update(lines, on=on))

    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Meeting of 21 September 2022", "About this workbook"]
    assert [[cell.value for cell in row[:2]] for row in book.worksheets[0].iter_rows()] == [
        ["At this meeting", "Reference"],
        ["New at this meeting", "CF (22/23) 02"],
        ["Reported done", "CF (22/23) 01"],
        ["Slipped, or promised in weaker words", "CF (21/22) 01"],
        ["Asked for again", "CF (21/22) 03"],
    ]


def test_an_empty_register_says_so(day: dt.date, tmp_path: Path) -> None:
    write_workbook([], tmp_path / "a.xlsx", as_at=day, layout=standard())

    assert [sheet["A2"].value for sheet in load_workbook(tmp_path / "a.xlsx").worksheets[:3]] == [
        "Nothing on this list."
    ] * 3


def test_the_same_register_gives_the_same_bytes(register: list[Line], day: dt.date, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(standings(register, as_at=day), tmp_path / name, as_at=day, layout=standard())

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
