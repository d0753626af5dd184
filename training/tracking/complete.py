"""Describe every pair of meetings whose links are all written down: threads of invented councils."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nlp_toolkit.commitments.track import following, provisional
from nlp_toolkit.commitments.track import model as links
from nlp_toolkit.commitments.track.choosing import Candidate, Chosen
from nlp_toolkit.commitments.track.owners import Staff
from nlp_toolkit.commitments.track.passages import Passage, passages
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.weighing import weigh
from nlp_toolkit.evaluate.tracking import Event, places_of, read_threads, with_events
from nlp_toolkit.flow import extract, gather
from nlp_toolkit.records import Quote, Reading

ROOT = Path(__file__).parents[2]
OWN = Path(__file__).parent / "threads"
SAMPLE = ROOT / "corpora" / "samples" / "minutes"


@dataclass(frozen=True)
class Labelled:
    """Hold a pair with its label.

    Attributes:
        body: Whose meetings they are.
        values: Its features, in the order of `FEATURES`.
        speaks: Whether the passage speaks of the line.
    """

    body: str
    values: tuple[float, ...]
    speaks: bool


def complete_pairs(model: links.Model) -> list[Labelled]:
    """Give every pair that is looked at in the threads written for training, and in the sample's even threads.

    Each set of meetings counts twice: with the records that extraction finds, and with those that the threads name.
    The sample's threads with odd numbers, and lines that no thread of the sample is about, are left out.

    Args:
        model: The model by which a paragraph is carried on.
    """
    sample = read_threads(ROOT / "corpora" / "gold" / "threads" / "brenshire.jsonl")
    own = read_threads(OWN.with_suffix(".jsonl"))
    found: list[Labelled] = []
    for folder, events, counts in (
        (SAMPLE, sample, lambda names: bool(names) and all(int(name[1:]) % 2 == 0 for name in names)),
        (OWN, own, lambda _: True),
    ):
        readings = list(extract(gather([folder], kind="minutes").minutes))
        for read in (readings, [with_events(reading, events) for reading in readings]):
            for body, meetings in _bodies(read).items():
                found += _of_body(body, meetings, events, counts, model)
    return found


def _bodies(readings: Sequence[Reading]) -> dict[str, list[Reading]]:
    """Sort meetings by their bodies, which the names of the files of this project end in."""
    found: dict[str, list[Reading]] = {}
    for reading in readings:
        body = reading.document.id[11:]
        found.setdefault("brenshire" if body in ("panel", "task-group") else body, []).append(reading)
    return found


def _of_body(
    body: str,
    meetings: Sequence[Reading],
    events: Sequence[Event],
    counts: Callable[[frozenset[str]], bool],
    model: links.Model,
) -> list[Labelled]:
    """Describe the pairs of one body, whose lines are followed by the links written down."""
    places = places_of(events, [reading.document for reading in meetings])

    def named(quote: Quote) -> frozenset[str]:
        near = places.get(quote.source, [])
        return frozenset(event.thread for start, end, event in near if quote.start < end and start < quote.end)

    found: list[Labelled] = []
    threads: list[Thread] = []
    for reading in sorted(meetings, key=lambda each: (str(each.meeting.date), each.document.id)):
        said, staff = passages(reading), Staff.of(reading.meeting)
        made: list[Chosen] = []
        for each in weigh(reading, said, threads, staff, model):
            of_line, of_passage = _names(each.candidate, threads, said, named)
            speaks = bool(of_line & of_passage)
            if (of_line and counts(of_line | of_passage)) or counts(frozenset()):
                found.append(Labelled(body, each.values, speaks))
            made += [Chosen(each.candidate, "made")] if speaks else []
        threads = following.follow_links(threads, reading, made, number=provisional, by="training")[0]
    return found


def _names(
    pair: Candidate, threads: Sequence[Thread], said: Sequence[Passage], named: Callable[[Quote], frozenset[str]]
) -> tuple[frozenset[str], frozenset[str]]:
    return named(threads[pair.thread].line.first.quote), named(said[pair.passage].quote)
