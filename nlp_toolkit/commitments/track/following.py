"""Follow the lines of a register through one meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nlp_toolkit.commitments.track.choosing import Chosen, choose
from nlp_toolkit.commitments.track.model import Model
from nlp_toolkit.commitments.track.openings import openings
from nlp_toolkit.commitments.track.outcomes import Outcome, outcome, progress_of
from nlp_toolkit.commitments.track.owners import Staff, compare
from nlp_toolkit.commitments.track.passages import Passage, passages
from nlp_toolkit.commitments.track.references import names_minute, referred
from nlp_toolkit.commitments.track.threads import CONTEXT, Thread
from nlp_toolkit.commitments.track.weighing import weigh, weights_of
from nlp_toolkit.commitments.track.wording import why
from nlp_toolkit.records import Change, ChangeKind, Commitment, Paragraph, Reading, Status, opened

SURE = 0.4
"""Below this confidence of the extraction a new line waits for an officer."""
_STATUS: dict[ChangeKind, Status] = {"done": "done", "not_done": "not_done", "progress": "in_progress"}
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
    said, staff = passages(reading), Staff.of(reading.meeting)
    weighed = weigh(reading, said, threads, staff, model)
    links = choose([each.candidate for each in weighed], said, model)
    return follow_links(threads, reading, links, number=number, by=by)


def follow_links(
    threads: Sequence[Thread],
    reading: Reading,
    links: Sequence[Chosen],
    *,
    number: Callable[[Reading, Commitment], str],
    by: str,
) -> tuple[list[Thread], list[Change]]:
    """Give the lines as one meeting leaves them, and what changed, where it is known which passages speak of which.

    Args:
        threads: Lines opened before this meeting.
        reading: The meeting.
        links: Which of its passages speak of which lines.
        number: Gives the reference of a new line.
        by: What identifies the run.
    """
    meeting = _Meeting(reading, passages(reading), Staff.of(reading.meeting), by)
    changed = meeting.changes(links, threads)
    after = [thread.after(changed.get(index, [])) for index, thread in enumerate(threads)]
    taken = {each.candidate.passage for each in links if each.certainty == "made"}
    free = [passage for index, passage in enumerate(meeting.passages) if index not in taken]
    new: list[Thread] = []
    for passage, record in openings(free, weights_of(reading, threads, meeting.staff), meeting.staff):
        new.append(Thread(opened(meeting.opening(passage, record, number(reading, record)), record)))
    found = [change for each in changed.values() for change in each] + [thread.line.story[0] for thread in new]
    order = sorted(found, key=lambda change: (change.quote.start if change.quote else 0, change.ref))
    return [*after, *new], order


@dataclass(frozen=True)
class _Meeting:
    """Hold one meeting while what it says is told.

    Attributes:
        reading: Its minutes.
        passages: What they say, cut into passages.
        staff: Its people.
        by: What identifies the run.
    """

    reading: Reading
    passages: list[Passage]
    staff: Staff
    by: str

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
        kept: list[tuple[Chosen, Outcome]] = []
        made = any(link.certainty == "made" for link, _ in each)
        for link, result in sorted(each, key=lambda one: self._telling(*one)):
            told = {other.kind for _, other in kept}
            near = {self._paragraph(other) for other, _ in kept}
            less = result.kind == "progress" and self._paragraph(link) in near
            if result.kind in told or less or (made and link.certainty != "made"):
                continue
            kept.append((link, result))
        return kept

    def _telling(self, link: Chosen, result: Outcome) -> tuple[bool, int, float, int]:
        """Rank a link by how much it tells, the most first; of those about as probable, the first that is said."""
        candidate = link.candidate
        return link.certainty != "made", _DECISIVE.index(result.kind), -round(candidate.chance, 1), candidate.passage

    def _paragraph(self, link: Chosen) -> int:
        return self.passages[link.candidate.passage].paragraph

    def _at(self, passage: Passage) -> Paragraph | None:
        paragraphs = self.reading.meeting.paragraphs
        return paragraphs[passage.paragraph] if passage.paragraph < len(paragraphs) else None

    def _progress(self, passage: Passage) -> str:
        text, paragraph = self.reading.document.text, self._at(passage)
        return progress_of([(name, text[start:end]) for name, start, end in paragraph.cells]) if paragraph else ""

    def _change(self, link: Chosen, result: Outcome, threads: Sequence[Thread]) -> Change:
        thread, passage = threads[link.candidate.thread], self.passages[link.candidate.passage]
        rival = threads[link.rival].line.ref if link.rival is not None else ""
        told = referred(passage, self._at(passage), self.reading.document.text)
        return Change(
            ref=thread.line.ref,
            kind=result.kind,
            on=self._day,
            by=self.by,
            field=result.field,
            before=result.before,
            after=result.after,
            reason=why(
                passage,
                thread,
                link,
                result,
                owners=compare(thread.line, passage, self.staff),
                minute=names_minute(told, thread.minutes),
                rival=rival,
            ),
            quote=passage.quote,
            committee=self.reading.meeting.committee or "",
            council=self.reading.meeting.council or "",
            confidence=round(link.candidate.chance, 3),
            proposed=link.certainty == "proposed",
            record=passage.record or self._update(passage, result),
        )

    def _update(self, passage: Passage, result: Outcome) -> Commitment:
        """Make a record of a plain sentence that speaks of a line, so that it is known where it stood."""
        item = " ".join(filter(None, (passage.number, passage.title)))
        return Commitment(
            quote=passage.quote,
            kind="request" if result.kind == "asked_again" else "update",
            status=_STATUS.get(result.kind),
            reason="a sentence that speaks of a line of the register",
            item=item,
            summary=" ".join(passage.quote.text.split()),
        )

    def opening(self, passage: Passage, record: Commitment, ref: str) -> Change:
        """Open a line, and keep the sentences that its record stood among."""
        return Change(
            ref=ref,
            kind="new",
            on=self._day,
            by=self.by,
            field=CONTEXT,
            after=" ".join(f"{passage.around} {passage.whole}".split()),
            reason=record.reason,
            quote=record.quote,
            committee=self.reading.meeting.committee or "",
            council=self.reading.meeting.council or "",
            confidence=round(record.confidence, 3),
            proposed=record.confidence < SURE,
            record=record,
        )

    @property
    def _day(self) -> dt.date:
        return self.reading.meeting.date or dt.date.max
