"""The columns of every data frame: what kind each is, whether it may be missing, and what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from nlp_toolkit.report.comparison import ANSWER_COLUMNS, DAYS, GAP_COLUMNS, LINK_COLUMNS, PLAN_COLUMNS, UNASKED_COLUMNS
from nlp_toolkit.report.concerns.frame import CONCERN_COLUMNS, COUNTS, PASSAGE_COLUMNS, SHARES
from nlp_toolkit.report.tables import COLUMNS
from nlp_toolkit.report.tracker.fields import FIELDS
from nlp_toolkit.report.tracker.frame import HISTORY_COLUMNS, LINE_COLUMNS, LINE_DATES

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["text", "day", "count", "number", "share", "truth"]

DTYPES: dict[Kind, tuple[str, ...]] = {
    "text": ("str", "object"),
    "day": ("datetime64[s]", "datetime64[us]", "datetime64[ns]"),
    "count": ("int64", "Int64"),
    "number": ("int64", "Int64"),
    "share": ("float64",),
    "truth": ("bool", "object"),
}
"""The dtypes a column of each kind may have; text and truth of an empty frame are "object".

A number may be negative, a count may not.
"""


@dataclass(frozen=True, slots=True)
class FrameColumn:
    """Describe one column of a data frame.

    Attributes:
        name: As the frame names it.
        kind: What sort of values it holds.
        missing: Whether values may be missing; text is empty instead.
        meaning: What stands in it, in a sentence.
    """

    name: str
    kind: Kind
    missing: bool
    meaning: str


HISTORY_MEANINGS: dict[str, str] = {
    "ref": "Reference of the line.",
    "on": "Day of the meeting, or day an officer decided.",
    "kind": "What sort of change it is, as the history names it.",
    "happened": "What happened, in words.",
    "field": "Field of the line that changed, or empty.",
    "before": "What it held, as text.",
    "after": "What it holds now, as text.",
    "by": "Officer, or number of the run.",
    "person": "Whether a person decided it.",
    "reason": "Why.",
    "quote": "The words of the minutes it rests on, or empty.",
    "document": "Identifier of the minutes, or empty.",
    "start": "Offset of the first character of the quote.",
    "end": "Offset after the last.",
    "committee": "Committee at whose meeting it was said.",
    "confidence": "Probability from 0 to 1 that the words speak of this line.",
    "proposed": "Whether it waits for an officer to accept it.",
    "id": "Number in the history.",
}


def _columns(meanings: dict[str, str], kinds: dict[str, Kind], always: frozenset[str]) -> tuple[FrameColumn, ...]:
    """Describe columns that are text unless another kind is given; text is never missing, other kinds may be."""
    return tuple(
        FrameColumn(name, kinds.get(name, "text"), name in kinds and name not in always, meaning)
        for name, meaning in meanings.items()
    )


def _kinds(**names: tuple[str, ...]) -> dict[str, Kind]:
    """Give the kind of each name."""
    sorts: tuple[Kind, ...] = ("day", "count", "number", "share", "truth")
    return {name: kind for kind in sorts for name in names.get(kind, ())}


SCHEMAS: dict[str, tuple[FrameColumn, ...]] = {
    "records_frame": _columns(
        {column.name: column.meaning for column in COLUMNS},
        _kinds(day=("meeting_date", "due_date", "first_due")),
        frozenset(),
    ),
    "register_frame": _columns(
        {name: FIELDS[name].meaning for name in LINE_COLUMNS},
        _kinds(day=LINE_DATES, count=("slips", "asked", "silent")),
        frozenset({"slips", "asked", "silent"}),
    ),
    "history_frame": _columns(
        {name: HISTORY_MEANINGS[name] for name in HISTORY_COLUMNS},
        _kinds(day=("on",), count=("start", "end", "id"), share=("confidence",), truth=("person", "proposed")),
        frozenset({"on", "confidence", "person", "proposed"}),
    ),
    "concerns_frame": _columns(
        CONCERN_COLUMNS,
        _kinds(day=("first", "last"), count=COUNTS, share=SHARES, truth=("proposed",)),
        frozenset({"confidence", "proposed"}),
    ),
    "passages_frame": _columns(
        PASSAGE_COLUMNS,
        _kinds(day=("date",), count=("start", "end"), share=("confidence",), truth=("asks",)),
        frozenset({"start", "end", "confidence", "asks"}),
    ),
    "links_frame": _columns(
        LINK_COLUMNS, _kinds(share=("score",), truth=("proposed",)), frozenset({"score", "proposed"})
    ),
    "answers_frame": _columns(
        ANSWER_COLUMNS,
        _kinds(
            day=DAYS, count=("families", "promises"), number=("days_to_promise", "days_to_done"), truth=("answered",)
        ),
        frozenset({"promises", "answered"}),
    ),
    "gaps_frame": _columns(GAP_COLUMNS, {}, frozenset()),
    "unasked_frame": _columns(UNASKED_COLUMNS, _kinds(day=("promised",)), frozenset()),
    "plan_frame": _columns(PLAN_COLUMNS, _kinds(share=("score",)), frozenset({"score"})),
}
"""For each data frame, by the name of what makes it, its columns in order."""


def schema_frame(name: str) -> pd.DataFrame:
    """Lay out the columns of a data frame as a table to read.

    Args:
        name: Name of what makes it ("register_frame").

    Raises:
        KeyError: If there is no such frame.
    """
    import pandas as pd

    return pd.DataFrame(
        [(column.name, column.kind, column.missing, column.meaning) for column in SCHEMAS[name]],
        columns=["column", "kind", "may be missing", "meaning"],
    ).set_index("column")
