"""Meetings into a register: in any order, corrected later, told twice, by several runs, and a run that is killed."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import re
import signal
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.tracking import follow, standing
from nlp_toolkit.records import (
    Change,
    Commitment,
    Document,
    Due,
    Line,
    Meeting,
    Quote,
    Reading,
    turned_down,
    waiting,
)
from nlp_toolkit.store import Register, Writer

END = dt.date(2023, 1, 1)
DAYS = (dt.date(2022, 1, 25), dt.date(2022, 3, 10), dt.date(2022, 6, 15))
TEXTS = (
    "Dredge the inner harbour by 2022-05-31.\nRepaint the pilot office.\n",
    "Dredge the inner harbour by 2022-08-31.\nBuy a new tender.\nRepaint the pilot office: done.\n",
    "Dredge the inner harbour: done.\nBuy a new tender: done.\nSurvey the breakwater by 2022-12-31.\n",
)


def reading(text: str, day: dt.date, *, committee: str = "Harbour Panel", source: str = "") -> Reading:
    name = source or day.isoformat()
    records = [
        Commitment(
            Quote(name, found.start(), found.end(), found[0]),
            "update" if found["done"] else "action",
            status="done" if found["done"] else None,
            due=Due(found["due"], dt.date.fromisoformat(found["due"])) if found["due"] else None,
            summary=found["what"],
        )
        for found in re.finditer(r"(?P<what>[A-Z][^.:\n]*?)(?: by (?P<due>\S+))?(?P<done>: done)?\.", text)
    ]
    return Reading(Document(name, "", "txt", text, ()), Meeting(name, committee=committee, date=day), tuple(records))


def link(lines: Sequence[Line], readings: Sequence[Reading], *, by: str = "run") -> tuple[Change, ...]:
    """Join records to lines that say the same thing to do: enough of a linker to see what the register makes of it."""
    found = []
    for read in readings:
        assert read.meeting.date is not None
        for record in read.commitments:
            known = next((line for line in lines if line.what == record.summary), None)
            told = Change("", "progress", read.meeting.date, by, quote=record.quote, committee="Harbour Panel")
            due = record.due.date if record.due else None
            if known is None:
                if record.trackable:
                    found.append(replace(told, ref=f"{read.document.id}:{record.quote.start}", kind="new"))
            elif record.status == "done":
                found.append(replace(told, ref=known.ref, kind="done", field="state", after="reported_done"))
            elif due and known.due and due > known.due:
                found.append(replace(told, ref=known.ref, kind="slipped", field="due", after=due.isoformat()))
            else:
                found.append(replace(told, ref=known.ref))
    return tuple(found)


@pytest.fixture(autouse=True)
def simple_linker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp_toolkit.commitments.track.track", link)


MEETINGS = [reading(text, day) for text, day in zip(TEXTS, DAYS, strict=True)]


def tell(book: Register, *readings: Reading) -> list[Change]:
    return follow(book, readings, council=Council(), run_note={"nlp_toolkit": "0"})


def stands(book: Register) -> dict[str, tuple[Any, ...]]:
    lines = [line for line in standing(book, as_at=END) if not turned_down(line)]
    return {line.what: (line.promised, line.state, line.due, line.first_due, line.slips, line.heard) for line in lines}


EXPECTED = {
    "Dredge the inner harbour": (
        DAYS[0], "reported_done", dt.date(2022, 8, 31), dt.date(2022, 5, 31), 1, DAYS[2]
    ),
    "Repaint the pilot office": (DAYS[0], "reported_done", None, None, 0, DAYS[1]),
    "Buy a new tender": (DAYS[1], "reported_done", None, None, 0, DAYS[2]),
    "Survey the breakwater": (DAYS[2], "overdue", dt.date(2022, 12, 31), dt.date(2022, 12, 31), 0, DAYS[2]),
}  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_meetings_may_come_in_any_order(path: Path, order: tuple[int, ...]) -> None:
    with Register(str(path), create=True) as book:
        for index in order:
            tell(book, MEETINGS[index])
        assert stands(book) == EXPECTED


def test_references_tell_committee_year_and_number(path: Path) -> None:
    with Register(str(path), create=True) as book:
        tell(book, *MEETINGS)
        refs = {line.what: line.ref for line in standing(book, as_at=END)}
    assert refs == {
        "Dredge the inner harbour": "HP (21/22) 01",
        "Repaint the pilot office": "HP (21/22) 02",
        "Buy a new tender": "HP (21/22) 03",
        "Survey the breakwater": "HP (22/23) 01",
    }


def test_a_reference_is_kept_whatever_comes_in_before(path: Path) -> None:
    with Register(str(path), create=True) as book:
        tell(book, MEETINGS[1])
        before = {line.what: line.ref for line in standing(book, as_at=END)}
        tell(book, MEETINGS[0], MEETINGS[2])
        after = {line.ref: line.what for line in standing(book, as_at=END)}
    assert before == {"Dredge the inner harbour": "HP (21/22) 01", "Buy a new tender": "HP (21/22) 02"}
    assert all(after[ref] == what for what, ref in before.items())


def test_minutes_told_twice_add_nothing(path: Path) -> None:
    with Register(str(path), create=True) as book:
        tell(book, *MEETINGS)
        with book.reading() as pages:
            before = pages.history()
        renamed = replace(MEETINGS[0], document=replace(MEETINGS[0].document, id="copy"))
        assert tell(book, *MEETINGS, renamed) == []
        with book.reading() as pages:
            assert pages.history() == before
            assert len(pages.filed()) == 3


def test_corrected_minutes_keep_the_history_and_the_reference(path: Path) -> None:
    with Register(str(path), create=True) as book:
        tell(book, *MEETINGS)
        with book.reading() as pages:
            before = pages.history()
        corrected = TEXTS[0].replace("2022-05-31", "2022-04-30").replace("Repaint the pilot office.\n", "")
        tell(book, reading(corrected, DAYS[0]))
        with book.reading() as pages:
            assert pages.history()[: len(before)] == before
            assert [filed.replaces for filed in pages.filed()] == [None, 1, None, None]
        now = stands(book)
        assert now["Dredge the inner harbour"][3:5] == (dt.date(2022, 4, 30), 1)
        assert "Repaint the pilot office" not in now
        assert tell(book, reading(corrected, DAYS[0])) == []


def test_another_part_of_the_same_meeting_is_no_correction(path: Path) -> None:
    other = reading("Ask the lifeboat crew to dinner.\nPlant trees along the quay.\n", DAYS[0], source="part-two")
    with Register(str(path), create=True) as book:
        tell(book, MEETINGS[0], other)
        assert len(stands(book)) == 4


def test_what_an_officer_set_is_proposed_to_and_not_undone(path: Path) -> None:
    with Register(str(path), create=True) as book:
        tell(book, MEETINGS[0])
        with book.writing() as writer:
            told = Change("HP (21/22) 01", "dropped", DAYS[1], "A Finch", person=True, field="state", after="dropped")
            writer.append([told])
        tell(book, *MEETINGS[1:])
        (line,) = [line for line in standing(book, as_at=END) if line.ref == "HP (21/22) 01"]
    assert line.state == "dropped"
    assert [change.kind for change in waiting(line)] == ["slipped", "done"]


def test_silence_is_counted_by_meetings_that_said_nothing(path: Path) -> None:
    quiet = [reading("Thank the crew.\n", dt.date(2022, month, 9)) for month in (9, 11)]
    with Register(str(path), create=True) as book:
        tell(book, MEETINGS[2], *quiet)
        (line,) = [line for line in standing(book, as_at=END) if line.what == "Survey the breakwater"]
    assert (line.silent, line.heard) == (2, DAYS[2])


def die(where: str, steps: int) -> None:
    left = steps
    whole = Writer._write

    def step(self: Writer, *args: Any) -> Change:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, *args)

    Writer._write = step  # type: ignore[method-assign]
    with Register(where, create=True) as book:
        tell(book, *MEETINGS)


CHANGES = dict(zip(DAYS, (2, 3, 3), strict=True))
"""How many changes each meeting makes."""


@pytest.mark.parametrize("steps", range(8))
def test_a_killed_run_is_finished_by_the_next(path: Path, steps: int) -> None:
    killed = multiprocessing.get_context("fork").Process(target=die, args=(str(path), steps))
    killed.start()
    killed.join(timeout=120)
    assert killed.exitcode == -signal.SIGKILL
    with Register(str(path)) as book:
        with book.reading() as pages:
            told = Counter(change.quote.source for change in pages.history() if change.quote)
            assert set(told) == {filed.source for filed in pages.filed()}
            assert told == {day.isoformat(): CHANGES[day] for day in DAYS if day.isoformat() in told}
        tell(book, *MEETINGS)
        assert stands(book) == EXPECTED


def tell_all(where: str, order: Sequence[int]) -> None:
    with Register(where, create=True) as book:
        for index in order:
            tell(book, MEETINGS[index])


def test_two_runs_at_once_make_one_register(path: Path) -> None:
    processes = multiprocessing.get_context("fork")
    runs = [processes.Process(target=tell_all, args=(str(path), order)) for order in ((0, 1, 2), (2, 0, 1))]
    for run in runs:
        run.start()
    for run in runs:
        run.join(timeout=120)
    assert [run.exitcode for run in runs] == [0, 0]
    with Register(str(path)) as book:
        assert stands(book) == EXPECTED
        with book.reading() as pages:
            assert len(pages.filed()) == 3
