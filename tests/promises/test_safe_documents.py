"""Only the step that hides names makes a SafeDocument, so that no later step can be handed a letter as it was."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "nlp_toolkit"
MAKER = "concerns/pseudonymise/"


def makes_safe_documents(code: str) -> bool:
    """Tell whether code constructs a SafeDocument, under whatever name it imported it."""
    tree = ast.parse(code)
    names = {"SafeDocument"} | {
        alias.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "SafeDocument" and alias.asname
    }
    names |= {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in names
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in names:
                return True
            if isinstance(called, ast.Attribute) and called.attr == "SafeDocument":
                return True
    return False


def test_only_pseudonymise_makes_safe_documents() -> None:
    makers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if makes_safe_documents(path.read_text(encoding="utf-8"))
    }
    assert makers
    assert {name for name in makers if not name.startswith(MAKER)} == set()


def test_the_search_sees_through_names() -> None:
    taken = "from nlp_toolkit.records import SafeDocument"
    assert makes_safe_documents(f"{taken} as Letter\nLetter('a', 'b', 'c')")
    assert makes_safe_documents("import nlp_toolkit.records as r\nr.SafeDocument('a', 'b', 'c')")
    assert makes_safe_documents(f"{taken}\nmake = SafeDocument\nmake('a', 'b', 'c')")
    assert not makes_safe_documents(f"{taken}\ndef f(x: SafeDocument): return x.text")
