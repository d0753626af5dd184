"""Meetings as deadlines: the next meeting of the Board, the September meeting, April's AGM."""

from __future__ import annotations

import datetime as dt
import re

from nlp_toolkit.commitments.extract.due.lexicon import MONTH, MONTH_WORDS, VOCABULARY, YEAR, form, month_number
from nlp_toolkit.commitments.extract.due.stretch import Form, Frame, Stretch, month_end, unknown, written

_WORDS = VOCABULARY["meetings"]
NOUN = rf"(?:{'|'.join(_WORDS['nouns'])})\b"
_BODY = rf"(?:{'|'.join(_WORDS['bodies'])})\b"
_STOP = (
    r"(?:years?|weeks?|months?|terms?|days?|few|the|an?|to|that|which|who|in|at|on|by|for|with|from|will|would|is|was"
    r"|were|are|be|been|has|have|had"
    r"|of|or|as|it|they|he|she|two|three|four|five|six|\d{1,3}|steps?|items?|after|before|when|said|asked|agreed)\b"
)
_SENTENCE_END = r"[\w'-]{4,}\. "
MIDDLE = rf"(?:(?!{_STOP}|{NOUN}|{_SENTENCE_END})[\w&'/.-]+ ){{0,7}}?"
_NAME = r"(?-i:(?:[A-Z][\w&'-]*)(?: (?:and|of|for|&|the|on|in)(?= (?:the )?[A-Z])(?: the)?| [A-Z][\w&'/-]*)*)"
OF_BODY = rf"(?: (?:of|with) (?:the |this |our )?(?:{_NAME}|(?:[\w-]+ ){{0,2}}?{_BODY}))?"

_NEXT = form(
    r"(?:the |our |its |their )?(?:very )?(?P<which>next|forthcoming|upcoming|coming|following(?! meetings)) "
    rf"(?P<body>{MIDDLE})(?P<noun>{NOUN})"
    rf"(?P<of>{OF_BODY})"
)
_NEXT_BODY = form(
    rf"(?:the |our )?next (?P<body>(?:(?!{_STOP})[\w&'/-]+ ){{0,5}}?{_BODY})(?! [a-z]*(?:year|budget|election"
    r"|term)s?\b)(?!')"
)
_OF_MONTH = form(
    rf"(?:the |our |its )?(?:next )?(?P<month>{MONTH})(?:'s|s')?(?: (?P<year>{YEAR}))? (?P<body>{MIDDLE})"
    rf"(?:(?P<noun>{NOUN})|(?P<noun2>(?-i:{_BODY})(?! [Mm]eeting| [Ss]ession| AGM)))(?P<of>{OF_BODY})"
)
_ANNUAL = form(
    r"(?:the |our |its |this year's |next year's )?(?P<noun>(?:Annual (?:General|Parish|Town|Council"
    rf"|Parish Council) Meeting|AGM|Annual Meeting|Annual Council)){OF_BODY}"
)
_PAST = form(rf"(?:the |its |our |their )?(?:last|previous|recent|earlier|preceding) {MIDDLE}{NOUN}{OF_BODY}")
_A_MONTH = re.compile(rf"{MONTH}(?:'s|\b)")
_LED = re.compile(r"\b(?:at|by|before|for|to|until|of|in|on)\s+$", re.IGNORECASE)
_PLAIN = frozenset(
    {
        "ordinary",
        "monthly",
        "quarterly",
        "scheduled",
        "regular",
        "formal",
        "routine",
        "public",
        "main",
        "bi-monthly",
        "planned",
        "available",
        "normal",
        "full",
        "plenary",
        "meeting",
        "meetings",
        "session",
        "agenda",
    }
)
_GENERIC = _PLAIN | {
    "board",
    "panel",
    "committee",
    "council",
    "parish",
    "town",
    "community",
    "pc",
    "pcc",
    "group",
    "forum",
    "trustees",
    "governors",
    "trust",
    "sub-committee",
    "partnership",
    "governing",
    "body",
    "members",
    "commission",
    "assembly",
    "working",
    "steering",
    "spc",
    "municipal",
    "district",
    "metropolitan",
    "ppg",
}
_SMALL = frozenset({"the", "of", "and", "for", "a", "our", "its", "this", "with", "&"})


def _words(name: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"[\w-]+", name.lower().replace("'s", "")) if word not in _SMALL)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name.lower()) if word not in _SMALL)


def _named(name: str, other: str) -> bool:
    """Tell whether two names can be of one body: one within the other, or its initials."""
    mine, theirs = _words(name) - _PLAIN, _words(other) - _PLAIN
    if not mine or not theirs:
        return False
    return mine <= theirs or theirs <= mine or "".join(mine) == _initials(other) or "".join(theirs) == _initials(name)


def _is_own(frame: Frame, body: str) -> bool:
    words, own = _words(body) - _PLAIN, frame.calendar.body
    if not words:
        return True
    if own:
        return words <= _words(own) or "".join(words) == _initials(own)
    return words <= _GENERIC and body.strip().lower() not in {other.lower() for other in _WORDS["others"]}


def known_days(frame: Frame, body: str) -> list[dt.date]:
    """Give the known days of a body's later meetings, in order; "" for the committee whose minutes are read."""
    calendar = frame.calendar
    days = [day for name, day in calendar.next_meetings if name and _named(body, name)]
    if not days and _is_own(frame, body):
        own = [day for name, day in calendar.next_meetings if not name or _named(calendar.body, name)]
        days = own + [day for name, day in calendar.meetings if _named(calendar.body, name)]
    if not days:
        days = [day for name, day in calendar.meetings if _named(body, name)]
    return sorted({day for day in days if frame.meeting is None or day > frame.meeting})


def _found(match: re.Match[str], day: dt.date) -> Stretch:
    return Stretch(*match.span(), "meeting", day, day, f"that meeting is on {written(day)}")


def _not_known(match: re.Match[str]) -> Stretch:
    return unknown(*match.span(), "meeting", "the date of that meeting is not known")


def _body_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    of = re.sub(r"^\s*(?:of|with)\s+", "", groups.get("of") or "", flags=re.IGNORECASE)
    return (of or groups.get("body") or "").strip()


def _is_annual(match: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:annual|agm|egm)\b", match.group(), re.IGNORECASE))


def _annual_days(frame: Frame) -> list[dt.date]:
    rows = (*frame.calendar.next_meetings, *frame.calendar.meetings)
    days = {day for name, day in rows if re.search(r"\b(?:annual|agm)\b", name, re.IGNORECASE)}
    return sorted(day for day in days if frame.meeting is None or day > frame.meeting)


def _next(frame: Frame, match: re.Match[str]) -> Stretch | None:
    if (match["noun"].lower() == "meetings" and match["which"].lower() != "next") or _A_MONTH.match(match["body"]):
        return None
    days = _annual_days(frame) if _is_annual(match) else known_days(frame, _body_of(match))
    return _found(match, days[0]) if days else _not_known(match)


def _next_body(frame: Frame, match: re.Match[str]) -> Stretch:
    days = known_days(frame, match["body"])
    return _found(match, days[0]) if days else _not_known(match)


def _of_month(frame: Frame, match: re.Match[str]) -> Stretch | None:
    if match["month"][0].islower():
        return None
    month, year = month_number(match["month"]), int(match["year"]) if match["year"] else None
    if re.search(r"cycle|round", match["noun"] or "", re.IGNORECASE):
        return _within_month(frame, match, month, year)
    days = _annual_days(frame) if _is_annual(match) else known_days(frame, _body_of(match))
    for day in days:
        if day.month == month and year in (None, day.year):
            return _found(match, day)
    meeting = frame.meeting
    if meeting is not None and meeting.month == month and year in (None, meeting.year) and not _body_of(match):
        return Stretch(
            *match.span(), "meeting", meeting, meeting, "the meeting of that month is this one", imputed=True
        )
    return _within_month(frame, match, month, year)


def _within_month(frame: Frame, match: re.Match[str], month: int, year: int | None) -> Stretch:
    """Take the month's last day where the meeting's own is not known: it cannot be later."""
    if year is None and frame.meeting is None:
        return unknown(*match.span(), "meeting")
    last = month_end(year or (frame.meeting or dt.date.min).year, month)
    if year is None and frame.meeting is not None and last < frame.meeting:
        last = month_end(last.year + 1, month)
    return Stretch(*match.span(), "meeting", last.replace(day=1), last, f"the last day of {last:%B %Y}", imputed=True)


def _annual(frame: Frame, match: re.Match[str]) -> Stretch | None:
    days = _annual_days(frame)
    if days:
        return _found(match, days[0])
    return _not_known(match) if _LED.search(frame.text[: match.start()]) else None


def _past(frame: Frame, match: re.Match[str]) -> Stretch:
    del frame
    return Stretch(*match.span(), "meeting", why="it lies before the meeting", past=True)


_AHEAD = frozenset({"next", "forthcoming", "upcoming", "coming", "following"})
_YEARLY = frozenset({"annual", "agm"})
FORMS: tuple[Form, ...] = (
    (_NEXT, _next, _AHEAD),
    (_NEXT_BODY, _next_body, frozenset({"next"})),
    (_OF_MONTH, _of_month, MONTH_WORDS),
    (_ANNUAL, _annual, _YEARLY),
    (_PAST, _past, frozenset({"last", "previous", "recent", "earlier", "preceding"})),
)
"""Each pattern with the function that reads what it found."""
