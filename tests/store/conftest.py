"""Invented minutes for a register, and a register of its own for each test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlp_toolkit.records import Change, Commitment, Document, Due, Meeting, Quote, Reading
from nlp_toolkit.store import Register

DAY = dt.date(2022, 3, 10)


def reading(text: str, day: dt.date = DAY, *, source: str = "panel", committee: str = "Harbour Panel") -> Reading:
    """Read minutes of one line each: every line is an action, "by 2022-05-31" at its end is its date."""
    document = Document(source, f"{source}.txt", "txt", text, ())
    records = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words:
            _, by, when = words.rpartition(" by ")
            due = Due(f"by {when}", dt.date.fromisoformat(when)) if by else None
            quote = Quote(source, at, at + len(words), words)
            records.append(Commitment(quote, "action", due=due, summary=words))
        at += len(line)
    return Reading(document, Meeting(source, committee=committee, date=day), tuple(records))


def opening(read: Reading, index: int = 0) -> Change:
    """Open a line with a record of a reading."""
    record = read.commitments[index]
    assert read.meeting.date is not None
    committee = read.meeting.committee or ""
    return Change(
        f"{read.document.id}:{record.quote.start}",
        "new",
        read.meeting.date,
        "run 1",
        quote=record.quote,
        record=record,
        committee=committee,
    )


def series(change: Change) -> str:
    """Number by committee and calendar year."""
    return f"HP ({change.on:%y})"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file for a register."""
    return tmp_path / "register.db"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    """Open a register of its own."""
    with Register(str(path), create=True) as opened:
        yield opened
