"""What the classifier of clauses is told about a clause."""

from __future__ import annotations

import re

import pytest

from nlp_toolkit import language, terms
from nlp_toolkit.commitments.extract.actions.cases import cases
from nlp_toolkit.commitments.extract.actions.features import features
from nlp_toolkit.commitments.extract.actions.rules import verdict


def first(text: str) -> frozenset[str]:
    return features(next(cases(language.load()(text))))


def test_a_proposal_knows_that_the_next_sentence_carries_it() -> None:
    carried = "Cllr Vane proposed that a letter be sent to the school. This was seconded by Cllr Orrick and agreed."
    dropped = "Cllr Vane proposed that a letter be sent to the school. The roof of the hall was wet and members left."
    assert "next carries" in first(carried)
    assert not any(name.startswith("next carries") for name in first(dropped))


def test_the_rule_for_what_was_put_and_agreed_holds_across_two_long_sentences() -> None:
    text = "Cllr Vane proposed that a letter be sent. This was seconded by Cllr Orrick and agreed by all those present."
    rules = [verdict(case) for case in cases(language.load()(text))]
    assert "then agreed" in {rule.name for rule in rules if rule}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("It was agreed to defer the matter.", "put off"),
        ("The path is still to be mended.", "still to be"),
        ("The fence needs to be put back up.", "needed"),
        ("The Clerk volunteered to help.", "offered"),
        ("The company would look at the noise.", "weighed"),
        ("The company would look into the noise.", "looked into"),
    ],
)
def test_wording_that_hints_at_what_a_clause_is_has_a_name(text: str, hint: str) -> None:
    assert f"hint={hint}" in first(text)


def test_every_hint_is_a_pattern_that_compiles_and_no_two_lists_have_one_name() -> None:
    lists = terms.load("hints")
    assert len(lists) > 10
    for patterns in lists.values():
        assert all(re.compile(pattern) for pattern in patterns)


def test_the_same_clause_has_the_same_features_whatever_was_read_before() -> None:
    text = "The Clerk would write to the school by the end of March."
    assert first(text) == first(text)
