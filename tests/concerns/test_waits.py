"""A wait that a family tells of is set beside the limit it belongs to; limits, ages and amounts are not waits."""

from __future__ import annotations

import pytest

from nlp_toolkit.concerns.waits import limits, waits
from nlp_toolkit.records import Passage, Quote


def told(*texts: str, families: tuple[str, ...] = ()) -> list[tuple[str, int, bool, str]]:
    names = families or tuple(f"family-{number:02}" for number in range(1, len(texts) + 1))
    passages = [
        Passage(f"letter-{number}:0", family, Quote(f"letter-{number}", 5, 5 + len(text), text), 5, 5 + len(text))
        for number, (family, text) in enumerate(zip(names, texts, strict=True), start=1)
    ]
    return [(wait.limit, wait.days, wait.over, wait.quote.text) for wait in waits(passages)]


def test_the_limits_stand_in_the_order_of_the_process() -> None:
    assert [(limit.code, limit.days) for limit in limits()] == [("decision", 42), ("plan", 140), ("annual_review", 365)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We waited 43 weeks for his plan.", ("plan", 301, True, "43 weeks")),
        ("The assessment took fifty-six weeks in the end.", ("plan", 392, True, "fifty-six weeks")),
        ("Her plan came after 18 weeks.", ("plan", 126, False, "18 weeks")),
        ("It took ten weeks to hear whether they would assess him.", ("decision", 70, True, "ten weeks")),
        ("The annual review is now two years late.", ("annual_review", 730, True, "two years")),
        ("We have been waiting a year and a half for the final EHCP.", ("plan", 547, True, "a year and a half")),
        ("It arrived 88 weeks after the\nrequest.", ("plan", 616, True, "88 weeks")),
    ],
)
def test_a_wait_is_read_with_its_limit(text: str, expected: tuple[str, int, bool, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The plan should take 20 weeks and we are still waiting.",
        "He is six years old and still has no plan.",
        "The plan gives him 15 hours a week, which he still has not had.",
        "They said 20 weeks when I rang about the assessment, now silence.",
        "It took three weeks to mend the gate.",
    ],
)
def test_near_misses_are_no_waits(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("before", "theme", "expected"),
    [
        ("He has a plan.", "delay", [("plan", 427)]),
        ("He has a plan.", "transport", []),
        ("He has a bicycle.", "delay", []),
    ],
)
def test_what_a_late_thing_is_may_stand_in_the_sentence_before(
    before: str, theme: str, expected: list[tuple[str, int]]
) -> None:
    words = "It took sixty-one weeks to get."
    passage = Passage("a:0", "family-01", Quote("a", 0, len(words), words), 0, len(words), theme=theme, before=before)
    assert [(wait.limit, wait.days) for wait in waits([passage])] == expected


def test_a_family_counts_once_for_a_limit_with_its_longest_wait() -> None:
    found = told(
        "We waited 30 weeks for the plan.",
        "We waited 43 weeks for the plan.",
        "His plan took 25 weeks.",
        families=("family-01", "family-01", "family-02"),
    )
    assert found == [("plan", 301, True, "43 weeks"), ("plan", 175, True, "25 weeks")]


def test_the_quote_points_into_the_letter() -> None:
    text = "We waited 43 weeks for his plan."
    (wait,) = waits([Passage("letter-1:7", "family-01", Quote("letter-1", 7, 7 + len(text), text), 7, 7 + len(text))])
    assert ("." * 7 + text)[wait.quote.start : wait.quote.end] == "43 weeks"
