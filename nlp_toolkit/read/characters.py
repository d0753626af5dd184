"""Turn bytes into characters, and characters into those that the other steps expect."""

from __future__ import annotations

import codecs
import re
import unicodedata

from nlp_toolkit.read.source import UnreadableError

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {
    "cp1252": "Windows (cp1252)",
    "mac_roman": "Macintosh (mac-roman)",
    "cp850": "DOS (cp850)",
    "iso8859_14": "Celtic (iso-8859-14)",
    "utf-16": "UTF-16",
    "utf-32": "UTF-32",
}
# Letters and signs that Welsh, Gaelic, Irish and English texts use beyond ASCII.
_EXPECTED = frozenset("£€§©°·½¼¾²³×–—‘’“”…•áàâäéèêëíìîïóòôöúùûüýŷŵẃẁẅỳÿçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÝŶŴÇÑ\u00a0\u00ad")
_MOJIBAKE = re.compile("â€[™œ“˜¦\u009d\u0099]|Ã[©¡³­º¢ª®´»]|Â[£\u00a0·]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_NOTHING = re.compile(
    "[\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def decode(data: bytes) -> tuple[str, str | None]:
    r"""Read bytes as characters, with every kind of line end as "\n".

    Returns:
        The text, and the name of its encoding where that is not UTF-8.

    Raises:
        UnreadableError: If the bytes are no text at all.

    >>> decode("Cyngor Môn\r\n".encode())
    ('Cyngor Môn\n', None)
    >>> decode("The Clerk’s café".encode("cp1252"))
    ('The Clerk’s café', 'Windows (cp1252)')
    """
    text, encoding = _decoded(data)
    return text.replace("\r\n", "\n").replace("\r", "\n"), _NAMES.get(encoding, encoding) if encoding else None


def _decoded(data: bytes) -> tuple[str, str | None]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace"), name
    if encoding := wide(data):
        return data.decode(encoding, errors="replace"), "utf-16"
    if data[:65536].count(0) > 0.002 * len(data[:65536]):
        raise UnreadableError(
            "it holds no text but the bytes of a program",
            "open it in the program that made it and save it as .docx or .txt",
        )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if (repaired := _mended(data)) is not None:
        return repaired, "UTF-8 with some Windows characters"
    return _guessed(data)


def wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by its empty bytes: "utf-16-le", "utf-16-be", or None."""
    head = data[:4096]
    if len(head) < 4:
        return None
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _mended(data: bytes) -> str | None:
    """Read UTF-8 in which a few bytes of cp1252 stand, as when two files were joined; None if it is not so."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = sum("\udc80" <= c <= "\udcff" for c in text)
    sound = sum(c > "\x7f" for c in text) - stray
    if sound <= stray:
        return None
    return re.sub("[\udc80-\udcff]", lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252", errors="replace"), text)


def _guessed(data: bytes) -> tuple[str, str]:
    """Choose between the old encodings of these islands by the letters they give; Windows where they are equal."""
    best: tuple[float, str, str] | None = None
    for name in ("cp1252", "mac_roman", "cp850", "iso8859_14"):
        text = data.decode(name, errors="replace")
        beyond = [c for c in text if c > "\x7f"]
        score = sum(c in _EXPECTED for c in beyond) / len(beyond)
        if best is None or score > best[0]:
            best = (score, name, text)
    assert best is not None  # noqa: S101 - the loop ran
    if best[0] >= 0.5:
        return best[2], best[1]
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    return (str(match), match.encoding) if match else (best[2], best[1])


def garbled(text: str) -> bool:
    """Tell whether the text was once saved in the wrong encoding ("â€™" for "’")."""
    return len(_MOJIBAKE.findall(text)) >= 3


def clean(text: str) -> str:
    r"""Write a text of another format in plain characters: composed letters, simple spaces, no hidden ones.

    Smart quotes and dashes stay. Line breaks stay, as "\n"; other white space becomes one space, or one tab where
    there is a tab in it.

    >>> clean("Ysgol\u00a0y Bryn\u00ad  ﬁnance w\u0302yr ")
    'Ysgol y Bryn finance ŵyr'
    """
    text = _BREAK.sub("\n", text)
    text = _NOTHING.sub("", text).translate(_LIGATURES)
    text = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
    text = re.sub(r"[^\S\n]*\t[^\S\n]*", "\t", text)
    text = re.sub(r" {2,}", " ", text)
    return re.sub(r"\s*\n\s*", "\n", text).strip()
