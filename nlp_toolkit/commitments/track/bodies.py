"""Which meetings may speak of which lines: the same council, and a committee that has to do with it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from nlp_toolkit.records import Line, Meeting

Tie = Literal["same", "unknown", "named", "none"]

_SMALL = frozenset({"the", "of", "and", "for", "on", "&", "a", "meeting", "special", "extraordinary", "ordinary"})
_GROUP = re.compile(
    r"\b(?:task|working|steering|sub|reference|liaison)\b.*\b(?:group|party|committee|panel)\b|\bsub-?committee\b",
    re.IGNORECASE,
)


def tie(line: Line, meeting: Meeting, text: str) -> Tie:
    """Tell how a meeting has to do with the committee of a line.

    Args:
        line: A line of the register.
        meeting: The meeting.
        text: Its minutes.

    Returns:
        "same" committee; "unknown" where one of the two names none; "named" where the minutes name the line's
        committee, or one of the two is a group that works for others; "none" where they have nothing to do with
        each other, another council's meetings above all.
    """
    if line.council and meeting.council and _key(line.council) != _key(meeting.council):
        return "none"
    ours, theirs = line.committee or line.council, meeting.committee or meeting.council or ""
    if not ours or not theirs or not (line.committee and meeting.committee):
        return "same" if ours and _key(ours) == _key(theirs) else "unknown"
    if _same(ours, theirs):
        return "same"
    if _GROUP.search(ours) or _GROUP.search(theirs) or _named(ours, text):
        return "named"
    return "none"


def _same(one: str, other: str) -> bool:
    first, second = set(_key(one).split()), set(_key(other).split())
    return first == second or (len(first & second) >= 2 and (first <= second or second <= first))


def _named(committee: str, text: str) -> bool:
    """Tell whether minutes name a committee in full."""
    return _key(committee) in _key_of_text(text)


@cache
def _key(name: str) -> str:
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", name.casefold().replace("’", "'"))
    return " ".join(word for word in words if word not in _SMALL)


@cache
def _key_of_text(text: str) -> str:
    return _key.__wrapped__(text)
