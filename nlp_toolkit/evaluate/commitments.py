"""How well extracted records agree with annotated ones.

A found record and an annotated one match if they share at least half of the shorter one's characters; matching is one
to one, the largest overlap first. Business of form counts for neither side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp_toolkit.records import TRACKABLE

Record = Mapping[str, Any]
_PASSED_OVER = frozenset(
    "the a an of for to cllr cllrs councillor councillors mr mrs ms miss dr that and".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Score:
    """Hold precision, recall and their balance for one class of records.

    Attributes:
        matched: Records found and annotated.
        found: Records found.
        expected: Records annotated.
    """

    matched: int = 0
    found: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Give the share of found records that are right."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Give the share of annotated records that were found."""
        return self.matched / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.matched + other.matched, self.found + other.found, self.expected + other.expected)


@dataclass(frozen=True, slots=True)
class Share:
    """Hold how many of the records that could be right in one field are.

    Attributes:
        right: How many are.
        of: How many could be.
    """

    right: int = 0
    of: int = 0

    @property
    def accuracy(self) -> float | None:
        """Give the share, or None where there was nothing to get right."""
        return self.right / self.of if self.of else None

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Scores:
    """Hold every score of one comparison.

    Attributes:
        trackable: Decisions, actions and commitments together.
        everything: All records but business of form.
        kinds: Each kind by itself.
        fields: Kind, owner, due date, condition and status on the matched records.
    """

    trackable: Score
    everything: Score
    kinds: dict[str, Score]
    fields: dict[str, Share]


def read_gold(folder: Path) -> dict[str, list[Record]]:
    """Read annotations, one NAME.json with "records" for each NAME.txt.

    Raises:
        ValueError: If the folder holds none, naming it.
    """
    found: dict[str, list[Record]] = {}
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict) and "records" in told:
            found[path.stem] = told["records"]
    if not found:
        raise ValueError(f"{folder}: no annotated minutes; name a folder that holds NAME.txt with NAME.json")
    return found


def score(expected: Mapping[str, Sequence[Record]], found: Mapping[str, Sequence[Record]]) -> Scores:
    """Compare records document by document.

    Args:
        expected: Annotated records by document, each with start, end, kind and the fields known.
        found: Extracted records by document, in the same form.
    """
    trackable, everything = Score(), Score()
    kinds = {kind: Score() for kind in ("decision", "action", "commitment", "assurance", "request", "update")}
    fields = {name: Share() for name in ("kind", "owner", "no owner", "due words", "due date", "condition", "status")}
    for name, gold in expected.items():
        gold = [record for record in gold if not record.get("procedural")]
        ours = [record for record in found.get(name, []) if not record.get("procedural")]
        trackable += _compare(_tracked(gold), _tracked(ours))
        everything += _compare(gold, ours)
        for kind in kinds:
            kinds[kind] += _compare([g for g in gold if g["kind"] == kind], [o for o in ours if o["kind"] == kind])
        for left, right in match(gold, ours):
            for field, share in _fields(gold[left], ours[right]):
                fields[field] += share
    return Scores(trackable, everything, kinds, fields)


def match(expected: Sequence[Record], found: Sequence[Record]) -> list[tuple[int, int]]:
    """Pair records that share their words, the largest overlap first."""
    pairs = []
    for left, gold in enumerate(expected):
        for right, ours in enumerate(found):
            shared = min(gold["end"], ours["end"]) - max(gold["start"], ours["start"])
            lengths = gold["end"] - gold["start"], ours["end"] - ours["start"]
            if shared > 0 and shared >= 0.5 * min(lengths):
                pairs.append((shared / max(lengths), left, right))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    chosen = []
    for _, left, right in sorted(pairs, reverse=True):
        if left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            chosen.append((left, right))
    return chosen


def _compare(expected: Sequence[Record], found: Sequence[Record]) -> Score:
    return Score(len(match(expected, found)), len(found), len(expected))


def _tracked(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if record["kind"] in TRACKABLE]


def _fields(gold: Record, ours: Record) -> Iterable[tuple[str, Share]]:
    yield "kind", Share(int(gold["kind"] == ours["kind"]), 1)
    if gold.get("owner"):
        yield "owner", Share(int(_same_owner(gold, ours)), 1)
    else:
        yield "no owner", Share(int(not ours.get("owner")), 1)
    for field, name in (("due", "due words"), ("condition", "condition")):
        if gold.get(field) or ours.get(field):
            yield name, Share(int(bool(_words(gold.get(field)) & _words(ours.get(field)))), 1)
    if gold.get("due_date") or ours.get("due_date"):
        yield "due date", Share(int(gold.get("due_date") == ours.get("due_date")), 1)
    if gold["kind"] == ours["kind"] == "update":
        yield "status", Share(int(gold.get("status") == ours.get("status")), 1)


def _same_owner(gold: Record, ours: Record) -> bool:
    accepted = [_words(gold.get("owner")), _words(gold.get("owner_is"))]
    offered = [_words(ours.get("owner")), _words(ours.get("owner_is"))]
    return any(g <= p or p <= g for g in accepted if g for p in offered if p)


def _words(text: str | None) -> set[str]:
    found = re.findall(r"[a-z0-9]+", (text or "").lower().replace("’", "'").replace("'s", ""))
    return set(found) - _PASSED_OVER
