"""Red, amber, green or grey, with the reason, for a record that is not followed from meeting to meeting yet.

The rule, first match wins:

    business of form, or a request nobody took on             Grey
    an update: done                                           Green
    a condition, not known to be met                          Amber
    a soft promise with nothing to tick off                   Amber
    due before the day of the report                          Red
    due within 28 days, the day itself included               Amber
    soft words ("hoped to", "aimed to")                       Amber
    due later than that                                       Green, on course
    an update: not done, or under way with no date            Amber
    anything else: no date, and no later word                 Grey
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records.commitment import Commitment

Colour = Literal["red", "amber", "green", "grey"]

SOON = dt.timedelta(days=28)


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


def rate(commitment: Commitment, meeting_date: dt.date | None, as_at: dt.date) -> Rating:
    """Rate one record on the day `as_at`, from its own words alone.

    >>> from nlp_toolkit.records import Commitment, Due, Quote
    >>> words = "The Director would report back by the end of August 2022"
    >>> due = Due("by the end of August 2022", dt.date(2022, 8, 31))
    >>> record = Commitment(Quote("panel-july", 0, len(words), words), "action", due=due)
    >>> rate(record, dt.date(2022, 7, 13), dt.date(2022, 10, 15)).reason
    'Red: due 31 August 2022, 45 days ago, and no later update has been matched to it.'
    """
    return Rating(*_rule(commitment, meeting_date, as_at))


def _rule(commitment: Commitment, meeting_date: dt.date | None, as_at: dt.date) -> tuple[Colour, str]:
    """Find the first line of the rule that applies."""
    due = commitment.due.date if commitment.due else None
    assumed = " (part of the date is assumed)" if commitment.due and commitment.due.assumed else ""
    if commitment.procedural:
        return "grey", "business of form, which is not followed up"
    if commitment.kind == "request":
        return "grey", "asked for, and nobody is recorded as taking it on"
    if commitment.status == "done":
        return "green", f"said to be done{_at(meeting_date)}"
    if commitment.condition is not None or commitment.firmness == "conditional":
        return "amber", _conditional(commitment, due, as_at)
    if commitment.kind == "assurance":
        return "amber", f"a soft promise, with nothing to tick off{_timing(due, as_at)}"
    if due is not None and due < as_at:
        return "red", f"due {_day(due)}{assumed}, {_days((as_at - due).days)} ago, {_heard(commitment, meeting_date)}"
    if due is not None and due - as_at <= SOON:
        return "amber", f"due {_day(due)}{assumed}, {_ahead(due, as_at)}"
    if commitment.firmness == "soft":
        return "amber", f"the words are soft, so it may not be kept to{_timing(due, as_at)}"
    if due is not None:
        return "green", f"on course, due {_day(due)}{assumed}, {_ahead(due, as_at)}"
    if commitment.status == "not_done":
        return "amber", f"said not to be done{_at(meeting_date)}, and no new date is given"
    if commitment.status == "in_progress":
        return "amber", f"said to be under way{_at(meeting_date)}, and no date to finish is given"
    return "grey", _undated(commitment, meeting_date, as_at)


def _heard(commitment: Commitment, meeting_date: dt.date | None) -> str:
    """Tell what the record itself says of an overdue line."""
    if commitment.status == "not_done":
        return f"and said not to be done{_at(meeting_date)}"
    if commitment.status == "in_progress":
        return f"and said to be still under way{_at(meeting_date)}"
    return "and no later update has been matched to it"


def _conditional(commitment: Commitment, due: dt.date | None, as_at: dt.date) -> str:
    """Say which condition it hangs on, and since when."""
    words = f"“{' '.join(commitment.condition.split())}”" if commitment.condition else "a condition"
    return f"it depends on {words}, and no later update says whether that was met{_timing(due, as_at)}"


def _undated(commitment: Commitment, meeting_date: dt.date | None, as_at: dt.date) -> str:
    """Say why there is no date to go by."""
    if commitment.kind == "update":
        return "an update whose words do not say whether it is done"
    since = ""
    if meeting_date is not None and meeting_date < as_at:
        since = f", {_days((as_at - meeting_date).days)} after the meeting"
    if commitment.recurs:
        return f"it repeats (“{' '.join(commitment.recurs.split())}”), and no report of it has been matched{since}"
    if commitment.due is not None and commitment.due.words:
        return f"“{' '.join(commitment.due.words.split())}” gives no day, and no later update has been matched{since}"
    return f"no date is given, and no later update has been matched{since}"


def _timing(due: dt.date | None, as_at: dt.date) -> str:
    """Add the due day as a trailing clause, or nothing."""
    if due is None:
        return ""
    return f"; due {_day(due)}, {_days((as_at - due).days)} ago" if due < as_at else f"; due {_day(due)}"


def _at(meeting_date: dt.date | None) -> str:
    return f" at the meeting of {_day(meeting_date)}" if meeting_date else ""


def _ahead(due: dt.date, as_at: dt.date) -> str:
    return "today" if due == as_at else f"{_days((due - as_at).days)} ahead"


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
