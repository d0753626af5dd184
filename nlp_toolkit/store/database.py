"""Where a register lies: one SQLite file, or a PostgreSQL database by its address."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from nlp_toolkit.store.errors import StoreError

VERSIONS = "register_version"
PATIENCE = 60
"""Seconds to wait for somebody else who is writing."""

_LOCK = 4_711_225
_HEADER = b"SQLite format 3\x00"
_OURS = "give the file that `nlp-toolkit track --register` made, or the name of a new one"


def address(where: str) -> URL:
    """Tell where a register lies from the name of a file or from an address.

    >>> address("r.db").render_as_string()
    'sqlite:///r.db'
    >>> address("postgresql://clerk@db/register").drivername
    'postgresql+psycopg'

    Raises:
        StoreError: If it is an address of something else.
    """
    if "://" not in where:
        return URL.create("sqlite", database=where)
    try:
        url = make_url(where)
    except ArgumentError:
        raise StoreError(where.split("://", 1)[0], "this is not an address", _address_remedy()) from None
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "postgresql+psycopg"):
        return url
    name = url.render_as_string(hide_password=True)
    raise StoreError(name, "a register is kept in SQLite or PostgreSQL", _address_remedy())


def name_of(where: str) -> str:
    """Name a register in a message, without a password.

    >>> name_of("postgresql://clerk:secret@db/register")
    'postgresql://clerk:***@db/register'
    """
    return make_url(where).render_as_string(hide_password=True) if "://" in where else where


def connect(where: str, *, create: bool) -> Engine:
    """Open a register and bring its tables up to date.

    Args:
        where: Name of a file, or an address ("postgresql://…").
        create: Whether to make a register where there is none.

    Raises:
        StoreError: If there is none, or it cannot be read or written.
    """
    url, shown = address(where), name_of(where)
    if url.drivername == "sqlite":
        _check_file(shown, url.database, create=create)
    try:
        engine = create_engine(url, poolclass=NullPool, **_options(url))
        _listen(engine)
        with translated(shown), engine.connect() as connection:
            _bring_up_to_date(connection, shown, create=create)
    except ModuleNotFoundError:
        remedy = "install it with: pip install 'nlp-toolkit[team]'"
        raise StoreError(shown, "the driver for PostgreSQL is not installed", remedy) from None
    return engine


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn what a database says into a sentence an officer can act on."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(where, error) from error


@contextmanager
def exclusive(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that no other writer can be in; undo everything if the block fails."""
    with engine.connect().execution_options(exclusive=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection


def _options(url: URL) -> dict[str, Any]:
    return {"connect_args": {"timeout": PATIENCE}} if url.drivername == "sqlite" else {}


def _check_file(shown: str, database: str | None, *, create: bool) -> None:
    """Refuse what cannot be a register before anything is opened."""
    if not database or database == ":memory:":
        raise StoreError(shown, "a register needs a file", "give its name, as register.db")
    path = Path(database)
    if path.is_dir():
        raise StoreError(shown, "this is a folder", "give the name of a file in it, as register.db")
    if not path.exists():
        if not create:
            raise StoreError(shown, "there is no such register", "check the name, or make one with `nlp-toolkit track`")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            remedy = "name a file in another folder"
            raise StoreError(shown, f"its folder cannot be made ({_why(error)})", remedy) from None
        return
    try:
        with path.open("rb") as handle:
            head = handle.read(len(_HEADER))
    except OSError as error:
        raise StoreError(shown, f"it cannot be read ({_why(error)})", "ask whoever keeps it for access") from None
    if head not in (b"", _HEADER) or (head == b"" and not create):
        raise StoreError(shown, "this is not a register", _OURS)


def _listen(engine: Engine) -> None:
    """Set up each SQLite connection: its transactions are ours to begin, and readers do not stop a writer."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        _write_ahead(connection)
        for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        wanted = connection.get_execution_options().get("exclusive")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if wanted else "BEGIN")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on, once for the file; SQLite does not wait for others here, so this does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _bring_up_to_date(connection: Connection, shown: str, *, create: bool) -> None:
    """Run the migrations that the register has not seen yet, in one transaction."""
    config = Config()
    config.set_main_option("script_location", "nlp_toolkit.store:migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    head = scripts.get_current_head()
    if _version(connection, shown, create=create) == head:
        return
    connection.rollback()
    with exclusive(connection.engine) as writer:
        version = _version(writer, shown, create=create)
        if version == head:
            return
        if version is not None and version not in {script.revision for script in scripts.walk_revisions()}:
            raise StoreError(shown, "it was made by a newer version of nlp-toolkit", "update nlp-toolkit")
        config.attributes["connection"] = writer
        command.upgrade(config, "head")


def _version(connection: Connection, shown: str, *, create: bool) -> str | None:
    """Tell which version of the tables a register has, or None for an empty database."""
    names = set(inspect(connection).get_table_names())
    if VERSIONS in names:
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 - a constant
    if connection.dialect.name == "sqlite" and names:
        raise StoreError(shown, "this database is not a register", _OURS)
    if not create:
        raise StoreError(shown, "there is no register here yet", "make one with `nlp-toolkit track`")
    return None


def _explained(where: str, error: DBAPIError) -> StoreError:
    said = str(error.orig).casefold()
    if "locked" in said or "busy" in said:
        return StoreError(where, "somebody else is writing to it and did not finish", "try again in a minute")
    if "readonly" in said or "read-only" in said:
        return StoreError(where, "it can only be read here", "ask for the right to write to it and its folder")
    if "full" in said:
        return StoreError(where, "the disk is full", "free some space and run again; nothing was lost")
    if "malformed" in said or "not a database" in said:
        return StoreError(where, "the file is damaged", "take the last copy of it that you kept")
    if "unable to open" in said:
        return StoreError(where, "it cannot be opened", "check its folder, and your right to write there")
    if isinstance(error, OperationalError):
        remedy = "check its address and your access"
        return StoreError(where, f"the database cannot be used ({_first_line(error)})", remedy)
    return StoreError(where, f"the database refused this ({_first_line(error)})", "tell whoever keeps it")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().split("\n")[0].rstrip(".")


def _why(error: OSError) -> str:
    return (error.strerror or "no reason given").lower()


def _address_remedy() -> str:
    return "write the name of a file, or postgresql://user@host/database"
