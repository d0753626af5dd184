"""Which day counts: a stretch of days and the words before it, read together by the table of civic time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nlp_toolkit.commitments.extract.due.calendar import day_in
from nlp_toolkit.commitments.extract.due.lead import Lead
from nlp_toolkit.commitments.extract.due.settings import Settings
from nlp_toolkit.commitments.extract.due.stretch import Frame, Stretch, add_months, month_end, written

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_BEGIN_AFTER = frozenset({"month", "season", "year", "festival"})  # "by April" is before April
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
    if lead.sense == "open" and not (stretch.unit == "break" and lead.preposition in {"after", "following"}):
        return Target(None, False, f"it begins then, and no last day is given ({stretch.why})")
    picked = _Words(frame, stretch, lead, stretch.first, stretch.last).pick()
    if frame.meeting is None or picked.date is None or picked.date >= frame.meeting:
        return picked
    if not stretch.yearly:
        return Target(None, False, f"{written(picked.date)} was before the meeting", past=True)
    later = stretch.shifted(1)
    return (
        picked
        if later.first is None or later.last is None
        else _Words(frame, later, lead, later.first, later.last).pick()
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Hold the days that some words cover and what stands before them, to pick one day."""

    frame: Frame
    stretch: Stretch
    lead: Lead
    first: dt.date
    last: dt.date

    @property
    def settings(self) -> Settings:
        return self.frame.calendar.settings

    def pick(self) -> Target:
        part, stretch = self.lead.part, self.stretch
        if part == "week_of":
            return self._week_of()
        if stretch.unit in _SINGLE or self.first == self.last:
            return Target(self.last, stretch.imputed, stretch.why)
        if part == "end":
            return Target(self.last, stretch.imputed or not self.lead.exact, f"the last day of {stretch.why}")
        return self._whole() if part == "none" else self._part()

    def _week_of(self) -> Target:
        ends = self._friday(self.last)
        meeting = self.frame.meeting
        if meeting is not None and self.stretch.yearly:
            before = self._friday(add_months(self.last, -12))
            ends = before if before >= meeting else ends
        return Target(ends, True, f"the end of that week, {written(ends)}")

    def _friday(self, day: dt.date) -> dt.date:
        return max(day, day + dt.timedelta(days=self.settings.week_ends - day.weekday()))

    def _whole(self) -> Target:
        """Read a period with no part of it named: in it is its last day, by or before it the day before it begins."""
        unit, sense = self.stretch.unit, self.lead.sense
        meeting = self.frame.meeting
        running = meeting is not None and self.first <= meeting <= self.last
        if unit == "break" and sense in {"by", "before", "open"}:
            return self._beside_break()
        if sense == "from" or (unit == "term" and self._is_start()):
            return self._end("last" if running else "first")
        if not self._is_before():
            return self._end("last")
        if running and unit != "festival" and sense == "by":
            return self._end("last")
        if running and self.stretch.yearly:
            first = add_months(self.first, 12)
            return Target(first - _DAY, True, f"the day before {first:%B %Y} begins")
        eve = self.first - (3 * _DAY if unit == "week" else _DAY)
        return Target(eve, True, f"the day before {self.stretch.why} begins")

    def _is_start(self) -> bool:
        """Tell "the new school year" and "by the autumn term", which are its first day, from "next term"."""
        if self.lead.sense == "none":
            return not self.frame.text[self.stretch.start :].lower().startswith(("next", "this"))
        return self.lead.sense in {"by", "before"} or self.lead.preposition == "for"

    def _is_before(self) -> bool:
        if self.lead.sense == "by":
            return self.stretch.unit in _BEGIN_AFTER and not self.stretch.relative and not self.stretch.ranged
        return self.lead.sense == "before" or (self.stretch.unit == "festival" and self.lead.preposition == "for")

    def _end(self, which: str) -> Target:
        return Target(self.first if which == "first" else self.last, True, f"the {which} day of {self.stretch.why}")

    def _beside_break(self) -> Target:
        step, day = (_DAY, self.last) if self.lead.sense == "open" else (-_DAY, self.first)
        day += step
        while day.weekday() >= _SATURDAY:
            day += step
        return Target(
            day, True, f"the {'first day after' if step > 0 * _DAY else 'last day before'} {self.stretch.why}"
        )

    def _part(self) -> Target:
        part, nth, why = self.lead.part, self.lead.nth, self.stretch.why
        if part == "week":
            day = self.last if nth < 0 else min(self.first + dt.timedelta(days=7 * nth - 1), self.last)
            return Target(day, True, f"the {'last week' if nth < 0 else f'end of week {nth}'} of {why}")
        if part == "day":
            day = self.last if nth < 0 else min(self.first + dt.timedelta(days=nth - 1), self.last)
            return Target(day, self.stretch.imputed, f"that day of {why}")
        if part == "start" and self.lead.sense in {"by", "before", "from", "until"}:
            return Target(self.first, self.stretch.imputed, f"the first day of {why}")
        day = self._middle() if part == "middle" else self._early()
        which = "middle" if part == "middle" else "beginning"
        return Target(day, True, f"taken as {day.day} {day:%B} for the {which} of {why}")

    def _early(self) -> dt.date:
        first, unit = self.first, self.stretch.unit
        if unit in {"month", "festival"}:
            return first.replace(day=self.settings.early)
        if unit == "week":
            return first + _DAY
        new_year = (first.month, first.day) == (1, 1)
        if unit in {"term", "year"} and self.lead.part != "early" and not (new_year and unit == "year"):
            return first
        if unit == "year" and self.lead.part == "early":
            return day_in(first.year, self.settings.early_in_year) if new_year else add_months(first, 3) - _DAY
        return month_end(first.year, first.month)

    def _middle(self) -> dt.date:
        first, unit = self.first, self.stretch.unit
        if unit in {"month", "festival"}:
            return first.replace(day=self.settings.middle)
        if unit == "week":
            return first + 2 * _DAY
        if unit == "year":
            new_year = (first.month, first.day) == (1, 1)
            return day_in(first.year, self.settings.middle_of_year) if new_year else add_months(first, 6) - _DAY
        if unit in {"season", "quarter"}:
            return add_months(first, 2) - _DAY
        return first + (self.last - first) // 2
