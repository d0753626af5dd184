"""Which records open a line: those that can be tracked, each undertaking once for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from nlp_toolkit.commitments.track.owners import Staff
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.words import Bag, Weights, bag
from nlp_toolkit.records import Commitment

SAME = 0.72
"""Share of the shorter one's words above which two records of one meeting are one undertaking."""
SAME_DAY = 0.55
"""The same share, where both are due on the same day and the sentences around one of them are counted in."""
FEWEST = 2
"""How many words they must share."""

Opening = tuple[Passage, Commitment]


def openings(passages: Sequence[Passage], weights: Weights, staff: Staff) -> list[Opening]:
    """Give the records that open lines, with their passages, in the order of the text.

    A restatement in the same meeting (a resolution that repeats an action, a table of actions at the end) opens no
    line: the one that says more of what is to be done is kept, and takes who and when from the other where its own
    words do not say.

    Args:
        passages: Passages that no line of an earlier meeting speaks of.
        weights: The weights of words.
        staff: The people of the meeting.
    """
    kept: list[Opening] = []
    for passage in passages:
        record = passage.record
        if record is None or not record.trackable:
            continue
        twin = next((at for at, other in enumerate(kept) if _same((passage, record), other, weights, staff)), None)
        if twin is None:
            kept.append((passage, record))
        elif _says(record) > _says(kept[twin][1]):
            kept[twin] = (passage, _filled(record, kept[twin][1]))
        else:
            kept[twin] = (kept[twin][0], _filled(kept[twin][1], record))
    return sorted(kept, key=lambda opening: opening[1].quote.start)


def _same(one: Opening, other: Opening, weights: Weights, staff: Staff) -> bool:
    """Tell whether two records of one meeting state the same undertaking."""
    days = [record.due.date for _, record in (one, other) if record.due and record.due.date]
    owners = [staff.forms(record.owner or "", record.owner_is) for _, record in (one, other) if record.owner]
    if len(set(days)) > 1 or (len(owners) == 2 and not owners[0] & owners[1]):
        return False
    if len(days) == 2 and _covered(one[0].words, other[0].context, weights) >= SAME_DAY:
        return True
    if len(days) == 2 and _covered(other[0].words, one[0].context, weights) >= SAME_DAY:
        return True
    first, second = (bag(record.quote.text) for _, record in (one, other))
    return max(_covered(first, second, weights), _covered(second, first, weights)) >= SAME


def _covered(one: Bag, other: Bag, weights: Weights) -> float:
    """Give the share of one's words that the other holds; 0 where they are too few to tell."""
    words = one.stems - weights.muted
    shared = words & other.stems
    return weights.total(shared) / weights.total(words) if len(shared) >= FEWEST else 0.0


def _says(record: Commitment) -> int:
    """Count the telling words of a record."""
    return len(bag(record.quote.text).stems)


def _filled(record: Commitment, other: Commitment) -> Commitment:
    """Take who and when from a restatement, where a record does not say."""
    if not (record.owner or record.owner_is):
        record = replace(record, owner=other.owner, owner_is=other.owner_is)
    if record.due is None:
        record = replace(record, due=other.due)
    return replace(record, confidence=max(record.confidence, other.confidence))
