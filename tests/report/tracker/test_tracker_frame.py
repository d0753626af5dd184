"""The register and its history as data frames."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from nlp_toolkit.records import Line, Thresholds
from nlp_toolkit.report import history_frame, register_frame
from nlp_toolkit.report.tracker import HISTORY_COLUMNS, LINE_COLUMNS


def test_a_row_says_how_a_line_stands(register: list[Line], day: dt.date) -> None:
    row = register_frame(register, as_at=day).set_index("ref").loc["CF (21/22) 01"]

    assert row.drop(["progress", "executive_date", "committee", "council", "origin"]).to_dict() == {
        "promised": pd.Timestamp("2022-03-16"),
        "minute": "7",
        "area": "Education, health and care plans",
        "what": "The Director for Education will clear all 58 overdue assessments.",
        "owner": "Amara Field",
        "due": pd.Timestamp("2023-01-31"),
        "due_words": "by 31 July 2022",
        "first_due": pd.Timestamp("2022-07-31"),
        "condition": "",
        "firmness": "Firm",
        "state": "extended",
        "status": "Extended",
        "latest": (
            "21 September 2022: Slipped from 31 October 2022 to 31 January 2023. "
            "“The last 12 would be cleared by 31 January 2023”"
        ),
        "rag": "Red",
        "rag_reason": "Slipped twice from 31 July 2022; due 31 January 2023.",
        "slips": 2,
        "asked": 0,
        "heard": pd.Timestamp("2022-09-21"),
        "silent": 0,
        "notes": "",
        "quote": "The Director for Education would clear all 58 overdue assessments by 31 July 2022",
        "document": "panel-2022-03-16",
    }


def test_columns_and_kinds_hold_for_an_empty_register_too(register: list[Line], day: dt.date) -> None:
    for lines in (register, []):
        frame = register_frame(lines, as_at=day)
        assert tuple(frame.columns) == LINE_COLUMNS
        kinds = {name: str(frame[name].dtype) for name in LINE_COLUMNS}
        assert {kinds[name][:10] for name in ("promised", "due", "first_due", "heard")} == {"datetime64"}
        assert {kinds[name] for name in ("slips", "asked", "silent")} == {"int64"}


def test_the_order_is_that_of_committee_day_and_number(register: list[Line], day: dt.date) -> None:
    frame = register_frame(list(reversed(register)), as_at=day)

    assert list(frame["ref"]) == [
        *(f"CF (21/22) 0{number}" for number in (1, 2, 3, 4, 5)),
        *(f"CF (22/23) 0{number}" for number in (1, 4, 5, 2, 3)),
    ]


def test_a_cabinets_day_is_the_executive_date(register: list[Line], day: dt.date) -> None:
    frame = register_frame(register, as_at=day).set_index("ref")

    assert frame["executive_date"].dropna().to_dict() == {"CF (21/22) 04": pd.Timestamp("2022-07-05")}


def test_a_councils_own_numbers_change_the_colour(register: list[Line], day: dt.date) -> None:
    strict = register_frame(register, as_at=day, thresholds=Thresholds(soon_days=200)).set_index("ref")

    assert register_frame(register, as_at=day).set_index("ref").loc["CF (22/23) 04", "rag"] == "Green"
    assert strict.loc["CF (22/23) 04", "rag"] == "Amber"


def test_the_history_holds_every_change_proposals_included(register: list[Line]) -> None:
    frame = history_frame(register)

    assert tuple(frame.columns) == HISTORY_COLUMNS
    assert sorted(frame["id"]) == list(range(1, 22))
    assert list(frame[frame["proposed"]]["ref"]) == ["CF (22/23) 04", "CF (22/23) 03"]
    told = frame[frame["ref"] == "CF (21/22) 02"][["happened", "person", "start"]]
    assert told.to_numpy().tolist()[1:] == [
        ["reported done", False, 900],
        ["evidence seen: the e-mail is on file", True, pd.NA],
    ]
    assert list(history_frame([]).columns) == list(HISTORY_COLUMNS)
