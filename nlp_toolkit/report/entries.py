"""One line of the register: a record with its reference, its rating and the list it stands on."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Commitment, Gap, Line, Quote, Rating, Reading, Thresholds, rate, rate_line
from nlp_toolkit.report.references import anchor, chronological, initials, references

Listing = Literal["register", "soft", "updates", "check", "form"]
LISTINGS: tuple[Listing, ...] = ("register", "soft", "updates", "check", "form")


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one record as the register shows it.

    Attributes:
        reference: Short name that people can quote ("CF (21/22) 07").
        reading: The minutes it comes from.
        commitment: The record itself.
        rating: How it stands on the day of the report.
        listing: The list it stands on.
        line: The line of the register that it opened, with its story, or None.
        speaks_of: References of earlier lines that it speaks of.
        gaps: What that line lacks.
    """

    reference: str
    reading: Reading
    commitment: Commitment
    rating: Rating
    listing: Listing
    line: Line | None = None
    speaks_of: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def anchor(self) -> str:
        """Name its place on the page."""
        return anchor(self.reference)


def entries(
    readings: Sequence[Reading],
    *,
    as_at: dt.date,
    followed: Sequence[Line] = (),
    gaps: Mapping[str, tuple[Gap, ...]] | None = None,
    thresholds: Thresholds | None = None,
    check_below: float = 0.5,
) -> list[Entry]:
    """Turn readings into lines of the register, by meeting date and then by place in the text.

    Args:
        readings: What was read, in any order.
        as_at: Day of the report.
        followed: Lines followed from meeting to meeting; a record that opened one is named and rated as that line, and
            one that speaks of an earlier line, or says again what its own meeting said, stands among the updates.
        gaps: What each line lacks, by its reference.
        thresholds: The numbers of the rating.
        check_below: Records of a lower confidence go to the list "To check".
    """
    ordered = chronological(readings)
    opened, spoken = _followed(followed)
    numbered = references(ordered)
    if followed:
        numbered = _by_day(ordered)
    found = []
    for reading, names in zip(ordered, numbered, strict=True):
        for name, record in sorted(zip(names, reading.commitments, strict=True), key=lambda pair: pair[1].quote.start):
            line, refs = opened.get(_key(record.quote)), tuple(spoken.get(_key(record.quote), ()))
            shown = listing(record, check_below=check_below)
            if line:
                rating, name = rate_line(line, as_at=as_at, thresholds=thresholds), line.ref
                shown = "check" if line.state == "proposed" else "register"
            else:
                rating = rate(record, reading.meeting.date, as_at, thresholds=thresholds)
                said_again = (refs and shown == "soft") or (followed and shown == "register")
                shown = "updates" if said_again else shown
            found.append(Entry(name, reading, record, rating, shown, line, refs, (gaps or {}).get(name, ())))
    return found


def _followed(lines: Sequence[Line]) -> tuple[dict[tuple[str, int, int], Line], dict[tuple[str, int, int], list[str]]]:
    """Find the line that each record opened, and the lines that each later record speaks of."""
    opened = {_key(line.first.quote): line for line in lines}
    spoken: dict[tuple[str, int, int], list[str]] = {}
    for line in lines:
        for change in line.story:
            record = change.record.quote if change.record else change.quote
            if record is not None and change.kind != "new" and not change.person:
                refs = spoken.setdefault(_key(record), [])
                refs.extend([line.ref] if line.ref not in refs else [])
    return opened, spoken


def _by_day(readings: Sequence[Reading]) -> list[list[str]]:
    """Name records by their committee, the day of the meeting and their place in it."""
    counts: Counter[str] = Counter()
    named = []
    for reading in readings:
        day = f"{reading.meeting.date:%d.%m.%y}" if reading.meeting.date else "undated"
        series = f"{initials(reading.meeting)} {day}"
        first = counts[series] + 1
        counts[series] += len(reading.commitments)
        named.append([f"{series} no. {number}" for number in range(first, counts[series] + 1)])
    return named


def _key(quote: Quote) -> tuple[str, int, int]:
    return quote.source, quote.start, quote.end


def listing(commitment: Commitment, *, check_below: float = 0.5) -> Listing:
    """Choose the list a record stands on."""
    if commitment.confidence < check_below:
        return "check"
    if commitment.procedural:
        return "form"
    if commitment.trackable:
        return "register"
    return "updates" if commitment.kind == "update" else "soft"
