"""Make the tables of a register, and let the database itself refuse to alter what is written."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEPT = ("register_run", "register_minutes", "register_line", "register_change")
SAID = "the history of a register is only ever added to"


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "register_run",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("made_with", sa.Text, nullable=False),
    )
    op.create_table(
        "register_minutes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("council", sa.Text, nullable=False),
        sa.Column("committee", sa.Text, nullable=False),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("replaces", sa.Integer, sa.ForeignKey("register_minutes.id")),
        sa.Column("run", sa.Integer, sa.ForeignKey("register_run.id"), nullable=False),
        sa.Column("reading", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("sha256", "council", "committee", "date"),
    )
    op.create_table(
        "register_line",
        sa.Column("ref", sa.String(120), primary_key=True),
        sa.Column("series", sa.String(100), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.UniqueConstraint("series", "number"),
    )
    op.create_table(
        "register_change",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("ref", sa.String(120), sa.ForeignKey("register_line.ref"), nullable=False, index=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("person", sa.Boolean, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("words", sa.Text),
        sa.Column("committee", sa.Text, nullable=False),
        sa.Column("council", sa.Text, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("proposed", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text),
        sa.Column("of", sa.Integer, sa.ForeignKey("register_change.id")),
        sa.Column("minutes", sa.Integer, sa.ForeignKey("register_minutes.id"), index=True),
        sa.Column("made", sa.String(40), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_sqlite() -> None:
    for table in KEPT:
        for what in ("UPDATE", "DELETE"):
            name = f"{table}_no_{what.lower()}"
            op.execute(f"CREATE TRIGGER {name} BEFORE {what} ON {table} BEGIN SELECT RAISE(ABORT, '{SAID}'); END")


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION register_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION register_only_grows()"
        )
