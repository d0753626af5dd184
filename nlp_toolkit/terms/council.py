"""A council's own settings, council.toml: where it lies, and what is said of one that can't be used."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from nlp_toolkit.records import Outcome, Problem, UnusableError

T = TypeVar("T")
FILE = "council.toml"


def place_of(told: str | Path, *, councils: Path | None = None) -> Path:
    """Say where a council's settings lie, whether or not there is such a file.

    >>> place_of("corpora/councils/brenshire/council.toml").name
    'council.toml'

    Args:
        told: The file, the folder that holds it, or the council's short name within `councils`.
        councils: Folder of councils, one folder each; without it a short name is looked up in the working folder.
    """
    source = Path(told)
    if councils is not None and not source.exists():
        source = councils / source
    return source / FILE if source.is_dir() else source


def read_council(
    told: str | Path, make: Callable[[Mapping[str, Any]], T], *, councils: Path | None = None
) -> Outcome[T]:
    """Read a council's settings and make of them what a step needs.

    Args:
        told: The file, the folder that holds it, or the council's short name within `councils`.
        make: Makes the value of the file's tables; raises UnusableError for what it can't use.
        councils: Folder of councils, one folder each.
    """
    source = place_of(told, councils=councils)
    if not source.is_file():
        remedy = "give the path of the file or of its folder"
        return Outcome(problem=Problem(str(told), f"there is no {FILE} here", remedy))
    try:
        return Outcome(make(tomllib.loads(source.read_text(encoding="utf-8-sig"))))
    except UnusableError as error:
        reason, remedy = error.reason, error.remedy
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason, remedy = f"it is not valid TOML ({error})", "correct that line, or save it again as UTF-8"
    return Outcome(problem=Problem(str(source), reason, remedy))
