"""Score links between meetings against threads that people wrote down."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from nlp_toolkit.records import Change, Commitment, Document, Due, Kind, Quote, Reading, Status

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Event:
    """Hold one thing that was said of a promise.

    Attributes:
        thread: Name of the thread ("T01").
        doc: The minutes it was said in.
        what: What happened ("promised", "slipped", "kept", …).
        quote: The words, white space aside.
        also: Whether it is a further passage that a link may rest on, and none need.
        due: The last day that then kept the promise, or None.
    """

    thread: str
    doc: str
    what: str
    quote: str
    also: bool = False
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LinkScores:
    """Hold how many links are right, and how many there should be.

    Attributes:
        right: Links made that speak of the line they were linked to.
        made: Links made.
        found: Expected links that were made.
        expected: Links that there should be.
        proposed: Expected links that were not made but proposed.
        proposals: Links proposed.
        proposals_right: Proposals that speak of the line they were linked to.
        kinds_right: Of the expected links found, those whose kind of change is also right.
        wrong: The links made that are wrong.
        missed: The expected links neither made nor proposed.
    """

    right: int = 0
    made: int = 0
    found: int = 0
    expected: int = 0
    proposed: int = 0
    proposals: int = 0
    proposals_right: int = 0
    kinds_right: int = 0
    wrong: tuple[Change, ...] = field(default=())
    missed: tuple[Event, ...] = field(default=())

    @property
    def precision(self) -> float:
        """Share of the links made that are right."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """Share of the expected links that were made."""
        return self.found / self.expected if self.expected else 0.0

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"precision {self.precision:.3f} ({self.right} of {self.made}), "
            f"recall {self.recall:.3f} ({self.found} of {self.expected}); "
            f"{self.proposed} more only proposed, {self.proposals_right} of {self.proposals} proposals right; "
            f"kind right for {self.kinds_right} of {self.found}"
        )


KINDS: Mapping[str, frozenset[str]] = {
    "progress": frozenset({"progress", "not_done"}),
    "slipped": frozenset({"slipped"}),
    "softened": frozenset({"softened"}),
    "kept": frozenset({"done", "progress"}),
    "kept in part": frozenset({"done", "progress"}),
    "reported done": frozenset({"done"}),
    "asked again": frozenset({"asked_again", "slipped"}),
    "asked": frozenset({"asked_again", "progress"}),
    "not kept": frozenset({"not_done"}),
    "not evidenced": frozenset({"not_done", "reopened"}),
    "disputed": frozenset({"not_done", "reopened", "progress"}),
    "superseded": frozenset({"superseded"}),
    "dropped": frozenset({"dropped"}),
    "passed on": frozenset({"slipped", "softened", "progress"}),
    "evidence promised": frozenset({"progress", "reopened", "slipped"}),
    "promised": frozenset({"progress", "reopened", "slipped"}),
}
"""The kinds of change that agree with each word of a thread."""


RECORDS: Mapping[str, tuple[Kind, Status | None]] = {
    "promised": ("commitment", None),
    "promised, conditional": ("commitment", None),
    "evidence promised": ("commitment", None),
    "slipped": ("commitment", None),
    "passed on": ("action", None),
    "softened": ("assurance", None),
    "asked": ("request", None),
    "asked again": ("request", None),
    "kept": ("update", "done"),
    "reported done": ("update", "done"),
    "progress": ("update", "in_progress"),
    "kept in part": ("update", "in_progress"),
    "not kept": ("update", "not_done"),
    "not evidenced": ("update", "not_done"),
}
"""The kind and status of the record that each word of a thread comes to."""


def read_threads(path: Path) -> list[Event]:
    """Read threads, a line of JSON an event: `thread`, `doc`, `what`, `quote` and, where so, `also`.

    Raises:
        ValueError: If a line is no event, naming it.
    """
    events: list[Event] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                told = json.loads(line)
                also, due = bool(told.get("also", False)), _day(told.get("due", ""))
                events.append(Event(told["thread"], told["doc"], told["what"], told["quote"], also, due))
            except (ValueError, KeyError, AttributeError):
                raise ValueError(
                    f"{path.name}: line {number} is no event of a thread; give thread, doc, what and quote as JSON."
                ) from None
    return events


def score_links(
    changes: Sequence[Change],
    events: Sequence[Event],
    documents: Iterable[Document],
    *,
    threads: Callable[[str], bool] = lambda _: True,
) -> LinkScores:
    """Score the links that tracking made and proposed.

    A line belongs to a thread where the words that opened it are among the thread's. A link is right where its words
    are among those that the line's thread has at that meeting; it is expected for every event of a thread after the
    meeting that opened it.

    Args:
        changes: What `track` gave, the openings of lines among it.
        events: The threads.
        documents: The minutes.
        threads: Says of a thread whether it counts; links of lines in no thread count where it holds for "".
    """
    places = places_of(events, documents)
    opened = {change.ref: _threads_at(change.quote, places) for change in changes if change.kind == "new"}
    links = [change for change in changes if change.kind != "new" and change.quote is not None]
    counted = [link for link in links if _counts(opened.get(link.ref, frozenset()), threads)]
    right = [link for link in counted if opened.get(link.ref, frozenset()) & _threads_at(link.quote, places)]
    made = [link for link in counted if not link.proposed]
    expected = [event for event in _expected(events) if threads(event.thread)]
    found = {event: _links_of(event, right, opened, places) for event in expected}
    firm = {event: [link for link in each if not link.proposed] for event, each in found.items()}
    right_ids = {id(link) for link in right}
    return LinkScores(
        right=sum(not link.proposed for link in right),
        made=len(made),
        found=sum(bool(each) for each in firm.values()),
        expected=len(expected),
        proposed=sum(bool(each) and not firm[event] for event, each in found.items()),
        proposals=sum(link.proposed for link in counted),
        proposals_right=sum(link.proposed for link in right),
        kinds_right=sum(any(link.kind in KINDS.get(event.what, ()) for link in each) for event, each in firm.items()),
        wrong=tuple(link for link in made if id(link) not in right_ids),
        missed=tuple(event for event, each in found.items() if not each),
    )


def _counts(held: frozenset[str], threads: Callable[[str], bool]) -> bool:
    return any(threads(name) for name in held) if held else threads("")


def _expected(events: Sequence[Event]) -> list[Event]:
    """Give the events after the meeting that opened each thread, further passages left out."""
    first: dict[str, str] = {}
    for event in events:
        first.setdefault(event.thread, event.doc)
    return [event for event in events if not event.also and event.doc != first[event.thread]]


def _links_of(
    event: Event,
    links: Sequence[Change],
    opened: Mapping[str, frozenset[str]],
    places: Mapping[str, list[tuple[int, int, Event]]],
) -> list[Change]:
    """Give the right links that rest on the words of an event."""
    return [
        link
        for link in links
        if event.thread in opened.get(link.ref, frozenset()) and any(each == event for each in _at(link.quote, places))
    ]


def _threads_at(quote: Quote | None, places: Mapping[str, list[tuple[int, int, Event]]]) -> frozenset[str]:
    return frozenset(event.thread for event in _at(quote, places))


def _at(quote: Quote | None, places: Mapping[str, list[tuple[int, int, Event]]]) -> list[Event]:
    if quote is None:
        return []
    return [event for start, end, event in places.get(quote.source, []) if quote.start < end and start < quote.end]


def places_of(events: Sequence[Event], documents: Iterable[Document]) -> dict[str, list[tuple[int, int, Event]]]:
    """Find the words of each event in its document, wherever they stand: (start, end, event) by document.

    Raises:
        ValueError: If the words of an event do not stand in its document, naming both.
    """
    texts = {document.id: document.text for document in documents}
    places: dict[str, list[tuple[int, int, Event]]] = {}
    for event in events:
        if event.doc not in texts:
            continue
        words = r"\s+".join(re.escape(word) for word in _SPACE.split(event.quote.strip()))
        found = list(re.finditer(words, texts[event.doc]))
        if not found:
            raise ValueError(f"{event.doc}: “{event.quote}” does not stand in it; mend the quote of {event.thread}.")
        places.setdefault(event.doc, []).extend((match.start(), match.end(), event) for match in found)
    return places


def with_events(reading: Reading, events: Sequence[Event]) -> Reading:
    """Give a meeting with a record for every event of a thread, in place of what extraction made of those words.

    Args:
        reading: The meeting as it was read.
        events: The threads.
    """
    places = places_of(events, [reading.document]).get(reading.document.id, [])
    wanted = [(start, end, event) for start, end, event in places if not event.also]
    kept = [
        record
        for record in reading.commitments
        if not any(record.quote.start < end and start < record.quote.end for start, end, _ in wanted)
    ]
    told = {(start, end): _record(reading, start, end, event) for start, end, event in wanted}
    return replace(reading, commitments=tuple(sorted([*kept, *told.values()], key=lambda one: one.quote.start)))


def _record(reading: Reading, start: int, end: int, event: Event) -> Commitment:
    """Make the record that a careful reader would make of an event."""
    item = next((each for each in reversed(reading.meeting.items) if each.start <= start < each.end), None)
    kind, status = RECORDS.get(event.what, ("update", None))
    return Commitment(
        quote=reading.document.quote(start, end),
        kind=kind,
        due=Due(event.due.isoformat(), event.due) if event.due else None,
        status=status,
        firmness="soft" if kind == "assurance" else "firm",
        item=" ".join(filter(None, (item.number, item.title))) if item else "",
        summary=" ".join(event.quote.split()),
    )


def _day(words: str) -> dt.date | None:
    """Read a day; words of a repetition are none."""
    return dt.date.fromisoformat(words) if re.fullmatch(r"\d{4}-\d\d-\d\d", words) else None
