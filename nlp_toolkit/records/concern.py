"""What families raise: a passage of a letter, the concern it belongs to, and how all of them group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from nlp_toolkit.records.document import Quote

Stage = Literal["request", "assessment", "draft", "final_plan", "annual_review", "appeal"]
Severity = Literal["low", "medium", "high"]
Sentiment = Literal["negative", "neutral", "positive"]
Trend = Literal["new", "rising", "falling", "gone", "steady", "unknown"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one stretch of a safe letter that states a concern.

    Attributes:
        id: Identifier made from the letter and the place ("letter-003:120").
        family: Identifier of the family; letters of one family count once.
        quote: The words, pseudonymised; offsets into the safe text.
        start: Offset of the first character in the original text.
        end: Offset after the last character in the original text.
        date: Day the letter was written or received, or None.
        letters: Identifiers of the letters that hold the same words (a campaign), this one included.
        theme: Code of the theme of the taxonomy ("delay"), or None where none fits.
        theme_score: Margin of that theme over the next, from 0 to 1.
        concern: Identifier of the concern it was counted under, or None where it was not placed.
        stage: Stage of the EHCP process it speaks of, or None.
        severity: How severe it is for the child or family.
        asks: Whether it asks for something to be done.
        sentiment: Its tone, apart from its theme.
        confidence: Probability from 0 to 1 that a careful reader would place it there.
        reason: Why it was picked and placed, in words an officer understands.
        before: The sentence before it in the letter, which may tell what it speaks of; "" where there is none.
        caution: Which of its details may point to one family, where it is quoted; "" where none do.
    """

    id: str
    family: str
    quote: Quote
    start: int
    end: int
    date: dt.date | None = None
    letters: tuple[str, ...] = field(default=())
    theme: str | None = None
    theme_score: float = 0.0
    concern: str | None = None
    stage: Stage | None = None
    severity: Severity = "medium"
    asks: bool = False
    sentiment: Sentiment = "neutral"
    confidence: float = 0.0
    reason: str = ""
    before: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Mark a stretch of a letter that states no concern, and say why it was left out.

    Attributes:
        quote: The words, pseudonymised; offsets into the safe text.
        why: What it is: "greeting", "address", "boilerplate", "quoted reply", "thanks", "narrative", "duplicate", ….
    """

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Describe one theme of a taxonomy.

    Attributes:
        code: Short name ("no_response").
        name: What officers call it ("No reply from the council").
        definition: What belongs to it and what does not, in a sentence or two.
        examples: Sentences that state it.
    """

    code: str
    name: str
    definition: str
    examples: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Share:
    """Say how many of how many, with the interval that so few allow.

    Attributes:
        count: How many.
        of: Of how many.
        low: Lower end of the 95 % Wilson interval, from 0 to 1.
        high: Upper end.
    """

    count: int
    of: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """Give the share, from 0 to 1; 0 of none is 0."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Stability:
    """Say how far a concern depends on chance; 1 is not at all.

    Attributes:
        seeds: Mean agreement with runs under other seeds, from 0 to 1.
        order: The same with the letters in another order.
        left_out: The same with 5 % of the letters left out.
    """

    seeds: float
    order: float
    left_out: float


@dataclass(frozen=True, slots=True)
class Concern:
    """Hold one recurring concern: who raises it, how many, since when, and in which words.

    Attributes:
        id: Identifier that stays from run to run ("delay", "new-03").
        label: Its name in plain words.
        theme: Code of the taxonomy's theme, or None for one that was discovered.
        terms: Words that tell it from the others, each used by three families at least.
        families: How many families raised it; None where suppressed because they are too few.
        letters: How many letters; None where suppressed.
        passages: How many passages; None where suppressed.
        share: Share of all families, or None where suppressed.
        first: Day it was first raised, or None.
        last: Day it was last raised, or None.
        months: (first day of the month, families that raised it in it), in order.
        trend: Between the earlier and the later period.
        trend_reason: The counts and the test behind the trend, in words.
        quotes: Representative passages, each of another family.
        stability: How far it depends on chance, or None for a theme of the taxonomy.
        confidence: From 0 to 1.
        parent: Identifier of the wider concern it belongs to, or None.
        proposed: Whether it was discovered and no officer has accepted it yet.
    """

    id: str
    label: str
    theme: str | None = None
    terms: tuple[str, ...] = field(default=())
    families: int | None = None
    letters: int | None = None
    passages: int | None = None
    share: Share | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    months: tuple[tuple[dt.date, int], ...] = field(default=())
    trend: Trend = "unknown"
    trend_reason: str = ""
    quotes: tuple[Passage, ...] = field(default=())
    stability: Stability | None = None
    confidence: float = 0.0
    parent: str | None = None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """Hold what letters came to: the concerns, every passage with its place, and what was left out.

    Attributes:
        concerns: The concerns, most families first.
        passages: Every passage that states a concern, placed or not, by letter and place.
        left_out: What states no concern, with the reason.
        families: How many families wrote.
        letters: How many letters there were.
    """

    concerns: tuple[Concern, ...]
    passages: tuple[Passage, ...]
    left_out: tuple[LeftOut, ...] = field(default=())
    families: int = 0
    letters: int = 0
