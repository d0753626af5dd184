"""Promises of our own writing with the themes that they answer, from which the judge of links learns."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from nlp_toolkit.records import Strength

STRENGTHS: tuple[Strength, ...] = ("direct", "partial", "mentions")


@dataclass(frozen=True, slots=True)
class Promise:
    """Hold one promise and what it answers.

    Attributes:
        words: The promise.
        under: Title of the item it stood under, or "".
        answers: Code of each theme that it has to do with, and how far it answers it.
    """

    words: str
    under: str
    answers: tuple[tuple[str, Strength], ...]

    @property
    def variants(self) -> tuple[str, ...]:
        """Give the words alone and under their title, as minutes give both."""
        return (self.words, f"{self.under}. {self.words}") if self.under else (self.words,)


@cache
def promises() -> tuple[Promise, ...]:
    """Read the promises."""
    text = resources.files("nlp_toolkit.concerns.link").joinpath("promises.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return tuple(
        Promise(
            row["promise"],
            row["under"],
            tuple((code, strength) for strength in STRENGTHS for code in (row[strength] or "").split(",") if code),
        )
        for row in rows
    )


@cache
def codes() -> frozenset[str]:
    """Give the codes of the themes that the promises name."""
    return frozenset(code for promise in promises() for code, _ in promise.answers)
