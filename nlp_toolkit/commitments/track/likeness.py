"""How like a passage and a line are: which lines to look at, and the features that the model weighs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_toolkit.commitments.track.bodies import Tie
from nlp_toolkit.commitments.track.outcomes import tells
from nlp_toolkit.commitments.track.owners import Owners
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST = 6
"""How many lines are looked at closely for one passage."""
LEAST = 0.07
"""The cosine below which a line is not looked at."""
MOST_BEHIND = 2
"""How many more lines are looked at for what the passage leans on."""
LEAST_BEHIND = 0.15
"""The cosine of what the passage leans on, below which a line is not looked at for it."""
CONTEXT = 0.4
"""How much a word of the sentences around a passage or a promise counts beside one of its own."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a passage and a line that may belong together.

    Attributes:
        passage: Index of the passage.
        thread: Index of the line.
        score: Cosine of their words.
        ahead: By how much this line is ahead of the next best for the passage (negative where it is behind the best).
        alone: By how much this passage is ahead of the next best in the meeting for the line.
        behind: Cosine of what the passage leans on and all that the line stood among.
        behind_ahead: By how much this line is ahead of the next best in that.
    """

    passage: int
    thread: int
    score: float
    ahead: float
    alone: float
    behind: float = 0.0
    behind_ahead: float = 0.0


def pairs(passages: Sequence[Passage], threads: Sequence[Thread], weights: Weights) -> list[Pair]:
    """Find the lines worth a closer look for each passage, by the cosine of their weighted words."""
    import numpy as np

    if not passages or not threads:
        return []
    scores = _cosines(
        [
            dict.fromkeys(passage.context.stems | passage.heading.stems, CONTEXT)
            | dict.fromkeys(passage.words.stems, 1.0)
            for passage in passages
        ],
        [dict.fromkeys(thread.setting.stems, CONTEXT) | dict.fromkeys(thread.told.stems, 1.0) for thread in threads],
        weights,
    )
    behind = _cosines(
        [dict.fromkeys(passage.behind.stems, 1.0) for passage in passages],
        [dict.fromkeys(thread.setting.stems, CONTEXT) | dict.fromkeys(thread.told.stems, 1.0) for thread in threads],
        weights,
    )
    best = _two_best(scores, axis=1)
    best_behind = _two_best(behind, axis=1)
    rows = _two_best(scores, axis=0)
    found: list[Pair] = []
    for index in range(len(passages)):
        row, leaning = scores[index], behind[index]
        near = [int(column) for column in np.argsort(-row, kind="stable")[:MOST] if row[column] >= LEAST]
        for column in np.argsort(-leaning, kind="stable")[:MOST_BEHIND]:
            if leaning[column] >= LEAST_BEHIND and int(column) not in near:
                near.append(int(column))
        for column in near:
            score, other = float(row[column]), float(leaning[column])
            found.append(
                Pair(
                    index,
                    column,
                    score,
                    _lead(score, best[index]),
                    _lead(score, rows[column]),
                    other,
                    _lead(other, best_behind[index]),
                )
            )
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


def _cosines(
    said: Sequence[dict[str, float]], told: Sequence[dict[str, float]], weights: Weights
) -> npt.NDArray[np.float64]:
    """Compare every passage with every line, over a sparse matrix of weighted stems."""
    columns: dict[str, int] = {}
    lines = _matrix(told, columns, weights, grow=True)
    spoken = _matrix(said, columns, weights, grow=False, width=lines.shape[1])
    product: npt.NDArray[np.float64] = (spoken @ lines.T).toarray()
    return product


def _matrix(
    texts: Sequence[dict[str, float]], columns: dict[str, int], weights: Weights, *, grow: bool, width: int = 0
) -> Any:
    """Lay texts out as rows of unit length; words that no line knows count for the length alone."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped,unused-ignore]

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
    "passage covered",
    "line covered",
    "covered by context",
    "shared words",
    "shared weight",
    "rarest shared",
    "setting shared",
    "figure shared",
    "title",
    "title names it",
    "owner same",
    "owner mentioned",
    "owner other",
    "same day",
    "named committee",
    "minute named",
    "only line of its minute",
    "another minute named",
    "follow-up",
    "row",
    "update",
    "request",
    "plain sentence",
    "tells what became of something",
    "soft",
    "line done",
    "short line",
    "carried",
    "carried and pointing back",
    "carried to what became of something",
    "leaning",
    "leaning ahead",
    "few words leaning",
    "few words leaning ahead",
    "day named",
)
FEW = 16.0
"""Words of less weight together than this are few: what they lean on counts the more, the fewer they are."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Hold what relates a passage and a line beside their words.

    Attributes:
        owners: Whether they have the same owner.
        tie: How the meeting has to do with the line's committee.
        minute: Above 0 where the passage names the line's minute, 1 where no other line stood under it; -1 where it
            names other minutes only; else 0.
        carried: How probable it is that the passage before it in its paragraph speaks of the line.
        points: The same where the passage opens with a word that points back, else 0.
    """

    owners: Owners
    tie: Tie
    minute: float
    carried: float = 0.0
    points: float = 0.0


def features(passage: Passage, thread: Thread, pair: Pair, ties: Ties, weights: Weights) -> list[float]:
    """Describe a pair by numbers between -1 and 1, in the order of `FEATURES`."""
    own, words = thread.own.stems, passage.words.stems
    told = thread.told.stems if (words & own) - weights.muted else own
    shared = (words & told) - weights.muted
    beside = (passage.words.stems & thread.setting.stems) - told - weights.muted
    heading = passage.heading.stems - weights.muted
    of_line = weights.total(own)
    common = weights.total(shared)
    record = passage.record
    kind = record.kind if record else ""
    few = max(0.0, 1.0 - weights.total(words - weights.muted) / FEW)
    return [
        pair.score,
        max(-0.5, min(0.5, pair.ahead)),
        max(-0.5, min(0.5, pair.alone)),
        _share(common, weights.total(words)),
        _share(weights.total(words & own), of_line),
        _share(weights.total(passage.context.stems & own), of_line),
        min(len(shared), 6) / 6,
        min(common, 30.0) / 30,
        max((weights[root] for root in sorted(shared)), default=0.0) / 8,
        min(weights.total(beside), 30.0) / 30,
        float(bool(passage.words.numbers & thread.told.numbers)),
        _share(weights.total(passage.heading.stems & thread.title.stems), weights.total(thread.title.stems)),
        _share(weights.total(heading & (own | thread.title.stems)), weights.total(heading)) * (len(heading) > 1),
        float(ties.owners == "same"),
        float(ties.owners == "mentioned"),
        float(ties.owners == "other"),
        float(bool(record and record.due and record.due.date and record.due.date == thread.line.due)),
        float(ties.tie == "named"),
        float(ties.minute > 0),
        max(ties.minute, 0.0),
        float(ties.minute < 0),
        float(passage.follow_up),
        float(passage.role in {"action_row", "table_row"}),
        float(kind == "update"),
        float(kind == "request"),
        float(record is None),
        float(record is None and tells(passage.whole)),
        float(kind == "assurance"),
        float(thread.done),
        float(len(thread.quoted.stems - weights.muted) <= 2),
        ties.carried,
        ties.points,
        ties.points * float(kind == "update" or tells(passage.whole)),
        pair.behind,
        max(-0.5, min(0.5, pair.behind_ahead)),
        few * pair.behind,
        few * max(0.0, min(0.5, pair.behind_ahead)),
        float(bool(passage.days & thread.days)),
    ]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
