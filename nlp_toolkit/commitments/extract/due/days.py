"""Single days: 20/10/22, Friday 20 October, the 12th inst., next Tuesday, the first Monday in May, tomorrow."""

from __future__ import annotations

import calendar as months
import datetime as dt
import re

from nlp_toolkit.commitments.extract.due.lexicon import (
    DAY,
    FOLLOWERS,
    MONTH,
    MONTH_WORDS,
    OF_YEAR,
    ORDINAL,
    WEEKDAY,
    WEEKDAY_WORDS,
    YEAR,
    day_number,
    form,
    month_number,
    ordinal,
    weekday_number,
)
from nlp_toolkit.commitments.extract.due.settings import WEEKDAYS
from nlp_toolkit.commitments.extract.due.stretch import (
    FIGURE,
    Form,
    Frame,
    Stretch,
    add_months,
    month_end,
    unknown,
    written,
)

_WD = rf"(?:(?P<wd>{WEEKDAY})\.?,? )?"
_DAY_MONTH = form(
    rf"{_WD}(?:the )?(?P<d>{DAY})(?:\s*(?:day )?of |[.,])?\s*(?:the )?(?P<month>{MONTH})(?:\.(?=\s?\d{{4}}))?{OF_YEAR}"
)
_MONTH_DAY = form(
    rf"{_WD}(?P<month>{MONTH})\.? (?:the )?(?P<d>\d{{1,2}}(?:\s?(?:st|nd|rd|th)\b)?)(?!\d|[:.]\d|\s?[ap]m\b)(?:,? "
    rf"(?P<year>{YEAR}))?"
)
_NUMERIC = form(
    rf"{_WD}(?P<d>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<m>\d{{1,2}})\s?(?P=mark)\s?(?P<y>\d{{4}}|\d\d)(?![\d/]|[.-]\d)"
)
_ISO = form(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
_HYPHENED = form(rf"(?P<d>\d{{1,2}})-(?P<month>{MONTH})-(?P<y>\d{{4}}|\d\d)(?!\d)")
_SHORT = form(r"(?:(?<=by )|(?<=before )|(?<=on ))(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/%])")
_NTH = form(
    rf"{_WD}(?:the )?(?P<d>\d{{1,2}}\s?(?:st|nd|rd|th)\b)"
    r"(?P<month> inst(?:ant)?\b\.?| ult(?:imo)?\b\.?| prox(?:imo)?\b\.?| of (?:this|next|the following|the) month)?"
)
_WEEKDAY = form(
    rf"(?:(?P<which>this coming|the coming|this|next|coming|the following|following|last) )?(?P<wd>{WEEKDAY})(?!s\b)"
    r"(?P<later> week\b| next\b(?! (?:month|year))| of next week| next week| of this week)?"
)
_NTH_WEEKDAY = form(
    rf"(?:the )?(?P<nth>{ORDINAL}) (?P<wd>{WEEKDAY}) (?:in|of) (?:the )?"
    rf"(?:(?P<month>{MONTH}){OF_YEAR}|(?P<rel>this|next|following) month)"
)
_RELATIVE = form(
    r"(?P<two>the day after tomorrow)|(?P<one>tomorrow(?: (?:morning|afternoon|evening))?|the (?:following|next) day)"
    r"|(?P<zero>later today|tonight|today|(?:(?:the )?(?:close|end) of (?:the )?(?:play|business|day)))"
    r"(?! (?:on|tomorrow|next|yesterday|\w+day))|(?P<past>yesterday)"
)
_EVENT = r"(?:meetings?|sessions?|event|workshop|hearing)\b"
_AFTER_BY = re.compile(r"\b(?:by|before)\s+$", re.IGNORECASE)
_AFTER_PREPOSITION = re.compile(r"\b(?:by|before|on|until|till|from|after|since|for|to|than)\s+$", re.IGNORECASE)
NEAR_YEARS = 3
"""How many years ahead "Sept 24" may name rather than the 24th."""
_CENTURY = 100  # two-figure years are of this one
_MONTHS_AHEAD = {"ult": -1, "ultimo": -1, "prox": 1, "proximo": 1}


def resolve(
    frame: Frame, match: re.Match[str], day: int, month: int, year: int | None, weekday: str | None
) -> Stretch | None:
    """Work out a named day; without a year it is the next one on or after the meeting."""
    start, end = match.span()
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    longest = 29 if month == 2 and year is None else month_end(year or 2024, month).day
    if day > longest:
        return unknown(start, end, "day", f"there is no {day} {months.month_name[month]}{f' {year}' if year else ''}")
    if year is not None:
        date = dt.date(year, month, day)
        why, imputed = f"{written(date)}{_mismatch(date, weekday)}", False
        return Stretch(start, end, "day", date, date, why, imputed=imputed)
    if frame.meeting is None:
        return unknown(start, end, "day", "no year is given and the date of the meeting is not known")
    date = _next(frame.meeting, month, day)
    before = add_months(date, -12)
    if weekday and date.weekday() != weekday_number(weekday) == before.weekday():
        return Stretch(start, end, "day", before, before, f"{written(before)} was before the meeting", past=True)
    why = f"the next {day} {months.month_name[month]} on or after the meeting{_mismatch(date, weekday)}"
    return Stretch(start, end, "day", date, date, why, yearly=True, imputed=True)


def year_of(frame: Frame, match: re.Match[str]) -> int | None:
    """Read the year beside a month: four figures, two after an apostrophe, "this year" or "next year"."""
    groups = match.groupdict()
    if groups.get("short"):
        return 2000 + int(groups["short"])
    word = groups.get("year")
    if word is None:
        return None
    if word.isdigit():
        return int(word)
    return None if frame.meeting is None else frame.meeting.year + word.lower().startswith("next")


def is_month(match: re.Match[str], *, group: str = "month", sure: bool = False) -> bool:
    """Tell a month from the verbs "may" and "march", and from other words in small letters."""
    word = match.group(group)
    return sure or not word[0].islower() or word.lower() not in {"may", "march", "mar", "dec", "jan", "sep", "oct"}


def _next(meeting: dt.date, month: int, day: int) -> dt.date:
    year = meeting.year
    while (month, day) == (2, 29) and not months.isleap(year):
        year += 1
    date = dt.date(year, month, day)
    if date >= meeting:
        return date
    return _next(dt.date(year + 1, 1, 1), month, day)


def _mismatch(date: dt.date, weekday: str | None) -> str:
    if weekday is None or weekday_number(weekday) == date.weekday():
        return ""
    return f", which is a {WEEKDAYS[date.weekday()]} and not a {WEEKDAYS[weekday_number(weekday)]}"


def _day_month(frame: Frame, match: re.Match[str]) -> Stretch | None:
    sure = bool(re.search(r"[a-z]|\d\s+of\s", match.group("d").lower())) or bool(match.group("year"))
    if not is_month(match, sure=sure):
        return None
    month, year = month_number(match.group("month")), year_of(frame, match)
    return resolve(frame, match, day_number(match.group("d")), month, year, match.group("wd"))


def _month_day(frame: Frame, match: re.Match[str]) -> Stretch | None:
    said = match.group("year") or match.group("wd") or not match.group("d").isdigit()
    closed = re.match(r"\s*(?:[.,;:)]|$|(?:at|and|in|to|for|from)\b)", frame.text[match.end() :])
    closed = closed or re.match(rf"\s+(?:\w+\s+)?{_EVENT}", frame.text[match.end() :], re.IGNORECASE)
    if not match.group("month")[0].isupper() or not (said or closed):
        return None
    ahead = 2000 + int(match.group("d")) - frame.meeting.year if frame.meeting and not said else -2
    if -1 <= ahead <= NEAR_YEARS:
        return None  # "Sept 24" written in 2024 is the month
    month, year = month_number(match.group("month")), year_of(frame, match)
    return resolve(frame, match, day_number(match.group("d")), month, year, match.group("wd"))


def _numeric(frame: Frame, match: re.Match[str]) -> Stretch | None:
    groups = match.groupdict()
    month = month_number(groups["month"]) if groups.get("month") else int(groups["m"])
    year = int(groups["y"])
    dotted_number = (
        groups.get("mark") == "." and year < _CENTURY and match.start() == 0 and month < 10 and "0" not in groups["m"]
    )
    if dotted_number and frame.text[match.end() :].strip():
        return None  # "3.2.14 The Chair said": the number of a paragraph
    return resolve(frame, match, int(groups["d"]), month, year + 2000 if year < _CENTURY else year, groups.get("wd"))


def _short(frame: Frame, match: re.Match[str]) -> Stretch | None:
    return resolve(frame, match, int(match.group("d")), int(match.group("m")), None, None)


def _nth(frame: Frame, match: re.Match[str]) -> Stretch | None:
    month = (match.group("month") or "").lower().split()
    following = re.match(r"\s*([a-z']+)", frame.text[match.end() :], re.IGNORECASE)
    named = following is not None and following.group(1).lower() not in FOLLOWERS
    led = _AFTER_PREPOSITION.search(frame.text[: match.start()]) or match.group("wd")
    if not month and (named or not led):
        return None
    if frame.meeting is None:
        return unknown(*match.span(), "day")
    day = day_number(match.group("d"))
    if month:
        return _nth_of_month(frame.meeting, match, day, month)
    for ahead in range(3):  # "Thursday 12th" is the first 12th that falls on a Thursday
        base = add_months(frame.meeting.replace(day=1), ahead)
        if day > month_end(base.year, base.month).day or (date := base.replace(day=day)) < frame.meeting:
            continue
        if match.group("wd") is None or date.weekday() == weekday_number(match.group("wd")):
            why = f"{written(date)} is the next one after the meeting"
            return Stretch(*match.span(), "day", date, date, why, imputed=True)
    return unknown(*match.span(), "day", f"no {match.group()} falls in the three months from the meeting")


def _nth_of_month(meeting: dt.date, match: re.Match[str], day: int, words: list[str]) -> Stretch:
    ahead = _MONTHS_AHEAD.get(words[0].rstrip("."), int("next" in words or "following" in words))
    base = add_months(meeting.replace(day=1), ahead)
    if day > month_end(base.year, base.month).day:
        return unknown(*match.span(), "day", f"there is no {day} {base:%B %Y}")
    date = base.replace(day=day)
    return Stretch(
        *match.span(), "day", date, date, f"the month of the meeting gives {written(date)}", past=date < meeting
    )


def _weekday(frame: Frame, match: re.Match[str]) -> Stretch | None:
    which, later = (match.group("which") or "").lower(), " ".join((match.group("later") or "").lower().split())
    led = _AFTER_PREPOSITION.search(frame.text[: match.start()])
    if not match.group("wd")[0].isupper() or not (led or which or later):
        return None
    if which == "last":
        return Stretch(*match.span(), "day", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "day")
    weekday = weekday_number(match.group("wd"))
    if later in {"of next week", "next week", "of this week"}:
        monday = frame.meeting - dt.timedelta(days=frame.meeting.weekday()) + dt.timedelta(weeks="next" in later)
        date, why = monday + dt.timedelta(days=weekday), f"{WEEKDAYS[weekday]} of {later.removeprefix('of ')}"
    else:
        date = frame.meeting + dt.timedelta(days=(weekday - frame.meeting.weekday() - 1) % 7 + 1)
        why = f"the next {WEEKDAYS[weekday]} after the meeting"
        if later == "week":
            date, why = date + dt.timedelta(weeks=1), f"a week after {why}"
    return Stretch(*match.span(), "day", date, date, why, imputed="next" in (which, later))


def _nth_weekday(frame: Frame, match: re.Match[str]) -> Stretch | None:
    nth, weekday = ordinal(match.group("nth")), weekday_number(match.group("wd"))
    year = year_of(frame, match)
    if frame.meeting is None:
        if year is None:
            return unknown(*match.span(), "day")
        date = _nth_in(year, month_number(match.group("month")), nth, weekday)
    elif match.group("month"):
        month = month_number(match.group("month"))
        date = _nth_in(year or frame.meeting.year, month, nth, weekday)
        if year is None and date < frame.meeting:
            date = _nth_in(frame.meeting.year + 1, month, nth, weekday)
    else:
        base = add_months(frame.meeting, int(match.group("rel").lower() != "this"))
        date = _nth_in(base.year, base.month, nth, weekday)
    return Stretch(*match.span(), "day", date, date, f"{written(date)}, a {WEEKDAYS[weekday]}", imputed=year is None)


def _nth_in(year: int, month: int, nth: int, weekday: int) -> dt.date:
    days = [
        day for day in months.Calendar().itermonthdates(year, month) if day.month == month and day.weekday() == weekday
    ]
    return days[nth if nth < 0 else min(nth, len(days)) - 1]


def _relative(frame: Frame, match: re.Match[str]) -> Stretch | None:
    kind = match.lastgroup
    if kind == "past":
        return Stretch(*match.span(), "day", why="it lies before the meeting", past=True)
    word = match.group().lower()
    if (
        kind == "zero"
        and word.split()[0] not in {"later", "tonight"}
        and not _AFTER_BY.search(frame.text[: match.start()])
    ):
        return None
    if frame.meeting is None:
        return unknown(*match.span(), "day")
    ahead = {"zero": 0, "one": 1, "two": 2}[kind or "zero"]
    date = frame.meeting + dt.timedelta(days=ahead)
    why = ("the day of the meeting", "the day after the meeting", "two days after the meeting")[ahead]
    return Stretch(*match.span(), "day", date, date, why)


FORMS: tuple[Form, ...] = (
    (_DAY_MONTH, _day_month, MONTH_WORDS),
    (_MONTH_DAY, _month_day, MONTH_WORDS),
    (_NUMERIC, _numeric, frozenset({FIGURE})),
    (_ISO, _numeric, frozenset({FIGURE})),
    (_HYPHENED, _numeric, MONTH_WORDS),
    (_SHORT, _short, frozenset({FIGURE})),
    (_NTH, _nth, frozenset({FIGURE})),
    (_WEEKDAY, _weekday, WEEKDAY_WORDS),
    (_NTH_WEEKDAY, _nth_weekday, WEEKDAY_WORDS),
    (_RELATIVE, _relative, frozenset({"day", "today", "tomorrow", "tonight", "yesterday", "business", "play"})),
)
"""Each pattern with the function that reads what it found."""
