"""Bullets, minute numbers and letters at the start of a paragraph."""

from __future__ import annotations

import re

from nlp_toolkit import terms

BULLET = re.compile(r"[•·●▪▫■□◦○‣⁃∙►➢➤✓❖\uf0b7\uf0a7]\s*|[-+]\s+(?=[A-Za-z\"'(£\d])|o\s{2,}(?=[A-Z])")
_NUMBER = re.compile(
    r"(?:(?:agenda\s+item|item|minute|min\.?)\s+(?:no\.?\s*)?)?"
    r"(?P<label>\(?\d{1,4}(?:\.\d{1,3}){1,3}|\(?\d{1,4}\s?/\s?\d{1,4}(?:\.\d{1,2})?"
    r"|[A-Z]{1,5}[./ -]?\d{1,4}(?:[./]\d{1,4})+|\(?\d{1,4})"
    r"(?P<stop>\s?[).:]{1,2}|\s?-(?=\s))?(?=\s|$|[A-Z\"'])",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?P<label>\((?:[a-z]|[ivx]{1,5}|[A-H])\)|(?:[a-z]|[ivx]{1,5})\)|[A-H]\)|(?:[a-h]|[ivx]{1,4})\.(?=\s))\s*"
)
_WORDY = re.compile(r"(?:item|minute|agenda\s+item)\b", re.IGNORECASE)
_MEASURE = re.compile(r"\s*(?:am|pm|a\.m|p\.m|%|st|nd|rd|th|o'clock|noon)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?/|$)")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d{4}-\d{2}-\d{2}")


def prefix(text: str, start: int, end: int) -> tuple[int, str | None, bool]:
    """Read the bullet and the number or letter at the start of a stretch of plain text.

    Returns:
        The offset after them, the label as printed or None, and whether there was a bullet.

    >>> prefix("  a) The Clerk to write", 0, 23)
    (5, 'a)', False)
    >>> prefix("• 3.1 Noted", 0, 11)
    (6, '3.1', True)
    >>> prefix("13 March 2019", 0, 13)
    (0, None, False)
    """
    position = _skip(text, start, end)
    bulleted = False
    if mark := BULLET.match(text, position, end):
        bulleted = True
        position = _skip(text, mark.end(), end)
    label = None
    if (found := _LETTER.match(text, position, end)) or (found := _number(text, position, end)):
        label = found.group("label")
        after = text[found.end("label") : found.end("label") + 1]
        if (after == "." and label.isalpha()) or (after == ")" and label.lstrip("(").isdigit()):
            label += after
        position = found.end()
    if label is None and not bulleted:
        return start, None, False
    return min(_skip(text, position, end), end), label, bulleted


def _skip(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _number(text: str, position: int, end: int) -> re.Match[str] | None:
    found = _NUMBER.match(text, position, end)
    if found is None or _DATE.match(text, position, end):
        return None
    rest = text[found.end() : min(found.end() + 60, end)]
    if _MEASURE.match(rest) or rest[:1] in "%£€":
        return None
    stop, label = found.group("stop"), found.group("label")
    if _YEAR.match(label) or (not stop and label.isdigit() and rest[:1].strip()):
        return None
    if label.startswith("(") and "." not in label and not (stop and ")" in stop):
        return None
    if stop or _WORDY.match(found.group()) or re.search(r"[./]", label):
        return None if _quantity(rest) and rest.lstrip()[:1].islower() and not stop else found
    return found if _titled(rest) else None


def _quantity(rest: str) -> bool:
    words = rest.split(maxsplit=1)
    return bool(words) and words[0] != "Minutes" and words[0].strip(".,:;").lower() in _quantities()


def _titled(rest: str) -> bool:
    """Tell whether the words after a bare number can be a title or a paragraph, not what is counted."""
    words = rest.split(maxsplit=1)
    return not words or ((words[0][:1] in "\"'" or words[0][0].isupper()) and not _quantity(rest))


def _quantities() -> frozenset[str]:
    return frozenset(terms.load("structure")["items"]["quantities"])


def style(label: str | None, *, bullet: bool) -> str:
    """Name the sort of mark a point carries, so that points of one list can be told from those of another.

    >>> style("(ii)", bullet=False), style("a.", bullet=False), style("3.1", bullet=False), style(None, bullet=True)
    ('roman', 'letter', 'number2', 'bullet')
    """
    if label is None:
        return "bullet" if bullet else ""
    core = label.strip("().:").lower()
    if core[:1].isdigit():
        return "number" + ("2" if re.search(r"[./]", core) else "") + (")" if label.endswith(")") else "")
    return "roman" if re.fullmatch(r"[ivx]+", core) and (len(core) > 1 or core == "i") else "letter"
