"""Name what a promise lacks before anybody could hold its maker to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from nlp_toolkit import terms
from nlp_toolkit.records import Commitment, Gap

ASKED_OF = frozenset({"action", "commitment", "assurance", "decision"})


def gaps(commitment: Commitment) -> tuple[Gap, ...]:
    """Say what a commitment lacks, each with a question that members may wish to ask.

    >>> from nlp_toolkit.records import Quote
    >>> words = "The Council would continue to work with partners on waiting times"
    >>> record = Commitment(Quote("panel-july", 0, len(words), words), "assurance", owner="The Council")
    >>> [gap.lack for gap in gaps(record)]
    ['owner', 'date', 'check']
    """
    if commitment.procedural or commitment.kind not in ASKED_OF:
        return ()
    words = " ".join(commitment.quote.text.split())
    found = (_owner(commitment), _date(commitment), _check(words), _control(commitment))
    return tuple(gap for gap in found if gap)


def _owner(commitment: Commitment) -> Gap | None:
    owner = commitment.owner_is or commitment.owner
    if owner is None:
        return Gap("owner", "nobody is named who would do it", "Who will do this, by name or post?")
    if " ".join(owner.lower().split()) in _terms()["collective"]:
        return Gap("owner", f"“{owner}” is everybody and so nobody", f"Which officer answers for it within “{owner}”?")
    return None


def _date(commitment: Commitment) -> Gap | None:
    due = commitment.due
    if commitment.recurs or (due and (due.date or due.recurs)):
        return None
    if due and due.words:
        said = " ".join(due.words.split())
        return Gap("date", f"“{said}” is no day", f"“{said}”: which day is that, at the latest?")
    return Gap("date", "no day is given", "By which day will it be done?")


def _check(words: str) -> Gap | None:
    vague = _form("vague").search(words)
    if vague is None or re.search(r"\d", words) or _form("tangible").search(words):
        return None
    why = f"“{vague.group()}” is nothing that could be ticked off"
    return Gap("check", why, "What will the panel be able to see, read or count when it is done?")


def _control(commitment: Commitment) -> Gap | None:
    condition = " ".join((commitment.condition or "").split())
    for pattern, why in _controls():
        if condition and pattern.search(condition):
            question = f"What will be done if the condition (“{condition}”) is not met, and who is pressing for it?"
            return Gap("control", why, question)
    return None


@cache
def _terms() -> dict[str, Any]:
    return terms.load("gaps")


@cache
def _form(name: str) -> re.Pattern[str]:
    return _any_of(_terms()[name])


@cache
def _controls() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), entry["why"]) for entry in _terms()["control"])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Match any of the words; those that end in "~" in all their forms."""
    forms = (re.escape(word).replace(r"\~", "~").replace("~", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b", re.IGNORECASE)
