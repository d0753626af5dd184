from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import build
import docx
import openpyxl
import pytest
from makers import source
from makers.words import words

SAMPLES = build.HERE / "samples"


@pytest.fixture(scope="module")
def files() -> dict[Path, bytes]:
    return build.made()


def test_the_samples_match_their_sources() -> None:
    command = [sys.executable, str(build.HERE / "build.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_generated_sample_has_a_source(files: dict[Path, bytes]) -> None:
    there = {path.relative_to(SAMPLES) for path in SAMPLES.rglob("*.*")}
    written = {path for path in there if path.suffix in {".txt", ".md", ".csv"}}
    assert there - written == set(files)


def test_two_builds_give_the_same_bytes(files: dict[Path, bytes]) -> None:
    again = build.made()
    assert [path for path in files if files[path] != again[path]] == []


def test_a_sample_that_drifted_or_went_missing_is_named(files: dict[Path, bytes], tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "samples")
    drifted = {
        "complaints/letter-20.eml": "complaints/letter-05.eml",
        "minutes/2022-01-25-panel.html": "minutes/2022-09-22-panel.html",
        "minutes/2022-03-10-panel.docx": "minutes/2023-06-14-panel.docx",
        "minutes/2022-06-15-panel.pdf": "complaints/letter-06.pdf",
    }
    for name, other in drifted.items():
        shutil.copy(SAMPLES / other, tmp_path / "samples" / name)
    (tmp_path / "samples/survey/parent-survey-2023.xlsx").unlink()
    found = build.differences(files, tmp_path / "samples")
    assert [line.split(":")[0] for line in found] == [*drifted, "survey/parent-survey-2023.xlsx"]


def test_a_changed_word_in_an_attachment_is_noticed(files: dict[Path, bytes]) -> None:
    mail = files[Path("complaints/letter-20.eml")]
    assert "librarian." not in mail.decode()
    assert "librarian." in words(mail, ".eml")


def test_the_word_minutes_have_numbers_a_table_and_a_text_box(files: dict[Path, bytes]) -> None:
    document = docx.Document(io.BytesIO(files[Path("minutes/2022-03-10-panel.docx")]))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "Heading 2", "List Number"} <= styles
    assert ["Item", "Action", "By whom", "By when"] in [[c.text for c in t.rows[0].cells] for t in document.tables]
    assert len(document.element.xpath("//w:txbxContent")) == 2


def test_the_workbook_holds_the_rows_of_its_table(files: dict[Path, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files[Path("survey/parent-survey-2023.xlsx")]))
    sheet = book["Responses"]
    assert [cell.value for cell in sheet[1]] == [
        "Ref",
        "Date",
        "Family",
        "Age of child",
        "Overall (1 to 5)",
        "Comments",
    ]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [f"Q{n:02d}" for n in range(1, 31)]


def test_a_source_without_a_head_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "letter.md"
    path.write_text("Dear Sir\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"letter\.md: the first line is not \+\+\+"):
        source.read(path)


def test_a_source_is_cut_into_its_parts() -> None:
    parts = source.parse(
        "# Item\n\nCarried\\\nover **now** {>JB}\n- first\n- second\n#. counted\n\n| A | B |\n|---|---|\n| 1 | |\n"
    )
    assert [(part.kind, part.text, part.margin) for part in parts] == [
        ("heading", "Item", ""),
        ("paragraph", "Carried\nover **now**", "JB"),
        ("bullet", "first", ""),
        ("bullet", "second", ""),
        ("number", "counted", ""),
        ("table", "", ""),
    ]
    assert parts[-1].rows == (("A", "B"), ("1", ""))
