from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_toolkit.read import find, read, read_all

WORDS = "The Clerk would write to the school before Easter.\n"


def package(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def word() -> bytes:
    data = io.BytesIO()
    file = docx.Document()
    file.add_paragraph(WORDS)
    file.save(data)
    return data.getvalue()


def test_find_lists_documents_and_leaves_working_files(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.docx",
        "~$a.docx",
        ".DS_Store",
        ".hidden.txt",
        "Thumbs.db",
        "gold.json",
        "scan.jpg",
        "sub/c.md",
        ".git/d.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    named = tmp_path / "gold.json"
    assert [
        path.relative_to(tmp_path).as_posix()
        for path in find([tmp_path, named, tmp_path / "b.txt", tmp_path / "gone.txt"])
    ] == [
        "a.docx",
        "b.txt",
        "scan.jpg",
        "sub/c.md",
        "gold.json",
        "gone.txt",
    ]


def test_identifiers_are_unique_in_a_batch(tmp_path: Path) -> None:
    for name in ("x/minutes.txt", "y/minutes.txt", "y/Minutes.md", "y/minutes-2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    ids = [outcome.value.id for outcome in read_all([tmp_path])]
    assert len({name.casefold() for name in ids}) == 4


BOMB = package(**{"[Content_Types]_xml": b"<x/>", "word__document_xml": b"0" * 300_000_000})
ENTITIES = package(
    **{"[Content_Types]_xml": b"<x/>", "word__document_xml": b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;&b;</a>'}
)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("name", "data", "reason", "remedy"),
    [
        ("empty.docx", b"", "the file is empty (0 bytes)", "save or copy it again"),
        ("blank.txt", b" \n\n", "it holds no words", "check that it is the right file"),
        (
            "minutes.docx",
            b"%PDF-1.7 x",
            "its name ends in .docx but it is really a PDF",
            "rename it so that it ends in .pdf",
        ),
        ("minutes.docx", b"{\\rtf1 x}", "really a rich text file", "open it in Word and save it as .docx"),
        ("minutes.docx", OLD, "really an old Word document", "open it in Word and save it as .docx"),
        ("minutes.docx", LOCKED, "protected with a password", "save a copy without one"),
        ("minutes.docx", BOMB, "unpack to far more", "do not open it"),
        ("minutes.xlsx", BOMB, "unpack to far more", "do not open it"),
        ("minutes.docx", ENTITIES, "instructions that no Word or Excel file needs", "do not open it"),
        ("minutes.docx", word()[:-400], "damaged", "save it again"),
        ("minutes.docx", WORDS.encode(), "really a plain text file", "rename it so that it ends in .txt"),
        (
            "minutes.txt",
            b"<!DOCTYPE html><html><p>x</p></html>",
            "really a web page",
            "rename it so that it ends in .html",
        ),
        ("minutes.txt", word(), "really a Word document", "rename it so that it ends in .docx"),
        ("minutes.doc", OLD, "an old Word document", "open it in Word and save it as .docx"),
        ("minutes.doc", word(), "does not end as a Word document should", "rename it so that it ends in .docx"),
        ("minutes.odt", b"x", "OpenDocument", "save it as .docx"),
        ("minutes.msg", b"x", "an Outlook message", "save it as .eml"),
        ("minutes.pages", b"x", "Apple Pages", "export it as Word"),
        ("scan.jpg", b"\xff\xd8\xff\xe0", "a picture", "text recognition"),
        ("minutes", WORDS.encode(), "does not end as a plain text file should", "rename it so that it ends in .txt"),
        ("minutes.exe", b"MZ\x90\x00\x03" * 50, "that end in “.exe” cannot be read", "save it as .docx"),
        ("minutes.txt", b"MZ\x90\x00\x03\x00\x00\x00" * 50, "bytes of a program", "save it as .docx or .txt"),
        ("minutes.csv", b"\n\n", "empty", "save it again"),
        ("minutes.html", b"<html><script>x</script></html>", "no words", "save it again"),
    ],
)
def test_each_bad_file_gets_one_clear_sentence(
    tmp_path: Path, name: str, data: bytes, reason: str, remedy: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (outcome,) = read(path)
    assert outcome.value is None
    assert outcome.problem.source == name
    assert reason in outcome.problem.reason
    assert remedy in outcome.problem.remedy
    sentence = str(outcome.problem)
    assert sentence.endswith(".")
    assert ". " not in sentence


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (outcome,) = read(path)
    assert "too large (200 MB" in outcome.problem.reason


def test_a_file_that_is_not_there_and_one_that_is_a_folder(tmp_path: Path) -> None:
    assert "no such file" in next(read(tmp_path / "gone.txt")).problem.reason
    assert "folder" in next(read(tmp_path)).problem.reason


def test_the_rest_of_a_batch_is_done(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 torn")
    (tmp_path / "b.txt").write_text(WORDS)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 torn")
    (tmp_path / "d.docx").write_bytes(word())
    outcomes = list(read_all([tmp_path]))
    assert [outcome.value.id if outcome.value else outcome.problem.source for outcome in outcomes] == [
        "a.docx",
        "b",
        "c.pdf",
        "d",
    ]


def test_importing_the_reader_loads_no_library() -> None:
    heavy = ("lxml", "docx", "pypdfium2", "openpyxl", "pandas", "spacy", "charset_normalizer")
    code = f"import sys, nlp_toolkit.read; print([name for name in {heavy} if name in sys.modules])"
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout.strip() == "[]"


PAGE = (
    b"<!DOCTYPE html><html><body><h1>Minutes</h1><table><tr><td>a</td></tr></table><p>The Clerk would write.</p></html>"
)
LETTER = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n\nNobody rang us back.\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    sound=st.sampled_from([(".docx", word()), (".html", PAGE), (".eml", LETTER), (".txt", WORDS.encode())]),
    wounds=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), max_size=12),
)
def test_no_damage_stops_the_batch(
    tmp_path: Path, check_sound, sound: tuple[str, bytes], wounds: list[tuple[float, int, bytes]]
) -> None:
    suffix, data = sound
    for where, cut, put in wounds:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    path = tmp_path / f"damaged{suffix}"
    path.write_bytes(data)
    outcomes = list(read(path))
    assert outcomes
    for outcome in outcomes:
        if outcome.value is not None:
            check_sound(outcome.value)
