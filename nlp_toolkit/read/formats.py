"""Know the formats: which reader reads which file, and what to say of those that none reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome
from nlp_toolkit.terms import load

Reader = Callable[[Source], Iterator[Outcome[Document]]]

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".aspx": "html",
    ".docx": "word",
    ".docm": "word",
    ".pdf": "pdf",
    ".eml": "mail",
    ".csv": "table",
    ".tsv": "table",
    ".xlsx": "workbook",
    ".xlsm": "workbook",
}
"""Suffix of a file, and the module beside this one that reads it; a module is imported when a file asks for it."""

_SAME = {
    ".htm": ".html",
    ".xhtml": ".html",
    ".aspx": ".html",
    ".docm": ".docx",
    ".xlsm": ".xlsx",
    ".jpeg": ".jpg",
    ".tiff": ".tif",
}
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".eml"})


def reader_for(source: Source) -> Reader:
    """Find the reader of a file by its suffix, if its content is of that kind.

    Raises:
        UnreadableError: If no reader knows the format, or the suffix is wrong.
    """
    from nlp_toolkit.read.contents import check_package, is_package, kind_of

    if not source.data:
        raise UnreadableError("the file is empty (0 bytes)", "save or copy it again from where it came")
    if is_package(source.data):
        check_package(source.data)
    kind = kind_of(source.data)
    suffix = _SAME.get(source.suffix, source.suffix)
    if kind == "encrypted":
        raise UnreadableError(
            "it is protected with a password", "open it with the password and save a copy without one"
        )
    if source.suffix not in READERS:
        raise _foreign(suffix, kind)
    plain = kind in (".txt", ".eml") and suffix in _PLAIN
    if kind not in ("", suffix) and not plain and (kind, suffix) != (".txt", ".html"):
        raise _misnamed(source.suffix, kind)
    module = import_module(f"nlp_toolkit.read.{READERS[source.suffix]}")
    reader: Reader = module.read
    return reader


def _foreign(suffix: str, kind: str) -> UnreadableError:
    told = _known().get(suffix, {})
    known = told if kind in ("", ".txt") and "remedy" in told else _known().get(kind, told)
    if known and "remedy" in known:
        return UnreadableError(f"it is {known['is']}, which cannot be read as it is", known["remedy"])
    if known:
        return UnreadableError(
            f"its name does not end as {known['is']} should", f"rename it so that it ends in {kind or suffix}"
        )
    return UnreadableError(
        f"files that end in “{suffix}” cannot be read" if suffix else "its name has no ending that says what it is",
        "save it as .docx, .pdf, .html, .txt, .eml, .csv or .xlsx",
    )


def _misnamed(suffix: str, kind: str) -> UnreadableError:
    known = _known()[kind]
    remedy = known.get("remedy") or f"rename it so that it ends in {kind}"
    return UnreadableError(f"its name ends in {suffix} but it is really {known['is']}", remedy)


@cache
def _known() -> dict[str, dict[str, str]]:
    formats: dict[str, dict[str, str]] = load("reading")["formats"]
    return formats
