"""Which records open a line: those that can be tracked, each undertaking once for a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_toolkit.commitments.track.owners import Staff
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.words import Weights
from nlp_toolkit.records import Commitment

SAME = 0.72
"""Share of the shorter one's words above which two records of one meeting are one undertaking."""
FEWEST = 2


def openings(passages: Sequence[Passage], weights: Weights, staff: Staff) -> list[Commitment]:
    """Give the records that open lines, in the order of the text; a restatement in the same meeting opens none.

    Of a record and its restatement (a resolution that repeats an action, a table of actions at the end), the one that
    says more of who and when is kept.

    Args:
        passages: Passages that no line of an earlier meeting speaks of.
        weights: The weights of words.
        staff: The people of the meeting.
    """
    kept: list[Passage] = []
    for passage in passages:
        record = passage.record
        if record is None or not record.trackable:
            continue
        twin = next((index for index, other in enumerate(kept) if _same(passage, other, weights, staff)), None)
        if twin is None:
            kept.append(passage)
        elif _told(passage) > _told(kept[twin]):
            kept[twin] = passage
    return sorted((each.record for each in kept if each.record), key=lambda record: record.quote.start)


def _same(one: Passage, other: Passage, weights: Weights, staff: Staff) -> bool:
    """Tell whether two records of one meeting state the same undertaking."""
    shared = one.words.stems & other.words.stems
    if len(shared) < FEWEST or one.record is None or other.record is None:
        return False
    days = {each.due.date for each in (one.record, other.record) if each.due and each.due.date}
    owners = [
        staff.forms(each.owner or "", each.owner_is)
        for each in (one.record, other.record)
        if each.owner or each.owner_is
    ]
    if len(days) > 1 or (len(owners) == 2 and not owners[0] & owners[1]):
        return False
    least = min(weights.total(one.words.stems), weights.total(other.words.stems))
    return weights.total(shared) >= SAME * least


def _told(passage: Passage) -> tuple[bool, bool, bool]:
    """Rank how much a record says of who and when."""
    record = passage.record
    due, owner = (record.due, record.owner) if record else (None, None)
    return bool(due and due.date), bool(owner), passage.role in {"action_row", "action_line"}
