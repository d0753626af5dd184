"""One line of the register: a record with its reference, its rating and the list it stands on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Commitment, Rating, Reading, rate
from nlp_toolkit.report.references import anchor, chronological, references

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
    """

    reference: str
    reading: Reading
    commitment: Commitment
    rating: Rating
    listing: Listing

    @property
    def anchor(self) -> str:
        """Name its place on the page."""
        return anchor(self.reference)


def entries(readings: Sequence[Reading], *, as_at: dt.date, check_below: float = 0.5) -> list[Entry]:
    """Turn readings into lines of the register, by meeting date and then by place in the text.

    Args:
        readings: What was read, in any order.
        as_at: Day of the report.
        check_below: Records of a lower confidence go to the list "To check".
    """
    ordered = chronological(readings)
    lines = []
    for reading, names in zip(ordered, references(ordered), strict=True):
        found = sorted(zip(names, reading.commitments, strict=True), key=lambda pair: pair[1].quote.start)
        for name, commitment in found:
            rating = rate(commitment, reading.meeting.date, as_at)
            lines.append(Entry(name, reading, commitment, rating, listing(commitment, check_below=check_below)))
    return lines


def listing(commitment: Commitment, *, check_below: float = 0.5) -> Listing:
    """Choose the list a record stands on."""
    if commitment.confidence < check_below:
        return "check"
    if commitment.procedural:
        return "form"
    if commitment.trackable:
        return "register"
    return "updates" if commitment.kind == "update" else "soft"
