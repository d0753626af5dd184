from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MEETING = """<!DOCTYPE html><html><head><title>Agenda and minutes, Schools Panel, 4 March 2031</title>
<link rel="canonical" href="https://democracy.ashbyvale.example/ieListDocuments.aspx?CId=7&amp;MId=31">
<script>var minutes = "not text";</script><style>p { color: red }</style></head><body>
<div id="ccc" class="cookie-banner">We use cookies</div><a class="skip-link" href="#c">Skip to main content</a>
<nav><ul><li>Home</li><li>Councillors</li></ul></nav>
<form id="aspnetForm"><div class="mgContent" id="mgContent">
<ul class="mgActionList"><li><a href="x.pdf">Printed minutes PDF 198 KB</a></li></ul>
<h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Schools Panel</h2>
<p><span class="mgLabel">Venue:</span>&nbsp;Town Hall</p><h2 class="mgHide">Items</h2>
<table class="mgItemTable"><tr><th>No.</th><th>Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">12.</p></td><td><p class="mgAiTitleTxt">Apologies</p>
<p class="mgSubItemTitleTxt">Minutes:</p>
<div class="mgWordPara"><p>From Councillor<span> Orme</span>.</p></div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">13.</p></td><td>
<p class="mgAiTitleTxt"><a class="mgAiTitleLnk" href="documents/s1/Report.pdf">School transport<span
 class="mgFileSize">&nbsp;PDF 198&nbsp;KB</span></a></p>
<ul class="mgActionList"><li><a>View the background to item 13.</a></li></ul>
<ul class="mgBulletList"><li><a href="documents/s2/A.pdf">Appendix A , item 13. <span>PDF 2 MB</span></a></li></ul>
<p class="mgSubItemTitleTxt">Decision:</p><div class="mgWordPara"><p>RESOLVED that the Director report back.</p></div>
<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>The Director spoke.</p>
<p><b>RESOLVED</b> that the Director report back.</p>
<ol type="i"><li>to write to schools</li><li>to publish the<b> plan</b></li></ol>
<table border=1><tr><th>Action</th><th>By whom</th></tr><tr><td>Write</td><td>Head of SEND</td></tr></table>
</div></td></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">14.</p></td><td><p class="mgAiTitleTxt">Work programme</p>
<div><h4 class="mgSubItemTitleTxt">Decision:</h4><p>The programme was agreed with one change.</p></div>
<h4 class="mgSubItemTitleTxt">Minutes:</h4><div class="mgWordPara"><p>The programme was discussed.</p></div></td></tr>
</table></div></form><footer>© Ashby Vale Council</footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path, read_one):
    def reading(markup: str | bytes):
        path = tmp_path / "page.html"
        path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
        return read_one(path)

    return reading


def test_a_whole_meeting(page, layout_of) -> None:
    document = page(MEETING).value
    assert layout_of(document) == [
        ("furniture", "Agenda and minutes"),
        ("heading", "Schools Panel"),
        ("paragraph", "Venue: Town Hall"),
        ("heading", "12. Apologies"),
        ("furniture", "Minutes:"),
        ("paragraph", "From Councillor Orme."),
        ("heading", "13. School transport"),
        ("furniture", "Minutes:"),
        ("paragraph", "The Director spoke."),
        ("paragraph", "RESOLVED that the Director report back."),
        ("list_item", "i. to write to schools"),
        ("list_item", "ii. to publish the plan"),
        ("table_row", "Action\tBy whom"),
        ("table_row", "Write\tHead of SEND"),
        ("heading", "14. Work programme"),
        ("paragraph", "Decision:"),
        ("paragraph", "The programme was agreed with one change."),
        ("furniture", "Minutes:"),
        ("paragraph", "The programme was discussed."),
    ]
    assert document.url == "https://democracy.ashbyvale.example/ieListDocuments.aspx?CId=7&MId=31"
    assert document.fields == (("title", "Agenda and minutes, Schools Panel, 4 March 2031"),)


def test_words_of_neighbouring_elements_are_never_glued(page, layout_of) -> None:
    markup = (
        "<div>one<p>two</p>three<div>four</div></div><table><tr><td>five</td><td>six</td></tr></table>seven<br>Eight"
    )
    assert (
        " ".join(page(f"<html><body>{markup}</body></html>").value.text.split())
        == "one two three four five six seven Eight"
    )


def test_inline_marks_do_not_part_a_word(page) -> None:
    assert page("<p>The 1<sup>st</sup> of M<b>arch</b> was fixed.</p>").value.text == "The 1st of March was fixed."


def test_hidden_text_and_menus_are_cut_but_not_the_page(page) -> None:
    markup = """<html><body><header><p>Ashby Vale</p></header><div class="breadcrumb">Home &gt; News</div>
    <main><h1>Statement</h1><span class="visually-hidden">hidden</span><p style="display: none">gone</p>
    <p>My daughter waited a year for her plan and nobody rang.</p></main><footer>Contact us</footer></body></html>"""
    assert page(markup).value.text == "Statement\n\nMy daughter waited a year for her plan and nobody rang."


def test_a_page_that_is_all_footer_is_kept(page) -> None:
    assert (
        "Nobody rang"
        in page("<html><body><div class='footer'><p>Nobody rang us back.</p></div></body></html>").value.text
    )


def test_minutes_typed_into_a_table(page, layout_of) -> None:
    prose = "The Treasurer reported the balance and would circulate the accounts before the next meeting. " * 3
    markup = f"""<table><tr><td>Item</td><td>Discussion</td><td>Action</td></tr>
    <tr><td>5.</td><td><p><b>Finance</b></p><p>{prose}</p><p>It was agreed to buy a shed.</p></td><td>RT</td></tr>
    </table>"""
    document = page(markup).value
    assert layout_of(document) == [
        ("table_row", "Item\tDiscussion\tAction"),
        ("heading", "5. Finance"),
        ("paragraph", prose.strip()),
        ("paragraph", "It was agreed to buy a shed."),
        ("margin", "RT"),
    ]
    beside = document.blocks[-2].margin
    assert beside is not None
    assert document.text[slice(*beside)] == "RT"


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "utf-16"])
def test_encodings_of_pages(page, encoding: str) -> None:
    markup = f'<html><head><meta charset="{encoding}"></head><body><p>Siân’s café: £40</p></body></html>'
    data = markup.encode("cp1252" if encoding.startswith(("iso", "win")) else encoding)
    assert page(data).value.text == "Siân’s café: £40"


def test_form_values_of_a_complaint_page(page, layout_of) -> None:
    markup = """<dl><dt>Name</dt><dd>Redacted</dd><dt>School</dt><dd>Holm Bank</dd></dl>
    <h2>What went wrong?</h2><p>All of it.</p>"""
    assert layout_of(page(markup).value) == [
        ("table_row", "Name\tRedacted"),
        ("table_row", "School\tHolm Bank"),
        ("heading", "What went wrong?"),
        ("paragraph", "All of it."),
    ]


def test_depth_without_end(page) -> None:
    def nested(depth: int) -> str:
        inside = "<div>" * depth + "<p>deep words</p>" + "</div>" * depth
        return f"<html><body>{inside}<p>last words</p></body></html>"

    assert page(nested(600)).value.text == "deep words\n\nlast words"
    assert "deeper" in page(nested(5000)).problem.reason


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.text(st.characters(whitelist_categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60),
        min_size=1,
        max_size=12,
    )
)
def test_every_paragraph_comes_back(page, texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    outcome = page("<html><body>" + "".join(f"<p>{text}</p>" for text in escaped) + "</body></html>")
    if outcome.value is None:
        assert not any(c.isalnum() for text in texts for c in text)
        return
    from nlp_toolkit.read.characters import clean

    kept = [clean(text) for text in texts]
    assert "".join(outcome.value.text.split()) == "".join("".join(kept).split())
