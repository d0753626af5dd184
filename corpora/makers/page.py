"""Make a web page from a source: a whole meeting, one agenda item, or a filled-in web form."""

from __future__ import annotations

import jinja2
from markupsafe import Markup, escape

from makers.source import Part, Source, plain, runs

TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("makers"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def make(source: Source) -> bytes:
    """Make the page that the source's head asks for."""
    template = TEMPLATES.get_template(f"{source.head['page']}.html")
    front, items = _items(source.parts)
    answers = [part.strip() for part in source.body.split("\n--- \n")]
    page = template.render(head=source.head, front=front, items=items, answers=answers)
    return page.encode("utf-8")


def _items(parts: tuple[Part, ...]) -> tuple[Markup, list[dict[str, object]]]:
    """Sort the parts into what comes before the first item, and the items."""
    front: list[Part] = []
    items: list[tuple[str, str, list[Part]]] = []
    for part in parts:
        if part.kind == "heading":
            number, _, title = plain(part.text).partition(" ")
            items.append((number, title, []))
        else:
            (items[-1][2] if items else front).append(part)
    return _html(front), [_item(number, title, inner) for number, title, inner in items]


def _item(number: str, title: str, parts: list[Part]) -> dict[str, object]:
    """Lay out one agenda item: its documents, its decision, its minutes."""
    papers = [part for part in parts if part.name == "docs"]
    decisions = [part for part in parts if part.name == "decision"]
    rest = [part for part in parts if part.name != "docs"]
    return {
        "number": number,
        "title": title,
        "papers": [tuple(line.split(" | ")) for part in papers for line in part.text.strip().split("\n")],
        "decision": _html([inner for part in decisions for inner in part.parts]),
        "minutes": _html(rest),
    }


def _html(parts: list[Part]) -> Markup:
    """Write parts as the paragraphs, lists and tables of a page."""
    out: list[str] = []
    listed = False
    for part in parts:
        if (part.kind == "bullet") != listed:
            listed = not listed
            out.append("<ul>" if listed else "</ul>")
        if part.kind == "fence":
            out.append(_html(list(part.parts)))
        elif part.kind == "table":
            rows = ("".join(f"<td>{_line(cell)}</td>" for cell in row) for row in part.rows)
            out.append("<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        elif part.kind == "bullet":
            out.append(f"<li>{_line(part.text)}</li>")
        else:
            out.append(f"<p>{_line(part.text)}</p>")
    if listed:
        out.append("</ul>")
    return Markup("\n".join(out))  # every text in it went through escape  # noqa: S704


def _line(text: str) -> str:
    """Write one text with its bold stretches and line breaks."""
    pieces = (f"<strong>{escape(piece)}</strong>" if bold else str(escape(piece)) for piece, bold in runs(text))
    return "".join(pieces).replace("\n", "<br />")
