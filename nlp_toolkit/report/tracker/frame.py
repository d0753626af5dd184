"""The register and its history as data frames, for a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nlp_toolkit.records import Line, Thresholds
from nlp_toolkit.report.tracker.events import happened
from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.report.tracker.standing import standings

if TYPE_CHECKING:
    import pandas as pd

LINE_COLUMNS: tuple[str, ...] = tuple(name for name in FIELDS if name != "complete_by")
"""Columns of `register_frame`; `nlp_toolkit.report.schemas` says what each holds."""

LINE_DATES = ("promised", "due", "first_due", "executive_date", "heard")

HISTORY_COLUMNS = (
    "ref",
    "on",
    "kind",
    "happened",
    "field",
    "before",
    "after",
    "by",
    "person",
    "reason",
    "quote",
    "document",
    "start",
    "end",
    "committee",
    "confidence",
    "proposed",
    "id",
)
"""Columns of `history_frame`."""


def register_frame(lines: Iterable[Line], *, as_at: dt.date, thresholds: Thresholds | None = None) -> pd.DataFrame:
    """Make the register a data frame, a row a line, in the order of committees and references.

    Args:
        lines: Lines of the register, as at the day.
        as_at: Day on which they are rated.
        thresholds: The council's own numbers for the colours.

    Returns:
        The columns of `LINE_COLUMNS`; days are datetime64, counts are integers, everything else is text.
    """
    import pandas as pd

    rows = [
        [FIELDS[name].value(one) for name in LINE_COLUMNS]
        for one in standings(lines, as_at=as_at, thresholds=thresholds)
    ]
    frame = pd.DataFrame(rows, columns=list(LINE_COLUMNS))
    dates = {name: pd.to_datetime(frame[name]) for name in LINE_DATES}
    counts = {name: frame[name].astype("int64") for name in ("slips", "asked", "silent")}
    return frame.assign(**dates, **counts)


def history_frame(lines: Iterable[Line]) -> pd.DataFrame:
    """Make the history of lines a data frame, a row a change, oldest first within each line.

    Returns:
        The columns of `HISTORY_COLUMNS`; `on` is datetime64, `before` and `after` are text as the history holds them.
    """
    import pandas as pd

    rows = [
        (
            change.ref,
            change.on,
            change.kind,
            happened(change),
            change.field,
            change.before,
            change.after,
            change.by,
            change.person,
            change.reason,
            change.quote.text if change.quote else "",
            change.quote.source if change.quote else "",
            change.quote.start if change.quote else None,
            change.quote.end if change.quote else None,
            change.committee,
            change.confidence,
            change.proposed,
            change.id,
        )
        for line in lines
        for change in line.story
    ]
    frame = pd.DataFrame(rows, columns=list(HISTORY_COLUMNS))
    whole = {name: frame[name].astype("Int64") for name in ("start", "end", "id")}
    sure = frame["confidence"].astype("float64")
    return frame.assign(on=pd.to_datetime(frame["on"]), confidence=sure, **whole)
