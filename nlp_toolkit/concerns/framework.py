"""Read a council's improvement plan from its own file."""

from __future__ import annotations

import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Framework, Outcome, PlanAction, Problem, UnusableError

COLUMNS = ("code", "title", "description", "lead", "actions")
ACTION_KEYS = frozenset({"code", "title", "description", "lead"})


def read_framework(path: Path) -> Outcome[Framework]:
    """Read an improvement plan from a TOML file or a workbook.

    Args:
        path: A .toml file with [[areas]] and their [[areas.actions]], or an .xlsx whose first row names the columns
            code, title, description, lead and actions; each line of an "actions" cell is an action of that row.
    """
    try:
        if path.suffix.lower() == ".xlsx":
            return Outcome(_from_workbook(path))
        return Outcome(_from_toml(tomllib.loads(path.read_text(encoding="utf-8-sig")), path.stem))
    except UnusableError as error:
        reason, remedy = error.reason, error.remedy
    except FileNotFoundError:
        reason, remedy = "there is no such file", "give the improvement plan as .toml or .xlsx"
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason, remedy = f"it is not valid TOML ({error})", "correct that line, or save it again as UTF-8"
    except (OSError, KeyError, zipfile.BadZipFile):
        reason, remedy = "it cannot be read as a workbook", "save it again as .xlsx"
    return Outcome(problem=Problem(path.name, reason, remedy))


def _from_toml(table: Mapping[str, Any], name: str) -> Framework:
    areas = table.get("areas")
    if not isinstance(areas, list) or not areas:
        raise UnusableError("it names no area", "write [[areas]] with code, title and [[areas.actions]]")
    actions = [
        _action(entry, area=" ".join(str(area[key]) for key in ("code", "title") if area.get(key)))
        for area in areas
        for entry in area.get("actions", [])
    ]
    return _framework(str(table.get("name", name)), actions)


def _from_workbook(path: Path) -> Framework:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        rows = [[_cell(value) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    finally:
        book.close()
    header = [cell.lower() for cell in rows[0]] if rows else []
    if not {"code", "title"} <= set(header):
        raise UnusableError("its first row does not name the columns", f"name them {', '.join(COLUMNS)}")
    entries = [dict(zip(header, row, strict=False)) for row in rows[1:] if any(row)]
    return _framework(path.stem, [action for entry in entries for action in _of_row(entry)])


def _of_row(entry: Mapping[str, str]) -> Iterator[PlanAction]:
    """Give the actions of one row: each line of its "actions" cell, or the row itself."""
    lines = [line.strip(" -•\t") for line in entry.get("actions", "").splitlines() if line.strip(" -•\t")]
    whole = _action({key: value for key, value in entry.items() if key in ACTION_KEYS}, area="")
    if not lines:
        yield whole
    for number, line in enumerate(lines, start=1):
        area = f"{whole.code} {whole.title}".strip()
        yield PlanAction(f"{whole.code}.{number}", line, whole.description, whole.lead, area)


def _action(entry: Mapping[str, Any], *, area: str) -> PlanAction:
    unknown = sorted(set(entry) - ACTION_KEYS)
    if unknown:
        raise UnusableError(f'"{unknown[0]}" is not a part of an action', f"use {', '.join(sorted(ACTION_KEYS))}")
    if not entry.get("code") or not entry.get("title"):
        raise UnusableError("an action has no code or no title", "give both to every action")
    told = {key: " ".join(str(entry.get(key, "")).split()) for key in ACTION_KEYS}
    return PlanAction(told["code"], told["title"], told["description"], told["lead"], area)


def _framework(name: str, actions: list[PlanAction]) -> Framework:
    codes = [action.code for action in actions]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if not actions:
        raise UnusableError("it names no action", "give each area at least one action")
    if twice:
        raise UnusableError(f"the code {twice[0]} stands twice", "give every action a code of its own")
    return Framework(name, tuple(actions))


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()
