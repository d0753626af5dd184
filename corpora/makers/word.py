"""Make a Word file from a source."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from makers.source import Part, Source, plain, runs

CLAUSE = re.compile(r"\((?:[ivx]+|[a-z])\) |[a-z]\. |\d+\.\d+ ")
MIDNIGHT = (1980, 1, 1, 0, 0, 0)

# Word writes a text box twice, once for itself and once for programs that can't draw it; so do we.
BOX = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml">
 <mc:AlternateContent>
  <mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
   <wp:extent cx="5400000" cy="1080000"/><wp:docPr id="901" name="Text Box 1"/>
   <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
    <wps:cNvSpPr txBox="1"/>
    <wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1080000"/></a:xfrm>
     <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
     <a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
    </wps:spPr>
    <wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr/>
   </wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:shape style="width:425pt;height:85pt"><v:textbox>
   <w:txbxContent>{paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
 </mc:AlternateContent>
</w:r>"""


def make(source: Source) -> bytes:
    """Make the Word file of a source: headings, lists, tables, text boxes, header and footer."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = source.head.get("header", "")
    section.footer.paragraphs[0].text = source.head.get("footer", "")
    for part in source.parts:
        _add(document, part)
    _stamp(document, source)
    buffer = io.BytesIO()
    document.save(buffer)
    return _steady(buffer.getvalue())


def _add(document: Document, part: Part) -> None:
    """Add one part to the document."""
    if part.kind == "heading":
        document.add_heading(plain(part.text), level=part.level)
    elif part.kind == "table":
        _table(document, part.rows)
    elif part.kind == "fence":
        inner = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(plain(piece.text))}</w:t></w:r></w:p>' for piece in part.parts
        )
        document.add_paragraph()._p.append(parse_xml(BOX.format(paragraphs=inner)))
    else:
        style = {"bullet": "List Bullet", "number": "List Number"}.get(part.kind)
        paragraph = document.add_paragraph(style=style)
        _write(paragraph, part.text)
        if CLAUSE.match(part.text):
            paragraph.paragraph_format.left_indent = Cm(1)


def _table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    """Add a table whose first row is its header."""
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for index, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], f"**{text}**" if index == 0 and text else text)
    document.add_paragraph()


def _write(paragraph: Paragraph, text: str) -> None:
    """Write a text with its bold stretches."""
    for piece, bold in runs(text):
        paragraph.add_run(piece).bold = bold or None


def _stamp(document: Document, source: Source) -> None:
    """Set the file's own facts from the source, so that they are the same on every run."""
    day = dt.datetime.combine(source.head["date"], dt.time(9), tzinfo=dt.UTC)
    facts = document.core_properties
    facts.title = source.head["title"]
    facts.author = facts.last_modified_by = source.head.get("author", "")
    facts.comments = "Invented sample"
    facts.created = facts.modified = day


def _steady(data: bytes) -> bytes:
    """Write the package again with fixed times on its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, MIDNIGHT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
