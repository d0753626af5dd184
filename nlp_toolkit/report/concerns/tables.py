"""Concerns as tables: what each chart shows, in rows a screen reader can read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from nlp_toolkit.records import Concern, Grouping, Share

STAGES = {
    "request": "Request",
    "assessment": "Assessment",
    "draft": "Draft plan",
    "final_plan": "Final plan",
    "annual_review": "Annual review",
    "appeal": "Appeal",
}
NO_STAGE = "Not said"


@dataclass(frozen=True, slots=True)
class Join:
    """Say that two concerns, or what was joined before, are joined at a distance.

    Attributes:
        left: Place of the one: of a concern in the list, or beyond its end of an earlier join.
        right: Place of the other.
        distance: How far apart they lie: 1 less the cosine.
    """

    left: int
    right: int
    distance: float


def said(share: Share | None, families: int | None) -> str:
    """Say a share as an officer quotes it.

    >>> said(Share(14, 62, 0.1403, 0.3444), 14)
    '14 of 62 families (23 %, 14–34 %)'
    """
    if share is None or families is None:
        return "too few families to count"
    value, low, high = (f"{number * 100:.0f}" for number in (share.value, share.low, share.high))
    return f"{share.count} of {share.of} families ({value} %, {low}–{high} %)"


def concerns_table(grouping: Grouping) -> pd.DataFrame:
    """Give a row for each concern."""
    names = {concern.id: concern.label for concern in grouping.concerns}
    rows = [
        {
            "id": concern.id,
            "Concern": concern.label,
            "Families": concern.families,
            "Share": said(concern.share, concern.families),
            "Letters": concern.letters,
            "Passages": concern.passages,
            "First": concern.first,
            "Last": concern.last,
            "Trend": concern.trend,
            "Why this trend": concern.trend_reason,
            "Words": ", ".join(concern.terms),
            "Confidence": concern.confidence,
            "Holds without 5 % of letters": concern.stability.left_out if concern.stability else None,
            "Part of": names.get(concern.parent or "", ""),
            "Status": "proposed" if concern.proposed else "theme" if concern.theme else "accepted",
        }
        for concern in grouping.concerns
    ]
    return pd.DataFrame(rows, dtype=object)


def by_month(grouping: Grouping) -> pd.DataFrame:
    """Give the families that raised each concern in each month; concerns of too few families are left out."""
    rows = [
        {"Concern": concern.label, "Month": month, "Families": families}
        for concern in grouping.concerns
        for month, families in concern.months
    ]
    return pd.DataFrame(rows, columns=["Concern", "Month", "Families"])


def by_stage(grouping: Grouping) -> pd.DataFrame:
    """Give the families that raised each concern at each stage of the process."""
    counted = {concern.id: concern.label for concern in grouping.concerns if concern.families is not None}
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for passage in grouping.passages:
        if passage.concern in counted:
            families[counted[passage.concern], STAGES.get(passage.stage or "", NO_STAGE)].add(passage.family)
    rows = [
        {"Concern": label, "Stage": stage, "Families": len(families.get((label, stage), ()))}
        for label in counted.values()
        for stage in (*STAGES.values(), NO_STAGE)
    ]
    return pd.DataFrame(rows, columns=["Concern", "Stage", "Families"])


def map_table(grouping: Grouping, places: Sequence[tuple[float, float]]) -> pd.DataFrame:
    """Give where each passage lies on the map, and what it says."""
    names = {concern.id: concern.label for concern in grouping.concerns}
    rows = [
        {
            "Concern": names.get(passage.concern or "", "Not placed"),
            "Passage": passage.quote.text,
            "Letter": passage.quote.source,
            "x": place[0],
            "y": place[1],
        }
        for passage, place in zip(grouping.passages, places, strict=True)
    ]
    return pd.DataFrame(rows, columns=["Concern", "Passage", "Letter", "x", "y"])


def joins_table(concerns: Sequence[Concern], joins: Sequence[Join]) -> pd.DataFrame:
    """Give which concerns lie close together, the closest first."""
    held: list[list[str]] = [[concern.label] for concern in concerns]
    rows = []
    for join in joins:
        left, right = held[join.left], held[join.right]
        held.append([*left, *right])
        rows.append({"Joined": "; ".join(left), "With": "; ".join(right), "Distance": round(join.distance, 3)})
    return pd.DataFrame(rows, columns=["Joined", "With", "Distance"])


def last_day(grouping: Grouping) -> dt.date:
    """Give the last day a concern was heard; the first of 2000 where no letter bears a date."""
    return max((passage.date for passage in grouping.passages if passage.date), default=dt.date(2000, 1, 1))
