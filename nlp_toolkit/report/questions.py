"""Make the questions that members may wish to ask, from what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records import Line
from nlp_toolkit.report.concern_words import few, listed, shortened
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.wording import count, day, month

MOST_NAMED = 2
"""Promises named in one question."""
LONGEST = 100
"""Letters of a promise that is named."""

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
        links = [link for link in evidence.answer(concern).links if link.proposed]
        doubtful = [_named(evidence.line(link.ref)) for link in links[:MOST_NAMED]]
        if doubtful:
            asked = f"Does {listed(doubtful, last='or')} answer it, and if not, what will, and by when?"
        else:
            asked = "No promise was found that has to do with it. What is being done, and by when?"
        yield Question("unanswered", f"“{concern.label}” was raised by {few(concern)}. {asked}", concern.id)


def _still_raised(evidence: Evidence) -> Iterator[Question]:
    for answer in evidence.comparison.answers:
        if answer.still_raised and answer.done and answer.done_by:
            words = (
                f"{_named(evidence.line(answer.done_by))} was reported done on {day(answer.done)}, and families still "
                f"raised “{evidence.concern(answer.concern).label}” in {month(answer.still_raised)}. "
                "What shows that it is done, and that it helps?"
            )
            yield Question("still raised", words, answer.concern)


def _overdue(evidence: Evidence) -> Iterator[Question]:
    late = [(line, line.due) for line in evidence.followed if line.due and line.state == "overdue"]
    for line, due in sorted(late, key=lambda pair: (-_families(evidence, pair[0]), pair[1], pair[0].ref)):
        who = f", which fell to {line.owner}," if line.owner else ", for which nobody is named,"
        told = f" It has slipped {count(line.slips, 'time')}." if line.slips else ""
        asked = "Has it been done, and if not, what is the new date?"
        yield Question("overdue", f"{_named(line)}{who} was due on {day(due)}.{told} {asked}", line.ref)


def _vague(evidence: Evidence) -> Iterator[Question]:
    open_lines = [line for line in evidence.followed if line.state in {"open", "due", "extended", "reopened"}]
    lacking = [line for line in open_lines if len(evidence.gaps.get(line.ref, ())) > 1]
    for line in sorted(lacking, key=lambda line: (-_families(evidence, line), -len(evidence.gaps[line.ref]), line.ref)):
        said = f" of {day(line.promised)}" if line.promised else ""
        asked = " ".join(gap.question for gap in evidence.gaps[line.ref])
        yield Question("vague", f"{_named(line)}{said}: has it been done? If not: {asked}", line.ref)


def _families(evidence: Evidence, line: Line) -> int:
    """Count the families behind the widest concern that a promise answers."""
    raised = {concern.id: concern.families or 0 for concern in evidence.shown}
    links = (link for link in evidence.comparison.links if link.ref == line.ref and not link.proposed)
    return max((raised.get(link.concern, 0) for link in links if link.strength != "mentions"), default=0)


def _named(line: Line) -> str:
    return f"{line.ref} (“{shortened(line.what or line.first.quote.text, LONGEST).rstrip('.')}”)"
