"""Agenda items: which parts are headings, and how far each item reaches."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.inline_titles import tells
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import as_printed, squeeze
from nlp_toolkit.records import Item, ParagraphRole

_INFINITIVE = re.compile(r"To\s+[A-Z]?[a-z]+\b(?!.*[.?!]\s)", re.DOTALL)
_TO_DO = re.compile(
    r"(?:The\s+[A-Z][\w-]*(?:\s+[\w-]+){0,3}?|[A-Z]{2,4}|Cllrs?\.?\s+[\w'-]+|(?:[A-Z]\w+\s+)?(?:Clerk|Chair\w*|Secretary|Treasurer|Officers?|Members))"
    r"\s+to\s+[a-z]+\b"
)
_SENTENCE_END = re.compile(r"[.!?;]\"?$")


def is_title(words: str) -> bool:
    """Tell whether the words after a number are a title, not a sentence.

    >>> is_title("Bank Mandate - Signatory for Current Account"), is_title("The Clerk to write to Highways.")
    (True, False)
    >>> is_title("To receive the minutes of the meeting held on 4 March.")
    True
    """
    vocabulary = terms.load("structure")["items"]
    short = words.split()
    if not short or len(short) > 32:
        return False
    lowered = squeeze(words)
    if lowered in vocabulary["standing"] or _INFINITIVE.match(words):
        return True
    if words.isupper() and len(short) < 25:
        return True
    verbs = any(word.strip("(),.:;\"'") in vocabulary["verbs"] for word in short)
    if verbs or len(short) > 18 or not (words[0].isupper() or words[0] in "\"'(£€" or words[0].isdigit()):
        return False
    if _SENTENCE_END.search(words) and (len(short) > 8 or " to " in words or tells(words)):
        return False
    return not _TO_DO.match(words) and len(re.findall(r"\s-\s", words)) < 2


def is_heading(part: Part, *, governed: bool) -> bool:
    """Tell whether a part is the heading of an item or of a section of one.

    Args:
        part: The part.
        governed: Whether a lead-in governs it, so that a number is that of a point.
    """
    if part.layout in ("table_row", "margin", "furniture") or part.bullet:
        return False
    if part.titled:
        return True
    numbered = part.label is not None and part.label.strip("(")[:1].isdigit()
    if numbered:
        return (
            not governed
            and is_title(part.words)
            and not (part.layout == "paragraph" and _SENTENCE_END.search(part.words) and len(part.words.split()) > 6)
        )
    if part.label is not None:
        return (part.layout == "heading" or part.strong) and is_title(part.words) and not governed
    if part.layout == "heading":
        if _SENTENCE_END.search(part.words) and len(part.words.split()) > 8 and tells(part.words):
            return False
        return not governed or part.strong or len(part.words.split()) < 10
    short = len(part.words.split()) <= 14
    if part.strong and short and not _SENTENCE_END.search(part.words):
        return is_title(part.words)
    return short and squeeze(part.words) in terms.load("structure")["items"]["standing"]


def items_of(
    raw: str, text: str, parts: Sequence[Part], headings: Sequence[int], titled: Collection[int]
) -> tuple[tuple[Item, ...], list[int | None]]:
    """Make the agenda items from the headings.

    Args:
        raw: The document's text.
        text: The same made plain.
        parts: The parts.
        headings: Indexes of those that open an item, in order.
        titled: Indexes of those whose words are a title.

    Returns:
        The items, and for each part the index of its item or None.
    """
    found: list[Item] = []
    at: list[int | None] = [None] * len(parts)
    number: str | None = None
    opened: list[tuple[int, str | None, str]] = []
    for index in headings:
        part = parts[index]
        title = as_printed(raw, text, part.start, part.end).strip(" :.-") if index in titled else ""
        if part.label is not None and not part.words.strip("0123456789. "):
            number = part.label
            continue
        label = part.label.strip("() .:") if part.label else number
        number = None
        opened.append((index, label, title))
    if not opened:
        return (), at
    for place, (index, label, title) in enumerate(opened):
        following = opened[place + 1][0] if place + 1 < len(opened) else len(parts)
        stop = parts[following - 1].end if following - 1 >= index else parts[index].end
        for covered in range(index, following):
            at[covered] = place
        found.append(Item(label, title, parts[index].begin, stop))
    return tuple(found), at


def numbered_items(
    parts: Sequence[Part], headings: Sequence[int], first: int, roles: Mapping[int, ParagraphRole], led: Collection[int]
) -> list[int]:
    """Add to the headings the paragraphs that open a numbered item without one ("127/24 The Clerk reported …").

    Args:
        parts: The parts.
        headings: Indexes of the headings, in order.
        first: Index of the first part of the business.
        roles: What part each plays.
        led: Indexes of those that a lead-in governs, whose numbers are those of points.
    """
    found = set(headings)
    number = 0
    for index, part in enumerate(parts):
        label = (part.label or "").strip("().")
        if index in found:
            number = int(label) if label.isdigit() else number
        elif index >= first and index not in led and roles[index] in ("prose", "resolution", "attendance"):
            if re.fullmatch(r"\d{1,4}\s?/\s?\d{2,4}", label):
                found.add(index)
            elif label.isdigit() and int(label) == number + 1:
                found.add(index)
                number += 1
    return sorted(found)
