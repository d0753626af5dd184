"""Take the words out of a made file, to compare two builds of it."""

from __future__ import annotations

import io
import re
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from typing import cast

import pypdfium2


def words(data: bytes, suffix: str) -> list[str]:
    """List the words of a file in order, whatever its compression, spacing or metadata."""
    match suffix:
        case ".docx" | ".xlsx":
            return _package(data)
        case ".pdf":
            with pypdfium2.PdfDocument(data) as paper:
                return [word for page in paper for word in page.get_textpage().get_text_range().split()]
        case ".eml":
            return _mail(data)
        case _:
            return data.decode("utf-8").split()


def _package(data: bytes) -> list[str]:
    """List the words in the text of an Office file's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in sorted(package.namelist()) if re.match(r"(word|xl)/(?!theme|styles).*\.xml$", name)]
        return [word for name in parts for word in re.sub(r"<[^>]+>", " ", package.read(name).decode("utf-8")).split()]


def _mail(data: bytes) -> list[str]:
    """List the words of an e-mail's main headers, body and attachments."""
    message = message_from_bytes(data, policy=policy.default)
    found = [word for name in ("From", "To", "Cc", "Date", "Subject") for word in str(message[name]).split()]
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        suffix = Path(part.get_filename() or "body.txt").suffix
        found += words(cast("bytes", content), suffix)
    return found
