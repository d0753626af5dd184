"""Compare what links meetings: the toolkit, TF-IDF with a threshold, and the same owner with a shared word.

    python benchmarks/tracking.py

Each is given the same records of the ten sample meetings, and of six meetings of two further councils, and scored
against the threads written down for them. The sample's even threads were trained on; its odd ones were not, but they
have been scored after each change. The threads of the two further councils are held out: they were written before
anything was scored on them, and only their totals were looked at. The thresholds of the two others are the best ones
for the threads that are scored, which favours them.

The sample's threads do not cover every line: a link of a line that no thread is about counts as wrong, though it may be
right. The second precision leaves such lines out.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer

from nlp_toolkit.commitments.track import track
from nlp_toolkit.evaluate.tracking import Event, LinkScores, read_threads, score_links, with_events
from nlp_toolkit.flow import extract, gather
from nlp_toolkit.records import Change, Reading

CORPORA = Path(__file__).parents[1] / "corpora"
LIMITS = [step / 20 for step in range(3, 19)]
Linker = Callable[[Sequence[Reading]], Sequence[Change]]
Score = Callable[[list[str], list[str]], Sequence[Sequence[float]]]


def tfidf(limit: float) -> Linker:
    """Link each record to the most similar earlier one, where their cosine reaches a limit."""

    def link(readings: Sequence[Reading]) -> list[Change]:
        words = [record.quote.text for reading in readings for record in reading.commitments]
        vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit(words)
        return _linked(
            readings, limit, lambda new, old: (vectorizer.transform(new) @ vectorizer.transform(old).T).toarray()
        )

    return link


def same_owner(limit: float) -> Linker:
    """Link each record to an earlier one of the same owner that shares a share of its longer words."""

    def link(readings: Sequence[Reading]) -> list[Change]:
        return _linked(readings, limit, lambda new, old: [[_overlap(one, other) for other in old] for one in new])

    return link


def _overlap(one: str, other: str) -> float:
    first, second = ({word for word in text.casefold().split() if len(word) > 4} for text in (one, other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def _linked(readings: Sequence[Reading], limit: float, score: Score) -> list[Change]:
    """Open a line for each record that is like none before it, and link the others."""
    lines: list[tuple[str, str]] = []
    found: list[Change] = []
    for reading in sorted(readings, key=lambda each: str(each.meeting.date)):
        records = [record for record in reading.commitments if not record.procedural]
        scores = score([record.quote.text for record in records], [text for _, text in lines]) if lines else None
        for row, record in enumerate(records):
            day = reading.meeting.date
            assert day is not None
            like = list(scores[row]) if scores is not None else []
            best = max(range(len(like)), key=like.__getitem__, default=None)
            if best is not None and like[best] >= limit:
                found.append(Change(lines[best][0], "progress", day, "benchmark", quote=record.quote))
            elif record.trackable:
                ref = f"{reading.document.id}:{record.quote.start}"
                found.append(Change(ref, "new", day, "benchmark", quote=record.quote))
        lines = [(change.ref, change.quote.text) for change in found if change.kind == "new" and change.quote]
    return found


def main() -> None:
    """Run and print."""
    threads = CORPORA / "gold" / "threads"
    for name, folder, told, halves in (
        ("sample", CORPORA / "samples" / "minutes", threads / "brenshire.jsonl", ("odd", "even")),
        ("held out", threads / "minutes", threads / "held-out.jsonl", ("all",)),
    ):
        events = read_threads(told)
        extracted = list(extract(gather([folder], kind="minutes").minutes))
        for whose, readings in (
            ("records as extracted", extracted),
            ("records as written down", [with_events(reading, events) for reading in extracted]),
        ):
            print(f"\n{name}, {whose}")
            for half in halves:
                _compare(readings, events, half)


def _compare(readings: Sequence[Reading], events: Sequence[Event], half: str) -> None:
    """Print how well each links one set of threads."""
    began = time.perf_counter()
    changes = track([], readings)
    took = time.perf_counter() - began
    within = _scored(changes, events, readings, half=half, only_threads=True)
    print(f"  {half}: nlp_toolkit        {_scored(changes, events, readings, half=half)} ({took:.1f} s)")
    print(f"  {half}: of lines with a thread, precision {within.precision:.3f} ({within.right} of {within.made})")
    for label, linker in (("TF-IDF, best limit", tfidf), ("shared words", same_owner)):
        tried = [_scored(linker(limit)(readings), events, readings, half=half) for limit in LIMITS]
        best = max(tried, key=lambda each: each.precision * each.recall)
        print(f"  {half}: {label:18} {replace(best, kinds_right=0)}")


def _scored(
    changes: Sequence[Change],
    events: Sequence[Event],
    readings: Sequence[Reading],
    *,
    half: str,
    only_threads: bool = False,
) -> LinkScores:
    def counts(thread: str) -> bool:
        if not thread:
            return not only_threads
        return half == "all" or int(thread[1:]) % 2 == (half == "odd")

    return score_links(changes, events, [reading.document for reading in readings], threads=counts)


if __name__ == "__main__":
    main()
