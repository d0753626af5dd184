"""The register on disk: a history that is only ever added to, and the minutes it came from."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Select, func, insert, select

from nlp_toolkit.records import Change, Reading, Sitting
from nlp_toolkit.store.database import connect, exclusive, name_of, translated
from nlp_toolkit.store.errors import StoreError
from nlp_toolkit.store.tables import CHANGE, LINE, MINUTES, RUN
from nlp_toolkit.store.written import change_of, pack, row_of, unpack

Series = Callable[[Change], str]
"""Names the series that the reference of a new line is numbered in ("CF (21/22)")."""


@dataclass(frozen=True, slots=True)
class Filed:
    """Name minutes that the register has read.

    Attributes:
        id: Their number.
        source: Identifier of the document.
        sitting: The meeting.
        sha256: Checksum of the text.
        replaces: Number of the minutes that these correct, or None.
    """

    id: int
    source: str
    sitting: Sitting
    sha256: str
    replaces: int | None = None


def checksum(text: str) -> str:
    """Take the checksum by which a text is known again."""
    return hashlib.sha256(text.encode()).hexdigest()


class Pages:
    """Read a register within one transaction, so that everything read belongs together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def history(self) -> list[Change]:
        """Give every change ever written, oldest first."""
        return [change_of(row) for row in self._rows(select(CHANGE).order_by(CHANGE.c.id))]

    def changes_of(self, minutes: Iterable[int]) -> list[Change]:
        """Give the changes that rest on some minutes, oldest first."""
        wanted = select(CHANGE).where(CHANGE.c.minutes.in_(list(minutes))).order_by(CHANGE.c.id)
        return [change_of(row) for row in self._rows(wanted)]

    def filed(self) -> list[Filed]:
        """List the minutes that were read, by date; a correction stands behind what it corrects."""
        columns = [column for column in MINUTES.c if column.name not in ("reading", "run")]
        rows = self._rows(select(*columns).order_by(MINUTES.c.date, MINUTES.c.id))
        return [
            Filed(
                row["id"],
                row["source"],
                Sitting(row["committee"], row["date"], row["council"]),
                row["sha256"],
                row["replaces"],
            )
            for row in rows
        ]

    def sittings(self) -> list[Sitting]:
        """List the meetings the register has heard of, by date."""
        return list(dict.fromkeys(filed.sitting for filed in self.filed()))

    def reading(self, minutes: int) -> Reading:
        """Give minutes as they were read."""
        packed = self._connection.execute(select(MINUTES.c.reading).where(MINUTES.c.id == minutes)).scalar_one()
        return unpack(packed)

    def last(self) -> int:
        """Give the number of the latest change; 0 where there is none."""
        return self._connection.execute(select(func.max(CHANGE.c.id))).scalar() or 0

    def _rows(self, query: Select[Any]) -> Sequence[RowMapping]:
        return self._connection.execute(query).mappings().all()


class Writer(Pages):
    """Add to a register within one transaction that no other writer can be in."""

    def start_run(self, made_with: Mapping[str, str]) -> int:
        """Note a run, and give its number."""
        values = {"made": _now(), "made_with": json.dumps(dict(made_with), ensure_ascii=False)}
        return int(self._connection.execute(insert(RUN).values(values).returning(RUN.c.id)).scalar_one())

    def file(self, reading: Reading, *, run: int, replaces: int | None = None) -> int:
        """File minutes as they were read, and give their number.

        Args:
            reading: The minutes; their meeting has a date.
            run: Number of the run.
            replaces: Number of the minutes that these correct.
        """
        meeting = reading.meeting
        values = {
            "source": reading.document.id,
            "sha256": checksum(reading.document.text),
            "council": meeting.council or "",
            "committee": meeting.committee or "",
            "date": meeting.date,
            "replaces": replaces,
            "run": run,
            "reading": pack(reading),
        }
        return int(self._connection.execute(insert(MINUTES).values(values).returning(MINUTES.c.id)).scalar_one())

    def append(
        self, changes: Iterable[Change], *, series: Series | None = None, minutes: int | None = None
    ) -> list[Change]:
        """Write changes into the history, and give them as written; new lines get their references.

        Args:
            changes: The changes, in order.
            series: Names the series of a new line; needed where there is one.
            minutes: Number of the minutes they rest on.

        Raises:
            StoreError: If a change speaks of a line that is not there.
        """
        given: dict[str, str] = {}
        written = []
        for change in changes:
            if change.kind == "new":
                if series is None:
                    raise ValueError("a new line needs a series to be numbered in")
                given[change.ref] = self._number(series(change))
            written.append(self._write(replace(change, ref=given.get(change.ref, change.ref)), minutes))
        return written

    def _number(self, series: str) -> str:
        """Give out the next reference of a series."""
        highest = self._connection.execute(select(func.max(LINE.c.number)).where(LINE.c.series == series)).scalar()
        number = (highest or 0) + 1
        ref = f"{series} {number:02d}"
        self._connection.execute(insert(LINE).values(ref=ref, series=series, number=number))
        return ref

    def _write(self, change: Change, minutes: int | None) -> Change:
        made = _now()
        values = {**row_of(change), "minutes": minutes, "made": made}
        number = self._connection.execute(insert(CHANGE).values(values).returning(CHANGE.c.id)).scalar_one()
        return replace(change, id=int(number), made=dt.datetime.fromisoformat(made))


class Register:
    """Open a register, read it, and add to it.

    Args:
        where: Name of a file, or an address ("postgresql://user@host/database").
        create: Whether to make a register where there is none.

    Raises:
        StoreError: If it cannot be opened; every other method raises it too if the database fails.
    """

    def __init__(self, where: str, *, create: bool = False) -> None:
        self._engine: Engine = connect(where, create=create)
        self.where = name_of(where)

    @contextmanager
    def reading(self) -> Iterator[Pages]:
        """Read the register as it stands, undisturbed by those who write."""
        options = {"isolation_level": "REPEATABLE READ"} if self._engine.dialect.name == "postgresql" else {}
        connected = self._engine.connect().execution_options(**options)
        with translated(self.where), connected as connection, connection.begin():
            yield Pages(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Add to the register, alone; either all of it is written or nothing."""
        with translated(self.where), exclusive(self._engine) as connection:
            yield Writer(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")


__all__ = ["Filed", "Pages", "Register", "Series", "StoreError", "Writer", "checksum"]
