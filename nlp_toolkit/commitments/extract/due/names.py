"""Dates that are no deadline: part of a name ("the 2023 budget"), of a letter ("of 16 May 2018"), or history ("since 2019")."""

from __future__ import annotations

import re

from nlp_toolkit.commitments.extract.due.lead import Lead
from nlp_toolkit.commitments.extract.due.lexicon import FOLLOWERS, VOCABULARY
from nlp_toolkit.commitments.extract.due.stretch import Stretch

_BEFORE = re.compile(
    rf"(?<!\bbe )(?<!\bbeing )(?<!\w)(?:{'|'.join(VOCABULARY['names']['before'])})\s+(?:the\s+)?$", re.IGNORECASE
)
_OF_DEADLINE = re.compile(rf"\b(?:{'|'.join(VOCABULARY['names']['of_deadline'])})\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"(?:'s)?\s+\(?([A-Za-z][\w'-]*)")
_NAMING = frozenset({"year", "season", "festival", "month", "quarter", "break", "term"})
_PLAIN_IN = frozenset({"by", "before", "until", "from", "open"})
_NOUN_FOR = re.compile(
    r"\b(?:budgets?|precepts?|programmes?|plans?|accounts|estimates|calendar|schedule|figures|report|returns?|funding|rates?|grants?|fees?|strategy|scheme)\s+$",
    re.IGNORECASE,
)


def of_deadline(text: str, lead: Lead) -> bool:
    """Tell "a deadline of 3 May", where the date governs, from "the letter of 3 May"."""
    return bool(_OF_DEADLINE.search(text[: lead.start]))


def is_reference(text: str, stretch: Stretch, lead: Lead) -> bool:
    """Tell whether a date names something or tells its history rather than setting a day for it."""
    if stretch.past or lead.sense == "since":
        return True
    if lead.sense == "of":
        return not of_deadline(text, lead)
    before = text[: stretch.start]
    if lead.sense not in {"by", "before"} and (_BEFORE.search(before) or _BEFORE.search(text[: lead.start])):
        return True
    if stretch.unit not in _NAMING:
        return False
    if lead.preposition == "for" and _NOUN_FOR.search(text[: lead.start]):
        return True
    if not followed_by_noun(text, stretch.end):
        return False
    return (
        lead.article
        or (lead.sense == "none" and lead.part == "none")
        or lead.preposition in {"for", "from", "on", "about", "at"}
    )


def followed_by_noun(text: str, end: int) -> bool:
    """Tell whether the word right after a date makes it part of a name ("the summer programme")."""
    word = _NEXT_WORD.match(text[end:])
    return word is not None and word.group(1).lower() not in FOLLOWERS
