"""What an officer decides of a link is kept beside the links, and only of concerns and promises that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from nlp_toolkit.flow.packs import decide_link
from nlp_toolkit.records import Concern, Grouping
from nlp_toolkit.report.concerns.lines import write_concerns_json, write_passages
from nlp_toolkit.report.links import read_decisions

REF = "CF (23/24) 01"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    grouping = Grouping((Concern("delay", "Delay", "delay"),), ())
    write_concerns_json(grouping, tmp_path / "concerns.json")
    write_passages(grouping, tmp_path / "passages.jsonl")
    (tmp_path / "links.json").write_text(f'{{"links": [], "unasked": ["{REF}"]}}', encoding="utf-8")
    return tmp_path


def test_the_last_decision_stands(folder: Path) -> None:
    decide_link(folder, "delay", REF, confirmed=False)
    assert read_decisions(folder) == {("delay", REF): False}
    decide_link(folder, "delay", REF, confirmed=True)
    assert read_decisions(folder) == {("delay", REF): True}


@pytest.mark.parametrize(
    ("concern", "ref", "told"),
    [("parking", REF, "no concern “parking” in it; choose from delay"), ("delay", "CF 1", "no promise “CF 1” in it")],
)
def test_what_there_is_not_is_refused_and_nothing_is_kept(folder: Path, concern: str, ref: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        decide_link(folder, concern, ref, confirmed=True)
    assert read_decisions(folder) == {}


@pytest.mark.parametrize(("text", "told"), [(None, "there is no links.json in it"), ("{}", "it is damaged")])
def test_without_links_an_officer_is_told_what_to_do(folder: Path, text: str | None, told: str) -> None:
    path = folder / "links.json"
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        decide_link(folder, "delay", REF, confirmed=True)
