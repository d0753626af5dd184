"""An undertaking in one plain sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.setting import text_of

if TYPE_CHECKING:
    from nlp_toolkit.commitments.extract.actions.decide import Finding

_LONGEST = 30
_LABEL = re.compile(r"^(?:[•·▪*o\-–—]\s+|\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d+)*)[.)]\s+|action:?\s+)+", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "she", "they"})
_BREAKS = re.compile(r"(?<=[;,])\s|\s(?=(?:which|who|although|because|as well as|and that|but)\s)")


def sentence_of(words: str) -> str:
    """Put a stretch as one sentence: one line without its bullet, a capital, a full stop, thirty words at most.

    >>> sentence_of("a) the Clerk would write to the school")
    'The Clerk would write to the school.'
    """
    line = _LABEL.sub("", " ".join(words.split())).strip(" ,;:-–")
    line = _shortened(line)
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(('.', '!', '?', '…')) else '.'}"


def summary_of(finding: Finding, owner: str | None) -> str:
    """Say what is to be done in one plain sentence, with the owner's name in place of "he", "she" or "they".

    Args:
        finding: The clause.
        owner: The words that name the owner, or None.
    """
    doc, subject = finding.case.doc, finding.case.main.subject
    start, end = finding.start, finding.end
    if subject is None or owner is None or doc[subject].lower_ not in _PRONOUNS or owner.lower() in _PRONOUNS:
        return sentence_of(text_of(doc)[start:end])
    pronoun = doc[subject]
    if not start <= pronoun.idx < end:
        return sentence_of(f"{owner} {text_of(doc)[start:end]}")
    name = " ".join(owner.split())
    if finding.case.candidate.frames:
        return sentence_of(f"{name} {text_of(doc)[pronoun.idx + len(pronoun) : end].strip()}")
    return sentence_of(f"{text_of(doc)[start : pronoun.idx]}{name}{text_of(doc)[pronoun.idx + len(pronoun) : end]}")


def _shortened(line: str) -> str:
    """Cut a long line at the last break before the limit, or else at the limit, and show that it was cut."""
    words = line.split(" ")
    if len(words) <= _LONGEST:
        return line
    kept = " ".join(words[:_LONGEST])
    breaks = [match.start() for match in _BREAKS.finditer(kept) if match.start() > len(kept) // 2]
    return kept[: breaks[-1]].rstrip(" ,;") + " …" if breaks else kept + " …"
