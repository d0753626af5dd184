"""A second opinion on doubtful clauses, by MiniLM where it is installed: how probable each kind is, by the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.language import minilm
from nlp_toolkit.language.network import Linear, floats, log_softmax
from nlp_toolkit.language.threads import one_thread

if TYPE_CHECKING:
    import numpy.typing as npt
    from tokenizers import Tokenizer

    from nlp_toolkit.language.network import Floats

TAUGHT = (4, 5)
"""The layers of MiniLM that learned to read clauses; those below are as they are installed."""
_HEADING, _PREVIOUS, _NEXT = 60, 140, 100
_LONGEST, _BEFORE, _AFTER = 64, 16, 10
_BATCH = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the words that a clause stands in.

    Attributes:
        before: The end of the heading and of the sentence before.
        sentence: The sentence.
        after: The start of the sentence that follows.
        clause: Where in the sentence the clause begins and ends.
        predicate: Where the word that says what is done begins and ends.
    """

    before: str
    sentence: str
    after: str
    clause: tuple[int, int]
    predicate: tuple[int, int]


def wording(case: Case) -> Wording:
    """Cut out the words that a clause stands in."""
    begin, main = case.sent.start_char, case.doc[case.main.index]
    number = case.candidate.sentence
    before = next((sent.text for place, sent in enumerate(case.doc.sents) if place == number - 1), "")
    return Wording(
        f"{case.setting.heading[-_HEADING:]} | {before[-_PREVIOUS:]}".strip(" |"),
        case.sentence,
        case.following[:_NEXT],
        (max(0, case.start - begin), max(0, case.end - begin)),
        (max(0, main.idx - begin), max(0, main.idx + len(main) - begin)),
    )


@dataclass(frozen=True, slots=True)
class Pieces:
    """Hold the pieces of words that a clause stands in.

    Attributes:
        ids: The number of each piece.
        marks: Three rows, 1 for a piece of the clause, of its predicate, and of what stands around the sentence.
    """

    ids: npt.NDArray[np.int64]
    marks: Floats


def pieces(wording: Wording, cut: Tokenizer) -> Pieces:
    """Cut words into MiniLM's pieces; of a long sentence, those around the predicate."""
    told = cut.encode(wording.sentence, add_special_tokens=False)
    clause, predicate = (
        [int(end > part[0] and begin < part[1]) for begin, end in told.offsets]
        for part in (wording.clause, wording.predicate)
    )
    ids = told.ids
    if len(ids) > _LONGEST:
        middle = predicate.index(1) if 1 in predicate else 0
        first = max(0, min(middle - _LONGEST // 2, len(ids) - _LONGEST))
        ids, clause, predicate = (each[first : first + _LONGEST] for each in (ids, clause, predicate))
    before = [minilm.BEGIN, *cut.encode(wording.before, add_special_tokens=False).ids[-_BEFORE:], minilm.END]
    after = [minilm.END, *cut.encode(wording.after, add_special_tokens=False).ids[:_AFTER], minilm.END]
    left, right = [0] * len(before), [0] * len(after)
    marks = [
        [*left, *clause, *right],
        [*left, *predicate, *right],
        [1] * len(before) + [0] * len(ids) + [1] * len(after),
    ]
    return Pieces(np.array([*before, *ids, *after], dtype=np.int64), np.array(marks, dtype=np.float32))


class WordingReader:
    """Read the words of clauses with MiniLM, whose two upper layers learned the kinds of clauses.

    Args:
        weights: What was learned, named as `training.extraction.wording` writes it.

    Attributes:
        arrays: Those arrays.

    Raises:
        MiniLMError: If MiniLM is not installed, or its weights are not the ones expected.
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.arrays = dict(weights)
        known = minilm.weights()
        self.cut = minilm.tokenizer()
        self.embeddings = minilm.Embeddings(known)
        self.below = [minilm.Layer(known, number) for number in range(TAUGHT[0])]
        self.above = [minilm.Layer(weights, number) for number in TAUGHT]
        self.marks = floats(weights, "marks.weight")
        self.output = Linear(weights, "output")

    def log_chances(self, wordings: Sequence[Wording]) -> Floats:
        """Give the logarithm of the probability of each kind, one row a clause."""
        cut = [pieces(wording, self.cut) for wording in wordings]
        order = sorted(range(len(cut)), key=lambda row: len(cut[row].ids))
        read = np.zeros((len(cut), len(self.output.bias)), dtype=np.float32)
        with one_thread():
            for first in range(0, len(order), _BATCH):
                rows = order[first : first + _BATCH]
                read[rows] = self._read([cut[row] for row in rows])
        return read

    def _read(self, cut: Sequence[Pieces]) -> Floats:
        size = max(len(each.ids) for each in cut)
        ids = np.zeros((len(cut), size), dtype=np.int64)
        mask = np.zeros((len(cut), size), dtype=np.float32)
        marks = np.zeros((len(cut), 3, size), dtype=np.float32)
        for row, each in enumerate(cut):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
            marks[row, :, : len(each.ids)] = each.marks
        x = self.embeddings(ids)
        for layer in self.below:
            x = layer(x, mask)
        x = x + marks.transpose(0, 2, 1) @ self.marks
        for layer in self.above:
            x = layer(x, mask)
        counts = np.maximum(marks[:, :2].sum(axis=2, keepdims=True), 1)
        means = ((marks[:, :2] @ x) / counts).reshape(len(cut), -1)
        return log_softmax(self.output(np.concatenate([means, x[:, 0]], axis=1)))
