"""Everything that the front page and the evidence pack are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nlp_toolkit.records import (
    Answer,
    Comparison,
    Concern,
    Framework,
    Gap,
    Grouping,
    Limit,
    Line,
    Problem,
    Rating,
    VagueWording,
    Wait,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Name one text that was read.

    Attributes:
        id: Identifier that quotes give as their source; of a letter a neutral one.
        what: What it is, as members would call it ("Children and Families Panel", "Letter or e-mail").
        date: Its day, or None.
    """

    id: str
    what: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what was promised, what was asked, and how the two compare on a day.

    Attributes:
        as_at: The day of the ratings.
        lines: The register.
        ratings: Of every line, by reference.
        gaps: What each line lacks, by reference.
        grouping: The concerns of families.
        comparison: Which promise answers which concern.
        wording: Vague wording of plans that letters and minutes quote.
        waits: How long families waited.
        limits: The time limits of the law.
        framework: The council's improvement plan, or None.
        minutes: The minutes that were read.
        letters: The letters and statements that were read, by neutral identifiers.
        problems: What could not be read, or only in part.
        made_with: Versions of everything that can change a result.
    """

    as_at: dt.date
    lines: tuple[Line, ...] = ()
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    gaps: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)
    grouping: Grouping = field(default_factory=lambda: Grouping((), ()))
    comparison: Comparison = field(default_factory=Comparison)
    wording: tuple[VagueWording, ...] = ()
    waits: tuple[Wait, ...] = ()
    limits: tuple[Limit, ...] = ()
    framework: Framework | None = None
    minutes: tuple[Source, ...] = ()
    letters: tuple[Source, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_with: Mapping[str, str] = field(default_factory=dict)

    def about(self, themes: tuple[str, ...]) -> Evidence:
        """Keep the concerns of these themes alone, and the promises that have to do with them.

        Raises:
            ValueError: If no concern has one of the themes, naming those there are.
        """
        kept = tuple(concern for concern in self.grouping.concerns if {concern.theme, concern.id} & set(themes))
        if not kept:
            known = ", ".join(sorted({concern.theme or concern.id for concern in self.grouping.concerns}))
            raise ValueError(f"No concern is about {' or '.join(themes)}; choose from {known}.")
        ids = {concern.id for concern in kept}
        answers = tuple(answer for answer in self.comparison.answers if answer.concern in ids)
        refs = {link.ref for answer in answers for link in answer.links}
        passages = tuple(passage for passage in self.grouping.passages if passage.concern in ids)
        mapped = tuple(placed for placed in self.comparison.mapped if placed.concern in ids or placed.ref in refs)
        return replace(
            self,
            lines=tuple(line for line in self.lines if line.ref in refs),
            grouping=replace(self.grouping, concerns=kept, passages=passages),
            comparison=Comparison(answers, (), mapped),
        )

    def concern(self, identifier: str) -> Concern:
        """Give the concern with this identifier."""
        return next(concern for concern in self.grouping.concerns if concern.id == identifier)

    def answer(self, concern: Concern) -> Answer:
        """Say what became of a concern."""
        found = (answer for answer in self.comparison.answers if answer.concern == concern.id)
        return next(found, Answer(concern.id))

    def line(self, ref: str) -> Line:
        """Give the line with this reference."""
        return next(line for line in self.lines if line.ref == ref)

    @property
    def shown(self) -> tuple[Concern, ...]:
        """Give the concerns that enough families raised to be shown, without praise and what waits to be accepted."""
        return tuple(c for c in self._counted if not c.proposed and c.theme != "praise")

    @property
    def praised(self) -> tuple[Concern, ...]:
        """Give what families praise, which asks for no answer."""
        return tuple(c for c in self._counted if c.theme == "praise")

    @property
    def waiting(self) -> tuple[Concern, ...]:
        """Give the concerns that were discovered and wait for an officer to accept them."""
        return tuple(c for c in self._counted if c.proposed)

    @property
    def unanswered(self) -> tuple[Concern, ...]:
        """Give the concerns that nothing answers; for what is left over under no theme nothing is looked for."""
        return tuple(c for c in self.shown if c.theme != "other" and not self.answer(c).answered)

    @property
    def followed(self) -> tuple[Line, ...]:
        """Give the lines of the register, without those that wait to be accepted."""
        return tuple(line for line in self.lines if line.state != "proposed")

    @property
    def _counted(self) -> tuple[Concern, ...]:
        return tuple(concern for concern in self.grouping.concerns if concern.passages is not None)
