"""Read plain text, .txt and .md, whose offsets are those of the file."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_toolkit.read.characters import decode, garbled
from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Problem


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read one text, unchanged but for its line ends.

    Raises:
        UnreadableError: If it holds no words.
    """
    text, encoding = decode(source.data)
    if not any(c.isalnum() for c in text):
        raise UnreadableError("it holds no words", "check that it is the right file and save its text again")
    yield source.document(text, paragraphs(text), remarks=tuple(remarks(source, text, encoding)))


def remarks(source: Source, text: str, encoding: str | None) -> Iterator[Problem]:
    """Say what is odd about the characters of a text."""
    if encoding:
        yield source.problem(
            f"it is not saved in UTF-8 and was read as {encoding}",
            "check its quotation marks and accents, and save it as UTF-8 if they are wrong",
        )
    if garbled(text):
        yield source.problem(
            "some of its characters were spoilt before it came here (such as ‘â€™’ for an apostrophe)",
            "save it again from the original as UTF-8",
        )
    if "\ufffd" in text:
        yield source.problem("some of its characters could not be read", "save it again from the original as UTF-8")
