"""A small county's evidence: three concerns of families, three promises, and what joins them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit.records import (
    Answer,
    Commitment,
    Comparison,
    Concern,
    Due,
    Framework,
    Gap,
    Grouping,
    Limit,
    Line,
    Link,
    Mapped,
    Passage,
    PlanAction,
    Problem,
    Quote,
    Rating,
    Share,
    VagueWording,
    Wait,
)
from nlp_toolkit.report.evidence import Evidence, Source


def passage(number: int, family: str, words: str, concern: str | None) -> Passage:
    quote = Quote(f"letter-{number:03}", 10, 10 + len(words), words)
    day = dt.date(2024, 1 + number, 3)
    return Passage(f"{quote.source}:10", family, quote, 10, 10 + len(words), day, concern=concern, stage="assessment")


def line(ref: str, words: str, owner: str, due: dt.date | None, state: str) -> Line:
    quote = Quote("2024-03-06-panel", 100, 100 + len(words), words)
    record = Commitment(quote, "action", owner=owner, due=Due("by then", due) if due else None)
    return Line(ref, record, owner=owner, due=due, what=words, state=state, promised=dt.date(2024, 3, 6))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    late = passage(1, "family-01", "We have waited 43 weeks for his plan.", "delay")
    later = replace(
        passage(2, "family-02", "Her plan is late & nobody <says> why.", "delay"), caution="May point to one family."
    )
    silent = passage(3, "family-02", "Nobody rings back.", "no_response")
    lines = (
        line("CF (23/24) 01", "Finish every late assessment", "Head of SEND", dt.date(2024, 5, 31), "overdue"),
        line("CF (23/24) 02", "Work with partners on waiting times", "", None, "open"),
        line("CF (23/24) 03", "Open the telephone line", "Director", dt.date(2024, 9, 1), "open"),
    )
    raised, promised = late.quote, lines[0].first.quote
    concerns = (
        Concern(
            "delay",
            "Assessments and plans are late",
            "delay",
            ("late", "weeks"),
            2,
            2,
            2,
            Share(2, 4, 0.15, 0.85),
            dt.date(2024, 2, 3),
            dt.date(2024, 7, 3),
            ((dt.date(2024, 2, 1), 1), (dt.date(2024, 3, 1), 1)),
            "rising",
            "one family before May, two after",
            (late, later),
        ),
        Concern("no_response", "Nobody answers", "no_response", (), 1, 1, 1, Share(1, 4, 0.05, 0.7), quotes=(silent,)),
        Concern("tribunal", "Appeals", "tribunal"),
    )
    return Evidence(
        as_at=dt.date(2024, 7, 31),
        lines=lines,
        ratings={
            "CF (23/24) 01": Rating("red", "due 31 May 2024, 61 days ago"),
            "CF (23/24) 02": Rating("grey", "no date"),
            "CF (23/24) 03": Rating("green", "on course, due 1 September 2024"),
        },
        gaps={
            "CF (23/24) 02": (
                Gap("owner", "nobody is named who would do it", "Who will do this?"),
                Gap("date", "no day is given", "By which day?"),
            )
        },
        grouping=Grouping(concerns, (late, later, silent), families=4, letters=5),
        comparison=Comparison(
            (
                Answer(
                    "delay",
                    (
                        Link(
                            "delay", "CF (23/24) 01", "direct", 0.9, "both speak of late assessments", raised, promised
                        ),
                    ),
                    dt.date(2024, 2, 3),
                    dt.date(2024, 3, 6),
                    dt.date(2024, 6, 1),
                    32,
                    87,
                    dt.date(2024, 7, 3),
                    "CF (23/24) 01",
                    "CF (23/24) 01",
                ),
                Answer("no_response"),
                Answer("tribunal"),
            ),
            ("CF (23/24) 02",),
            (Mapped("1.1", "delay", None, 0.8, "same theme"), Mapped("1.1", None, "CF (23/24) 01", 0.8, "same words")),
        ),
        wording=(
            VagueWording(
                Quote("letter-002", 4, 13, "access to"),
                Quote("letter-002", 4, 40, "access to a therapist as required"),
                "it gives nobody a duty",
                "How many hours?",
            ),
        ),
        waits=(Wait("plan", "family-01", 301, True, Quote("letter-001", 25, 33, "43 weeks"), raised),),
        limits=(Limit("plan", "Final plan issued", "20 weeks from the request", 140, "the regulations"),),
        framework=Framework("Improvement Plan", (PlanAction("1.1", "Clear the backlog", lead="Head of SEND"),)),
        minutes=(Source("2024-03-06-panel", "Children and Families Panel", dt.date(2024, 3, 6)),),
        letters=(Source("letter-001", "Letter", dt.date(2024, 2, 3)), Source("letter-002", "Letter")),
        problems=(Problem("letter file 3 of 3", "the file is empty", "send it again"),),
        made_with={"nlp_toolkit": "0.1.0"},
    )
