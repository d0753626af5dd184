"""The register's columns, as a data frame and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pandas as pd

from nlp_toolkit.records import Reading
from nlp_toolkit.report import COLUMNS, entries, records_frame
from nlp_toolkit.report.tables import write_register_csv


def test_the_columns_trackers_use_come_first_and_in_order() -> None:
    assert [column.heading for column in COLUMNS][:17] == [
        "Reference",
        "Committee",
        "Meeting date",
        "Item",
        "Action or commitment",
        "Kind",
        "Owner",
        "Due as written",
        "Due date",
        "Due date assumed?",
        "Condition",
        "Status",
        "RAG",
        "Why this colour",
        "What became of it",
        "Source quote",
        "Where in the minutes",
    ]
    assert all(column.meaning.endswith((".", "guess.")) for column in COLUMNS)


def test_a_row_says_what_the_record_says(readings: list[Reading], as_at: dt.date) -> None:
    frame = records_frame(readings, as_at=as_at).set_index("reference")

    assert frame.loc["CF (22/23) 01"].drop("first_due").to_dict() == {
        "committee": "Children and Families Overview and Scrutiny Panel",
        "meeting_date": pd.Timestamp("2022-07-13"),
        "item": "7 Education, health and care plans, 7.2",
        "action": "The Director for Education will report back on timescales to the Panel.",
        "kind": "Commitment",
        "owner": "Amara Field (“The Director for Education”)",
        "due": "by the end of August 2022",
        "due_date": pd.Timestamp("2022-08-31"),
        "assumed": "As written",
        "condition": "",
        "status": "Open",
        "rag": "Red",
        "rag_reason": "Red: due 31 August 2022, 45 days ago, and no later update has been matched to it.",
        "quote": "The Director for Education would report back to the Panel on timescales by the end of August 2022",
        "place": "Paragraph 5",
        "history": "",
        "lacks": "",
        "due_reason": "The last day of August 2022.",
        "confidence": "Very sure",
        "reason": "Somebody responsible would do something, with a day to do it by.",
        "list": "Register",
        "council": "Brackenshire County Council",
        "document": "panel-2022-07-13",
    }


def test_what_is_not_said_is_not_made_up(readings: list[Reading], as_at: dt.date) -> None:
    frame = records_frame(readings, as_at=as_at).set_index("reference")

    letter = frame.loc["CF (22/23) 09"]
    assert (letter["owner"], letter["due"], letter["assumed"]) == ("Not stated", "as soon as possible", "")
    assert pd.isna(letter["due_date"])
    assert frame.loc["CF (22/23) 03", "owner"] == "Not stated (perhaps the Director for Education)"
    assert frame.loc["CF (22/23) 07", "due"] == "Repeats: every quarter"


def test_lists_and_statuses_are_told_in_words(readings: list[Reading], as_at: dt.date) -> None:
    frame = records_frame(readings, as_at=as_at)

    assert frame["list"].value_counts().to_dict() == {
        "Register": 10,
        "Updates": 3,
        "Assurances and requests": 2,
        "Business of form": 1,
        "To check": 1,
    }
    assert set(frame["status"]) == {"Open", "Not tracked", "Done", "Not done", "In progress"}


def test_no_records_make_an_empty_frame_with_its_columns(as_at: dt.date) -> None:
    frame = records_frame([], as_at=as_at)

    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert len(frame) == 0
    assert str(frame["due_date"].dtype).startswith("datetime64")


def test_csv_holds_the_same_rows(readings: list[Reading], as_at: dt.date) -> None:
    handle = io.StringIO(newline="")

    write_register_csv(entries(readings, as_at=as_at), handle)

    rows = list(csv.DictReader(io.StringIO(handle.getvalue(), newline="")))
    frame = records_frame(readings, as_at=as_at)
    assert [row["reference"] for row in rows] == list(frame["reference"])
    assert [row["due_date"] for row in rows] == [
        "" if pd.isna(date) else date.date().isoformat() for date in frame["due_date"]
    ]
    assert next(row["quote"] for row in rows if row["reference"] == "CF (22/23) 14").startswith("'=SUM(A1:A9) was")
