"""JSON lines and CSV carry the exact words and offsets, in the agreed fields."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest

from nlp_toolkit.records import Commitment, Document, Due, Meeting, Quote, Reading
from nlp_toolkit.report import line, lines, write_csv, write_jsonl
from nlp_toolkit.report.lines import cell


def test_fields_stand_in_the_agreed_order(readings: list[Reading]) -> None:
    handle = io.StringIO()

    write_jsonl(readings, handle)

    first = json.loads(handle.getvalue().splitlines()[0])
    assert ", ".join(first) == (
        "doc, start, end, quote, kind, trackable, procedural, owner, owner_is, due, due_date, assumed, recurs, "
        "condition, status, firmness, confidence, reason, item, paragraph"
    )


def test_a_line_holds_what_the_record_holds() -> None:
    record = Commitment(
        Quote("panel", 7, 30, "the Clerk would write –"),
        "action",
        owner="the Clerk",
        owner_is="R Osei",
        due=Due("by 3 May", dt.date(2023, 5, 3), assumed=True),
        condition="if asked",
        firmness="conditional",
        confidence=0.912345,
        reason="a task",
        item="4 Roads",
        paragraph="4.1",
    )

    assert line(record) == {
        "doc": "panel",
        "start": 7,
        "end": 30,
        "quote": "the Clerk would write –",
        "kind": "action",
        "trackable": True,
        "procedural": False,
        "owner": "the Clerk",
        "owner_is": "R Osei",
        "due": "by 3 May",
        "due_date": "2023-05-03",
        "assumed": True,
        "recurs": None,
        "condition": "if asked",
        "status": None,
        "firmness": "conditional",
        "confidence": 0.9123,
        "reason": "a task",
        "item": "4 Roads",
        "paragraph": "4.1",
    }


@pytest.mark.parametrize(
    "record",
    [
        Commitment(Quote("a", 0, 1, "x"), "action", recurs="every 6 months"),
        Commitment(Quote("a", 0, 1, "x"), "action", due=Due("every 6 months", recurs=True)),
        Commitment(Quote("a", 0, 1, "x"), "action", recurs="every 6 months", due=Due("every 6 months", recurs=True)),
    ],
)
def test_a_repetition_is_no_deadline(record: Commitment) -> None:
    fields = line(record)

    assert (fields["due"], fields["due_date"], fields["recurs"]) == (None, None, "every 6 months")


def test_offsets_point_into_the_source(readings: list[Reading]) -> None:
    texts = {reading.document.id: reading.document.text for reading in readings}
    found = list(lines(readings))

    assert len(found) == 17
    for fields in found:
        assert texts[str(fields["doc"])][fields["start"] : fields["end"]] == fields["quote"]  # type: ignore[misc]


def test_json_lines_keep_every_character() -> None:
    words = 'said "yes"\u2028 and\nwent – café =1+1'
    handle = io.StringIO()

    write_jsonl([_one(words)], handle)

    (only,) = handle.getvalue().split("\n")[:-1]
    assert json.loads(only)["quote"] == words
    assert "café" in only


def test_csv_keeps_words_and_disarms_formulas() -> None:
    handle = io.StringIO(newline="")

    write_csv([_one("=HYPERLINK(1)\nand, more")], handle)

    (fields,) = csv.DictReader(io.StringIO(handle.getvalue(), newline=""))
    assert fields["quote"] == "'=HYPERLINK(1)\nand, more"
    assert (fields["trackable"], fields["procedural"], fields["owner"], fields["start"]) == ("true", "false", "", "0")


def test_writing_streams() -> None:
    handle = io.StringIO()

    def readings() -> object:
        yield _one("first")
        assert "first" in handle.getvalue()
        yield _one("second")

    write_jsonl(readings(), handle)  # type: ignore[arg-type]

    assert handle.getvalue().count("\n") == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "  =", "\n@"])
def test_nothing_that_a_spreadsheet_takes_for_a_formula_stays(start: str) -> None:
    assert str(cell(f"{start}SUM(A1)")).startswith("'")


def test_plain_words_stay_as_they_are() -> None:
    assert [cell(value) for value in ("The Clerk", "7 = seven", -3, 0.5)] == ["The Clerk", "7 = seven", -3, 0.5]


def _one(words: str) -> Reading:
    document = Document("a", "a.txt", "txt", words, ())
    return Reading(document, Meeting("a"), (Commitment(document.quote(0, len(words)), "action"),))
