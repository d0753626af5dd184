"""See what a file really is, whatever its name says, and whether it is safe to open."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from nlp_toolkit.read.characters import wide
from nlp_toolkit.read.source import UnreadableError

_SIGNATURES = (
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"BM", ".bmp"),
    (b"\x1f\x8b", ".gz"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"Rar!", ".rar"),
    (b"ID3", ".mp3"),
    (b"\xffWPC", ".wpd"),
)
_IN_ZIP = (
    ("word/document", ".docx"),
    ("xl/workbook.bin", ".xlsb"),
    ("xl/workbook", ".xlsx"),
    ("ppt/", ".pptx"),
    ("Index/Document.iwa", ".pages"),
    ("index.xml", ".pages"),
)
_OLD_OFFICE = (  # names of streams in the old compound files, in UTF-16
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("Book", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("__substg1.0_", ".msg"),
    ("__properties_version", ".msg"),
)
_WEB = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:From |(?:[A-Z][A-Za-z-]+:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3})")
_MAIL_NAMES = re.compile(
    rb"^(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)

LARGEST = 100 * 1024 * 1024
"""Bytes; a file larger than this is not read."""
_LARGEST_UNPACKED = 500 * 1024 * 1024
_LARGEST_RATIO = 200
_SMALL = 20 * 1024 * 1024  # bytes; no harm below, however well it is packed
_MOST_PARTS = 20_000


def kind_of(data: bytes) -> str:
    """Give the suffix that a file should have by its content, "encrypted", or "" where it can't be told.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"Present: Cllr Shaw"), kind_of(b"<!DOCTYPE html><html>")
    ('.pdf', '.txt', '.html')
    """
    if b"%PDF-" in data[:1024]:
        return ".pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for name, kind in _OLD_OFFICE if name.encode("utf-16-le") in data), ".doc")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (kind != ".bmp" or data[6:10] == b"\0\0\0\0"):
            return kind
    if data[4:8] == b"ftyp":
        return ".heic" if data[8:12] in (b"heic", b"mif1", b"heix") else ".m4a" if data[8:11] == b"M4A" else ".mp4"
    if data[:4] == b"RIFF":
        return ".webp" if data[8:12] == b"WEBP" else ".wav"
    return _plain(data)


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kind = (
                archive.read("mimetype")[:80]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    for word, suffix in ((b".text", ".odt"), (b".spreadsheet", ".ods"), (b".presentation", ".odp")):
        if b"opendocument" in kind and word in kind:
            return suffix
    return next((suffix for start, suffix in _IN_ZIP if any(name.startswith(start) for name in names)), ".zip")


def _plain(data: bytes) -> str:
    head = data[:65536]
    if _WEB.match(head):
        return ".html"
    if b"\x00" in head and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and wide(head) is None:
        return ""
    start = head[:8192].lstrip(b"\xef\xbb\xbf\r\n")
    if _MAIL.match(start) and _MAIL_NAMES.search(start.replace(b"\r\n", b"\n").split(b"\n\n")[0]):
        return ".eml"
    return ".txt"


def is_package(data: bytes) -> bool:
    """Tell whether a file is packed as Word and Excel files are."""
    return data.startswith(b"PK\x03\x04")


def check_package(data: bytes) -> None:
    """See that a packed file can be unpacked without harm.

    Raises:
        UnreadableError: If it is no sound package, is locked, or would unpack to far more than it can hold.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if not _sane(parts, len(data)):
                raise UnreadableError(
                    "it would unpack to far more than such a file can hold, as harmful files do",
                    "do not open it; ask the sender what it is and for a new copy",
                )
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableError(
                    "it is protected with a password", "open it with the password and save a copy without one"
                )
            texts = [part for part in parts if part.filename.endswith((".xml", ".rels"))]
            if any(b"<!ENTITY" in archive.open(part).read(65536) for part in texts):
                raise UnreadableError(
                    "it holds instructions that no Word or Excel file needs, as harmful files do",
                    "do not open it; ask the sender what it is and for a new copy",
                )
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(
            "the file is damaged", "open it in the program that made it and save it again, or ask for a new copy"
        ) from error


def _sane(parts: list[zipfile.ZipInfo], packed: int) -> bool:
    unpacked = sum(part.file_size for part in parts)
    ratio = max(_LARGEST_RATIO * packed, _SMALL)
    return len(parts) <= _MOST_PARTS and unpacked <= min(_LARGEST_UNPACKED, ratio)
