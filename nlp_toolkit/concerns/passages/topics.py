"""Join clauses that speak of the same thing, so that each concern of a sentence is one passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from nlp_toolkit.concerns.passages.states import formal
from nlp_toolkit.concerns.passages.stretch import Stretch
from nlp_toolkit.terms import load

FEWEST = 3
"""Words in the shortest clause that may be a passage of its own."""


def topics(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Join the clauses of each sentence, but for those that speak of other things than the clause before.

    Args:
        text: The safe text.
        stretches: Its clauses in order; those of one sentence share a group.
    """
    joined: list[Stretch] = []
    about: frozenset[str] = frozenset()
    for stretch in stretches:
        new = _about(text[stretch.start : stretch.end])
        last = joined[-1] if joined else None
        if last is None or last.group != stretch.group or _apart(text, last, stretch, about, new):
            joined.append(stretch)
            about = new
        else:
            joined[-1] = replace(last, end=stretch.end)
            about = (about & new) or about | new
    return joined


def _apart(text: str, last: Stretch, stretch: Stretch, about: frozenset[str], new: frozenset[str]) -> bool:
    """Tell whether a clause begins another concern, or follows mere form."""
    before, now = text[last.start : last.end], text[stretch.start : stretch.end]
    if (formal(before) is None) != (formal(now) is None):
        return True
    if min(len(before.split()), len(now.split())) < FEWEST:
        return False
    return bool(about) and bool(new) and not about & new


def _about(text: str) -> frozenset[str]:
    """Name the themes whose cues stand in a clause."""
    return frozenset(code for code, patterns in _cues() if any(pattern.search(text) for pattern in patterns))


@cache
def _cues() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple((theme["code"], tuple(_compiled(theme["cues"]))) for theme in load("ehcp")["themes"])


def _compiled(patterns: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(pattern, re.IGNORECASE) for pattern in patterns]
