"""The paragraphs of a meeting as spaCy docs, each with its setting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.due.calendar import Calendar
from nlp_toolkit.commitments.extract.plain import PlainText, plain_text
from nlp_toolkit.commitments.extract.setting import EXTENSION, Setting, register
from nlp_toolkit.records import Document, Meeting, Paragraph

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PASSED_OVER = frozenset({"heading", "attendance", "front_matter"})
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_WILL = re.compile(r"\bwill\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]{3,}(?:[-'’][^\W\d_]+)*")
_FULL_DATE = re.compile(
    r"(?<!by )(?<!before )(?<!until )(?<!from )(?<!end of )\b(\d{1,2})(?:st|nd|rd|th)?\s+"
    r"(January|February|March|April|May|June|July|August|September|October|November|December),?\s+((?:19|20)\d\d)\b"
)
_SHORT = 8


@dataclass(frozen=True, slots=True)
class ParsedParagraph:
    """Hold one paragraph, its words as one line, and how they were parsed.

    Attributes:
        paragraph: Where it stands and what part it plays.
        plain: Its words, with the way back to the document.
        doc: The parse; its setting is in `doc._.commitment_setting`.
        setting: Its surroundings.
    """

    paragraph: Paragraph
    plain: PlainText
    doc: Doc
    setting: Setting


def parse(document: Document, meeting: Meeting, *, nlp: Language, calendar: Calendar) -> Iterator[ParsedParagraph]:
    """Parse every paragraph that can hold a record, in the order of the text."""
    register()
    used = [
        (paragraph, plain_text(document.text, paragraph.start, paragraph.end)) for paragraph in _used(document, meeting)
    ]
    used = [(paragraph, plain) for paragraph, plain in used if plain.text]
    settings = list(_settings(document, meeting, used, calendar))
    docs = []
    for (_, plain), setting in zip(used, settings, strict=True):
        doc = nlp.make_doc(plain.text)
        doc._.set(EXTENSION, setting)
        docs.append(doc)
    for (paragraph, plain), setting, doc in zip(used, settings, nlp.pipe(docs), strict=True):
        yield ParsedParagraph(paragraph, plain, doc, setting)


def _used(document: Document, meeting: Meeting) -> Iterator[Paragraph]:
    """Pass over headings, lists of names, and ACTION lines that only name the owner of the paragraph above."""
    for paragraph in meeting.paragraphs:
        if paragraph.role in PASSED_OVER:
            continue
        if paragraph.role == "action_line" and paragraph.margin is not None and _only_names(document, paragraph):
            continue
        yield paragraph


def _only_names(document: Document, paragraph: Paragraph) -> bool:
    start, end = paragraph.margin or (0, 0)
    before, after = document.text[paragraph.start : start], document.text[end : paragraph.end]
    lead = slice(*paragraph.lead) if paragraph.lead else slice(0, 0)
    return not re.sub(r"[\W_]+", "", before.replace(document.text[lead], "") + after)


def _settings(
    document: Document, meeting: Meeting, used: list[tuple[Paragraph, PlainText]], calendar: Calendar
) -> Iterator[Setting]:
    day = meeting.date or day_told(document.text)
    present = len(_WILL.findall(document.text)) > len(_WOULD.findall(document.text))
    initials = frozenset(person.initials.lower() for person in meeting.people if person.initials)
    names = frozenset(part.lower() for person in meeting.people for part in _NAME.findall(person.name))
    defined = tuple((each.short.lower(), each.long.lower()) for each in meeting.definitions)
    mine = calendar.for_meeting(meeting, text=document.text)
    for position, (paragraph, _) in enumerate(used):
        after = used[position + 1][1].text if position + 1 < len(used) else ""
        yield Setting(
            role=paragraph.role,
            lead=_cut(document, paragraph.lead),
            margin=_cut(document, paragraph.margin),
            heading=meeting.items[paragraph.item].title if paragraph.item is not None else "",
            follows=after if len(after.split()) <= _SHORT else "",
            present_tense=present,
            date=day,
            calendar=mine,
            initials=initials,
            names=names,
            defined=defined,
        )


def day_told(text: str) -> dt.date | None:
    """Give the last full date that minutes without a date of their own tell of as past: the meeting was soon after it.

    >>> day_told("The visit took place on 3 November 2021. All would be completed by 31 August 2022.")
    datetime.date(2021, 11, 3)
    """
    days = []
    for match in _FULL_DATE.finditer(text):
        try:
            days.append(dt.datetime.strptime(f"{match[1]} {match[2]} {match[3]}", "%d %B %Y").date())  # noqa: DTZ007
        except ValueError:
            continue
    return max(days, default=None)


def _cut(document: Document, stretch: tuple[int, int] | None) -> str:
    return " ".join(document.text[slice(*stretch)].split()) if stretch else ""
