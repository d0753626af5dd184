"""Follow the lines of a register through one meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from nlp_toolkit.commitments.track.bodies import tie
from nlp_toolkit.commitments.track.choosing import Candidate, Chosen, choose
from nlp_toolkit.commitments.track.likeness import Ties, features, pairs
from nlp_toolkit.commitments.track.model import Model
from nlp_toolkit.commitments.track.openings import openings
from nlp_toolkit.commitments.track.outcomes import Outcome, outcome, progress_of
from nlp_toolkit.commitments.track.owners import Owners, Staff, compare
from nlp_toolkit.commitments.track.passages import Passage, passages
from nlp_toolkit.commitments.track.references import Referred, names_line, names_minute, referred
from nlp_toolkit.commitments.track.threads import Thread, opened
from nlp_toolkit.commitments.track.wording import why
from nlp_toolkit.commitments.track.words import Weights
from nlp_toolkit.records import Change, Commitment, Reading

SURE = 0.4
"""Below this confidence of the extraction a new line waits for an officer."""
_DECISIVE = ("superseded", "dropped", "done", "slipped", "softened", "reopened", "not_done", "asked_again", "progress")


def follow(
    threads: Sequence[Thread],
    reading: Reading,
    *,
    number: Callable[[Reading, Commitment], str],
    by: str,
    model: Model,
) -> tuple[list[Thread], list[Change]]:
    """Match one meeting to the lines, and give the lines as it leaves them with what changed.

    Args:
        threads: Lines opened before this meeting.
        reading: The meeting.
        number: Gives the reference of a new line.
        by: What identifies the run.
        model: The model of links.
    """
    meeting = _Meeting(reading, passages(reading), Staff.of(reading.meeting), by)
    links = meeting.links(threads, model)
    changed = meeting.changes(links, threads)
    after = [thread.after(changed.get(index, [])) for index, thread in enumerate(threads)]
    taken = {each.candidate.passage for each in links if each.certainty == "made"}
    free = [passage for index, passage in enumerate(meeting.passages) if index not in taken]
    new: list[Thread] = []
    for opening in openings(free, Weights(thread.told for thread in threads), meeting.staff):
        change = meeting.opening(opening, number(reading, opening))
        new.append(opened(opening, change, reading.meeting, meeting.minute(opening)))
    found = [change for each in changed.values() for change in each] + [thread.line.story[0] for thread in new]
    order = sorted(found, key=lambda change: (change.quote.start if change.quote else 0, change.ref))
    return [*after, *new], order


@dataclass(frozen=True)
class _Meeting:
    """Hold one meeting while it is matched."""

    reading: Reading
    passages: list[Passage]
    staff: Staff
    by: str

    @property
    def day(self) -> dt.date:
        return self.reading.meeting.date or dt.date.max

    def links(self, threads: Sequence[Thread], model: Model) -> list[Chosen]:
        """Choose the lines that each passage speaks of."""
        return choose(self.candidates(threads, model), self.passages, model)

    def candidates(self, threads: Sequence[Thread], model: Model) -> list[Candidate]:
        """Weigh every line worth a closer look for every passage."""
        return [
            Candidate(passage, thread, 1.0 if named else model.probability(values), shared, named)
            for passage, thread, values, shared, named in self.weighed(threads)
        ]

    def weighed(self, threads: Sequence[Thread]) -> list[tuple[int, int, list[float], frozenset[str], bool]]:
        """Describe each pair: passage, line, features, words shared, and whether the line's reference is named."""
        text = self.reading.document.text
        ties = {
            index: how
            for index, thread in enumerate(threads)
            if not thread.closed
            and (thread.line.promised is None or thread.line.promised < self.day)
            and (how := tie(thread.line, self.reading.meeting, text)) != "none"
        }
        kept = sorted(ties)
        weights = Weights(thread.told for thread in threads)
        told = [self._referred(passage) for passage in self.passages]
        found = []
        for pair in pairs(self.passages, [threads[index] for index in kept], weights):
            index = kept[pair.thread]
            thread, passage = threads[index], self.passages[pair.passage]
            here = told[pair.passage]
            minute = 1 if names_minute(here, thread.line) else -1 if here.minutes else 0
            months = (self.day - (thread.line.heard or thread.line.promised or self.day)).days / 30.44
            beside = Ties(compare(thread.line, passage, self.staff), ties[index], minute, months)
            values = features(passage, thread, pair, beside, weights)
            shared = (passage.words.stems | passage.context.stems) & thread.told.stems
            found.append((pair.passage, index, values, shared, names_line(here, thread.line)))
        return found

    def _referred(self, passage: Passage) -> Referred:
        paragraphs = self.reading.meeting.paragraphs
        paragraph = paragraphs[passage.paragraph] if passage.paragraph < len(paragraphs) else None
        return referred(passage, paragraph, self.reading.document.text)

    def changes(self, links: Sequence[Chosen], threads: Sequence[Thread]) -> dict[int, list[Change]]:
        """Say what the links change, each thing once for each line."""
        found: dict[int, list[tuple[Chosen, Outcome]]] = {}
        for link in links:
            thread, passage = threads[link.candidate.thread], self.passages[link.candidate.passage]
            found.setdefault(link.candidate.thread, []).append(
                (link, outcome(passage, thread, self._progress(passage)))
            )
        return {
            index: [self._change(link, result, threads) for link, result in self._once(each)]
            for index, each in sorted(found.items())
        }

    def _once(self, each: list[tuple[Chosen, Outcome]]) -> list[tuple[Chosen, Outcome]]:
        """Keep one passage for each thing that happened, and none that tells less in the same paragraph."""
        ranked = sorted(
            each,
            key=lambda one: (
                one[0].certainty != "made",
                _DECISIVE.index(one[1].kind),
                -one[0].candidate.chance,
                one[0].candidate.passage,
            ),
        )
        kept: list[tuple[Chosen, Outcome]] = []
        made = any(link.certainty == "made" for link, _ in each)
        for link, result in ranked:
            paragraph = self.passages[link.candidate.passage].paragraph
            told = {other.kind for _, other in kept}
            near = {self.passages[other.candidate.passage].paragraph for other, _ in kept}
            if result.kind in told or paragraph in near or (made and link.certainty != "made"):
                continue
            kept.append((link, result))
        return kept

    def _progress(self, passage: Passage) -> str:
        paragraphs = self.reading.meeting.paragraphs
        if passage.paragraph >= len(paragraphs):
            return ""
        text = self.reading.document.text
        cells = [(name, text[start:end]) for name, start, end in paragraphs[passage.paragraph].cells]
        return progress_of(cells)

    def _change(self, link: Chosen, result: Outcome, threads: Sequence[Thread]) -> Change:
        thread, passage = threads[link.candidate.thread], self.passages[link.candidate.passage]
        rival = threads[link.rival].line.ref if link.rival is not None else ""
        owners: Owners = compare(thread.line, passage, self.staff)
        minute = names_minute(self._referred(passage), thread.line)
        return Change(
            ref=thread.line.ref,
            kind=result.kind,
            on=self.day,
            by=self.by,
            field=result.field,
            before=result.before,
            after=result.after,
            reason=why(passage, thread, link, result, owners=owners, minute=minute, rival=rival),
            quote=passage.quote,
            committee=self.reading.meeting.committee or "",
            confidence=round(link.candidate.chance, 3),
            proposed=link.certainty == "proposed",
        )

    def opening(self, record: Commitment, ref: str) -> Change:
        """Open a line."""
        change = Change(ref=ref, kind="new", on=self.day, by=self.by, after=record.summary, reason=record.reason)
        return replace(
            change,
            quote=record.quote,
            committee=self.reading.meeting.committee or "",
            confidence=round(record.confidence, 3),
            proposed=record.confidence < SURE,
        )

    def minute(self, record: Commitment) -> str | None:
        """Give the number of the item that a record stands under."""
        inside = [item for item in self.reading.meeting.items if item.start <= record.quote.start < item.end]
        return inside[-1].number if inside else None
