"""What the network reads of a clause, and how its reading is weighed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.classifier import NONE, load
from nlp_toolkit.commitments.extract.actions.context import AFTER, BEFORE, CLAUSE, PREDICATE, SENTENCE, stretch
from nlp_toolkit.commitments.extract.actions.wording import wording
from nlp_toolkit.language import minilm

CaseOf = Callable[[str, str], Case]
MEETING = "The hall was cold. Mrs Orrick said that the Clerk would mend the gate by May. Nobody minded."


def test_every_word_near_a_clause_is_marked_by_where_it_stands(case_of: CaseOf) -> None:
    case = case_of(MEETING, "mend")
    read = stretch(case)
    words = [token.text for token in case.doc]
    where = {word: int(mark) for word, mark in zip(words, read.marks, strict=True)}
    assert (where["cold"], where["said"], where["gate"]) == (BEFORE, SENTENCE, CLAUSE)
    assert (where["mend"], where["minded"]) == (PREDICATE, AFTER)
    assert read.vectors.shape == (len(words), case.doc.tensor.shape[1])


def test_a_long_sentence_is_cut_around_its_predicate(case_of: CaseOf) -> None:
    tail = " and the fence" * 60
    read = stretch(case_of(f"The Clerk would mend the gate{tail}.", "mend"))
    assert len(read.marks) == 60
    assert (read.marks == PREDICATE).sum() == 1


@pytest.mark.parametrize(
    ("network", "cut"),
    [
        ("reader", stretch),
        pytest.param("wording", wording, marks=pytest.mark.skipif(not minilm.installed(), reason="needs MiniLM")),
    ],
)
def test_a_clause_reads_the_same_alone_and_beside_longer_ones(
    network: str, cut: Callable[[Case], object], case_of: CaseOf
) -> None:
    reader = getattr(load(), network)
    short = cut(case_of("The Clerk would mend it.", "mend"))
    alone = reader.log_chances([short])[0]
    beside = reader.log_chances([cut(case_of(MEETING, "mend")), short])[1]
    np.testing.assert_allclose(alone, beside, atol=1e-3)
    assert np.exp(alone).sum() == pytest.approx(1, abs=1e-4)


def test_the_reading_moves_a_doubtful_clause_but_none_that_is_surely_nothing(case_of: CaseOf) -> None:
    case, classifier = case_of(MEETING, "mend"), load()
    doubtful = {**dict.fromkeys(classifier.kinds, 0.1), NONE: 0.3}
    nothing = {**dict.fromkeys(classifier.kinds, 0.0), NONE: 1.0}
    moved, kept = classifier.read([case, case], [doubtful, nothing])
    assert moved["commitment"] > doubtful["commitment"]
    assert sum(moved.values()) == pytest.approx(1)
    assert kept == nothing


def test_a_clause_from_a_pipeline_without_those_vectors_keeps_its_probabilities(case_of: CaseOf) -> None:
    case, classifier = case_of(MEETING, "mend"), replace(load(), wording=None)
    bare = replace(case, doc=Doc(spacy.blank("en").vocab, words=[token.text for token in case.doc]))
    doubtful = {**dict.fromkeys(classifier.kinds, 0.1), NONE: 0.3}
    assert classifier.read([bare], [doubtful]) == [doubtful]
