"""The notebooks read well unrun: outputs of the code that stands there, nothing of the machine that made them."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
MACHINE = re.compile(r"(?<![\w.:/])/(?:work|root|home|tmp|Users|mnt|var)/|[A-Z]:\\\\Users")
LEAST = 8
WARNING = re.compile(r"datetime\.timezone|\b\w*Warning\b|Traceback")


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def code_cells(path: Path) -> list[Any]:
    return [cell for cell in read(path).cells if cell.cell_type == "code"]


def build() -> Any:
    spec = importlib.util.spec_from_file_location("notebooks_build", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_they_are_numbered_in_the_order_of_the_flow() -> None:
    numbers = [path.name[:2] for path in NOTEBOOKS]
    assert numbers == [f"{number:02}" for number in range(1, len(NOTEBOOKS) + 1)]
    assert len(NOTEBOOKS) >= LEAST
    for path, number in zip(NOTEBOOKS, numbers, strict=True):
        assert read(path).cells[0].source.startswith(f"# {int(number)}. ")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestOneNotebook:
    def test_its_outputs_are_of_this_code(self, path: Path) -> None:
        notebook = read(path)
        nbformat.validate(notebook)
        assert notebook.metadata["nlp_toolkit"]["code_sha256"] == build().fingerprint(notebook), "run: make notebooks"
        assert notebook.metadata["kernelspec"]["name"] == "python3"
        assert [cell.execution_count for cell in code_cells(path)] == list(range(1, len(code_cells(path)) + 1))

    def test_it_shows_something_and_nothing_failed(self, path: Path) -> None:
        outputs = [output for cell in code_cells(path) for output in cell.outputs]
        assert len(outputs) >= 4
        assert {output.output_type for output in outputs} <= {"execute_result", "display_data", "stream"}
        assert [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"] == []
        pictures = [
            output for output in outputs if {"image/svg+xml", "image/png", "text/html"} & {*output.get("data", {})}
        ]
        assert pictures

    def test_it_tells_nothing_of_the_machine(self, path: Path) -> None:
        text = json.dumps(json.loads(path.read_text(encoding="utf-8")), ensure_ascii=False)
        assert MACHINE.findall(text) == []
        assert [WARNING.findall(json.dumps(cell.outputs)) for cell in code_cells(path)] == [
            [] for _ in code_cells(path)
        ]
        assert [cell.metadata for cell in read(path).cells] == [{} for _ in read(path).cells]

    def test_it_is_short_and_its_links_lead_somewhere(self, path: Path) -> None:
        cells = read(path).cells
        assert 6 <= len(cells) <= 18
        assert len(code_cells(path)) <= 10
        for cell in cells:
            for name in re.findall(r"\]\((\d\d-[\w-]+\.ipynb)\)", cell.source):
                assert (FOLDER / name).is_file()

    def test_its_code_can_be_read_and_names_no_file_of_its_writer(self, path: Path) -> None:
        for cell in code_cells(path):
            ast.parse(cell.source)
            assert not re.search(r"[\"']/[a-z]+/", cell.source)


def test_the_search_sees_machine_paths() -> None:
    assert MACHINE.search('"/home' + '/someone/minutes"')
    assert MACHINE.search("in /tmp/x")
    assert not MACHINE.search("https://example.org/home/page")
    assert not MACHINE.search("and/or")


def test_changed_code_has_another_fingerprint() -> None:
    notebook = read(NOTEBOOKS[0])
    before = build().fingerprint(notebook)
    next(cell for cell in notebook.cells if cell.cell_type == "code").source += " "
    assert build().fingerprint(notebook) != before
