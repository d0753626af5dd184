"""Build a Word document from top to bottom, with a table of contents that links to its sections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from nlp_toolkit.report.paper import paper, save, write_field, write_picture, write_table
from nlp_toolkit.report.wording import printable

LISTED = (1, 2)
"""Levels of headings that the contents list."""

EDGE = Cm(17.5)
"""Where the numbers of the pages stand in the contents."""


class Pages:
    """Build one document.

    Args:
        title: Its title.
        on: Its day.
    """

    def __init__(self, title: str, *, on: dt.date) -> None:
        self.document = paper(title, on=on)
        self._headings: list[tuple[int, str, str]] = []
        self._contents: Paragraph | None = None
        self.document.add_heading(printable(title), 0)

    def heading(self, words: str, level: int = 1, *, new_page: bool = False) -> None:
        """Begin a section; the contents list it if its level is 1 or 2."""
        paragraph = self.document.add_heading(printable(words), level)
        paragraph.paragraph_format.page_break_before = new_page
        if level in LISTED:
            name = f"_Toc{len(self._headings) + 1:06}"
            self._headings.append((level, words, name))
            _bookmark(paragraph, name, len(self._headings))

    def text(self, words: str, *, style: str | None = None, bold: str = "", keep: bool = False) -> None:
        """Write a paragraph; `bold` stands before it in bold, and `keep` holds it on the page of what follows."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep or None
        if bold:
            paragraph.add_run(f"{printable(bold)} ").bold = True
        paragraph.add_run(printable(words))

    def points(self, words: Sequence[str], *, together: bool = False) -> None:
        """Write a list; `together` holds it on one page."""
        for place, point in enumerate(words, start=1):
            self.text(point, style="List Bullet", keep=together and place < len(words))

    def quote(self, words: str, source: str, *, caution: str = "", keep: bool = False) -> None:
        """Write somebody's own words with where they stand and what to heed; `keep` holds them to what follows."""
        paragraph = self.document.add_paragraph(style="Quote")
        paragraph.paragraph_format.keep_with_next = keep or None
        paragraph.add_run(f"“{printable(words)}”")
        paragraph.add_run(f"  {source}").italic = False
        if caution:
            paragraph.add_run(f"  {caution}").bold = True

    def picture(self, png: bytes, *, alt: str) -> None:
        """Place a picture with its alternative text."""
        write_picture(self.document, png, alt=alt)

    def table(
        self, header: Sequence[str], rows: Sequence[Sequence[str]], *, widths: Sequence[float], title: str
    ) -> None:
        """Write a table; `title` says what it shows for who cannot see it."""
        write_table(self.document, header, rows, widths=widths, title=title, description=title)

    def contents(self) -> None:
        """Leave room for the contents, which are filled in when the document is saved."""
        self._contents = self.document.add_paragraph()

    def save(self, path: Path) -> None:
        """Write the document; the same content gives the same bytes."""
        if self._contents is not None:
            _fill_contents(self._contents, self._headings)
        save(self.document, path)


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Name a heading, so that the contents can link to it."""
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, begin)
    paragraph._p.append(end)


def _fill_contents(place: Paragraph, headings: Sequence[tuple[int, str, str]]) -> None:
    """List the headings with the pages they stand on, as links."""
    for level, words, name in headings:
        line = place.insert_paragraph_before()
        line.paragraph_format.left_indent = Cm(0.8 * (level - 1))
        line.paragraph_format.space_after = Pt(2)
        line.paragraph_format.tab_stops.add_tab_stop(EDGE, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        line._p.append(link)
        link.append(line.add_run(printable(words))._r)
        line.add_run("\t")
        write_field(line, f"PAGEREF {name} \\h", stale=True)
