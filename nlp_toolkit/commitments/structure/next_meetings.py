"""The days given for later meetings, and of which body."""

from __future__ import annotations

import datetime as dt
import re
from calendar import month_name
from collections.abc import Collection, Sequence

from nlp_toolkit.commitments.structure.days import days
from nlp_toolkit.commitments.structure.part import Part

_NEXT = re.compile(
    r"\b(?:next|future|forthcoming)\b[^.;]{0,60}?\bmeetings?\b|\bmeetings?\s+(?:dates?\b|will\s+(?:next\s+)?be\s+held)"
    r"|\bdates?\b[^.]{0,25}\b(?:of|for)\s+(?:the\s+)?next\b"
    rf"|\b(?:{'|'.join(filter(None, month_name))})\s+(?:[\w-]+\s+){{0,2}}meeting\b[^.;]{{0,40}}?"
    r"\b(?:will|would|is)\b[^.;]{0,20}\b(?:held|take\s+place|on)\b",
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"\b(?:next|future|forthcoming)\b(?:\s+\w+){0,3}\s+meetings?\b|\bdates?\b.{0,25}\b(?:of|for)\s+(?:the\s+)?(?:next|future)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:previous|last|minutes\s+of|held\s+on|was\s+held)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:[^.;!?]|[.;!?](?=\S))+[.;!?]?")
_ANNUAL = re.compile(r"\b(AGM|Annual (?:General |Parish |Town )?(?:Meeting|Assembly))\b", re.IGNORECASE)
_MEETING_OF = re.compile(
    r"\bmeetings?\s+of\s+(?:the\s+)?((?:[A-Z][\w&'/-]*|of|and|the|for|\s)+?)\s+"
    r"(?:is|are|will|was|would|to|on|has|takes?|had)\b"
)
_NEXT_NAMED = re.compile(r"\bnext\s+((?:[A-Z][\w&'/-]*\s+)+?)(?:[Mm]eeting|MEETING)")
_REPORT_ON = re.compile(r"(?:[Rr]eports?\s+(?:on|from|of)\s+(?:the\s+)?)?([A-Z].*?)\s+(?:Meeting|Report|Update)\b")
_OWN = frozenset(
    ("council", "parish council", "committee", "group", "panel", "ordinary", "full", "monthly", "general", "regular")
)


def next_meetings(
    text: str, parts: Sequence[Part], titles: Sequence[str], met: dt.date | None, own: Collection[str | None]
) -> tuple[tuple[str, dt.date], ...]:
    """Find the days given for later meetings, with the body's name where it is another.

    Args:
        text: The plain text.
        parts: The parts, in order.
        titles: For each part, the title of the item it stands in.
        met: Day of this meeting; days before it are left out, and days without a year need it.
        own: Names of the body that met.
    """
    found: list[tuple[str, dt.date]] = []
    about = {title for title in set(titles) if _NEXT_TITLE.search(title)}
    for part, title in zip(parts, titles, strict=True):
        here = title in about
        if not here and not ("EETING" in part.words.upper() and _NEXT.search(part.words)):
            continue
        for sentence in _SENTENCE.finditer(text, part.start, part.end):
            said = _NEXT.search(sentence.group())
            if not (here or said) or (_PAST.search(sentence.group()) and not _NEXT_TITLE.search(sentence.group())):
                continue
            first = sentence.start() + (said.start() if said and not here else 0)
            for day in days(text, sentence.start(), sentence.end()):
                when = day.after(met) if day.start >= first else None
                name = _body(text[sentence.start() : day.start], title, bare=here or not about)
                name = "" if name in own else name
                if when is not None and (name, when) not in found:
                    found.append((name, when))
    return tuple(found)


def _body(before: str, title: str, *, bare: bool) -> str:
    """Name the body whose meeting it is, or "" for this one."""
    before = " ".join(before.split())
    annual = list(_ANNUAL.finditer(before))
    if annual and not re.search(r"\bnext\b", before[annual[-1].start() :], re.IGNORECASE):
        return annual[-1].group(1)
    if found := _MEETING_OF.search(before):
        return "" if found.group(1).lower() in _OWN else found.group(1)
    if found := _NEXT_NAMED.search(before):
        words = found.group(1).strip()
        own = (words.isupper() and len(words) > 8) or words.lower().split()[-1] in _OWN
        return "" if own else words
    if bare:
        return ""
    found = _REPORT_ON.search(title.removeprefix("Verbal "))
    return found.group(1) if found else title
