"""Weeks, months, quarters, seasons and years: next week, April, Q2, the spring of 2022, next financial year."""

from __future__ import annotations

import datetime as dt
import re

from nlp_toolkit.commitments.extract.due.calendar import day_in
from nlp_toolkit.commitments.extract.due.days import NEAR_YEARS, is_month, year_of
from nlp_toolkit.commitments.extract.due.lexicon import (
    MONTH,
    MONTH_WORDS,
    OF_YEAR,
    SPLIT_YEAR,
    YEAR,
    form,
    month_number,
    number,
)
from nlp_toolkit.commitments.extract.due.settings import MonthDay
from nlp_toolkit.commitments.extract.due.stretch import (
    FIGURE,
    Form,
    Frame,
    Stretch,
    StretchUnit,
    add_months,
    month_end,
    unknown,
    written,
)

_DAY = dt.timedelta(days=1)
_WEEK = form(
    r"(?P<next>(?:the )?(?:next|following|coming) week|the week after(?! next))(?! or so)|(?P<two>the week after next)"
    r"|(?P<this>(?:later )?this week|later in the week|(?<=end of )(?:the )?week(?! (?:commencing|beginning|ending))|"
    r"(?<=within )the week)"
    r"|(?P<past>(?:last|the previous|the past) week(?! (?:of|in)))"
)
_WEEKEND = form(r"(?P<which>this coming|this|next|the following|the coming|the) weekend(?! (?:of|commencing|ending)\b)")
_MONTH = form(rf"(?:(?P<which>this coming|the coming|this|next|coming|last) )?(?P<month>{MONTH}){OF_YEAR}")
_MONTH_SHORT_YEAR = form(rf"(?P<month>{MONTH})\.?(?:\s?-\s?| )(?P<yy>\d\d)(?!\d|[:.]\d|\s?[ap]m\b)(?=\s?(?:[.,;:)]|$))")
_NAMED_MONTH = form(
    r"(?P<next>(?:the )?(?:next|following|coming) month|(?<=of )the following month)"
    r"|(?P<this>(?:later )?this month|later in the month|(?:(?<=end of )|(?<=within ))(?:the )?month)"
    r"|(?P<past>(?:last|the previous|the past) month|earlier (?:this|in the) month)"
)
_QUARTER = form(
    r"(?P<cal>calendar )?(?:Q(?:uarter)?\s?(?P<q>[1-4]|one|two|three|four)"
    r"|(?P<nth>first|second|third|fourth|final|last|1st|2nd|3rd|4th) quarter)(?!\s?[-/]\s?Q?[1-4]\b)"
    rf"(?:,? (?:of |in )?(?:the )?(?:(?P<split>{SPLIT_YEAR})|(?P<cal2>calendar year )?(?P<year>{YEAR})"
    r"|(?P<rel>(?:this|next|new|current|coming) )?(?P<kind>(?:financial |calendar )?year)))?"
)
_NAMED_QUARTER = form(
    r"(?P<next>(?:the )?(?:next|following|coming) quarter)|(?P<this>this quarter|(?<=end of )the quarter)"
    r"|(?P<past>last quarter)"
)
_SEASON = form(
    r"(?:(?P<which>this coming|the coming|this|next|coming|last) )?(?:(?:spring|summer|autumn|winter)\s?/\s?)?"
    r"(?P<season>spring|summer|autumn|winter)(?! (?:term|half|holiday|break)|-(?:born|like)\b)"
    rf"(?:,? (?:of )?(?:(?P<year>{YEAR}(?:\s?/\s?\d\d)?)|(?P<rel>this|next) year)\b)?(?P<half> [12]\b)?"
)
_KINDS = r"(?P<kind>financial|fiscal|tax|budget|municipal|civic|council|mayoral|academic|school|calendar)"
_SPLIT = form(rf"(?:(?:{_KINDS} )?year |FY )?(?P<y>{SPLIT_YEAR})(?: {_KINDS.replace('kind', 'kind2')}(?: year)?)?")
_YEAR_NAME = form(
    r"(?P<which>the next|this coming|the coming|the new|the current|the following|the forthcoming|this|next|current"
    r"|coming|the|last|new|following) "
    rf"{_KINDS}[ -]year(?! \d{{4}})(?:'s budget|s budget| budget)?(?P<end>[ -]?end)?"
)
_PLAIN_YEAR = form(
    r"(?P<after>the year after next)|(?P<next>(?:the )?(?:next|following|coming) year(?:'s budget|s budget| budget)?)"
    r"|(?P<this>(?:later )?this year(?! on year)|later in the year|(?:(?<=end of )|(?<=ends of ))(?:the )?year|"
    r"(?:calendar )?year[ -]end)"
    r"|(?P<past>(?:last|the previous|the past) year|earlier (?:this|in the) year)"
)
_FIGURES = form(rf"(?P<year>{YEAR})(?![\d/]|\s?-\s?\d|,\d)")
_CENTURY = 100
_FOURTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}
_MUNICIPAL = {"municipal", "civic", "council", "mayoral"}


def in_year(start: MonthDay, stop: MonthDay, year: int) -> tuple[dt.date, dt.date]:
    """Place a first and last day so that the first lies in the year, the last in the next if it comes round."""
    return day_in(year, start), day_in(year + (stop < start), stop)


def coming(
    frame: Frame, match: re.Match[str], unit: StretchUnit, days: tuple[MonthDay, MonthDay], name: str
) -> Stretch:
    """Find the next occurrence of days that come every year, one still running included."""
    if frame.meeting is None:
        return unknown(*match.span(), unit, "no year is given and the date of the meeting is not known")
    runs = (in_year(*days, frame.meeting.year + ahead) for ahead in (-1, 0, 1))
    first, last = next(run for run in runs if run[1] >= frame.meeting)
    return Stretch(*match.span(), unit, first, last, f"the next {name} after the meeting", yearly=True, imputed=True)


def year_starting(start: MonthDay, year: int) -> tuple[dt.date, dt.date]:
    """Give the first and last day of the financial, municipal or school year that starts in a year."""
    return day_in(year, start), day_in(year + 1, start) - _DAY


def running_year(start: MonthDay, meeting: dt.date, ahead: int = 0) -> tuple[dt.date, dt.date]:
    """Give the year of that kind in which the meeting fell, or one so many years ahead."""
    began = meeting.year - (meeting < day_in(meeting.year, start))
    return year_starting(start, began + ahead)


def _week(frame: Frame, match: re.Match[str]) -> Stretch:
    if match.lastgroup == "past":
        return Stretch(*match.span(), "week", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "week")
    ahead = {"this": 0, "next": 1, "two": 2}[match.lastgroup or "this"]
    monday = frame.meeting - dt.timedelta(days=frame.meeting.weekday()) + dt.timedelta(weeks=ahead)
    last = monday + dt.timedelta(days=frame.calendar.settings.week_ends)
    which = ("the week of the meeting", "the week after the meeting", "the second week after the meeting")[ahead]
    return Stretch(*match.span(), "week", monday, max(last, frame.meeting), which)


def _weekend(frame: Frame, match: re.Match[str]) -> Stretch:
    if frame.meeting is None:
        return unknown(*match.span(), "week")
    ahead = match["which"].lower() in {"next", "the following"}
    sunday = frame.meeting + dt.timedelta(days=6 - frame.meeting.weekday(), weeks=ahead)
    which = "a week after the next weekend" if ahead else "the next weekend"
    return Stretch(*match.span(), "week", sunday - _DAY, sunday, which, imputed=ahead)


def month_stretch(frame: Frame, match: re.Match[str], *, later: bool = False) -> Stretch:
    """Work out a named month, or a range of months that begins with the group m1.

    Args:
        frame: The sentence, the day of the meeting and the calendar.
        match: What names the month.
        later: Whether the month of the meeting itself is left out ("next May", said in May).
    """
    month, year = month_number(match.group("month")), year_of(frame, match)
    opening = month_number(match.group("m1")) if "m1" in match.re.groupindex else month
    if year is not None:
        first = dt.date(year - (opening > month), opening, 1)
        last = month_end(year, month)
        return Stretch(
            *match.span(), "month", first, last, f"{last:%B %Y}", imputed=not (match["year"] or "2").isdigit()
        )
    if frame.meeting is None:
        return unknown(*match.span(), "month", "no year is given and the date of the meeting is not known")
    last = month_end(frame.meeting.year, month)
    if last < frame.meeting or (later and month == frame.meeting.month):
        last = month_end(frame.meeting.year + 1, month)
    first = dt.date(last.year - (opening > month), opening, 1)
    return Stretch(
        *match.span(), "month", first, last, f"the next {last:%B} after the meeting", yearly=True, imputed=True
    )


def _month(frame: Frame, match: re.Match[str]) -> Stretch | None:
    which = (match.group("which") or "").lower()
    if not is_month(match) or frame.text[match.start() : match.end()].lower() in {"this may", "this march"}:
        return None
    if which == "last":
        return Stretch(*match.span(), "month", why="it lies before the meeting", past=True)
    return month_stretch(frame, match, later=which == "next")


def _month_short_year(frame: Frame, match: re.Match[str]) -> Stretch | None:
    year = 2000 + int(match["yy"])
    near = frame.meeting is None or -1 <= year - frame.meeting.year <= NEAR_YEARS
    if not is_month(match) or not near:
        return None
    last = month_end(year, month_number(match["month"]))
    return Stretch(*match.span(), "month", last.replace(day=1), last, f"{last:%B %Y}")


def _named_month(frame: Frame, match: re.Match[str]) -> Stretch:
    if match.lastgroup == "past":
        return Stretch(*match.span(), "month", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "month")
    base = add_months(frame.meeting.replace(day=1), int(match.lastgroup == "next"))
    which = "the month of the meeting" if match.lastgroup == "this" else "the month after the meeting"
    return Stretch(*match.span(), "month", base, month_end(base.year, base.month), which, relative=True)


def _quarter(frame: Frame, match: re.Match[str]) -> Stretch:
    quarter = number(match["q"]) if match["q"] else _FOURTHS.get(match["nth"].lower(), 4)
    settings = frame.calendar.settings
    said = match["cal"] or match["cal2"] or (match["kind"] or "").lower().startswith("calendar")
    plain = (1, 1) if settings.quarters == "calendar" else settings.financial
    begins = (1, 1) if said else settings.financial if match["split"] else plain
    why = f"quarter {quarter} of the {'calendar' if begins == (1, 1) else 'financial'} year"
    if match["year"] or match["split"]:
        year = int(match["year"]) if match["year"] else _first_year(match["split"])
        first = add_months(day_in(year, begins), 3 * quarter - 3)
        return Stretch(*match.span(), "quarter", first, add_months(first, 3) - _DAY, why, imputed=True)
    if frame.meeting is None:
        return unknown(*match.span(), "quarter", "no year is given and the date of the meeting is not known")
    ahead = int((match["rel"] or "").strip().lower() in {"next", "new", "coming"})
    first = add_months(running_year(begins, frame.meeting, ahead)[0], 3 * quarter - 3)
    if add_months(first, 3) <= frame.meeting:
        first = add_months(first, 12)
    return Stretch(*match.span(), "quarter", first, add_months(first, 3) - _DAY, why, yearly=not ahead, imputed=True)


def _first_year(words: str) -> int:
    """Read the first year of "2022/23" or "FY22/23"."""
    figures = int(re.findall(r"\d+", words)[0])
    return figures if figures >= _CENTURY else 2000 + figures


def _named_quarter(frame: Frame, match: re.Match[str]) -> Stretch:
    if match.lastgroup == "past":
        return Stretch(*match.span(), "quarter", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "quarter")
    begins, _ = running_year(frame.calendar.settings.financial, frame.meeting)
    gone = (frame.meeting.year * 12 + frame.meeting.month - begins.year * 12 - begins.month) // 3
    first = add_months(begins, 3 * (gone + (match.lastgroup == "next")))
    return Stretch(
        *match.span(),
        "quarter",
        first,
        add_months(first, 3) - _DAY,
        f"the quarter that begins on {written(first)}",
        imputed=True,
        relative=True,
    )


def _season(frame: Frame, match: re.Match[str]) -> Stretch | None:
    name = match["season"].lower()
    if (match["which"] or "").lower() == "last":
        return Stretch(*match.span(), "season", why="it lies before the meeting", past=True)
    days = frame.calendar.settings.seasons[name]
    year = int(match["year"][:4]) if match["year"] else None
    if year is None and match["rel"] and frame.meeting is not None:
        year = frame.meeting.year + (match["rel"].lower() == "next")
    if match["half"] and name in frame.calendar.settings.terms:
        return _half(frame, match, name, year)
    if year is None:
        return coming(frame, match, "season", days, name)
    first, last = in_year(*days, year)
    return Stretch(*match.span(), "season", first, last, f"{name} {match['year'] or year}", imputed=True)


def _half(frame: Frame, match: re.Match[str], name: str, year: int | None) -> Stretch:
    settings = frame.calendar.settings
    opens, closes = settings.terms[name]
    middle = settings.half_terms[name]
    days = (opens, middle) if match["half"].strip() == "1" else (middle, closes)
    if year is None:
        return coming(frame, match, "term", days, f"{name} half-term")
    first, last = in_year(*days, year)
    return Stretch(*match.span(), "term", first, last, f"{name} half-term of {year}", imputed=True)


def _begins(frame: Frame, kind: str) -> tuple[MonthDay, str]:
    settings = frame.calendar.settings
    if kind in _MUNICIPAL:
        return settings.municipal, "municipal year"
    if kind in {"school", "academic"}:
        return settings.school, "school year"
    return ((1, 1), "calendar year") if kind == "calendar" else (settings.financial, "financial year")


def _split(frame: Frame, match: re.Match[str]) -> Stretch | None:
    figures = re.findall(r"\d+", match["y"])
    year = _first_year(match["y"])
    if len(figures) > 1 and (year + 1) % 100 != int(figures[1]) % 100:
        return None
    begins, name = _begins(frame, (match["kind"] or match["kind2"] or "financial").lower())
    if len(figures) > 1 and begins == (1, 1):
        begins, name = (4, 1), "year"
    if len(figures) == 1:
        year -= 1  # FY23 is the year that ends in 2023
    first, last = year_starting(begins, year)
    return Stretch(*match.span(), "year", first, last, f"the {name} {match['y']}", imputed=True)


def _year_name(frame: Frame, match: re.Match[str]) -> Stretch:
    which = match["which"].lower().split()[-1]
    if which == "last":
        return Stretch(*match.span(), "year", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "year")
    begins, name = _begins(frame, match["kind"].lower())
    ahead = int(
        which in {"next", "coming", "new", "following", "forthcoming"} and "budget" not in match.group().lower()
    )
    first, last = running_year(begins, frame.meeting, ahead)
    unit: StretchUnit = "term" if name == "school year" else "year"
    why = f"the {name} {'after the one of' if ahead else 'of'} the meeting, which ends on {written(last)}"
    return Stretch(*match.span(), unit, first, last, why)


def _plain_year(frame: Frame, match: re.Match[str]) -> Stretch:
    kind = match.lastgroup
    if kind == "past":
        return Stretch(*match.span(), "year", why="it lies before the meeting", past=True)
    if frame.meeting is None:
        return unknown(*match.span(), "year")
    if "budget" in match.group().lower():
        first, last = running_year(frame.calendar.settings.financial, frame.meeting)
        why = f"next year's budget is settled before the financial year ends on {written(last)}"
        return Stretch(*match.span(), "year", first, last, why, imputed=True)
    year = frame.meeting.year + {"this": 0, "next": 1, "after": 2}[kind or "this"]
    which = ("the year of the meeting", "the year after the meeting", "the second year after the meeting")[
        year - frame.meeting.year
    ]
    return Stretch(*match.span(), "year", dt.date(year, 1, 1), dt.date(year, 12, 31), which, relative=True)


def _figures(frame: Frame, match: re.Match[str]) -> Stretch:
    del frame
    year = int(match["year"])
    return Stretch(*match.span(), "year", dt.date(year, 1, 1), dt.date(year, 12, 31), f"the year {year}")


FORMS: tuple[Form, ...] = (
    (_WEEK, _week, frozenset({"week"})),
    (_WEEKEND, _weekend, frozenset({"weekend"})),
    (_MONTH, _month, MONTH_WORDS),
    (_MONTH_SHORT_YEAR, _month_short_year, MONTH_WORDS),
    (_NAMED_MONTH, _named_month, frozenset({"month"})),
    (_QUARTER, _quarter, frozenset({"q", "quarter"})),
    (_NAMED_QUARTER, _named_quarter, frozenset({"quarter"})),
    (_SEASON, _season, frozenset({"spring", "summer", "autumn", "winter"})),
    (_SPLIT, _split, frozenset({FIGURE})),
    (_YEAR_NAME, _year_name, frozenset({"year", "years"})),
    (_PLAIN_YEAR, _plain_year, frozenset({"year", "years"})),
    (_FIGURES, _figures, frozenset({FIGURE})),
)
"""Each pattern with the function that reads what it found."""
