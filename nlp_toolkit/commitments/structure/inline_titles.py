"""Titles that stand before the text of an item in the same paragraph."""

from __future__ import annotations

import re
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze

_COLON = re.compile(r"(?P<title>[A-Z][^.:;!?\n]{2,80}?)\s*:(?:\s+|(?=[A-Z]))(?=\S)")
_CAPITALS = re.compile(r"[A-Z][A-Z'&,/()0-9 -]{3,100}[A-Z)]\s+(?=(?:[A-Z][a-z]+|A)\s+[a-z])")
_SENTENCE = re.compile(r"(?P<title>[A-Z][^.:;!?]{2,110}[a-z0-9)]{3})\.\s+(?=[A-Z\"(])")
_INFINITIVE = re.compile(
    r"To\s+[A-Z]?[a-z]+\s[^.;!?]{5,220}?(?:\.\s+(?=[A-Z\"])|\s+-\s+(?=[A-Z])"
    r"|\s+(?=(?:There|None|It|Were|Was|RESOLVED|This|These|Apologies|Cllr|Councillor|No)\s"
    r"|The\s+(?:Chair|Chairman|Clerk|Council|Parish|Committee|[Mm]inutes|[Mm]embers|Locum)\b))"
)
_OPENER = (
    r"(?:The|There|Apologies|No|None|It|Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|All|Members|A|An|This|These"
    r"|In|Following|Minutes|Received)\b"
)


_SUBJECT = re.compile(
    r"(?:The|A|An|It|He|She|They|We|There|This|These|Members|Councillors?|Cllrs?|Officers|Residents|Parents|Mr|Mrs|Ms|Miss|Dr|[A-Z]{2,4})\b\.?\s+"
)
_PAST = re.compile(r"\b[a-z]+ed\b")


def tells(words: str) -> bool:
    """Tell whether words that end like a sentence are one: they have a verb, or somebody and a past tense.

    >>> tells("Members congratulated officers."), tells("Minutes of the meeting held on 2 May.")
    (True, False)
    """
    verbs = terms.load("structure")["items"]["verbs"]
    return (
        " to " in words
        or any(word.strip(".,;:()") in verbs for word in words.split())
        or bool(_SUBJECT.match(words) or _PAST.search(words))
    )


def title_end(part: Part, text: str) -> int | None:
    """Find where the title ends that a numbered paragraph begins with; None where it has none.

    >>> text = "Noise: The Clerk had written."
    >>> title_end(Part(0, 0, len(text), "paragraph", text, label="5.1"), text)
    7
    """
    if part.label is None or not part.label.strip("(")[:1].isdigit():
        return None
    vocabulary = terms.load("structure")["items"]
    if found := _COLON.match(text, part.start, part.end):
        words = squeeze(found.group("title"))
        if len(words.split()) <= 12 and not any(word in vocabulary["verbs"] for word in words.split()):
            goes_on = text[found.end()].islower() or re.fullmatch(r"minutes?\s+\d.*", words)
            return None if words in _lead_words() or goes_on else found.end()
    for pattern in (_CAPITALS, _INFINITIVE, _standing()):
        if found := pattern.match(text, part.start, part.end):
            return found.end()
    found = _SENTENCE.match(text, part.start, part.end)
    if found and len(found.group().split()) <= 14 and not tells(found.group()):
        return found.end()
    return None


@cache
def _lead_words() -> frozenset[str]:
    """Give the words after which a colon closes a lead-in ("Resolved:"), not a title."""
    return frozenset((*terms.load("structure")["leads"]["openings"], "action", "actions"))


@cache
def _standing() -> re.Pattern[str]:
    titles = sorted(terms.load("structure")["items"]["standing"], key=len, reverse=True)
    spaced = "|".join(r"\s+".join(map(re.escape, title.split())) for title in titles)
    return re.compile(rf"(?i:{spaced})\s*(?:\.\s*(?=[A-Z])|\s+(?={_OPENER}))")
