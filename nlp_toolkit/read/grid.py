"""Tell tables of data from tables that only lay out the page, and give the parts of either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from nlp_toolkit.read.composer import Part
from nlp_toolkit.read.headings import styled_level
from nlp_toolkit.read.lines import initials
from nlp_toolkit.records import Place
from nlp_toolkit.terms import load

Cell = tuple[Part, ...]
"""The parts of one cell, empty paragraphs too, for they keep what stands beside them in line."""

_NUMBER = re.compile(r"(?:item\s*)?\(?(?:\d{1,4}[a-z]?|[a-z]|[ivx]+)(?:[./]\d{1,3}){0,3}[.):]?", re.IGNORECASE)
_LINE = 62  # characters that the text column of minutes with an action column holds
_LONG = 400  # characters; the text of a data cell is shorter


def table_parts(rows: Sequence[Sequence[Cell]]) -> Iterator[Part]:
    """Give the parts of a table: a row each, or the paragraphs of one that only lays out the page.

    Minutes are often typed into a table of two or three columns, number, text and "Action". There each paragraph of
    the text is a part of its own, with its number before it and its initials in its margin.
    """
    rows = [row for row in rows if any(_text(cell) for cell in row)]
    width = max((len(row) for row in rows), default=0)
    full = [column for column in range(width) if any(_text(row[column]) for row in rows if column < len(row))]
    if len(full) <= 1 or _lays_out(rows):
        yield from _flow(rows, width, full)
        return
    for row in rows:
        yield Part("", "table_row", 0, _place_of(row), tuple(_text(cell) for cell in row))


def _lays_out(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table whose cells hold running text."""
    cells = [[part for part in cell if _words(part)] for row in rows for cell in row]
    nested = any(part.layout == "table_row" for cell in cells for part in cell)
    headed = any(len(cell) > 1 and any(part.layout == "heading" for part in cell) for cell in cells)
    long = sum(len(cell) >= 3 or sum(len(part.text) for part in cell) > _LONG for cell in cells)
    return nested or headed or long >= max(1, 0.2 * len(rows))


def _flow(rows: Sequence[Sequence[Cell]], width: int, full: Sequence[int]) -> Iterator[Part]:
    """Give the paragraphs of a table that only lays out the page, row by row, each column after the other."""
    numbers = full[0] if len(full) > 1 and _number_column(rows, full[0]) else None
    margin = full[-1] if len(full) - (numbers is not None) > 1 and _margin_column(rows, full[-1]) else None
    for row in rows:
        cells = [row[column] if column < len(row) else () for column in range(width)]
        heads = margin is not None and heads_actions(_text(cells[margin]))
        if heads and all(len(_text(cell)) <= 60 for cell in cells):
            yield Part("", "table_row", 0, _place_of(row), tuple(_text(cell) for cell in cells))
            continue
        number = _text(cells[numbers]) if numbers is not None else ""
        main = [part for i, cell in enumerate(cells) if i not in (numbers, margin) for part in cell]
        main = _beside(main, cells[margin]) if margin is not None else [part for part in main if _words(part)]
        yield from _numbered(main, number, row)


def _numbered(parts: list[Part], number: str, row: Sequence[Cell]) -> list[Part]:
    """Put the number of a row before its first part."""
    if not number:
        return parts
    if not parts or parts[0].layout == "table_row":
        return [Part(number, "paragraph", 0, _place_of(row)), *parts]
    if parts[0].text.startswith(number):
        return parts
    first = replace(parts[0], text=f"{number} {parts[0].text}")
    if first.layout == "paragraph":
        level = styled_level(first.text, bold=False)
        first = replace(first, layout="heading" if level else "list_item", level=level or 1)
    return [first, *parts[1:]]


def _beside(parts: Sequence[Part], margin: Cell) -> list[Part]:
    """Put each entry of an action column beside the paragraph it stands level with."""
    entries = [(line, part.text) for line, part in zip(_heights(margin), margin, strict=True) if _words(part)]
    tops = _heights(parts)
    kept = [i for i, part in enumerate(parts) if _words(part)]
    if not kept:
        return [Part("", "paragraph", 0, margin[0].place, margin=text) for _, text in entries]
    gaps = len(entries) < sum(1 for _ in margin)
    beside: dict[int, list[str]] = {}
    for index, (line, text) in enumerate(entries):
        if len(entries) == len(kept):
            target = kept[index]
        elif gaps:
            target = max((i for i in kept if tops[i] <= line), default=kept[0])
        else:
            target = kept[-1]
        beside.setdefault(target, []).append(text)
    return [replace(parts[i], margin="\n".join(beside.get(i, ()))) for i in kept]


def _heights(parts: Sequence[Part]) -> list[int]:
    """Give the line each part begins on, were it printed."""
    tops, line = [], 0
    for part in parts:
        tops.append(line)
        line += max(1, -(-len(part.text) // _LINE))
    return tops


def _margin_column(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Tell a column of initials and names beside the text, by its heading or by what is in it."""
    cells = [row[column] for row in rows if column < len(row) and _text(row[column])]
    if any(heads_actions(_text(cell)) for cell in cells[:2]):
        return True
    parts = [part for cell in cells for part in cell if _words(part)]
    if any(part.layout == "table_row" for part in parts):
        return False
    return bool(parts) and all(initials(part.text) or len(part.text.split()) <= 3 for part in parts)


def heads_actions(words: str) -> bool:
    """Tell the head of a column in which minutes say who is to act ("Action", "By whom")."""
    return words.lower().strip(" :") in _action_heads()


def _number_column(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Tell a column of item numbers."""
    texts = [_text(row[column]) for row in rows if column < len(row) and _text(row[column])]
    return all(_NUMBER.fullmatch(text) or text.lower().strip(" .:") in _number_heads() for text in texts)


def _text(cell: Cell) -> str:
    return "\n".join(_words(part) for part in cell if _words(part))


def _words(part: Part) -> str:
    return " | ".join(cell for cell in part.cells if cell) if part.cells else part.text.strip()


def _place_of(row: Sequence[Cell]) -> Place:
    return next((part.place for cell in row for part in cell if _words(part)), Place())


@cache
def _action_heads() -> frozenset[str]:
    return frozenset(load("reading")["tables"]["action_heads"])


@cache
def _number_heads() -> frozenset[str]:
    return frozenset(load("reading")["tables"]["number_heads"])
