"""What was promised against what was asked, as lines for other programs; and the decisions of officers about it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nlp_toolkit.records import Answer, Link, Quote
from nlp_toolkit.report.evidence import Evidence

LINKS = "links.json"
DECISIONS = "link-decisions.json"
"""What officers decided of links; it lies beside links.json, and the next run obeys it."""


def write_links(evidence: Evidence, path: Path) -> None:
    """Write every link with its two quotes, what became of each concern, and what nobody asked for."""
    comparison = evidence.comparison
    told = {
        "links": [_link(link) for link in comparison.links],
        "answers": [_answer(answer) for answer in comparison.answers],
        "unanswered": [concern.id for concern in evidence.unanswered],
        "unasked": list(comparison.unasked),
        "plan": [
            {"action": m.action, "concern": m.concern, "ref": m.ref, "score": m.score, "reason": m.reason}
            for m in comparison.mapped
        ],
    }
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def read_refs(folder: Path) -> frozenset[str]:
    """Read the references of all promises that were set against concerns.

    Raises:
        ValueError: If there is no links.json in the folder, or it is damaged.
    """
    path = folder / LINKS
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return frozenset([*(link["ref"] for link in told["links"]), *told["unasked"]])
    except FileNotFoundError:
        raise ValueError(f"{folder}: there is no {LINKS} in it; make it with 'nlp-toolkit run'.") from None
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{path}: it is damaged; make it anew with 'nlp-toolkit run'.") from None


def read_decisions(folder: Path) -> dict[tuple[str, str], bool]:
    """Read what officers decided of links: for a concern and a line, confirmed (True) or refused (False).

    Raises:
        ValueError: If the file is damaged, naming it.
    """
    path = folder / DECISIONS
    if not path.exists():
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return {(entry["concern"], entry["ref"]): bool(entry["confirmed"]) for entry in told}
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{path}: it is damaged; mend it, or delete it and decide again.") from None


def write_decisions(decided: dict[tuple[str, str], bool], path: Path) -> None:
    """Write what officers decided of links."""
    told = [
        {"concern": concern, "ref": ref, "confirmed": confirmed}
        for (concern, ref), confirmed in sorted(decided.items())
    ]
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _link(link: Link) -> dict[str, Any]:
    return {
        "concern": link.concern,
        "ref": link.ref,
        "strength": link.strength,
        "score": link.score,
        "reason": link.reason,
        "raised": _quote(link.raised),
        "promised": _quote(link.promised),
        "proposed": link.proposed,
        "decided": link.decided,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {"doc": quote.source, "start": quote.start, "end": quote.end, "text": quote.text}


def _answer(answer: Answer) -> dict[str, Any]:
    days = {name: getattr(answer, name) for name in ("raised", "promised", "done", "still_raised")}
    return {
        "concern": answer.concern,
        "answered": answer.answered,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "days_to_promise": answer.days_to_promise,
        "days_to_done": answer.days_to_done,
    }
