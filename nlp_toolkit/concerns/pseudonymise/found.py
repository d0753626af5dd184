"""What detection finds, while the letter's own words are still at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from nlp_toolkit.records import FindingType

Role = Literal["", "child", "parent", "relative", "official"]


@dataclass(frozen=True, slots=True)
class Found:
    """Mark one stretch that identifies somebody.

    Attributes:
        start: Offset of the first character.
        end: Offset after the last character.
        type: What it is.
        reason: Why it was taken for that.
        doubtful: Whether an officer should look at it first.
        role: For a person, who the words beside the name say it is.
    """

    start: int
    end: int
    type: FindingType
    reason: str
    doubtful: bool = False
    role: Role = ""


def settle(found: Iterable[Found]) -> list[Found]:
    """Order findings and make them disjoint: what comes first in the list wins, the rest keeps what is left of it."""
    kept: list[Found] = []
    for one in found:
        for start, end in _gaps(one, kept):
            kept.append(replace(one, start=start, end=end))
    return sorted(kept, key=lambda one: one.start)


def _gaps(one: Found, kept: list[Found]) -> list[tuple[int, int]]:
    """List the parts of a finding that no earlier one covers; for forms that make sense only whole, all or none."""
    parts = [(one.start, one.end)]
    for other in kept:
        if other.start >= one.end or other.end <= one.start:
            continue
        parts = [
            piece
            for start, end in parts
            for piece in ((start, min(end, other.start)), (max(start, other.end), end))
            if piece[0] < piece[1]
        ]
    return parts
