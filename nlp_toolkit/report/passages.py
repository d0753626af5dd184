"""The passage a record stands in, with the record's own words marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded
from urllib.parse import urlsplit

from nlp_toolkit.records import Document, Meeting, Quote, Reading
from nlp_toolkit.report.wording import one_line, printable

Span = tuple[int, int]

NEIGHBOUR = 260
"""Characters shown of the paragraph before and the one after."""

AROUND = 500
"""Characters shown on either side of the words in a paragraph without end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of the source, and whether the record quotes it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold the paragraphs around a quote; the marked pieces together are the quote.

    Attributes:
        paragraphs: Each paragraph as its pieces, in the order of the text; an ellipsis stands for what is left out.
    """

    paragraphs: tuple[tuple[Piece, ...], ...]


def passage(reading: Reading, quote: Quote) -> Passage:
    """Show a quote in its paragraph, with the lead-in that governs it and the paragraphs beside it."""
    text = reading.document.text
    spans = _paragraphs(reading.document, reading.meeting)
    inside = _covering(text, spans, quote)
    before, after = _neighbours(reading.meeting, inside)
    words = (quote.start, quote.end)
    shown = [_cut(text, before, (before[1] - NEIGHBOUR, before[1]), before[1:] * 2)] if before else []
    shown += [_cut(text, span, (quote.start - AROUND, quote.end + AROUND), words) for span in inside]
    shown += [_cut(text, after, (after[0], after[0] + NEIGHBOUR), after[:1] * 2)] if after else []
    return Passage(tuple(_pieces(text, span, whole, quote) for whole, span in shown))


def place(document: Document, quote: Quote) -> str:
    """Say where in the source the words stand.

    >>> minutes = Document("panel-july", "panel-july.txt", "txt", "The Clerk would write.", ())
    >>> place(minutes, minutes.quote(0, 9))
    'character 1'
    """
    return str(document.place_of(quote.start)) or f"character {quote.start + 1:,}"


def published(document: Document, quote: Quote) -> str | None:
    """Give the address of the words where the document was published on the web; None where it was not."""
    if not document.url or urlsplit(document.url).scheme not in {"http", "https"} or not urlsplit(document.url).netloc:
        return None
    address = document.url.split("#")[0]
    page = document.place_of(quote.start).page
    if document.format == "pdf" and page:
        return f"{address}#page={page}"
    if document.format in {"html", "htm"}:
        words = one_line(quote.text).split()
        ends = [" ".join(words)] if len(words) <= 10 else [" ".join(words[:5]), " ".join(words[-5:])]
        return f"{address}#:~:text={','.join(percent_encoded(end, safe='').replace('-', '%2D') for end in ends)}"
    return document.url


def _paragraphs(document: Document, meeting: Meeting) -> Sequence[Span]:
    """Take the meeting's paragraphs, else the document's blocks."""
    if meeting.paragraphs:
        return [(paragraph.start, paragraph.end) for paragraph in meeting.paragraphs]
    return [(block.start, block.end) for block in document.blocks]


def _covering(text: str, spans: Sequence[Span], quote: Quote) -> list[Span]:
    """Keep the spans that share a character with the quote, stretched so that no word of it falls between them."""
    first = bisect_right([end for _, end in spans], quote.start)
    last = bisect_left([start for start, _ in spans], quote.end)
    touching = spans[first:last] or [(quote.start, quote.end)]
    kept: list[Span] = []
    for start, end in touching:
        before = kept[-1][1] if kept else min(quote.start, start)
        kept.append((before if text[before:start].strip() else start, end))
    kept[-1] = (kept[-1][0], max(kept[-1][1], quote.end))
    return kept


def _neighbours(meeting: Meeting, inside: Sequence[Span]) -> tuple[Span | None, Span | None]:
    """Find the lead-in or paragraph before, and the paragraph after, under the same item."""
    starts = [paragraph.start for paragraph in meeting.paragraphs]
    first, last = bisect_left(starts, inside[0][0]), bisect_left(starts, inside[-1][1])
    here = meeting.paragraphs[first] if first < len(starts) else None
    if here is None or here.start >= inside[-1][1]:
        return None, None
    shown = {"prose", "bullet", "resolution", "action_line", "question", "answer", "action_row", "table_row"}
    beside: list[Span | None] = []
    for index in (first - 1, last):
        other = meeting.paragraphs[index] if 0 <= index < len(starts) else None
        fits = other is not None and other.item == here.item and other.role in shown
        beside.append((other.start, other.end) if other is not None and fits else None)
    if here.lead is not None and here.lead[1] <= inside[0][0]:
        beside[0] = here.lead
    return beside[0], beside[1]


def _cut(text: str, whole: Span, window: Span, keep: Span) -> tuple[Span, Span]:
    """Shorten a paragraph to a window, between words where there are any, never inside what is to be kept."""
    start, end = whole
    if window[0] > start:
        gap = re.compile(r"\s").search(text, window[0], keep[0])
        start = gap.end() if gap else window[0]
    if window[1] < end:
        gap_at = max(text.rfind(" ", keep[1], window[1]), text.rfind("\n", keep[1], window[1]))
        end = gap_at if gap_at >= 0 else window[1]
    return whole, (start, end)


def _pieces(text: str, span: Span, whole: Span, quote: Quote) -> tuple[Piece, ...]:
    """Split a stretch at the quote's edges, with an ellipsis for what was cut."""
    start, end = span
    left, right = max(start, min(quote.start, end)), min(end, max(quote.end, start))
    cuts = [(start, left, False), (left, right, True), (right, end, False)]
    pieces = [Piece(printable(text[a:b]), marked) for a, b, marked in cuts if a < b]
    ahead = [Piece("… ", marked=False)] if start > whole[0] else []
    behind = [Piece(" …", marked=False)] if end < whole[1] else []
    return tuple(ahead + pieces + behind)
