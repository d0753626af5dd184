"""Weigh which lines the passages of one meeting speak of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.bodies import Tie, tie
from nlp_toolkit.commitments.track.choosing import Candidate
from nlp_toolkit.commitments.track.features import Ties, View, features
from nlp_toolkit.commitments.track.likeness import Pair, pairs
from nlp_toolkit.commitments.track.model import Model
from nlp_toolkit.commitments.track.owners import Staff, compare
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.references import Referred, names_line, names_minute, referred
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Weights
from nlp_toolkit.records import Reading

CARRIED = 0.8
"""What stays, from one sentence to the next, of how sure it is that a paragraph speaks of a line."""
LEAST_CARRIED = 0.2
"""Below this nothing is carried on."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hold a pair with the features that the model weighs.

    Attributes:
        pair: The passage and the line, by their indices.
        values: Its features, in the order of `FEATURES`.
        shared: Stems of the words they share.
        named: Whether the passage names the line's own reference.
        chance: Probability that the passage speaks of the line.
        elsewhere: Whether its paragraph opens with another minute, or it names one under which other lines stood.
    """

    pair: Pair
    values: tuple[float, ...]
    shared: frozenset[str]
    named: bool
    chance: float
    elsewhere: bool = False

    @property
    def candidate(self) -> Candidate:
        """Give what is chosen from."""
        return Candidate(self.pair.passage, self.pair.thread, self.chance, self.shared, self.named, self.elsewhere)


def weigh(
    reading: Reading, passages: Sequence[Passage], threads: Sequence[Thread], staff: Staff, model: Model
) -> list[Weighed]:
    """Give every line that a passage may speak of, with its probability.

    A paragraph that speaks of a line goes on speaking of it, so each passage is weighed after those before it.

    Args:
        reading: The meeting.
        passages: Its passages, in the order of the text.
        threads: The lines.
        staff: The people of the meeting.
        model: The model of links.
    """
    under = Counter(minute for thread in threads for minute in thread.minutes)
    names = staff.names(reading.document.text)
    scale = _Scale(reading, staff, weights_of(reading, threads, staff), model, under, names=names)
    ties = scale.ties(threads)
    kept = sorted(ties)
    scale = replace(
        scale,
        before=_before(scale.day, [threads[index] for index in kept if ties[index] != "named"]),
        titles=Counter(threads[index].title.stems - scale.weights.muted for index in kept if not threads[index].done),
    )
    near: dict[int, list[Pair]] = {}
    for pair in pairs(passages, [threads[index] for index in kept], scale.weights):
        near.setdefault(pair.passage, []).append(replace(pair, thread=kept[pair.thread]))
    found: list[Weighed] = []
    carried: dict[int, float] = {}
    told = Referred()
    for index, passage in enumerate(passages):
        if not index or passage.paragraph != passages[index - 1].paragraph:
            carried, told = {}, Referred()
        told = scale.referred(passage) or told
        here = [*near.get(index, []), *_reminded(index, carried, near.get(index, []))]
        weighed = [
            scale.weighed(pair, passage, threads[pair.thread], ties[pair.thread], told, carried) for pair in here
        ]
        found += weighed
        faded = {thread: share * CARRIED for thread, share in carried.items() if share > 0.2}
        carried = faded | {
            w.pair.thread: max(w.chance, faded.get(w.pair.thread, 0.0)) for w in weighed if w.chance > 0.2
        }
    return found


def weights_of(reading: Reading, threads: Sequence[Thread], staff: Staff) -> Weights:
    """Weigh words by how rare they are in the lines; names and posts weigh next to nothing."""
    return Weights((thread.told for thread in threads), staff.muted(reading.document.text))


def _before(day: dt.date, threads: Sequence[Thread]) -> dt.date | None:
    """Give the day of the last meeting before this one at which a line was opened or heard of."""
    return max((thread.heard for thread in threads if thread.heard and thread.heard < day), default=None)


def _reminded(index: int, carried: dict[int, float], near: Sequence[Pair]) -> list[Pair]:
    """Give the lines that the paragraph spoke of before and whose words the passage does not hold."""
    known = {pair.thread for pair in near}
    return [Pair(index, thread) for thread in sorted(carried) if thread not in known]


@dataclass(frozen=True)
class _Scale:
    """Hold what is weighed with.

    Attributes:
        reading: The meeting.
        staff: Its people.
        weights: The weights of words.
        model: The model of links.
        under: How many lines stood under each minute.
        before: Day of the meeting before, or None.
        names: Stems of the names and initials of its people.
        titles: How many unfinished lines were promised under each title.
    """

    reading: Reading
    staff: Staff
    weights: Weights
    model: Model
    under: Counter[str]
    before: dt.date | None = None
    names: frozenset[str] = frozenset()
    titles: Counter[frozenset[str]] = field(default_factory=Counter)

    def ties(self, threads: Sequence[Thread]) -> dict[int, Tie]:
        """Give the lines that the meeting may speak of, and how it has to do with their committees."""
        text = self.reading.document.text
        found = {
            index: tie(thread.line, self.reading.meeting, text)
            for index, thread in enumerate(threads)
            if not thread.closed and (thread.line.promised is None or thread.line.promised < self.day)
        }
        return {index: how for index, how in found.items() if how != "none"}

    def referred(self, passage: Passage) -> Referred:
        """Find what a passage refers to."""
        paragraphs = self.reading.meeting.paragraphs
        paragraph = paragraphs[passage.paragraph] if passage.paragraph < len(paragraphs) else None
        return referred(passage, paragraph, self.reading.document.text)

    def weighed(
        self, pair: Pair, passage: Passage, thread: Thread, how: Tie, told: Referred, carried: dict[int, float]
    ) -> Weighed:
        """Weigh one pair."""
        minute = self._minute(told, thread)
        before = carried.get(pair.thread, 0.0)
        points = before if _pointing().search(passage.quote.text) or _pointing().match(passage.whole) else 0.0
        owners = compare(thread.line, passage, self.staff)
        beneath = self._beneath(passage, thread)
        beside = Ties(owners, how, minute, before, points, self.day, self.before, self.names, beneath)
        values = features(View(passage, thread, pair, beside, self.weights))
        shared = ((passage.words.stems | passage.context.stems) & thread.told.stems) - self.weights.muted
        named = names_line(told, thread.line)
        elsewhere = minute < 0 and (told.leads or bool(told.minutes & set(self.under)))
        chance = 1.0 if named else self.model.probability(values)
        return Weighed(pair, tuple(values), shared, named, chance, elsewhere)

    def _minute(self, told: Referred, thread: Thread) -> float:
        """Tell whether a passage names the line's minute: a share of 1 for each line that stood under it, or -1."""
        if not told.minutes:
            return 0.0
        if not names_minute(told, thread.minutes):
            return -1.0
        return 1.0 / max(self.under[number] for number in thread.minutes & told.minutes)

    def _beneath(self, passage: Passage, thread: Thread) -> float:
        """Tell whether a line was promised under the same title: a share of 1 for each unfinished line that was."""
        title = thread.title.stems - self.weights.muted
        if not title or passage.follow_up or thread.done or title != passage.heading.stems - self.weights.muted:
            return 0.0
        return 1.0 / self.titles[title]

    @property
    def day(self) -> dt.date:
        """Give the day of the meeting."""
        return self.reading.meeting.date or dt.date.max


@cache
def _pointing() -> re.Pattern[str]:
    return re.compile(terms.load("track")["pointing"], re.IGNORECASE)
