"""A letter without the people in it: the only form of a letter that later steps may read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from nlp_toolkit.records.document import Block, DocumentKind, Place, Quote

FindingType = Literal[
    "person",  # a private person, by any form of the name
    "official",  # somebody in a public or professional role
    "address",  # street, house name, plot
    "postcode",
    "phone",
    "email",
    "handle",
    "url",
    "date_of_birth",
    "date",
    "age",
    "nhs_number",
    "ni_number",
    "reference",  # tribunal, council, case, pupil numbers
    "bank",
    "vehicle",
    "school",
    "setting",  # nursery, home, unit, club
    "gp",
    "hospital",
    "place",
    "diagnosis",
]

DIRECT: frozenset[FindingType] = frozenset(
    {
        "person",
        "official",
        "address",
        "postcode",
        "phone",
        "email",
        "handle",
        "url",
        "date_of_birth",
        "nhs_number",
        "ni_number",
        "reference",
        "bank",
        "vehicle",
    }
)
"""The types that point to one person or household by themselves."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Mark one stretch of a letter that was replaced, without its words.

    Attributes:
        doc: Identifier of the safe document.
        start: Offset of the first character in the original text.
        end: Offset after the last character in the original text.
        type: What it is.
        replacement: What stands there now ("[CHILD 1]", "March 2024").
        reason: Why it was taken for that, in words an officer understands.
        safe_start: Offset of the replacement in the safe text.
        safe_end: Offset after the replacement in the safe text.
        doubtful: Whether an officer should look at it first.
    """

    doc: str
    start: int
    end: int
    type: FindingType
    replacement: str
    reason: str
    safe_start: int
    safe_end: int
    doubtful: bool = False

    @property
    def direct(self) -> bool:
        """Tell whether it points to a person by itself."""
        return self.type in DIRECT


@dataclass(frozen=True, slots=True)
class SafeDocument:
    """Hold one letter in which everything that identifies a person was replaced.

    Only `concerns.pseudonymise` makes one.

    Attributes:
        id: Neutral identifier ("letter-001").
        family: Neutral identifier of the family ("family-01"); letters of one family share it.
        text: The safe text.
        blocks: The layout, with offsets into the safe text; places name no file.
        findings: What was replaced, in the order of the text.
        kind: What sort of text it is.
        fields: Facts of the source that identify nobody, such as ("date", "2024-03").
    """

    id: str
    family: str
    text: str
    blocks: tuple[Block, ...] = ()
    findings: tuple[Finding, ...] = ()
    kind: DocumentKind | None = None
    fields: tuple[tuple[str, str], ...] = field(default=())

    def __post_init__(self) -> None:
        before = 0
        for finding in self.findings:
            if finding.safe_start < before or self.text[finding.safe_start : finding.safe_end] != finding.replacement:
                raise ValueError(f"{self.id}: the findings do not fit the safe text")
            before = finding.safe_end

    def quote(self, start: int, end: int) -> Quote:
        """Quote the characters from start to end of the safe text.

        Raises:
            ValueError: If the stretch is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters {start} to {end} in a text of {len(self.text)}")
        return Quote(self.id, start, end, self.text[start:end])

    def place_of(self, offset: int) -> Place:
        """Tell where in the source the character at this offset of the safe text stands."""
        if not self.blocks:
            return Place()
        index = bisect_right([block.start for block in self.blocks], offset) - 1
        return self.blocks[max(index, 0)].place

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the safe text to the original; a replacement that it touches counts whole.

        >>> finding = Finding("letter-001", 0, 5, "person", "[CHILD 1]", "named after 'my son'", 0, 9)
        >>> SafeDocument("letter-001", "family-01", "[CHILD 1] is ill.", findings=(finding,)).original_span(0, 12)
        (0, 8)
        """
        return _shift(start, self.findings, back=True, end=False), _shift(end, self.findings, back=True, end=True)

    def safe_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a stretch of the original text to the safe one; a replacement that it touches counts whole."""
        return _shift(start, self.findings, back=False, end=False), _shift(end, self.findings, back=False, end=True)


def _shift(offset: int, findings: tuple[Finding, ...], *, back: bool, end: bool) -> int:
    """Carry one offset across the replacements before it; inside one, go to its edge."""
    moved = 0
    for finding in findings:
        here = (finding.safe_start, finding.safe_end) if back else (finding.start, finding.end)
        there = (finding.start, finding.end) if back else (finding.safe_start, finding.safe_end)
        if offset < here[0] or (end and offset == here[0]):
            break
        if offset < here[1] or (end and offset == here[1]):
            return there[1] if end else there[0]
        moved = there[1] - here[1]
    return offset + moved


@dataclass(frozen=True, slots=True)
class Key:
    """Hold the way back from safe texts to the letters; shown to nobody and written only encrypted.

    Attributes:
        sources: Neutral identifier of each letter and the file it came from.
        originals: Per letter, the stretches of the safe text and the words that stood there.
        stand_ins: Each stand-in that points to one thing, and the fullest words it stands for.
        prints: Per letter, the SHA-256 of its safe text.
        fingerprints: Per letter, the SHA-256 of its original text, by which a later run knows it again.
    """

    sources: tuple[tuple[str, str], ...] = ()
    originals: tuple[tuple[str, tuple[tuple[int, int, str], ...]], ...] = ()
    stand_ins: tuple[tuple[str, str], ...] = ()
    prints: tuple[tuple[str, str], ...] = ()
    fingerprints: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """Show sizes alone, so that no log or error can hold a name."""
        return f"Key({len(self.sources)} letters)"
