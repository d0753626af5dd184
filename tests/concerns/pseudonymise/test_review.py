"""The officer sees every finding, and the next run obeys her."""

import json
import stat

import openpyxl
import pytest

from nlp_toolkit.concerns.pseudonymise import pseudonymise, write_safe
from nlp_toolkit.concerns.pseudonymise.review import ReviewError, read_decisions, write_review
from nlp_toolkit.records import Document

TEXT = "My son Idris waits. Then Thistlewick came & rang Idris <again>."


@pytest.fixture
def run():
    document = Document("a", "idris.txt", "txt", TEXT, ())
    letters, key = pseudonymise([document])
    return document, letters, key


def test_findings_file(run, tmp_path):
    _, letters, _ = run
    paths = write_safe(letters, tmp_path)
    assert [path.name for path in paths] == ["letter-001.txt", "findings.jsonl"]
    lines = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [list(line) for line in lines] == [["doc", "start", "end", "type", "direct", "replacement", "reason"]] * 3
    assert [TEXT[line["start"] : line["end"]] for line in lines] == ["Idris", "Thistlewick", "Idris"]


def test_safe_page_names_nobody_and_puts_doubts_first(run, tmp_path):
    _, letters, key = run
    page, _ = write_review(letters, key, tmp_path)
    html = page.read_text(encoding="utf-8")
    assert "Idris" not in html
    assert "Thistlewick" not in html
    assert html.index("no ordinary word") < html.index("<pre>")
    assert 'class="person doubtful"' in html
    assert "&lt;again&gt;" in html


def test_page_with_the_words_is_for_its_owner_alone(run, tmp_path):
    document, letters, key = run
    page, book = write_review(letters, key, tmp_path / "own", originals={"letter-001": document})
    assert ">Thistlewick</mark>" in page.read_text(encoding="utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == stat.S_IMODE(book.stat().st_mode) == 0o600
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700


def decide(path, decision, missed=()):
    book = openpyxl.load_workbook(path)
    sheet = book["Findings"]
    assert [cell.value for cell in sheet[1]][:4] == ["Letter", "Look first", "Type", "Replaced by"]
    assert sheet["B2"].value == "yes"
    sheet["H2"] = decision
    for number, words in enumerate(missed, 2):
        book["Missed"].cell(number, 1, words)
    book.save(path)


@pytest.mark.parametrize("decision", ["refuse", "Refuse everywhere"])
def test_a_refused_finding_stays_readable_in_the_next_run(run, tmp_path, decision):
    document, letters, key = run
    _, book = write_review(letters, key, tmp_path)
    decide(book, decision, ["rang"])
    decisions, missed = read_decisions(book)
    (again,), _ = pseudonymise([document], decisions=decisions, missed=missed)
    assert again.text == "My son [CHILD 1] waits. Then Thistlewick came & [PERSON 1] [CHILD 1] <again>."


def test_an_accepted_finding_is_no_longer_doubtful(run, tmp_path):
    document, letters, key = run
    _, book = write_review(letters, key, tmp_path)
    decide(book, "accept")
    (again,), _ = pseudonymise([document], decisions=read_decisions(book)[0])
    assert again.text == letters[0].text
    assert not any(finding.doubtful for finding in again.findings)


def test_an_unknown_decision_names_its_row(run, tmp_path):
    _, letters, key = run
    _, book = write_review(letters, key, tmp_path)
    decide(book, "perhaps")
    with pytest.raises(ReviewError, match="row 2"):
        read_decisions(book)


def test_another_workbook_is_refused(tmp_path):
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(ReviewError, match="earlier run"):
        read_decisions(tmp_path / "other.xlsx")
    with pytest.raises(ReviewError, match="earlier run"):
        read_decisions(tmp_path / "none.xlsx")
