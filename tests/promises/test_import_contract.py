"""Layers import downwards only, and steps do not know each other."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "pyproject.toml"


def test_the_layers_import_downwards_only(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(config_filename=str(SETTINGS), no_cache=True) == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_part_of_the_package_has_its_layer() -> None:
    contract = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0]
    named = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    parts = {
        f"nlp_toolkit.{path.stem}"
        for path in (ROOT / "nlp_toolkit").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }
    assert parts == named
