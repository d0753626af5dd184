"""What became of a line, by the words of a passage that speaks of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.telling import report, tells
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.records import ChangeKind, Commitment, Firmness, Line

_RANK: dict[Firmness, int] = {"soft": 0, "conditional": 1, "firm": 2}
_BOUND = re.compile(
    r"\b(?:would|will|shall|should|must|to|be|undert\w+|agreed|promis\w+|aim\w*|hop\w+|expect\w*|plan\w*|due|now|by)\b",
    re.IGNORECASE,
)
_PAST_DAY = re.compile(r"\b(?:overdue|outstanding|late|held|made|appointed|given|since|promised)\s*$", re.IGNORECASE)
_CHANGES = ("superseded", "dropped", "asked_again")
_COLUMNS = re.compile(r"progress|status|update|outcome|position|comment|response|result|rag|complet", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Say what happened to a line at a meeting.

    Attributes:
        kind: What happened.
        field: Which field of the line changed, or "".
        before: What it held, as text.
        after: What it holds now.
        clause: Why, in words an officer understands.
    """

    kind: ChangeKind
    field: str = ""
    before: str = ""
    after: str = ""
    clause: str = ""


def outcome(passage: Passage, thread: Thread, progress: str) -> Outcome:
    """Tell what a passage says became of a line.

    Args:
        passage: The passage.
        thread: The line as it stands before it.
        progress: For a row of a table, the words of the cells that tell of progress; else "".
    """
    words = (progress or passage.whole).replace("'", "’")
    line, record = thread.line, passage.record
    for kind in ("superseded", "dropped"):
        if found := _first(kind, words):
            return _ended(kind, line, found)
    promises = record is not None and record.kind not in ("update", "request") and not progress
    if record is not None and promises and _binds(record, passage):
        return _promise(record, thread, words)
    asked = _first("asked_again", words)
    if asked or (record is not None and record.kind == "request"):
        return Outcome("asked_again", clause=_heard(asked))
    return _told(passage, thread, words)


def speaks_of_outcome(words: str) -> bool:
    """Tell whether some words say, or ask, what became of something.

    >>> speaks_of_outcome("Annual review tracker - still not up.")
    True
    >>> speaks_of_outcome("The Chairman opened the discussion.")
    False
    """
    plain = words.replace("'", "’")
    return tells(plain) or any(_first(kind, plain) for kind in _CHANGES)


def _binds(record: Commitment, passage: Passage) -> bool:
    """Tell whether the words of a promise hold out something to come, rather than tell of a day that is past."""
    if record.due is None or passage.role in ("action_row", "action_line"):
        return True
    words = record.quote.text
    before = words[: max(words.find(record.due.words), 0)]
    return bool(_BOUND.search(words)) and not _PAST_DAY.search(before)


def _told(passage: Passage, thread: Thread, words: str) -> Outcome:
    """Tell done, not done and under way apart, where nothing is promised."""
    found = report(words, thread)
    status = passage.record.status if passage.record else None
    if found.status == "done":
        return _done(thread, _heard(found.words))
    if found.status == "not_done":
        return _undone(thread, found.words)
    if found.status == "progress":
        return Outcome("progress", clause=_heard(found.words))
    if status == "not_done":
        return _undone(thread, "")
    if _soft(words) and _BOUND.search(words):
        return _softened(thread.line, words)
    return Outcome("progress", clause="it is spoken of")


def _promise(record: Commitment, thread: Thread, words: str) -> Outcome:
    """Compare a promise with the one that opened the line: a later date, weaker words, or the same again."""
    line = thread.line
    day = record.due.date if record.due else None
    soft = _RANK[record.firmness] < _RANK[line.firmness] or (_soft(words) and not _soft(line.first.quote.text))
    vague = day is None or bool(record.due and _first("vague", record.due.words))
    if thread.done and (day is None or (line.due and day <= line.due)) and report(words, thread).status == "done":
        return Outcome("progress", clause="it is spoken of")
    if thread.done:
        return Outcome("reopened", "due" if day else "", _iso(line.due), _iso(day), "it is promised afresh")
    if line.due and day and day > line.due:
        later = f"a later date: {said(line.due, day)} → {said(day)}"
        if soft and (vague or record.kind == "assurance" or record.firmness != "firm"):
            return Outcome("softened", "due", _iso(line.due), _iso(day), f"weaker words and {later}")
        return Outcome("slipped", "due", _iso(line.due), _iso(day), later)
    if soft and vague:
        return _softened(line, words)
    if day and line.due is None and not line.first.recurs:
        return Outcome("progress", "due", "", _iso(day), f"a date is given: {said(day)}")
    if day and line.due and day < line.due:
        return Outcome("progress", clause=f"promised again, for {said(day)}")
    return Outcome(
        "progress", clause="promised again" + (f", still for {said(day)}" if day and day == line.due else "")
    )


def _softened(line: Line, words: str) -> Outcome:
    found = _soft(words)
    return Outcome(
        "softened", "firmness", line.firmness, "soft", f"weaker words (“{found}”)" if found else "weaker words"
    )


def _done(thread: Thread, clause: str) -> Outcome:
    if thread.done:
        return Outcome("progress", clause="reported done before")
    return Outcome("done", "state", thread.line.state, "reported_done", clause or "it is told as done")


def _undone(thread: Thread, found: str) -> Outcome:
    clause = _heard(found) if found else "it is said not to be done"
    if thread.done:
        return Outcome("reopened", "state", thread.line.state, "reopened", f"reported done before, but {clause}")
    return Outcome("not_done", clause=clause)


def _ended(kind: str, line: Line, found: str) -> Outcome:
    if kind == "superseded":
        return Outcome("superseded", "state", line.state, "superseded", _heard(found))
    return Outcome("dropped", "state", line.state, "dropped", _heard(found))


def _soft(words: str) -> str:
    found = _pattern("soft").search(words)
    return " ".join(found[0].split()) if found else ""


def _first(kind: str, words: str) -> str:
    found = _pattern(kind).search(words)
    return " ".join(found[0].split()) if found else ""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    told = terms.load("track")
    lists = {**told["outcomes"], "soft": told["soft"]["words"], "vague": told["soft"]["vague"]}
    return re.compile("|".join(f"(?:{each})" for each in lists[kind]), re.IGNORECASE)


def _heard(found: str) -> str:
    return f"the words “{found}”" if found else "it is asked for again"


def said(day: dt.date, other: dt.date | None = None) -> str:
    """Write a day as officers do, without its year where another day follows in the same year.

    >>> said(dt.date(2022, 7, 31), dt.date(2022, 10, 31)), said(dt.date(2022, 10, 31))
    ('31 July', '31 October 2022')
    """
    year = "" if other and other.year == day.year else f" {day.year}"
    return f"{day.day} {day:%B}{year}"


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def progress_of(cells: list[tuple[str, str]]) -> str:
    """Give the words of a row's cells that tell of progress, or "" where the row has no such column.

    Args:
        cells: Name of the column and words of each cell.
    """
    return " ".join(words for name, words in cells if _COLUMNS.search(name) and words.strip(" –-"))
