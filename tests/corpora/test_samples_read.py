from __future__ import annotations

import re
from pathlib import Path

import build

from nlp_toolkit.read import read_all

SAMPLES = build.HERE / "samples"
QUOTE = re.compile(r"^- `([\w-]+)` [^\n]+\n  > (.+)$", re.MULTILINE)


def words(folder: Path) -> dict[str, str]:
    outcomes = list(read_all([folder]))
    assert [str(outcome.problem) for outcome in outcomes if outcome.problem] == []
    return {o.value.id: " ".join(o.value.text.replace("*", "").split()) for o in outcomes if o.value}


def test_every_quote_of_a_thread_survives_reading_whatever_the_format() -> None:
    read = words(SAMPLES / "minutes")
    quotes = QUOTE.findall((build.HERE / "sources" / "threads.md").read_text(encoding="utf-8"))
    assert len(quotes) > 100
    assert [(name, quote) for name, quote in quotes if quote not in read[name]] == []


def test_letters_are_read_with_their_attachments() -> None:
    read = words(SAMPLES / "complaints")
    assert sorted(name for name in read if "#" in name) == ["letter-20#1", "letter-24#1"]
    assert "The service has not met her." in read["letter-20#1"]
    assert len(read) == 26
