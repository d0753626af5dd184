"""The vocabulary of council English, kept as TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Read one vocabulary by its name.

    Args:
        name: File name without suffix ("months" for terms/months.toml).

    Raises:
        FileNotFoundError: If the package holds no such vocabulary.
    """
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
