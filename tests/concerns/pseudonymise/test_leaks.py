"""Canary names are searched in everything the step writes, says and keeps."""

import io
import logging
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from nlp_toolkit.concerns.pseudonymise import KeyFileError, pseudonymise, write_key, write_safe
from nlp_toolkit.concerns.pseudonymise.review import write_review
from nlp_toolkit.concerns.pseudonymise.small_numbers import singled_out
from nlp_toolkit.records import Document

CANARIES = ("Zebedia", "Quillfeather", "Oyinlola", "Brackenthwaite", "zq.brack")
LETTERS = (
    (
        "Dear Mrs Brackenthwaite,\n\nMy son Zebedia Quillfeather is 9. Zebedia's teacher, Miss Oyinlola, left.\n"
        "zebedia cannot read.\n\nYours,\nP. Quillfeather\nzq.brack@example.org"
    ),
    "From: zq.brack@example.org\nTo: the Council\n\nZEBEDIA IS STILL WAITING. Ask Oyinlola.",
)


def everything(folder):
    """Read every file under a folder, and the members of those that are archives, with their names."""
    for path in Path(folder).rglob("*"):
        yield str(path.relative_to(folder)).encode()
        if path.is_file():
            data = path.read_bytes()
            yield data
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    for member in packed.namelist():
                        yield packed.read(member)


@pytest.mark.parametrize("names", ["codes", "realistic"])
def test_no_canary_leaves_the_step(tmp_path, monkeypatch, capfd, caplog, names):
    from nlp_toolkit.concerns.pseudonymise import Settings

    for variable in ("TMPDIR", "XDG_CACHE_HOME", "HOME"):
        place = tmp_path / variable.lower()
        place.mkdir()
        monkeypatch.setenv(variable, str(place))
    monkeypatch.setattr(tempfile, "tempdir", os.environ["TMPDIR"])
    caplog.set_level(logging.DEBUG)
    documents = [
        Document(f"Quillfeather_{n}", f"in/Quillfeather_{n}.txt", "txt", text, (), None, (("from", "Zebedia"),))
        for n, text in enumerate(LETTERS)
    ]
    letters, key = pseudonymise(documents, settings=Settings(names=names))
    out = tmp_path / "out"
    write_safe(letters, out)
    write_review(letters, key, out)
    write_key(key, tmp_path / "letters.key", "correct horse", apart_from=(out,))
    with pytest.raises(KeyFileError) as refused:
        write_key(key, out / "k", "correct horse", apart_from=(out,))
    said = [repr(letters), repr(key), str(refused.value), str(singled_out([(one.family, one.text) for one in letters]))]
    streams = capfd.readouterr()
    written = [*everything(tmp_path), *(text.encode() for text in (*said, streams.out, streams.err, caplog.text))]
    assert len(written) > 10
    for canary in CANARIES:
        for data in written:
            assert canary.casefold().encode() not in data.lower()


def test_the_search_itself_finds_a_canary(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("sheet.xml", "Zebedia")
    assert any(b"Zebedia" in data for data in everything(tmp_path))


def test_the_step_prints_nothing(capsys):
    pseudonymise([Document("a", "a", "txt", LETTERS[0], ())])
    assert capsys.readouterr() == ("", "")
    assert sys.exc_info() == (None, None, None)


def test_no_reason_names_anybody():
    text = (
        "Zebedia's dad: Tariq Quillfeather\nZebedia's full name: Zebedia Brackenthwaite\n\nDear Oyinlola,\n"
        "My son Zebedia cries. Nan Oyinlola\n"
    )
    (letter,), _ = pseudonymise([Document("a", "a.txt", "txt", text, ())])
    assert len(letter.findings) > 5
    for finding in letter.findings:
        assert not any(canary.casefold() in finding.reason.casefold() for canary in CANARIES)
