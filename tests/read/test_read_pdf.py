from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission
from PIL import Image

from nlp_toolkit.read.pdf_flow import joined

SPOKE = "The Panel heard from three members of the public about the time that it took to receive an answer. "
THANKED = "The Chair thanked them and said that a reply would be sent within a fortnight. "


NAMES = [f"the {letter * 3} matter" for letter in "abcdefghijklmnop"]


class Minutes(FPDF):
    """Minutes with a running header and footer."""

    def __init__(self, **settings) -> None:
        super().__init__(**settings)
        self.set_font("times", "", 11)
        self.add_page()

    def header(self) -> None:
        self.set_font("times", "", 8)
        self.cell(0, 8, "Ashby Vale Council - draft minutes", align="R", new_x="LMARGIN", new_y="NEXT")
        self.set_font("times", "", 11)

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 10, f"Page {self.page_no()}", align="C")

    def heading(self, text: str) -> None:
        self.set_font("times", "B", 11)
        self.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
        self.set_font("times", "", 11)
        self.ln(2)

    def paragraph(self, text: str, *, width: int = 0, action: str = "") -> None:
        self.multi_cell(width, 5, text, new_x="LMARGIN", new_y="NEXT")
        if action:
            below = self.get_y()
            self.set_xy(175, below - 5)
            self.cell(20, 5, action)
            self.set_xy(self.l_margin, below)
        self.ln(3)


@pytest.fixture
def reread(tmp_path: Path, read_one):
    def saving(pdf: FPDF):
        path = tmp_path / "minutes.pdf"
        pdf.output(str(path))
        return read_one(path)

    return saving


def test_paragraphs_headings_and_pages(reread, layout_of) -> None:
    pdf = Minutes()
    for number in range(1, 15):
        pdf.heading(f"{number}. Item of business")
        pdf.paragraph(f"It was {NAMES[number]}. {SPOKE * 2}{THANKED}")
        pdf.paragraph(f"{THANKED}So ended {NAMES[number]}.")
    document = reread(pdf).value
    body = [pair for pair in layout_of(document) if pair[0] != "furniture"]
    assert body == [
        pair
        for number in range(1, 15)
        for pair in (
            ("heading", f"{number}. Item of business"),
            ("paragraph", f"It was {NAMES[number]}. {SPOKE * 2}{THANKED}".strip()),
            ("paragraph", f"{THANKED}So ended {NAMES[number]}."),
        )
    ]
    furniture = [text for layout, text in layout_of(document) if layout == "furniture"]
    assert furniture.count("Ashby Vale Council - draft minutes") == furniture.count("Page 1") + furniture.count(
        "Page 2"
    )
    assert [block.place.page for block in document.blocks if block.layout == "heading"][-1] == 2


def test_a_sentence_that_runs_over_the_page_is_one_paragraph(reread, layout_of) -> None:
    pdf = Minutes()
    text = "and then ".join(
        f"the officers went through the {number} pages of the plan with care " for number in range(90)
    )
    pdf.paragraph(f"First {text}until they closed.")
    document = reread(pdf).value
    assert [layout for layout, _ in layout_of(document) if layout != "furniture"] == ["paragraph"]
    assert pdf.page_no() > 1


def test_the_action_column_stands_beside_its_paragraph(reread) -> None:
    pdf = Minutes()
    pdf.cell(0, 5, "Action", align="R", new_x="LMARGIN", new_y="NEXT")
    pdf.paragraph(SPOKE * 2, width=150)
    pdf.paragraph(THANKED, width=150, action="JB")
    pdf.paragraph(SPOKE, width=150, action="Head of SEND")
    pdf.paragraph("No more was said.", width=150)
    document = reread(pdf).value
    beside = {
        document.text[block.start : block.end]: document.text[slice(*block.margin)] if block.margin else ""
        for block in document.blocks
        if block.layout == "paragraph"
    }
    assert beside == {
        (SPOKE * 2).strip(): "",
        THANKED.strip(): "JB",
        SPOKE.strip(): "Head of SEND",
        "No more was said.": "",
    }


ROWS = [
    ("Action", "By whom", "By when"),
    ("Write to every school about the new routes and about the number to ring when a bus is late", "JB", "30 June"),
    ("Send figures on late buses", "Head of Transport", ""),
]


@pytest.mark.parametrize("borders", ["ALL", "NONE"])
def test_action_tables_keep_their_cells(reread, borders: str) -> None:
    pdf = Minutes()
    pdf.paragraph(SPOKE)
    with pdf.table(col_widths=(60, 25, 25), borders_layout=borders, line_height=5, padding=1.5) as table:
        for texts in ROWS:
            row = table.row()
            for text in texts:
                row.cell(text)
    pdf.ln(6)
    pdf.paragraph(THANKED)
    document = reread(pdf).value
    rows = [block for block in document.blocks if block.layout == "table_row"]
    assert [tuple(document.text[start:end] for start, end in row.cells) for row in rows] == ROWS
    assert document.text.index(SPOKE.strip()) < rows[0].start < document.text.index(THANKED.strip())


@pytest.mark.parametrize(
    ("lines", "words", "expected"),
    [
        (["the commit-", "ment"], set(), "the commitment"),
        (["Cllr Shaw-", "Lee"], set(), "Cllr Shaw-Lee"),
        (["a follow-", "up"], set(), "a follow-up"),
        (["a well-", "being plan"], {"wellbeing"}, "a wellbeing plan"),
        (["the six-", "monthly review"], {"six-monthly"}, "the six-monthly review"),
        (["in 2030-", "31"], set(), "in 2030-31"),
        (["the RECOM-", "MENDATION"], set(), "the RECOMMENDATION"),
        (["the end -", "at last"], set(), "the end - at last"),
    ],
)
def test_words_parted_at_the_end_of_a_line(lines: list[str], words: set[str], expected: str) -> None:
    assert joined(lines, frozenset(words)) == expected


def test_hyphens_at_line_ends_are_mended_in_the_file(reread, layout_of) -> None:
    pdf = Minutes()
    pdf.paragraph("It was agreed that the commit-\nment made in the spring would be kept by the officers.")
    assert "commitment made" in reread(pdf).value.text


def test_a_scan_is_refused_and_a_scanned_page_remarked(tmp_path: Path, read_one) -> None:
    picture = tmp_path / "page.png"
    Image.new("RGB", (600, 850), "gray").save(picture)
    scan = FPDF()
    scan.add_page()
    scan.image(picture, 0, 0, scan.w, scan.h)
    scan.output(str(tmp_path / "scan.pdf"))
    problem = read_one(tmp_path / "scan.pdf").problem
    assert str(problem).startswith("scan.pdf: it is a scan: its pages are pictures without text; run it through text")
    half = FPDF()
    half.add_page()
    half.image(picture, 0, 0, half.w, half.h)
    half.add_page()
    half.set_font("times", "", 11)
    half.multi_cell(0, 5, SPOKE)
    half.output(str(tmp_path / "half.pdf"))
    outcome = read_one(tmp_path / "half.pdf")
    assert outcome.value.text == SPOKE.strip()
    assert [remark.reason for remark in outcome.remarks] == ["page 1 is a picture without text and was not read"]


def test_passwords_and_damage(tmp_path: Path, read_one) -> None:
    locked = Minutes()
    locked.paragraph(SPOKE)
    locked.set_encryption(owner_password="a", user_password="b", permissions=AccessPermission.none())
    locked.output(str(tmp_path / "locked.pdf"))
    assert "password" in read_one(tmp_path / "locked.pdf").problem.reason
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    assert "damaged" in read_one(tmp_path / "torn.pdf").problem.reason


def test_two_columns_are_read_one_after_the_other(reread) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("times", "", 11)
    left = [f"left line {number} of the newsletter column" for number in range(20)]
    right = [f"right line {number} of the other column" for number in range(20)]
    for number in range(20):
        pdf.text(15, 30 + 5 * number, left[number])
        pdf.text(115, 30 + 5 * number, right[number])
    text = " ".join(reread(pdf).value.text.split())
    assert text == " ".join(left + right)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_that_lie_on_their_side(reread, turn: int) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("times", "", 11)
    with pdf.rotation(turn, x=105, y=148):
        pdf.text(60, 120, "The Panel heard from the officers and went on to the")
        pdf.text(60, 125, "next item, which was noted.")
    assert reread(pdf).value.text == "The Panel heard from the officers and went on to the next item, which was noted."


def test_a_watermark_is_furniture(reread, layout_of) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("times", "", 60)
    with pdf.rotation(45, x=105, y=148):
        pdf.text(60, 150, "DRAFT")
    pdf.set_font_size(11)
    pdf.multi_cell(0, 5, "The plan was agreed by the Panel.")
    assert layout_of(reread(pdf).value) == [("paragraph", "The plan was agreed by the Panel."), ("furniture", "DRAFT")]


def form(question: str, answer: str) -> bytes:
    """Make a PDF with one field of a form that somebody has filled in."""

    def stream(head: str, drawn: str) -> str:
        return f"<<{head}/Length {len(drawn)}>>\nstream\n{drawn}\nendstream"

    fonts = "/Resources<</Font<</F1 5 0 R>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DA(/F1 11 Tf)/DR<</Font<</F1 5 0 R>>>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R]{fonts}>>",
        stream("", f"BT /F1 11 Tf 50 800 Td ({question}) Tj ET"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V({answer})/Rect[50 750 400 780]/P 3 0 R/F 4/AP<</N 7 0 R>>>>",
        stream(
            f"/Type/XObject/Subtype/Form/BBox[0 0 350 30]{fonts}",
            f"/Tx BMC BT /F1 11 Tf 2 10 Td ({answer}) Tj ET EMC",
        ),
    ]
    data = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    return data + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{tail}".encode()


def test_what_was_typed_into_a_form_is_read(tmp_path: Path, read_one) -> None:
    (tmp_path / "form.pdf").write_bytes(form("What went wrong?", "Nobody rang us back."))
    assert read_one(tmp_path / "form.pdf").value.text == "What went wrong?\n\nNobody rang us back."
