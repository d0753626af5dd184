"""The register on disk: a history that is only ever added to, in SQLite or PostgreSQL."""

from nlp_toolkit.store.errors import StoreError
from nlp_toolkit.store.register import Filed, Pages, Register, Series, Writer, checksum
from nlp_toolkit.store.revision import revise, same_minutes

__all__ = ["Filed", "Pages", "Register", "Series", "StoreError", "Writer", "checksum", "revise", "same_minutes"]
