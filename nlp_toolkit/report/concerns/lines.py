"""Concerns and passages as lines for other programs."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Concern, Grouping, Passage
from nlp_toolkit.report.wording import one_line

UNPLACED = ("doc", "family", "start", "end", "text", "why", "reason")


def passage_line(passage: Passage) -> dict[str, Any]:
    """Give a passage as the fields of its line; offsets are those of the original text."""
    return {
        "doc": passage.quote.source,
        "family": passage.family,
        "start": passage.start,
        "end": passage.end,
        "text": passage.quote.text,
        "theme": passage.theme,
        "theme_score": passage.theme_score,
        "concern": passage.concern,
        "confidence": passage.confidence,
        "reason": passage.reason,
        "date": passage.date.isoformat() if passage.date else None,
        "stage": passage.stage,
        "severity": passage.severity,
        "asks": passage.asks,
        "sentiment": passage.sentiment,
        "letters": list(passage.letters),
        "caution": passage.caution,
    }


def concern_line(concern: Concern) -> dict[str, Any]:
    """Give a concern as the fields of its entry; what is suppressed is null."""
    share, steady = concern.share, concern.stability
    return {
        "id": concern.id,
        "label": concern.label,
        "theme": concern.theme,
        "terms": list(concern.terms),
        "families": concern.families,
        "letters": concern.letters,
        "passages": concern.passages,
        "share": round(share.value, 4) if share else None,
        "interval": [round(share.low, 4), round(share.high, 4)] if share else None,
        "of": share.of if share else None,
        "first": concern.first.isoformat() if concern.first else None,
        "last": concern.last.isoformat() if concern.last else None,
        "months": [[month.isoformat()[:7], families] for month, families in concern.months],
        "trend": concern.trend,
        "trend_reason": concern.trend_reason,
        "quotes": [passage_line(passage) for passage in concern.quotes],
        "stability": {"seeds": steady.seeds, "order": steady.order, "left_out": steady.left_out} if steady else None,
        "confidence": concern.confidence,
        "parent": concern.parent,
        "proposed": concern.proposed,
    }


def write_passages(grouping: Grouping, path: Path) -> None:
    """Write every passage that states a concern, a line each."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for passage in grouping.passages:
            file.write(json.dumps(passage_line(passage), ensure_ascii=False) + "\n")


def write_concerns_json(grouping: Grouping, path: Path) -> None:
    """Write the list of concerns, most families first."""
    told = [concern_line(concern) for concern in grouping.concerns]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_unplaced(grouping: Grouping, path: Path) -> None:
    """Write what was not placed: passages without a concern, and what states none, each with the reason.

    Offsets of what states no concern are those of the safe text.
    """
    rows = [
        [p.quote.source, p.family, p.start, p.end, p.quote.text, "no concern fits", p.reason]
        for p in grouping.passages
        if p.concern is None
    ]
    rows += [
        [out.quote.source, "", out.quote.start, out.quote.end, out.quote.text, out.why, "It states no concern."]
        for out in grouping.left_out
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(UNPLACED)
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: object) -> object:
    """Put a sign before words that a spreadsheet would take for a formula.

    >>> _harmless("=1+1")
    "'=1+1"
    """
    if not isinstance(cell, str):
        return cell
    words = one_line(cell)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t") else words
