"""School terms, half-terms, holidays and feasts: the autumn term, after half-term, before Easter, by Christmas."""

from __future__ import annotations

import datetime as dt
import re

from nlp_toolkit.commitments.extract.due.calendar import TermDates, day_in
from nlp_toolkit.commitments.extract.due.lexicon import YEAR, form
from nlp_toolkit.commitments.extract.due.periods import in_year
from nlp_toolkit.commitments.extract.due.settings import MonthDay
from nlp_toolkit.commitments.extract.due.stretch import Form, Frame, Stretch, month_end, unknown, written

_DAY = dt.timedelta(days=1)
_TERM = form(
    r"(?P<name>(?:next )?(?:autumn|spring|summer|Michaelmas|Lent|Trinity))(?: school)? term(?: (?:of )?"
    rf"(?P<year>{YEAR}))?"
    r"|(?P<rel>this|next|the next|the new|the coming|the following|the current|last)(?: school)? term(?! of)"
    r"|(?:(?<=end of )|(?<=start of )|(?<=beginning of ))(?:the )?term(?! of)"
)
_HALF_TERM = form(
    r"(?P<name>autumn|October|spring|February|summer|May|Whitsun|Whit)?\s*half[ -]?term(?! (?:ly|1|2))(?: (?:break"
    r"|holidays?|week))?"
)
_HOLIDAYS = form(
    r"(?P<name>summer|Easter|Christmas)(?: school)? (?P<what>holidays?|vacation|recess|break|shutdown)|"
    r"(?P<august>August recess|summer recess)"
)
_FEAST = form(
    r"(?:(?P<which>this|next|last) )?(?P<name>Christmas(?: Eve| Day)?|Xmas|Easter(?: Sunday| Monday)?|Good Friday"
    r"|Whitsun|Remembrance (?:Sunday|Day)"
    r"|(?:the )?New Year(?:'s (?:Day|Eve))?)(?! (?:holiday|vacation|recess|break|half))(?: (?:period|season|time))?"
    rf"(?:,? (?:of )?(?P<year>{YEAR}))?"
)
_TERMS = {"michaelmas": "autumn", "lent": "spring", "trinity": "summer"}
_HALF_NAMES = {"october": "autumn", "february": "spring", "may": "summer", "whitsun": "summer", "whit": "summer"}


def easter(year: int) -> dt.date:
    """Give Easter Sunday, by the anonymous Gregorian rule (Nature, 20 April 1876).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    moon = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * moon) // 451
    month, day = divmod(h + moon - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def terms_around(frame: Frame, meeting: dt.date) -> list[TermDates]:
    """Give the terms from a year before to two years after a day: the council's own dates, else the usual ones."""
    own, settings = frame.calendar.term_dates, frame.calendar.settings
    found = list(own)
    for year in range(meeting.year - 1, meeting.year + 3):
        for name, days in settings.terms.items():
            first, last = in_year(*days, year)
            if not any(term.first <= last and first <= term.last and term.name == name for term in own):
                found.append(
                    TermDates(name, first, last, half_term_break(frame, name, settings.half_terms[name], year))
                )
    return sorted(found, key=lambda term: term.first)


def half_term_break(frame: Frame, name: str, day: MonthDay, year: int) -> tuple[dt.date, dt.date]:
    """Give Monday and Friday of the usual break; in summer the week of the Spring bank holiday."""
    inside = day_in(year, day)
    if name == "summer" and day == (5, 31):
        inside = month_end(year, 5)
    monday = inside - dt.timedelta(days=inside.weekday())
    return monday, monday + dt.timedelta(days=frame.calendar.settings.week_ends)


def _term(frame: Frame, match: re.Match[str]) -> Stretch:
    rel = (match["rel"] or "").lower().split()[-1:]
    if rel == ["last"]:
        return Stretch(*match.span(), "term", why="it lies before the meeting", past=True)
    year = int(match["year"]) if match["year"] else None
    if frame.meeting is None and year is None:
        return unknown(*match.span(), "term", "no year is given and the date of the meeting is not known")
    about = dt.date(year, 1, 1) if year else frame.meeting or dt.date.min
    terms = terms_around(frame, about)
    if match["name"]:
        words = match["name"].lower().split()
        name = _TERMS.get(words[-1], words[-1])
        terms = [term for term in terms if term.name == name]
    if year:
        chosen = next(term for term in terms if term.first.year == year)
    elif rel and rel[0] in {"next", "new", "coming", "following"}:
        chosen = next(term for term in terms if term.first > about)
    else:
        chosen = next(term for term in terms if term.last >= about)
    why = f"the {chosen.name} term from {written(chosen.first)} to {written(chosen.last)}"
    return Stretch(*match.span(), "term", chosen.first, chosen.last, why, imputed=True)


def _half_term(frame: Frame, match: re.Match[str]) -> Stretch:
    if frame.meeting is None:
        return unknown(*match.span(), "break")
    name = (match["name"] or "").lower()
    name = _HALF_NAMES.get(name, name)
    breaks = [
        term.half_term for term in terms_around(frame, frame.meeting) if term.half_term and name in ("", term.name)
    ]
    first, last = next(each for each in breaks if each[0] > frame.meeting)
    return Stretch(
        *match.span(), "break", first, last, f"half-term from {written(first)} to {written(last)}", imputed=True
    )


def _holidays(frame: Frame, match: re.Match[str]) -> Stretch:
    if frame.meeting is None:
        return unknown(*match.span(), "break")
    name = (match["name"] or "august").lower()
    if match["august"] or name == "summer":
        ends = day_in(frame.meeting.year, frame.calendar.settings.school) - _DAY
        year = frame.meeting.year + (ends < frame.meeting)
        summer = [
            term
            for term in terms_around(frame, dt.date(year, 1, 1))
            if term.name == "summer" and term.first.year == year
        ]
        first, last = summer[0].last + _DAY, day_in(year, frame.calendar.settings.school) - _DAY
    elif name == "easter":
        sunday = _next_easter(frame.meeting)
        first, last = sunday - dt.timedelta(days=2), sunday + _DAY
    else:
        year = frame.meeting.year
        first, last = day_in(year, frame.calendar.settings.christmas) + _DAY, dt.date(year, 12, 31)
    return Stretch(*match.span(), "break", first, last, f"the {name} holidays from {written(first)}", imputed=True)


def _next_easter(meeting: dt.date) -> dt.date:
    sunday = easter(meeting.year)
    return sunday if sunday + _DAY >= meeting else easter(meeting.year + 1)


def _feast(frame: Frame, match: re.Match[str]) -> Stretch | None:
    name = match["name"].lower().removeprefix("the ")
    if (match["which"] or "").lower() == "last":
        return Stretch(*match.span(), "festival", why="it lies before the meeting", past=True)
    year = int(match["year"]) if match["year"] else None
    if frame.meeting is None and year is None:
        return unknown(*match.span(), "festival", "no year is given and the date of the meeting is not known")
    for each in [year] if year else [frame.meeting.year, frame.meeting.year + 1] if frame.meeting else []:
        first, last = _feast_days(frame, name, each)
        if year or (frame.meeting and last >= frame.meeting):
            break
    why = f"{match['name'].removeprefix('the ')} {first.year}"
    return Stretch(*match.span(), "festival", first, last, why, imputed=True)


def _feast_days(frame: Frame, name: str, year: int) -> tuple[dt.date, dt.date]:
    settings, sunday = frame.calendar.settings, easter(year)
    if name.startswith("new year"):
        if name.endswith(("day", "eve")):
            day = dt.date(year, 1, 1) if name.endswith("day") else dt.date(year, 12, 31)
            return day, day
        return dt.date(year, 1, 1), day_in(year, settings.new_year)
    if name.startswith("remembrance"):
        day = dt.date(year, 11, 14) - dt.timedelta(days=dt.date(year, 11, 14).isoweekday() % 7)
        return day, day
    if name == "whitsun":
        return sunday + dt.timedelta(days=49), sunday + dt.timedelta(days=50)
    if name in {"good friday", "easter monday", "easter sunday"}:
        day = sunday + dt.timedelta(days={"good friday": -2, "easter monday": 1}.get(name, 0))
        return day, day
    if name == "easter":
        return sunday - dt.timedelta(days=2), sunday + _DAY
    if name == "christmas day":
        return dt.date(year, 12, 25), dt.date(year, 12, 25)
    before = day_in(year, settings.christmas)
    return (before, before) if name == "christmas eve" else (before + _DAY, dt.date(year, 12, 31))


FORMS: tuple[Form, ...] = (
    (_TERM, _term, frozenset({"term"})),
    (_HALF_TERM, _half_term, frozenset({"half", "halfterm"})),
    (_HOLIDAYS, _holidays, frozenset({"summer", "easter", "christmas", "august"})),
    (_FEAST, _feast, frozenset({"christmas", "xmas", "easter", "good", "whitsun", "remembrance", "new"})),
)
"""Each pattern with the function that reads what it found."""
