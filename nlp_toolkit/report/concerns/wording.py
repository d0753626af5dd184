"""Vague words of plans that letters quote, kept beside the concerns so that a pack made later can tell of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Quote, VagueWording

WORDING = "plan-wording.jsonl"


def write_wording(found: Iterable[VagueWording], path: Path) -> None:
    """Write each vague wording with the words around it, a line each; offsets are those of the safe text."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for one in found:
            line = {
                "doc": one.quote.source,
                "start": one.quote.start,
                "text": one.quote.text,
                "inside": {"start": one.inside.start, "text": one.inside.text},
                "why": one.why,
                "question": one.question,
            }
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def read_wording(folder: Path) -> tuple[VagueWording, ...]:
    """Read them back; a folder of concerns without the file has none.

    Raises:
        ValueError: If the file is damaged, naming it.
    """
    path = folder / WORDING
    if not path.exists():
        return ()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(_wording(json.loads(line)) for line in lines if line.strip())
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{path}: it is damaged; make it anew with 'nlp-toolkit concerns'.") from None


def _wording(entry: Mapping[str, Any]) -> VagueWording:
    inside = _quote(entry["doc"], entry["inside"])
    return VagueWording(_quote(entry["doc"], entry), inside, str(entry["why"]), str(entry["question"]))


def _quote(doc: str, entry: Mapping[str, Any]) -> Quote:
    start, text = int(entry["start"]), str(entry["text"])
    return Quote(str(doc), start, start + len(text), text)
