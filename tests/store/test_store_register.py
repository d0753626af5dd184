"""A register on disk: what is written stays, references are given once, and trouble is told in a sentence."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_toolkit.records import Block, Change, Due, Item, Paragraph, Person, Place, Quote, Reading, Sitting, fold
from nlp_toolkit.store import Register, StoreError, checksum
from nlp_toolkit.store.written import pack, unpack

from .conftest import opening, reading, series

KEPT = ("register_run", "register_minutes", "register_line", "register_change")


def write(register: Register, read: Reading, *changes: Change) -> list[Change]:
    with register.writing() as writer:
        run = writer.start_run({"nlp_toolkit": "0"})
        number = writer.file(read, run=run)
        return writer.append(changes or [opening(read)], series=series, minutes=number)


def test_what_was_written_is_read_back_whole(register: Register) -> None:
    read = reading("Mend the quay by 2022-05-31\nPaint the hut\n")
    written = write(register, read, opening(read), opening(read, 1))
    with register.reading() as pages:
        assert pages.history() == written
        assert pages.sittings() == [Sitting("Harbour Panel", dt.date(2022, 3, 10))]
        assert [(each.sha256, each.source) for each in pages.filed()] == [(checksum(read.document.text), "panel")]
        assert pages.reading(pages.filed()[0].id) == read
        assert pages.last() == 2
    assert [change.ref for change in written] == ["HP (22) 01", "HP (22) 02"]
    assert all(change.made is not None and change.made.tzinfo is not None for change in written)


def test_a_reading_with_everything_in_it_survives_packing() -> None:
    read = reading("Mend the quay by 2022-05-31\n")
    quote = read.commitments[0].quote
    block = Block(0, 9, "table_row", Place(1, 2, "Sheet"), cells=((0, 4), (5, 9)), margin=(3, 4))
    document = replace(
        read.document, blocks=(block,), kind="minutes", fields=(("date", "2022-03-10"),), url="https://a"
    )
    meeting = replace(
        read.meeting,
        time=dt.time(10, 30),
        people=(Person("Ada Finch", "present", quote, roles=("Chair", "Harbour Master")),),
        items=(Item("5", "Quay", 0, 9),),
        paragraphs=(Paragraph(0, 9, "action_row", 0, margin=(1, 2), cells=(("action", 0, 4),)),),
        next_meetings=(("", dt.date(2022, 5, 12)),),
    )
    record = replace(read.commitments[0], due=Due("by May", None, assumed=True), confidence=0.25, status="not_done")
    whole = Reading(document, meeting, (record,))
    assert unpack(pack(whole)) == whole


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), after=st.text(max_size=9))
def test_any_words_are_kept_exactly(register: Register, words: str, after: str) -> None:
    read = reading("Mend the quay\n")
    change = replace(opening(read), reason=words, quote=Quote("panel", 0, len(words), words), before=words)
    after = after.replace("\x00", "").encode("utf-8", "ignore").decode()
    with register.writing() as writer:
        (written,) = writer.append([replace(change, after=after)], series=series)
    with register.reading() as pages:
        assert pages.history()[-1] == written
    assert (written.reason, written.quote.text if written.quote else None, written.after) == (words, words, after)


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}", "REPLACE"])
def test_the_database_itself_refuses_to_alter_the_history(
    register: Register, path: Path, table: str, statement: str
) -> None:
    write(register, reading("Mend the quay\n"))
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        told = statement.format(table=table)
        if told == "REPLACE":
            told = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        elif table == "register_line":
            told = told.replace("SET id = id", "SET number = 9")
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            connection.execute(told)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before
        assert before


def test_a_change_of_an_unknown_line_is_refused(register: Register) -> None:
    with pytest.raises(StoreError), register.writing() as writer:
        writer.append([Change("HP (22) 99", "progress", dt.date(2022, 4, 1), "run 1")])


def test_a_line_without_a_series_is_refused(register: Register) -> None:
    with pytest.raises(ValueError, match="series"), register.writing() as writer:
        writer.append([opening(reading("Mend the quay\n"))])


def test_a_failed_block_writes_nothing(register: Register) -> None:
    read = reading("Mend the quay\n")
    stray = Change("HP (22) 99", "progress", dt.date(2022, 4, 1), "run 1")
    with pytest.raises(StoreError):
        write(register, read, opening(read), stray)
    with register.reading() as pages:
        assert (pages.history(), pages.filed()) == ([], [])
    assert write(register, read)[0].ref == "HP (22) 01"


def test_numbers_run_on_in_each_series_and_past_ninety_nine(register: Register) -> None:
    read = reading("Mend the quay\n")
    with register.writing() as writer:
        many = writer.append([opening(read)] * 100, series=series)
        other = writer.append([replace(opening(read), on=dt.date(2023, 1, 4))], series=series)
    assert [many[0].ref, many[98].ref, many[99].ref] == ["HP (22) 01", "HP (22) 99", "HP (22) 100"]
    assert other[0].ref == "HP (23) 01"


def test_changes_of_one_batch_find_the_line_that_it_opens(register: Register) -> None:
    read = reading("Mend the quay\n")
    later = Change(opening(read).ref, "progress", dt.date(2022, 3, 10), "run 1")
    opened, told = write(register, read, opening(read), later)
    assert told.ref == opened.ref == "HP (22) 01"


def test_a_register_is_kept_between_openings(path: Path) -> None:
    for _ in range(3):
        with Register(str(path), create=True) as register:
            with register.writing() as writer:
                writer.append([opening(reading("Mend the quay\n"))], series=series)
            with register.reading() as pages:
                last = pages.history()[-1].ref
    assert last == "HP (22) 03"
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_readers_see_one_moment(register: Register) -> None:
    read = reading("Mend the quay\n")
    with register.reading() as pages:
        assert pages.last() == 0
        write(register, read)
        assert pages.history() == []
    with register.reading() as pages:
        assert len(fold(pages.history(), as_at=dt.date(2022, 12, 31))) == 1


def text_file(folder: Path) -> str:
    (folder / "notes.txt").write_text("Minutes of the meeting", encoding="utf-8")
    return str(folder / "notes.txt")


def other_database(folder: Path) -> str:
    with sqlite3.connect(folder / "other.db") as connection:
        connection.execute("CREATE TABLE boats (name TEXT)")
    return str(folder / "other.db")


def newer(folder: Path) -> str:
    Register(str(folder / "new.db"), create=True).close()
    with sqlite3.connect(folder / "new.db") as connection:
        connection.execute("UPDATE register_version SET version_num = '9999'")
    return str(folder / "new.db")


def damaged(folder: Path) -> str:
    Register(str(folder / "broken.db"), create=True).close()
    held = (folder / "broken.db").read_bytes()
    (folder / "broken.db").write_bytes(held[:100] + b"\x07" * (len(held) - 100))
    return str(folder / "broken.db")


def under_a_file(folder: Path) -> str:
    return f"{text_file(folder)}/register.db"


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (text_file, "this is not a register"),
        (other_database, "this database is not a register"),
        (newer, "it was made by a newer version of nlp-toolkit; update nlp-toolkit."),
        (damaged, "damaged"),
        (str, "this is a folder"),
        (under_a_file, "cannot be"),
        (lambda _: "mysql://clerk:secret@host/boats", "a register is kept in SQLite or PostgreSQL"),
        (lambda _: "http://", "register is kept in SQLite or PostgreSQL"),
        (lambda _: "://", "this is not an address"),
        (lambda _: ":memory:", "a register needs a file"),
        (lambda _: "postgresql://clerk:secret@127.0.0.1:1/boats", "the database cannot be used"),
    ],
)
def test_what_is_no_register_is_told_in_one_sentence(where: Any, said: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Register(where(tmp_path), create=True)
    told = str(caught.value)
    assert said in told
    assert told.endswith(".")
    assert "\n" not in told
    assert "secret" not in told


def test_a_register_that_is_not_there_is_not_made_by_looking(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such register"):
        Register(str(path))
    assert not path.exists()
    path.touch()
    with pytest.raises(StoreError, match="this is not a register"):
        Register(str(path))
