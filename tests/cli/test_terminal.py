"""What the command does to a terminal, a pipe and a foreign locale: tried in a process of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

CALL = (sys.executable, "-c", "from nlp_toolkit.cli import app; app(prog_name='nlp-toolkit')")
MINUTES = """Harbour Trust of Wexmoor
Minutes of the meeting held on 7 March 2023

1. Moorings

Ŵyn Siôn undertook to circulate the “winter” tariff to members by 31 March 2023.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "trust.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def on_a_terminal(*words: str) -> str:
    """Run a command on a terminal of its own, and give all that was shown there."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    process = subprocess.Popen([*CALL, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # Linux says so when the other side has closed
            break
        if not more:
            break
        shown += more
    os.close(ours)
    assert process.wait(timeout=300) == 0
    return shown.decode("utf-8")


def test_a_terminal_gets_a_progress_bar_and_a_table(minutes: Path) -> None:
    shown = on_a_terminal("extract", str(minutes), "--kind", "minutes")
    assert "Finding commitments" in shown
    assert "\x1b[" in shown
    assert "trust, 7 March 2023" in shown
    assert [mark for mark in ("┃", "│", "Kind", "Confidence") if mark not in shown] == []


def test_quiet_shows_no_progress_bar(minutes: Path) -> None:
    assert "Finding commitments" not in on_a_terminal("extract", "-q", str(minutes), "--kind", "minutes")


def test_a_pipe_gets_neither(minutes: Path) -> None:
    done = subprocess.run([*CALL, "extract", str(minutes), "--kind", "minutes"], capture_output=True, timeout=300)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("locale", "form"),
    [
        ({"LC_ALL": "C"}, "table"),
        ({"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "jsonl"),
        ({"PYTHONIOENCODING": "ascii"}, "csv"),
    ],
)
def test_words_come_out_in_utf_8_whatever_the_locale(minutes: Path, locale: dict[str, str], form: str) -> None:
    words = ["extract", str(minutes), "--kind", "minutes", "--format", form]
    done = subprocess.run([*CALL, *words], capture_output=True, env={**os.environ, **locale}, timeout=300)
    assert done.returncode == 0
    said = done.stdout.decode("utf-8")
    assert "Ŵyn Siôn undertook to circulate the " in said
    assert form == "table" or "the “winter” tariff" in said


def test_a_reader_that_has_seen_enough_ends_it_quietly(minutes: Path) -> None:
    minutes.write_text(MINUTES + "\nShe would write to the County Council by 1 May.\n" * 400, encoding="utf-8")
    words = ["extract", str(minutes), "--kind", "minutes", "--format", "jsonl"]
    with subprocess.Popen([*CALL, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=300)
    assert said == b""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_there_to_install(shell: str) -> None:
    environment = {**os.environ, "_NLP_TOOLKIT_COMPLETE": f"source_{shell}"}
    done = subprocess.run(CALL, capture_output=True, env=environment, timeout=300)
    assert done.returncode == 0
    assert b"_NLP_TOOLKIT_COMPLETE" in done.stdout


def test_completion_knows_the_commands() -> None:
    environment = {
        **os.environ,
        "_NLP_TOOLKIT_COMPLETE": "complete_bash",
        "COMP_WORDS": "nlp-toolkit e",
        "COMP_CWORD": "1",
    }
    done = subprocess.run(CALL, capture_output=True, env=environment, text=True, timeout=300)
    assert done.stdout.split() == ["extract", "evidence", "evaluate"]
