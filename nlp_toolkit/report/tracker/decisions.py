"""What a run found and was not sure of, listed for an officer to accept or turn down."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_toolkit.records import Change, waiting
from nlp_toolkit.report import wording
from nlp_toolkit.report.tracker.events import heading
from nlp_toolkit.report.tracker.fields import Value, fill
from nlp_toolkit.report.tracker.standing import Standing

DECISION_COLUMNS = (
    ("Reference", 14),
    ("Action or commitment", 40),
    ("Number of the proposal", 12),
    ("What is proposed", 30),
    ("Day", 12),
    ("Words of the minutes", 48),
    ("Why", 34),
    ("How sure", 14),
)


def decision_rows(lines: Sequence[Standing]) -> list[tuple[Value, ...]]:
    """Lay out each proposal that waits, by line and then by age."""
    return [
        (
            one.line.ref,
            fill(one, "what"),
            change.id,
            "A new line" if change.kind == "new" else heading(change),
            change.on,
            wording.one_line(change.quote.text) if change.quote else "",
            wording.sentence(change.reason),
            wording.confidence(_sure(change)),
        )
        for one in lines
        for change in waiting(one.line)
    ]


def _sure(change: Change) -> float:
    """Tell how sure a run was: of a new line that it is a promise, of any other change that it speaks of this line."""
    return change.record.confidence if change.kind == "new" and change.record is not None else change.confidence
