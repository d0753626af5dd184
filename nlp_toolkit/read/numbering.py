"""Work out the numbers and bullets that Word shows before paragraphs and does not store in them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from nlp_toolkit.read.counting import counted

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """Describe one level of a list: how it counts, from where, and how the number is dressed ("(%1)")."""

    style: str = "decimal"
    start: int = 1
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass
class Numbering:
    """Count the lists of one Word file while its paragraphs are read in order.

    Attributes:
        lists: For each list, its levels and the definition it shares its count with.
        styles: For each paragraph style that numbers, its list and level.
    """

    lists: dict[str, tuple[str, dict[int, Level], frozenset[int]]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, number_id: str, level: int) -> str | None:
        """Count one paragraph and give what Word shows before it ("3.1", "(ii)", "•"); None where that is nothing."""
        if number_id not in self.lists:
            return None
        definition, levels, overrides = self.lists[number_id]
        counts = self._counts.setdefault(definition, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for overridden in overrides:
                counts.pop(overridden, None)
        shape = levels.get(level, Level())
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in range(level + 1, _DEEPEST):
            restart = levels.get(deeper, Level()).restart
            if restart != 0 and (restart is None or level < restart):
                counts.pop(deeper, None)
        if shape.style == "bullet":
            return "•"
        if shape.style == "none":
            return None
        return _dressed(shape, levels, counts).strip() or None


def _dressed(shape: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index, Level())
        style = "decimal" if shape.legal and other.style != "bullet" else other.style
        return counted(counts.get(index, other.start), style)

    return re.sub(r"%([1-9])", number, shape.text)


def numbering_of(numbering: Any, styles: Any) -> Numbering:
    """Read the lists that a Word file defines.

    Args:
        numbering: Root element of its numbering part, or None.
        styles: Root element of its styles part, or None.
    """
    result = Numbering()
    if numbering is not None:
        definitions = {one.get(f"{W}abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
        for one in numbering.findall(f"{W}num"):
            number_id = one.get(f"{W}numId")
            definition = _value(one, "abstractNumId")
            if number_id is None or definition not in definitions:
                continue
            levels = _levels(definitions[definition], definitions)
            overrides = set()
            for override in one.findall(f"{W}lvlOverride"):
                index = int(override.get(f"{W}ilvl") or 0)
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[index] = _level(own)
                if start := _value(override, "startOverride"):
                    shape = levels.get(index, Level())
                    levels[index] = Level(shape.style, int(start), shape.text, shape.restart, shape.legal)
                    overrides.add(index)
            result.lists[number_id] = (str(definition), levels, frozenset(overrides))
    if styles is not None:
        _read_styles(styles, result)
    return result


def _levels(definition: Any, definitions: dict[str, Any]) -> dict[int, Level]:
    levels = {int(lvl.get(f"{W}ilvl") or 0): _level(lvl) for lvl in definition.findall(f"{W}lvl")}
    if not levels and (link := _value(definition, "numStyleLink")):
        for other in definitions.values():
            if _value(other, "styleLink") == link:
                return {int(lvl.get(f"{W}ilvl") or 0): _level(lvl) for lvl in other.findall(f"{W}lvl")}
    return levels


def _level(element: Any) -> Level:
    restart = _value(element, "lvlRestart")
    return Level(
        _value(element, "numFmt") or "decimal",
        int(_value(element, "start") or 1),
        _value(element, "lvlText") or "",
        int(restart) if restart is not None else None,
        element.find(f"{W}isLgl") is not None,
    )


def _read_styles(styles: Any, result: Numbering) -> None:
    """Note the styles that number their paragraphs, those that inherit it too."""
    bases = {}
    for style in styles.findall(f"{W}style"):
        name = style.get(f"{W}styleId")
        bases[name] = _value(style, "basedOn")
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None and (number_id := _value(properties, "numId")):
            result.styles[name] = (number_id, int(_value(properties, "ilvl") or 0))
    for name in bases:
        base, steps = bases[name], 0
        while base and name not in result.styles and steps < 20:
            if base in result.styles:
                result.styles[name] = result.styles[base]
            base, steps = bases.get(base), steps + 1


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    value = child.get(f"{W}val") if child is not None else None
    return str(value) if value is not None else None
