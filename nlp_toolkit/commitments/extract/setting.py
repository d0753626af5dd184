"""What a paragraph's surroundings tell about it: its part in the minutes, what stands beside it, who was there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.due.calendar import Calendar

if TYPE_CHECKING:
    from spacy.tokens import Doc

EXTENSION = "commitment_setting"
_TEXT = "commitment_text"


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold the surroundings of one paragraph.

    Attributes:
        role: What part the paragraph plays ("prose", "bullet", "resolution", "action_row" …).
        lead: The lead-in that governs it ("RESOLVED that"), or "".
        margin: Names or initials in an action column or ACTION line beside it, or "".
        heading: Title of its agenda item, or "".
        follows: The words of the line right after it, where that line is short ("AGREED"), else "".
        present_tense: Whether the minutes say "will" rather than "would".
        date: Day of the meeting.
        calendar: Council year, holidays and meetings.
        initials: Initials on the attendance list, in lower case.
        names: Surnames and given names on the attendance list, in lower case.
        defined: Short forms and what they stand for, in lower case.
    """

    role: str = "prose"
    lead: str = ""
    margin: str = ""
    heading: str = ""
    follows: str = ""
    present_tense: bool = False
    date: dt.date | None = None
    calendar: Calendar = field(default_factory=Calendar)
    initials: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    defined: tuple[tuple[str, str], ...] = ()


def register() -> None:
    """Let spaCy docs carry their setting."""
    from spacy.tokens import Doc

    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)


def setting_of(doc: Doc) -> Setting:
    """Give the setting of a paragraph, or a plain one where none was told."""
    register()
    told = doc._.get(EXTENSION)
    return told if isinstance(told, Setting) else Setting()


def text_of(doc: Doc) -> str:
    """Give the words of a paragraph; spaCy would put them together anew each time they are asked for."""
    text = doc.user_data.get(_TEXT)
    if not isinstance(text, str):
        text = doc.user_data[_TEXT] = doc.text
    return text
