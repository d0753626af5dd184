"""One stretch of the minutes on its way to becoming a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from nlp_toolkit.records import Layout

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Mark one paragraph, bullet, numbered point, heading or row before its role is known.

    Attributes:
        begin: Offset of its first character, bullet and number included.
        start: Offset of its first character after them.
        end: Offset after its last character.
        layout: What the reader says it is.
        words: The words from start to end, mark-up blanked and white space single.
        label: Its number or letter as printed, or None.
        bullet: Whether a bullet stood before it.
        level: Depth of a heading or list item by the reader.
        strong: Whether all of it is set in bold.
        slanted: Whether all of it is set in bold italics.
        titled: Whether it is the title that was cut off the start of a longer paragraph.
        follows: Whether it was cut off the end of the part before it, so that no line break stands between.
        cells: For rows, the cells.
        margin: The action column beside it.
    """

    begin: int
    start: int
    end: int
    layout: Layout
    words: str
    label: str | None = None
    bullet: bool = False
    level: int = 0
    strong: bool = False
    slanted: bool = False
    titled: bool = False
    follows: bool = False
    cells: tuple[Span, ...] = ()
    margin: Span | None = None

    @property
    def listed(self) -> bool:
        """Tell whether it is a point of a list: a bullet or a letter, not a minute number."""
        return self.bullet or (self.label is not None and not self.label.strip("().:")[:1].isdigit())

    @property
    def span(self) -> Span:
        """Give the offsets of its words."""
        return self.start, self.end
