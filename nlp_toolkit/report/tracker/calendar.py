"""The due dates of a register as a calendar file, to subscribe to or to bring in again."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nlp_toolkit.report.tracker.events import since
from nlp_toolkit.report.tracker.fields import fill, owner
from nlp_toolkit.report.tracker.layouts import Layout
from nlp_toolkit.report.tracker.printed import printed
from nlp_toolkit.report.tracker.standing import DONE, Standing, counted
from nlp_toolkit.report.wording import day

if TYPE_CHECKING:
    from icalendar import Event

NAMESPACE = uuid.UUID("6c3f0c5e-6a0b-5f0a-9a55-5d3c1d7f7b11")
"""What the identifiers of events are made in; a line's own never changes."""


def calendar(lines: Sequence[Standing], *, as_at: dt.date, layout: Layout) -> bytes:
    """Write each line's due date as an event of a whole day.

    Each event keeps its identifier for ever and counts the changes of its line, so that bringing a later file into the
    same calendar moves an event and never doubles it. What is done says so; what was dropped, or has
    lost its date, is cancelled.

    Args:
        lines: Lines of the register, as at the day.
        as_at: Day of the report; also the moment that the events bear.
        layout: Gives the calendar its name.
    """
    from icalendar import Calendar

    real = {id(line) for line in counted([one.line for one in lines])}
    made = Calendar()
    made.add("prodid", "-//nlp-toolkit//register of actions and commitments//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", layout.title)
    for one in lines:
        due = one.line.due or one.line.first_due
        if id(one.line) in real and due is not None:
            made.add_component(_event(one, due, as_at))
    return bytes(made.to_ical())


def identifier(council: str, ref: str) -> str:
    """Give a line the identifier of its event.

    >>> identifier("Brackenshire County Council", "CF (21/22) 07")
    'ab0ba92e-4525-5e3c-91d9-4b93937906a7'
    """
    return str(uuid.uuid5(NAMESPACE, f"{council.casefold()}/{ref}"))


def _event(one: Standing, due: dt.date, as_at: dt.date) -> Event:
    """Make the event of one line."""
    from icalendar import Event

    line = one.line
    ended = line.state in {"dropped", "superseded"} or line.due is None
    prefix = "Done: " if line.state in DONE else "No longer due: " if ended else ""
    made = Event()
    made.add("uid", identifier(line.council, line.ref))
    made.add("dtstamp", dt.datetime(as_at.year, as_at.month, as_at.day, tzinfo=dt.UTC))
    made.add("sequence", sum(1 for _ in since(line)))
    made.add("dtstart", due)
    made.add("dtend", due + dt.timedelta(days=1))
    made.add("summary", f"{prefix}{line.ref}: {fill(one, 'what')}")
    made.add("description", _description(one))
    made.add("status", "CANCELLED" if ended else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("categories", [one.rating.label])
    return made


def _description(one: Standing) -> str:
    """Say whose it is, how it stands, and in which words it was promised."""
    line = one.line
    at = f"{fill(one, 'origin')}{f', {day(line.promised)}' if line.promised else ''}"
    return "\n".join(
        [
            f"Owner: {owner(line)}.",
            f"Status: {fill(one, 'status')}. {one.rating.reason}",
            f"Promised at: {at}.",
            f"“{printed(line.first.quote.text)}”",
        ]
    )
