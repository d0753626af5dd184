"""Read a taxonomy: the themes that concerns are placed under, each with its definition and examples."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Outcome, Problem, Theme, UnusableError
from nlp_toolkit.terms import load

SHIPPED = ("ehcp",)
COLUMNS = ("code", "name", "definition", "examples")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_KEYS = frozenset({"code", "name", "definition", "examples", "more", "near", "cues", "anywhere"})


@dataclass(frozen=True)
class Taxonomy:
    """Hold the themes that concerns are placed under.

    Attributes:
        name: What it is called ("ehcp").
        themes: The themes, in the order of its file.
        more: (sentence, code): further sentences of each theme, from which it is learned.
        cues: For a code, patterns whose words speak for that theme.
        anywhere: Codes of themes that stand in letters about anything, such as what it does to a family.
    """

    name: str
    themes: tuple[Theme, ...]
    more: tuple[tuple[str, str], ...] = ()
    cues: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    anywhere: frozenset[str] = frozenset()

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Give the codes of the themes, in order."""
        return tuple(theme.code for theme in self.themes)

    def theme(self, code: str) -> Theme:
        """Give the theme with this code.

        Raises:
            KeyError: If there is none.
        """
        for theme in self.themes:
            if theme.code == code:
                return theme
        raise KeyError(code)


def shipped(name: str = "ehcp") -> Taxonomy:
    """Give a taxonomy that comes with the toolkit, with what our own marked letters add to it.

    >>> shipped("ehcp").theme("no_response").name
    'No reply, not kept informed'
    """
    taxonomy = _from_tables(load(name), name)
    letters = load("letters")
    return replace(
        taxonomy, more=(*taxonomy.more, *((text, code) for code in taxonomy.codes for text in letters[code]))
    )


def read_taxonomy(told: str | Path) -> Outcome[Taxonomy]:
    """Read a taxonomy by the name of a shipped one, or from a file.

    Args:
        told: "ehcp"; a .toml file with [[themes]] of code, name, definition and examples; or a .csv file with these
            columns, the examples of a theme each in a row of its own or parted by "|".

    >>> print(read_taxonomy("themes.docx").problem)
    themes.docx: there is no such file; give 'ehcp', or a .toml or .csv file.
    """
    if str(told) in SHIPPED:
        return Outcome(shipped(str(told)))
    path = Path(told)
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return Outcome(_from_tables(_tables(text, path.suffix.lower()), path.stem))
    except UnusableError as error:
        reason, remedy = error.reason, error.remedy
    except OSError:
        reason, remedy = "there is no such file", "give 'ehcp', or a .toml or .csv file"
    except UnicodeDecodeError:
        reason, remedy = "it is not saved in UTF-8", "save it again as UTF-8"
    except tomllib.TOMLDecodeError as error:
        reason, remedy = f"it is not valid TOML ({error})", "correct that line"
    except re.error as error:
        reason, remedy = f"a cue is no regular expression ({error})", "correct the cue"
    return Outcome(problem=Problem(path.name, reason, remedy))


def _tables(text: str, suffix: str) -> Mapping[str, Any]:
    if suffix == ".toml":
        return tomllib.loads(text)
    if suffix == ".csv":
        return _from_rows(text)
    raise UnusableError("a taxonomy is not read from this kind of file", "save it as .toml or .csv")


def _from_rows(text: str) -> dict[str, Any]:
    """Gather the rows of a table, of which several may belong to one theme."""
    dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=",;\t") if text.strip() else csv.excel
    rows = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    header = [(name or "").strip().lower() for name in rows.fieldnames or ()]
    if missing := [name for name in ("code", "name", "definition") if name not in header]:
        raise UnusableError(f"it has no column '{missing[0]}'", f"name its columns {', '.join(COLUMNS)}")
    rows.fieldnames = header
    themes: dict[str, dict[str, Any]] = {}
    for row in rows:
        cells = {key: (value or "").strip() for key, value in row.items() if key in COLUMNS and isinstance(value, str)}
        if not any(cells.values()):
            continue
        code = cells.get("code") or next(reversed(themes), "")
        theme = themes.setdefault(code, {**cells, "code": code, "examples": []})
        theme["examples"] += [part.strip() for part in cells.get("examples", "").split("|") if part.strip()]
    return {"themes": list(themes.values())}


def _from_tables(tables: Mapping[str, Any], name: str) -> Taxonomy:
    entries = tables.get("themes")
    if not isinstance(entries, list) or not entries:
        raise UnusableError("it names no theme", "write [[themes]] with code, name, definition and examples")
    themes = [_theme(entry, place) for place, entry in enumerate(entries, start=1)]
    codes = [theme.code for theme in themes]
    if twice := next((code for code in codes if codes.count(code) > 1), None):
        raise UnusableError(f"the code '{twice}' stands twice", "give each theme a code of its own")
    more = [(text, entry["code"]) for entry in entries for text in _texts(entry.get("more", []), entry["code"], "more")]
    more += [
        (text, code)
        for entry in entries
        for code, texts in _near(entry, codes).items()
        for text in _texts(texts, entry["code"], "near")
    ]
    cues = {
        entry["code"]: tuple(re.compile(cue, re.IGNORECASE) for cue in _texts(entry["cues"], entry["code"], "cues"))
        for entry in entries
        if entry.get("cues")
    }
    anywhere = frozenset(entry["code"] for entry in entries if entry.get("anywhere"))
    return Taxonomy(str(tables.get("name") or name), tuple(themes), tuple(more), cues, anywhere)


def _theme(entry: object, place: int) -> Theme:
    if not isinstance(entry, Mapping):
        raise UnusableError(f"theme {place} is no table", "write [[themes]] above it")
    code = str(entry.get("code") or "")
    if not _CODE.fullmatch(code):
        raise UnusableError(f"theme {place} has the code '{code}'", "write it in small letters, as in no_response")
    if unknown := sorted(set(entry) - _KEYS):
        raise UnusableError(f"theme '{code}' has '{unknown[0]}'", f"write only {', '.join(sorted(_KEYS))}")
    for key in ("name", "definition"):
        if not str(entry.get(key) or "").strip():
            raise UnusableError(f"theme '{code}' has no {key}", f"write its {key} in a few words")
    examples = _texts(entry.get("examples", []), code, "examples")
    return Theme(code, str(entry["name"]).strip(), str(entry["definition"]).strip(), examples)


def _near(entry: Mapping[str, Any], codes: Sequence[str]) -> Mapping[str, Any]:
    near = entry.get("near") or {}
    if not isinstance(near, Mapping):
        raise UnusableError(f"'near' of theme '{entry['code']}' is no table", "write near.code = [sentences]")
    if unknown := next((code for code in near if code not in codes), None):
        raise UnusableError(f"theme '{entry['code']}' is near '{unknown}', which is no theme", "correct the code")
    return near


def _texts(value: object, code: str, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise UnusableError(f"'{key}' of theme '{code}' is no list of texts", 'write them as ["…", "…"]')
    return tuple(text.strip() for text in value)
