"""One line of the register with its whole story, for a notebook and for the terminal."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from nlp_toolkit.records import Line, Rating, Thresholds, rate_line
from nlp_toolkit.report import wording
from nlp_toolkit.report.palette import LIGHT
from nlp_toolkit.report.references import anchor
from nlp_toolkit.report.tracker import events
from nlp_toolkit.report.tracker.fields import fill
from nlp_toolkit.report.tracker.standing import Standing

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True, repr=False)
class Story:
    """Show a line of the register with everything that became of it; a notebook shows it as a small page.

    Attributes:
        line: The line, as at the day.
        rating: Its colour and the reason; None where no day was given to rate it on.
    """

    line: Line
    rating: Rating | None = None

    def __str__(self) -> str:
        """Tell the story in plain lines.

        >>> from nlp_toolkit.records import Commitment, Quote
        >>> words = Quote("panel", 0, 38, "The Clerk would write to the landowner")
        >>> print(Story(Line("PC (23/24) 02", Commitment(words, "action"), what=words.text, owner="The Clerk")))
        PC (23/24) 02: The Clerk would write to the landowner.
        Owner: Clerk
        Status: Open
        “The Clerk would write to the landowner”
        """
        head = f"{self.line.ref}: {self.what}"
        facts = [f"{name}: {value}" for name, value in self.facts]
        words = f"“{wording.one_line(self.line.first.quote.text)}”"
        return "\n".join([head, *facts, words, *map(events.told, events.since(self.line))])

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        """Give the story as HTML that stands alone; every word of it is escaped."""
        return _template().render(
            story=self,
            line=self.line,
            events=events,
            wording=wording,
            anchor=anchor(self.line.ref) or "line",
            palette=LIGHT,
        )

    @property
    def what(self) -> str:
        """Say what is to be done, in one sentence."""
        return wording.sentence(self.line.what or self.line.first.quote.text)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Name what is known of the line, in the order to show, without what is not known."""
        line, one = self.line, Standing(self.line, self.rating or Rating("grey", ""))
        due = wording.day(line.due) if line.due else str(fill(one, "due_words"))
        first = f", first promised for {wording.day(line.first_due)}" if line.slips and line.first_due else ""
        often = f", slipped {wording.times(line.slips)}" if line.slips else ""
        when = f", {wording.day(line.promised)}" if line.promised else ""
        missed = f"{wording.capital(wording.count(line.silent, 'meeting'))} of the committee" if line.silent else ""
        facts = [
            ("Owner", str(fill(one, "owner"))),
            ("Due", f"{due}{first}{often}" if due else ""),
            ("Status", str(fill(one, "status"))),
            ("Rating", self.rating.reason if self.rating else ""),
            ("Promised at", f"{fill(one, 'origin')}{when}".removeprefix(", ")),
            ("Depends on", wording.one_line(line.condition)),
            ("Asked for again", wording.capital(wording.times(line.asked)) if line.asked else ""),
            ("Without a word", missed),
        ]
        return [(name, value) for name, value in facts if value]


def story(line: Line, *, as_at: dt.date | None = None, thresholds: Thresholds | None = None) -> Story:
    """Show one line of the register with its whole story.

    Args:
        line: The line, as at the day.
        as_at: Day to rate it on; it is shown without a colour where none is given.
        thresholds: The council's own numbers for the colours.
    """
    return Story(line, rate_line(line, as_at=as_at, thresholds=thresholds) if as_at else None)


@cache
def _template() -> Template:
    """Read the template once; everything put into it is escaped."""
    from jinja2 import Environment, StrictUndefined

    source = resources.files("nlp_toolkit.report").joinpath("templates", "story.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
