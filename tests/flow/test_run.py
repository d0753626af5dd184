"""A run over small batches: bad files, letters, earlier outputs, failures half way."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nlp_toolkit import flow, report

AS_AT = dt.date(2023, 6, 30)
MINUTES = """Library Board of Wexmoor Borough Council
Minutes of the meeting held on Tuesday 7 March 2023 at 2pm in the Guildhall

Present: Cllr Ada Finch (Chair), Cllr Bryn Ellis
In attendance: Moira Kerr, Head of Libraries

1. Minutes of the last meeting

The minutes of the meeting held on 6 December 2022 were agreed as a correct record.

2. Opening hours

The Head of Libraries said that visits had risen by a tenth. She undertook to send the figures for each branch to
members by 31 March 2023.

RESOLVED that the Head of Libraries write to the County Council about the lease of the Hatherby branch.
"""
LETTER = "Dear Sir or Madam,\n\nI am the mother of a boy of nine. He has had no bus since May.\n\nYours faithfully\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "papers"
    path.mkdir()
    (path / "library-board.txt").write_text(MINUTES, encoding="utf-8")
    return path


def trackable(done: flow.Run) -> list[str]:
    return [record.quote.text for reading in done.readings for record in reading.commitments if record.trackable]


def test_minutes_become_a_register(folder: Path, tmp_path: Path) -> None:
    done = flow.run([folder], out=tmp_path / "out", as_at=AS_AT)
    sent, lease = trackable(done)
    assert "undertook to send the figures for each branch to\nmembers by 31 March 2023" in sent
    assert "write to the County Council about the lease" in lease
    (reading,) = done.readings
    first = next(record for record in reading.commitments if record.quote.text == sent)
    assert first.owner_is == "Moira Kerr"
    assert first.due is not None
    assert first.due.date == dt.date(2023, 3, 31)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("empty.docx", b""),
        ("scan.pdf", b"%PDF-1.4\nnot really"),
        ("letterhead.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old Word file"),
        ("page.pdf", b"<html><body><p>Minutes</p></body></html>"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_is_done(folder: Path, tmp_path: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    done = flow.run([folder], out=tmp_path / "out", as_at=AS_AT)
    assert len(trackable(done)) == 2
    if name == "page.pdf" and not done.problems:
        pytest.skip("a page dressed as a PDF was read by its content")
    (problem,) = done.problems
    assert str(problem).startswith(f"{name}: ")
    assert str(problem).endswith(".")
    assert "\n" not in str(problem)
    assert problem.remedy
    note = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert note["not_read"] == [str(problem)]
    assert name in (tmp_path / "out" / "report.html").read_text(encoding="utf-8")


def test_a_batch_of_bad_files_still_gives_files(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = flow.run([tmp_path / "empty.txt"], out=tmp_path / "out", as_at=AS_AT)
    assert done.readings == ()
    assert len(done.problems) == 1
    assert all(path.exists() for path in done.files)


def test_the_names_of_letters_are_not_written_down(folder: Path, tmp_path: Path) -> None:
    letters = folder / "complaints"
    letters.mkdir()
    (letters / "rowan-ashby.txt").write_text(LETTER, encoding="utf-8")
    (letters / "tamsin-ashby.docx").write_bytes(b"")
    done = flow.run([folder], out=tmp_path / "out", as_at=AS_AT)
    assert done.letters == 1
    assert done.problems[0].source == "letter file 2 of 2"
    written = b"".join(path.read_bytes() for path in done.files)
    assert b"ashby" not in written
    note = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert note["not_read"][0].startswith("letter file 2 of 2: ")


@pytest.mark.parametrize("beside", [True, False])
def test_a_bad_file_beside_letters_is_taken_for_one(tmp_path: Path, beside: bool) -> None:
    post = tmp_path / "post"
    (post / "other").mkdir(parents=True)
    (post / "ashby.txt").write_text(LETTER, encoding="utf-8")
    (post / ("" if beside else "other") / "rowan.docx").write_bytes(b"")
    library = flow.gather([post])
    (problem,) = library.to_write(library.problems)
    assert problem.source == ("letter file 2 of 2" if beside else "rowan.docx")


def test_a_second_run_into_the_same_folder_does_not_read_its_own_files(folder: Path) -> None:
    first = flow.run([folder], out=folder, as_at=AS_AT)
    second = flow.run([folder], out=folder, as_at=AS_AT)
    assert len(first.readings) == len(second.readings) == 1
    assert second.letters == 0
    assert second.problems == second.remarks == ()


def test_a_failure_half_way_leaves_the_old_files(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    flow.run([folder], out=out, as_at=AS_AT)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (folder / "library-board.txt").write_text(MINUTES.replace("lease", "roof"), encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(report.register, "write_register_csv", fail)
    with pytest.raises(OSError, match="disk is full"):
        flow.run([folder], out=out, as_at=AS_AT)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """In two processes, since within one the order of sets never changes."""
    written = []
    for seed in ("1", "2"):
        out = tmp_path / f"out{seed}"
        code = (
            "import datetime as dt, pathlib, sys\nfrom nlp_toolkit import flow\n"
            "flow.run([pathlib.Path(sys.argv[1])], out=pathlib.Path(sys.argv[2]), as_at=dt.date(2023, 6, 30))"
        )
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", code, str(folder), str(out)], check=True, env=environment)
        written.append({path.name: path.read_bytes() for path in out.iterdir() if path.name != "run.json"})
    assert written[0] == written[1]
    assert len(written[0]) == 4


def test_a_day_is_used_only_where_the_text_gives_none(tmp_path: Path) -> None:
    undated = MINUTES.replace(" held on Tuesday 7 March 2023 at 2pm", "").replace("31 March 2023", "the end of May")
    (tmp_path / "undated.txt").write_text(undated, encoding="utf-8")
    (tmp_path / "dated.txt").write_text(MINUTES, encoding="utf-8")
    library = flow.gather([tmp_path], kind="minutes")
    dates = {
        reading.document.id: reading.meeting.date
        for reading in flow.extract(library.minutes, date=dt.date(2023, 4, 18))
    }
    assert dates == {"undated": dt.date(2023, 4, 18), "dated": dt.date(2023, 3, 7)}


def test_kind_is_believed(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(LETTER, encoding="utf-8")
    assert len(flow.gather([tmp_path]).letters) == 1
    assert len(flow.gather([tmp_path], kind="minutes").minutes) == 1


def test_progress_counts_every_file_once(folder: Path, tmp_path: Path) -> None:
    (folder / "second.txt").write_text(MINUTES, encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    flow.run([folder], out=tmp_path / "out", as_at=AS_AT, progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "Reading"] == [("Reading", 1, 2), ("Reading", 2, 2)]
    assert told[-1] == ("Writing the files", 1, 1)
    assert all(done <= total for _, done, total in told)
