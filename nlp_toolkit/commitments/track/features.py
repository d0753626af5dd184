"""The features of a passage and a line that the model weighs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from nlp_toolkit.commitments.track.bodies import Tie
from nlp_toolkit.commitments.track.likeness import Pair
from nlp_toolkit.commitments.track.meanings import covered
from nlp_toolkit.commitments.track.outcomes import speaks_of_outcome
from nlp_toolkit.commitments.track.owners import Owners
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import Weights, stem

FEW = 16.0
"""Words of less weight together than this are few: what they lean on counts the more, the fewer they are."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Hold what relates a passage and a line beside their words.

    Attributes:
        owners: Whether they have the same owner.
        tie: How the meeting has to do with the line's committee.
        minute: Above 0 where the passage names the line's minute, 1 where no other line stood under it; -1 where it
            names other minutes only; else 0.
        carried: How probable it is that the passage before it in its paragraph speaks of the line.
        points: The same where the passage opens with a word that points back, else 0.
        on: Day of the meeting.
        before: Day of the meeting before, at which a line was last opened or heard of.
        names: Stems of the names and initials of the meeting's people.
        beneath: 1 where the line was promised under an item of the same title, divided by how many open ones were.
    """

    owners: Owners
    tie: Tie
    minute: float
    carried: float = 0.0
    points: float = 0.0
    on: dt.date = dt.date.max
    before: dt.date | None = None
    names: frozenset[str] = frozenset()
    beneath: float = 0.0


@dataclass(frozen=True)
class View:
    """Hold a passage and a line with what the features are worked out from.

    Attributes:
        passage: The passage.
        thread: The line.
        pair: How like their words are.
        ties: What relates them beside.
        weights: The weights of words.
    """

    passage: Passage
    thread: Thread
    pair: Pair
    ties: Ties
    weights: Weights

    @property
    def kind(self) -> str:
        """Give the kind of the record, or "" for a plain sentence."""
        return self.passage.record.kind if self.passage.record else ""

    @property
    def due(self) -> dt.date | None:
        """Give the day that the passage itself promises."""
        record = self.passage.record
        return record.due.date if record and record.due else None

    @property
    def words(self) -> frozenset[str]:
        """Give the telling words of the passage, names and posts left out."""
        return self.passage.words.stems - self.weights.muted

    @property
    def shared(self) -> frozenset[str]:
        """Give the words that the passage shares with the promise and, if with that, with all said of it since."""
        own = self.thread.own.stems
        return self.words & (self.thread.told.stems if self.words & own else own)

    @property
    def beside(self) -> frozenset[str]:
        """Give the words that the passage shares only with what the promise stood among."""
        told = self.thread.told.stems if self.words & self.thread.own.stems else self.thread.own.stems
        return (self.words & self.thread.setting.stems) - told

    @property
    def few(self) -> float:
        """Tell how little the passage says by itself: from 0 for much to 1 for nothing."""
        return max(0.0, 1.0 - self.weights.total(self.words) / FEW)

    @property
    def reports(self) -> bool:
        """Tell whether the passage says what became of something."""
        return self.kind == "update" or speaks_of_outcome(self.passage.whole)

    def of_line(self, stems: frozenset[str]) -> float:
        """Give the share of the promise's words, by weight, that are among some words."""
        own = self.thread.own.stems
        return _share(self.weights.total(stems & own), self.weights.total(own))

    @property
    def people(self) -> frozenset[str]:
        """Give the names of people that the promise and the passage both hold."""
        names = self.ties.names
        return names & _stems(self.passage.whole) & _stems(self.thread.line.first.quote.text)

    @property
    def title(self) -> float:
        """Give the share of the line's title that the passage's title and label hold."""
        title = self.thread.title.stems
        named = (self.passage.heading | self.passage.label).stems
        return _share(self.weights.total(named & title), self.weights.total(title))


@cache
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.casefold()) for word in re.findall(r"[^\W\d_]+", text))


_FEATURES: dict[str, Callable[[View], float]] = {
    "score": lambda v: v.pair.words.score,
    "ahead": lambda v: _between(v.pair.words.ahead),
    "alone": lambda v: _between(v.pair.words.alone),
    "passage covered": lambda v: _share(v.weights.total(v.shared), v.weights.total(v.passage.words.stems)),
    "line covered": lambda v: v.of_line(v.passage.words.stems),
    "covered by context": lambda v: v.of_line(v.passage.context.stems),
    "shared words": lambda v: min(len(v.shared), 6) / 6,
    "shared weight": lambda v: min(v.weights.total(v.shared), 30.0) / 30,
    "rarest shared": lambda v: max((v.weights[root] for root in sorted(v.shared)), default=0.0) / 8,
    "setting shared": lambda v: min(v.weights.total(v.beside), 30.0) / 30,
    "meaning": lambda v: v.pair.meaning.score,
    "meaning ahead": lambda v: _between(v.pair.meaning.ahead),
    "meaning alone": lambda v: _between(v.pair.meaning.alone),
    "line covered in meaning": lambda v: covered(v.thread.own.stems, v.passage.words.stems, v.weights),
    "person shared": lambda v: float(bool(v.people)),
    "person shared, few words": lambda v: float(bool(v.people)) * v.few,
    "figure shared": lambda v: float(bool(v.passage.words.numbers & v.thread.told.numbers)),
    "does what was promised": lambda v: float(bool(v.thread.verbs & _stems(v.passage.whole))),
    "title": lambda v: v.title,
    "title names it": lambda v: v.pair.heading.share,
    "title names it alone": lambda v: v.pair.heading.alone,
    "title names it alone, and it reports": lambda v: v.pair.heading.alone * v.reports,
    "same title": lambda v: v.ties.beneath,
    "same title, and it reports": lambda v: v.ties.beneath * v.reports,
    "same title, few words": lambda v: v.ties.beneath * v.few,
    "label names it": lambda v: v.pair.label.share,
    "label names it alone": lambda v: v.pair.label.alone,
    "label names it alone, and it reports": lambda v: v.pair.label.alone * v.reports,
    "label names something else": lambda v: float(
        bool(v.passage.label.stems - v.weights.muted) and v.pair.label.share < 0.1
    ),
    "owner same": lambda v: float(v.ties.owners == "same"),
    "owner mentioned": lambda v: float(v.ties.owners == "mentioned"),
    "owner other": lambda v: float(v.ties.owners == "other"),
    "owner same, few words": lambda v: float(v.ties.owners in ("same", "mentioned")) * v.few,
    "same day": lambda v: float(v.due is not None and v.due == v.thread.line.due),
    "day named": lambda v: float(bool(v.passage.days & v.thread.days)),
    "due by then": lambda v: float(v.thread.line.due is not None and v.thread.line.due <= v.ties.on),
    "heard at the meeting before": lambda v: float(v.ties.before is not None and v.thread.heard == v.ties.before),
    "named committee": lambda v: float(v.ties.tie == "named"),
    "minute named": lambda v: float(v.ties.minute > 0),
    "only line of its minute": lambda v: max(v.ties.minute, 0.0),
    "another minute named": lambda v: float(v.ties.minute < 0),
    "follow-up": lambda v: float(v.passage.follow_up),
    "row": lambda v: float(v.passage.role in {"action_row", "table_row"}),
    "update": lambda v: float(v.kind == "update"),
    "request": lambda v: float(v.kind == "request"),
    "promise": lambda v: float(v.kind in ("action", "commitment", "decision")),
    "plain sentence": lambda v: float(v.passage.record is None),
    "tells what became of something": lambda v: float(v.passage.record is None and speaks_of_outcome(v.passage.whole)),
    "soft": lambda v: float(v.kind == "assurance"),
    "line done": lambda v: float(v.thread.done),
    "short line": lambda v: float(len(v.thread.quoted.stems - v.weights.muted) <= 2),
    "carried": lambda v: v.ties.carried,
    "carried and pointing back": lambda v: v.ties.points,
    "carried to what became of something": lambda v: v.ties.points * v.reports,
    "leaning": lambda v: v.pair.behind.score,
    "leaning ahead": lambda v: _between(v.pair.behind.ahead),
    "few words leaning": lambda v: v.few * v.pair.behind.score,
    "few words leaning ahead": lambda v: v.few * max(0.0, _between(v.pair.behind.ahead)),
}
FEATURES = tuple(_FEATURES)


def features(view: View) -> list[float]:
    """Describe a pair by numbers between -1 and 1, in the order of `FEATURES`."""
    return [float(work_out(view)) for work_out in _FEATURES.values()]


def _between(lead: float) -> float:
    return max(-0.5, min(0.5, lead))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
