"""The register in a few sentences that a chair can read aloud."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from nlp_toolkit.records import SOON, Reading
from nlp_toolkit.report.entries import Entry
from nlp_toolkit.report.wording import capital, count, day


def period(readings: Sequence[Reading]) -> str:
    """Name the days that the meetings span, or "" where no meeting is dated."""
    days = sorted(reading.meeting.date for reading in readings if reading.meeting.date)
    if not days:
        return ""
    return day(days[0]) if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"


def bodies(readings: Sequence[Reading]) -> list[str]:
    """Name the committees read, each once and with its council where any minutes name it, in alphabetical order."""
    named: dict[str, str] = {}
    for meeting in (reading.meeting for reading in readings):
        parts = [" ".join(part.split()) for part in (meeting.committee, meeting.council) if part]
        if parts:
            named[parts[0]] = max(named.get(parts[0], ""), ", ".join(parts), key=len)
    return sorted(named.values())


def tally(lines: Sequence[Entry]) -> dict[str, int]:
    """Count the lines to follow by colour."""
    counts = Counter(entry.rating.colour for entry in lines if entry.listing == "register")
    return {colour: counts[colour] for colour in ("red", "amber", "green", "grey")}


def sentences(readings: Sequence[Reading], lines: Sequence[Entry], *, as_at: dt.date) -> list[str]:
    """Say what was read, what is promised, and what needs attention on the day of the report."""
    follow = [entry.commitment for entry in lines if entry.listing == "register"]
    lists = Counter(entry.listing for entry in lines)
    read = f"{capital(count(len(readings), 'set'))} of minutes {_were(len(readings))} read."
    found = count(len(follow), "decision, action or commitment", "decisions, actions and commitments")
    said = [f"{read} {_they(len(readings))} {found} to follow."]
    if follow:
        said.append(_timing(lines, as_at))
        said.append(_gaps(lines))
    rest = [
        count(lists["soft"], "assurance or request", "assurances and requests"),
        f"{count(lists['updates'], 'update')} on earlier work",
    ]
    said.append(f"Beside these stand {rest[0]}, and {rest[1]}.")
    if lists["check"]:
        said.append(f"{capital(count(lists['check'], 'passage'))} {_are(lists['check'])} listed for a person to check.")
    return said


def _timing(lines: Sequence[Entry], as_at: dt.date) -> str:
    """Count what is overdue and what falls due soon."""
    follow = [entry for entry in lines if entry.listing == "register"]
    overdue = sum(entry.rating.colour == "red" for entry in follow)
    soon = sum(
        entry.commitment.due is not None
        and entry.commitment.due.date is not None
        and as_at <= entry.commitment.due.date <= as_at + SOON
        for entry in follow
    )
    late = f"{capital(count(overdue, 'line'))} {_are(overdue)} Red: overdue, slipped twice or reported not done"
    return f"{late}; {count(soon, 'line')} {'falls' if soon == 1 else 'fall'} due in the next four weeks."


def _gaps(lines: Sequence[Entry]) -> str:
    """Count the lines that nobody could chase: without a day, or without an owner."""
    follow = [entry.commitment for entry in lines if entry.listing == "register"]
    undated = sum(record.due is None or record.due.date is None for record in follow)
    unowned = sum(not record.owner and not record.owner_is for record in follow)
    first = f"{capital(count(undated, 'line'))} {'names' if undated == 1 else 'name'} no day to be done by"
    return f"{first}, and {count(unowned, 'line')} {'names' if unowned == 1 else 'name'} no owner."


def _they(number: int) -> str:
    return "It records" if number == 1 else "They record"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
