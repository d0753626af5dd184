"""The command that makes letters safe, and the way back."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from nlp_toolkit.cli import app, passphrase

SECRET = "correct horse"
LETTER = """Dear Mrs Hollowell,

My son Tobiah Wenlock is nine. Tobiah's taxi stopped on 12 May 2023 and Ms Hollowell's office never rang.

Yours,
Merrial Wenlock
"""
OTHER = "Dear Sir,\n\nMy daughter Perpetua has waited since June.\n\nYours,\nUlric Fanshawe\n"


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NLP_TOOLKIT_PASSPHRASE", SECRET)
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "tobiah.txt").write_bytes(LETTER.encode())
    (folder / "ulric.txt").write_bytes(OTHER.encode())
    return folder


def invoke(*words: object, **more: object) -> Result:
    return CliRunner().invoke(app, ["pseudonymise", *map(str, words)], **more)  # type: ignore[arg-type]


def test_letters_are_made_safe_and_come_back_exactly(post: Path, tmp_path: Path) -> None:
    out, key, back = tmp_path / "safe", tmp_path / "letters.key", tmp_path / "back"
    done = invoke(post, "--out", out, "--key", key)
    assert done.exit_code == 0, done.output
    assert "2 letters made safe" in done.stdout
    assert sorted(path.name for path in out.iterdir()) == [
        "findings.jsonl",
        "letter-001.txt",
        "letter-002.txt",
        "review.html",
        "review.xlsx",
    ]
    safe = (out / "letter-001.txt").read_bytes().decode()
    assert re.search(
        r"^My son (\[CHILD \d\]) is 5 to 10\. \1's taxi stopped on a day in May 2023 and Ms \[", safe, re.MULTILINE
    )
    for name in ("Tobiah", "Wenlock", "Hollowell", "Merrial", "12 May"):
        assert name not in safe
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    restored = invoke(out, "--out", back, "--key", key, "--restore")
    assert restored.exit_code == 0, restored.output
    assert (back / "letter-001.txt").read_bytes() == LETTER.encode()
    assert (back / "letter-002.txt").read_bytes() == OTHER.encode()
    assert sorted(path.name for path in back.iterdir()) == ["letter-001.txt", "letter-002.txt"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in back.iterdir()} == {0o600}


def test_findings_tell_where_and_what_without_the_words(post: Path, tmp_path: Path) -> None:
    out = tmp_path / "safe"
    invoke(post, "--out", out, "--keep-names")
    lines = [json.loads(line) for line in (out / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {tuple(line) for line in lines} == {("doc", "start", "end", "type", "direct", "replacement", "reason")}
    found = {LETTER[line["start"] : line["end"]] for line in lines if line["doc"] == "tobiah"}
    assert {"Tobiah Wenlock", "Tobiah", "Hollowell", "Merrial Wenlock", "12 May 2023"} <= found
    assert (out / "tobiah.txt").exists()


def test_without_a_key_there_is_no_way_back(post: Path, tmp_path: Path) -> None:
    before = set(tmp_path.rglob("*"))
    assert invoke(post, "--out", tmp_path / "safe").exit_code == 0
    new = {path.relative_to(tmp_path).parts[0] for path in set(tmp_path.rglob("*")) - before}
    assert new == {"safe"}


def one_sentence(done: Result) -> str:
    assert done.exit_code == 2
    assert done.stdout == ""
    assert re.fullmatch(r"[A-Z][^\n]*\.\n", done.stderr), done.stderr
    return done.stderr


@pytest.mark.parametrize("inside", ["letters.key", "below/letters.key", "../safe/letters.key"])
def test_a_key_among_the_safe_letters_is_refused(post: Path, tmp_path: Path, inside: str) -> None:
    out = tmp_path / "safe"
    out.mkdir()
    said = one_sentence(invoke(post, "--out", out, "--key", out / inside))
    assert "choose a place outside" in said
    assert list(out.iterdir()) == []


def test_a_key_never_replaces_a_file_that_is_none(post: Path, tmp_path: Path) -> None:
    said = one_sentence(invoke(post, "--out", tmp_path / "safe", "--key", post / "tobiah.txt"))
    assert "key file cannot be read" in said
    assert (post / "tobiah.txt").read_bytes() == LETTER.encode()


@pytest.mark.parametrize("out", ["post", "."])
def test_safe_letters_are_never_written_among_the_letters(post: Path, out: str) -> None:
    before = set(post.parent.rglob("*"))
    assert "one folder" in one_sentence(invoke(post, "--out", post.parent / out))
    assert set(post.parent.rglob("*")) == before


@pytest.mark.parametrize("secret", ["wrong horse", "short"])
def test_a_wrong_passphrase_gets_one_sentence(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    out, key = tmp_path / "safe", tmp_path / "letters.key"
    invoke(post, "--out", out, "--key", key)
    monkeypatch.setenv("NLP_TOOLKIT_PASSPHRASE", secret)
    said = one_sentence(invoke(out, "--out", tmp_path / "back", "--key", key, "--restore"))
    assert said == "The passphrase does not open the key file; type it again.\n"
    assert not (tmp_path / "back").exists()


def test_a_short_passphrase_is_refused_before_anything_is_written(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NLP_TOOLKIT_PASSPHRASE", "short")
    assert "eight characters" in one_sentence(invoke(post, "--out", tmp_path / "safe", "--key", tmp_path / "k"))
    assert not (tmp_path / "safe").exists()


def test_restoring_needs_a_key(post: Path, tmp_path: Path) -> None:
    assert "--key" in one_sentence(invoke(post, "--out", tmp_path / "back", "--restore"))


@pytest.mark.parametrize("where", ["safe", "safe/back"])
def test_names_are_never_restored_among_safe_letters(post: Path, tmp_path: Path, where: str) -> None:
    invoke(post, "--out", tmp_path / "safe", "--key", tmp_path / "k")
    said = one_sentence(invoke(tmp_path / "safe", "--out", tmp_path / where, "--key", tmp_path / "k", "--restore"))
    assert "one folder" in said


def test_what_cannot_be_restored_is_named_by_number_and_the_rest_is_done(post: Path, tmp_path: Path) -> None:
    out, key, back = tmp_path / "safe", tmp_path / "k", tmp_path / "back"
    invoke(post, "--out", out, "--key", key)
    done = invoke(
        out / "letter-001.txt", out / "review.xlsx", out / "gone.txt", "--out", back, "--key", key, "--restore"
    )
    assert done.exit_code == 2
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["Safe file 2 of 3", "Safe file 3 of 3"]
    assert (back / "letter-001.txt").read_bytes() == LETTER.encode()


def test_the_passphrase_is_asked_for_twice_and_never_shown(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NLP_TOOLKIT_PASSPHRASE")
    monkeypatch.setattr(passphrase, "somebody_there", lambda: True)
    words = (post, "--out", tmp_path / "safe", "--key", tmp_path / "k")
    typed = f"{SECRET}\nslip of the finger\n{SECRET}\n{SECRET}\n"
    done = invoke(*words, input=typed)
    assert done.exit_code == 0, done.output
    assert "do not match" in done.output
    assert SECRET not in done.output
    assert "slip" not in done.output
    back = invoke(tmp_path / "safe", "--out", tmp_path / "b", "--key", tmp_path / "k", "--restore", input=f"{SECRET}\n")
    assert back.exit_code == 0, back.output


def test_where_nobody_can_be_asked_the_variable_is_named(
    post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NLP_TOOLKIT_PASSPHRASE")
    assert "NLP_TOOLKIT_PASSPHRASE" in one_sentence(invoke(post, "--out", tmp_path / "safe", "--key", tmp_path / "k"))


def test_a_bad_file_is_told_by_number_and_by_name_only_when_asked(post: Path, tmp_path: Path) -> None:
    (post / "perpetua.docx").write_bytes(b"PK\x03\x04 broken")
    done = invoke(post, "--out", tmp_path / "safe")
    assert done.exit_code == 2
    assert done.stderr.startswith("letter file 1 of 3: ")
    assert "perpetua" not in done.output
    assert len(list((tmp_path / "safe").glob("letter-*.txt"))) == 2
    named = invoke(post, "--out", tmp_path / "named", "--keep-names")
    assert named.stderr.startswith("perpetua.docx: ")


def test_the_rows_of_a_table_are_letters(tmp_path: Path) -> None:
    table = tmp_path / "answers.csv"
    table.write_text(
        "Who,Said,House\n1,My son Tobiah waits.,A\n2,Tobiah's taxi never came.,A\n3,All is well.,B\n", "utf-8"
    )
    columns = ("--text-column", "Said", "--id-column", "Who", "--family-column", "House")
    done = invoke(table, "--out", tmp_path / "safe", "--keep-names", *columns)
    assert done.exit_code == 0, done.output
    texts = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "safe").glob("*.txt")}
    assert texts == {
        "answers#1.txt": "My son [CHILD 1] waits.",
        "answers#2.txt": "[CHILD 1]'s taxi never came.",
        "answers#3.txt": "All is well.",
    }


def test_settings_change_what_stands_there(post: Path, tmp_path: Path) -> None:
    words = ("--names", "realistic", "--officials", "keep", "--dates", "keep")
    invoke(post / "tobiah.txt", "--out", tmp_path / "safe", *words)
    safe = (tmp_path / "safe" / "letter-001.txt").read_text(encoding="utf-8")
    assert "12 May 2023" in safe
    assert "[" not in safe
    assert "Tobiah" not in safe


def test_decisions_in_the_workbook_are_obeyed_by_every_later_run(post: Path, tmp_path: Path) -> None:
    out = tmp_path / "safe"
    invoke(post, "--out", out)
    book = openpyxl.load_workbook(out / "review.xlsx")
    sheet = book["Findings"]
    head = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        if row[head["Type"] - 1].value == "date":
            sheet.cell(row[0].row, head["Decision"], "refuse")
    book["Missed"].append(["taxi stopped", "person"])
    book.save(out / "review.xlsx")
    texts = []
    for _ in range(3):
        assert invoke(post, "--out", out).exit_code == 0
        texts.append((out / "letter-001.txt").read_text(encoding="utf-8"))
        assert "taxi stopped" not in str([list(s.values) for s in openpyxl.load_workbook(out / "review.xlsx")])
    assert "on 12 May 2023" in texts[0]
    assert "taxi stopped" not in texts[0]
    assert texts[0] == texts[1] == texts[2]


def test_a_broken_workbook_stops_before_its_decisions_are_lost(post: Path, tmp_path: Path) -> None:
    out = tmp_path / "safe"
    out.mkdir()
    (out / "review.xlsx").write_bytes(b"no workbook")
    assert "workbook of decisions" in one_sentence(invoke(post, "--out", out))
    assert [path.name for path in out.iterdir()] == ["review.xlsx"]


def test_a_fault_shows_no_words_of_a_letter(post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("Tobiah Wenlock")

    monkeypatch.setattr(sys.modules["nlp_toolkit.concerns.pseudonymise"], "pseudonymise", fail)
    said = one_sentence(invoke(post, "--out", tmp_path / "safe"))
    assert "KeyError" in said
    assert "Tobiah" not in said


def test_the_measure_prints_its_three_figures(tmp_path: Path) -> None:
    (tmp_path / "tune").mkdir()
    marked = "Dear Sir,\n\nMy son <person>Tobiah Wenlock</person> waits for Amberley."
    (tmp_path / "tune" / "a.txt").write_text(marked, encoding="utf-8")
    (tmp_path / "tune" / "b.txt").write_text("The bus is late and <person>the</person> fare is high.", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "pseudonymise", str(tmp_path), "--split", "tune"])
    assert done.exit_code == 0, done.output
    figures = dict(re.findall(r"^(\D+?) +([\d.]+)  \(of \d+\)$", done.stdout, re.MULTILINE))
    assert figures["direct identifiers hidden"] == "0.5000"
    assert figures["letters without any left"] == "0.5000"
    assert 0 < float(figures["replaced characters identifying"]) <= 1


def test_broken_marks_are_told_by_number(tmp_path: Path) -> None:
    (tmp_path / "tobiah.txt").write_text("My son <person>Tobiah waits.", encoding="utf-8")
    done = CliRunner().invoke(app, ["evaluate", "pseudonymise", str(tmp_path)])
    assert done.exit_code == 2
    assert done.stderr == "letter 1 of 1: <person> is never closed; close it.\n"
