"""What an officer decided about earlier findings, which every later run obeys."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nlp_toolkit.concerns.pseudonymise.found import Found, settle
from nlp_toolkit.records import FindingType, SafeDocument


@dataclass(frozen=True, slots=True)
class Decision:
    """Accept or refuse one finding.

    Attributes:
        fingerprint: SHA-256 of the letter's original text, by which it is known again without its name.
        start: Offset of the finding in the original text.
        end: Offset after it.
        accepted: Whether it identifies somebody.
        everywhere: Whether a refusal holds for the same words in every letter.
        missed: What the words there are, where an officer had added them; they are looked up in the letter, so that
            no file needs to hold them.
    """

    fingerprint: str
    start: int
    end: int
    accepted: bool
    everywhere: bool = False
    missed: FindingType | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """Add words that an officer saw left over.

    Attributes:
        words: The words, found in every letter in any case.
        type: What they are.
    """

    words: str
    type: FindingType = "person"


_ADDED = "added by an officer"


def fingerprint(text: str) -> str:
    """Return what a letter is known by from run to run."""
    return hashlib.sha256(text.encode()).hexdigest()


def obey(
    text: str, found: list[Found], decisions: Iterable[Decision], missed: Iterable[Missed], refused: frozenset[str]
) -> list[Found]:
    """Change what was found as the officer decided.

    Args:
        text: The letter.
        found: What detection found.
        decisions: Decisions about any letters; those about this one are picked by its fingerprint.
        missed: Words to add.
        refused: Words, in lower case, that were refused everywhere.
    """
    mine = {(d.start, d.end): d.accepted for d in decisions if d.fingerprint == fingerprint(text) and not d.missed}
    kept = []
    for one in found:
        accepted = mine.get((one.start, one.end))
        if accepted is False or (accepted is None and text[one.start : one.end].casefold() in refused):
            continue
        if accepted:
            one = Found(one.start, one.end, one.type, one.reason, role=one.role)
        kept.append(one)
    added = [
        Found(match.start(), match.end(), word.type, _ADDED)
        for word in missed
        for match in re.finditer(rf"(?<!\w){re.escape(word.words)}(?!\w)", text, re.IGNORECASE)
    ]
    return settle([*added, *kept])


def refused_everywhere(texts: Iterable[str], decisions: Iterable[Decision]) -> frozenset[str]:
    """Look up the words of the refusals that hold in every letter."""
    wanted = [d for d in decisions if d.everywhere and not d.accepted]
    by_print = {fingerprint(text): text for text in texts} if wanted else {}
    return frozenset(by_print[d.fingerprint][d.start : d.end].casefold() for d in wanted if d.fingerprint in by_print)


def remembered(texts: Iterable[str], decisions: Iterable[Decision], refused: frozenset[str]) -> list[Missed]:
    """Look up the words that an officer added before an earlier run."""
    wanted = [d for d in decisions if d.missed]
    by_print = {fingerprint(text): text for text in texts} if wanted else {}
    words = {(by_print[d.fingerprint][d.start : d.end], d.missed) for d in wanted if d.fingerprint in by_print}
    return [Missed(shown, kind) for shown, kind in sorted(words) if shown and kind and shown.casefold() not in refused]


def to_remember(
    letters: Iterable[SafeDocument], fingerprints: Mapping[str, str], decisions: Iterable[Decision]
) -> list[Decision]:
    """List what the next run has to know, a later decision on the same words before an earlier one.

    Args:
        letters: The safe letters, among whose findings are the words added now.
        fingerprints: Per letter, the SHA-256 of its original text.
        decisions: What was decided before, the earliest first.
    """
    kept = {(d.fingerprint, d.start, d.end): d for d in decisions}
    for letter in letters:
        for finding in letter.findings:
            if finding.reason == _ADDED:
                place = (fingerprints[letter.id], finding.start, finding.end)
                kept[place] = Decision(*place, accepted=True, missed=finding.type)
    return list(kept.values())
