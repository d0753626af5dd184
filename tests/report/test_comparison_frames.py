"""What was promised against what was asked, as data frames whose columns are told, and as a picture."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit.records import (
    Answer,
    Commitment,
    Comparison,
    Concern,
    Framework,
    Gap,
    Line,
    Link,
    Mapped,
    PlanAction,
    Quote,
)
from nlp_toolkit.report.comparison import (
    ANSWER_COLUMNS,
    GAP_COLUMNS,
    LINK_COLUMNS,
    PLAN_COLUMNS,
    UNASKED_COLUMNS,
    answers_frame,
    delays_chart,
    gaps_frame,
    links_chart,
    links_frame,
    plan_frame,
    unasked_frame,
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


@pytest.mark.parametrize("columns", [LINK_COLUMNS, ANSWER_COLUMNS, GAP_COLUMNS, UNASKED_COLUMNS, PLAN_COLUMNS])
def test_every_column_is_told_in_a_sentence(columns: dict[str, str]) -> None:
    assert all(meaning[0].isupper() for meaning in columns.values())
    assert all(meaning.endswith(".") for meaning in columns.values())


def test_empty_comparisons_give_empty_frames_of_the_same_columns() -> None:
    assert list(links_frame(Comparison())) == list(LINK_COLUMNS)
    assert list(answers_frame(Comparison(), CONCERNS)) == list(ANSWER_COLUMNS)
    assert plan_frame(Comparison(), PLAN).empty


def test_what_a_promise_lacks_and_what_nobody_asked_for_stand_in_rows() -> None:
    taxis = Line("CF (23/24) 01", Commitment(PROMISED, "action"), what="Taxis on time", owner="Head of Travel")
    hedge = Line("CF (23/24) 02", Commitment(PROMISED, "action"), what="Cut the hedge")
    gaps = {hedge.ref: (Gap("owner", "nobody is named", "Who?"), Gap("date", "no day is given", "By when?"))}
    lacking = gaps_frame((taxis, hedge), gaps)
    assert lacking[["ref", "lack", "question"]].to_numpy().tolist() == [
        ["CF (23/24) 02", "owner", "Who?"],
        ["CF (23/24) 02", "date", "By when?"],
    ]
    unasked = unasked_frame(replace(COMPARISON, unasked=("CF (23/24) 02",)), (taxis, hedge))
    assert unasked[["ref", "what", "owner"]].to_numpy().tolist() == [["CF (23/24) 02", "Cut the hedge", ""]]


def test_the_picture_of_delays_has_a_point_for_each_day_that_is_known() -> None:
    drawn = delays_chart(COMPARISON, CONCERNS).to_dict()
    (rows,) = drawn["datasets"].values()
    assert {(row["label"], row["What"], row["Day"]) for row in rows} == {
        ("School transport", "first raised", "2024-01-01"),
        ("School transport", "first promised", "2024-03-06"),
    }


def test_the_picture_counts_promises_by_how_far_they_answer() -> None:
    drawn = links_chart(COMPARISON, CONCERNS).to_dict()
    (rows,) = drawn["datasets"].values()
    assert {(row["Concern"], row["How far"], row["Promises"]) for row in rows} == {
        ("School transport", "direct", 1),
        ("School transport", "to be confirmed", 1),
    }
