"""What officers decided about concerns, kept so that it holds after the next run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Action = Literal["accept", "name", "merge", "split", "move"]
FORMAT = 1
LIKE = 0.5
"""Share of the smaller of two groups that must lie in the other for them to be the same concern."""
NEW = "new-"


class DecisionError(ValueError):
    """Say what in a log of decisions cannot be obeyed, and what would help."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold one thing an officer decided.

    Attributes:
        action: "accept" a proposed concern; "name" it; "merge" it into another; "split" passages off into one of their
            own; "move" passages to another concern or theme.
        concern: Identifier of the concern it is about; "" for "move".
        to: The name, or the identifier of the concern or theme that things go to.
        passages: Fingerprints of the passages split off or moved.
    """

    action: Action
    concern: str = ""
    to: str = ""
    passages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.action not in get_args(Action):
            raise DecisionError(f"'{self.action}' is no decision; write one of {', '.join(get_args(Action))}")
        if self.action != "move" and not self.concern:
            raise DecisionError(f"'{self.action}' does not say which concern; give its identifier")
        if self.action != "accept" and not self.to.strip():
            raise DecisionError(f"'{self.action}' does not say to what; give a name or an identifier")
        if self.action in ("split", "move") and not self.passages:
            raise DecisionError(f"'{self.action}' names no passage; give their fingerprints")


@dataclass(frozen=True, slots=True)
class Log:
    """Hold what officers decided, and which passages made up each concern when they did. It holds no text.

    Attributes:
        decisions: In the order they were taken; later ones win.
        known: Per discovered concern, the fingerprints of its passages in the last run, before decisions.
    """

    decisions: tuple[Decision, ...] = ()
    known: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def fingerprint(text: str) -> str:
    """Give the fingerprint by which a passage is known again, whatever letter it stands in.

    >>> fingerprint("The taxi  was late.") == fingerprint("The taxi was late. ")
    True
    """
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def dumps(log: Log) -> str:
    """Write a log as JSON."""
    decisions = [
        {"action": d.action, "concern": d.concern, "to": d.to, "passages": list(d.passages)} for d in log.decisions
    ]
    known = {name: sorted(prints) for name, prints in sorted(log.known.items())}
    return json.dumps({"format": FORMAT, "decisions": decisions, "known": known}, ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Log:
    """Read a log from JSON.

    Raises:
        DecisionError: If it is no such log.
    """
    try:
        told: dict[str, Any] = json.loads(text)
        if told["format"] != FORMAT:
            raise DecisionError(f"the log of decisions has the format {told['format']}; use the toolkit that wrote it")
        decisions = tuple(
            Decision(d["action"], str(d["concern"]), str(d["to"]), tuple(map(str, d["passages"])))
            for d in told["decisions"]
        )
        known = {str(name): tuple(map(str, prints)) for name, prints in told["known"].items()}
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise DecisionError("the log of decisions is damaged; put back an earlier copy, or remove it") from None
    return Log(decisions, known)


def matched(groups: Sequence[Sequence[str]], known: Mapping[str, Sequence[str]]) -> list[str]:
    """Give each group the identifier of the earlier concern it is most like, or a new one.

    Args:
        groups: The fingerprints of the passages of each group.
        known: The same of earlier concerns, by identifier.

    >>> matched([["c"], ["a", "b", "x"]], {"new-01": ["a", "b"]})
    ['new-02', 'new-01']
    """
    sets = [set(group) for group in groups]
    before = {name: set(prints) for name, prints in known.items()}
    pairs = sorted(
        (-len(here & there), place, name)
        for place, here in enumerate(sets)
        for name, there in before.items()
        if here and there and len(here & there) >= LIKE * min(len(here), len(there))
    )
    names: dict[int, str] = {}
    for _, place, name in pairs:
        if place not in names and name not in names.values():
            names[place] = name
    highest = max((int(name.removeprefix(NEW)) for name in before if name.removeprefix(NEW).isdigit()), default=0)
    for place in range(len(sets)):
        if place not in names:
            highest += 1
            names[place] = f"{NEW}{highest:02d}"
    return [names[place] for place in range(len(sets))]


def obeyed(
    placed: Sequence[str | None], prints: Sequence[str], decisions: Sequence[Decision]
) -> tuple[list[str | None], dict[str, str], frozenset[str]]:
    """Carry out decisions.

    Args:
        placed: The concern of each passage, as found.
        prints: The fingerprint of each passage.
        decisions: In the order they were taken.

    Returns:
        The concern of each passage, the names officers gave, and the concerns they accepted.
    """
    now = list(placed)
    names: dict[str, str] = {}
    accepted: set[str] = set()
    for decision in decisions:
        if decision.action == "name":
            names[decision.concern] = decision.to
            accepted.add(decision.concern)
        elif decision.action == "accept":
            accepted.add(decision.concern)
        elif decision.action == "merge":
            now = [decision.to if concern == decision.concern else concern for concern in now]
            accepted.add(decision.to)
        else:
            chosen = set(decision.passages)
            now = [
                decision.to if key in chosen and decision.concern in ("", concern) else concern
                for concern, key in zip(now, prints, strict=True)
            ]
            accepted.add(decision.to)
    return now, names, frozenset(accepted)


def moved_to_themes(decisions: Sequence[Decision], codes: Sequence[str]) -> dict[str, str]:
    """Give the theme that officers put each passage under, by fingerprint: what the next run learns from."""
    return {
        key: decision.to
        for decision in decisions
        if decision.action in ("move", "split") and decision.to in codes
        for key in decision.passages
    }
