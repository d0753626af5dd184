"""What one set of minutes came to: its text, its meeting and the records found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from nlp_toolkit.records.commitment import Commitment
from nlp_toolkit.records.document import Document
from nlp_toolkit.records.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold the outcome of reading one set of minutes from end to end.

    Attributes:
        document: What was read; every quote of the other two points into its text.
        meeting: What the minutes say of the meeting itself.
        commitments: The records found, in the order of the text.
    """

    document: Document
    meeting: Meeting
    commitments: tuple[Commitment, ...] = field(default=())
