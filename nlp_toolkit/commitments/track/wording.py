"""Why a passage was linked to a line, in an officer's words."""

from __future__ import annotations

import re

from nlp_toolkit.commitments.track.choosing import Chosen
from nlp_toolkit.commitments.track.outcomes import Outcome
from nlp_toolkit.commitments.track.owners import Owners
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import stem

_MOST = 4


def why(
    passage: Passage, thread: Thread, link: Chosen, result: Outcome, *, owners: Owners, minute: bool, rival: str
) -> str:
    """Say what ties a passage to a line, what happened, and for a proposal what speaks against it."""
    if link.candidate.named:
        tie = f"the reference {thread.line.ref}"
    else:
        same = "same owner and deliverable" if owners == "same" else "same deliverable"
        words = _shared(passage, thread)
        tie = f"{same} (‘{words}’)" if words else "the same item of business"
        tie = f"Minute {thread.line.minute} is named, {tie}" if minute else tie
    doubt = ""
    if rival:
        doubt = f"; it may speak of {rival} as well"
    elif link.certainty == "proposed":
        doubt = f"; not sure enough to link by itself ({link.candidate.chance:.0%})"
    return f"{tie}; {result.clause}{doubt}" if result.clause else f"{tie}{doubt}"


def _shared(passage: Passage, thread: Thread) -> str:
    """Give the words that passage and line share, in the order and form of the passage."""
    shared = passage.words.stems & thread.told.stems or passage.context.stems & thread.told.stems
    text = passage.whole if passage.words.stems & shared else f"{passage.around} {passage.whole}"
    found: list[str] = []
    seen: set[str] = set()
    for word in re.findall(r"\d+(?:,\d{3})+|[^\W_]+", text):
        root = stem(word.casefold().replace(",", ""))
        if root in shared and root not in seen:
            seen.add(root)
            found.append(word)
    return " ".join(found[:_MOST])
