"""Go through the XML of a Word file and gather its paragraphs and tables, as a reader of the page meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as KIND

from nlp_toolkit.read.characters import clean
from nlp_toolkit.read.composer import Part, styled
from nlp_toolkit.read.grid import Cell, table_parts
from nlp_toolkit.read.lines import initials
from nlp_toolkit.read.numbering import W, numbering_of
from nlp_toolkit.records import Place

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = frozenset(
    W + name
    for name in (
        *("del", "moveFrom", "instrText", "delText", "delInstrText", "object"),
        *("pPr", "rPr", "sectPr", "tblPr", "sdtPr"),
    )
)
_OFF = frozenset({"0", "false", "off"})
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0D8": "•", "F0FC": "✓", "F0FE": "☒", "F0A8": "☐", "F06F": "☐", "F0E0": "→"}
_TABBED = re.compile(r"(?P<text>.{25,}?)[ ]?\t+(?P<margin>[^\t]{2,30})", re.DOTALL)


class Story:
    """Read the paragraphs of one Word file; its lists are counted as they are met."""

    def __init__(self, file: Any) -> None:
        self._numbering = numbering_of(_part_root(file, KIND.NUMBERING), _part_root(file, KIND.STYLES))
        self._headings, self._bold = _styles(_part_root(file, KIND.STYLES))
        self._number = 0

    def parts(self, element: Any) -> Iterator[Part]:
        """Give the parts within an element, in order."""
        for child in element:
            yield from self._child(child)

    def _child(self, child: Any) -> Iterator[Part]:
        tag = child.tag
        if tag == f"{W}p":
            yield from self._paragraph(child)
        elif tag == f"{W}tbl":
            yield from table_parts(self._rows(child))
        elif tag == _ALTERNATE:
            yield from self.parts(_chosen(child))
        elif isinstance(tag, str) and tag not in _SKIPPED:
            yield from self.parts(child)

    def _paragraph(self, paragraph: Any, *, keep_empty: bool = False) -> Iterator[Part]:
        self._number += 1
        place = Place(paragraph=self._number)
        runs = list(_runs(paragraph))
        text = clean("".join(text for text, _ in runs))
        if not text:
            if keep_empty:
                yield Part("", place=place)
        else:
            yield from self._made(paragraph, text, runs, place)
        for box in _boxes(paragraph):
            for part in self.parts(box):
                yield replace(part, place=replace(part.place, part="text box"))

    def _made(self, paragraph: Any, text: str, runs: list[tuple[str, bool | None]], place: Place) -> Iterator[Part]:
        style = _style(paragraph)
        label, depth = self._label(paragraph, style)
        text, margin = _margin(text)
        bold = all(self._bold.get(style, False) if own is None else own for piece, own in runs if piece.strip())
        level = self._headings.get(style, 0) or _outline(paragraph)
        whole = f"{label} {text}" if label else text
        made = list(styled(whole, place, bold=bold, level=level))
        if label and made[0].layout != "heading":
            made[0] = replace(made[0], layout="list_item", level=depth)
        made[-1] = replace(made[-1], margin=margin)
        yield from made

    def _label(self, paragraph: Any, style: str) -> tuple[str, int]:
        """Give the number or bullet that Word shows before a paragraph, and the depth of its list."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = self._numbering.styles.get(style, ("", 0))
        if own is not None:
            number = _attribute(own, "numId") or number
            level = int(_attribute(own, "ilvl") or level)
        if number in ("", "0"):
            return "", 0
        return self._numbering.label(number, level) or "", level + 1

    def _rows(self, table: Any) -> list[list[Cell]]:
        """Give the cells of a table; one that spans columns is followed by empty ones, one merged upwards is empty."""
        rows: list[list[Cell]] = []
        for row in _inner(table, "tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            before = row.find(f"{W}trPr/{W}gridBefore")
            cells: list[Cell] = [()] * _whole(before)
            for cell in _inner(row, "tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                continued = merge is not None and merge.get(f"{W}val") != "restart"
                parts = tuple(self._cell(cell))
                cells.append(() if continued and not any(part.text or part.cells for part in parts) else parts)
                cells += [()] * max(0, _whole(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1)
            rows.append(cells)
        return rows

    def _cell(self, cell: Any) -> Iterator[Part]:
        for child in cell:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, keep_empty=True)
            else:
                yield from self._child(child)


def _runs(element: Any) -> Iterator[tuple[str, bool | None]]:
    """Give the texts within a paragraph and whether each is bold; text boxes apart, deletions left out."""
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED or tag in (f"{W}drawing", f"{W}pict"):
            continue
        if tag == _ALTERNATE:
            chosen = _chosen(child)
            yield from _runs(chosen) if chosen.find(f".//{W}txbxContent") is None else ()
        elif tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            if properties is None or not _on(properties, "vanish"):
                yield "".join(_pieces(child)), _own_bold(properties)
        elif tag == _MATHS:
            yield child.text or "", None
        else:
            yield from _runs(child)


def _pieces(run: Any) -> Iterator[str]:
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name == "cr" or (name == "br" and child.get(f"{W}type") in (None, "textWrapping")):
            yield "\n"
        elif name == "br":
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name == "sym":
            yield _symbol(child)
        elif child.tag == _ALTERNATE:
            yield from _pieces(_chosen(child))


def _symbol(element: Any) -> str:
    code = (element.get(f"{W}char") or "").upper()
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    return chr(int(code, 16)) if re.fullmatch("[0-9A-F]{4}", code) and not code.startswith(("E", "F")) else "\ufffd"


def _margin(text: str) -> tuple[str, str]:
    """Part initials that a tab has pushed to the right from the words they stand beside."""
    match = _TABBED.fullmatch(text)
    return (match["text"], match["margin"]) if match and initials(match["margin"]) else (text, "")


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Give the text boxes anchored in a paragraph, each once though Word stores them twice."""
    for box in paragraph.iter(f"{W}txbxContent"):
        outer = list(box.iterancestors(_FALLBACK, f"{W}txbxContent"))
        inside = [one for one in outer if paragraph in one.iterancestors()]
        if any(one.tag == f"{W}txbxContent" for one in inside):
            continue
        if not any(_has_choice(one) for one in inside):
            yield box


def _has_choice(fallback: Any) -> bool:
    return any(choice.find(f".//{W}txbxContent") is not None for choice in fallback.getparent().findall(_CHOICE))


def _chosen(alternate: Any) -> Any:
    """Give the form of a piece that Word would show: the newer, or the older where that holds no text."""
    choices = [*alternate.findall(_CHOICE), *alternate.findall(_FALLBACK)]
    return next((one for one in choices if one.find(f".//{W}t") is not None), choices[0] if choices else alternate)


def _inner(element: Any, name: str) -> Iterator[Any]:
    """Give the rows or cells of an element, those in content controls too, but not those of tables within."""
    for child in element:
        if child.tag == W + name:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _inner(child, name)


def _style(paragraph: Any) -> str:
    properties = paragraph.find(f"{W}pPr")
    return (_attribute(properties, "pStyle") or "") if properties is not None else ""


def _outline(paragraph: Any) -> int:
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    return int(level.get(f"{W}val")) + 1 if level is not None and level.get(f"{W}val") in "012345" else 0


def _own_bold(properties: Any) -> bool | None:
    if properties is None or properties.find(f"{W}b") is None:
        return None
    return _on(properties, "b")


def _on(properties: Any, name: str) -> bool:
    element = properties.find(W + name)
    return element is not None and (element.get(f"{W}val") or "1").lower() not in _OFF


def _styles(root: Any) -> tuple[dict[str, int], dict[str, bool]]:
    """Give the level of each heading style, and the styles whose text is bold."""
    levels: dict[str, int] = {}
    bold: dict[str, bool] = {}
    bases: dict[str, str | None] = {}
    for style in root.findall(f"{W}style") if root is not None else ():
        name = style.get(f"{W}styleId") or ""
        shown = (_attribute(style, "name") or "").lower()
        bases[name] = _attribute(style, "basedOn")
        if match := re.fullmatch(r"heading (\d)", shown):
            levels[name] = int(match[1])
        elif shown in ("title", "subtitle"):
            levels[name] = 1 if shown == "title" else 2
        elif (outline := style.find(f"{W}pPr/{W}outlineLvl")) is not None:
            levels[name] = _whole(outline) + 1
        properties = style.find(f"{W}rPr")
        if properties is not None and properties.find(f"{W}b") is not None:
            bold[name] = _on(properties, "b")
    for name in bases:
        base, steps = bases[name], 0
        while base and steps < 20:
            if base in levels:
                levels.setdefault(name, levels[base])
            if base in bold:
                bold.setdefault(name, bold[base])
            base, steps = bases.get(base), steps + 1
    return {name: level for name, level in levels.items() if level <= 6}, bold


def _part_root(file: Any, kind: str) -> Any:
    for relation in file.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return getattr(relation.target_part, "element", None)
    return None


def _attribute(element: Any, name: str) -> str | None:
    child = element.find(W + name)
    value = child.get(f"{W}val") if child is not None else None
    return str(value) if value is not None else None


def _whole(element: Any, otherwise: int = 0) -> int:
    value = element.get(f"{W}val") if element is not None else None
    return int(value) if value and value.isdigit() else otherwise
