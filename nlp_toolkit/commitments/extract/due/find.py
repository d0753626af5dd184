"""Find every expression of time in a sentence, and say what day each sets."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from nlp_toolkit.commitments.extract.due import days, meetings, names, periods, ranges, school, spans
from nlp_toolkit.commitments.extract.due.calendar import ENGLAND, Calendar
from nlp_toolkit.commitments.extract.due.lead import Lead, lead_before
from nlp_toolkit.commitments.extract.due.lexicon import VOCABULARY, flatten, form
from nlp_toolkit.commitments.extract.due.loose import repeats
from nlp_toolkit.commitments.extract.due.meetings import MIDDLE, NOUN, OF_BODY
from nlp_toolkit.commitments.extract.due.stretch import Frame, Stretch, words_in, written
from nlp_toolkit.commitments.extract.due.target import target
from nlp_toolkit.records import Due

DueKind = Literal["deadline", "date", "recurrence", "vague", "condition", "reference"]

_FORMS = (*days.FORMS, *ranges.FORMS, *spans.FORMS, *periods.FORMS, *school.FORMS, *meetings.FORMS)
_LOOSE: tuple[tuple[DueKind, re.Pattern[str], frozenset[str]], ...] = tuple(
    (kind, form(entry["pattern"]), frozenset(entry["words"]))
    for kind in ("vague", "condition")
    for entry in VOCABULARY[kind]
)
_OF_A_TITLE = re.compile(r"\b(?:Plan|Strategy|Programme|Framework|Policy|Scheme|Agreement|Charter|Vision)\s*,?\s*\(?$")
_DEADLINE = re.compile(r"(?:'s)?\s+(?:deadline|cut-?off|closing\s+date|target)\b", re.IGNORECASE)
_MEETING_BEFORE = re.compile(
    r"(?<!\w)(?:(?:immediately )?(?P<prep>prior\s+to|before|by|at|for|in\s+time\s+for|on|during|in\s+advance\s+of"
    r"|ahead\s+of)\s+)?"
    rf"(?:the|our|its|their|next|his|her)\s+{MIDDLE.replace(' ', '[ ]+')}{NOUN.replace(' ', '[ ]+')}"
    rf"(?P<of>{OF_BODY.replace(' ', '[ ]+')}),?\s*"
    r"(?:(?:which|that)\s+(?:is|will\s+be|would\s+be)\s+)?(?:to\s+be\s+held|being\s+held|to\s+be|scheduled|planned"
    r"|arranged|taking\s+place|due)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DueMatch:
    """Point to words that say by when or how often, and to what they mean.

    Attributes:
        start: Offset of the first character in the text searched.
        end: Offset after the last character.
        due: The words, and the day they set.
        kind: "deadline" for words led by a preposition (by, before, within, on, in); "date" for a date standing alone;
            "recurrence"; "vague" for words without a day (as soon as possible); "condition" for what must come first
            (once the report is received); "reference" for what is no deadline (the letter of 16 May 2018, last week).
    """

    start: int
    end: int
    due: Due
    kind: DueKind


def find_dues(text: str, *, meeting: dt.date | None, calendar: Calendar = ENGLAND) -> list[DueMatch]:
    """Find every expression of time in a sentence that can say by when or how often, in the order of the text.

    `Due.date` is the last day that still keeps the promise. `Due.assumed` is False only where the words fix one day: a
    full date, the end of a named month or year, a count from the meeting, the next such weekday, a meeting whose day is
    known. A year, a month or a day that had to be filled in makes it True. An impossible date has none, and its reason
    says so. Overlapping expressions are resolved to the longest, and a range keeps its end.

    >>> found = find_dues("The plan would be published by the end of August.", meeting=dt.date(2022, 3, 1))
    >>> [(match.due.words, str(match.due.date), match.due.assumed) for match in found]
    [('by the end of August', '2022-08-31', True)]

    Args:
        text: One sentence or clause; offsets are counted in it.
        meeting: Day of the meeting; without it only dates that need none are worked out.
        calendar: The council's calendar, with the later meetings that the minutes name.
    """
    frame = Frame(flatten(text), meeting, calendar)
    found = [replace(match, due=replace(match.due, words=text[match.start : match.end])) for match in _all(frame)]
    kept: list[DueMatch] = []
    for match in sorted(found, key=lambda each: (each.start - each.end, each.kind == "reference", each.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _all(frame: Frame) -> Iterator[DueMatch]:
    present = words_in(frame.text)
    for pattern, read, needed in _FORMS:
        if needed.isdisjoint(present):
            continue
        for match in pattern.finditer(frame.text):
            stretch = read(frame, match)
            if stretch is not None:
                yield from _dated(frame, stretch)
    for repeat in repeats(frame.text):
        yield DueMatch(repeat.start, repeat.end, Due("", recurs=True, reason=repeat.reason), "recurrence")
    for kind, pattern, words in _LOOSE:
        if words.isdisjoint(present):
            continue
        reason = "no day is given" if kind == "vague" else "it depends on something else"
        for match in pattern.finditer(frame.text):
            yield DueMatch(*match.span(), Due("", reason=reason), kind)


def _dated(frame: Frame, stretch: Stretch) -> Iterator[DueMatch]:
    lead = lead_before(frame.text, stretch.start)
    if _stands_for_nothing(frame.text, stretch, lead):
        if lead.article and names.is_reference(frame.text, stretch, lead):
            yield DueMatch(stretch.start, stretch.end, Due("", reason="it names something"), "reference")
        return
    if (
        stretch.unit in {"month", "break"}
        and lead.sense in {"by", "before"}
        and _DEADLINE.match(frame.text, stretch.end)
    ):
        lead = replace(lead, sense="in")  # "by the April deadline" is in April
    goal = target(frame, stretch, lead)
    start = stretch.start if lead.sense == "of" else lead.start
    if goal.past or names.is_reference(frame.text, stretch, lead) or names.just_past(frame, stretch, lead):
        reason = goal.reason if goal.past else "it names something or tells its history"
        yield DueMatch(start, stretch.end, Due("", reason=reason), "reference")
        return
    from_day = None if stretch.last is None else spans.counted_from(frame, lead, stretch.last)
    if from_day is not None:
        start, day, why = from_day
        ahead = frame.meeting is None or day >= frame.meeting
        due = (
            Due("", day, stretch.imputed, reason=why)
            if ahead
            else Due("", reason=f"{written(day)} was before the meeting")
        )
        yield DueMatch(start, stretch.end, due, "deadline" if ahead else "reference")
        return
    kind = _kind(frame, stretch, lead)
    due = Due("", goal.date, goal.assumed and goal.date is not None, reason=goal.reason)
    if lead.preposition == "for" and stretch.unit == "year" and lead.part == "none":
        kind, due = "vague", Due("", reason="it tells for which year, not by when")
    yield DueMatch(start, stretch.end, due, kind)
    yield from _with_meeting(frame, stretch, lead, due)


def _kind(frame: Frame, stretch: Stretch, lead: Lead) -> DueKind:
    own = re.match(
        r"(?:between|from|within|inside|in|over|during|throughout|across|for)\s",
        frame.text[stretch.start :],
        re.IGNORECASE,
    )
    led = lead.sense not in {"none", "of"} or own
    return "deadline" if led else "date"


def _stands_for_nothing(text: str, stretch: Stretch, lead: Lead) -> bool:
    """Tell words that name a month, season, feast or year without saying when: "Summer Fair", "Christmas lights"."""
    if stretch.past or lead.preposition or lead.part != "none":
        return False
    words = text[stretch.start : stretch.end]
    if stretch.unit == "year" and _OF_A_TITLE.search(text[: stretch.start]):
        return True
    alone = len(text.split()) <= len(words.split()) + 2
    if stretch.unit in {"month", "season", "festival", "year", "break", "quarter"}:
        if re.match(r"(?:the\s+)?(?:this|next|later|coming|following|between|from)\b", words, re.IGNORECASE):
            return False
        dated = re.search(r"\d{4}|/\d\d", words) and stretch.unit != "year"
        split = stretch.unit == "year" and re.search(r"\d\s?[/-]\s?\d", words)
        return not (dated or split or alone or re.search(r"year|quarter|Q\d", words, re.IGNORECASE))
    return False


def _with_meeting(frame: Frame, stretch: Stretch, lead: Lead, due: Due) -> Iterator[DueMatch]:
    """Join a date to the meeting it is the date of: "at the Annual Meeting in May"."""
    if lead.sense not in {"none", "in", "of"} or stretch.unit not in {"day", "month", "week", "season"}:
        return
    found = _MEETING_BEFORE.search(frame.text[: lead.start])
    if found is None:
        return
    if names.is_history(frame.text, max(found.start(), found.end("prep"))):
        yield DueMatch(found.start(), stretch.end, Due("", reason="it tells the history of a meeting"), "reference")
    else:
        yield DueMatch(found.start(), stretch.end, due, "deadline" if found["prep"] else "date")
