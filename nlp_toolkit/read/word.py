"""Read Word documents: paragraphs, lists, tables, text boxes, notes, headers and footers, in reading order."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.exceptions import PackageNotFoundError

from nlp_toolkit.read.composer import Composer, Part
from nlp_toolkit.read.numbering import W
from nlp_toolkit.read.source import Source, UnreadableError
from nlp_toolkit.read.story import Story
from nlp_toolkit.records import Document, Outcome, Place, Problem

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_LARGE = 2_160_000  # English metric units, 6 cm: larger than a logo


def read(source: Source) -> Iterator[Outcome[Document]]:
    """Read one Word document.

    Raises:
        UnreadableError: If it is damaged, harmful, or holds no words.
    """
    try:
        file = docx.Document(io.BytesIO(source.data))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableError("the file is damaged", "open it in Word and save it again as .docx") from error
    story = Story(file)
    body = list(story.parts(file.element.body))
    notes = [part for kind in ("footnote", "endnote") for part in _notes(file, story, kind)]
    said = {" ".join(part.text.split()) for part in body}
    composer = Composer([*_edges(file, story, "header", said), *body, *notes, *_edges(file, story, "footer", said)])
    pictures = _pictures(file.element.body)
    if not any(c.isalnum() for part in (*body, *notes) for c in part.text + "".join(part.cells) + part.margin):
        if pictures or file.element.body.find(f".//{W}drawing") is not None:
            raise UnreadableError(
                "it holds only pictures of pages and no text",
                "run it through text recognition (OCR) and save the result as .docx or .pdf",
            )
        raise UnreadableError("it holds no words", "check that it is the right file and save it again")
    remarks = tuple(_remarks(source, file, pictures))
    yield source.document(composer.text, composer.blocks, fields=_fields(file), remarks=remarks)


def _edges(file: Any, story: Story, which: str, said: set[str]) -> Iterator[Part]:
    """Give headers or footers, each once and only where the body does not say the same."""
    seen: set[str] = set()
    for kind, part in ((relation.reltype, relation) for relation in file.part.rels.values()):
        if kind != (KIND.HEADER if which == "header" else KIND.FOOTER) or part.is_external:
            continue
        for piece in story.parts(part.target_part.element):
            text = " ".join((piece.text or "  ".join(piece.cells)).split())
            if text and text not in seen and text not in said:
                seen.add(text)
                yield Part(text, "furniture", 0, Place(part=which))


def _notes(file: Any, story: Story, kind: str) -> Iterator[Part]:
    """Give the footnotes or endnotes, which stand after the text."""
    from lxml import etree

    for relation in file.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{kind}s"):
            continue
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for note in root.findall(f"{W}{kind}"):
            if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            place = Place(part=f"{kind} {note.get(f'{W}id')}")
            for part in story.parts(note):
                yield Part(part.text or " ".join(part.cells), "paragraph", 0, place)


def _pictures(body: Any) -> int:
    """Count the pictures that are large enough to hold text."""
    sizes = [(int(one.get("cx") or 0), int(one.get("cy") or 0)) for one in body.iter(_DRAWN)]
    return sum(width >= _LARGE and height >= _LARGE for width, height in sizes)


def _remarks(source: Source, file: Any, pictures: int) -> Iterator[Problem]:
    if pictures:
        yield source.problem(
            f"{_some(pictures, 'picture')} in it may hold text that was not read",
            "look at it there, and type its words into the document if they matter",
        )
    body = file.element.body
    comments = sum(1 for relation in file.part.rels.values() if relation.reltype == KIND.COMMENTS)
    if comments and body.find(f".//{W}commentReference") is not None:
        number = sum(1 for _ in body.iter(f"{W}commentReference"))
        yield source.problem(f"{_some(number, 'comment')} in its margin left out", "put what matters into the text")
    if deleted := sum(1 for _ in body.iter(f"{W}del")):
        yield source.problem(
            f"it has tracked changes; {_some(deleted, 'deletion')} left out and insertions kept",
            "accept or reject the changes in Word if that is wrong",
        )
    if (objects := sum(1 for _ in body.iter(f"{W}object"))) or body.find(f".//{W}altChunk") is not None:
        yield source.problem(
            f"{_some(max(objects, 1), 'embedded file')} in it not read",
            "open it there and save it as a file of its own",
        )


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _fields(file: Any) -> tuple[tuple[str, str], ...]:
    """Give the title that the file has in its properties."""
    title = re.sub(r"\s+", " ", file.core_properties.title or "").strip()
    return (("title", title),) if title and title.lower() != "word document" else ()
