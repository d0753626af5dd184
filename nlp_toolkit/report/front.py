"""What the front page says of families' concerns: how many, since when, answered or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlp_toolkit.records import Colour, Concern, Link, Passage, PlanAction, VagueWording
from nlp_toolkit.report.concern_words import by_words, families, gap, raised, stages, tally, trend
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.questions import Question, of_unanswered, questions
from nlp_toolkit.report.wording import capital

COLOURS: tuple[Colour, ...] = ("green", "amber", "red", "grey")
QUOTES = 3
TALL = 60
"""Height of the tallest bar of a trend, in points."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one of the figures that matter.

    Attributes:
        number: The figure.
        name: What it counts.
        meaning: What follows from it, in a clause.
        link: Name of the place on the page that tells more.
        colour: Colour of its tile.
    """

    number: int
    name: str
    meaning: str
    link: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold one month of a trend: its name, how many families, and how tall its bar is."""

    month: str
    families: int
    tall: float


@dataclass(frozen=True, slots=True)
class ConcernCard:
    """Hold what the page shows of one concern, in words ready to print.

    Attributes:
        concern: The concern.
        anchor: Name of its place on the page.
        families: How many families raised it, with the interval.
        told: Since when, and whether it rises or falls.
        stages: At which stages of the process.
        bars: Families by month.
        quotes: Words of different families.
        links: The promises that have to do with it, and the colour each has.
        doubtful: Those that wait for an officer to confirm them.
        gap: What is missing between what was raised and what was promised.
        by_colour: References of the promises that answer it, by colour.
    """

    concern: Concern
    anchor: str
    families: str
    told: str
    stages: str
    bars: tuple[Bar, ...]
    quotes: tuple[Passage, ...]
    links: tuple[tuple[Link, Colour], ...]
    doubtful: tuple[tuple[Link, Colour], ...]
    gap: str
    by_colour: dict[Colour, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PlacedAction:
    """Hold one action of the improvement plan with the evidence under it.

    Attributes:
        action: The action.
        concerns: The concerns that it answers.
        lines: The promises under it, each with its colour.
        standing: How many of them have each colour.
    """

    action: PlanAction
    concerns: tuple[Concern, ...]
    lines: tuple[tuple[str, Colour], ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Front:
    """Hold what the front page says of concerns.

    Attributes:
        figures: The five figures that matter.
        cards: A card for each concern that enough families raised.
        praised: Cards of what families praise.
        waiting: Cards of concerns that were discovered and wait for an officer to accept them.
        unanswered: The questions about concerns that nothing answers.
        others: The other questions that members may wish to ask.
        wording: Vague wording of plans, the same words together.
        plan: Name of the council's improvement plan, or "".
        placed: Each action of the plan with its concerns and its promises, and how those stand.
        unplaced: How many passages fitted no concern.
        left_out: How many stretches of letters state no concern, by what they are.
        letters: How many letters were read.
        families: How many families wrote.
    """

    figures: tuple[Figure, ...]
    cards: tuple[ConcernCard, ...]
    praised: tuple[ConcernCard, ...]
    waiting: tuple[ConcernCard, ...]
    unanswered: tuple[Question, ...]
    others: tuple[Question, ...]
    wording: tuple[tuple[VagueWording, ...], ...]
    plan: str
    placed: tuple[PlacedAction, ...]
    unplaced: int
    left_out: tuple[tuple[str, int], ...]
    letters: int
    families: int


def front(evidence: Evidence) -> Front:
    """Lay out what the front page says of concerns."""
    return Front(
        figures=_figures(evidence),
        cards=tuple(_card(evidence, concern) for concern in evidence.shown),
        praised=tuple(_card(evidence, concern) for concern in evidence.praised),
        waiting=tuple(_card(evidence, concern) for concern in evidence.waiting),
        unanswered=of_unanswered(evidence),
        others=tuple(question for question in questions(evidence) if question.why != "unanswered"),
        wording=by_words(evidence.wording),
        plan=evidence.framework.name if evidence.framework else "",
        placed=_placed(evidence),
        unplaced=sum(passage.concern is None for passage in evidence.grouping.passages),
        left_out=tuple(Counter(part.why for part in evidence.grouping.left_out).most_common()),
        letters=evidence.grouping.letters,
        families=evidence.grouping.families,
    )


def _figures(evidence: Evidence) -> tuple[Figure, ...]:
    red = sum(_colour(evidence, line.ref) == "red" for line in evidence.followed)
    wrote = evidence.grouping.families
    return (
        Figure(len(evidence.followed), "promises followed", "from meeting to meeting", "list-register", "grey"),
        Figure(red, "of them Red", "overdue, slipped twice, or reported not done", "list-register", "red"),
        Figure(wrote, "families wrote", "each counted once, however often it wrote", "concerns", "grey"),
        Figure(len(evidence.shown), "concerns recur", "raised by enough families to be shown", "concerns", "amber"),
        Figure(len(evidence.unanswered), "concerns unanswered", "no promise was found", "unanswered", "red"),
    )


def _card(evidence: Evidence, concern: Concern) -> ConcernCard:
    answer = evidence.answer(concern)
    links = tuple((link, _colour(evidence, link.ref)) for link in answer.links)
    answering = [(link.ref, colour) for link, colour in links if link.strength != "mentions" and not link.proposed]
    return ConcernCard(
        concern,
        f"concern-{concern.id.replace('_', '-')}",
        capital(families(concern)),
        f"{raised(concern)}{trend(concern)}",
        stages(evidence, concern),
        _bars(concern),
        concern.quotes[:QUOTES],
        tuple((link, colour) for link, colour in links if not link.proposed),
        tuple((link, colour) for link, colour in links if link.proposed),
        gap(evidence, concern, answer),
        {colour: tuple(ref for ref, told in answering if told == colour) for colour in COLOURS},
    )


def _bars(concern: Concern) -> tuple[Bar, ...]:
    most = max((number for _, number in concern.months), default=0) or 1
    return tuple(Bar(f"{month:%b %Y}", number, round(TALL * number / most, 1)) for month, number in concern.months)


def _placed(evidence: Evidence) -> tuple[PlacedAction, ...]:
    if evidence.framework is None:
        return ()
    found = []
    for action in evidence.framework.actions:
        mapped = [placed for placed in evidence.comparison.mapped if placed.action == action.code]
        concerns = tuple(evidence.concern(placed.concern) for placed in mapped if placed.concern)
        lines = tuple((placed.ref, _colour(evidence, placed.ref)) for placed in mapped if placed.ref)
        standing = tally([colour for _, colour in lines])
        found.append(PlacedAction(action, _raised_by_enough(concerns), lines, standing))
    return tuple(found)


def _raised_by_enough(concerns: Sequence[Concern]) -> tuple[Concern, ...]:
    return tuple(concern for concern in concerns if concern.passages is not None)


def _colour(evidence: Evidence, ref: str) -> Colour:
    return evidence.ratings[ref].colour if ref in evidence.ratings else "grey"
