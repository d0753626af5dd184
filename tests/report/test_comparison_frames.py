"""What was promised against what was asked, as data frames whose columns are told, and as a picture."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp_toolkit.records import (
    Answer,
    Comparison,
    Concern,
    Framework,
    Link,
    Mapped,
    PlanAction,
    Quote,
)
from nlp_toolkit.report.comparison import (
    ANSWER_COLUMNS,
    LINK_COLUMNS,
    PLAN_COLUMNS,
    answers_frame,
    links_chart,
    links_frame,
    plan_frame,
)

RAISED = Quote("letter-001", 4, 22, "No taxi\nsince May.")
PROMISED = Quote("2024-03-06-panel", 10, 37, "Taxis would be on time.")
LINKS = (
    Link("transport", "CF (23/24) 01", "direct", 0.9, "both speak of taxis", RAISED, PROMISED, decided=True),
    Link("transport", "CF (23/24) 02", "partial", 0.4, "both speak of taxis", RAISED, PROMISED, proposed=True),
)
CONCERNS = (Concern("transport", "School transport", "transport", families=4, passages=5), Concern("delay", "Delay"))
COMPARISON = Comparison(
    (
        Answer("transport", LINKS, dt.date(2024, 1, 1), dt.date(2024, 3, 6), None, 65),
        Answer("delay"),
    ),
    (),
    (Mapped("1.2", "transport", None, 0.8, "same theme"), Mapped("1.1", None, "CF (23/24) 01", 0.7, "same words")),
)
PLAN = Framework("Plan", (PlanAction("1.1", "Contracts"), PlanAction("1.2", "Travel")))


def test_links_stand_with_both_quotes_and_what_was_decided() -> None:
    frame = links_frame(COMPARISON)
    assert list(frame) == list(LINK_COLUMNS)
    assert frame["raised"].tolist() == ["No taxi since May."] * 2
    assert frame["decided"].tolist() == ["confirmed", ""]
    assert frame["proposed"].tolist() == [False, True]
    assert str(frame["score"].dtype) == "float64"


def test_answers_stand_with_days_and_counts_that_may_be_missing() -> None:
    frame = answers_frame(COMPARISON, CONCERNS)
    assert list(frame) == list(ANSWER_COLUMNS)
    assert frame["label"].tolist() == ["School transport", "Delay"]
    assert frame["answered"].tolist() == [True, False]
    assert frame["promises"].tolist() == [2, 0]
    assert frame["days_to_promise"].iloc[0] == 65
    assert frame[["families", "raised", "days_to_promise"]].iloc[1].isna().all()


def test_the_plan_stands_in_its_own_order() -> None:
    frame = plan_frame(COMPARISON, PLAN)
    assert list(frame) == list(PLAN_COLUMNS)
    assert frame[["action", "concern", "ref"]].to_numpy().tolist() == [
        ["1.1", "", "CF (23/24) 01"],
        ["1.2", "transport", ""],
    ]


@pytest.mark.parametrize("columns", [LINK_COLUMNS, ANSWER_COLUMNS, PLAN_COLUMNS])
def test_every_column_is_told_in_a_sentence(columns: dict[str, str]) -> None:
    assert all(meaning[0].isupper() for meaning in columns.values())
    assert all(meaning.endswith(".") for meaning in columns.values())


def test_empty_comparisons_give_empty_frames_of_the_same_columns() -> None:
    assert list(links_frame(Comparison())) == list(LINK_COLUMNS)
    assert list(answers_frame(Comparison(), CONCERNS)) == list(ANSWER_COLUMNS)
    assert plan_frame(Comparison(), PLAN).empty


def test_the_picture_counts_promises_by_how_far_they_answer() -> None:
    drawn = links_chart(COMPARISON, CONCERNS).to_dict()
    (rows,) = drawn["datasets"].values()
    assert {(row["Concern"], row["How far"], row["Promises"]) for row in rows} == {
        ("School transport", "direct", 1),
        ("School transport", "to be confirmed", 1),
    }
