"""The text without its mark-up, character for character: every offset still means the same place."""

from __future__ import annotations

import re

_SPACES = (
    "\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_LIKE = str.maketrans(
    dict.fromkeys("’‘`´", "'")
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("–—‐‑−", "-")
    | dict.fromkeys(_SPACES + "*_^\\", " ")
)
_STAR_BULLET = re.compile(r"^([ \t>]*)\*(?=[ \t]+[^\s*])", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_HASHES = re.compile(r"^[ \t]*#{1,6}(?=\s)", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>")


def plain(text: str) -> str:
    """Blank out emphasis, quote marks and tags, and straighten quotes and dashes, at the same length.

    >>> plain("> **RESOLVED** – that the Clerk’s report be noted")
    "    RESOLVED   - that the Clerk's report be noted"
    """
    text = _STAR_BULLET.sub(r"\1•", text)
    for pattern in (_QUOTED, _HASHES, _TAG):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text.translate(_LIKE)


def as_printed(raw: str, text: str, start: int, end: int) -> str:
    """Give a short stretch as printed, without mark-up, on one line.

    >>> raw = "**Clerk’s  Report**"
    >>> as_printed(raw, plain(raw), 0, len(raw))
    'Clerk’s Report'
    """
    pairs = zip(raw[start:end], text[start:end], strict=True)
    return " ".join("".join(" " if blank.isspace() else letter for letter, blank in pairs).split())


def squeeze(text: str) -> str:
    """Reduce a short stretch to lower-case words and single spaces, for looking it up.

    >>> squeeze("  Apologies   for ABSENCE:")
    'apologies for absence'
    """
    return " ".join(text.split()).strip(" .:;-,|").lower()
