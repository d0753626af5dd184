"""Tell headings of a plain text by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp_toolkit.read.lines import Line, emphasis, initials, split
from nlp_toolkit.terms import load

_LONGEST = 110
_SMALL = frozenset(load("reading")["headings"]["small"])
_VERBAL = frozenset(load("reading")["headings"]["never_last"])
_LEADS = frozenset(load("reading")["headings"]["leads"])
_PERSON = re.compile(
    r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Sir|Lady|Lord)\b\.?\s+[A-Z]|.*\b[A-Z]\.\s?[A-Z]"
)
_NOT_TITLES = re.compile(r"\d[.:]\d\d|\d(?:am|pm)\b|[;=@…|]|https?:|www\.")


def heading_level(group: Sequence[Line], raw: str, after: Sequence[Line] | None, *, title: bool) -> int:
    """Give the level of a heading (1 is the title), or 0 if the lines are none.

    A heading has a "#", or is bold or in capitals throughout, or is short, numbered and without a verb's full stop.

    Args:
        group: The lines of the block.
        raw: Its text as it stands, emphasis marks and all.
        after: The lines of the next block of text that is longer than a name, or None.
        title: Whether nothing stands before it.
    """
    line = group[0]
    words = " ".join(one.words for one in group)
    if line.heading:
        return line.heading
    first = words.split(None, 1)[0].lower().strip(":.,;")
    if (
        line.label
        or first in _LEADS
        or words.lower().startswith("it was ")
        or (line.marker and line.marker.style == "bullet")
    ):
        return 0
    if len(words) > _LONGEST + 60 * title or len(group) > 3:
        return 0
    capitals = all(one.capitals for one in group)
    if words.endswith((".", ";", ",", "?", "!")) and not capitals:
        return 0
    numbered = line.marker is not None and line.marker.style.startswith("number")
    level = 1 if title else 2 + (words.split(None, 1)[0].rstrip(".").count(".") if numbered else 0)
    if capitals and len(words.split()) <= 16:
        return level
    if emphasis(raw.lstrip("> ")).startswith("**") or all(one.emphasis.startswith("**") for one in group):
        return level + (line.marker is not None and not numbered)
    if title and title_like(words, strict=False):
        return level
    return _plain_level(words, line, after, level) if len(group) == 1 else 0


def _plain_level(words: str, line: Line, after: Sequence[Line] | None, level: int) -> int:
    """Give the level of a heading that nothing but its brevity marks."""
    following = "" if after is None else " ".join(one.words for one in after)
    if line.marker:
        if not title_like(without_number(words)):
            return 0
        prose = len(following) > 70 and after is not None and after[0].marker is None
        return level if line.marker.style.startswith("number") else (level + 1) * prose
    prose = len(following) > 70 or (after is not None and after[0].marker is not None)
    return level + 1 if prose and len(words) <= 60 and title_like(words) else 0


def without_number(words: str) -> str:
    """Take the number or letter off the front of a line."""
    return words.split(None, 1)[-1] if re.match(r"\(?[\divxa-zA-Z./]{1,9}[.):]*\s", words) else words


def title_like(words: str, *, strict: bool = True) -> bool:
    """Tell words that name a subject from a sentence or a name.

    Args:
        words: The words, without number.
        strict: Whether most of them must have a capital, unless they are few.
    """
    bare = words.rstrip(":–- ")
    tokens = bare.split()
    if not tokens or not bare[0].isupper() or tokens[-1].lower() in _VERBAL or ":" in bare or bare.endswith((".", ",")):
        return False
    if _PERSON.match(bare) or _NOT_TITLES.search(bare) or initials(bare):
        return False
    if not strict:
        return len(tokens) <= 25
    capitals = sum(token[0].isupper() or token.lower() in _SMALL or not token[0].isalpha() for token in tokens)
    few = len(tokens) <= 5 and not words.endswith(":") and not any(token.lower() in _VERBAL for token in tokens[1:2])
    return len(tokens) <= 12 and len(bare) <= 90 and (capitals >= 0.8 * len(tokens) or few)


def styled_level(text: str, *, bold: bool) -> int:
    """Give the level of a heading in a format that knows bold type, or 0.

    >>> styled_level("4. Noise", bold=False), styled_level("School transport", bold=True), styled_level("JB", bold=True)
    (2, 2, 0)
    """
    if not text or (bold and initials(text)):
        return 0
    lines = [line for line in split(text) if line.kind == "text"]
    return heading_level(lines, f"**{text}**" if bold else text, None, title=False) if lines else 0
