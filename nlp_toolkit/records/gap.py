"""What a promise or a plan lacks, and what a panel may ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records.document import Quote

Lack = Literal["owner", "date", "check", "control"]


@dataclass(frozen=True, slots=True)
class Gap:
    """Name one thing that a commitment lacks.

    Attributes:
        lack: An owner, a date, something that could be checked, or control of its condition.
        why: What is missing, as a clause without a full stop ("no day is given").
        question: What members may wish to ask about it.
    """

    lack: Lack
    why: str
    question: str


@dataclass(frozen=True, slots=True)
class VagueWording:
    """Mark wording of a child's plan that is not specific or quantified, where a letter or minute quotes the plan.

    Attributes:
        quote: The vague words.
        inside: The words of the plan as quoted, or told, around them.
        why: Why they can't be held to, as a clause without a full stop.
        question: What could be asked for instead.
    """

    quote: Quote
    inside: Quote
    why: str
    question: str
