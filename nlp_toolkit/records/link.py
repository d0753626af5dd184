"""What was promised against what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.records.document import Quote

Strength = Literal["direct", "partial", "mentions"]


@dataclass(frozen=True, slots=True)
class Link:
    """Join one concern to one commitment that answers it.

    Attributes:
        concern: Identifier of the concern.
        ref: Reference of the register's line.
        strength: Whether the commitment answers it directly, in part, or only mentions it.
        score: Probability from 0 to 1 that a careful reader would join the two.
        reason: Why, in words an officer understands.
        raised: A family's words.
        promised: The minutes' words.
        proposed: Whether it waits for an officer to confirm it.
        decided: What an officer decided: True confirmed, False refused, None nothing yet.
    """

    concern: str
    ref: str
    strength: Strength
    score: float
    reason: str
    raised: Quote
    promised: Quote
    proposed: bool = False
    decided: bool | None = None
