"""Make a PDF from a source: running header and footer, tables, and an action column at the right where asked."""

from __future__ import annotations

import datetime as dt

from fpdf import FPDF
from fpdf.fonts import FontFace

from makers.source import Part, Source, plain

LEFT = RIGHT = 20  # millimetres, as every measure here
ACTION = 22
LINE = 5.2
SIZES = {1: 16, 2: 12, 3: 11}


class Minutes(FPDF):
    """Lay out one paper with its running header and footer."""

    def __init__(self, source: Source) -> None:
        super().__init__(format="A4")
        self.source = source
        self.core_fonts_encoding = "cp1252"
        self.set_margins(LEFT, 18, RIGHT)
        self.set_auto_page_break(auto=True, margin=22)
        self.set_title(source.head["title"])
        self.set_creation_date(dt.datetime.combine(source.head["date"], dt.time(9), tzinfo=dt.UTC))
        self.actions: bool = source.head.get("action_column", False)
        self.width = self.w - LEFT - RIGHT - (ACTION if self.actions else 0)

    def header(self) -> None:
        """Print the running header, and the action column's name."""
        if "header" in self.source.head:
            self.set_font("Helvetica", size=9)
            self.cell(text=self.source.head["header"])
            self.ln(8)
        if self.actions:
            self.set_font("Helvetica", "B", 10)
            self.set_x(self.w - RIGHT - ACTION + 4)
            self.cell(text="Action")
            self.ln(7)

    def footer(self) -> None:
        """Print the running footer with the page's number."""
        if "footer" in self.source.head:
            self.set_y(-15)
            self.set_font("Helvetica", size=9)
            self.cell(w=120, text=self.source.head["footer"])
            self.cell(w=50, text=f"Page {self.page_no()} of {{nb}}", align="R")

    def add(self, part: Part) -> None:
        """Print one part."""
        if part.kind == "heading":
            self.set_font("Helvetica", "B", SIZES[part.level])
            self.keep(plain(part.text), 3 * LINE)
            self.ln(2)
        elif part.kind == "table":
            self.grid(part.rows)
        else:
            self.set_font("Helvetica", size=11)
            self.keep(f"• {part.text}" if part.kind == "bullet" else part.text, 0, part.margin)
            self.ln(2.5)

    def keep(self, text: str, more: float, margin: str = "") -> None:
        """Print a text with the initials beside its first line, where its first line and `more` millimetres fit."""
        if self.will_page_break(LINE + more):
            self.add_page()
        if margin:
            left, top = self.x, self.y
            style, size = self.font_style, self.font_size_pt
            self.set_font("Helvetica", "B", 10)
            self.set_xy(self.w - RIGHT - ACTION + 4, top)
            self.cell(text=margin)
            self.set_xy(left, top)
            self.set_font("Helvetica", style, size)
        self.multi_cell(self.width, LINE, text, markdown=True, align="L", new_x="LMARGIN", new_y="NEXT")

    def grid(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Print a table whose first row is its header."""
        self.set_font("Helvetica", size=10)
        longest = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        widths = tuple(max(14, min(length, 60)) for length in longest)
        with self.table(
            col_widths=widths, text_align="LEFT", line_height=LINE, padding=1, headings_style=FontFace(emphasis="BOLD")
        ) as table:
            for row in rows:
                table.row(row)
        self.ln(4)


def make(source: Source) -> bytes:
    """Make the PDF of a source."""
    paper = Minutes(source)
    paper.add_page()
    for part in source.parts:
        paper.add(part)
    return bytes(paper.output())
