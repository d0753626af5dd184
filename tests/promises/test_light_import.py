"""Heavy packages load where they are needed and nowhere else; the core needs none of the extras."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "nlp_toolkit"
TOPICS = {"torch", "bertopic", "umap", "hdbscan", "numba", "sentence_transformers", "transformers", "model2vec"}
HEAVY = TOPICS | {"spacy", "thinc", "pandas", "sklearn", "numpy", "lxml", "openpyxl", "xlsxwriter", "pypdfium2"}
MINUTES = """Library Board
Minutes of the meeting held on 7 March 2023

1. Opening hours

The Director said that visits had risen. She undertook to circulate the figures to members by 31 March 2023.
"""


def loaded(code: str) -> set[str]:
    """Run code in a fresh Python, and tell which top-level packages it left loaded."""
    report = "\nimport sys\nprint('\\n', *sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split())


def command(*words: str) -> str:
    return f"from nlp_toolkit.cli import app\napp({list(words)!r}, standalone_mode=False)"


@pytest.mark.parametrize(
    "code",
    [
        "import nlp_toolkit",
        "import nlp_toolkit.records",
        "import nlp_toolkit.flow",
        "import nlp_toolkit.cli",
        command("--help"),
        command("run", "--help"),
        command("extract", "--help"),
        command("evaluate", "--help"),
        command("pseudonymise", "--help"),
    ],
)
def test_importing_and_asking_for_help_loads_nothing_heavy(code: str) -> None:
    assert loaded(code) & HEAVY == set()


def test_extract_loads_no_topic_model_and_no_scikit_learn(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    used = loaded(command("extract", str(path), "--kind", "minutes", "--format", "jsonl"))
    assert "spacy" in used
    assert used & (TOPICS | {"sklearn", "pandas"}) == set()


def test_the_core_reads_minutes_where_no_extra_is_installed(tmp_path: Path) -> None:
    extras = _modules_of_extras()
    assert {"torch", "bertopic", "pytest", "playwright"} <= extras
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    block = f"""
import sys
from importlib.abc import MetaPathFinder
class Absent(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {sorted(extras)!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Absent())
"""
    out = tmp_path / "out"
    loaded(block + command("run", str(path), "--kind", "minutes", "--out", str(out), "--as-at", "2023-06-30"))
    assert "circulate the figures" in (out / "commitments.jsonl").read_text(encoding="utf-8")


def _modules_of_extras() -> set[str]:
    """Name the modules that only extras bring, as far as pyproject.toml names their packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {_name(line) for extra in project["optional-dependencies"].values() for line in extra}
    core = {_name(line) for line in project["dependencies"]}
    return {
        module
        for module, packages in packages_distributions().items()
        if {_name(package) for package in packages} & (wanted - core) and not module.startswith("_")
    } | {"torch", "bertopic"}


def _name(requirement: str) -> str:
    return re.split(r"[=\[<>; ]", requirement)[0].lower().replace("_", "-")


def test_everything_imported_is_a_declared_requirement() -> None:
    """A package that only comes along with another may be gone with that other's next version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    topics = project["optional-dependencies"]["topics"]
    declared = {_name(line) for line in [*project["dependencies"], *topics]}
    packages = packages_distributions()
    undeclared = {
        (path.relative_to(ROOT).as_posix(), module)
        for path in PACKAGE.rglob("*.py")
        for module in _imported(path)
        if module not in sys.stdlib_module_names
        and module != "nlp_toolkit"
        and not {_name(name) for name in packages.get(module, [module])} & declared
    }
    assert undeclared == set()


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_only_the_topics_import_a_topic_model() -> None:
    heavy = {path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if _imported(path) & TOPICS}
    assert heavy <= {"concerns"}
