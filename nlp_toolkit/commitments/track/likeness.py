"""How like a passage and a line are: which lines to look at, and the features that the model weighs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from nlp_toolkit.commitments.track.bodies import Tie
from nlp_toolkit.commitments.track.owners import Owners
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Bag, Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST = 6
"""How many lines are looked at closely for one passage."""
LEAST = 0.07
"""The cosine below which a line is not looked at."""
CONTEXT = 0.4
"""How much a word of the sentences before a passage counts beside one of its own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a passage and a line that may belong together.

    Attributes:
        passage: Index of the passage.
        thread: Index of the line.
        score: Cosine of their words.
        ahead: By how much this line is ahead of the next best for the passage (negative where it is behind the best).
        alone: By how much this passage is ahead of the next best in the meeting for the line.
    """

    passage: int
    thread: int
    score: float
    ahead: float
    alone: float


def pairs(passages: Sequence[Passage], threads: Sequence[Thread], weights: Weights) -> list[Pair]:
    """Find the lines worth a closer look for each passage, by the cosine of their weighted words."""
    import numpy as np

    if not passages or not threads:
        return []
    scores = _cosines(passages, threads, weights)
    best = _two_best(scores, axis=1)
    rows = _two_best(scores, axis=0)
    found: list[Pair] = []
    for index in range(len(passages)):
        row = scores[index]
        for column in np.argsort(-row, kind="stable")[:MOST]:
            score = float(row[column])
            if score < LEAST:
                break
            found.append(Pair(index, int(column), score, _lead(score, best[index]), _lead(score, rows[int(column)])))
    return found


def _lead(score: float, two: tuple[float, float]) -> float:
    """Tell by how much a score is ahead of the best of the others."""
    return score - (two[1] if score >= two[0] else two[0])


def _two_best(scores: npt.NDArray[np.float64], axis: int) -> list[tuple[float, float]]:
    import numpy as np

    ordered = np.sort(scores, axis=axis)
    if axis == 0:
        ordered = ordered.T
    last = ordered[:, -1]
    second = ordered[:, -2] if ordered.shape[1] > 1 else np.zeros_like(last)
    return list(zip(last.tolist(), second.tolist(), strict=True))


def _cosines(passages: Sequence[Passage], threads: Sequence[Thread], weights: Weights) -> npt.NDArray[np.float64]:
    """Compare every passage with every line, over a sparse matrix of weighted stems."""
    columns: dict[str, int] = {}
    lines = _matrix([dict.fromkeys(thread.told.stems, 1.0) for thread in threads], columns, weights, grow=True)
    spoken = [
        {root: 1.0 if root in passage.words.stems else CONTEXT for root in passage.words.stems | passage.context.stems}
        for passage in passages
    ]
    said = _matrix(spoken, columns, weights, grow=False, width=lines.shape[1])
    product: npt.NDArray[np.float64] = (said @ lines.T).toarray()
    return product


def _matrix(
    texts: Sequence[dict[str, float]], columns: dict[str, int], weights: Weights, *, grow: bool, width: int = 0
) -> Any:
    """Lay texts out as rows of unit length; words that no line knows count for the length alone."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

    data: list[float] = []
    indices: list[int] = []
    ends = [0]
    for text in texts:
        values = {root: share * weights[root] for root, share in sorted(text.items())}
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        for root, value in values.items():
            if grow:
                columns.setdefault(root, len(columns))
            if root in columns:
                indices.append(columns[root])
                data.append(value / length)
        ends.append(len(data))
    return csr_matrix((data, indices, ends), shape=(len(texts), len(columns) if grow else width))


FEATURES = (
    "score",
    "ahead",
    "alone",
    "line covered",
    "passage covered",
    "smaller covered",
    "covered by context",
    "all covered",
    "shared words",
    "rarest shared",
    "letters",
    "figure shared",
    "figure in context",
    "title",
    "title of line",
    "owner same",
    "owner mentioned",
    "owner other",
    "same day",
    "named committee",
    "minute named",
    "another minute named",
    "follow-up",
    "row",
    "update",
    "request",
    "plain sentence",
    "soft",
    "line done",
    "months",
    "short line",
)


@dataclass(frozen=True, slots=True)
class Ties:
    """Hold what relates a passage and a line beside their words.

    Attributes:
        owners: Whether they have the same owner.
        tie: How the meeting has to do with the line's committee.
        minute: 1 where the passage names the line's minute, -1 where it names other minutes only, else 0.
        months: Months since the line was last heard of.
    """

    owners: Owners
    tie: Tie
    minute: int
    months: float


def features(passage: Passage, thread: Thread, pair: Pair, ties: Ties, weights: Weights) -> list[float]:
    """Describe a pair by numbers between -1 and 1, in the order of `FEATURES`."""
    own, told, words, context = thread.own.stems, thread.told.stems, passage.words.stems, passage.context.stems
    shared = words & told
    of_line, of_passage = weights.total(own), weights.total(words)
    common = weights.total(shared)
    record = passage.record
    return [
        pair.score,
        max(-0.5, min(0.5, pair.ahead)),
        max(-0.5, min(0.5, pair.alone)),
        _share(weights.total(words & own), of_line),
        _share(common, of_passage),
        _share(weights.total(words & own), min(of_line, of_passage)),
        _share(weights.total(context & own), of_line),
        _share(common, weights.total(told)),
        min(len(shared), 6) / 6,
        max((weights[root] for root in sorted(shared)), default=0.0) / 8,
        _letters(passage.words, thread.own),
        float(bool(passage.words.numbers & thread.told.numbers)),
        float(bool(passage.context.numbers & thread.told.numbers)),
        _share(weights.total(passage.heading.stems & thread.title.stems), weights.total(thread.title.stems)),
        _share(weights.total(passage.heading.stems & own), of_line),
        float(ties.owners == "same"),
        float(ties.owners == "mentioned"),
        float(ties.owners == "other"),
        float(bool(record and record.due and record.due.date and record.due.date == thread.line.due)),
        float(ties.tie == "named"),
        float(ties.minute > 0),
        float(ties.minute < 0),
        float(passage.follow_up),
        float(passage.role in {"action_row", "table_row"}),
        float(record is not None and record.kind == "update"),
        float(record is not None and record.kind == "request"),
        float(record is None),
        float(record is not None and record.kind == "assurance"),
        float(thread.done),
        min(ties.months, 12.0) / 12,
        float(len(own) <= 3),
    ]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _letters(one: Bag, other: Bag) -> float:
    """Compare words by runs of three letters, which stand slips of the pen and other forms of a word."""
    first, second = _runs(one.stems), _runs(other.stems)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


@cache
def _runs(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(f" {root} "[at : at + 3] for root in stems for at in range(len(root)))
