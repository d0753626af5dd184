"""All the files, or none of them."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nlp_toolkit.records import Problem, Reading
from nlp_toolkit.report import register, write_register
from nlp_toolkit.report.files import together, whole


def test_the_files_come_in_the_order_to_open_them(
    readings: list[Reading], as_at: dt.date, problems: tuple[Problem, ...], tmp_path: Path
) -> None:
    paths = write_register(readings, out=tmp_path / "new" / "folder", as_at=as_at, problems=problems)

    assert [path.name for path in paths] == ["report.html", "register.xlsx", "register.csv", "commitments.jsonl"]
    assert sorted((tmp_path / "new" / "folder").iterdir()) == sorted(paths)
    assert len(paths[3].read_text(encoding="utf-8").splitlines()) == 17
    assert json.loads(paths[3].read_text(encoding="utf-8").splitlines()[0])["doc"] == "panel-2022-07-13"


def test_csv_opens_in_excel_with_its_accents(readings: list[Reading], as_at: dt.date, tmp_path: Path) -> None:
    write_register(readings, out=tmp_path, as_at=as_at)

    data = (tmp_path / "register.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfreference,committee,")
    assert len(list(csv.DictReader(data.decode("utf-8-sig").splitlines()))) == 17


def test_the_threshold_reaches_every_file(readings: list[Reading], as_at: dt.date, tmp_path: Path) -> None:
    write_register(readings, out=tmp_path, as_at=as_at, check_below=0.9)

    checked = load_workbook(tmp_path / "register.xlsx")["To check"].max_row - 1
    assert checked == 8
    assert (tmp_path / "register.csv").read_text(encoding="utf-8-sig").count(",To check,") == 8
    assert 'To check <span class="tally">8</span>' in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_two_thousand_records_are_written(many: list[Reading], as_at: dt.date, tmp_path: Path) -> None:
    write_register(many, out=tmp_path, as_at=as_at)

    assert load_workbook(tmp_path / "register.xlsx", read_only=True)["Register"].max_row == 2001


def test_where_one_file_fails_all_former_files_stay(
    readings: list[Reading], as_at: dt.date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_register(readings, out=tmp_path, as_at=as_at)
    former = {path: path.read_bytes() for path in paths}

    def fail(*_: object) -> None:
        raise OSError("no space left on the disk")

    monkeypatch.setattr(register, "write_jsonl", fail)
    with pytest.raises(OSError, match="no space"):
        write_register(readings[:1], out=tmp_path, as_at=as_at)

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == former


@pytest.mark.parametrize("held", ["report.html", "register.xlsx", "register.csv", "commitments.jsonl"])
def test_where_one_file_is_held_open_no_other_is_replaced(
    held: str, readings: list[Reading], as_at: dt.date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_register(readings, out=tmp_path, as_at=as_at)
    former = {path: path.read_bytes() for path in paths}
    replace = Path.replace

    def unless_held(self: Path, target: Path) -> Path:
        if target.name == held:
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", unless_held)
    with pytest.raises(PermissionError, match=f"{held} cannot be replaced; close it"):
        write_register(readings[:1], out=tmp_path, as_at=as_at)

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == former


def test_files_that_are_new_are_taken_away_again_where_a_later_one_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def unless_held(self: Path, target: Path) -> Path:
        if target.name == "b.txt":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", unless_held)
    with (
        pytest.raises(PermissionError, match=r"b\.txt"),
        together([tmp_path / "a.txt", tmp_path / "b.txt"]) as (first, _),
    ):
        first.write_text("new")

    assert list(tmp_path.iterdir()) == []


def test_a_failing_block_leaves_the_former_file_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("former")

    def write_half() -> None:
        with whole(path) as draft:
            draft.write_text("half")
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        write_half()

    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.txt", "former")]


def test_a_whole_file_takes_the_place_with_ordinary_permissions(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary.txt"
    ordinary.write_text("x")

    with whole(tmp_path / "deep" / "a.txt") as draft:
        assert draft.parent == tmp_path / "deep"
        draft.write_text("new")

    made = tmp_path / "deep" / "a.txt"
    assert made.read_text() == "new"
    assert made.stat().st_mode == ordinary.stat().st_mode
    assert list(made.parent.iterdir()) == [made]


def test_a_file_held_open_is_named_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", held)
    with (
        pytest.raises(PermissionError, match=r"register\.xlsx cannot be replaced; close it in other programs"),
        whole(tmp_path / "register.xlsx") as draft,
    ):
        draft.write_text("new")

    assert list(tmp_path.iterdir()) == []
