"""Read concerns back from the files that were written of them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Concern, Grouping, Outcome, Passage, Problem, Quote, Share, Stability

REMEDY = "make it with 'nlp-toolkit concerns' or 'nlp-toolkit run'"


def read_concerns(folder: Path) -> Outcome[Grouping]:
    """Read concerns.json and passages.jsonl from a folder.

    What states no concern is not read back. A quote's offsets are those of the original text.
    """
    try:
        concerns = [_concern(entry) for entry in json.loads((folder / "concerns.json").read_text(encoding="utf-8"))]
        lines = (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()
        passages = [_passage(json.loads(line)) for line in lines if line.strip()]
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        return Outcome(problem=Problem(str(folder), f"there is no {missing} in it", REMEDY))
    except (OSError, ValueError, KeyError, TypeError):
        return Outcome(problem=Problem(str(folder), "its concerns.json or passages.jsonl is damaged", REMEDY))
    families = max([c.share.of for c in concerns if c.share], default=len({p.family for p in passages}))
    letters = len({letter for passage in passages for letter in (passage.letters or (passage.quote.source,))})
    return Outcome(Grouping(tuple(concerns), tuple(passages), families=families, letters=letters))


def _passage(entry: Mapping[str, Any]) -> Passage:
    start, text = int(entry["start"]), str(entry["text"])
    return Passage(
        f"{entry['doc']}:{start}",
        str(entry["family"]),
        Quote(str(entry["doc"]), start, start + len(text), text),
        start,
        int(entry["end"]),
        _day(entry["date"]),
        tuple(entry["letters"]),
        entry["theme"],
        float(entry["theme_score"]),
        entry["concern"],
        entry["stage"],
        entry["severity"],
        bool(entry["asks"]),
        entry["sentiment"],
        float(entry["confidence"]),
        str(entry["reason"]),
        caution=str(entry.get("caution", "")),
    )


def _concern(entry: Mapping[str, Any]) -> Concern:
    interval, steady = entry["interval"], entry["stability"]
    return Concern(
        str(entry["id"]),
        str(entry["label"]),
        entry["theme"],
        tuple(entry["terms"]),
        entry["families"],
        entry["letters"],
        entry["passages"],
        Share(entry["families"], entry["of"], *interval) if interval else None,
        _day(entry["first"]),
        _day(entry["last"]),
        tuple((dt.date.fromisoformat(f"{month}-01"), int(number)) for month, number in entry["months"]),
        entry["trend"],
        str(entry["trend_reason"]),
        tuple(_passage(quote) for quote in entry["quotes"]),
        Stability(**steady) if steady else None,
        float(entry["confidence"]),
        entry["parent"],
        bool(entry["proposed"]),
    )


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None
