"""Lists of people that the business follows in the same paragraph, as in minutes without line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.cues import cue_of
from nlp_toolkit.commitments.structure.lists import end_of_list, persons
from nlp_toolkit.commitments.structure.part import Part

_FIRST_ITEM = re.compile(r"(?<=[a-z.)])\s+(?=[12]\.?\s+[A-Z][a-z]{2,}\s)")
_LEAST = 30  # characters after a list that are worth a part of their own


@cache
def _sentence() -> re.Pattern[str]:
    """Give the pattern of a sentence that begins after a name without a full stop: "Ray Dunn The Chair opened"."""
    verbs = "|".join(map(re.escape, terms.load("structure")["items"]["verbs"]))
    who = r"(?:The|Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|[A-Z][a-z]+)\.?\s+[A-Z][\w'-]+"
    return re.compile(rf"(?<=[a-z.)])\s+(?={who}\s+(?:{verbs})\b)")


def list_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Find where the lists that open a stretch end and a sentence, or the next list, begins.

    >>> text = "Present: Cllr A Example and B Sample. The Clerk would write to the school about the gate."
    >>> [text[cut : cut + 9] for cut in list_ends(text, 0, len(text))]
    ['The Clerk']

    Args:
        text: The plain text.
        start: Offset of the stretch.
        end: Offset after it.
    """
    while start < end:
        cue = cue_of(text, Part(start, start, end, "paragraph", " ".join(text[start:end].split())))
        if cue is None or cue.end >= end:
            return
        stop = end_of_list(text, cue.end, end)
        for pattern in (_FIRST_ITEM, _sentence()):
            if found := pattern.search(text, cue.end, stop):
                stop = found.start()
        if next(persons(text, cue.end, stop), None) is None:
            return
        while stop < end and text[stop].isspace():
            stop += 1
        if end - stop < _LEAST or "\n" in text[start:stop]:
            return
        yield stop
        start = stop
