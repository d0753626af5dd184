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
_NEVER = frozenset(load("reading")["headings"]["never_first"])
_STREETS = frozenset(load("reading")["headings"]["streets"])
_VERBS = frozenset(load("reading")["headings"]["verbs"])
_TITLES = frozenset(load("reading")["headings"]["titles"])
_LETTERHEAD = re.compile(
    r"(?:\w+day,? )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+,? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}"  # a date alone
    r"|.*\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # a postcode
    r"|(?:Tel|Telephone|Phone|Mobile|E-?mail|Fax)\b.*",
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
    if first in _NEVER or of_letterhead(words):
        return 0
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
    if title and title_like(words, strict=False) and not _TITLES.isdisjoint(re.findall(r"\w+", words.lower())):
        return level
    return _plain_level(words, line, after, level) if len(group) == 1 else 0


def _plain_level(words: str, line: Line, after: Sequence[Line] | None, level: int) -> int:
    """Give the level of a heading that nothing but its brevity marks."""
    following = "" if after is None else " ".join(one.words for one in after)
    if line.marker:
        bare = without_number(words)
        prose = len(following) > 70 and after is not None and after[0].marker is None
        if line.marker.style.startswith("number"):
            return level if title_like(bare) or (prose and _names_a_subject(bare)) else 0
        return (level + 1) * (prose and title_like(bare))
    prose = len(following) > 70 or (after is not None and after[0].marker is not None)
    return level + 1 if prose and len(words) <= 60 and title_like(words) else 0


def of_letterhead(words: str) -> bool:
    """Tell a line of an address, a date that stands alone, or a telephone number.

    >>> of_letterhead("14 Quarry Rise"), of_letterhead("8 March 2022"), of_letterhead("2 Matters arising")
    (True, True, False)
    """
    return bool(_LETTERHEAD.fullmatch(words)) or words.split()[-1].lower().strip(",.") in _STREETS


def without_number(words: str) -> str:
    """Take the number or letter off the front of a line."""
    return words.split(None, 1)[-1] if re.match(r"\(?[\divxa-zA-Z./]{1,9}[.):]*\s", words) else words


def _names_a_subject(words: str) -> bool:
    """Tell the few words of a numbered heading, however written, from a sentence."""
    tokens = words.lower().split()
    return len(tokens) <= 9 and title_like(words, strict=False) and _VERBS.isdisjoint(tokens)


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
    few = len(tokens) <= 5 and not words.endswith(":") and _VERBS.isdisjoint(token.lower() for token in tokens)
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
