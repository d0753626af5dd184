"""What the tests of passages share: an encoder that needs no sentence model, and the language pipeline."""

import pytest

from nlp_toolkit import language
from nlp_toolkit.concerns.group.embed import choose


@pytest.fixture(scope="session")
def lexical():
    return choose("lexical")


@pytest.fixture(scope="session")
def english():
    return language.load()
