"""What the words that open a paragraph or a row announce: "Dog bins -", "Minute 44 (schools):", a row's first cell."""

from __future__ import annotations

import re
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.records import Paragraph

_MOST_WORDS = 7
_MOST_BARE = 4
_MINUTE = re.compile(
    r"^\W*(?:(?:further\s+to|arising\s+from|re|see)\s+)?"
    r"(?:(?:minutes?|min\.?|item|agenda\s+item|action)\s*(?:no\.?\s*)?)?"
    r"(?:\d[\d./]*(?:\s?\(?[a-z]{1,3}\))*[,.:]?\s+(?:of\s+\d+\s+\w+\s+\d{4}[,.:]?\s+)?)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\((?P<words>[^()\d][^()]{2,60})\)\W")
_MARKED = re.compile(r"(?P<words>[^.:;|–—\n]{2,70}?)(?:\s[-–—]+\s|\s?[–—]\s|:\s)")
_BARE = re.compile(r"(?P<words>[^.:;|\n]{2,40})\.\s")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|be|been|will|would|shall|should|to|not|it|they|he|she|we|i|agreed|resolved"
    r"|noted|said|reported|asked|\w+ed)\b",
    re.IGNORECASE,
)


def label_of(text: str, paragraph: Paragraph) -> str:
    """Give the words that announce what a paragraph or a row is about, or "".

    >>> from nlp_toolkit.records import Paragraph
    >>> words = "Dog bins - the District Council expects them in July."
    >>> label_of(words, Paragraph(0, len(words), "bullet"))
    'Dog bins'

    Args:
        text: The document's text.
        paragraph: The paragraph or row.
    """
    if paragraph.cells:
        return _of_row(text, paragraph)
    words = text[paragraph.start : paragraph.end]
    opening = _MINUTE.match(words)
    rest = words[opening.end() :] if opening else words
    if opening and opening.end() and (found := _BRACKET.match(rest)):
        return found["words"]
    found = _MARKED.match(rest)
    if found and len(found["words"].split()) <= _MOST_WORDS and not _spoken(found["words"]):
        return found["words"].strip(" *_")
    found = _BARE.match(rest)
    if found and len(found["words"].split()) <= _MOST_BARE and not _VERB.search(found["words"]):
        return found["words"].strip(" *_")
    return ""


def _of_row(text: str, paragraph: Paragraph) -> str:
    """Give the cell that says what a row is about: that of a column so named, else the longer of the first two."""
    cells = [(name, text[start:end].strip()) for name, start, end in paragraph.cells]
    named = [words for name, words in cells if _column().search(name)]
    if named:
        return named[0]
    return max((words for _, words in cells[:2]), key=len, default="")


def _spoken(words: str) -> bool:
    """Tell whether words before a colon say that somebody speaks or decides ("The Panel agreed:")."""
    return bool(_VERB.search(words))


@cache
def _column() -> re.Pattern[str]:
    return re.compile(terms.load("track")["subject_columns"], re.IGNORECASE)
