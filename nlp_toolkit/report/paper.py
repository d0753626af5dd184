"""Lay out Word documents on A4 that a screen reader can follow: real headings, headed tables, alternative texts."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.wording import printable

FONT = "Arial"
SIZES = {"Normal": 11, "Heading 1": 18, "Heading 2": 14, "Heading 3": 12}
"""Points of the styles in use."""

IN_TABLES = 8.5
"""Points of words in tables."""

CELLS, HEADS = "Cell", "Cell heading"
"""Styles of words in tables."""

LETTERS = {"ijltfI()/.,:;’' ": 0.09, "mwMW": 0.27}
"""Centimetres that narrow and wide letters of a bold word in a table take."""

LETTER = {True: 0.212, False: 0.168}
"""Centimetres that any other letter takes, where it is a capital and where it is not."""

PADDING = 0.44
"""Centimetres beside the words of a cell."""

MARGIN = 1.5
"""Centimetres around a page."""

COLOURS = ("Red", "Amber", "Green", "Grey")
"""Words that stand on the colour they name."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The moment that every part of a document bears, so that the same words give the same bytes."""


def paper(title: str, *, on: dt.date, author: str = "", landscape: bool = False) -> WordDocument:
    """Make an empty A4 document with its styles, properties and page numbers.

    Args:
        title: Title of the document, as its properties and its foot give it.
        on: Day of the document.
        author: Body that issues it.
        landscape: Whether the long side lies.
    """
    document = docx.Document()
    section = document.sections[0]
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    facts = document.core_properties
    facts.title, facts.author, facts.last_modified_by, facts.language = title, author, author, "en-GB"
    facts.comments, facts.revision = "", 1
    facts.created = facts.modified = dt.datetime(on.year, on.month, on.day)  # noqa: DTZ001 - a day has no zone
    for name, size in SIZES.items():
        _set_style(document.styles[name], name, size)
    _add_cell_styles(document)
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{printable(title)} · page ").font.size = Pt(9)
    write_field(foot, "PAGE", size=9)
    return document


def write_table(
    document: WordDocument,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float],
    title: str,
    description: str,
) -> Table:
    """Write a table whose header comes again on every page and whose rows are not torn.

    A cell that begins with the name of a colour stands on that colour.

    Args:
        document: Where to write.
        headings: Names of the columns.
        rows: The cells, a row each; the first cell heads its row.
        widths: Widths of the columns in any unit; the table is as wide as the page, and no word is broken.
        title: What the table is, for who cannot see it.
        description: What it shows, for who cannot see it.
    """
    table: Table = document.add_table(rows=len(rows) + 1, cols=len(headings), style="Table Grid")
    table.autofit = False
    fitting = [Cm(width) for width in fitted(widths, [headings, *rows], room=_room(document))]
    for column, width in zip(table.columns, fitting, strict=True):
        column.width = width
    for number, (made, row) in enumerate(zip(table.rows, [headings, *rows], strict=True)):
        for cell, words, width in zip(made.cells, row, fitting, strict=True):
            cell.width = width
            _write_cell(cell, words, heads=number == 0)
        properties = made._tr.get_or_add_trPr()
        _mark(properties, "w:cantSplit")
        if number == 0:
            _mark(properties, "w:tblHeader")
    _mark(table._tbl.tblPr, "w:tblCaption", title)
    _mark(table._tbl.tblPr, "w:tblDescription", description)
    document.add_paragraph().paragraph_format.space_after = Pt(4)
    return table


def write_picture(document: WordDocument, png: bytes, *, alt: str) -> None:
    """Place a picture over the width of the page, with its alternative text."""
    shape = document.add_picture(io.BytesIO(png), width=Cm(_room(document)))
    highest = Cm(15.5)
    if shape.height > highest:
        shape.width, shape.height = int(shape.width * highest / shape.height), highest
    shape._inline.docPr.set("descr", printable(alt))


def save(document: WordDocument, path: Path) -> None:
    """Write a document; the same words give the same bytes."""
    draft = io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(name))


def _set_style(style: Any, name: str, size: float) -> None:
    """Set one font for a style, in British English."""
    style.font.name, style.font.size = FONT, Pt(size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    if name == "Normal":
        style.paragraph_format.space_after = Pt(6)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB")
        properties.append(language)
    else:
        style.font.color.rgb = _rgb(LIGHT["accent"])


def _add_cell_styles(document: WordDocument) -> None:
    """Add the styles of words in tables."""
    for name in (CELLS, HEADS):
        style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size = document.styles["Normal"], Pt(IN_TABLES)
        style.paragraph_format.space_after = Pt(2)
        if name == HEADS:
            style.font.bold, style.font.color.rgb = True, _rgb(LIGHT["on-band"])
            style.paragraph_format.keep_with_next = True


def _room(document: WordDocument) -> float:
    """Measure the width between the margins, in centimetres."""
    return (document.sections[0].page_width or 0) / Cm(1) - 2 * MARGIN


def fitted(widths: Sequence[float], rows: Sequence[Sequence[str]], *, room: float) -> list[float]:
    """Share the room of a page among columns in proportion, but give each what its longest word needs.

    >>> [round(width, 1) for width in fitted([1, 9], [("Reference", "What"), ("1", "Write")], room=10)]
    [1.9, 8.1]
    """
    needed = [
        max((_length(word) for row in rows for word in re.split("[ \n]", row[place])), default=0.0) + PADDING
        for place in range(len(widths))
    ]
    if sum(needed) >= room:
        return [room * need / sum(needed) for need in needed]
    shared = [max(need, room * width / sum(widths)) for need, width in zip(needed, widths, strict=True)]
    spare, wanted = room - sum(needed), sum(share - need for share, need in zip(shared, needed, strict=True))
    return [need + spare * (share - need) / wanted for share, need in zip(shared, needed, strict=True)]


def _length(word: str) -> float:
    """Measure a word as a table prints it, in centimetres."""
    special = {letter: width for letters, width in LETTERS.items() for letter in letters}
    return sum(special.get("(" if letter == "\u00a0" else letter, LETTER[letter.isupper()]) for letter in word)


def _write_cell(cell: _Cell, words: str, *, heads: bool) -> None:
    """Write words into a cell, a paragraph for each of their lines; what begins with a colour stands on that colour."""
    first = words.partition(":")[0]
    colour = first.casefold() if first in COLOURS and not heads else None
    for number, line in enumerate(printable(words).split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph._p.style = (HEADS if heads else CELLS).replace(" ", "")
        run = paragraph.add_run(line)
        if colour:
            run.bold, run.font.color.rgb = words in COLOURS, _rgb(LIGHT[f"on-{colour}"])
    if heads or colour:
        _shade(cell, LIGHT["band"] if heads else LIGHT[str(colour)])


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour.removeprefix("#").upper())
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(properties: Any, name: str, value: str | None = None) -> None:
    """Add a property to a row or a table."""
    mark = OxmlElement(name)
    if value is not None:
        mark.set(qn("w:val"), printable(value))
    properties.append(mark)


def write_field(paragraph: Paragraph, code: str, *, size: float | None = None, stale: bool = False) -> None:
    """Write a field that Word works out, such as the number of a page; a stale one it works out on opening."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run("1" if kind == "shown" else None)
        run.font.size = Pt(size) if size else None
        if kind == "code":
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = f" {code} "
            run._r.append(mark)
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            if stale and kind == "begin":
                mark.set(qn("w:dirty"), "true")
            run._r.append(mark)
