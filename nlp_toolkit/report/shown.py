"""What one looks at in a notebook: minutes with their promises, letters made safe, a line, a concern, a grouping."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, overload

from nlp_toolkit.records import (
    Commitment,
    Concern,
    Grouping,
    Line,
    Reading,
    SafeDocument,
    Stability,
    Thresholds,
)
from nlp_toolkit.report import concern_words, wording
from nlp_toolkit.report.marking import Mark, Marked, marked
from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.tracker.story import Story, story
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from jinja2 import Template

Span = tuple[int, int]
TALLEST = 40
"""Height of the tallest bar of a trend, in points."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one paragraph to show.

    Attributes:
        pieces: The paragraph, cut where marks begin and end.
        heading: Whether it heads what follows.
        gap: Whether something before it was left out.
    """

    pieces: tuple[Marked, ...]
    heading: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class ShownReading:
    """Show minutes with what was promised marked in its place, and who is to do it by when.

    Attributes:
        reading: The minutes.
        whole: Whether to show every paragraph; else those alone in which something was found, under their headings.
    """

    reading: Reading
    whole: bool = False

    def __str__(self) -> str:
        """Tell the meeting and what was found, a line each."""
        return "\n".join([self.title, *(f"[{_told(one)}] {wording.one_line(one.quote.text)}" for one in self._found)])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        """Give the minutes as HTML that stands alone; every word of them is escaped."""
        found = wording.count(len(self._found), "record")
        told = f"{found[:1].upper()}{found[1:]}: decisions, actions and commitments on a firm ground, the rest paler."
        return _template("marked").render(title=self.title, note=told, parts=self.parts, palette=LIGHT)

    @property
    def title(self) -> str:
        """Name the meeting and its day."""
        meeting = self.reading.meeting
        named = wording.one_line(meeting.committee or meeting.council or self.reading.document.id)
        return f"{named}, {wording.day(meeting.date)}" if meeting.date else named

    @property
    def parts(self) -> tuple[Part, ...]:
        """Give the paragraphs to show, in the order of the text."""
        text = self.reading.document.text
        marks = [
            Mark(one.quote.start, one.quote.end, _told(one), "firm" if one.trackable else "soft", one.reason)
            for one in self._found
        ]
        headings = {(p.start, p.end) for p in self.reading.meeting.paragraphs if p.role == "heading"}
        spans = self._spans(marks)
        wanted = [span for span in spans if self.whole or any(_touch(mark, span) for mark in marks)]
        chosen = {*wanted, *(heading for span in wanted if (heading := _heading(span, spans, headings)))}
        parts, before = [], -1
        for place, span in enumerate(spans):
            if span in chosen:
                pieces = tuple(marked(text, marks, start=span[0], end=span[1]))
                parts.append(Part(pieces, span in headings, gap=place > before + 1))
                before = place
        return tuple(parts)

    @property
    def _found(self) -> list[Commitment]:
        return [one for one in self.reading.commitments if not one.procedural]

    def _spans(self, marks: list[Mark]) -> list[Span]:
        """Cut the text into paragraphs; a mark that runs on joins those it runs over."""
        given = [(p.start, p.end) for p in self.reading.meeting.paragraphs]
        given = given or [(block.start, block.end) for block in self.reading.document.blocks]
        spans: list[Span] = []
        for span in sorted({*given, *((mark.start, mark.end) for mark in marks)}):
            if spans and span[0] < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(span[1], spans[-1][1]))
            else:
                spans.append(span)
        return spans


@dataclass(frozen=True, slots=True, repr=False)
class ShownLetter:
    """Show a letter made safe, with every stand-in marked and what it stands for.

    Attributes:
        letter: The safe letter.
    """

    letter: SafeDocument

    def __str__(self) -> str:
        """Give the safe text."""
        return self.letter.text

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        """Give the letter as HTML that stands alone."""
        marks = [
            Mark(
                finding.safe_start,
                finding.safe_end,
                finding.type.replace("_", " "),
                "soft" if finding.doubtful else "firm",
                finding.reason,
            )
            for finding in self.letter.findings
        ]
        lines = [Part(tuple(marked(self.letter.text, marks, start=a, end=b))) for a, b in _lines(self.letter.text)]
        note = f"{wording.capital(wording.count(len(marks), 'stand-in'))}; doubtful ones are paler."
        return _template("marked").render(title=self.letter.id, note=note, parts=lines, palette=LIGHT)


@dataclass(frozen=True, slots=True, repr=False)
class ShownConcern:
    """Show a recurring concern: how many raise it, since when, how it moves, and in which words.

    Attributes:
        concern: The concern.
    """

    concern: Concern

    def __str__(self) -> str:
        """Tell the concern in plain lines.

        >>> print(ShownConcern(Concern("delay", "Delay")))
        Delay
        Raised by: fewer families than may be shown
        """
        return "\n".join([self.concern.label, *(f"{name}: {value}" for name, value in self.facts), *self.quotes])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        """Give the concern as HTML that stands alone; every word of it is escaped."""
        return _template("concern").render(shown=self, concern=self.concern, wording=wording, palette=LIGHT)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Name what is known of it, in the order to show, without what is not known."""
        one = self.concern
        spoken = concern_words.trend(one) if one.families is not None else ""
        facts = [
            ("Raised by", concern_words.families(one)),
            ("When", concern_words.raised(one).strip()),
            ("Trend", spoken),
            ("Words", ", ".join(one.terms)),
            ("Holds", steadiness(one.stability)),
            ("Status", "Proposed; no officer has accepted it yet." if one.proposed else ""),
        ]
        return [(name, value) for name, value in facts if value]

    @property
    def quotes(self) -> list[str]:
        """Give the words of families."""
        return [f"“{wording.one_line(passage.quote.text)}”" for passage in self.concern.quotes]

    @property
    def bars(self) -> list[tuple[dt.date, int, int]]:
        """Give month, families and height of each bar of the trend."""
        most = max((families for _, families in self.concern.months), default=0)
        return [(month, families, round(TALLEST * families / most)) for month, families in self.concern.months]


@dataclass(frozen=True, slots=True, repr=False)
class ShownGrouping:
    """Show all concerns of a batch of letters, and how far each depends on chance.

    Attributes:
        grouping: The concerns.
    """

    grouping: Grouping

    def __str__(self) -> str:
        """Tell the concerns, a line each."""
        return "\n".join(
            [self.title, *(f"{one.label}: {concern_words.families(one)}" for one in self.grouping.concerns)]
        )

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        """Give the concerns as an HTML table that stands alone; every word of it is escaped."""
        return _template("grouping").render(
            shown=self,
            families=concern_words.families,
            steadiness=steadiness,
            palette=LIGHT,
        )

    @property
    def title(self) -> str:
        """Say what the concerns came from."""
        told = self.grouping
        wrote = f"{wording.count(told.families, 'family', 'families')} in {wording.count(told.letters, 'letter')}"
        found = f"{wording.count(len(told.concerns), 'concern')} from {wording.count(len(told.passages), 'passage')}"
        return wording.capital(f"{found}, by {wrote}")


def steadiness(stability: Stability | None) -> str:
    """Say how far a concern depends on chance; nothing for a theme of the taxonomy.

    >>> steadiness(Stability(1.0, 0.98, 0.9))
    '100 % with other seeds, 98 % in another order, 90 % without one letter in twenty'
    """
    if stability is None:
        return ""
    seeds, order, left = (f"{100 * part:.0f} %" for part in (stability.seeds, stability.order, stability.left_out))
    return f"{seeds} with other seeds, {order} in another order, {left} without one letter in twenty"


@overload
def show(thing: Reading, *, whole: bool = ...) -> ShownReading: ...
@overload
def show(thing: SafeDocument) -> ShownLetter: ...
@overload
def show(thing: Line, *, as_at: dt.date | None = ..., thresholds: Thresholds | None = ...) -> Story: ...
@overload
def show(thing: Concern) -> ShownConcern: ...
@overload
def show(thing: Grouping) -> ShownGrouping: ...
def show(
    thing: Reading | SafeDocument | Line | Concern | Grouping,
    *,
    whole: bool = False,
    as_at: dt.date | None = None,
    thresholds: Thresholds | None = None,
) -> ShownReading | ShownLetter | Story | ShownConcern | ShownGrouping:
    """Show a record as a notebook shows it.

    Args:
        thing: Minutes that were read, a safe letter, a line of the register, a concern, or a grouping.
        whole: Of minutes, whether to show every paragraph.
        as_at: Of a line, the day to rate it on.
        thresholds: Of a line, the council's own numbers for the colours.

    Raises:
        TypeError: If it is something else, naming what can be shown.
    """
    if isinstance(thing, Reading):
        return ShownReading(thing, whole)
    if isinstance(thing, SafeDocument):
        return ShownLetter(thing)
    if isinstance(thing, Line):
        return story(thing, as_at=as_at, thresholds=thresholds)
    if isinstance(thing, Concern):
        return ShownConcern(thing)
    if isinstance(thing, Grouping):
        return ShownGrouping(thing)
    raise TypeError(f"a Reading, SafeDocument, Line, Concern or Grouping can be shown, not {type(thing).__name__}")


def _told(one: Commitment) -> str:
    """Say in a label what sort of record it is, whose and by when."""
    kind = str(load("report")["kinds"][one.kind])
    due = wording.short_day(one.due.date) if one.due and one.due.date else wording.due_words(one)
    return " · ".join(part for part in (kind, wording.one_line(one.owner_is or one.owner or ""), due) if part)


def _touch(mark: Mark, span: Span) -> bool:
    return mark.start < span[1] and mark.end > span[0]


def _heading(span: Span, spans: list[Span], headings: set[Span]) -> Span | None:
    """Find the heading a paragraph stands under."""
    return next((other for other in reversed(spans) if other in headings and other[1] <= span[0]), None)


def _lines(text: str) -> list[Span]:
    """Give where each line that holds something begins and ends."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append((start, start + len(line.rstrip())))
        start += len(line)
    return spans


@cache
def _template(name: str) -> Template:
    """Read a template once; everything put into it is escaped."""
    from jinja2 import DictLoader, Environment, StrictUndefined

    folder = resources.files("nlp_toolkit.report").joinpath("templates")
    files = {file: folder.joinpath(file).read_text(encoding="utf-8") for file in (f"{name}.html.j2", "shown.css.j2")}
    environment = Environment(
        loader=DictLoader(files), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(f"{name}.html.j2")
