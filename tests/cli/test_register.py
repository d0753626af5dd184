"""The register on the command line: two meetings followed, then corrected by hand, exported and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook
from typer.testing import CliRunner

from nlp_toolkit.cli import app

MARCH = """Harbour Trust of Wexmoor
Minutes of the meeting of the Moorings Committee held on 7 March 2023

Present: Ada Finch (Chair), Bryn Ellis
In attendance: Siân Wŷn, Harbour Manager

1. Minutes of the last meeting

The minutes of the meeting held on 6 December 2022 were agreed as a correct record.

2. Moorings

The Harbour Manager undertook to circulate the winter tariff to all members by 31 March 2023.

The Harbour Manager would publish a plan for dredging the inner basin by 30 April 2023.
"""
JUNE = """Harbour Trust of Wexmoor
Minutes of the meeting of the Moorings Committee held on 6 June 2023

Present: Ada Finch (Chair), Bryn Ellis
In attendance: Siân Wŷn, Harbour Manager

1. Matters arising

The Harbour Manager reported that the winter tariff had been circulated to all members on 28 March.

2. Moorings

The plan for dredging the inner basin would now be published by 30 September 2023.
"""
TARIFF, PLAN = "MC (22/23) 01", "MC (22/23) 02"


def call(*words: str | Path, register: Path | str | None = None) -> Result:
    told = [*words, "--register", register] if register else list(words)
    return CliRunner().invoke(app, [str(word) for word in told])


def said(done: Result, code: int = 2) -> str:
    """Give what was said, after checking that it is one plain sentence."""
    assert done.exit_code == code, done.output
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stdout == ""
    return done.stderr.strip()


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result, Result]:
    """Follow both meetings, one after the other, and give the register and what each run said."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "minutes").mkdir()
    (folder / "minutes" / "march.txt").write_text(MARCH, encoding="utf-8")
    register = folder / "register.db"
    first = call("track", folder / "minutes", "--as-at", "2023-05-15", register=register)
    (folder / "minutes" / "june.txt").write_text(JUNE, encoding="utf-8")
    second = call("track", folder / "minutes", "--as-at", "2023-06-30", register=register)
    return register, first, second


@pytest.fixture
def register(followed: tuple[Path, Result, Result], tmp_path: Path) -> Path:
    """Give a copy of the register that a test may write to."""
    return Path(shutil.copy(followed[0], tmp_path / "copy.db"))


def rows(done: Result) -> list[list[str]]:
    assert done.exit_code == 0, done.output
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_track_says_what_is_new_and_late(followed: tuple[Path, Result, Result]) -> None:
    told = rows(followed[1])
    assert [(row[0], row[1], row[4]) for row in told if row[0] in ("new", "late")] == [
        ("new", TARIFF, "2023-03-31"),
        ("new", PLAN, "2023-04-30"),
        ("late", TARIFF, "2023-03-31"),
        ("late", PLAN, "2023-04-30"),
    ]
    assert "one set of minutes read" in followed[1].stderr.lower()


def test_the_next_meeting_says_what_moved_and_what_is_done(followed: tuple[Path, Result, Result]) -> None:
    told = {row[0]: row for row in rows(followed[2])}
    assert set(told) <= {"moved", "done", "proposed"}
    assert told["done"][1] == TARIFF
    assert "had been circulated to all members on 28 March" in told["done"][5]
    assert told["moved"][1] == PLAN
    assert told["moved"][4] == "slipped from 30 April 2023 to 30 September 2023"


def test_tracking_the_same_again_adds_nothing(register: Path, followed: tuple[Path, Result, Result]) -> None:
    before = call("register", "show", register=register).stdout
    again = call("track", followed[0].parent / "minutes", "--as-at", "2023-06-30", register=register)
    assert [row for row in rows(again) if row[0] in ("new", "moved", "done")] == []
    assert "2 known already" in again.stderr
    assert call("register", "show", register=register).stdout == before


def test_meetings_after_the_day_are_left_out_and_said(followed: tuple[Path, Result, Result], tmp_path: Path) -> None:
    minutes = followed[0].parent / "minutes"
    done = call("track", minutes, "--as-at", "2023-05-15", register=tmp_path / "r.db")
    assert done.exit_code == 0
    assert "june.txt: the meeting of 6 June 2023 is after 15 May 2023 and was left out" in done.stderr
    assert rows(done)[0][1] == TARIFF


def test_show_tells_the_register_as_at_any_day(register: Path) -> None:
    def states(day: str) -> list[tuple[str, ...]]:
        told = rows(call("register", "show", "--as-at", day, register=register))
        assert told[0] == ["Reference", "What", "Owner", "Due", "Status", "RAG", "Why"]
        return [(row[0], row[3], row[4], row[5]) for row in told[1:]]

    assert states("2023-03-10") == [
        (TARIFF, "2023-03-31", "due", "Amber"),
        (PLAN, "2023-04-30", "open", "Green"),
    ]
    assert states("2023-05-15") == [
        (TARIFF, "2023-03-31", "overdue", "Red"),
        (PLAN, "2023-04-30", "overdue", "Red"),
    ]
    assert states("2023-06-30") == [
        (TARIFF, "2023-03-31", "reported done", "Green"),
        (PLAN, "2023-09-30", "extended", "Amber"),
    ]
    assert states("2023-03-01") == []


def test_show_tells_one_line_with_its_story_and_words(register: Path) -> None:
    told = rows(call("register", "show", "mc 22/23 2", "--as-at", "2023-06-30", register=register))
    facts = {row[0]: row[1] for row in told if len(row) == 2}
    assert facts["Due"] == "30 September 2023, first due 30 April 2023"
    assert facts["Rating"] == "Amber: slipped once from 30 April 2023; due 30 September 2023."
    assert next(row[2] for row in told if len(row) > 2) == "promised"
    assert any("would now be published by 30 September 2023" in row[-2] for row in told)


def test_set_writes_who_decided_what_and_why(register: Path) -> None:
    done = call(
        "register", "set", TARIFF, "--status", "evidenced", "--owner", "B Ellis", "--note", "Seen on 3 July",
        "--by", "A Finch", "--on", "2023-07-03", "--why", "the e-mail was shown", register=register,
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    told = rows(call("register", "history", TARIFF, register=register))
    assert [(row[1], row[3], row[4]) for row in told[1:] if row[3] == "A Finch"] == [
        ("2023-07-03", "A Finch", "the e-mail was shown")
    ] * 3
    line = rows(call("register", "show", TARIFF, "--as-at", "2023-07-03", register=register))
    assert ["Status", "evidenced done"] in line
    assert ["Owner", "B Ellis"] in line
    assert ["Note", "Seen on 3 July"] in line
    before = rows(call("register", "show", TARIFF, "--as-at", "2023-07-02", register=register))
    assert ["Status", "reported done"] in before


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["set", TARIFF, "--status", "dropped"], "A line that is reported done cannot become dropped"),
        (["set", PLAN, "--status", "overdue"], "Nobody sets overdue"),
        (["set", PLAN, "--status", "extended"], "give a later date than 30 September 2023 with --due"),
        (["set", PLAN, "--status", "extended", "--due", "2023-08-01"], "give a later date than"),
        (["set", PLAN, "--status", "nearly"], "“nearly” is not a status; use one of"),
        (["set", PLAN, "--due", "2023-09-30"], "holds this already"),
        (["set", PLAN, "--note", "x", "--on", "2023-01-01"], "was promised on 7 March 2023"),
        (["set", TARIFF, "--due", "2024-01-01"], "has no date to keep; reopen it"),
        (["set", PLAN], "Say what to set"),
        (["set", "MC (22/23) 77", "--note", "x"], "There is no line MC (22/23) 77 in this register"),
        (["history", "XX 1"], "There is no line XX 1 in this register."),
        (["accept", "1"], "Number 1 is no proposal that waits for an officer"),
        (["export", "--out", "register.pdf"], "a register is written as .xlsx, .docx, .csv, .ics"),
        (["show", "--council", "atlantis"], "atlantis: there is no council.toml here"),
    ],
)
def test_what_may_not_be_done_is_said_in_one_sentence(register: Path, words: list[str], sentence: str) -> None:
    before = register.read_bytes()
    assert sentence in said(call("register", *words, register=register))
    assert register.read_bytes() == before


@pytest.mark.parametrize("command", ["show", "history", "set", "accept", "refuse", "import", "export", "summary"])
def test_every_command_names_a_register_that_is_not_there(tmp_path: Path, command: str) -> None:
    (tmp_path / "edited.xlsx").write_bytes(b"")
    rest = {
        "history": ["A 1"], "set": ["A 1", "--note", "x"], "accept": ["1"], "refuse": ["1"],
        "import": [str(tmp_path / "edited.xlsx")], "export": ["--out", str(tmp_path / "out.csv")],
    }.get(command, [])  # fmt: skip
    done = call("register", command, *rest, register=tmp_path / "none.db")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert not (tmp_path / "none.db").exists()


def test_a_wrong_day_gets_one_clear_sentence(register: Path) -> None:
    for option in ("--due", "--on"):
        done = call("register", "set", PLAN, "--note", "x", option, "31/12/2023", register=register)
        assert done.exit_code == 2
        assert "'31/12/2023' is not a day; write it as 2023-06-30" in done.stderr


def test_an_export_comes_back_with_its_edits_and_conflicts_are_listed(register: Path, tmp_path: Path) -> None:
    book = tmp_path / "register.xlsx"
    written = call("register", "export", "--out", book, "--as-at", "2023-06-30", register=register)
    assert written.exit_code == 0, written.output
    edited = load_workbook(book)
    sheet = edited.worksheets[0]
    column = {cell.value: cell.column for cell in sheet[1]}
    row = {sheet.cell(number, 1).value: number for number in range(2, sheet.max_row + 1)}
    sheet.cell(row[TARIFF], column["Status"]).value = "Done and evidenced"
    sheet.cell(row[PLAN], column["Owner"]).value = "Bryn Ellis"
    sheet.cell(row[PLAN], column["Due"]).value = "31/10/2023"
    edited.save(book)
    since = call(
        "register", "set", PLAN, "--owner", "Ada Finch", "--by", "A Finch", "--on", "2023-07-01", register=register
    )
    assert since.exit_code == 0

    done = call("register", "import", book, "--by", "The Clerk", "--on", "2023-07-02", register=register)
    assert done.exit_code == 2
    assert "2 changes taken over" in done.stderr or "two changes taken over" in done.stderr
    assert "the workbook says “Bryn Ellis” for the owner of MC (22/23) 02" in done.stderr
    assert "the register says “Ada Finch” since 1 July 2023, by A Finch" in done.stderr
    told = rows(call("register", "show", "--as-at", "2023-07-02", register=register))[1:]
    assert [(line[0], line[2], line[3], line[4]) for line in told] == [
        (TARIFF, "Siân Wŷn", "2023-03-31", "evidenced done"),
        (PLAN, "Ada Finch", "2023-10-31", "extended"),
    ]
    again = call("register", "import", book, "--on", "2023-07-03", register=register)
    assert "no changes taken over, one conflict" in again.stderr


def test_a_council_names_its_initials_year_and_thresholds(
    followed: tuple[Path, Result, Result], tmp_path: Path
) -> None:
    council = tmp_path / "council.toml"
    council.write_text(
        'name = "Wexmoor"\n[year]\nmunicipal = "03-01"\n[committees]\n"Moorings Committee" = "MOOR"\n'
        "[rating]\nsoon_days = 5\n",
        encoding="utf-8",
    )
    where = tmp_path / "r.db"
    minutes = followed[0].parent / "minutes" / "march.txt"
    done = call("track", minutes, "--as-at", "2023-03-10", "--council", council, register=where)
    assert [row[1] for row in rows(done) if row[0] == "new"] == ["MOOR (23/24) 01", "MOOR (23/24) 02"]
    told = rows(call("register", "show", "--as-at", "2023-03-10", "--council", council, register=where))
    assert [row[5] for row in told[1:]] == ["Green", "Green"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[rating]\nsoon_day = 5\n", '[rating] has no setting "soon_day"'),
        ("[rating]\nsoon_days = true\n", "soon_days in [rating] is not a whole number"),
        ("[rating]\nslips_red = 0\n", "slips_red in [rating] is not a whole number from 1 up"),
        ("[rating]\nslips_amber = 3\n", "slips_red in [rating] is less than slips_amber"),
        ("rating = 5\n", '"rating" is not a table'),
        ('[committees]\n"Cabinet" = "C 1"\n', 'the initials of "Cabinet" are not one to eight letters'),
        ('[year]\nmunicipal = "5 May"\n', 'municipal "5 May" is not a day of the year'),
        ("name = \n", "it is not valid TOML"),
    ],
)
def test_a_council_file_that_cannot_be_used_is_told(register: Path, tmp_path: Path, text: str, sentence: str) -> None:
    council = tmp_path / "council.toml"
    council.write_text(text, encoding="utf-8")
    assert sentence in said(call("register", "show", "--council", council, register=register))


def test_help_names_what_there_is() -> None:
    for words, named in (
        (["track"], ["--register", "--as-at", "--council", "--date", "--quiet"]),
        (["register"], ["show", "export", "set", "history", "import", "accept", "refuse", "summary"]),
        (["register", "set"], ["--status", "--owner", "--due", "--note", "--by", "--condition"]),
    ):
        done = call(*words, "--help")
        assert done.exit_code == 0
        assert [name for name in named if name not in done.stdout] == []
