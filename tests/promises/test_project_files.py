"""What the project promises about itself: versions, sizes, vocabulary, and no trace of where it was written."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from nlp_toolkit import __version__, terms

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MEGABYTE = 2**20


def tracked() -> list[Path]:
    """List the files that git keeps; where there is no git, those that a clone would hold."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True).stdout
        return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]
    folders = ("nlp_toolkit", "tests", "corpora", "training", "docs", "benchmarks")
    return [path for name in folders for path in (ROOT / name).rglob("*") if path.is_file()]


def test_conda_and_pip_install_the_same() -> None:
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    python = next(line for line in kept if "python=" in line).split("python=")[1].strip()
    assert kept == [
        "name: nlp_toolkit",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python={python}",
        "  - pip",
        "  - pip:",
        "      - -e .[all]",
    ]
    assert PROJECT["project"]["requires-python"] == f">={python}"
    assert PROJECT["tool"]["mypy"]["python_version"] == python
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{python.replace('.', '')}"


def test_every_requirement_is_pinned() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    whole = extras.pop("all")
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *chain(*extras.values())]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.\[\]-]+==[0-9][A-Za-z0-9.+]*", line)] == []
    assert whole == [f"nlp-toolkit[{','.join(extras)}]"]


def test_the_changelog_opens_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == __version__


def test_the_package_stays_small() -> None:
    def size(folder: Path) -> float:
        files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        return sum(path.stat().st_size for path in files) / MEGABYTE

    assert 1 < size(ROOT / "nlp_toolkit" / "language" / "en_minutes") <= 25
    assert size(ROOT / "nlp_toolkit") <= 35
    assert (ROOT / "docs" / "register.png").stat().st_size < 300_000


READ_THEIR_OWN_WAY = {"due", "homes", "identifiers"}
"""Vocabularies whose patterns hold placeholders; the tests of their steps run their examples."""


def vocabularies() -> list[str]:
    return sorted(path.stem for path in (ROOT / "nlp_toolkit" / "terms").glob("*.toml"))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def entries(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "pattern" in value:
            yield value
        for inner in value.values():
            yield from entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from entries(inner)


@pytest.mark.parametrize("name", vocabularies())
def test_a_vocabulary_loads_and_its_patterns_compile(name: str) -> None:
    told = list(strings(terms.load(name)))
    assert told
    for text in told:
        if re.search(r"\\[bwWsSd]|\(\?", text) and "{" not in re.sub(r"\{\d+,?\d*\}", "", text):
            re.compile(text)


@pytest.mark.parametrize("name", vocabularies())
def test_a_pattern_that_brings_examples_brings_near_misses(name: str) -> None:
    lacking = [entry["pattern"] for entry in entries(terms.load(name)) if ("matches" in entry) != ("misses" in entry)]
    assert lacking == []


@pytest.mark.parametrize("name", [name for name in vocabularies() if name not in READ_THEIR_OWN_WAY])
def test_a_pattern_finds_its_matches_and_leaves_its_misses(name: str) -> None:
    for entry in entries(terms.load(name)):
        pattern = re.compile(entry["pattern"], re.IGNORECASE)
        assert [text for text in entry.get("matches", []) if not pattern.search(text)] == []
        assert [text for text in entry.get("misses", []) if pattern.search(text)] == []


def test_no_file_tells_where_it_was_written() -> None:
    """No path of a machine, no private address, nothing outside the project."""
    patterns = [
        r"(?<![\w.])/(?:wor" + r"k|root|home/\w+|Users/\w+|mnt|srv)/\w",
        r"https?://(?:10|127|192\.168|172\.\d+)\.[\d.]+|https?://[\w.-]+\.(?:internal|local|corp|lan)\b",
    ]
    wanted = re.compile("|".join(patterns), re.IGNORECASE)
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [(path.relative_to(ROOT).as_posix(), match.group()) for match in wanted.finditer(text)]
    assert found == []


def test_nothing_names_a_folder_beside_the_project() -> None:
    outside = re.compile(r"(?:\.\./)+sha" + r"red\b")
    texts = [path for path in tracked() if path.suffix in {".py", ".md", ".toml", ".yml", ".txt", ".cfg", ""}]
    assert len(texts) > 100
    assert [path.name for path in texts if outside.search(path.read_text(encoding="utf-8", errors="ignore"))] == []


def test_no_built_file_is_tracked() -> None:
    names = [path.relative_to(ROOT).as_posix() for path in tracked()]
    assert [name for name in names if re.search(r"(^|/)(__pycache__|\.venv|out|build|dist)/|\.pyc$", name)] == []
    assert [path.name for path in tracked() if path.stat().st_size > 25 * MEGABYTE] == []
