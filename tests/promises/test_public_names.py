"""About a dozen names are all that most work needs; each is found where it is made, and loads only when used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import nlp_toolkit
from nlp_toolkit.commitments.extract.components import COMPONENTS

NAMES = [name for name in nlp_toolkit.__all__ if name != "__version__"]


def test_there_are_about_a_dozen_names() -> None:
    assert 10 <= len(NAMES) <= 15
    assert set(nlp_toolkit._HOMES) == set(NAMES)
    assert set(NAMES) <= set(dir(nlp_toolkit))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_what_its_home_calls_so(name: str) -> None:
    assert getattr(nlp_toolkit, name) is getattr(import_module(nlp_toolkit._HOMES[name]), name)
    assert getattr(nlp_toolkit, name).__doc__
    assert name in str(nlp_toolkit.__doc__)


def test_type_checkers_see_the_same_names_in_the_same_places() -> None:
    tree = ast.parse(Path(str(nlp_toolkit.__file__)).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.name: node.module for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert seen == nlp_toolkit._HOMES


def test_no_name_hides_a_package() -> None:
    folder = Path(str(nlp_toolkit.__file__)).parent
    assert {path.stem for path in folder.iterdir() if path.name != "__init__.py"} & set(NAMES) == set()


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'promises'"):
        nlp_toolkit.promises  # noqa: B018


def test_components_are_there_in_a_python_that_imported_spacy_alone() -> None:
    code = f"""
import spacy
nlp = spacy.blank("en")
for name in {COMPONENTS!r}:
    nlp.add_pipe(name)
print(*nlp.pipe_names)
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert tuple(done.stdout.split()) == COMPONENTS
