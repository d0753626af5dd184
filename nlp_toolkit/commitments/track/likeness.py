"""How like passages and lines are in their words, and which lines are worth a closer look for each passage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nlp_toolkit.commitments.track.meanings import summed
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Weights

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Row = npt.NDArray[np.float64]
    Scores = npt.NDArray[np.float64]

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
MOST_MEANT = 2
"""How many more lines are looked at whose words have the same meaning."""
MEANT = 0.5
"""The cosine of meanings below which a line is not looked at for them."""

MEANT_BY_ALL = 0.3
"""The cosine of meanings that passages and lines of one body have as a rule."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Hold how like a passage and a line are in one respect, and whether others are as like.

    Attributes:
        score: Cosine.
        ahead: By how much this line is ahead of the next best for the passage (negative where it is behind the best).
        alone: By how much this passage is ahead of the next best in the meeting for the line.
    """

    score: float = 0.0
    ahead: float = 0.0
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold how far a label or a title names a line.

    Attributes:
        share: Share of its words, by weight, that the line holds.
        alone: The same divided by how many lines hold as much; 0 below `NAMED`.
    """

    share: float = 0.0
    alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a passage and a line that may belong together.

    Attributes:
        passage: Index of the passage.
        thread: Index of the line.
        words: How like their words are.
        meaning: How like the meanings of their words are.
        behind: How like what the passage leans on is to all that the line stood among.
        label: How far the words that open the passage's paragraph name the line.
        heading: How far the item's title names the line or its own title.
    """

    passage: int
    thread: int
    words: Likeness = Likeness()
    meaning: Likeness = Likeness()
    behind: Likeness = Likeness()
    label: Naming = Naming()
    heading: Naming = Naming()


def pairs(passages: Sequence[Passage], threads: Sequence[Thread], weights: Weights) -> list[Pair]:
    """Find the lines worth a closer look for each passage, by their weighted words and the meanings of these."""
    if not passages or not threads:
        return []
    told = [dict.fromkeys(thread.setting.stems, CONTEXT) | dict.fromkeys(thread.told.stems, 1.0) for thread in threads]
    said = [
        dict.fromkeys(passage.context.stems | passage.heading.stems | passage.label.stems, CONTEXT)
        | dict.fromkeys(passage.words.stems, 1.0)
        for passage in passages
    ]
    whole = [thread.setting.stems | thread.told.stems for thread in threads]
    meant = summed([thread.own.stems for thread in threads], weights)
    words = _Table(_cosines(said, told, weights))
    meaning = _Table(summed([passage.words.stems for passage in passages], weights) @ meant.T, common=MEANT_BY_ALL)
    behind = _Table(_cosines([dict.fromkeys(passage.behind.stems, 1.0) for passage in passages], told, weights))
    labels = _covered([passage.label.stems for passage in passages], whole, weights)
    headings = _covered([passage.heading.stems for passage in passages], whole, weights)
    return [
        Pair(
            index,
            column,
            words.likeness(index, column),
            meaning.likeness(index, column),
            behind.likeness(index, column),
            _naming(labels[index], column),
            _naming(headings[index], column),
        )
        for index in range(len(passages))
        for column in _near(
            words.scores[index], behind.scores[index], labels[index], headings[index], meaning.scores[index]
        )
    ]


class _Table:
    """Compare every passage with every line in one respect, and know the two best of each.

    Args:
        scores: Their cosines, a row a passage.
        common: What any two texts of a meeting have in common, which the best has to be ahead of where it is alone.
    """

    def __init__(self, scores: Scores, *, common: float = 0.0) -> None:
        self.scores = scores
        self._of_passage, self._of_line = _two_best(scores, common), _two_best(scores.T, common)

    def likeness(self, passage: int, line: int) -> Likeness:
        score = float(self.scores[passage, line])
        return Likeness(score, _lead(score, self._of_passage[passage]), _lead(score, self._of_line[line]))


def _near(score: Row, behind: Row, label: Row, heading: Row, meaning: Row) -> list[int]:
    """Choose the lines that a passage is compared with closely."""
    import numpy as np

    near: dict[int, None] = {}
    for row, most, least in (
        (score, MOST, LEAST),
        (behind, MOST_BEHIND, LEAST_BEHIND),
        (label + score, MOST_NAMED, NAMED),
        (heading + score, MOST_NAMED, NAMED),
        (meaning, MOST_MEANT, MEANT),
    ):
        near |= {int(column): None for column in np.argsort(-row, kind="stable")[:most] if row[column] >= least}
    return list(near)


def _naming(row: Row, column: int) -> Naming:
    """Tell how far a name names a line, and among how many lines."""
    share = float(row[column])
    return Naming(share, share / float((row >= share - 0.05).sum()) if share >= NAMED else 0.0)


def _lead(score: float, two: tuple[float, float]) -> float:
    """Tell by how much a score is ahead of the best of the others."""
    return score - (two[1] if score >= two[0] else two[0])


def _two_best(scores: Scores, common: float) -> list[tuple[float, float]]:
    """Give the best and the second best of each row, the second no less than what is common."""
    import numpy as np

    ordered = np.sort(scores, axis=1)
    last = ordered[:, -1]
    second = np.maximum(ordered[:, -2] if ordered.shape[1] > 1 else common, common)
    second = np.broadcast_to(second, last.shape)
    return list(zip(last.tolist(), second.tolist(), strict=True))


def _cosines(said: Sequence[dict[str, float]], told: Sequence[dict[str, float]], weights: Weights) -> Scores:
    """Compare every passage with every line, over a sparse matrix of weighted stems."""
    columns: dict[str, int] = {}
    lines = _matrix(told, columns, weights, grow=True)
    spoken = _matrix(said, columns, weights, grow=False, width=lines.shape[1])
    product: Scores = (spoken @ lines.T).toarray()
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


def _covered(names: Sequence[frozenset[str]], held: Sequence[frozenset[str]], weights: Weights) -> Scores:
    """Give the share of each name's words, by weight, that each line holds."""
    import numpy as np

    found = np.zeros((len(names), len(held)))
    known: dict[frozenset[str], Row] = {}
    for index, name in enumerate(names):
        telling = name - weights.muted
        if telling and telling not in known:
            total = weights.total(sorted(telling))
            known[telling] = np.array([weights.total(sorted(telling & words)) / total for words in held])
        if telling:
            found[index] = known[telling]
    return found
