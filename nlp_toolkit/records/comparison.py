"""What was promised against what was asked, for every concern and every promise."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from nlp_toolkit.records.link import Link


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what became of one concern.

    Attributes:
        concern: Identifier of the concern.
        links: The promises that have to do with it, the strongest first; refused ones are left out.
        raised: Day it was first raised, or None.
        promised: Day of the first promise that answers it, directly or in part, or None.
        done: Day on which such a promise was first reported done, or None.
        days_to_promise: Days from first raised to first promised; negative where the promise came first.
        days_to_done: Days from first promised to first reported done.
        still_raised: Last day a family raised it after such a promise was reported done, or None.
        promised_by: Reference of that first promise, or "".
        done_by: Reference of the promise that was first reported done, or "".
    """

    concern: str
    links: tuple[Link, ...] = field(default=())
    raised: dt.date | None = None
    promised: dt.date | None = None
    done: dt.date | None = None
    days_to_promise: int | None = None
    days_to_done: int | None = None
    still_raised: dt.date | None = None
    promised_by: str = ""
    done_by: str = ""

    @property
    def answered(self) -> bool:
        """Tell whether some promise answers it, directly or in part, without waiting to be confirmed."""
        return any(link.strength != "mentions" and not link.proposed for link in self.links)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Put one concern or promise under an action of the council's improvement plan.

    Attributes:
        action: Code of the action.
        concern: Identifier of the concern, or None.
        ref: Reference of the register's line, or None.
        score: Probability from 0 to 1 that it belongs there.
        reason: Why, in words an officer understands.
    """

    action: str
    concern: str | None
    ref: str | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold concerns and promises set against each other.

    Attributes:
        answers: One for every concern, in the order of the concerns.
        unasked: References of promises that no concern asks for.
        mapped: What stands under each action of the improvement plan.
    """

    answers: tuple[Answer, ...] = field(default=())
    unasked: tuple[str, ...] = field(default=())
    mapped: tuple[Mapped, ...] = field(default=())

    @property
    def links(self) -> tuple[Link, ...]:
        """Give every link."""
        return tuple(link for answer in self.answers for link in answer.links)
