"""Follow commitments from meeting to meeting: what is new, moved, done, late or asked for again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from nlp_toolkit.records import Change, Commitment, Line, Reading

if TYPE_CHECKING:
    from nlp_toolkit.commitments.track.model import Model

__all__ = ["provisional", "track"]

Numbering = Callable[[Reading, Commitment], str]


def provisional(reading: Reading, record: Commitment) -> str:
    """Name a new line by the place its record stands at, until the register gives it a reference of its own."""
    return f"{reading.document.id}:{record.quote.start}"


def track(
    lines: Sequence[Line],
    readings: Sequence[Reading],
    *,
    as_at: dt.date | None = None,
    number: Numbering = provisional,
    by: str = "run",
    model: Model | None = None,
) -> tuple[Change, ...]:
    """Match what new meetings say to the open lines of the register, meeting by meeting in the order of their dates.

    A change of the kind "new" opens a line: its quote is that of the record which opens it, and its reference is what
    `number` gives. A change that is `proposed` waits for an officer. Nothing is said of lines that a meeting does not
    speak of, nor of meetings without a date.

    Args:
        lines: The register as it stands.
        readings: The meetings, in any order; later ones see the lines that earlier ones open.
        as_at: Meetings after this day are left out.
        number: Gives the reference of a new line.
        by: What identifies the run.
        model: The model of links; the shipped one if not given.
    """
    from nlp_toolkit.commitments.track import model as links
    from nlp_toolkit.commitments.track.following import follow
    from nlp_toolkit.commitments.track.threads import Thread

    threads = [Thread(line) for line in lines]
    changes: list[Change] = []
    dated = [(reading.meeting.date, reading.document.id, reading) for reading in readings if reading.meeting.date]
    for day, _, reading in sorted(dated, key=lambda each: each[:2]):
        if as_at is None or day <= as_at:
            threads, found = follow(threads, reading, number=number, by=by, model=model or links.load())
            changes += found
    return tuple(changes)
