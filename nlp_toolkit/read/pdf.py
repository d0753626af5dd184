"""Read the text layer of PDFs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]

from nlp_toolkit.read.composer import Composer
from nlp_toolkit.read.pdf_flow import parts
from nlp_toolkit.read.pdf_rows import layout_of
from nlp_toolkit.read.pdf_words import Sheet, sheet_of
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.records import Document, Outcome, Problem

_OCR = "run it through text recognition (OCR) and save the result as .pdf or .docx"
_FLATTENED = 0  # as shown on the screen


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read one PDF.

    Raises:
        UnreadableError: If it is locked, damaged, or only pictures of pages.
    """
    try:
        file = pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError(
                "it is protected with a password", "open it with the password and print it to a new PDF without one"
            ) from error
        raise UnreadableError("the file is damaged", "open it and save or print it to a new PDF") from error
    try:
        sheets = _sheets(file)
        fields = _fields(file)
    finally:
        file.close()
    _check(sheets)
    composer = Composer(parts([(sheet, layout_of(sheet)) for sheet in sheets]))
    yield source.document(composer.text, composer.blocks, fields=fields, remarks=tuple(_remarks(source, sheets)))


def _sheets(file: Any) -> list[Sheet]:
    """Read the pages; what was typed into the fields of a form is read as if it were printed."""
    if file.get_formtype():
        file.init_forms()
    sheets = []
    for index in range(len(file)):
        page = file[index]
        if file.formenv:
            page.flatten(_FLATTENED)
            page.close()
            page = file[index]
        sheets.append(sheet_of(page, index + 1))
        page.close()
    return sheets


def _check(sheets: Sequence[Sheet]) -> None:
    letters = sum(len(word.text) for sheet in sheets for word in sheet.words)
    if not any(c.isalnum() for sheet in sheets for word in sheet.words for c in word.text):
        if any(sheet.picture > 0.1 for sheet in sheets):
            raise UnreadableError("it is a scan: its pages are pictures without text", _OCR)
        raise UnreadableError("it holds no text", f"check that it is the right file, or {_OCR}")
    unread = sum(sheet.unread for sheet in sheets)
    if unread > 0.3 * (letters + unread):
        raise UnreadableError("its text is stored in a way that cannot be turned into letters", _OCR)


def _remarks(source: Source, sheets: Sequence[Sheet]) -> Iterator[Problem]:
    scans = [sheet.number for sheet in sheets if sheet.picture > 0.4 and sum(len(w.text) for w in sheet.words) < 30]
    if len(scans) == 1:
        yield source.problem(f"page {scans[0]} is a picture without text and was not read", _OCR)
    elif scans:
        yield source.problem(f"pages {', '.join(map(str, scans))} are pictures without text and were not read", _OCR)
    unread = sum(sheet.unread for sheet in sheets)
    if unread > 20:
        yield source.problem(f"{unread} of its characters could not be read", "compare the text with the PDF")


def _fields(file: Any) -> tuple[tuple[str, str], ...]:
    title = " ".join((file.get_metadata_value("Title") or "").split())
    return (("title", title),) if title else ()
