"""The whole way through on the sample corpus: what an officer gets from `make run`."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from nlp_toolkit import flow
from nlp_toolkit.records import Reading
from nlp_toolkit.report import COLUMNS, FIELDS

CORPORA = Path(__file__).parents[2] / "corpora"
TEXTS = {
    "register.csv",
    "commitments.jsonl",
    "report.html",
    "concerns.json",
    "passages.jsonl",
    "unplaced.csv",
    "links.json",
    "plan-wording.jsonl",
}
FILES = {*TEXTS, "register.xlsx", "concerns.xlsx", "evidence-pack.docx", "decisions.json", "run.json"}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> flow.Run:
    out = tmp_path_factory.mktemp("samples") / "out"
    return flow.run([CORPORA / "samples"], out=out, as_at=dt.date(2023, 6, 30))


def text_of(done: flow.Run, name: str) -> str:
    return next(path for path in done.files if path.name == name).read_text(encoding="utf-8-sig")


def test_everything_is_read_and_written(done: flow.Run) -> None:
    assert {path.name for path in done.files if path.parent.name != "charts"} == FILES
    assert all(path.stat().st_size > 100 for path in done.files)
    assert done.problems == ()
    assert {reading.document.format for reading in done.readings} == {"html", "docx", "pdf", "txt", "md"}
    assert len(done.readings) == len(list((CORPORA / "samples" / "minutes").iterdir()))


def test_every_set_of_minutes_has_its_day_and_something_to_follow(done: flow.Run) -> None:
    for reading in done.readings:
        assert reading.meeting.date is not None
        assert reading.document.id.startswith(reading.meeting.date.isoformat())
        assert sum(record.trackable for record in reading.commitments) >= 3, reading.document.id


def test_every_record_carries_the_words_it_came_from(done: flow.Run) -> None:
    for reading in done.readings:
        text = reading.document.text
        for record in reading.commitments:
            quote = record.quote
            assert quote.source == reading.document.id
            assert text[quote.start : quote.end] == quote.text
            assert quote.text == quote.text.strip() != ""
            assert record.reason
            assert record.summary
            for words in (record.owner, record.condition, record.recurs, record.due.words if record.due else None):
                assert words is None or words in text


def test_no_record_is_told_twice(done: flow.Run) -> None:
    for reading in done.readings:
        places = Counter((record.quote.start, record.quote.end) for record in reading.commitments)
        assert [place for place, times in places.items() if times > 1] == []


def test_lines_hold_the_fields_that_measurements_rely_on(done: flow.Run) -> None:
    lines = [json.loads(line) for line in text_of(done, "commitments.jsonl").splitlines()]
    assert len(lines) == sum(len(reading.commitments) for reading in done.readings)
    assert {tuple(line) for line in lines} == {FIELDS}


def test_workbook_and_table_hold_the_same_register(done: flow.Run) -> None:
    rows = list(csv.DictReader(text_of(done, "register.csv").splitlines()))
    assert tuple(rows[0]) == tuple(column.name for column in COLUMNS)
    book = openpyxl.load_workbook(next(path for path in done.files if path.name == "register.xlsx"))
    assert book.sheetnames[0] == "Register"
    listed = {row[0].value for sheet in book for row in sheet.iter_rows(min_row=2) if row[0].value}
    assert {row["reference"] for row in rows} <= listed
    sheet = book["Register"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref
    tracked = sum(record.trackable for reading in done.readings for record in reading.commitments)
    assert 0 < sheet.max_row - 1 <= tracked


def test_the_page_holds_each_quote_and_asks_nothing_of_the_network(done: flow.Run) -> None:
    page = text_of(done, "report.html")
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(\s*["']?http""", page)
    for row in csv.DictReader(text_of(done, "register.csv").splitlines()):
        assert row["reference"] in page


def test_letters_are_counted_and_never_named(done: flow.Run) -> None:
    letters = flow.gather([CORPORA / "samples"]).letters
    assert done.letters == len(letters) > 50
    written = "".join(text_of(done, name) for name in TEXTS)
    book = openpyxl.load_workbook(next(path for path in done.files if path.name == "register.xlsx"))
    written += " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    names = {word for letter in letters for word in (letter.id, letter.id.split("#")[0], Path(letter.path).name)}
    assert [name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", written)] == []


def test_the_note_tells_how_it_was_made(done: flow.Run) -> None:
    note = json.loads(text_of(done, "run.json"))
    assert note["as_at"] == "2023-06-30"
    assert {"nlp_toolkit", "spacy", "Python"} <= note["versions"].keys()
    assert {entry["doc"] for entry in note["minutes"]} == {reading.document.id for reading in done.readings}
    assert all(re.fullmatch(r"[0-9a-f]{64}", entry["sha256"]) for entry in note["minutes"])
    assert len(note["letters"]) == done.letters
    assert note["not_read"] == []


def test_what_families_raise_is_counted_and_set_against_the_promises(done: flow.Run) -> None:
    told = {concern["id"]: concern for concern in json.loads(text_of(done, "concerns.json"))}
    assert {"delay", "no_response", "transport"} <= told.keys()
    assert told["no_response"]["families"] > told["transport"]["families"] >= 3
    links = json.loads(text_of(done, "links.json"))
    refs = {line.ref for line in done.evidence.lines}
    assert {link["ref"] for link in links["links"]} <= refs
    for link in links["links"]:
        reading = next(reading for reading in done.readings if reading.document.id == link["promised"]["doc"])
        assert reading.document.text[link["promised"]["start"] : link["promised"]["end"]] == link["promised"]["text"]
    assert "transport" in {link["concern"] for link in links["links"] if not link["proposed"]}


ENTRY = re.compile(
    r"^- `(?P<doc>[\w-]+)` (?P<what>[^\n(]+?)(?: \((?:due (?P<due>\S+)|[^)]*)\))?\n  > (?P<quote>.+)$", re.MULTILINE
)


def test_most_of_what_was_promised_is_followed(done: flow.Run) -> None:
    """The floor lies well below what is measured: it guards against collapse, not against a sentence's luck."""
    readings = {reading.document.id: reading for reading in done.readings}
    entries = list(ENTRY.finditer((CORPORA / "sources" / "threads.md").read_text(encoding="utf-8")))
    promises = [entry for entry in entries if entry["what"] in ("promised", "slipped", "promised, conditional")]
    assert len(promises) > 45
    found = {entry: followed(readings[entry["doc"]], entry["quote"]) for entry in promises}
    assert sum(map(bool, found.values())) / len(promises) >= 0.75
    dated = [(entry["due"], days) for entry, days in found.items() if days and entry["due"]]
    assert sum(due in days for due, days in dated) / len(dated) >= 0.6


def test_few_facts_and_updates_are_taken_for_promises(done: flow.Run) -> None:
    readings = {reading.document.id: reading for reading in done.readings}
    entries = list(ENTRY.finditer((CORPORA / "sources" / "threads.md").read_text(encoding="utf-8")))
    told = [entry for entry in entries if entry["what"] in ("kept", "progress", "not kept", "kept in part")]
    assert len(told) > 30
    assert sum(bool(followed(readings[entry["doc"]], entry["quote"])) for entry in told) / len(told) <= 0.25


def followed(reading: Reading, words: str) -> list[str]:
    """Give the days of the trackable records that cover most of these words, "" for a record without a day."""
    place = re.search(r"\s+".join(map(re.escape, words.split())), reading.document.text)
    assert place is not None, f"{reading.document.id}: the words are not in the text: {words}"
    days = []
    for record in reading.commitments:
        start, end = record.quote.start, record.quote.end
        shared = min(end, place.end()) - max(start, place.start())
        if record.trackable and shared > 0.5 * min(end - start, place.end() - place.start()):
            days.append(record.due.date.isoformat() if record.due and record.due.date else "")
    return days
