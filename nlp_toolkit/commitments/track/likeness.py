"""How like passages and lines are in their words, and which lines are worth a closer look for each passage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Row = npt.NDArray[np.float64]

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


MOST_NAMED = 3
"""How many more lines are looked at for what the label or the item's title of the passage names."""
NAMED = 0.5
"""The share of a label's or title's words, by weight, that a line must hold to be named by it."""


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
        label: Share of the words of the passage's label that the line holds.
        label_alone: The same divided by how many lines hold as much; 0 below `NAMED`.
        heading: Share of the words of the item's title that the line and its own title hold.
        heading_alone: The same divided by how many lines hold as much; 0 below `NAMED`.
    """

    passage: int
    thread: int
    score: float = 0.0
    ahead: float = 0.0
    alone: float = 0.0
    behind: float = 0.0
    behind_ahead: float = 0.0
    label: float = 0.0
    label_alone: float = 0.0
    heading: float = 0.0
    heading_alone: float = 0.0


def pairs(passages: Sequence[Passage], threads: Sequence[Thread], weights: Weights) -> list[Pair]:
    """Find the lines worth a closer look for each passage, by their weighted words."""
    if not passages or not threads:
        return []
    told = [dict.fromkeys(thread.setting.stems, CONTEXT) | dict.fromkeys(thread.told.stems, 1.0) for thread in threads]
    said = [
        dict.fromkeys(passage.context.stems | passage.heading.stems | passage.label.stems, CONTEXT)
        | dict.fromkeys(passage.words.stems, 1.0)
        for passage in passages
    ]
    scores = _cosines(said, told, weights)
    behind = _cosines([dict.fromkeys(passage.behind.stems, 1.0) for passage in passages], told, weights)
    whole = [thread.setting.stems | thread.told.stems for thread in threads]
    labels = _covered([passage.label.stems for passage in passages], whole, weights)
    headings = _covered([passage.heading.stems for passage in passages], whole, weights)
    best, best_behind, rows = _two_best(scores, axis=1), _two_best(behind, axis=1), _two_best(scores, axis=0)
    found: list[Pair] = []
    for index in range(len(passages)):
        for column in _near(scores[index], behind[index], labels[index], headings[index]):
            score, other = float(scores[index, column]), float(behind[index, column])
            found.append(
                Pair(
                    index,
                    column,
                    score,
                    _lead(score, best[index]),
                    _lead(score, rows[column]),
                    other,
                    _lead(other, best_behind[index]),
                    float(labels[index, column]),
                    _alone(labels[index], column),
                    float(headings[index, column]),
                    _alone(headings[index], column),
                )
            )
    return found


def _near(score: Row, behind: Row, label: Row, heading: Row) -> list[int]:
    """Choose the lines that a passage is compared with closely."""
    import numpy as np

    near: dict[int, None] = {}
    for row, most, least in (
        (score, MOST, LEAST),
        (behind, MOST_BEHIND, LEAST_BEHIND),
        (label + score, MOST_NAMED, NAMED),
        (heading + score, MOST_NAMED, NAMED),
    ):
        near |= {int(column): None for column in np.argsort(-row, kind="stable")[:most] if row[column] >= least}
    return list(near)


def _alone(row: Row, column: int) -> float:
    """Share what a line holds of a name among the lines that hold as much of it."""
    share = float(row[column])
    return share / float((row >= share - 0.05).sum()) if share >= NAMED else 0.0


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


def _covered(
    names: Sequence[frozenset[str]], held: Sequence[frozenset[str]], weights: Weights
) -> npt.NDArray[np.float64]:
    """Give the share of each name's words, by weight, that each line holds."""
    import numpy as np

    found = np.zeros((len(names), len(held)))
    known: dict[frozenset[str], npt.NDArray[np.float64]] = {}
    for index, name in enumerate(names):
        telling = name - weights.muted
        if telling and telling not in known:
            total = weights.total(sorted(telling))
            known[telling] = np.array([weights.total(sorted(telling & words)) / total for words in held])
        if telling:
            found[index] = known[telling]
    return found
