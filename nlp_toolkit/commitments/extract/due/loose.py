"""Words of time without a day: repetitions, "as soon as possible", "once the report is received"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_toolkit.commitments.extract.due.calendar import Calendar
from nlp_toolkit.commitments.extract.due.lexicon import (
    NUMBER,
    ORDINAL,
    UNIT,
    VOCABULARY,
    WEEKDAY,
    flatten,
    form,
    number,
    weekday_number,
)
from nlp_toolkit.commitments.extract.due.meetings import known_days
from nlp_toolkit.commitments.extract.due.settings import WEEKDAYS
from nlp_toolkit.commitments.extract.due.spans import counted
from nlp_toolkit.commitments.extract.due.stretch import Frame

_LISTED = tuple((form(entry["pattern"]), entry.get("every", "")) for entry in VOCABULARY["repeats"])
# Words without one of which no repetition of the list is told; they are looked up before its patterns are tried.
_CUES = (
    "daily", "weekly", "nightly", "monthly", "terly", "termly", "year", "annual", "ennially", "basis", "regular",
    "periodic", "time", "stage",
)  # fmt: skip
_PERIOD = r"(?:day|week|fortnight|month|quarter|half-term|term|year|meeting|spring|summer|autumn|winter|annum)"
_EVERY = form(
    rf"(?:once )?(?:every|each) (?:(?P<n>{NUMBER})(?:(?:\s?-\s?| to | or )(?P<n2>{NUMBER}))? (?P<unit>{UNIT})|"
    rf"(?P<other>other|second|third|fourth|few) (?P<unit2>{UNIT}|meeting)"
    r"|(?:municipal |financial |academic |school |calendar |committee |council |board |pc |panel )?"
    rf"(?P<one>{_PERIOD}))(?! group)"
)
_TIMES = form(
    rf"(?:(?P<once>once)|(?P<twice>twice)|(?:at least )?(?P<n>{NUMBER}) times) (?:a|an|per|each|every) "
    rf"(?P<per>{_PERIOD})"
)
_EVERY_WEEKDAY = form(
    rf"(?:on )?(?:the )?(?:(?P<nth>{ORDINAL})(?: and {ORDINAL})? (?P<wd2>{WEEKDAY}) (?:of|in) (?:each|every"
    rf"|the) month|(?:every|each) (?:other )?(?P<wd>{WEEKDAY}))|(?:on )(?P<plural>(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)days)"
)
_MONEY = re.compile(r"(?:[£€%]\s?[\d,.]+[^.;]{0,12}|\d(?:k|m| per cent| hours?)?)\s*$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"\b(?:next|last|this|previous)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_THE_BEFORE = re.compile(r"\b(?i:the|our|its|their)\s+(?:[A-Z][\w-]*\s+)*$")
_NAME_AFTER = re.compile(
    r"\s+(?:[A-Za-z-]+\s+){0,3}?(?:meeting|reports?|newsletter|accounts|statements?|minutes|payments?|rent|leaflet"
    r"|agenda|invoices?|bulletin|magazine|return)\b"
)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Hold the words of a repetition and how far its days lie apart ("6", "months"); "" where not said."""

    start: int
    end: int
    count: int = 0
    unit: str = ""
    weekday: int | None = None

    @property
    def reason(self) -> str:
        """Say how often, in a clause."""
        if self.weekday is not None:
            return f"it repeats on a {WEEKDAYS[self.weekday]}"
        if not self.unit:
            return "it repeats, and how often is not said"
        return (
            f"it repeats every {self.count} {self.unit.rstrip('s')}s"
            if self.count > 1
            else f"it repeats every {self.unit.rstrip('s')}"
        )


def repeats(text: str) -> Iterator[Repeat]:
    """Find the words of repetitions in flattened text."""
    words = text.lower()
    for pattern, every in _LISTED if any(cue in words for cue in _CUES) else ():
        for match in pattern.finditer(text):
            group = 0 if match.group().lower().startswith("on ") else 1
            if group == 1 and _is_name(text, *match.span(1)):
                continue
            count, unit = every.split() if every else ("0", "")
            yield Repeat(*match.span(group), int(count), unit)
    each = "every" in words or "each" in words
    for match in _EVERY.finditer(text) if each else ():
        yield _every(match)
    for match in _TIMES.finditer(text) if any(cue in words for cue in ("once", "twice", "times")) else ():
        if not _MONEY.search(text[: match.start()]):
            yield _times(match)
    for match in _EVERY_WEEKDAY.finditer(text) if each or "month" in words or "days" in words else ():
        weekday = weekday_number(match["wd"] or match["wd2"] or match["plural"])
        if match["wd2"]:
            yield Repeat(*match.span(), 1, "month")
        else:
            yield Repeat(*match.span(), 1, "week", weekday)


def _is_name(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if text[start].isupper() and start and text[start - 1] == " " and not re.search(r"[.:]\s*$", before):
        return True
    if _MONEY.search(before) or _NAME_BEFORE.search(before):
        return True
    return bool(_THE_BEFORE.search(before) and _NAME_AFTER.match(after))


def _every(match: re.Match[str]) -> Repeat:
    if match["unit"]:
        return Repeat(*match.span(), number(match["n2"] or match["n"]), match["unit"])
    if match["other"]:
        count = {"other": 2, "second": 2, "third": 3, "fourth": 4, "few": 0}[match["other"].lower()]
        return Repeat(*match.span(), count, match["unit2"] if count else "")
    return Repeat(*match.span(), *_one(match["one"]))


def _one(word: str) -> tuple[int, str]:
    word = word.lower()
    if word in {"spring", "summer", "autumn", "winter", "annum"}:
        return 1, "year"
    return (2, "month") if word == "half-term" else (1, word)


def _times(match: re.Match[str]) -> Repeat:
    times = 1 if match["once"] else 2 if match["twice"] else number(match["n"])
    count, unit = _one(match["per"])
    months = {"year": 12, "quarter": 3, "term": 4}.get(unit)
    if months:
        return Repeat(*match.span(), max(1, months // times), "month")
    return (
        Repeat(*match.span(), count, unit)
        if times == 1
        else Repeat(*match.span(), max(1, {"month": 30, "fortnight": 14, "week": 7}.get(unit, 1) // times), "day")
    )


def next_expected(words: str, *, after: dt.date, calendar: Calendar) -> dt.date | None:
    """Give the next day on which a repetition falls due; None where its words don't say how often.

    >>> from nlp_toolkit.commitments.extract.due.calendar import ENGLAND
    >>> next_expected("bi-monthly", after=dt.date(2024, 3, 5), calendar=ENGLAND)
    datetime.date(2024, 5, 5)
    """
    plain = flatten(words)
    found = sorted(repeats(plain), key=lambda repeat: repeat.start - repeat.end) or list(repeats(f"an {plain} report"))
    if not found or not found[0].unit:
        return None
    repeat = found[0]
    frame = Frame(words, after, calendar)
    if repeat.unit.startswith("meeting"):
        days = known_days(frame, "")
        return days[repeat.count - 1] if len(days) >= repeat.count else None
    if repeat.weekday is not None:
        return after + dt.timedelta(days=(repeat.weekday - after.weekday() - 1) % 7 + 1)
    return counted(frame, after, repeat.count, repeat.unit)
