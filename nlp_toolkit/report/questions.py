"""Make the questions that members may wish to ask, from what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Line
from nlp_toolkit.report.concern_words import families
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.wording import count, day, month, one_line

Why = Literal["unanswered", "still raised", "overdue", "vague"]


@dataclass(frozen=True, slots=True)
class Question:
    """Hold one question for a meeting.

    Attributes:
        why: What it comes from: a concern nothing answers, one still raised, a promise overdue or vague.
        words: The question.
        about: Reference of the line or identifier of the concern.
    """

    why: Why
    words: str
    about: str


def of_unanswered(evidence: Evidence) -> tuple[Question, ...]:
    """Give a question about every concern that nothing answers."""
    return tuple(_unanswered(evidence))


def questions(evidence: Evidence, *, of_each: int = 5) -> tuple[Question, ...]:
    """Give the questions, those about concerns first, at most so many of each sort."""
    sorts = (_unanswered(evidence), _still_raised(evidence), _overdue(evidence), _vague(evidence))
    return tuple(question for sort in sorts for question, _ in zip(sort, range(of_each), strict=False))


def _unanswered(evidence: Evidence) -> Iterator[Question]:
    for concern in evidence.unanswered:
        words = f"“{concern.label}” was raised by {families(concern)}. What is being done about it, and by when?"
        yield Question("unanswered", words, concern.id)


def _still_raised(evidence: Evidence) -> Iterator[Question]:
    for answer in evidence.comparison.answers:
        if answer.still_raised and answer.done:
            label = evidence.concern(answer.concern).label
            words = (
                f"A promise about “{label}” was reported done on {day(answer.done)}, and families still raised it in "
                f"{month(answer.still_raised)}. What shows that it is done, and that it helps?"
            )
            yield Question("still raised", words, answer.concern)


def _overdue(evidence: Evidence) -> Iterator[Question]:
    late = [line for line in evidence.lines if line.due and line.state == "overdue"]
    for line in sorted(late, key=lambda line: (line.due or evidence.as_at, line.ref)):
        if line.due:
            slipped = f" It has slipped {count(line.slips, 'time')}." if line.slips else ""
            asked = "Has it been done, and if not, what is the new date?"
            yield Question("overdue", f"{_named(line)} was due on {day(line.due)}.{slipped} {asked}", line.ref)


def _vague(evidence: Evidence) -> Iterator[Question]:
    open_lines = [line for line in evidence.lines if line.state in {"open", "due", "overdue", "extended", "reopened"}]
    for line in sorted(open_lines, key=lambda line: (-len(evidence.gaps.get(line.ref, ())), line.ref)):
        found = evidence.gaps.get(line.ref, ())
        if len(found) > 1:
            yield Question("vague", f"{_named(line)}: {' '.join(gap.question for gap in found)}", line.ref)


def _named(line: Line) -> str:
    what = one_line(line.what or line.first.quote.text).rstrip(".")
    shown = what if len(what) <= 160 else what[:157].rsplit(" ", 1)[0] + " …"
    return f"{line.ref} (“{shown}”)"
