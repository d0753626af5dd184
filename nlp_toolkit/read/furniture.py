"""Find the lines of a plain text that belong to its pages: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import mean, pstdev

from nlp_toolkit.read.lines import Line
from nlp_toolkit.terms import load

_LONE = re.compile(
    r"\W*(?:page|tudalen|leathanach)?\s*(\d{1,4})(?:\s*(?:of|/|o)\s*\d{1,4})?(?:[^\w.)]\W*)?", re.IGNORECASE
)
_PAGE_OF = re.compile(r"(?:page|tudalen|leathanach)\s+\d{1,4}(?:\s+(?:of|o|/)\s*\d{1,4})?", re.IGNORECASE)
_REACH = 5  # lines on either side of a page break that may be its furniture
_PAGE = 700  # characters that a page has at the least


def running_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Give the numbers of the lines that are page furniture.

    A line is furniture if it says which page it is ("Page 3 of 9"), if it is a lone number in a count of pages, if it
    stands again and again beside such a number or a ruled page break, or if it is of the kind that only pages have
    ("Registered Office: …") and stands there more than once. A line that is merely repeated ("Noted.") is text.
    """
    text = [line for line in lines if line.kind != "blank"]
    pages = [i for i, line in enumerate(text) if line.kind == "text" and _PAGE_OF.fullmatch(line.words)]
    breaks = sorted({*pages, *_counted(text), *_ruled(text)})
    found = {text[i].number for i in breaks if text[i].kind == "text"}
    found |= _beside(text, breaks) | _ruled_off(text)
    return frozenset(found | _of_pages(text))


def _counted(text: Sequence[Line]) -> list[int]:
    """Find lone numbers that count pages: each one more than the last, a page of text between them."""
    lone = [(i, int(m[1])) for i, line in enumerate(text) if line.kind == "text" and (m := _LONE.fullmatch(line.words))]
    runs: dict[int, list[int]] = {}  # the longest count that ends with each number
    best: list[int] = []
    for place, number in lone:
        before = runs.get(number - 1, [])
        apart = before and text[place].start - text[before[-1]].start >= _PAGE
        run = [*before, place] if apart else [place]
        if len(run) >= len(runs.get(number, [])):
            runs[number] = run
        if len(run) > len(best):
            best = run
    if len(best) < 2:
        return []
    gaps = [text[after].start - text[place].start for place, after in pairwise(best)]
    even = len(gaps) == 1 or pstdev(gaps) < 0.75 * mean(gaps)
    return best if even else []


def _ruled(text: Sequence[Line]) -> list[int]:
    """Find rules across the page that come again and again."""
    rules = [i for i, line in enumerate(text) if line.rule]
    return rules if len(rules) >= 2 else []


def _ruled_off(text: Sequence[Line]) -> set[int]:
    """Find lone numbers directly above or below a rule across the page."""
    return {
        line.number
        for before, line, after in zip([None, *text], text, [*text[1:], None], strict=False)
        if _LONE.fullmatch(line.words) and ((before and before.rule) or (after and after.rule))
    }


def _beside(text: Sequence[Line], breaks: Sequence[int]) -> set[int]:
    """Find the lines that stand beside most page breaks, digits apart."""
    if len(breaks) < 2:
        return set()
    taken = set(breaks)
    near = {place: _near(text, taken, place) for place in breaks}
    around = Counter(shape for indices in near.values() for shape in {_shape(text[i]) for i in indices})
    often = {shape for shape, count in around.items() if count >= max(2, len(breaks) / 2)}
    found: set[int] = set()
    for place in breaks:
        for step in (-1, 1):
            i = place + step
            while i in near[place] and _shape(text[i]) in often:
                found.add(text[i].number)
                i += step
    return found


def _near(text: Sequence[Line], taken: set[int], place: int) -> list[int]:
    """List the lines close to a page break, none of them a break itself."""
    indices = range(max(place - _REACH, 0), min(place + 1 + _REACH, len(text)))
    return [i for i in indices if i not in taken and text[i].kind == "text" and not text[i].label]


def _of_pages(text: Sequence[Line]) -> set[int]:
    """Find repeated lines of the kind that only pages have."""
    shapes = Counter(_shape(line) for line in text if line.kind == "text")
    return {
        line.number
        for line in text
        if line.kind == "text" and len(line.words) < 160 and shapes[_shape(line)] > 1 and _running().match(line.words)
    }


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.words.lower())


@cache
def _running() -> re.Pattern[str]:
    names = sorted(load("reading")["furniture"]["running"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
