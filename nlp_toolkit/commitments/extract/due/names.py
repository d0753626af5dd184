"""Dates that are no deadline: part of a name ("the 2023 budget", "the letter of 16 May") or history ("since 2019")."""

from __future__ import annotations

import re

from nlp_toolkit.commitments.extract.due.lead import Lead
from nlp_toolkit.commitments.extract.due.lexicon import FOLLOWERS, VOCABULARY
from nlp_toolkit.commitments.extract.due.stretch import Frame, Stretch, add_months

_BEFORE = re.compile(
    rf"(?<!\bbe )(?<!\bbeing )(?<!\w)(?:{'|'.join(VOCABULARY['names']['before'])})\s+(?:the\s+)?$", re.IGNORECASE
)
_OF_DEADLINE = re.compile(rf"\b(?:{'|'.join(VOCABULARY['names']['of_deadline'])})\s+$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"(?:'s)?\s+\(?([A-Za-z][\w'-]*)")
_LATELY = 120  # days
_TOLD = re.compile(r"\b(?:was|were|had|has|have|did|took|met|went|held|came|gave|wrote|\w{3,}ed)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|must|may|to be|agreed (?:to|that)|resolved|planned|scheduled|arranged|due|expected"
    r"|deadline|next|action)\b",
    re.IGNORECASE,
)
_OWN_DATE = re.compile(
    r"\s*(?::|(?:will|would|shall|is|was|to)\s+(?:be\s+|take\s+place|then\s+)*(?:held\b|scheduled|arranged|fixed|on\b|at\b|in\b|\d|place)"
    r"|\s*-?\s*\d)",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\bfollowed\s+$", re.IGNORECASE)
_NAMING = frozenset({"year", "season", "festival", "month", "quarter", "break", "term"})
_PLAIN_IN = frozenset({"by", "before", "until", "from", "open"})
_HEAD = re.compile(r"(?:^|[.;:]\s+)[\s•·*()\d.a-z-]{0,6}$|\bthat\s+$")
_FOR = re.compile(r"for\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"(?:\s+(?:morning|afternoon|evening|night)(?:'s)?|'s)?\s+(?:events?|concerts?|sessions?|club|disco|parade|party|service"
    r"|show|market|fair|walk|shift|dance|quiz|class(?:es)?)\b",
    re.IGNORECASE,
)
_NOUN_FOR = re.compile(
    r"\b(?:budgets?|precepts?|programmes?|plans?|accounts|estimates|calendar|schedule|figures|report|returns?|funding"
    r"|rates?|grants?|fees?|strategy|scheme)\s+$",
    re.IGNORECASE,
)


def of_deadline(text: str, lead: Lead) -> bool:
    """Tell "a deadline of 3 May", where the date governs, from "the letter of 3 May"."""
    return bool(_OF_DEADLINE.search(text[: lead.start]))


def just_past(frame: Frame, stretch: Stretch, lead: Lead) -> bool:
    """Tell whether a date without a year is the one just gone, told in the past: "on 12 August it was removed"."""
    if not stretch.yearly or stretch.last is None or frame.meeting is None or lead.sense in {"by", "before", "until"}:
        return False
    gone = (frame.meeting - add_months(stretch.last, -12)).days
    return 0 < gone <= _LATELY and bool(_TOLD.search(frame.text)) and not _AHEAD.search(frame.text)


def is_history(text: str, end: int) -> bool:
    """Tell whether the words that end here make what follows a name or history: "dated", "agreed at", "minutes of"."""
    return bool(_BEFORE.search(f"{text[: max(end, 0)]} "))


def is_reference(text: str, stretch: Stretch, lead: Lead) -> bool:
    """Tell whether a date names something or tells its history rather than setting a day for it."""
    if stretch.past or lead.sense == "since":
        return True
    if stretch.unit == "meeting" and lead.sense == "none" and _OWN_DATE.match(text[stretch.end :]):
        return True
    if lead.sense == "of":
        return not of_deadline(text, lead)
    if lead.sense == "by" and _AGENT.search(text[: lead.start]):
        return True
    if stretch.unit == "span" and _FOR.match(text, stretch.start) and _NOUN_FOR.search(text[: stretch.start]):
        return True
    if stretch.unit == "day" and lead.sense not in {"by", "before"} and _OCCASION.match(text, stretch.end):
        return True
    if lead.sense not in {"by", "before"} and (is_history(text, stretch.start) or is_history(text, lead.start)):
        return True
    if stretch.unit not in _NAMING:
        return False
    figures = stretch.unit == "year" and text[stretch.start].isdigit()
    if lead.preposition == "for" and (figures or _NOUN_FOR.search(text[: lead.start])):
        return True
    if not followed_by_noun(text, stretch.end) or _opens_with(text, stretch, lead):
        return False
    return (
        lead.article
        or (lead.sense == "none" and lead.part == "none")
        or lead.preposition in {"for", "from", "on", "about", "at"}
    )


def _opens_with(text: str, stretch: Stretch, lead: Lead) -> bool:
    """Tell a day at the head of its sentence, before the subject: "From May 2024 travel budgets would be paid"."""
    dated = re.search(r"\d{4}", text[stretch.start : stretch.end]) is not None or stretch.unit == "month"
    return dated and lead.sense in {"from", "in"} and not lead.article and _HEAD.search(text[: lead.start]) is not None


def followed_by_noun(text: str, end: int) -> bool:
    """Tell whether the word right after a date makes it part of a name ("the summer programme")."""
    word = _NEXT_WORD.match(text[end:])
    return word is not None and word.group(1).lower() not in FOLLOWERS
