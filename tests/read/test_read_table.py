from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_toolkit.read import read

HEADER = ["Ref", "Date received", "Family ID", "Free text", "School"]
ROWS = [
    ["A1", "2031-03-04", "F12", "Nobody rang us back.\nWe waited a year.", "Holm Bank"],
    ["A2", "2031-03-05", "F13", "", "Holm Bank"],
    ["A3", "2031-03-06", "F12", "The taxi, again, was late.", "The Larches"],
]


def write(path: Path, rows: list[list[str]], **settings: str) -> Path:
    with path.open("w", newline="", encoding=settings.pop("encoding", "utf-8")) as file:
        csv.writer(file, **settings).writerows(rows)
    return path


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")]
)
def test_each_row_is_a_document(tmp_path: Path, check_sound, delimiter: str, encoding: str) -> None:
    path = write(tmp_path / "survey.csv", [HEADER, *ROWS], delimiter=delimiter, encoding=encoding)
    outcomes = list(read(path))
    for outcome in outcomes:
        check_sound(outcome.value)
    assert [(outcome.value.id, outcome.value.text) for outcome in outcomes] == [
        ("survey#A1", ROWS[0][3]),
        ("survey#A3", ROWS[2][3]),
    ]
    assert outcomes[0].value.fields == (("date received", "2031-03-04"), ("family", "F12"), ("school", "Holm Bank"))
    assert outcomes[1].value.blocks[0].place.paragraph == 4
    assert any("row 3 has no text" in remark.reason for remark in outcomes[0].remarks)


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "survey.csv", [HEADER, *ROWS])
    outcomes = list(read(path, text_column="school", id_column="Date received", family_column="ref"))
    assert [outcome.value.id for outcome in outcomes] == ["survey#2031-03-04", "survey#2031-03-05", "survey#2031-03-06"]
    assert dict(outcomes[0].value.fields)["family"] == "A1"
    (outcome,) = read(path, text_column="letter")
    assert "no column “letter”" in outcome.problem.reason
    assert "“Free text”" in outcome.problem.remedy


def test_the_longest_column_is_the_text_where_no_name_tells(tmp_path: Path) -> None:
    rows = [
        ["Q1", "Q7"],
        ["yes", "We were not told that the review had been put off."],
        ["no", "Nothing to add to that."],
    ]
    outcomes = list(read(write(tmp_path / "form.csv", rows)))
    assert [outcome.value.text for outcome in outcomes] == [rows[1][1], rows[2][1]]
    assert [outcome.value.id for outcome in outcomes] == ["form#2", "form#3"]


def test_a_table_without_header(tmp_path: Path) -> None:
    rows = [["1", "We were not told that the review had been put off."], ["2", "Nobody rang us back all that summer."]]
    outcomes = list(read(write(tmp_path / "bare.csv", rows)))
    assert [outcome.value.text for outcome in outcomes] == [row[1] for row in rows]
    assert "no header" in outcomes[0].remarks[0].reason


def test_identifiers_that_repeat_are_made_unique(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["id", "text"], ["7", "one letter"], ["7", "another letter"]])
    assert [outcome.value.id for outcome in read(path, id_column="id")] == ["a#7", "a#7-2"]


def test_no_text_anywhere(tmp_path: Path) -> None:
    (outcome,) = read(write(tmp_path / "sums.csv", [["1", "2"], ["3", "4"]]))
    assert "none of its columns holds text" in outcome.problem.reason
    (outcome,) = read(write(tmp_path / "head.csv", [HEADER]))
    assert outcome.problem is not None


def test_a_workbook(tmp_path: Path, check_sound) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Spring"
    sheet.append(HEADER)
    sheet.append([12, dt.date(2031, 3, 4), "F12", "Nobody rang us back.", None])
    other = book.create_sheet("Summer")
    other.append(["Comments", "Rating"])
    other.append(["It was better this time.", 4.0])
    book.create_sheet("Empty")
    book.save(tmp_path / "survey.xlsx")
    outcomes = list(read(tmp_path / "survey.xlsx"))
    for outcome in outcomes:
        check_sound(outcome.value)
    assert [(outcome.value.id, outcome.value.text) for outcome in outcomes] == [
        ("survey#1.12", "Nobody rang us back."),
        ("survey#2.2", "It was better this time."),
    ]
    assert dict(outcomes[0].value.fields) == {"date received": "2031-03-04", "family": "F12"}
    assert str(outcomes[1].value.blocks[0].place) == "Summer, page 2, paragraph 2"


def test_a_sheet_of_explanations_is_left_out_and_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "About"
    book.active.append(["This workbook holds the answers to the spring survey of parents."])
    book.active.append(["It was sent to all families of children with a plan."])
    data = book.create_sheet("Answers")
    data.append(["Ref", "Comments"])
    data.append([1, "Nobody rang us back."])
    book.save(tmp_path / "survey.xlsx")
    (outcome,) = read(tmp_path / "survey.xlsx")
    assert (outcome.value.id, outcome.value.text) == ("survey#2.1", "Nobody rang us back.")
    assert [remark.reason for remark in outcome.remarks] == ["sheet “About” has no column of text and was left out"]


TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=50)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(TEXT, min_size=1, max_size=8))
def test_every_text_comes_back(tmp_path: Path, check_sound, texts: list[str]) -> None:
    path = write(tmp_path / "any.csv", [["ref", "text"], *([str(i), text] for i, text in enumerate(texts))])
    outcomes = list(read(path))
    kept = [text for text in texts if any(c.isalnum() for c in text)]
    values = [outcome.value for outcome in outcomes if outcome.value]
    for value in values:
        check_sound(value)
    if any(c.isalpha() for text in texts for c in text):
        assert [value.text for value in values] == kept
