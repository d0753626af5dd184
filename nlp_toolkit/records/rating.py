"""Red, amber, green or grey, with the reason: one rule for a line of the register and for a record on its own.

The rule, first match wins:

    proposed, paused, superseded or dropped                   Grey
    reported done, or evidenced done                          Green
    the last word is that it was not done                     Red
    the day has passed                                        Red, unless its condition is known not to be met
    slipped twice                                             Red
    silent for two meetings after its date                    Red
    a condition, not known to be met                          Amber
    due within 28 days, the day itself included               Amber
    slipped once                                              Amber
    soft words ("hoped to", "aimed to")                       Amber
    due later than that                                       Green, on course
    no date, but heard of, and not silent for two meetings    Green, on course
    anything else: no date, and nothing heard                 Grey

A date that has passed is Red whatever the promise hung on: whoever gave the date owes an answer, if only that the
condition was not met. Once an officer has recorded that (`register set REF --condition "…"`), the condition is known
not to be met, and the line is Amber until it is taken off or two meetings after the date pass without a word of it.

A record on its own is rated as the line it would open on the day of its meeting. Business of form, and a request that
nobody took on, are Grey; an assurance holds nothing to tick off and is Amber whatever its date. A council sets the 28
days, the once, the twice and the two meetings for itself (`Thresholds`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from nlp_toolkit.records.commitment import Commitment
from nlp_toolkit.records.fold import SOON_DAYS, opened
from nlp_toolkit.records.register import Change, ChangeKind, Line
from nlp_toolkit.records.states import state_name

Colour = Literal["red", "amber", "green", "grey"]

SOON = dt.timedelta(days=SOON_DAYS)

_TELLING: frozenset[ChangeKind] = frozenset(
    {"new", "progress", "not_done", "slipped", "softened", "asked_again", "done", "reopened"}
)


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Hold the numbers of the rule, which a council may set for itself in its council.toml.

    Attributes:
        soon_days: Days ahead within which a date is Amber.
        slips_amber: How many slips make a line Amber.
        slips_red: How many slips make a line Red.
        silent_meetings: How many meetings after its date, without a word, make a line Red.
    """

    soon_days: int = SOON_DAYS
    slips_amber: int = 1
    slips_red: int = 2
    silent_meetings: int = 2


@dataclass(frozen=True, slots=True)
class Rating:
    """Say how a record stands on the day of the report, as a colour and in words.

    Attributes:
        colour: Red, amber, green or grey; never shown without the reason.
        clause: Why, as a clause without a full stop ("due 31 August 2022, 45 days ago, and …").
    """

    colour: Colour
    clause: str

    @property
    def label(self) -> str:
        """Name the colour as a word."""
        return self.colour.capitalize()

    @property
    def reason(self) -> str:
        """Give the colour and why, in one sentence."""
        return f"{self.label}: {self.clause}."


def rate(
    commitment: Commitment, meeting_date: dt.date | None, as_at: dt.date, *, thresholds: Thresholds | None = None
) -> Rating:
    """Rate one record on the day `as_at`, from its own words alone.

    >>> from nlp_toolkit.records import Commitment, Due, Quote
    >>> words = "The Director would report back by the end of August 2022"
    >>> due = Due("by the end of August 2022", dt.date(2022, 8, 31))
    >>> record = Commitment(Quote("panel-july", 0, len(words), words), "action", due=due)
    >>> rate(record, dt.date(2022, 7, 13), dt.date(2022, 10, 15)).reason
    'Red: due 31 August 2022, 45 days ago, and no later update has been matched to it.'

    Args:
        commitment: The record.
        meeting_date: Day of its meeting, or None.
        as_at: Day of the report.
        thresholds: The council's own numbers.
    """
    due = commitment.due.date if commitment.due else None
    if commitment.procedural:
        return Rating("grey", "business of form, which is not followed up")
    if commitment.kind == "request":
        return Rating("grey", "asked for, and nobody is recorded as taking it on")
    if commitment.kind == "assurance" and not commitment.condition:
        return Rating("amber", f"a soft promise, with nothing to tick off{_timing(due, as_at)}")
    if commitment.kind == "update" and commitment.status is None and due is None:
        return Rating("grey", "an update whose words do not say whether it is done")
    opening = Change("", "new", meeting_date or as_at, "run", record=commitment)
    line = replace(opened(opening, commitment), promised=meeting_date, heard=meeting_date)
    if commitment.status is not None:
        kinds: dict[str, ChangeKind] = {"done": "done", "not_done": "not_done", "in_progress": "progress"}
        told = replace(opening, kind=kinds[commitment.status])
        line = replace(
            line, state="reported_done" if commitment.status == "done" else line.state, story=(opening, told)
        )
    return rate_line(line, as_at=as_at, thresholds=thresholds)


def rate_line(line: Line, *, as_at: dt.date, thresholds: Thresholds | None = None) -> Rating:
    """Rate one line of the register as it stood on a day.

    Args:
        line: The line, folded as at that day.
        as_at: The day.
        thresholds: The council's own numbers.
    """
    numbers = thresholds or Thresholds()
    ended = _ended(line)
    if ended is not None:
        return ended
    red = _red(line, as_at, numbers)
    if red:
        return Rating("red", red)
    amber = _amber(line, as_at, numbers)
    if amber:
        return Rating("amber", amber)
    if line.due is not None:
        return Rating("green", f"on course, due {_day(line.due)}{_assumed(line)}, {_ahead(line.due, as_at)}")
    if line.silent < numbers.silent_meetings and _last(line) in ("progress", "slipped"):
        return Rating("green", f"said to be under way{_at(line.heard)}, and no date to finish is given")
    return Rating("grey", _undated(line, as_at))


def _ended(line: Line) -> Rating | None:
    """Rate a line that nobody waits for, or give None for one that is open."""
    if line.state == "proposed":
        return Rating("grey", "a run was not sure of it, and no officer has accepted it yet")
    if line.state in ("paused", "superseded", "dropped"):
        told = next(
            (change for change in reversed(line.story) if change.after == line.state or change.kind == line.state), None
        )
        why = f": {told.reason.rstrip('.')}" if told and told.reason else ""
        return Rating("grey", f"{state_name(line.state)}{_since(told)}{why}")
    if line.state == "evidenced_done":
        return Rating("green", f"done, and an officer has seen the evidence{_since(_telling(line, 'evidenced'))}")
    if line.state == "reported_done":
        told = _telling(line, "done")
        if len(line.story) == 1 or told is None or not told.ref:
            return Rating("green", f"said to be done{_at(line.heard)}")
        return Rating("green", f"reported done{_since(told)}, not evidenced yet")
    return None


def _red(line: Line, as_at: dt.date, numbers: Thresholds) -> str:
    """Say why a line is Red, or nothing."""
    due = line.due
    late = due is not None and due < as_at
    timing = f"due {_day(due)}{_assumed(line)}, {_days((as_at - due).days)} ago" if due and late else ""
    if _last(line) == "not_done":
        said = f"said not to be done{_at(line.heard)}"
        return f"{timing}, and {said}" if timing else f"{said}, and no new date is given"
    if late and not _confirmed(line):
        hung = f"; it depended on {_condition(line)}, and whether that was met is not told" if _hangs(line) else ""
        return f"{timing}, {_heard(line, numbers)}{hung}"
    if line.slips and line.slips >= numbers.slips_red:
        return f"slipped {_times(line.slips)}{_from(line)}{_timing(due, as_at)}"
    if late and line.missed >= numbers.silent_meetings:
        return f"{timing}, and not heard of at the {_meetings(line.missed)} held since; {_depends(line)}"
    return ""


def _amber(line: Line, as_at: dt.date, numbers: Thresholds) -> str:
    """Say why a line is Amber, or nothing."""
    due = line.due
    if _hangs(line):
        return f"{_depends(line)}{_timing(due, as_at)}"
    if due is not None and (due - as_at).days <= numbers.soon_days:
        return f"due {_day(due)}{_assumed(line)}, {_ahead(due, as_at)}"
    if line.slips and line.slips >= numbers.slips_amber:
        return f"slipped {_times(line.slips)}{_from(line)}{_timing(due, as_at)}"
    if line.firmness == "soft":
        return f"the words are soft, so it may not be kept to{_timing(due, as_at)}"
    return ""


def _hangs(line: Line) -> bool:
    """Tell whether a line hangs on a condition that is not known to be met."""
    return bool(line.condition) or line.firmness == "conditional"


def _confirmed(line: Line) -> Change | None:
    """Find where an officer recorded what a line hangs on, which is then known not to be met."""
    set_last = next(
        (change for change in reversed(line.story) if change.field == "condition" and not change.proposed), None
    )
    return set_last if set_last is not None and set_last.person and line.condition else None


def _depends(line: Line) -> str:
    words = _condition(line)
    confirmed = _confirmed(line)
    if confirmed is not None:
        return f"it depends on {words}, which was not met when {confirmed.by} recorded it{_since(confirmed)}"
    return f"it depends on {words}, and no later update says whether that was met"


def _condition(line: Line) -> str:
    return f"“{' '.join(line.condition.split())}”" if line.condition else "a condition"


def _last(line: Line) -> ChangeKind:
    """Name the last thing that a meeting said of a line; an officer's new date counts as a later date."""
    for change in reversed(line.story):
        if change.kind in _TELLING and not change.proposed:
            return change.kind
        if change.kind == "set" and change.field == "due" and not change.proposed:
            return "slipped"
    return "new"


def _telling(line: Line, kind: ChangeKind) -> Change | None:
    """Find the last change of a kind that counts."""
    return next((change for change in reversed(line.story) if change.kind == kind and not change.proposed), None)


def _heard(line: Line, numbers: Thresholds) -> str:
    """Tell what was heard of an overdue line."""
    slipped = f"slipped {_times(line.slips)}{_from(line)}, " if line.slips else ""
    if line.missed and line.missed >= numbers.silent_meetings:
        return f"{slipped}and not heard of at the {_meetings(line.missed)} held since"
    last = _last(line)
    if last == "progress":
        return f"{slipped}and said to be still under way{_at(line.heard)}"
    if last == "asked_again":
        return f"{slipped}and asked for again{_at(line.heard)}"
    if last in ("slipped", "softened", "reopened"):
        return f"{slipped}and last heard of{_at(line.heard)}"
    return f"{slipped}and no later update has been matched to it"


def _undated(line: Line, as_at: dt.date) -> str:
    """Say why there is no date to go by."""
    since = ""
    if line.promised is not None and line.promised < as_at:
        since = f", {_days((as_at - line.promised).days)} after the meeting"
    last, record = _last(line), line.first
    if last == "asked_again":
        return f"no date is given, and it was asked for again{_at(line.heard)}"
    if last != "new":
        silence = f"not heard of at the {_meetings(line.silent)} held since" if line.silent else "nothing since"
        return f"no date is given; last heard of{_at(line.heard)}, and {silence}"
    if record.recurs:
        return f"it repeats (“{' '.join(record.recurs.split())}”), and no report of it has been matched{since}"
    if record.due is not None and record.due.words:
        return f"“{' '.join(record.due.words.split())}” gives no day, and no later update has been matched{since}"
    return f"no date is given, and no later update has been matched{since}"


def _assumed(line: Line) -> str:
    """Warn where part of the date was worked out and still stands."""
    due = line.first.due
    return " (part of the date is assumed)" if due and due.assumed and due.date == line.due else ""


def _timing(due: dt.date | None, as_at: dt.date) -> str:
    """Add the due day as a trailing clause, or nothing."""
    if due is None:
        return ""
    return f"; due {_day(due)}, {_days((as_at - due).days)} ago" if due < as_at else f"; due {_day(due)}"


def _from(line: Line) -> str:
    return f" from {_day(line.first_due)}" if line.first_due and line.first_due != line.due else ""


def _since(change: Change | None) -> str:
    return f" on {_day(change.on)}" if change else ""


def _at(meeting_date: dt.date | None) -> str:
    return f" at the meeting of {_day(meeting_date)}" if meeting_date else ""


def _ahead(due: dt.date, as_at: dt.date) -> str:
    return "today" if due == as_at else f"{_days((due - as_at).days)} ahead"


def _times(count: int) -> str:
    """Say how often.

    >>> _times(1), _times(2), _times(3)
    ('once', 'twice', '3 times')
    """
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _meetings(count: int) -> str:
    return "meeting" if count == 1 else f"{count} meetings"


def _days(count: int) -> str:
    """Say how long, in the unit people would use.

    >>> _days(1), _days(45), _days(200), _days(800)
    ('1 day', '45 days', '6 months', '2 years')
    """
    number, unit = count, "day"
    if count >= 731:
        number, unit = int(count / 365.25), "year"
    elif count >= 100:
        number, unit = int(count / 30.44), "month"
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"
