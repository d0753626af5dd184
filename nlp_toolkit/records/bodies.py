"""Whether two names are those of one body, though clerks write them differently."""

from __future__ import annotations

import re

_SMALL = frozenset({"the", "of", "and", "for", "on", "a"})


def same_body(committee: str, other: str, *, council: str = "", other_council: str = "") -> bool:
    """Tell whether two committees are one; a council that is not named may be any.

    >>> same_body("Children & Families Scrutiny Panel", "Children and Families Scrutiny Panel", council="Wexmoor")
    True
    >>> same_body("Cabinet", "Cabinet", council="Wexmoor", other_council="Ardley")
    False

    Args:
        committee: Name of a committee, or "".
        other: Name of another, or "".
        council: Council of the first, or "".
        other_council: Council of the second, or "".
    """
    ours, theirs = _key(council), _key(other_council)
    return _key(committee) == _key(other) and (not ours or not theirs or ours == theirs)


def _key(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - _SMALL
