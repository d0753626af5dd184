"""Cut the reader's blocks where several points, resolutions or minute numbers run on in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.cues import presence_of
from nlp_toolkit.commitments.structure.inline_titles import title_end
from nlp_toolkit.commitments.structure.labels import prefix
from nlp_toolkit.commitments.structure.part import Part, Span
from nlp_toolkit.commitments.structure.run_on_lists import list_ends
from nlp_toolkit.records import Block, Document

_DETAIL = (
    r"(?:Date|Place|Time|Venue|Location|Present|Attendees|Attendance|Invited|Apologies|In [Aa]ttendance"
    r"|Members|Officers|Chair|Clerk"
    r"|PRESENT|APOLOGIES|IN ATTENDANCE|MEMBERS PRESENT)\b\s*(?:[:;-]|(?=[A-Z0-9]))"
)
_POINT = (
    r"[•·●▪■◦‣]|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s|(?:[a-z]|[ivx]{1,4})\)\s|\d{1,3}[.)]\s+[A-Z\"'(]"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+[A-Z\"'(]"
)
_CUED = (
    r"(?:ACTIONS?|Action)\s*(?:by|for)?\s*[:-]|RESOLVED|RECOMMENDED|[QA]\d{0,2}\s?[:.]\s|(?:Question"
    r"|Answer|Reply|Response)\s*\d*\s*:"
)
_WORD = re.compile(r"[A-Za-z]{3}")
_LINE = re.compile(rf"\n\s*(?={_POINT}|{_CUED}|{_DETAIL})")
_MAY_OPEN = re.compile(
    r"[•●▪■‣]|RESOLVED|RECOMMENDED|A(?:CTION|ction|pologies|POLOGIES|lso|LSO|tten)|[Ii]n [Aa]tt|IN ATT"
    r"|P(?:resent|RESENT)|\d[/.]\d"
)
# What may open a part in the middle of a line, and the characters before the space before it that let it;
# "*" is any word or label, "*+" any word.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[•●▪■‣]\s"), ""),
    (re.compile(r"(?:IT WAS )?(?:RESOLVED|RECOMMENDED)\b"), '.!?)";:'),
    (re.compile(r"(?:ACTIONS?\s*[:-]|Actions?:)\s*[A-Z0-9]"), '.!?)"'),
    (re.compile(r"\d{1,3}/\d{2,4}\s+[A-Z]"), '.!?)"'),
    (re.compile(r"\d{1,2}\.\d{1,2}\s+[A-Z][a-z'A-Z]+"), '.!?)":'),
    (
        re.compile(
            r"(?:Also,?\s+|(?<!Also )(?<!Also, ))[Ii]n [Aa]ttendance\s*:\s|Also present\s*:\s"
            r"|Apologies(?:\s+for\s+[Aa]bsence)?\s*:\s|Present\s*:\s|Co-opted\s+[Mm]embers(?:\s+present)?\s*:\s"
        ),
        "*",
    ),
    (
        re.compile(
            r"(?<![A-Z]\s)(?:(?:ALSO )?PRESENT|APOLOGIES(?: FOR ABSENCE)?|IN ATTENDANCE)\s*:\s"
            r"|(?:Present|Attending|Attendees)\s+(?=(?:[A-Z][\w'.]*\s+){1,3}[A-Z][\w'-]*\s?[,;(])"
            r"|Apologies\s+(?=[A-Z][a-z]+\.?\s+[A-Z][a-z])"
            r"|Apologies(?:\s+for\s+[Aa]bsence)?\s+(?:were|was|had\s+been|received)\b"
        ),
        "*+",
    ),
)
_RUN_ON = re.compile(r"(?<=[.!?)]\s)(\d{1,2})\.\s+(?=[A-Z][a-z])")
_LEAD = re.compile(
    r"(?::|\b(?:RESOLVED|RECOMMENDED|AGREED)\b(?:\s*[:-])?(?:\s+(?:that|to)\b)?|\bresolved(?:\s+(?:that|to))?"
    r"|\bagreed\s+(?:that|to)|\brecommended\s+(?:that|to))\s*[:-]?\s*$"
)
_LEAD_WORD = re.compile(r"RESOLVED|RECOMMENDED|AGREED|resolved|agreed|recommended|:")
_MARK = re.compile(
    r"(?<![\w(])(?:\((?P<a>[a-z]|[ivx]{1,5}|\d{1,2})\)|(?P<b>[a-z]|[ivx]{1,5}|\d{1,2})\)|(?P<c>[a-z]|\d{1,2})\.)\s*(?=[A-Za-z\"'£])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_BARE_RESOLVED = re.compile(r"(?:RESOLVED|RECOMMENDED)\s*[:-]\s*(?=(?:1|i|a|\()\W)")


def parts_of(document: Document, text: str) -> list[Part]:
    """Cut a document into parts, each with its bullet or number set apart.

    Args:
        document: What was read.
        text: Its text made plain.
    """
    parts: list[Part] = []
    for block in document.blocks:
        parts += _of_block(document.text, text, block)
    return parts


def _of_block(raw: str, text: str, block: Block) -> Iterator[Part]:
    start, end = _trim(raw, block.start, block.end)
    if start >= end:
        return
    if block.layout in ("table_row", "margin", "furniture"):
        yield _part(raw, text, (start, end), block, whole=True)
        return
    cuts = [start, *_cuts(text, start, end), end]
    cuts = sorted({*cuts, *(cut for left, right in pairwise(cuts) for cut in list_ends(text, left, right))})
    first = True
    for left, right in pairwise(cuts):
        piece = _trim(raw, left, right)
        if piece[0] >= piece[1]:
            continue
        part = _part(raw, text, piece, block, follows=not first and "\n" not in raw[left - 2 : piece[0]])
        yield from _cut_title(part, text)
        first = False


def _trim(raw: str, start: int, end: int) -> Span:
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return start, end


def _cuts(text: str, start: int, end: int) -> list[int]:
    found = set(_inline(text, start, end))
    if "\n" in text[start:end]:
        found |= {cut.end() for cut in _LINE.finditer(text, start, end)}
    if end - start > 600:
        found |= set(_numbers(text, start, end))
    cuts = sorted(cut for cut in found if start < cut < end)
    edges = [start, *cuts, end]
    for left, right in pairwise(edges):
        cuts += _enumerated(text, left, right)
    return sorted(set(cuts))


def _inline(text: str, start: int, end: int) -> Iterator[int]:
    """Find what opens a part in the middle of a line; "" lets it stand after anything, "*" after any word or label."""
    if not _MAY_OPEN.search(text, start + 2, end):
        return
    for pattern, after in _INLINE:
        for mark in pattern.finditer(text, start + 2, end):
            at = mark.start()
            before = text[max(start, at - 12) : at].rstrip()[-1:]
            if (
                text[at - 1].isspace()
                and before
                and (after != "*+" or _WORD.search(text, start, at))
                and (
                    not after
                    or before in after
                    or (after[0] == "*" and before.isalnum())
                    or (after[0] == "*" and before in ".)")
                )
            ):
                yield at


def _numbers(text: str, start: int, end: int) -> list[int]:
    """Find the items 1., 2., 3. … of minutes that run on in one paragraph from first to last."""
    found: list[tuple[int, int]] = []
    for mark in _RUN_ON.finditer(text, start, end):
        number = int(mark.group(1))
        if not found or number == found[-1][0] + 1:
            found.append((number, mark.start()))
    return [at for _, at in found] if len(found) > 3 else []


def _enumerated(text: str, start: int, end: int) -> list[int]:
    """Find the points (i), (ii), … that run on after a lead-in within one paragraph."""
    lead = prefix(text, start, end)[0]
    if ")" not in text[lead:end] and not _LEAD_WORD.search(text, lead, end):
        return []
    marks = [mark for mark in _MARK.finditer(text, lead, end) if mark.start() > lead]
    for first, mark in enumerate(marks):
        kind = mark.lastgroup or "a"
        orders = [order for order in _orders() if mark.group(kind) == order[0]]
        if not orders or not _LEAD.search(text, max(lead, mark.start() - 80), mark.start()):
            continue
        found = [mark.start()]
        for later in marks[first + 1 :]:
            if later.lastgroup == kind and len(found) < len(orders[0]) and later.group(kind) == orders[0][len(found)]:
                found.append(later.start())
        if len(found) > 1 or _BARE_RESOLVED.search(text, lead, mark.end()):
            return found
    return []


def _orders() -> tuple[tuple[str, ...], ...]:
    return (_ROMAN, tuple("abcdefghijklmnopqrstuvwxyz"), tuple(str(number) for number in range(1, 40)))


def _part(raw: str, text: str, span: Span, block: Block, *, whole: bool = False, follows: bool = False) -> Part:
    begin, end = span
    label: str | None = None
    bullet = False
    start = begin
    while start < end and text[start].isspace():
        start += 1
    if not whole and start < end:
        start, label, bullet = prefix(text, start, end)
    if start >= end:
        start = begin
    set_in = raw[begin:end]
    inner = raw[start:end]
    return Part(
        begin=begin,
        start=start,
        end=end,
        layout=block.layout,
        words=" ".join(text[start:end].split()),
        label=label,
        bullet=bullet or (block.layout == "list_item" and label is None and not follows and not text[start].isdigit()),
        level=block.level,
        strong=_wrapped(set_in, "**") or _wrapped(inner, "**"),
        slanted=_wrapped(set_in, "***"),
        follows=follows,
        cells=block.cells,
        margin=block.margin,
    )


def _wrapped(raw: str, mark: str) -> bool:
    raw = raw.strip(" >\n")
    return len(raw) > 2 * len(mark) and raw.startswith(mark) and raw.endswith(mark)


def _all_title(rest: str) -> bool:
    """Tell whether what follows a colon in a heading is more of the heading, not a sentence."""
    verbs = terms.load("structure")["items"]["verbs"]
    return (
        len(rest.split()) <= 14 and not rest.rstrip().endswith(".") and not any(word in verbs for word in rest.split())
    )


def _cut_title(part: Part, text: str) -> Iterator[Part]:
    """Set the title apart where the text of a numbered item goes on in the same paragraph."""
    cut = title_end(part, text)
    if (
        cut is not None
        and part.layout == "heading"
        and not presence_of(text[part.start : cut])
        and _all_title(text[cut : part.end])
    ):
        cut = None
    if cut is None or cut >= part.end or text[cut : part.end].isupper():
        yield part
        return
    title = Part(
        part.begin,
        part.start,
        cut,
        part.layout,
        " ".join(text[part.start : cut].split()),
        part.label,
        part.bullet,
        part.level,
        titled=True,
    )
    start = cut
    while start < part.end and text[start].isspace():
        start += 1
    yield title
    yield Part(start, start, part.end, "paragraph", " ".join(text[start : part.end].split()), follows=True)
