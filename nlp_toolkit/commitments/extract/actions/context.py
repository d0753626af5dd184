"""A small network that reads a clause among its neighbours: how probable each kind is, by the words' vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.language.network import Attention, Linear, Norm, Window, log_softmax

if TYPE_CHECKING:
    import numpy.typing as npt

    from nlp_toolkit.language.network import Floats, Integers

SENTENCE, CLAUSE, PREDICATE, BEFORE, AFTER = range(5)
_LONGEST = 60
_NEAR = {BEFORE: (16, 12), AFTER: (12, 8)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold what the network reads of one clause.

    Attributes:
        vectors: One row a word of its sentence and of the words around that.
        marks: For each word whether it is the predicate, another word of the clause or of the sentence, or stands
            before or after.
    """

    vectors: Floats
    marks: Integers


def stretch(case: Case) -> Stretch:
    """Cut out what the network reads of a clause; of a long sentence, the words around the predicate."""
    doc, sent, main = case.doc, case.sent, case.main.index
    inside = [at for at in range(sent.start, sent.end) if not doc[at].is_space]
    if len(inside) > _LONGEST:
        middle = min(range(len(inside)), key=lambda place: abs(inside[place] - main))
        first = max(0, min(middle - _LONGEST // 2, len(inside) - _LONGEST))
        inside = inside[first : first + _LONGEST]
    reach, most = _NEAR[BEFORE]
    before = [at for at in range(max(0, sent.start - reach), sent.start) if not doc[at].is_space][-most:]
    reach, most = _NEAR[AFTER]
    after = [at for at in range(sent.end, min(len(doc), sent.end + reach)) if not doc[at].is_space][:most]
    clause = range(case.candidate.start, case.candidate.end)
    marks = [PREDICATE if at == main else CLAUSE if at in clause else SENTENCE for at in inside]
    return Stretch(
        np.asarray(doc.tensor[[*before, *inside, *after]], dtype=np.float32),
        np.array([BEFORE] * len(before) + marks + [AFTER] * len(after), dtype=np.int64),
    )


class Reader:
    """Read clauses among their neighbours with a network of two windows and one layer of attention.

    Args:
        weights: Its arrays, named as `training.extraction.network` writes them.

    Attributes:
        arrays: Those arrays.
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.arrays = dict(weights)
        self.input = Linear(weights, "input")
        self.marks = np.asarray(weights["marks"], dtype=np.float32)
        self.blocks = (Window(weights, "blocks.0"), Attention(weights, "blocks.1"), Window(weights, "blocks.2"))
        self.norm = Norm(weights, "norm")
        self.hidden, self.output = Linear(weights, "hidden"), Linear(weights, "output")

    def reads(self, case: Case) -> bool:
        """Tell whether the pipeline that parsed a clause gives the vectors that the network learned from."""
        return bool(case.doc.tensor.shape[-1:] == self.input.matrix.shape[:1])

    def log_chances(self, stretches: Sequence[Stretch]) -> Floats:
        """Give the logarithm of the probability of each kind, one row a clause."""
        size = max(len(each.marks) for each in stretches)
        x = np.zeros((len(stretches), size, self.input.matrix.shape[0]), dtype=np.float32)
        marks = np.full((len(stretches), size), -1, dtype=np.int64)
        for row, each in enumerate(stretches):
            x[row, : len(each.marks)] = each.vectors
            marks[row, : len(each.marks)] = each.marks
        mask = (marks >= 0).astype(np.float32)
        seen = self.input(x) + self.marks[marks]
        for block in self.blocks:
            seen = block(seen, mask)
        seen = self.norm(seen)
        means = [_mean(seen, marks == PREDICATE), _mean(seen, (marks == CLAUSE) | (marks == PREDICATE))]
        means.append(_mean(seen, marks >= 0))
        return log_softmax(self.output(np.maximum(self.hidden(np.concatenate(means, axis=1)), 0)))


def _mean(seen: Floats, chosen: npt.NDArray[np.bool_]) -> Floats:
    weight = chosen.astype(np.float32)
    mean: Floats = np.einsum("rwd,rw->rd", seen, weight) / np.maximum(weight.sum(axis=1), 1)[:, None]
    return mean
