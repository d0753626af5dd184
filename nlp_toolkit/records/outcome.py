"""What came of one piece of work: a value, or the plain reason there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Say in one sentence what could not be done, and what would help.

    Attributes:
        source: The file or document concerned.
        reason: What is wrong, as a clause without a full stop ("the file is empty").
        remedy: What the reader can do, as a clause in the imperative ("save it again as .docx").
    """

    source: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; {self.remedy}."


class UnusableError(ValueError):
    """Say what in a file that somebody wrote can't be used, and how to put it right; what reads the file tells on it.

    Attributes:
        reason: What is wrong, as a clause without a full stop.
        remedy: What the reader can do, as a clause in the imperative.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason, self.remedy = reason, remedy


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """Hold either the value that was made or the problem that stopped it.

    Attributes:
        value: What was made, or None.
        problem: Why nothing was made, or None.
        remarks: What was made nevertheless has these shortcomings (a picture without text, a part left out).
    """

    value: T | None = None
    problem: Problem | None = None
    remarks: tuple[Problem, ...] = field(default=())

    def __post_init__(self) -> None:
        if (self.value is None) == (self.problem is None):
            raise ValueError("an Outcome holds either a value or a problem, never both and never neither")
