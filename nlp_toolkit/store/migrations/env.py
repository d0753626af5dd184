"""Run the steps on the connection that opened the register, in the transaction it is in."""

from alembic import context

from nlp_toolkit.store.database import VERSIONS
from nlp_toolkit.store.tables import METADATA


def run() -> None:
    """Take every step that is asked for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=METADATA,
        version_table=VERSIONS,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if hasattr(context, "config"):  # Alembic runs this file; anybody else may import it
    run()
