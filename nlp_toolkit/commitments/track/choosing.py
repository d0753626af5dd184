"""Which lines a passage speaks of: links that are made, links that are proposed, and what is left to be new."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from nlp_toolkit.commitments.track.model import Model
from nlp_toolkit.commitments.track.passages import Passage

CLOSE = 0.7
"""Two lines whose log-odds differ by less are too close to call."""

RIVAL = 0.1
"""A line less probable than this is no rival."""

LONELY = 0.85
"""From this probability a plain sentence that shares but one word with a line is linked to it."""

FURTHER = 0.85
"""From this probability a passage is linked to a second line beside the one it speaks of most surely."""

Certainty = Literal["made", "proposed"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a line that a passage may speak of.

    Attributes:
        passage: Index of the passage.
        thread: Index of the line.
        chance: Probability that it does.
        shared: Stems of the words they share.
        named: Whether the passage names the line's own reference.
        elsewhere: Whether its paragraph opens with another minute, or it names one under which other lines stood.
    """

    passage: int
    thread: int
    chance: float
    shared: frozenset[str]
    named: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Hold a candidate that counts.

    Attributes:
        candidate: The passage and the line.
        certainty: Whether the link is made or waits for an officer.
        rival: Index of the line that it could not be told from, or None.
    """

    candidate: Candidate
    certainty: Certainty
    rival: int | None = None


def choose(candidates: Iterable[Candidate], passages: Sequence[Passage], model: Model) -> list[Chosen]:
    """Decide for each passage which of its candidates are made, which proposed."""
    of_passage: dict[int, list[Candidate]] = {}
    foremost: dict[int, Candidate] = {}
    for candidate in candidates:
        of_passage.setdefault(candidate.passage, []).append(candidate)
        best = foremost.get(candidate.thread)
        if best is None or candidate.chance > best.chance:
            foremost[candidate.thread] = candidate
    found: list[Chosen] = []
    for index, rivals in sorted(of_passage.items()):
        ranked = sorted(rivals, key=lambda each: (-each.chance, each.thread))
        alone = foremost[ranked[0].thread] is ranked[0] and all(each.chance < RIVAL for each in ranked[1:])
        found += _of_one(ranked, passages[index], model, alone=alone)
    return found


def _of_one(rivals: Sequence[Candidate], passage: Passage, model: Model, *, alone: bool) -> list[Chosen]:
    """Decide for one passage; one that has no rival, on either side, needs less to be made."""
    plain = passage.record is None
    named = [each for each in rivals if each.named]
    if named:
        return [Chosen(each, "made") for each in named]
    limit = model.made_sentence if plain else model.made
    limit = min(limit, model.made_alone) if alone else limit
    best = rivals[0]
    limit = max(limit, LONELY) if plain and len(best.shared) < 2 else limit
    if best.chance < limit or best.elsewhere:
        least = (limit + model.proposed) / 2 if plain else model.proposed
        return [Chosen(best, "proposed")] if best.chance >= least else []
    others = [each for each in rivals[1:] if each.chance >= model.proposed]
    close = [each for each in others if _odds(best.chance) - _odds(each.chance) < CLOSE and each.shared <= best.shared]
    if close:
        return [
            Chosen(best, "proposed", close[0].thread),
            *(Chosen(each, "proposed", best.thread) for each in close[:1]),
        ]
    one_thing = passage.role in {"action_row", "action_line"}
    apart = [each for each in others if not one_thing and each.chance >= FURTHER and not each.shared <= best.shared]
    return [Chosen(best, "made"), *(Chosen(each, "made") for each in apart[:2])]


def _odds(chance: float) -> float:
    kept = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(kept / (1 - kept))
