"""Tell whether a promise answers what was asked, or only a part of it."""

from __future__ import annotations

import re
from functools import cache

from nlp_toolkit.records import Line, Strength
from nlp_toolkit.terms import load


def strength_of(line: Line) -> Strength:
    """Tell how far a promise that has to do with a concern answers it.

    A promise to report, to plan, to train or to look again answers a part; so does one in soft words or on a condition.
    A promise of a visit or of an invitation only mentions it.
    """
    words = " ".join((line.what or line.first.quote.text).split())
    if _form("mentions").search(words):
        return "mentions"
    if line.firmness != "firm" or line.condition or line.first.kind == "assurance" or _form("partial").search(words):
        return "partial"
    return "direct"


@cache
def _form(name: str) -> re.Pattern[str]:
    return re.compile("|".join(entry["pattern"] for entry in load("links")[name]), re.IGNORECASE)
