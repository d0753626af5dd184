from __future__ import annotations

import csv
import json
from dataclasses import replace
from itertools import dropwhile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from nlp_toolkit.records import Concern, Grouping
from nlp_toolkit.report.concerns import Correction, CorrectionsError, Join, corrections, write_concerns
from nlp_toolkit.report.concerns.charts import month_chart
from nlp_toolkit.report.concerns.reading import read_concerns
from nlp_toolkit.report.concerns.tables import by_month, by_stage, joins_table, said
from nlp_toolkit.report.concerns.workbook import sheet_names

PLACES = ((0.0, 0.1), (0.2, 0.1), (0.1, 0.0), (0.9, 0.8), (0.5, 0.5))
PASSAGE = {"doc", "family", "start", "end", "text", "theme", "theme_score", "concern", "confidence", "reason"}
CONCERN = {
    *("id", "label", "theme", "terms", "families", "letters", "passages", "share", "interval"),
    *("first", "last", "trend", "quotes", "stability"),
}


@pytest.fixture
def out(grouping: Grouping, tmp_path: Path) -> Path:
    write_concerns(grouping, out=tmp_path, places=PLACES, joins=[Join(0, 1, 0.4)])
    return tmp_path


def test_passages_are_lines_with_offsets_of_the_original(grouping: Grouping, out: Path) -> None:
    lines = [json.loads(line) for line in (out / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(lines) == len(grouping.passages)
    assert set(lines[0]) >= PASSAGE
    assert (lines[0]["start"], lines[0]["end"]) == (10, 42)
    assert lines[2]["text"] == "Taxi again late — “an hour”."


def test_concerns_are_a_list_and_what_is_suppressed_is_null(out: Path) -> None:
    first, second = json.loads((out / "concerns.json").read_text(encoding="utf-8"))
    assert set(first) >= CONCERN
    assert (first["families"], first["share"], first["interval"]) == (3, 0.6, [0.2307, 0.8824])
    assert first["quotes"][0]["doc"] == "letter-001"
    assert (second["families"], second["share"], second["interval"], second["first"]) == (None, None, None, None)
    assert second["stability"] == {"seeds": 1.0, "order": 1.0, "left_out": 0.9}


def test_all_that_was_not_placed_is_listed_and_nothing_becomes_a_formula(out: Path) -> None:
    with (out / "unplaced.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["doc"], row["why"]) for row in rows] == [("letter-005", "no concern fits"), ("letter-001", "greeting")]
    assert rows[0]["text"] == "'=1+1 is all I have to say"


def test_the_workbook_has_a_sheet_for_each_concern(grouping: Grouping, out: Path) -> None:
    book = load_workbook(out / "concerns.xlsx")
    assert book.sheetnames[:3] == ["Concerns", "Home to school taxi bus", "Canteen"]
    overview = book["Concerns"]
    assert overview["D2"].value == "3 of 5 families (60 %, 23–88 %)"
    assert overview["D3"].value == "too few families to count"
    assert overview["C3"].value is None
    sheet = book["Home to school taxi bus"]
    words = [cell.value for column in sheet.iter_cols(min_col=4, max_col=4) for cell in column]
    assert {passage.quote.text for passage in grouping.passages[:3]} <= set(words)
    assert all(cell.data_type != "f" for ws in book for row in ws.iter_rows() for cell in row)


def test_a_caution_stands_beside_its_passage_and_is_read_back(grouping: Grouping, tmp_path: Path) -> None:
    caution = "May point to one family."
    passages = tuple(
        replace(passage, caution=caution if place == 1 else "") for place, passage in enumerate(grouping.passages)
    )
    write_concerns(replace(grouping, passages=passages), out=tmp_path, places=PLACES)
    rows = load_workbook(tmp_path / "concerns.xlsx")["Home to school taxi bus"].iter_rows(values_only=True)
    table = list(dropwhile(lambda row: row[0] != "Letter", rows))
    said = {row[3]: row[table[0].index("Before you quote it")] for row in table[1:]}
    assert said[grouping.passages[1].quote.text] == caution
    assert said[grouping.passages[0].quote.text] is None
    told = read_concerns(tmp_path).value
    assert told is not None
    assert [passage.caution for passage in told.passages] == [passage.caution for passage in passages]


def test_each_picture_has_its_table_and_says_what_it_shows(out: Path) -> None:
    for name in ("by-month", "by-stage", "map", "hierarchy"):
        root = etree.parse(out / "charts" / f"{name}.svg").getroot()
        assert len(root) > 0
        assert (out / "charts" / f"{name}.csv").read_text(encoding="utf-8-sig").count("\n") > 1


def test_the_same_grouping_gives_the_same_files(grouping: Grouping, out: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    files = write_concerns(grouping, out=again, places=PLACES, joins=[Join(0, 1, 0.4)])
    assert len(files) == 12
    assert all(path.read_bytes() == (out / path.relative_to(again)).read_bytes() for path in files)


def test_no_letters_give_files_without_rows(tmp_path: Path) -> None:
    write_concerns(Grouping((), ()), out=tmp_path)
    assert json.loads((tmp_path / "concerns.json").read_text(encoding="utf-8")) == []
    assert load_workbook(tmp_path / "concerns.xlsx")["Concerns"]["A2"].value == "Nothing to show."


def test_too_few_families_stand_in_no_table_of_numbers(grouping: Grouping) -> None:
    assert set(by_month(grouping)["Concern"]) == set(by_stage(grouping)["Concern"]) == {"Home to school: taxi/bus"}
    stages = by_stage(grouping).set_index("Stage")["Families"]
    assert (stages["Final plan"], stages["Not said"], stages["Appeal"]) == (1, 2, 0)


def test_the_tree_is_told_in_words(grouping: Grouping) -> None:
    table = joins_table(grouping.concerns, [Join(1, 0, 0.44444)])
    assert table.to_dict("records") == [{"Joined": "Canteen", "With": "Home to school: taxi/bus", "Distance": 0.444}]


def test_a_picture_carries_a_description(grouping: Grouping) -> None:
    assert "by-month.csv" in month_chart(grouping).to_dict()["description"]


def test_sheets_have_names_that_excel_takes() -> None:
    labels = ["a" * 40, "a" * 40, "History", "[x]: *?/\\", "About", "'quoted'", ""]
    names = list(sheet_names([Concern(f"c{n}", label) for n, label in enumerate(labels)]).values())
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert not {"history", "about", "concerns"} & {name.casefold() for name in names}


def test_a_share_is_said_as_an_officer_quotes_it() -> None:
    assert said(None, None) == "too few families to count"


def fill_in(path: Path, sheet: str, row: int, column: str, value: str) -> None:
    book = load_workbook(path)
    headings = next(cells for cells in book[sheet].iter_rows(values_only=True) if column in cells)
    book[sheet].cell(row, headings.index(column) + 1).value = value
    book.save(path)


def test_a_workbook_nobody_wrote_in_says_nothing(out: Path, tmp_path: Path) -> None:
    assert corrections(out / "concerns.xlsx") == ()
    assert corrections(tmp_path / "absent.xlsx") == ()


def test_what_an_officer_writes_is_read_back(out: Path) -> None:
    path = out / "concerns.xlsx"
    fill_in(path, "Concerns", 3, "Accept (yes)", " Yes ")
    fill_in(path, "Concerns", 3, "Your name for it", "Noise at lunch")
    fill_in(path, "Concerns", 3, "Merge into", "home to school: Taxi/bus")
    fill_in(path, "Home to school taxi bus", 7, "Move to", "Poor phone manners")
    fill_in(path, "Home to school taxi bus", 8, "Move to", "new-01")
    assert corrections(path) == (
        Correction("accept", "new-01"),
        Correction("name", "new-01", "Noise at lunch"),
        Correction("merge", "new-01", "transport"),
        Correction("move", "transport", "poor-phone-manners", "Poor phone manners", "No taxi came, & nobody said why."),
        Correction("move", "transport", "new-01", "", "=HYPERLINK(1) the taxi was late"),
    )


def test_a_concern_that_is_not_there_takes_nothing_in(out: Path) -> None:
    fill_in(out / "concerns.xlsx", "Concerns", 3, "Merge into", "new-77")
    with pytest.raises(CorrectionsError, match="new-77"):
        corrections(out / "concerns.xlsx")


def test_a_damaged_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "concerns.xlsx").write_bytes(b"no workbook")
    with pytest.raises(CorrectionsError, match="--out"):
        corrections(tmp_path / "concerns.xlsx")
