"""Take the words out of a made file, to compare two builds of it."""

from __future__ import annotations

import io
import re
import zipfile


def words(data: bytes, suffix: str) -> list[str]:
    """List the words of a file in order, whatever its compression, spacing or metadata."""
    match suffix:
        case ".docx" | ".xlsx":
            return _package(data)
        case _:
            return data.decode("utf-8").split()


def _package(data: bytes) -> list[str]:
    """List the words in the text of an Office file's parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in sorted(package.namelist()) if re.match(r"(word|xl)/(?!theme|styles).*\.xml$", name)]
        return [word for name in parts for word in re.sub(r"<[^>]+>", " ", package.read(name).decode("utf-8")).split()]
