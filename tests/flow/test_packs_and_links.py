"""A pack made later tells what letters quote of plans; a second run obeys what an officer decided of links."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import docx
import pytest

from nlp_toolkit import flow
from nlp_toolkit.report.concerns.reading import read_concerns

AS_AT = dt.date(2023, 6, 30)
MINUTES = """Wexmoor Borough Council
Children and Families Panel
Minutes of the meeting held on Tuesday 7 March 2023 at 2pm in the Guildhall

Present: Cllr Ada Finch (Chair), Cllr Bryn Ellis
In attendance: Moira Kerr, Head of SEND

1. School transport

The Head of SEND undertook that every taxi to school would come on time from 31 May 2023.

2. Annual reviews

RESOLVED that the Head of SEND hold every overdue annual review by 30 June 2023.
"""
LETTERS = (
    "The school taxi did not come again on Monday and my daughter missed school. The taxi is late every week.",
    "Our school transport has failed. No taxi came for my son and nobody told us why the taxi was late.",
    "The taxi to school is always late. Her plan says “access to a therapist as required”.",
    "My daughter waited an hour for her school taxi. We have had no transport to school for two weeks.",
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "minutes").mkdir()
    (folder / "minutes" / "panel.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "complaints").mkdir()
    for number, words in enumerate(LETTERS):
        text = f"Dear Sir or Madam,\n\n{words}\n\nYours faithfully\n"
        (folder / "complaints" / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("evidence")
    flow.run([papers], out=out, as_at=AS_AT)
    return out


def made(out: Path) -> dict[str, bool | None]:
    links = json.loads((out / "links.json").read_text(encoding="utf-8"))["links"]
    return {link["ref"]: link["decided"] for link in links if link["concern"] == "transport" and not link["proposed"]}


def test_a_pack_made_later_tells_what_letters_quote_of_plans(papers: Path, out: Path, tmp_path: Path) -> None:
    register = str(tmp_path / "register.db")
    flow.track([papers / "minutes"], register=register, as_at=AS_AT)
    grouping = read_concerns(out).value
    assert grouping is not None
    written = flow.pack(register, grouping, out=tmp_path / "pack.docx", folder=out, as_at=AS_AT)
    pack = docx.Document(str(written))
    cells = {cell.text for table in pack.tables for row in table.rows for cell in row.cells}
    assert {"access to", "as required"} <= cells
    assert any("access to a therapist as required" in cell and "letter-003" in cell for cell in cells)


def test_a_second_run_obeys_what_an_officer_decided_of_links(papers: Path, out: Path) -> None:
    (taxi,) = made(out)
    other = next(ref for ref in json.loads((out / "links.json").read_text(encoding="utf-8"))["unasked"])
    flow.decide_link(out, "transport", taxi, confirmed=False)
    flow.decide_link(out, "transport", other, confirmed=True)
    flow.run([papers], out=out, as_at=AS_AT)
    assert made(out) == {other: True}
    assert "confirmed by an officer" in (out / "report.html").read_text(encoding="utf-8")
