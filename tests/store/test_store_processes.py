"""Several programs at one register: no words are lost, no number is given twice, and a killed one leaves no half."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import pytest

from nlp_toolkit.store import Register
from nlp_toolkit.store.register import Writer

from .conftest import opening, reading, series

PROCESSES = multiprocessing.get_context("fork")
TIMES = 6


def write(where: str, name: str, together: Barrier) -> None:
    """Write two lines again and again, beginning at the same moment as the others; the register is made, too."""
    together.wait()
    with Register(where, create=True) as register:
        for number in range(TIMES):
            with register.writing() as writer:
                writer.append([opening(reading(f"{name} {number}\n", source=name))] * 2, series=series)


def test_writers_at_once_lose_nothing_and_share_no_number(path: Path) -> None:
    names = ("one", "two", "three")
    together = PROCESSES.Barrier(len(names))
    writers = [PROCESSES.Process(target=write, args=(str(path), name, together)) for name in names]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Register(str(path)) as register, register.reading() as pages:
        history = pages.history()
    every = range(1, 2 * TIMES * len(names) + 1)
    assert [change.id for change in history] == list(every)
    assert [change.ref for change in history] == [f"HP (22) {number:02d}" for number in every]
    for name in names:
        words = [change.quote.text for change in history if change.quote and change.quote.source == name]
        assert words == [f"{name} {number}" for number in range(TIMES) for _ in range(2)]


def die_after(steps: int) -> None:
    """Kill this process as soon as it has taken so many steps of writing."""
    left = steps

    def dying(whole: Callable[..., Any]) -> Callable[..., Any]:
        def step(self: Writer, *args: Any, **kwargs: Any) -> Any:
            nonlocal left
            done = whole(self, *args, **kwargs)
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        return step

    for name in ("start_run", "file", "_number", "_write"):
        setattr(Writer, name, dying(getattr(Writer, name)))


def write_and_die(where: str, steps: int) -> None:
    die_after(steps)
    with Register(where, create=True) as register:
        for number in range(2):
            read = reading(f"Mend quay {number}\nPaint hut {number}\n", source=f"panel-{number}")
            with register.writing() as writer:
                minutes = writer.file(read, run=writer.start_run({}))
                writer.append([opening(read), opening(read, 1)], series=series, minutes=minutes)


STEPS = 6
"""Steps for each meeting: a run, its minutes, and a number and a change for each of two lines."""


@pytest.mark.parametrize("steps", range(1, 2 * STEPS + 1))
def test_a_run_killed_at_any_point_leaves_the_register_whole(path: Path, steps: int) -> None:
    killed = PROCESSES.Process(target=write_and_die, args=(str(path), steps))
    killed.start()
    killed.join(timeout=120)
    assert killed.exitcode == -signal.SIGKILL
    whole = (steps - 1) // STEPS
    with Register(str(path)) as register:
        with register.reading() as pages:
            assert len(pages.filed()) == whole
            assert [change.ref for change in pages.history()] == ["HP (22) 01", "HP (22) 02"][: 2 * whole]
        with register.writing() as writer:
            assert writer.start_run({}) == whole + 1
