"""Concerns and passages as data frames, for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nlp_toolkit.records import Grouping

if TYPE_CHECKING:
    import pandas as pd

CONCERN_COLUMNS: dict[str, str] = {
    "id": "Identifier that stays from run to run.",
    "label": "Its name in plain words.",
    "theme": "Code of the taxonomy's theme; empty for a concern that was discovered.",
    "families": "Families that raised it; missing where they are too few to be counted.",
    "of": "Of how many families; missing where suppressed.",
    "share": "Share of the families, from 0 to 1; missing where suppressed.",
    "low": "Lower end of the 95 % Wilson interval of the share.",
    "high": "Upper end of the interval.",
    "letters": "Letters that raise it; missing where suppressed.",
    "passages": "Passages that state it; missing where suppressed.",
    "first": "Day it was first raised.",
    "last": "Day it was last raised.",
    "trend": "new, rising, falling, gone, steady or unknown.",
    "trend_reason": "The counts and the test behind the trend.",
    "terms": "Words that tell it from the others, parted by commas.",
    "stability_seeds": "Agreement with runs under other seeds, from 0 to 1; missing for a theme of the taxonomy.",
    "stability_order": "The same with the letters in another order.",
    "stability_left_out": "The same with 5 % of the letters left out.",
    "confidence": "From 0 to 1.",
    "parent": "Identifier of the wider concern it belongs to, or empty.",
    "proposed": "Whether it was discovered and no officer has accepted it yet.",
}
"""Columns of `concerns_frame`, and what stands in each."""

PASSAGE_COLUMNS: dict[str, str] = {
    "id": "Identifier made from the letter and the place.",
    "letter": "Identifier of the safe letter.",
    "family": "Identifier of the family.",
    "date": "Day the letter was written or received.",
    "text": "The words, pseudonymised, laid out on one line.",
    "start": "Offset of the first character in the safe letter.",
    "end": "Offset after the last character.",
    "theme": "Code of the theme, or empty.",
    "concern": "Identifier of the concern it was counted under, or empty.",
    "stage": "Stage of the process it speaks of, or empty.",
    "severity": "low, medium or high.",
    "sentiment": "negative, neutral or positive.",
    "asks": "Whether it asks for something to be done.",
    "confidence": "Probability from 0 to 1 that a careful reader would place it there.",
    "reason": "Why it was picked and placed.",
    "caution": "Which of its details may point to one family, or empty.",
}
"""Columns of `passages_frame`, and what stands in each."""

COUNTS = ("families", "of", "letters", "passages")
SHARES = ("share", "low", "high", "stability_seeds", "stability_order", "stability_left_out", "confidence")


def concerns_frame(grouping: Grouping) -> pd.DataFrame:
    """Make concerns a data frame, a row a concern, most families first.

    Returns:
        The columns of `CONCERN_COLUMNS`; days are datetime64, counts Int64, shares float64, everything else is text.
    """
    import pandas as pd

    rows = [
        {
            "id": concern.id,
            "label": concern.label,
            "theme": concern.theme or "",
            "families": concern.families,
            "of": concern.share.of if concern.share else None,
            "share": concern.share.value if concern.share else None,
            "low": concern.share.low if concern.share else None,
            "high": concern.share.high if concern.share else None,
            "letters": concern.letters,
            "passages": concern.passages,
            "first": concern.first,
            "last": concern.last,
            "trend": concern.trend,
            "trend_reason": concern.trend_reason,
            "terms": ", ".join(concern.terms),
            "stability_seeds": concern.stability.seeds if concern.stability else None,
            "stability_order": concern.stability.order if concern.stability else None,
            "stability_left_out": concern.stability.left_out if concern.stability else None,
            "confidence": concern.confidence,
            "parent": concern.parent or "",
            "proposed": concern.proposed,
        }
        for concern in grouping.concerns
    ]
    frame = pd.DataFrame(rows, columns=list(CONCERN_COLUMNS))
    days = {name: pd.to_datetime(frame[name]) for name in ("first", "last")}
    counts = {name: frame[name].astype("Int64") for name in COUNTS}
    shares = {name: frame[name].astype("float64") for name in SHARES}
    return frame.assign(**days, **counts, **shares, proposed=frame["proposed"].astype(bool))


def passages_frame(grouping: Grouping) -> pd.DataFrame:
    """Make passages a data frame, a row a passage, by letter and place.

    Returns:
        The columns of `PASSAGE_COLUMNS`; `date` is datetime64, offsets are int64, everything else is text or truth.
    """
    import pandas as pd

    from nlp_toolkit.report.wording import one_line

    rows = [
        {
            "id": passage.id,
            "letter": passage.quote.source,
            "family": passage.family,
            "date": passage.date,
            "text": one_line(passage.quote.text),
            "start": passage.quote.start,
            "end": passage.quote.end,
            "theme": passage.theme or "",
            "concern": passage.concern or "",
            "stage": passage.stage or "",
            "severity": passage.severity,
            "sentiment": passage.sentiment,
            "asks": passage.asks,
            "confidence": passage.confidence,
            "reason": passage.reason,
            "caution": passage.caution,
        }
        for passage in grouping.passages
    ]
    frame = pd.DataFrame(rows, columns=list(PASSAGE_COLUMNS))
    whole = {name: frame[name].astype("int64") for name in ("start", "end")}
    sure = frame["confidence"].astype("float64")
    return frame.assign(date=pd.to_datetime(frame["date"]), **whole, asks=frame["asks"].astype(bool), confidence=sure)
