"""Canary names go through every command; then everything written or printed anywhere is searched for them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

CANARIES = ("Zebedia", "Quillfeather", "Oyinlola", "Brackenthwaite", "Ffionwen", "zq.brack", "07700 900461")
MINUTES = """Library Board of Wexmoor Borough Council
Minutes of the meeting held on Tuesday 7 March 2023 at 2pm in the Guildhall

1. Opening hours

The Head of Libraries said that visits had risen by a tenth. She undertook to send the figures for each branch to
members by 31 March 2023.
"""
LETTER = """Dear Mrs Brackenthwaite,

I am the mother of Zebedia Quillfeather, who is nine and has autism. Zebedia's transport stopped in May and nobody has
told us why. zebedia cannot walk that far.

Yours sincerely,
Ffionwen Quillfeather
07700 900461, zq.brack@example.org
"""
REPLY = """To whom it may concern,

I wish to complain about the delay to my daughter's plan. Oyinlola Brackenthwaite was promised speech therapy in March.
Her teacher told Oyinlola that there was no money.

Kind regards,
F. Brackenthwaite
"""
ROWS = """Ref,Family,Comments
1,Quillfeather,"My son Zebedia has had no taxi since May, and Zebedia is upset."
Zebedia Q,Quillfeather,
3,Brackenthwaite,"We asked for help for Oyinlola in June. Please ring Ffionwen Brackenthwaite on 07700 900461."
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[bytes]]:
    """Run every command over letters; return the folder that holds all they wrote, and all they printed."""
    base = tmp_path_factory.mktemp("leaks")
    post, world = base / "post", base / "world"
    _write_post(post)
    for name in ("home", "tmp", "cache", "here", "keys"):
        (world / name).mkdir(parents=True)
    printed = []
    for words in (
        ("pseudonymise", post, "--out", world / "safe", "--key", world / "keys" / "letters.key", "--verbose"),
        ("pseudonymise", post, "--out", world / "safe", "--names", "realistic", "--dates", "shift"),
        ("pseudonymise", post, "--out", world / "wrong", "--text-column", "Words"),
        ("run", post, "--out", world / "register", "--as-at", "2023-06-30", "--verbose"),
        ("extract", post, "--format", "jsonl", "--verbose"),
        ("extract", post),
        ("pseudonymise", post / "zebedia-gone.txt", "--out", world / "none"),
    ):
        done = _command(world, *map(str, words))
        assert done.returncode == 2, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        printed += [done.stdout, done.stderr]
    return world, printed


def _command(world: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "HOME": str(world / "home"),
        "TMPDIR": str(world / "tmp"),
        "XDG_CACHE_HOME": str(world / "cache"),
        "NLP_TOOLKIT_PASSPHRASE": "correct horse",
    }
    code = "from nlp_toolkit.cli import app; app()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        cwd=world / "here",
        env=environment,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=900,
    )


def _write_post(post: Path) -> None:
    """Write letters in every form they come in, beside minutes."""
    post.mkdir()
    (post / "library-board.txt").write_text(MINUTES, encoding="utf-8")
    (post / "Zebedia Quillfeather.txt").write_text(LETTER, encoding="utf-8")
    (post / "families.csv").write_text(ROWS, encoding="utf-8")
    letter = docx.Document()
    letter.core_properties.author = "Ffionwen Quillfeather"
    letter.core_properties.title = "About Zebedia"
    letter.sections[0].header.paragraphs[0].text = "Ffionwen Quillfeather"
    for paragraph in REPLY.split("\n\n"):
        letter.add_paragraph(paragraph)
    letter.save(str(post / "oyinlola.docx"))
    packed = io.BytesIO()
    enclosed = docx.Document()
    enclosed.add_paragraph("Zebedia Quillfeather likes trains. Zebedia is happiest on the bus with Oyinlola.")
    enclosed.save(packed)
    message = EmailMessage()
    message["From"] = "Ffionwen Quillfeather <zq.brack@example.org>"
    message["To"] = "The Council <council@example.org>"
    message["Subject"] = "Zebedia Quillfeather"
    message.set_content(REPLY)
    message.add_attachment(packed.getvalue(), maintype="application", subtype="msword", filename="Zebedia.docx")
    message.add_attachment(b"PK\x03\x04 broken", maintype="application", subtype="zip", filename="Quillfeather.docx")
    (post / "Brackenthwaite.eml").write_bytes(bytes(message))
    (post / "Zebedia report.docx").write_bytes(b"PK\x03\x04 this is no Word file")
    (post / "ffionwen.pdf").write_bytes(b"%PDF-1.4\nnot really")


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of every file, and of every member of those that are archives."""
    for path in sorted(folder.rglob("*")):
        yield "a name", path.relative_to(folder).as_posix().encode()
        if path.is_file():
            yield path.name, path.read_bytes()
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as packed:
                    for member in packed.namelist():
                        yield f"{path.name}: {member}", packed.read(member)


def leaks(pieces: Iterator[tuple[str, bytes]] | list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """List where which canary can be read."""
    return [
        (where, canary)
        for where, data in pieces
        for canary in CANARIES
        for encoding in ("utf-8", "utf-16-le")
        if canary.lower().encode(encoding) in data.lower()
    ]


def test_no_file_and_no_file_name_holds_a_canary(world: tuple[Path, list[bytes]]) -> None:
    folder, _ = world
    written = list(everything(folder))
    names = {where for where, _ in written}
    assert {"letters.key", "findings.jsonl", "review.html", "review.xlsx", "register.xlsx", "run.json"} <= names
    assert leaks(written) == []


def test_nothing_printed_holds_a_canary(world: tuple[Path, list[bytes]]) -> None:
    _, printed = world
    told = b"".join(printed).decode()
    assert "letter file" in told
    assert "figures for each branch" in told
    assert leaks([("printed", data) for data in printed]) == []


def test_every_letter_was_made_safe_and_comes_back(world: tuple[Path, list[bytes]], tmp_path: Path) -> None:
    folder, _ = world
    safe = tmp_path / "safe"
    post = folder.parent / "post"
    key = tmp_path / "letters.key"
    _command(folder, "pseudonymise", str(post), "--out", str(safe), "--key", str(key))
    assert len(list(safe.glob("letter-*.txt"))) == 7  # the minutes, four letters and two rows
    done = _command(folder, "pseudonymise", str(safe), "--out", str(tmp_path / "back"), "--key", str(key), "--restore")
    assert done.returncode == 0, done.stderr.decode()
    restored = {path.read_bytes() for path in (tmp_path / "back").iterdir()}
    assert (post / "Zebedia Quillfeather.txt").read_bytes() in restored
    assert {canary for _, canary in leaks(everything(tmp_path / "back"))} == set(CANARIES)


def test_the_search_looks_into_archives_and_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "quillfeather.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", "about ZEBEDIA " * 9)
    assert leaks(everything(tmp_path)) == [("a name", "Quillfeather"), ("quillfeather.xlsx: sheet.xml", "Zebedia")]
