"""What the tests of passages share: the language pipeline."""

import pytest

from nlp_toolkit import language


@pytest.fixture(scope="session")
def english():
    return language.load()
