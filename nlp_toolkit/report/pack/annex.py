"""List what the pack rests on: minutes, letters, and the letters counted under each concern."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from nlp_toolkit.records import Concern, Passage
from nlp_toolkit.report.evidence import Evidence, Source
from nlp_toolkit.report.pack.word import Pages
from nlp_toolkit.report.wording import day, month
from nlp_toolkit.terms import load

WORDS = load("pack")


def annex(pages: Pages, evidence: Evidence) -> None:
    """List every source, and every passage and promise that the pack rests on."""
    pages.heading("Annex: sources", new_page=True)
    pages.heading("Minutes", 2)
    _minutes(pages, evidence.minutes)
    pages.heading("Letters and statements", 2)
    _letters(pages, evidence.letters)
    pages.heading("Letters counted under each concern", 2)
    pages.text(WORDS["counted"])
    for concern in (*evidence.shown, *evidence.praised):
        pages.text(_counted(evidence, concern) or "None shown.", bold=f"{concern.label}:")
    pages.heading("How this was made", 2)
    pages.text("; ".join(f"{name} {made}" for name, made in evidence.made_with.items()))


def _counted(evidence: Evidence, concern: Concern) -> str:
    """List the letters counted under a concern, each with its family and how many of its passages."""
    told = Counter(source(passage) for passage in evidence.grouping.passages if passage.concern == concern.id)
    return "; ".join(f"{source}{f' ({number})' if number > 1 else ''}" for source, number in told.items())


def _minutes(pages: Pages, sources: Sequence[Source]) -> None:
    if not sources:
        pages.text("None.")
        return
    rows = [(source.id, source.what, day(source.date) if source.date else "no date") for source in sources]
    pages.table(("Reference", "What", "Date"), rows, widths=(5.5, 8, 3.5), title="Minutes that were read")


def _letters(pages: Pages, sources: Sequence[Source]) -> None:
    """List letters by the months they bear, which is all that is kept of their dates."""
    if not sources:
        pages.text("None.")
        return
    by_month: dict[tuple[bool, dt.date, str], list[str]] = {}
    for source in sources:
        key = (source.date is None, source.date or dt.date.max, source.what)
        by_month.setdefault(key, []).append(source.id)
    rows = [
        ("No month known" if unknown else month(when), what, ", ".join(ids))
        for (unknown, when, what), ids in sorted(by_month.items())
    ]
    pages.table(("Month", "What", "References"), rows, widths=(3, 4, 10), title="Letters and statements that were read")


def source(passage: Passage) -> str:
    """Name the letter and the family of a passage."""
    return f"{passage.quote.source}, {passage.family}"
