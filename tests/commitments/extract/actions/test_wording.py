"""What MiniLM reads of a clause, and how its opinion is weighed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.classifier import NONE, Classifier, dump, load, restored
from nlp_toolkit.commitments.extract.actions.wording import pieces, wording
from nlp_toolkit.language import minilm

pytestmark = pytest.mark.skipif(not minilm.installed(), reason="MiniLM is not installed")

CaseOf = Callable[[str, str], Case]
MEETING = "The hall was cold. Mrs Orrick said that the Clerk would mend the gate by May. Nobody minded."


def unread(classifier: Classifier) -> Classifier:
    """Leave the first network out, so that only the second moves anything."""
    arrays = {**classifier.reader.arrays, "input.weight": np.zeros((1, 1), dtype=np.float32)}
    return replace(classifier, reader=type(classifier.reader)(arrays))


def test_clause_and_predicate_are_told_by_where_they_stand_in_the_sentence(case_of: CaseOf) -> None:
    read = wording(case_of(MEETING, "mend"))
    assert (read.before, read.after) == ("The hall was cold.", "Nobody minded.")
    assert read.sentence[slice(*read.predicate)] == "mend"
    assert read.sentence[slice(*read.clause)].endswith("the Clerk would mend the gate by May")


def test_a_long_sentence_is_cut_around_its_predicate(case_of: CaseOf) -> None:
    cut = pieces(
        wording(case_of("The hall was cold and " * 40 + "the Clerk would visit the hall.", "visit")), minilm.tokenizer()
    )
    assert len(cut.ids) < 100
    assert cut.marks.shape == (3, len(cut.ids))
    assert cut.marks[1].sum() == 1


def test_only_clauses_in_doubt_get_a_second_opinion(case_of: CaseOf) -> None:
    case, classifier = case_of(MEETING, "mend"), unread(load())
    doubtful = {**dict.fromkeys(classifier.kinds, 0.1), NONE: 0.3}
    sure = {**dict.fromkeys(classifier.kinds, 0.01), "commitment": 0.93}
    moved, kept = classifier.read([case, case], [doubtful, sure])
    assert moved["commitment"] > doubtful["commitment"]
    assert sum(moved.values()) == pytest.approx(1)
    assert kept == sure


def test_without_it_a_doubtful_clause_stays_as_it_was(case_of: CaseOf) -> None:
    case, classifier = case_of(MEETING, "mend"), replace(unread(load()), wording=None)
    doubtful = {**dict.fromkeys(classifier.kinds, 0.1), NONE: 0.3}
    assert classifier.read([case], [doubtful]) == [doubtful]


def test_a_classifier_written_and_read_again_judges_alike(case_of: CaseOf) -> None:
    case, classifier = case_of(MEETING, "mend"), load()
    assert restored(dump(classifier)).chances([case]) == [
        pytest.approx(chances) for chances in classifier.chances([case])
    ]
