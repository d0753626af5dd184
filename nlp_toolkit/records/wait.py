"""How long families say they waited, beside what the law allows."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_toolkit.records.document import Quote


@dataclass(frozen=True, slots=True)
class Limit:
    """Hold one time limit of the law.

    Attributes:
        code: Short name ("plan").
        name: What must be done ("Final plan issued").
        words: The limit as the law puts it ("20 weeks from the request").
        days: The same in days.
        law: Where it stands.
    """

    code: str
    name: str
    words: str
    days: int
    law: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Hold a wait that a family tells of.

    Attributes:
        limit: Code of the limit it is set beside.
        family: Identifier of the family.
        days: How long, in days; a month counts 30, a year 365.
        over: Whether it is longer than the law allows.
        quote: The words that tell how long.
        passage: The words around them.
    """

    limit: str
    family: str
    days: int
    over: bool
    quote: Quote
    passage: Quote
