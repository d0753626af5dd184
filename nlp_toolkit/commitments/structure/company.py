"""Whose meeting it was, where the minutes do not say: the body whose other meetings the same people went to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp_toolkit.records import Meeting

FEWEST = 4
"""How many members two meetings must share before they can be of one body."""
SHARE = 0.5
"""How many of all the members at either of two meetings must have been at both."""
LEAD = 0.15
"""By how much the best body must be ahead of the next."""
_MEMBERS = frozenset({"present", "substitute"})


def named_by_company(meeting: Meeting, text: str, others: Sequence[Meeting]) -> Meeting:
    """Give a meeting that names no committee the one whose members came to it, if its text speaks of such a body.

    Nothing is guessed where too few members are shared, where two bodies are about as near, or where the minutes
    never speak of "the Panel", "the Committee" or whatever the body is called.

    Args:
        meeting: The meeting.
        text: Its minutes.
        others: Meetings of bodies that are known.
    """
    if meeting.committee:
        return meeting
    members = _members(meeting)
    nearest: dict[str, float] = {}
    councils: dict[str, str] = {}
    for other in others:
        committee, council = other.committee or "", other.council or ""
        if committee and not _strangers(meeting.council, council) and _speaks_of(committee, text):
            nearest[committee] = max(nearest.get(committee, 0.0), _likeness(members, _members(other)))
            councils[committee] = councils.get(committee) or council
    ranked = sorted(nearest.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or ranked[0][1] < SHARE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAD):
        return meeting
    committee = ranked[0][0]
    return replace(meeting, council=meeting.council or councils[committee] or None, committee=committee)


def _members(meeting: Meeting) -> frozenset[tuple[str, str]]:
    """Give the members who were there as (first letter, surname)."""
    names = [person.name.casefold().split() for person in meeting.people if person.presence in _MEMBERS]
    return frozenset((name[0][0], name[-1]) for name in names if name)


def _likeness(ours: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> float:
    both = len(ours & theirs)
    return both / len(ours | theirs) if both >= FEWEST else 0.0


def _strangers(council: str | None, other: str) -> bool:
    """Tell whether two councils are named and are not the same."""
    return bool(council and other and council.casefold() != other.casefold())


def _speaks_of(committee: str, text: str) -> bool:
    """Tell whether a text speaks of a body by its last word ("the Panel"), more than once."""
    last = re.findall(r"[^\W\d_]+", committee)
    return bool(last) and len(re.findall(rf"\bthe\s+{re.escape(last[-1])}\b", text, re.IGNORECASE)) > 1
