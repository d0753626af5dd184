"""The workbook, read back as Excel would read it."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from nlp_toolkit.records import Commitment, Document, Meeting, Problem, Reading
from nlp_toolkit.report import COLUMNS, entries
from nlp_toolkit.report.cells import LONGEST, height
from nlp_toolkit.report.workbook import ORDER, PRINTED, write_workbook


@pytest.fixture
def book(
    readings: list[Reading],
    as_at: dt.date,
    problems: tuple[Problem, ...],
    made_with: dict[str, str],
    tmp_path: Path,
) -> Workbook:
    path = tmp_path / "register.xlsx"
    write_workbook(entries(readings, as_at=as_at), path, as_at=as_at, problems=problems, made_with=made_with)
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    names = [column.name for column in ORDER]
    return [dict(zip(names, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_there_is_a_sheet_for_each_list(book: Workbook) -> None:
    assert book.sheetnames == [
        "Register",
        "Assurances and requests",
        "Updates",
        "To check",
        "Business of form",
        "Could not be read",
        "About this workbook",
    ]
    assert [len(rows(book[name])) for name in book.sheetnames[:5]] == [10, 2, 3, 1, 1]


def test_a_line_is_read_back_as_it_was_written(book: Workbook) -> None:
    first = rows(book["Register"])[0]

    assert first["reference"] == "CF (22/23) 01"
    assert [str(first[name]) for name in ("meeting_date", "due_date")] == ["2022-07-13 00:00:00", "2022-08-31 00:00:00"]
    assert first["owner"] == "Amara Field (“The Director for Education”)"
    assert (first["rag"], first["status"], first["assumed"]) == ("Red", "Open", "As written")
    assert first["quote"] == (
        "The Director for Education would report back to the Panel on timescales by the end of August 2022"
    )


def test_headers_filters_and_panes(book: Workbook) -> None:
    for name in ("Register", "Assurances and requests", "Updates", "To check"):
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == [column.heading for column in ORDER]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == f"A1:Y{sheet.max_row}"
        assert sheet["C2"].alignment.wrap_text
        assert sheet["J2"].alignment.wrap_text


def test_dates_are_dates_shown_day_first(book: Workbook) -> None:
    assert book["Register"]["B2"].is_date
    assert book["Register"]["E2"].is_date
    assert book["Register"]["E2"].number_format == "dd mmm yyyy"


def test_it_prints_on_a4_landscape_with_its_header_on_every_sheet(book: Workbook) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.oddHeader.right.text == "As at 15 October 2022"
    assert book["Register"].print_title_rows == "$1:$1"
    assert book["Register"].print_area == "'Register'!$A$1:$I$11"
    assert book["Register"].sheet_properties.pageSetUpPr.fitToPage
    assert book["Register"].page_setup.fitToHeight in {0, "0"}


def test_what_explains_takes_no_room_on_paper(book: Workbook) -> None:
    explains = {column.name for column in ORDER[len(PRINTED) + 2 :]}
    wrapped = {
        column.name
        for column, cell in zip(ORDER, book["Register"][2], strict=True)
        if cell.alignment.wrap_text and not cell.is_date
    }

    assert explains == {column.name for column in COLUMNS} - {*PRINTED, "quote", "place"}
    assert wrapped == {*PRINTED, "quote", "place"} - {"meeting_date", "due_date"}


def test_each_line_links_to_its_place_on_the_page(book: Workbook) -> None:
    cell = book["Register"]["K2"]

    assert cell.value == "Paragraph 5"
    assert (cell.hyperlink.target, cell.hyperlink.location) == ("report.html", "cf-22-23-01")


def test_colours_carry_words_and_follow_the_word(book: Workbook) -> None:
    sheet = book["Register"]
    rules = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for area in sheet.conditional_formatting for rule in area.rules}

    assert {row["rag"] for row in rows(sheet)} == {"Red", "Amber", "Green", "Grey"}
    assert set(rules) == {'"Red"', '"Amber"', '"Green"', '"Grey"'}
    assert len(set(rules.values())) == 4
    assert all(str(row["rag_reason"]).startswith(f"{row['rag']}: ") for row in rows(sheet))


def test_no_words_become_a_formula(book: Workbook) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}

    assert "f" not in kinds
    quote = next(row for row in rows(book["Register"]) if row["reference"] == "CF (22/23) 14")["quote"]
    assert str(quote).startswith("=SUM(A1:A9) was shown")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://council.example/", "internal:A1"])
def test_words_stay_words_whatever_they_begin_with(start: str, tmp_path: Path, as_at: dt.date) -> None:
    words = f"{start} the Clerk would write"
    document = Document(words, "a", "txt", words, ())
    record = Commitment(document.quote(0, len(words)), "action", owner=start, condition=start, summary=words)
    problem = Problem(start, start, start)

    write_workbook(
        entries([Reading(document, Meeting("a", committee=start), (record,))], as_at=as_at),
        tmp_path / "a.xlsx",
        as_at=as_at,
        problems=[problem],
        made_with={start: start},
    )

    book = load_workbook(tmp_path / "a.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert rows(book["Register"])[0]["quote"] == words
    assert [cell.value for cell in cells if cell.hyperlink] == ["Character 1"]
    assert {cell.value for cell in book["Could not be read"][2]} == {start, start[0].upper() + start[1:]}


def test_what_could_not_be_read_is_told_with_a_remedy(book: Workbook) -> None:
    assert [[cell.value for cell in row] for row in book["Could not be read"].iter_rows()] == [
        ["File", "What is wrong", "What you can do"],
        [
            "cabinet-scan.pdf",
            "The pages are pictures without text",
            "Ask for the Word file, or run it through OCR",
        ],
        ["old-minutes.doc", "This format of Word is not read", "Save it again as .docx"],
    ]


def test_about_explains_sheets_colours_and_settings(book: Workbook) -> None:
    told = {row[0].value: row[1].value for row in book["About this workbook"].iter_rows() if row[0].value}

    assert told["As at"] == "15 October 2022. Colours and days are counted from this date."
    assert told["To check"].startswith("One record. Passages the toolkit is not sure of.")
    assert told["Red"] == "Overdue, slipped twice, reported not done, or not heard of for two meetings after its date."
    assert told["Council calendar"] == "England"
    assert {column.heading for column in COLUMNS} <= set(told)
    assert set(book.sheetnames) - {"About this workbook"} <= set(told)


def test_empty_lists_say_so(tmp_path: Path, as_at: dt.date) -> None:
    write_workbook([], tmp_path / "empty.xlsx", as_at=as_at)

    book = load_workbook(tmp_path / "empty.xlsx")
    assert book.sheetnames == [
        "Register",
        "Assurances and requests",
        "Updates",
        "To check",
        "Could not be read",
        "About this workbook",
    ]
    assert [book[name]["A2"].value for name in book.sheetnames[:5]] == ["Nothing on this list."] * 4 + [
        "Everything was read."
    ]


def test_rows_are_as_high_as_their_words_and_fit_again_when_edited(book: Workbook, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "register.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()

    heights = [float(height) for height in re.findall(r'<row [^>]*\bht="([\d.]+)"', sheet)]
    assert len(heights) == 11
    assert max(heights) > 60
    assert "<row" in sheet
    assert 'customHeight="1"' not in re.sub(r"<sheetFormatPr[^>]*>", "", sheet)


def test_heights_grow_with_the_words_up_to_what_excel_allows() -> None:
    assert height([("word", 10), (None, 5), (dt.date(2022, 1, 1), 4)]) == 17
    assert height([("word " * 8, 10)]) == 62
    assert height([("word " * 10_000, 10)]) == 405


def test_a_quote_longer_than_a_cell_is_cut_and_says_so(tmp_path: Path, as_at: dt.date) -> None:
    words = "word " * 8000
    document = Document("a", "a", "txt", words, ())
    reading = Reading(document, Meeting("a"), (Commitment(document.quote(0, len(words)), "action", summary="Write."),))

    write_workbook(entries([reading], as_at=as_at), tmp_path / "a.xlsx", as_at=as_at)

    quote = str(rows(load_workbook(tmp_path / "a.xlsx")["Register"])[0]["quote"])
    assert quote.startswith("word word")
    assert quote.endswith("… (cut here; the whole is in commitments.jsonl)")
    assert LONGEST < len(quote) < 32_767


def test_the_same_input_gives_the_same_bytes(readings: list[Reading], as_at: dt.date, tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(entries(readings, as_at=as_at), tmp_path / name, as_at=as_at)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
