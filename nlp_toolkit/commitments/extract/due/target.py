"""Which day counts: a stretch of days and the words before it, read together by the table of civic time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from nlp_toolkit.commitments.extract.calendar import Settings, day_in
from nlp_toolkit.commitments.extract.due.lead import Lead
from nlp_toolkit.commitments.extract.due.stretch import Frame, Stretch, add_months, month_end, written

_DAY = dt.timedelta(days=1)
_NAMED_PERIODS = frozenset({"month", "season", "year", "festival"})
_SINGLE = frozenset({"day", "span", "meeting"})


@dataclass(frozen=True, slots=True)
class Target:
    """Hold the last day that still keeps the promise.

    Attributes:
        date: That day, or None.
        assumed: Whether any part of it was imputed.
        reason: How it was worked out, in a clause.
        past: It lies before the meeting.
    """

    date: dt.date | None
    assumed: bool
    reason: str
    past: bool = False


def target(frame: Frame, stretch: Stretch, lead: Lead) -> Target:
    """Work out the last day that still keeps the promise.

    A date without a year is the next one on or after the meeting; a date that lies before the meeting is none.
    """
    if stretch.past or stretch.first is None or stretch.last is None:
        return Target(None, False, stretch.why, stretch.past)
    if lead.sense == "open" and not (stretch.unit in {"term", "break"} and lead.preposition in {"after", "following"}):
        return Target(None, False, f"it begins then, and no last day is given ({stretch.why})")
    picked = _pick(frame, stretch, lead)
    if frame.meeting is not None and picked.date is not None and picked.date < frame.meeting:
        if not stretch.yearly:
            return Target(None, False, f"{written(picked.date)} was before the meeting", past=True)
        picked = _pick(frame, stretch.shifted(1), lead)
    return picked


def _pick(frame: Frame, stretch: Stretch, lead: Lead) -> Target:
    assert stretch.first is not None
    assert stretch.last is not None
    settings = frame.calendar.settings
    if lead.part in {"week_of", "week_ending"} or (stretch.unit in _SINGLE and lead.part != "none"):
        return _week_of(stretch, lead, settings)
    if stretch.unit in _SINGLE or stretch.first == stretch.last:
        return Target(stretch.last, stretch.imputed, stretch.why)
    if lead.part == "end":
        sure = lead.preposition and not stretch.imputed
        return Target(stretch.last, not sure, f"the last day of {stretch.why}")
    if lead.part != "none":
        return _part(stretch, lead, settings)
    return _whole(frame, stretch, lead)


def _week_of(stretch: Stretch, lead: Lead, settings: Settings) -> Target:
    assert stretch.last is not None
    if lead.part != "week_of":
        return Target(stretch.last, stretch.imputed, stretch.why)
    monday = stretch.last - dt.timedelta(days=stretch.last.weekday())
    last = monday + dt.timedelta(days=settings.week_ends)
    return Target(max(last, stretch.last), True, f"the end of the week of {written(stretch.last)}")


def _whole(frame: Frame, stretch: Stretch, lead: Lead) -> Target:
    """Read a period with no part of it named: in it is its last day, by or before it the day before it begins."""
    first, last, why = stretch.first, stretch.last, stretch.why
    assert first is not None
    assert last is not None
    meeting = frame.meeting
    running = meeting is not None and first <= meeting <= last
    if lead.sense == "from":
        return Target(last if running else first, True, f"the {'last' if running else 'first'} day of {why}")
    if stretch.unit == "break" and lead.sense in {"by", "before", "open"}:
        return _around_break(first, last, lead, why)
    at_start = stretch.unit == "term" or (why.startswith("the school year") and lead.sense != "before")
    if at_start and (lead.sense in {"by", "before", "open", "none"} or lead.preposition == "for"):
        return Target(last if running else first, True, f"the {'last' if running else 'first'} day of {why}")
    ahead = lead.sense == "before" or (lead.sense == "by" and stretch.unit in _NAMED_PERIODS and not stretch.relative)
    if stretch.unit == "festival" and lead.preposition == "for":
        ahead = True
    if not ahead or (running and lead.sense == "by" and stretch.unit != "festival"):
        return Target(last, True, f"the last day of {why}")
    if running and stretch.yearly:
        return _whole(replace_frame(frame), stretch.shifted(1), lead)
    return Target(_eve(first, stretch), True, f"the day before {why} begins")


def replace_frame(frame: Frame) -> Frame:
    """Forget the meeting, so that a period moved on by a year isn't taken for one still running."""
    return replace(frame, meeting=None)


def _eve(first: dt.date, stretch: Stretch) -> dt.date:
    return first - (3 * _DAY if stretch.unit == "week" else _DAY)


def _around_break(first: dt.date, last: dt.date, lead: Lead, why: str) -> Target:
    if lead.sense == "open":
        back = last + _DAY
        while back.weekday() > 4:  # noqa: PLR2004
            back += _DAY
        return Target(back, True, f"the first day after {why}")
    eve = first - _DAY
    while eve.weekday() > 4:  # noqa: PLR2004
        eve -= _DAY
    return Target(eve, True, f"the last day before {why}")


def _part(stretch: Stretch, lead: Lead, settings: Settings) -> Target:
    first, last, why = stretch.first, stretch.last, stretch.why
    assert first is not None
    assert last is not None
    if lead.part == "week":
        day = last if lead.nth < 0 else first + dt.timedelta(days=7 * lead.nth - 1)
        return Target(min(day, last), True, f"week {lead.nth} of {why}" if lead.nth > 0 else f"the last week of {why}")
    if lead.part == "day":
        day = last if lead.nth < 0 else first + dt.timedelta(days=lead.nth - 1)
        return Target(min(day, last), stretch.imputed, f"the day itself, in {why}")
    if lead.part == "start" and lead.sense in {"by", "before", "from", "until"}:
        return Target(first, stretch.imputed, f"the first day of {why}")
    day = _middle(stretch, first, last, settings) if lead.part == "middle" else _early(stretch, lead, first, settings)
    return Target(
        day, True, f"taken as {day.day} {day:%B} for the {'middle' if lead.part == 'middle' else 'beginning'} of {why}"
    )


def _early(stretch: Stretch, lead: Lead, first: dt.date, settings: Settings) -> dt.date:
    if stretch.unit in {"month", "festival"}:
        return first.replace(day=settings.early)
    if stretch.unit == "week":
        return first + _DAY
    if (
        lead.part != "early"
        and (stretch.unit == "term" or (first.month, first.day) != (1, 1))
        and stretch.unit != "season"
    ):
        return first
    if stretch.unit == "year" and lead.part == "early":
        calendar_year = (first.month, first.day) == (1, 1)
        return day_in(first.year, settings.early_in_year) if calendar_year else add_months(first, 3) - _DAY
    return month_end(first.year, first.month)


def _middle(stretch: Stretch, first: dt.date, last: dt.date, settings: Settings) -> dt.date:
    if stretch.unit in {"month", "festival"}:
        return first.replace(day=settings.middle)
    if stretch.unit == "week":
        return first + 2 * _DAY
    if stretch.unit == "year":
        calendar_year = (first.month, first.day) == (1, 1)
        return day_in(first.year, settings.middle_of_year) if calendar_year else add_months(first, 6) - _DAY
    if stretch.unit in {"season", "quarter"}:
        return add_months(first, 2) - _DAY
    return first + (last - first) // 2
