"""Choose, among the expressions of time in a sentence, the one that governs a record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp_toolkit.commitments.extract.due.find import DueMatch

_RANK = {"deadline": 0, "date": 1, "vague": 2}
_FIRM = re.compile(
    r"(?:by|before|within|no later|not later|prior to|in time for|in advance of|ahead of|until|at the latest)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|would|shall|should|to|must|is|are|be)\b", re.IGNORECASE)
_SUBORDINATE = re.compile(r"(?:^|[\s,])(?:which|who|whose|where|whom)\s+(?:[\w'-]+\s+){0,8}$", re.IGNORECASE)


def governing(
    matches: Sequence[DueMatch], *, text: str, start: int = 0, end: int | None = None, recurring: bool = False
) -> DueMatch | None:
    """Pick the expression that says by when a record is due, or with `recurring` how often.

    Words inside the record's stretch come first. Among them an explicit deadline (by, before, within) wins over another
    date, any date over words without a day, and the first after the record's verb over later ones and over those of a
    relative clause ("the works that would end in May").

    Args:
        matches: What `find_dues` found in `text`.
        text: The sentence searched.
        start: Offset in it at which the record begins.
        end: Offset after its last character; the end of the text where None.
        recurring: Look for a repetition instead of a day.
    """
    stop = len(text) if end is None else end
    if recurring:
        usable = [match for match in matches if match.kind == "recurrence"]
    else:
        usable = [match for match in matches if match.kind in _RANK]
    inside = [match for match in usable if start <= match.start and match.end <= stop]
    return min(inside, key=lambda match: _order(match, text, start), default=None)


def _order(match: DueMatch, text: str, start: int) -> tuple[int, bool, bool, bool, int]:
    before = text[start : match.start]
    fronted = _MODAL.search(before) is None and match.start > start + 2
    firm = match.due.date is not None and _FIRM.match(match.due.words) is not None
    return _RANK.get(match.kind, 0), bool(_SUBORDINATE.search(before)), not firm, fronted, match.start
