from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_toolkit.read.characters import clean

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def reread(tmp_path: Path, read_one):
    def saving(file):
        path = tmp_path / "minutes.docx"
        file.save(path)
        return read_one(path)

    return saving


def add(file, xml: str) -> None:
    body = file.element.body
    body.insert(len(body) - 1, parse_xml(xml))


def test_headings_lists_and_tables_in_their_order(reread, layout_of) -> None:
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Ashby Vale Council"
    file.add_heading("Minutes of the Schools Panel", 0)
    file.add_paragraph().add_run("4. School transport").bold = True
    file.add_paragraph("The Director would report back\u00a0in June.")
    file.add_paragraph("RESOLVED that:")
    file.add_paragraph("the plan be published;", style="List Number")
    file.add_paragraph("the Clerk write to schools.", style="List Number")
    file.add_paragraph("a point", style="List Bullet")
    table = file.add_table(2, 3)
    for row, texts in enumerate([("Action", "By whom", "By when"), ("Write to schools", "Head of SEND", "")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    file.add_paragraph("The meeting closed.")
    document = reread(file).value
    assert layout_of(document) == [
        ("furniture", "Ashby Vale Council"),
        ("heading", "Minutes of the Schools Panel"),
        ("heading", "4. School transport"),
        ("paragraph", "The Director would report back in June."),
        ("paragraph", "RESOLVED that:"),
        ("list_item", "1. the plan be published;"),
        ("list_item", "2. the Clerk write to schools."),
        ("list_item", "• a point"),
        ("table_row", "Action\tBy whom\tBy when"),
        ("table_row", "Write to schools\tHead of SEND"),
        ("paragraph", "The meeting closed."),
    ]
    assert len(document.blocks[9].cells) == 3
    assert document.blocks[2].place.paragraph == 2


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="90">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum>
<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>"""


def numbered(number: int, level: int, text: str) -> str:
    return (
        f'<w:p {W}><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_automatic_numbers_are_those_that_word_shows(reread, layout_of) -> None:
    file = docx.Document()
    root = file.part.numbering_part.element
    for child in reversed(list(parse_xml(NUMBERING))):
        root.insert(0, child)
    for number, level, text in [
        (91, 0, "that the plan be agreed:"),
        (91, 1, "in part;"),
        (91, 1, "at once;"),
        (91, 0, "that the Clerk write:"),
        (91, 1, "to the schools;"),
        (91, 2, "and the bus company."),
        (92, 0, "that the list begin again."),
    ]:
        add(file, numbered(number, level, text))
    assert [text for _, text in layout_of(reread(file).value)] == [
        "3. that the plan be agreed:",
        "(i) in part;",
        "(ii) at once;",
        "4. that the Clerk write:",
        "(i) to the schools;",
        "4.1 and the bus company.",
        "7. that the list begin again.",
    ]


TEXT_BOX = f"""<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">
<w:r><w:t>Beside the box.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>
<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></v:textbox>
</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def test_a_text_box_is_read_once(reread, layout_of) -> None:
    file = docx.Document()
    add(file, TEXT_BOX)
    document = reread(file).value
    assert [text for _, text in layout_of(document)] == ["Beside the box.", "In the box."]
    assert document.blocks[1].place.part == "text box"


def test_tracked_changes_controls_and_breaks(reread, layout_of) -> None:
    file = docx.Document()
    add(
        file,
        f"<w:p {W}><w:r><w:t>The Clerk </w:t></w:r>"
        '<w:del w:id="1" w:author="a"><w:r><w:delText>may</w:delText></w:r></w:del>'
        f'<w:ins w:id="2" w:author="a"><w:r><w:t>would</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> write</w:t>'
        "<w:noBreakHyphen/><w:t>up.</w:t><w:br/><w:t>ACTION: JB</w:t></w:r></w:p>",
    )
    add(file, f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    add(file, f'<w:p {W}><w:hyperlink w:anchor="x"><w:r><w:t>A link.</w:t></w:r></w:hyperlink></w:p>')
    outcome = reread(file)
    assert [text for _, text in layout_of(outcome.value)] == [
        "The Clerk would write-up.",
        "ACTION: JB",
        "In a control.",
        "A link.",
    ]
    assert ["tracked changes" in remark.reason for remark in outcome.remarks] == [True]


def test_initials_behind_a_tab_stand_in_the_margin(reread, layout_of) -> None:
    file = docx.Document()
    file.add_paragraph("The Head of SEND would send the figures.\tPN/NR")
    file.add_paragraph("Present:\tCllr Orme")
    document = reread(file).value
    assert layout_of(document) == [
        ("paragraph", "The Head of SEND would send the figures."),
        ("margin", "PN/NR"),
        ("paragraph", "Present:\tCllr Orme"),
    ]
    assert document.blocks[0].margin == (document.blocks[1].start, document.blocks[1].end)


def test_minutes_typed_into_a_table_with_an_action_column(reread, layout_of) -> None:
    file = docx.Document()
    table = file.add_table(3, 3)
    for column, text in enumerate(("Item", "Minute", "Action")):
        table.cell(0, column).text = text
    table.cell(1, 0).text = "5."
    cell = table.cell(1, 1)
    cell.text = "Finance"
    cell.add_paragraph("The balance was £400 and the Treasurer would circulate the accounts. " * 2)
    cell.add_paragraph("It was agreed to buy a shed before the winter.")
    action = table.cell(1, 2)
    action.add_paragraph("RT")
    action.add_paragraph("")
    action.add_paragraph("")
    action.add_paragraph("Clerk")
    table.cell(2, 0).text = "6."
    table.cell(2, 1).text = "Any other business"
    table.cell(2, 1).add_paragraph("None.")
    document = reread(file).value
    found = {
        document.text[block.start : block.end][:20]: block.margin and document.text[slice(*block.margin)]
        for block in document.blocks
        if block.layout not in ("margin", "table_row")
    }
    assert found == {
        "5. Finance": None,
        "The balance was £400": "RT",
        "It was agreed to buy": "Clerk",
        "6. Any other busines": None,
        "None.": None,
    }


def test_nested_and_merged_cells(reread) -> None:
    file = docx.Document()
    table = file.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Across"
    table.cell(1, 0).text = "Left"
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text = "Inner one"
    inner.cell(0, 1).text = "Inner two"
    text = reread(file).value.text
    assert [text.count(word) for word in ("Across", "Left", "Inner one", "Inner two")] == [1, 1, 1, 1]


def test_footnotes_and_footers_are_kept(reread, layout_of) -> None:
    file = docx.Document()
    file.add_paragraph("The plan was agreed.")
    file.sections[0].footer.paragraphs[0].text = "Page"
    file.sections[0].header.paragraphs[0].text = "The plan was agreed."
    assert layout_of(reread(file).value) == [("paragraph", "The plan was agreed."), ("furniture", "Page")]


def test_no_words_is_a_problem(reread) -> None:
    assert reread(docx.Document()).problem.reason == "it holds no words"


TEXTS = st.text(
    st.characters(whitelist_categories=["L", "N", "P", "S", "Zs"], min_codepoint=32), min_size=1, max_size=50
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_every_paragraph_and_cell_comes_back(reread, texts: list[str], rows: list[tuple[str, str]]) -> None:
    file = docx.Document()
    for text in texts:
        file.add_paragraph(text)
    if rows:
        table = file.add_table(len(rows), 2)
        for index, row in enumerate(rows):
            for column in (0, 1):
                table.cell(index, column).text = row[column]
    outcome = reread(file)
    told = "".join(texts) + "".join(cell for row in rows for cell in row)
    if outcome.value is None:
        assert not any(c.isalnum() for c in told)
    else:
        assert sorted("".join(outcome.value.text.split())) == sorted("".join(clean(told).split()))
