"""The tables of a register, as the current program knows them; the migrations make them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

RUN = Table(
    "register_run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("made", String(40), nullable=False),
    Column("made_with", Text, nullable=False),
)
"""A run that wrote something: when, and with which versions (JSON)."""

MINUTES = Table(
    "register_minutes",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("council", Text, nullable=False),
    Column("committee", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("replaces", Integer, ForeignKey("register_minutes.id")),
    Column("run", Integer, ForeignKey("register_run.id"), nullable=False),
    Column("reading", LargeBinary, nullable=False),
    UniqueConstraint("sha256", "council", "committee", "date"),
)
"""Minutes that were read, with what was found in them; a corrected text replaces an earlier one and both are kept."""

LINE = Table(
    "register_line",
    METADATA,
    Column("ref", String(120), primary_key=True),
    Column("series", String(100), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("series", "number"),
)
"""The references that were given out; each is given once and for good."""

CHANGE = Table(
    "register_change",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("ref", String(120), ForeignKey("register_line.ref"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("on", Date, nullable=False),
    Column("by", Text, nullable=False),
    Column("person", Boolean, nullable=False),
    Column("field", String(20), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("source", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("words", Text),
    Column("committee", Text, nullable=False),
    Column("council", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("proposed", Boolean, nullable=False),
    Column("record", Text),
    Column("of", Integer, ForeignKey("register_change.id")),
    Column("minutes", Integer, ForeignKey("register_minutes.id"), index=True),
    Column("made", String(40), nullable=False),
)
"""The history: every change, oldest first; rows are added and never altered."""

KEPT = (RUN, MINUTES, LINE, CHANGE)
"""Tables that the database itself refuses to alter or to empty."""
