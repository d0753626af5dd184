"""What a meeting says, cut into passages that may speak of a line: its records, and the sentences between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.labels import label_of
from nlp_toolkit.commitments.track.telling import tells
from nlp_toolkit.commitments.track.words import EMPTY, THIN, Bag, bag, days
from nlp_toolkit.records import Commitment, Paragraph, Quote, Reading

if TYPE_CHECKING:
    from spacy.language import Language

_SPOKEN = frozenset(
    {"prose", "bullet", "resolution", "action_line", "action_row", "question", "answer", "table_row", "attendance"}
)
_TOLD = re.compile(r"\b(?:had|has|have|was|were|would|will)\b", re.IGNORECASE)
"""A list of who was there holds no such word; what is told of them does."""
_FEWEST = 2
_LOOK_BACK = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold one stretch of a meeting's minutes that may speak of a line.

    Attributes:
        quote: The words.
        record: What extraction made of them, or None for a plain sentence.
        whole: The whole sentence or row that the words stand in.
        around: The sentences before it in the same paragraph, and for a row the words of its other cells.
        title: Title of the agenda item.
        number: Number of the agenda item, or "".
        paragraph: Index of the paragraph.
        role: What part the paragraph plays.
        margin: Who is named beside it, or "".
        words: What the passage itself is about.
        context: What the sentences around it are about.
        heading: What the item's title is about.
        label: What the words that open its paragraph or row announce ("Dog bins:", "Minute 44 (schools)"), or nothing.
        behind: What it leans on: the item's title, the lead-in, and all that comes before it in its paragraph.
        days: Days and months that it names, as (month, day), the day 0 where none is said.
    """

    quote: Quote
    record: Commitment | None
    whole: str
    around: str
    title: str
    number: str
    paragraph: int
    role: str
    margin: str
    words: Bag
    context: Bag
    heading: Bag
    label: Bag
    behind: Bag
    days: frozenset[tuple[int, int]]

    @property
    def follow_up(self) -> bool:
        """Tell whether the agenda item is there to follow up earlier business."""
        return bool(_follow_up().search(self.title))


@cache
def _follow_up() -> re.Pattern[str]:
    return re.compile(terms.load("track")["follow_up_items"], re.IGNORECASE)


def passages(reading: Reading) -> list[Passage]:
    """Cut one meeting's minutes into passages, in the order of the text.

    Every record that is not business of form is one; so is every sentence of the discussion that holds no record.
    """
    cut = _Cut(reading)
    found = [cut.of_record(record) for record in reading.commitments if not record.procedural]
    taken = [(passage.quote.start, passage.quote.end) for passage in found]
    for index, paragraph in enumerate(reading.meeting.paragraphs):
        if paragraph.role not in _SPOKEN:
            continue
        for number, (start, end) in enumerate(cut.sentences(index)):
            if not any(first < end and start < last for first, last in taken):
                passage = cut.of_sentence(index, number)
                only_label = not number and _wordy(passage.words.stems) <= passage.label.stems
                a_list = paragraph.role == "attendance" and not _TOLD.search(passage.whole)
                if not only_label and not a_list and _says_something(passage):
                    found.append(passage)
    return sorted(found, key=lambda passage: (passage.quote.start, passage.quote.end))


def _wordy(stems: frozenset[str]) -> frozenset[str]:
    """Leave out numbers, those of minutes above all."""
    return frozenset(root for root in stems if not root.isdigit())


def _says_something(passage: Passage) -> bool:
    """Tell whether a sentence holds words enough to speak of a line, or says what became of something."""
    enough = len(passage.words.stems) >= _FEWEST or bool(passage.words.numbers)
    return enough or (bool(passage.words.stems) and tells(passage.whole))


class _Cut:
    """Cut the paragraphs of one meeting into sentences, each once."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._document = reading.document
        self._meeting = reading.meeting
        self._starts = [paragraph.start for paragraph in reading.meeting.paragraphs]
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    def sentences(self, index: int) -> list[tuple[int, int]]:
        """Give (start, end) of each sentence of a paragraph; a row of a table is one."""
        if index not in self._sentences:
            paragraph = self._meeting.paragraphs[index]
            if paragraph.cells:
                self._sentences[index] = [(paragraph.start, paragraph.end)]
            else:
                self._sentences[index] = _split(self._text, paragraph.start, paragraph.end)
        return self._sentences[index]

    def of_record(self, record: Commitment) -> Passage:
        """Make the passage of a record."""
        index = max(bisect_right(self._starts, record.quote.start) - 1, 0)
        if not self._meeting.paragraphs:
            return self._passage(record.quote, record, record.quote.text, "", index, None)
        paragraph = self._meeting.paragraphs[index]
        if paragraph.cells:
            row = self._row(paragraph)
            return self._passage(self._row_quote(paragraph, record.quote), record, row, "", index, paragraph)
        here = self.sentences(index)
        first = max((n for n, (start, _) in enumerate(here) if start <= record.quote.start), default=0)
        last = max((n for n, (start, _) in enumerate(here) if start < record.quote.end), default=first)
        whole = self._text[here[first][0] : max(here[last][1], record.quote.end)] if here else record.quote.text
        return self._passage(record.quote, record, whole, self._before(index, first), index, paragraph)

    def of_sentence(self, index: int, number: int) -> Passage:
        """Make the passage of a sentence that holds no record."""
        paragraph = self._meeting.paragraphs[index]
        start, end = self.sentences(index)[number]
        quote = self._document.quote(start, end)
        whole = self._row(paragraph) if paragraph.cells else quote.text
        return self._passage(quote, None, whole, self._before(index, number), index, paragraph)

    def _before(self, index: int, number: int) -> str:
        """Give the sentences that lead up to one, in the same paragraph."""
        here = self.sentences(index)[:number]
        return " ".join(self._text[start:end] for start, end in here[-_LOOK_BACK:])

    def _row(self, paragraph: Paragraph) -> str:
        return " – ".join(self._text[start:end].strip() for _, start, end in paragraph.cells)

    def _row_quote(self, paragraph: Paragraph, quote: Quote) -> Quote:
        """Quote a row to its end, so that the words on its progress are among them."""
        start, end = min(quote.start, paragraph.end), max(quote.end, paragraph.end)
        return self._document.quote(start, end) if start < end else quote

    def _passage(
        self, quote: Quote, record: Commitment | None, whole: str, around: str, index: int, paragraph: Paragraph | None
    ) -> Passage:
        items = self._meeting.items
        item = items[paragraph.item] if paragraph is not None and paragraph.item is not None else None
        title = item.title if item else (record.item if record else "")
        number = (item.number or "") if item else ""
        margin = self._text[slice(*paragraph.margin)] if paragraph is not None and paragraph.margin else ""
        own = bag(whole) if record is None or (paragraph is not None and paragraph.cells) else bag(quote.text)
        own = bag(whole) if len(own.stems) < THIN else own
        context = bag(f"{around} {whole}") if around or own.stems != bag(whole).stems else own
        role = paragraph.role if paragraph is not None else "prose"
        heading = bag(title) if title else EMPTY
        label = bag(label_of(self._text, paragraph)) if paragraph is not None else EMPTY
        behind = heading | label | self._leads(paragraph, quote)
        return Passage(
            quote,
            record,
            whole,
            around,
            title,
            number,
            index,
            role,
            margin,
            own,
            context,
            heading,
            label,
            behind,
            days(whole),
        )

    def _leads(self, paragraph: Paragraph | None, quote: Quote) -> Bag:
        """Tell what the lead-in, and all that comes before some words in their paragraph, are about."""
        if paragraph is None or paragraph.cells:
            return EMPTY
        lead = self._text[slice(*paragraph.lead)] if paragraph.lead else ""
        return bag(f"{lead} {self._text[paragraph.start : quote.start]}")


@cache
def _splitter() -> Language:
    """Make a pipeline that does nothing but mark where sentences begin."""
    import spacy

    from nlp_toolkit.language import sentences

    nlp = spacy.blank("en")
    nlp.add_pipe(sentences.NAME)
    return nlp


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find the sentences of a stretch of text, without the white space between them."""
    doc = _splitter()(text[start:end])
    begun = [token.idx for token in doc if token.is_sent_start or token.i == 0]
    found = []
    for first, last in zip(begun, [*begun[1:], end - start], strict=True):
        words = text[start + first : start + last]
        inner = words.strip()
        if inner:
            opening = start + first + words.index(inner)
            found.append((opening, opening + len(inner)))
    return found
