from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp_toolkit.read import read
from nlp_toolkit.read.characters import clean, decode


def test_the_text_is_the_file_unchanged(tmp_path: Path, read_one) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes("\ufeffCyngor Môn – cofnodion\r\n\r\nThe Clerk’s soft\u00adhyphen\u00a0stays.\r\n".encode())
    document = read_one(path).value
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.id, document.format, document.path) == ("minutes", "txt", str(path))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00"), max_size=400))
def test_any_text_comes_back_as_it_is(tmp_path: Path, check_sound, text: str) -> None:
    path = tmp_path / "any.md"
    path.write_text(text, encoding="utf-8", newline="")
    outcome = next(read(path))
    if outcome.value is None:
        assert not any(c.isalnum() for c in text) or outcome.problem is not None
    else:
        assert outcome.value.text == path.read_text(encoding="utf-8")
        check_sound(outcome.value)


WELSH = (
    "Penderfynwyd y byddai’r Clerc yn ysgrifennu at yr ysgol – costiai £40 ym mis Mawrth. Aelodau: Siân Huws, Rhŷs Tŵr."
)
GAELIC = "Dh’aontaich a’ chomhairle gum biodh an clàrc a’ sgrìobhadh gu Mòrag NicIllEathain; £40 airson an rathaid ùr."
ENGLISH = "The Chair’s report – “all done” – was noted; the café in Mill Lane would cost £40 and half (½) was found."


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "cp1252", "Windows"),
        (ENGLISH.replace("½", "half"), "mac_roman", "Macintosh"),
        (GAELIC, "cp1252", "Windows"),
        (WELSH.replace("’", "'").replace("–", "-"), "iso8859_14", "Celtic"),
        (WELSH, "utf-16", "UTF-16"),
        (WELSH, "utf-16-le", "UTF-16"),
        (GAELIC, "utf-16-be", "UTF-16"),
    ],
)
def test_other_encodings_are_read_and_said(tmp_path: Path, read_one, text: str, encoding: str, named: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(text.encode(encoding))
    outcome = read_one(path)
    assert outcome.value.text.removeprefix("\ufeff") == text
    assert [named in remark.reason and remark.source == "notes.txt" for remark in outcome.remarks] == [True]


@pytest.mark.parametrize("text", [WELSH, GAELIC, ENGLISH])
def test_utf8_is_read_without_a_remark(tmp_path: Path, read_one, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text, encoding="utf-8")
    assert read_one(path).remarks == ()


def test_utf8_with_a_stray_windows_byte() -> None:
    assert decode("Siân Huws, Tŷ Mawr, £40 ".encode() + b"\x93quoted\x94") == (
        "Siân Huws, Tŷ Mawr, £40 “quoted”",
        "UTF-8 with some Windows characters",
    )


def test_spoilt_characters_are_remarked(tmp_path: Path, read_one) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("The Clerkâ€™s report. The Chairâ€™s reply. Itâ€™s done.", encoding="utf-8")
    assert "spoilt" in read_one(path).remarks[0].reason


def test_clean_keeps_every_visible_letter_and_the_breaks() -> None:
    assert (
        clean(" w\u0302yr \ufb01nds\u00a0the\u00ad \u200bword\u2028next\tcell  x \n\n y ")
        == "ŵyr finds the word\nnext\tcell x\ny"
    )
    assert clean("‘single’ “double” – dash — é £") == "‘single’ “double” – dash — é £"
