"""Count who raises a concern, since when, and whether more or fewer families do than before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import comb, sqrt

from nlp_toolkit.records import Concern, Passage, Share, Trend

Z = 1.959963984540054
"""Quantile of the normal distribution that leaves 2.5 % on either side."""
UNLIKELY = 0.05
"""Chance below which a difference between two periods counts as one."""


@dataclass(frozen=True, slots=True)
class Period:
    """Say how many families wrote in a period, and how many of them raised the concern.

    Attributes:
        raised: Families that raised it.
        wrote: Families that wrote at all.
    """

    raised: int
    wrote: int


def share(count: int, of: int) -> Share:
    """Give a share with its 95 % Wilson interval, which also holds for few.

    >>> told = share(14, 62)
    >>> f"{told.count} of {told.of} families ({told.value:.0%}, {told.low:.0%} to {told.high:.0%})"
    '14 of 62 families (23%, 14% to 34%)'
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is no share")
    if not of:
        return Share(0, 0, 0.0, 1.0)
    centre = (count + Z * Z / 2) / (of + Z * Z)
    half = Z * sqrt(count * (of - count) / of + Z * Z / 4) / (of + Z * Z)
    return Share(count, of, max(0.0, centre - half), min(1.0, centre + half))


def chance(before: Period, after: Period) -> float:
    """Give the mid-p value of Fisher's exact test, two-sided: how likely chance makes so great a difference.

    >>> round(chance(Period(1, 20), Period(8, 20)), 3)
    0.01
    """
    weights, here = _tables(before, after)
    total = sum(weights.values())
    seen = weights[here]
    return (sum(weight for weight in weights.values() if weight < seen) + _same(weights, seen) / 2) / total


def trend(before: Period, after: Period) -> tuple[Trend, str]:
    """Compare two periods, and say in words what the numbers allow.

    >>> trend(Period(0, 14), Period(9, 18))[0]
    'new'
    >>> trend(Period(0, 3), Period(1, 4))[0]
    'unknown'
    """
    said = f"{after.raised} of {after.wrote} families in the later period, {before.raised} of {before.wrote} before"
    if not before.wrote or not after.wrote:
        return "unknown", f"{said}; there is no second period to compare with."
    value = chance(before, after)
    odds = f"chance alone makes so great a difference in {_percent(value)} of cases (Fisher's exact test, mid-p)"
    if value < UNLIKELY:
        more = after.raised * before.wrote > before.raised * after.wrote
        kind: Trend = ("new" if not before.raised else "rising") if more else ("falling" if after.raised else "gone")
        return kind, f"{said}; {odds}."
    if _least(before, after) >= UNLIKELY:
        return "unknown", f"{said}; so few families that no difference could be told from chance."
    return "steady", f"{said}; {odds}, so none is claimed."


def count(
    concern: Concern,
    passages: Iterable[Passage],
    *,
    families: int,
    wrote: Mapping[str, Sequence[dt.date]] | None = None,
    since: dt.date | None = None,
    suppress_below: int = 3,
) -> Concern:
    """Fill in who raised a concern and when; each family counts once.

    Args:
        concern: What it is.
        passages: The passages that raise it.
        families: How many families wrote at all.
        wrote: Per family, the days of its letters; those of the passages where not given.
        since: First day of the later period; no trend is told where not given.
        suppress_below: Fewer families than this are not told.
    """
    held = list(passages)
    days = sorted(passage.date for passage in held if passage.date)
    raising = _days(held)
    who = {passage.family for passage in held}
    if len(who) < suppress_below:
        return replace(
            concern,
            families=None,
            letters=None,
            passages=None,
            share=None,
            months=(),
            first=None,
            last=None,
            trend="unknown",
            trend_reason=f"Fewer than {suppress_below} families raised it, so it is not counted.",
        )
    kind, reason = _compared(raising, raising if wrote is None else wrote, since)
    return replace(
        concern,
        families=len(who),
        letters=len({letter for passage in held for letter in passage.letters or (passage.quote.source,)}),
        passages=len(held),
        share=share(len(who), max(families, len(who))),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        months=_months(raising),
        trend=kind,
        trend_reason=reason,
    )


def halfway(days: Iterable[dt.date]) -> dt.date | None:
    """Give the day in the middle between the first and the last; None where all are one day.

    >>> halfway([dt.date(2024, 1, 1), dt.date(2024, 1, 11)])
    datetime.date(2024, 1, 6)
    """
    known = sorted(days)
    if not known or known[0] == known[-1]:
        return None
    return known[0] + (known[-1] - known[0]) / 2


def _compared(
    raising: Mapping[str, Sequence[dt.date]], wrote: Mapping[str, Sequence[dt.date]], since: dt.date | None
) -> tuple[Trend, str]:
    if since is None or not any(wrote.values()):
        return "unknown", "The letters bear too few dates to compare two periods."
    sides = []
    for later in (False, True):
        raised, writing = (
            {family for family, days in told.items() if any((day >= since) == later for day in days)}
            for told in (raising, wrote)
        )
        sides.append(Period(len(raised), len(raised | writing)))
    kind, reason = trend(sides[0], sides[1])
    return kind, f"{reason} The later period begins on {since.day} {since:%B %Y}."


def _days(passages: Iterable[Passage]) -> dict[str, list[dt.date]]:
    days: dict[str, list[dt.date]] = defaultdict(list)
    for passage in passages:
        if passage.date:
            days[passage.family].append(passage.date)
    return dict(days)


def _months(raising: Mapping[str, Sequence[dt.date]]) -> tuple[tuple[dt.date, int], ...]:
    """Count the families of each month, months of none in between included."""
    counts: dict[dt.date, int] = defaultdict(int)
    for days in raising.values():
        for month in {day.replace(day=1) for day in days}:
            counts[month] += 1
    if not counts:
        return ()
    months, month = [], min(counts)
    while month <= max(counts):
        months.append((month, counts.get(month, 0)))
        month = (month + dt.timedelta(days=32)).replace(day=1)
    return tuple(months)


def _tables(before: Period, after: Period) -> tuple[dict[int, int], int]:
    """Weigh every table with the same margins, by how many of those who raised it fall into the later period."""
    raised, wrote = before.raised + after.raised, before.wrote + after.wrote
    least, most = max(0, raised - before.wrote), min(raised, after.wrote)
    weights = {k: comb(after.wrote, k) * comb(wrote - after.wrote, raised - k) for k in range(least, most + 1)}
    return weights, after.raised


def _least(before: Period, after: Period) -> float:
    """Give the smallest value that the test can reach with these margins."""
    weights, _ = _tables(before, after)
    return min(_same(weights, weight) for weight in weights.values()) / 2 / sum(weights.values())


def _same(weights: Mapping[int, int], seen: int) -> int:
    return sum(weight for weight in weights.values() if weight == seen)


def _percent(value: float) -> str:
    return "less than 1 %" if value < 0.01 else f"{value:.0%}".replace("%", " %")
