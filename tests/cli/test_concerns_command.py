from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from nlp_toolkit.cli import app

LETTERS = {
    "rowan-ashby.txt": """3 March 2023

Dear Sir,

The taxi has been late every day this term. Nobody answers my e-mails about it.

Yours faithfully,
Hilary Ashby
""",
    "quill.txt": """10 April 2023

Dear Madam,

The taxi did not come on Monday and my son Piers waited an hour. His plan says 15 hours of support and he gets none.

Yours sincerely,
Marta Quill
""",
    "oake.txt": """2 May 2023

Dear Council,

Our school bus was cancelled again. We have been waiting 30 weeks for the final plan.

Desmond Oake
""",
    "tench.txt": """5 May 2023

Dear all,

No taxi has been arranged for my daughter. I have rung six times and nobody calls back.

Isla Tench
""",
}


def call(words: Sequence[str]) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["concerns", *words])
    return done.exit_code, re.sub(r"\x1b\[[0-9;]*m", "", done.output)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters")
    for name, text in LETTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("out")
    code, said = call([str(letters), "--out", str(out), "--encoder", "lexical"])
    assert code == 0, said
    return out, said


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "passages.jsonl").read_text(encoding="utf-8").splitlines()]


def test_letters_become_concerns_counted_by_families(found: tuple[Path, str]) -> None:
    out, said = found
    assert "4 letters of 4 families" in said
    by_id = {concern["id"]: concern for concern in json.loads((out / "concerns.json").read_text(encoding="utf-8"))}
    transport = by_id["transport"]
    assert transport["families"] == transport["letters"] == 4
    assert (transport["first"], transport["last"]) == ("2023-03-01", "2023-05-01")  # days become months in safe letters
    assert len({quote["family"] for quote in transport["quotes"]}) == 4
    assert load_workbook(out / "concerns.xlsx").sheetnames[0] == "Concerns"


def test_offsets_point_into_the_letters_as_they_are(found: tuple[Path, str], letters: Path) -> None:
    texts = [LETTERS[name] for name in sorted(LETTERS)]
    for line in lines(found[0]):
        original = texts[int(str(line["doc"]).removeprefix("letter-")) - 1][line["start"] : line["end"]]  # type: ignore[misc]
        words = re.sub(r"\[[^\]]+\]", "", str(line["text"])).split()
        assert set(words[:4]) <= set(original.split())


def test_nothing_that_is_written_names_anybody(found: tuple[Path, str]) -> None:
    out, said = found
    written = said.encode() + b"".join(path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file())
    names = (b"Ashby", b"Quill", b"Piers", b"Oake", b"Tench", b"rowan")
    assert not [name for name in names if name.lower() in written.lower()]


def test_a_second_run_over_the_first_gives_the_same(found: tuple[Path, str], letters: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert call([str(letters), "--out", str(tmp_path), "--encoder", "lexical", "--quiet"]) == (0, "")
        for name in ("concerns.json", "passages.jsonl", "unplaced.csv", "decisions.json"):
            assert (tmp_path / name).read_bytes() == (found[0] / name).read_bytes()


def test_rows_of_a_table_are_letters_and_names_are_kept_where_asked_for(tmp_path: Path) -> None:
    table = tmp_path / "survey.csv"
    table.write_text("ref,home,comment\nq1,f1,The taxi was late again this week.\nq2,f1,Nobody rang me back.\n")
    out = tmp_path / "out"
    words = ["--text-column", "comment", "--id-column", "ref", "--family-column", "home", "--keep-names"]
    code, said = call([str(table), "--out", str(out), "--encoder", "lexical", "--taxonomy", "none", *words])
    assert code == 0, said
    found = lines(out)
    assert [(line["doc"], line["start"], line["theme"]) for line in found] == [
        ("survey#q1", 0, None),
        ("survey#q2", 0, None),
    ]
    assert len({line["family"] for line in found}) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--taxonomy", "themes.docx"], "themes.docx: there is no such file"),
        (["--encoder", "no-such-model"], "give the folder it lies in"),
    ],
)
def test_what_is_not_there_is_named_in_a_sentence(
    letters: Path, tmp_path: Path, words: list[str], expected: str
) -> None:
    if "--encoder" in words:
        pytest.importorskip("sentence_transformers")
    code, said = call([str(letters), "--out", str(tmp_path / "out"), *words])
    assert code == 2
    assert expected in said


def test_damaged_decisions_stop_the_run_before_they_are_lost(letters: Path, tmp_path: Path) -> None:
    (tmp_path / "decisions.json").write_text("{", encoding="utf-8")
    code, said = call([str(letters), "--out", str(tmp_path), "--encoder", "lexical"])
    assert code == 2
    assert "put back an earlier copy" in said
    assert (tmp_path / "decisions.json").read_text(encoding="utf-8") == "{"


def test_a_file_that_cannot_be_read_is_named_by_its_number(letters: Path, tmp_path: Path) -> None:
    broken = tmp_path / "letters"
    broken.mkdir()
    for name, text in LETTERS.items():
        (broken / name).write_text(text, encoding="utf-8")
    (broken / "zelda-crane.docx").write_bytes(b"not a document")
    code, said = call([str(broken), "--out", str(tmp_path / "out"), "--encoder", "lexical"])
    assert code == 2
    assert "letter file" in said
    assert "zelda" not in said
    assert (tmp_path / "out" / "concerns.json").exists()


def test_what_an_officer_wrote_into_the_workbook_holds_from_then_on(letters: Path, tmp_path: Path) -> None:
    words = [str(letters), "--out", str(tmp_path), "--encoder", "lexical", "--quiet", "--suppress-below", "1"]
    assert call(words) == (0, "")
    book = load_workbook(tmp_path / "concerns.xlsx")
    headings = [cell.value for cell in book["Concerns"][1]]
    row = next(cells for cells in book["Concerns"].iter_rows(min_row=2) if cells[0].value == "no_response")
    row[headings.index("Your name for it")].value = "Calls that nobody returns"
    book.save(tmp_path / "concerns.xlsx")
    for _ in range(2):
        assert call(words) == (0, "")
        told = {one["id"]: one["label"] for one in json.loads((tmp_path / "concerns.json").read_text(encoding="utf-8"))}
        assert told["no_response"] == "Calls that nobody returns"
