"""Read the written sources: a TOML head between +++ lines, then Markdown of a few plain kinds.

A block is a heading (#), a bullet (-), an automatically numbered point (#.), a table (|), a fenced part
(::: name ... :::) or a paragraph. A backslash at the end of a line breaks the line. A paragraph or bullet that
ends with {>JB, PN} carries those initials in the action column at its right. `**bold**` is the only inline mark.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Kind = Literal["heading", "paragraph", "bullet", "number", "table", "fence"]

MARGIN = re.compile(r"\s*\{>([^}]*)\}$")
RULE = re.compile(r"\|(\s*-+\s*\|)+")
BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one block of a source.

    Attributes:
        kind: What it is.
        text: Its words, with line breaks as newlines and bold marks left in.
        level: Depth of a heading.
        margin: Initials in the action column, or "".
        rows: The cells of a table, row by row.
        name: The name of a fenced part.
        parts: What a fenced part holds.
    """

    kind: Kind
    text: str = ""
    level: int = 0
    margin: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    name: str = ""
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one source file: its head and its parts."""

    path: Path
    head: dict[str, Any]
    body: str
    parts: tuple[Part, ...] = field(default=())


def read(path: Path) -> Source:
    """Read one source file."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("+++\n"):
        raise ValueError(f"{path.name}: the first line is not +++; write the head as TOML between two +++ lines.")
    head, _, body = text[4:].partition("\n+++\n")
    return Source(path, tomllib.loads(head), body.strip("\n"), parse(body))


def parse(body: str) -> tuple[Part, ...]:
    """Cut a source's body into its parts."""
    parts: list[Part] = []
    lines = body.split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith(":::"):
            end = next(i for i in range(at + 1, len(lines)) if lines[i].strip() == ":::")
            inner = "\n".join(lines[at + 1 : end])
            parts.append(Part("fence", text=inner, name=line[3:].strip(), parts=parse(inner)))
            at = end + 1
        elif not line.strip():
            at += 1
        else:
            end = _end(lines, at)
            parts.append(_part(lines[at:end]))
            at = end
    return tuple(parts)


def plain(text: str) -> str:
    """Strip the bold marks from a text."""
    return BOLD.sub(r"\1", text)


def runs(text: str) -> list[tuple[str, bool]]:
    """Cut a text into stretches that are bold or not."""
    pieces = BOLD.split(text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def _end(lines: list[str], at: int) -> int:
    """Find the line after the block that begins here."""
    if lines[at].startswith("#"):
        return at + 1
    table = lines[at].startswith("|")
    end = at + 1
    while end < len(lines) and lines[end].strip() and not lines[end].startswith((":::", "- ", "#")):
        if lines[end].startswith("|") != table:
            break
        end += 1
    return end


def _part(lines: list[str]) -> Part:
    """Make the part that these lines are."""
    first = lines[0]
    if first.startswith("|"):
        rows = [line for line in lines if not RULE.fullmatch(line)]
        return Part("table", rows=tuple(tuple(c.strip() for c in row.strip("|").split("|")) for row in rows))
    if heading := re.match(r"(#+) (.*)", first):
        return Part("heading", text=heading[2], level=len(heading[1]))
    text = " ".join(line.strip() for line in lines).replace("\\ ", "\n").removesuffix("\\")
    margin = MARGIN.search(text)
    if margin:
        text = text[: margin.start()]
    note = margin[1] if margin else ""
    if text.startswith("- "):
        return Part("bullet", text=text[2:], margin=note)
    if text.startswith("#. "):
        return Part("number", text=text[3:], margin=note)
    return Part("paragraph", text=text, margin=note)
