"""The day and hour of the meeting, and of the next ones."""

from __future__ import annotations

import datetime as dt
import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_MONTHS = {name[:3].lower(): number for number, name in enumerate(month_name) if name}
_MONTH = r"(?P<{0}>Jan(?:uary)?|Feb(?:r?uary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:\s?(?:st|nd|rd|th|°\W{{0,2}}|\"|'))?"
_YEAR = r"(?P<{0}>[12][0-9Oo][0-9Oo]\d|'?\d\d(?!\d|[:.]\d|\s?(?:am|pm)))"
DATE = re.compile(
    r"(?<![\d/.])(?:"
    + _DAY.format("d1")
    + r"\s*(?:of\s+)?(?:(?P<more>(?:and|&)\s+\d{1,2}\w{0,2}\s+))?"
    + _MONTH.format("m1")
    + r"(?:\s*,)?(?:\s+"
    + _YEAR.format("y1")
    + r"(?!\w))?"
    r"|"
    + _MONTH.format("m2")
    + r"\s+(?:the\s+)?"
    + _DAY.format("d2")
    + r"(?![\d:]|\.\d)(?:\s*,)?(?:\s+"
    + _YEAR.format("y2")
    + r"(?!\w))?"
    r"|(?P<d3>[0-3]?\d)\s?[/.-]\s?(?P<m3>[01]?\d)\s?[/.-]\s?(?P<y3>(?:20|19)?\d\d)(?![\d/])"
    r"|(?P<y4>(?:20|19)\d\d)-(?P<m4>[01]\d)-(?P<d4>[0-3]\d)(?!\d)"
    r")",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?<![\d.:/£])(?P<h>[01]?\d|2[0-3])(?:\s?[:.]\s?(?P<m>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?|noon|hrs|hours)?",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"minutes\s+(?:of|from)\b(?!.*\bheld\b.*\bin\b)|previous|last\s+meeting|next\s+meeting|approved\s+(?:on|at)|confirm|draft\s+(?:of|v)|published|issued|printed|as\s+at|signed",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next|future|forthcoming)\b[^.;]{0,60}?\bmeetings?\b|\bmeetings?\s+(?:dates?\b|will\s+(?:next\s+)?be\s+held)|dates?\b[^.]{0,30}\bnext\b|\bnext\s+meets\b",
    re.IGNORECASE,
)
_NEXT_TITLE = re.compile(
    r"\b(?:next|future|forthcoming)\b(?:\s+\w+){0,3}\s+meetings?\b|\bdates?\b.{0,30}\b(?:next|future)\b", re.IGNORECASE
)
_ANNUAL = re.compile(r"\b(AGM|Annual (?:General |Parish |Town )?(?:Meeting|Assembly))\b", re.IGNORECASE)
_MEETING_OF = re.compile(
    r"\bmeetings?\s+of\s+(?:the\s+)?((?:[A-Z][\w&'/-]*|of|and|the|for|\s)+?)\s+(?:is|are|will|was|would|to|on|has|takes?|had)\b"
)
_NEXT_NAMED = re.compile(r"\bnext\s+((?:[A-Z][\w&'/-]*\s+)+?)(?:[Mm]eeting|MEETING)")
_REPORT_ON = re.compile(r"(?:[Rr]eports?\s+(?:on|from|of)\s+(?:the\s+)?)?([A-Z].*?)\s+(?:Meeting|Report|Update)\b")
_OWN = frozenset(
    ("council", "parish council", "committee", "group", "panel", "ordinary", "full", "monthly", "general", "regular")
)
_PAST = re.compile(r"\b(?:previous|last|minutes\s+of|held\s+on|was\s+held)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """Hold one date as found in the text.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last.
        day: Day of the month.
        month: Month.
        year: Year, or None where none is said.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """Make a date of it, with this year where it has none; None where there is no such day."""
        chosen = self.year or year
        try:
            return dt.date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None


def days(text: str, start: int, end: int) -> Iterator[Day]:
    """Find the dates in a stretch of plain text.

    >>> text = "held on WEDNESDAY, 4TH NOVEMBER, 2015 and on 04/08/11"
    >>> [day.date() for day in days(text, 0, len(text))]
    [datetime.date(2015, 11, 4), datetime.date(2011, 8, 4)]
    """
    for found in DATE.finditer(text, start, end):
        for form in "1234":
            if found.group(f"d{form}"):
                month = found.group(f"m{form}")
                number = int(month) if month.isdigit() else _MONTHS[month[:3].lower()]
                year = found.group(f"y{form}")
                yield Day(found.start(), found.end(), int(found.group(f"d{form}")), number, _year(year))


def _year(words: str | None) -> int | None:
    if words is None:
        return None
    number = int(words.lower().replace("o", "0").strip("'"))
    return number if number > 999 else 2000 + number if number < 70 else 1900 + number


def meeting_day(text: str, parts: Sequence[Part], front: int) -> Day | None:
    """Find the day of the meeting in its front matter, or in a paragraph that says when it was held.

    Args:
        text: The plain text.
        parts: The document's parts.
        front: How many of them stand before the business.
    """
    best: tuple[int, Day] | None = None
    for index, part in enumerate(parts[: max(front, 1)]):
        for day in days(text, part.start, part.end):
            score = _score(text, part, parts[index - 1] if index else None, day)
            if score > 0 and day.date() and (best is None or score > best[0]):
                best = (score, day)
    return best[1] if best else _held(text, parts[front : front + 4])


def _score(text: str, part: Part, before: Part | None, day: Day) -> int:
    around = text[max(part.start, day.start - 90) : day.start]
    score = 5 - min(len(part.words) // 120, 3)
    score += 4 if re.search(r"\bheld\b|\bmeeting\b|\bminutes\b", part.words, re.IGNORECASE) else 0
    score += 3 if _weekday(text, day) else 0
    score += (
        6
        if _labelled(part.words, "date")
        or (before and squeeze(before.words) in terms.load("structure")["details"]["date"])
        else 0
    )
    if _NOT_THIS.search(around) and not re.search(r"\bheld\b", around[-60:], re.IGNORECASE):
        score -= (
            2
            if re.match(r"\W*(?:draft\W+)?(?:\w+\s+){0,4}minutes\b", part.words, re.IGNORECASE)
            and not re.search(r"previous|last|next", around, re.IGNORECASE)
            else 12
        )
    if re.search(
        r"\b(?:next|previous|last)\s+meeting\b", part.words[:200], re.IGNORECASE
    ) and not part.words.lower().startswith("minutes"):
        score -= 9
    if re.search(r"\.(?:pdf|docx?)\b|https?:", text[max(0, day.start - 100) : day.end + 40]):
        score -= 9
    return score


def _weekday(text: str, day: Day) -> bool:
    return bool(
        re.search(
            r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*(?:the\s+)?$",
            text[max(0, day.start - 20) : day.start],
            re.IGNORECASE,
        )
    )


def _labelled(words: str, what: str) -> bool:
    return any(
        re.match(re.escape(label) + r"\s*(?:[:-]|\s(?=\S))", words, re.IGNORECASE)
        for label in terms.load("structure")["details"][what]
    )


def _held(text: str, parts: Sequence[Part]) -> Day | None:
    """Find "a meeting of the committee was held on …" in the first paragraphs."""
    pattern = re.compile(r"\bmeeting\b[^.]{0,120}?\b(?:held|took\s+place)\b[^.]{0,80}?$", re.IGNORECASE)
    for part in parts:
        for day in days(text, part.start, part.end):
            before = text[part.start : day.start]
            if (
                pattern.search(before)
                and not re.search(r"minutes\s+of|previous|last|next", before, re.IGNORECASE)
                and day.date()
            ):
                return day
    return None


def clock(text: str, start: int, end: int) -> dt.time | None:
    """Read the first hour of the day in a stretch.

    >>> clock("at 7.30pm on Wednesday", 0, 22), clock("Time 11.15am - 12.45pm", 0, 22), clock("AT 10.00 A.M.", 0, 13)
    (datetime.time(19, 30), datetime.time(11, 15), datetime.time(10, 0))
    """
    for found in _CLOCK.finditer(text, start, end):
        half = re.sub(r"[\s.]", "", found.group("half") or "").lower()
        hour, minute = int(found.group("h")), int(found.group("m") or 0)
        if not half and (
            not found.group("m")
            or not (
                text[found.start() : found.end()].count(":")
                or re.search(r"\b(?:at|time|from)\W*$", text[: found.start()][-12:], re.IGNORECASE)
            )
        ):
            continue
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        elif half == "noon":
            hour = 12
        return dt.time(hour, minute)
    return None


def next_meetings(
    text: str, parts: Sequence[Part], titles: Sequence[str], met: dt.date | None
) -> tuple[tuple[str, dt.date], ...]:
    """Find the dates given for later meetings, and of which body.

    Args:
        text: The plain text.
        parts: The parts, in order.
        titles: For each part, the title of the item it stands in.
        met: Day of this meeting; dates before it are left out.
    """
    found: list[tuple[str, dt.date]] = []
    owned = any(_NEXT_TITLE.search(title) for title in titles)
    for part, title in zip(parts, titles, strict=True):
        here = bool(_NEXT_TITLE.search(title))
        for sentence in re.compile(r"(?:[^.;!?]|[.;!?](?=\S))+[.;!?]?").finditer(text, part.start, part.end):
            words = sentence.group()
            if not (here or _NEXT.search(words)) or (_PAST.search(words) and not _NEXT_TITLE.search(words)):
                continue
            said = _NEXT.search(words)
            for day in days(text, sentence.start(), sentence.end()):
                if said and not here and day.start < sentence.start() + said.start():
                    continue
                when = _later(day, met)
                if (
                    when is not None
                    and (name := _body(text[sentence.start() : day.start], title, bare=here or not owned), when)
                    not in found
                ):
                    found.append((name, when))
    return tuple(found)


def _later(day: Day, met: dt.date | None) -> dt.date | None:
    """Give a day after the meeting; a day without a year is the next after it."""
    if day.year is None:
        if met is None:
            return None
        same = day.date(met.year)
        return same if same and same > met else day.date(met.year + 1)
    when = day.date()
    return when if when and (met is None or when > met) else None


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
