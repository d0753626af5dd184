"""Keep small groups of families from being recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.stand_ins import conditions

_AGE = re.compile(r"\b(\d{1,2}[ -]to[ -]\d{1,2})\b(?=[- ]?year|,|\.|\s|$)")
_PLACE = re.compile(r"\[PLACE \d+(?:, ([^\]]+))?\]")
_YEAR_GROUP = re.compile(r"\b(Year \d{1,2}|Reception|nursery|sixth form)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SingledOut:
    """Warn that what a quote still tells may point to one family.

    Attributes:
        index: Which quote, counted from 0.
        details: What together is told by too few families.
        families: How many families tell it.
    """

    index: int
    details: tuple[str, ...]
    families: int

    def __str__(self) -> str:
        who = "one family" if self.families == 1 else f"{self.families} families"
        return f"only {who} of these tells of {', '.join(self.details)}; leave one of these out of the quote"


def suppressed(count: int, *, minimum: int) -> int | None:
    """Return a count of families, or None where it is too small to show.

    >>> suppressed(2, minimum=3) is None, suppressed(3, minimum=3), suppressed(0, minimum=3)
    (True, 3, 0)
    """
    return None if 0 < count < minimum else count


def quotable(families: Sequence[str], *, minimum: int) -> bool:
    """Tell whether enough different families say a thing for any of them to be quoted.

    >>> quotable(["family-01", "family-01", "family-02"], minimum=3)
    False
    """
    return len(set(families)) >= minimum


def details(text: str) -> frozenset[tuple[str, str]]:
    """List what a safe text still tells of a family: condition, age, place, year group, rare circumstance.

    >>> sorted(details("She is 5 to 10, has epilepsy and we live in [PLACE 1, Leeds area]."))
    [('age', '5 to 10'), ('condition', 'epilepsy'), ('place', '[PLACE 1, Leeds area]')]
    """
    told = {("condition", match.group().casefold().replace("’", "'")) for match in conditions().finditer(text)}
    told |= {("age", match[1].replace("-", " ")) for match in _AGE.finditer(text)}
    told |= {("place", match.group()) for match in _PLACE.finditer(text)}
    told |= {("year group", match[1].casefold()) for match in _YEAR_GROUP.finditer(text)}
    told |= {("circumstance", match.group().casefold()) for match in _circumstances().finditer(text)}
    return frozenset(told)


@cache
def _circumstances() -> re.Pattern[str]:
    words = sorted(terms.load("diagnoses")["circumstances"], key=len, reverse=True)
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)")


def singled_out(quotes: Sequence[tuple[str, str]], *, minimum: int = 3, least: int = 3) -> list[SingledOut]:
    """Warn of each quote whose details, taken together, fewer than some families tell.

    Args:
        quotes: Family and safe text of every passage at hand.
        minimum: How many families must tell the same details for a quote to be safe.
        least: How many sorts of detail (place, age, condition) together can point to a family.
    """
    told = [details(text) for _, text in quotes]
    by_family: dict[str, set[tuple[str, str]]] = {}
    for (family, _), these in zip(quotes, told, strict=True):
        by_family.setdefault(family, set()).update(these)
    warnings = []
    for index, these in enumerate(told):
        sorts = {sort: min(value for kind, value in these if kind == sort) for sort, _ in these}
        for chosen in combinations(sorted(sorts.items()), least):
            bearers = sum(set(chosen) <= facts for facts in by_family.values())
            if bearers < minimum:
                warnings.append(SingledOut(index, tuple(value for _, value in chosen), bearers))
                break
    return warnings
