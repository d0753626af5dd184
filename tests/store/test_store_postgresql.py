"""The same register in PostgreSQL, where one runs; NLP_TOOLKIT_TEST_POSTGRESQL may hold the address of a database."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from nlp_toolkit.records import Change, fold
from nlp_toolkit.store import Register, StoreError
from nlp_toolkit.store.database import address

from .conftest import opening, reading, series

pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
GIVEN = os.environ.get("NLP_TOOLKIT_TEST_POSTGRESQL", "postgresql:///nlp_toolkit_test")
TABLES = ("register_change", "register_line", "register_minutes", "register_run", "register_version")


def _clear() -> None:
    with create_engine(address(GIVEN)).begin() as connection:
        connection.execute(text(f"DROP TABLE IF EXISTS {', '.join(TABLES)} CASCADE"))
        connection.execute(text("DROP FUNCTION IF EXISTS register_only_grows"))


@pytest.fixture
def empty() -> Iterator[str]:
    """Give the address of a database without a register, or skip where none is running."""
    try:
        _clear()
    except DBAPIError as error:
        pytest.skip(f"no PostgreSQL is running at {GIVEN} ({str(error.orig).splitlines()[0]})")
    yield GIVEN
    _clear()


def write(where: str, name: str) -> None:
    with Register(where, create=True) as register:
        for number in range(5):
            with register.writing() as writer:
                writer.append([opening(reading(f"{name} {number}\n", source=name))], series=series)


def test_a_register_in_postgresql(empty: str) -> None:
    read = reading("Mend the quay by 2022-05-31\n")
    with Register(empty, create=True) as register:
        with register.writing() as writer:
            number = writer.file(read, run=writer.start_run({}))
            later = Change(opening(read).ref, "progress", dt.date(2022, 4, 1), "run 1")
            written = writer.append([opening(read), later], series=series, minutes=number)
        with register.reading() as pages:
            assert pages.history() == written
            assert pages.reading(number) == read
            assert [line.state for line in fold(pages.history(), as_at=dt.date(2022, 6, 1))] == ["overdue"]
        with pytest.raises(StoreError), register.writing() as writer:
            writer.append([Change("HP (22) 99", "progress", dt.date(2022, 4, 1), "run 1")])
    with Register(empty) as register, register.reading() as pages:
        assert pages.last() == 2


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_postgresql_refuses_to_alter_the_history(empty: str, statement: str) -> None:
    write(empty, "one")
    with create_engine(address(empty)).connect() as connection:
        with pytest.raises(DBAPIError, match="only ever added to"):
            connection.execute(text(statement.format("register_change")))
        connection.rollback()
        assert connection.execute(text("SELECT count(*) FROM register_change")).scalar() == 5


def test_writers_at_once_lose_nothing_in_postgresql(empty: str) -> None:
    processes = multiprocessing.get_context("fork")
    writers = [processes.Process(target=write, args=(empty, name)) for name in ("one", "two", "three")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    with Register(empty) as register, register.reading() as pages:
        assert [change.ref for change in pages.history()] == [f"HP (22) {number:02d}" for number in range(1, 16)]


def test_a_database_without_a_register_is_told(empty: str) -> None:
    with pytest.raises(StoreError, match="there is no register here yet"):
        Register(empty)
