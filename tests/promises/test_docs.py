"""Every page of the documentation is in the site, and the code on it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nlp_toolkit.terms import load

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = {page.name: BLOCK.findall(page.read_text(encoding="utf-8")) for page in sorted(DOCS.glob("*.md"))}
WITH_CODE = [name for name, blocks in PAGES.items() if blocks]


def test_there_are_as_many_blocks_of_code_as_were_written() -> None:
    assert sum(map(len, PAGES.values())) >= 9
    assert "researchers.md" in WITH_CODE


@pytest.mark.parametrize("name", WITH_CODE)
def test_the_code_of_a_page_runs_from_top_to_bottom(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    space: dict[str, object] = {"__name__": name}
    for block in PAGES[name]:
        exec(compile(block, name, "exec"), space)


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [name for name in PAGES if f": {name}" not in contents] == []
    assert [name for name in re.findall(r": ([\w-]+\.md)", contents) if name not in PAGES] == []


@pytest.mark.parametrize("told", load("report")["scores"]["measured"], ids=lambda told: told["what"])
def test_the_scores_on_the_page_are_those_of_the_documentation(told: dict[str, str]) -> None:
    numbers = re.findall(r"\d+(?:\.\d+)?", told["score"])
    page = (DOCS / "accuracy.md").read_text(encoding="utf-8")
    assert numbers
    assert [number for number in numbers if not re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.]*\d)", page)] == []
