"""Clauses of short passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.cases import Case, cases


@pytest.fixture(scope="session")
def case_of() -> Callable[[str, str], Case]:
    """Find the clause of a text whose predicate has a lemma."""
    return lambda text, verb: next(case for case in cases(language.load()(text)) if case.main.lemma == verb)
