"""Lay out a Word document that a screen reader can follow: real headings, a table of contents, alternative texts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.wording import printable

WIDTH = Cm(17)
FONT = "Arial"
EPOCH = (1980, 1, 1, 0, 0, 0)


class Pages:
    """Build one document from top to bottom."""

    def __init__(self, title: str, *, on: dt.date) -> None:
        self.document: WordDocument = docx.Document()
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Paragraph | None = None
        self._prepare(title, on)

    def heading(self, words: str, level: int = 1, *, new_page: bool = False) -> None:
        """Begin a section; it is listed in the contents if its level is 1 or 2."""
        paragraph = self.document.add_heading(printable(words), level)
        paragraph.paragraph_format.page_break_before = new_page
        if level in {1, 2}:
            name = f"_Toc{len(self._headings) + 1:06}"
            self._headings.append((level, words, name))
            _bookmark(paragraph, name, len(self._headings))

    def text(self, words: str, *, style: str | None = None, bold: str = "") -> Paragraph:
        """Write a paragraph; `bold` stands before it in bold."""
        paragraph = self.document.add_paragraph(style=style)
        if bold:
            paragraph.add_run(printable(bold) + " ").bold = True
        paragraph.add_run(printable(words))
        return paragraph

    def points(self, words: Sequence[str], *, numbered: bool = False) -> None:
        """Write a list."""
        for point in words:
            self.text(point, style="List Number" if numbered else "List Bullet")

    def quote(self, words: str, source: str) -> None:
        """Write somebody's own words with where they stand."""
        paragraph = self.document.add_paragraph(style="Quote")
        paragraph.add_run(f"“{printable(words)}”")
        paragraph.add_run(f"  {source}").italic = False

    def picture(self, png: bytes, *, alt: str, width: Cm = WIDTH) -> None:
        """Place a picture with its alternative text."""
        shape = self.document.add_picture(io.BytesIO(png), width=width)
        shape._inline.docPr.set("descr", alt)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[float]) -> None:
        """Write a table whose header repeats on every page; a cell that begins with Red, Amber … takes that colour.

        Args:
            header: Names of the columns.
            rows: Cells, a row each.
            widths: Width of each column, in centimetres.
        """
        table = self.document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.autofit = False
        for cell, words in zip(table.rows[0].cells, header, strict=True):
            _fill(cell, words, bold=True)
            _shade(cell, LIGHT["wash"])
        _mark_row(table.rows[0]._tr, "w:tblHeader")
        for row in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=True):
                _fill(cell, words)
                colour = words.partition(":")[0].lower()
                if colour in {"red", "amber", "green", "grey"}:
                    _shade(cell, LIGHT[colour])
        for row_made in table.rows:
            _mark_row(row_made._tr, "w:cantSplit")
            for cell, width in zip(row_made.cells, widths, strict=True):
                cell.width = Cm(width)
        self.document.add_paragraph()

    def contents(self) -> None:
        """Leave room for the table of contents, which is filled in when the document is saved."""
        self._contents = self.document.add_paragraph()

    def save(self, path: Path) -> None:
        """Write the document; the same content gives the same bytes."""
        if self._contents is not None:
            _fill_contents(self._contents, self._headings)
        draft = io.BytesIO()
        self.document.save(draft)
        with zipfile.ZipFile(draft) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                kept.writestr(entry, made.read(name))

    def _prepare(self, title: str, on: dt.date) -> None:
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        properties = self.document.core_properties
        properties.title, properties.author, properties.language = title, "", "en-GB"
        properties.created = properties.modified = dt.datetime(on.year, on.month, on.day)  # noqa: DTZ001
        for name, size in (("Normal", 11), ("Title", 26), ("Heading 1", 17), ("Heading 2", 14), ("Heading 3", 12)):
            style: Any = self.document.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(kind), None)
            if name != "Normal":
                style.font.color.rgb = RGBColor.from_string(LIGHT["accent"].removeprefix("#").upper())
        footer = section.footer.paragraphs[0]
        footer.add_run(f"{title} · page ")
        _field(footer, "PAGE", "1")
        self.document.add_heading(title, 0)


def _fill(cell: _Cell, words: str, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(printable(words))
    run.bold, run.font.size = bold, Pt(9)
    paragraph.paragraph_format.space_after = Pt(2)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shade)


def _mark_row(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    for tag, at_start in (("w:bookmarkStart", True), ("w:bookmarkEnd", False)):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if at_start:
            mark.set(qn("w:name"), name)
            paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, mark)
        else:
            paragraph._p.append(mark)


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Write a field that Word works out, with what it shows until then."""
    for kind, words in (("begin", ""), ("", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = words
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {words} "
            run._r.append(instruction)


def _fill_contents(place: Paragraph, headings: Sequence[tuple[int, str, str]]) -> None:
    """List the headings with the pages they stand on, as links."""
    for level, words, name in headings:
        line = place.insert_paragraph_before()
        line.paragraph_format.left_indent = Cm(0.8 * (level - 1))
        line.paragraph_format.space_after = Pt(2)
        line.paragraph_format.tab_stops.add_tab_stop(WIDTH - Cm(0.5), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        line._p.append(link)
        run = line.add_run(printable(words))
        link.append(run._r)
        line.add_run("\t")
        _field(line, f"PAGEREF {name} \\h", "")
