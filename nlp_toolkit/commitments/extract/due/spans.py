"""Spans counted from the meeting or a day: within a fortnight, in two to three weeks, 10 working days before 3 May."""

from __future__ import annotations

import datetime as dt
import re

from nlp_toolkit.commitments.extract.due.lead import Lead
from nlp_toolkit.commitments.extract.due.lexicon import NUMBER, UNIT, UNIT_WORDS, form, number
from nlp_toolkit.commitments.extract.due.stretch import Form, Frame, Stretch, add_months, unknown, written

_RANGE = rf"(?:(?P<low>{NUMBER})(?:\s*-\s*| to | or | and |/))?(?P<n>{NUMBER})(?:[ -]| or so )(?P<unit>{UNIT})"
_TAIL = (
    r"(?:'? time\b| period\b| window\b| time frame\b| timeframe\b)?(?P<of> (?:of|from|after|following) (?:the |this "
    r"|today's )?(?P<anchor>meeting|today|now|date hereof|[a-z]\w*))?"
)
_WITHIN = form(
    r"(?:within|inside|in|over|during|throughout|across|for) (?:the course of )?"
    r"(?:about |around |approximately |roughly |the space of |a period of |a maximum of |a further |another )?"
    r"(?P<ahead>the (?:next |coming |forthcoming |following |first |ensuing )|next |coming |the )?"
    r"(?:period of )?(?:an? (?=\d))?"
    rf"{_RANGE}{_TAIL}"
)
_NEXT_ONE = form(
    r"(?:within|in|over|during|throughout|for) (?:the course of )?the (?:next|coming|forthcoming|following|ensuing) "
    r"(?P<unit>day|week|fortnight|month|year)(?: or so)?(?! (?:\d{4}|financial|municipal|school|academic|meeting))"
    r"|within (?:a|one) (?P<one>day|week|fortnight|month|year|quarter)(?P<of> of)?"
)
_TAKES = form(
    rf"(?:(?<=take )|(?<=takes )|(?<=taking )|(?<=taken )|(?<=last )){_RANGE}|(?P<low2>{NUMBER})(?:\s*-\s*| to | or )"
    rf"(?P<n2>{NUMBER}) (?P<unit2>days|weeks|months)(?!')"
)
_TIME = form(
    rf"{_RANGE}(?:(?:'s|s'|')? time\b| hence| from now| from today)|a (?P<one>week|fortnight|month) (?:from )?today"
)
_AFTER = form(
    rf"after (?:a (?:further |period of )?|about |the first )?(?P<n>{NUMBER}) (?P<unit>days|weeks|months|years)"
    r"(?! (?:of|from|in|on|since|ago)\b)"
)
_RATE = re.compile(r"(?:[£€$][\d,.]+[km]?|\d+p|\b(?:once|twice|times|pence|pounds|per))\s+$", re.IGNORECASE)
_LASTS = re.compile(r"(?:over|for|during|throughout|across)\s", re.IGNORECASE)
_NOTICE = re.compile(r"'?\s+(?:notice|old|long|late|worth|wait|delay|overdue)\b", re.IGNORECASE)
_PAST = form(
    r"(?:(?:in|over|during|for|within) )?(?:the )?(?:last|past|previous) (?:few |several |couple of |number of "
    rf"|{NUMBER} )?(?:{UNIT})|{NUMBER} (?:{UNIT}) (?:ago|earlier|previously)"
    rf"|(?:a few|several|some) (?:{UNIT}) ago|in recent (?:days|weeks|months|years)|recently|(?:for|over) (?:many"
    r"|a number of|several|some) years"
)
_COUNT_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:at least|no later than|not less than|up to|within)\s+)?(?P<n>{NUMBER})\s+(?P<unit>{UNIT})\s+$",
    re.IGNORECASE,
)
_AHEAD = {"next", "coming", "forthcoming", "following", "ensuing"}
_HERE = {"meeting", "today", "now", "date hereof"}


def counted(frame: Frame, start: dt.date, count: int, unit: str) -> dt.date:
    """Count days, working days, weeks, months or years on from a day, or back for a negative count."""
    words = unit.lower().replace("-", " ").rstrip("s").split()
    if words[0] in {"working", "business", "school"}:
        return frame.calendar.add_working_days(start, count)
    kind = words[-1]
    if kind == "hour":
        return start + dt.timedelta(days=-(-count // 24))
    if kind in {"day", "week", "fortnight"}:
        return start + dt.timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[kind])
    return add_months(start, count * {"month": 1, "quarter": 3, "term": 4, "year": 12}[kind])


def counted_from(frame: Frame, lead: Lead, day: dt.date) -> tuple[int, dt.date, str] | None:
    """Count the weeks of "two weeks before 3 May" back from its day: where they begin, the day they give, and why."""
    found = _COUNT_BEFORE.search(frame.text[: lead.start])
    if found is None or not lead.counts or _RATE.search(frame.text[: found.start()]):
        return None
    count = number(found["n"]) * lead.counts
    words = " ".join(frame.text[found.start("n") : lead.start].split())
    where = "before" if lead.counts < 0 else "after"
    return found.start(), counted(frame, day, count, found["unit"]), f"{words} {where} {written(day)}"


def _from_meeting(frame: Frame, match: re.Match[str], count: int, unit: str, *, imputed: bool = False) -> Stretch:
    if frame.meeting is None:
        return unknown(*match.span(), "span")
    date = counted(frame, frame.meeting, count, unit)
    many = "s" if count != 1 and not unit.lower().endswith("s") else ""
    why = f"{count} {' '.join(unit.split())}{many} after the meeting"
    return Stretch(*match.span(), "span", date, date, why, imputed=imputed)


def _within(frame: Frame, match: re.Match[str]) -> Stretch | None:
    opening = match.group().split()[0].lower()
    if opening == "for" and not (match["ahead"] or "").lower().startswith(
        ("the next", "the coming", "the following", "next", "coming")
    ):
        return None  # "for two weeks" is how long, not by when
    if _LASTS.match(match.group()) and _is_how_long(match):
        return None  # "over a 24-hour period" and "over three years" too
    end = match.end()
    if match["of"]:
        anchor = match["anchor"].lower()
        if anchor not in _HERE:
            if match["of"].lower().split()[0] == "of" and match["anchor"][0].isupper() and opening != "within":
                return None
            return unknown(match.start(), match.start("of"), "span", "it counts from something else than the meeting")
    return _from_meeting(frame, match, number(match["n"]), match["unit"], imputed=bool(match["low"])) if end else None


def _is_how_long(match: re.Match[str]) -> bool:
    """Tell how long something lasts from by when it comes: "over three years" from "over the next three years"."""
    unit, count = match["unit"].lower(), number(match["n"])
    if unit.startswith("hour"):
        return True
    ahead = (match["ahead"] or "").lower().split()
    return (
        unit.startswith("year") and count > 1 and (not set(ahead) & _AHEAD or match.group().lower().startswith("for"))
    )


def _next_one(frame: Frame, match: re.Match[str]) -> Stretch:
    if match["of"]:
        return unknown(*match.span(), "span", "it counts from something else than the meeting")
    return _from_meeting(frame, match, 1, match["unit"] or match["one"])


def _takes(frame: Frame, match: re.Match[str]) -> Stretch | None:
    if _NOTICE.match(frame.text[match.end() :]):
        return None
    return _from_meeting(frame, match, number(match["n"] or match["n2"]), match["unit"] or match["unit2"], imputed=True)


def _time(frame: Frame, match: re.Match[str]) -> Stretch:
    if match["one"]:
        return _from_meeting(frame, match, 1, match["one"])
    return _from_meeting(frame, match, number(match["n"]), match["unit"])


def _after(frame: Frame, match: re.Match[str]) -> Stretch:
    return _from_meeting(frame, match, number(match["n"]), match["unit"])


def _past(frame: Frame, match: re.Match[str]) -> Stretch:
    del frame
    return Stretch(*match.span(), "span", why="it lies before the meeting", past=True)


FORMS: tuple[Form, ...] = (
    (_WITHIN, _within, UNIT_WORDS),
    (_NEXT_ONE, _next_one, UNIT_WORDS),
    (_TAKES, _takes, UNIT_WORDS),
    (_TIME, _time, UNIT_WORDS),
    (_AFTER, _after, UNIT_WORDS),
    (_PAST, _past, UNIT_WORDS | {"recently"}),
)
"""Each pattern with the function that reads what it found."""
