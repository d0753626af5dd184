"""The day of the meeting: not that of the minutes approved at it, nor of the next one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.days import Day, days
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_FURTHER = 5  # lines below the front matter that can belong to a title
_SURE = 10  # "meeting" or "held" and a weekday stand beside the day
_OTHER = re.compile(
    r"previous|last\s+meeting|next\s+meeting|approved\s+(?:on|at)|confirm|draft\s+v|published|issued|printed|as\s+at|signed",
    re.IGNORECASE,
)
_OF_MINUTES = re.compile(r"minutes\s+(?:of|from)\b", re.IGNORECASE)
_TITLE = re.compile(r"\W*(?:[\w']+\s+){0,8}?(?:draft\W+)?(?:\w+\s+){0,4}(?:minutes|meeting)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:subject\s+to|until|approv\w*|agreed|confirm\w*)[^.]{0,40}?(?:next|following)\s+(?:\w+\s+)?meeting",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:held|meeting|minutes)\b", re.IGNORECASE)
_NEXT_LAST = re.compile(r"(?:the\s+|date\s+of\s+)*(?:next|previous|last)\s+meeting\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*(?:the\s+)?$", re.IGNORECASE)
_APPROVING = re.compile(
    r"\bas\s+(?:a\s+)?(?:true|correct|accurate)|\b(?:be|were|was)\s+(?:duly\s+)?(?:signed|approved|adopted|agreed|accepted|confirmed)",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"\bdraft\s+minutes\b", re.IGNORECASE)
_LINK = re.compile(r"\.(?:pdf|docx?)\b|https?:")
_WAS_HELD = re.compile(r"\bmeeting\b[^.]{0,120}?\b(?:held|took\s+place)\b[^.]{0,80}?$", re.IGNORECASE)
_MINUTES_OF = re.compile(r"\bminutes\b|\bheld\b", re.IGNORECASE)


def meeting_date(text: str, parts: Sequence[Part], front: int, *, name: str = "") -> dt.date | None:
    """Find the day of the meeting in its front matter, or in a paragraph that says when it was held.

    A day without a year is the next such day after the earlier meeting whose minutes were approved, or else that of
    the year in the file's name, in the title or in the text.

    Args:
        text: The plain text.
        parts: The document's parts.
        front: How many of them stand before the business.
        name: Name of the file.
    """
    scored = [day for _, day in sorted(_scored(text, parts[: max(front, 1)]), key=lambda pair: -pair[0])]
    told = next((when for day in scored if (when := day.date())), None) or _held(text, parts[: front + 5])
    told = told or _below(text, parts[: front + _FURTHER])
    if told or not scored:
        return told
    before = next((when for part in parts[front : front + 12] if (when := _approved(text, part))), None)
    titles = " ".join([name, *(part.words for part in parts[:front])])
    return scored[0].after(before) or _in_year(text, titles, scored[0])


def _below(text: str, parts: Sequence[Part]) -> dt.date | None:
    """Find the day in a title that runs over several lines, of which the first was taken for a heading."""
    sure = [(score, when) for score, day in _scored(text, parts) if score >= _SURE and (when := day.date())]
    return max(sure, key=lambda pair: pair[0])[1] if sure else None


def _in_year(text: str, titles: str, day: Day) -> dt.date | None:
    """Find the one year in the titles, or else in the whole text, in which this day fell on the weekday it names.

    Without a weekday only the titles tell.
    """
    named = _WEEKDAY.search(text[max(0, day.start - 20) : day.start])
    for words in (titles, text) if named else (titles,):
        dates = [when for year in sorted(_years(words)) if (when := day.date(year))]
        right = [when for when in dates if not named or when.strftime("%a").lower() == named.group()[:3].lower()]
        if right:
            return right[0] if len(right) == 1 else None
    return None


def _years(words: str) -> set[int]:
    """List the years in some words, both halves of "2023/24" among them."""
    found = re.findall(r"(?<!\d)(20\d\d)(?:\s?[/-]\s?(\d\d)(?!\d|[/-]\d))?(?!\d)", words)
    return {int(first) for first, _ in found} | {2000 + int(second) for _, second in found if second}


def _scored(text: str, parts: Sequence[Part]) -> list[tuple[int, Day]]:
    """Score the dates of the front matter by the words around them, those above nothing."""
    shown = [part for part in parts if part.layout != "furniture"]
    if not shown:
        return []
    found = []
    for day in days(text, shown[0].start, shown[-1].end):
        index = max((at for at, part in enumerate(shown) if part.begin <= day.start), default=0)
        score = _score(text, shown[index], shown[index - 1] if index else None, day)
        if score > 0:
            found.append((score, day))
    return found


def _score(text: str, part: Part, before: Part | None, day: Day) -> int:
    left = max(part.start, day.start - 150)
    left = max((found.start() for found in _DRAFT.finditer(text, left, day.start)), default=left)
    around = _UNTIL.sub("", text[max(left, day.start - 90) : day.start])
    named = terms.load("structure")["details"]["date"]
    labelled = any(re.match(re.escape(label) + r"\s*(?:[:-]|\s(?=\S))", part.words, re.IGNORECASE) for label in named)
    score = 5 - min(len(part.words) // 120, 3)
    score += 4 * bool(_ABOUT.search(part.words) or _ABOUT.search(text, max(0, day.start - 200), day.start))
    score += 3 * bool(_WEEKDAY.search(text[max(0, day.start - 20) : day.start]))
    score += 6 * (labelled or (before is not None and squeeze(before.words) in named))
    if _OTHER.search(around):
        score -= 12
    elif _OF_MINUTES.search(around) and not re.search(r"\bheld\b", around[-60:], re.IGNORECASE):
        score -= 1 if _TITLE.match(part.words) else 12
    if _APPROVING.search(text[left : min(day.end + 90, part.end)]):
        score -= 12
    if _NEXT_LAST.match(part.words):
        score -= 9
    if _LINK.search(text[max(part.start, day.start - 100) : min(day.end + 40, part.end)]):
        score -= 9
    return score


def _held(text: str, parts: Sequence[Part]) -> dt.date | None:
    """Find "a meeting of the committee was held on …" in the first paragraphs."""
    for part in parts:
        for day in days(text, part.start, part.end):
            before = text[part.start : day.start]
            title = len(part.words) < 200 and re.match(r"(?:draft\s+)?minutes\s+of\b", part.words, re.IGNORECASE)
            if _WAS_HELD.search(before) and not _OTHER.search(before) and (title or not _OF_MINUTES.search(before)):
                return day.date()
    return None


def _approved(text: str, part: Part) -> dt.date | None:
    """Read the day of the earlier meeting whose minutes were approved."""
    if not _MINUTES_OF.search(part.words):
        return None
    return next((when for day in days(text, part.start, part.end) if (when := day.date())), None)
