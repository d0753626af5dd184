"""Lead-ins and the points they govern: RESOLVED (i)(ii), "the following were noted", "The Panel agreed that"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.labels import style
from nlp_toolkit.commitments.structure.part import Part, Span

_SENTENCE = re.compile(r"(?:[.!?;]\"?\s+|\n\s*\n)(?=[A-Z\"'(])")
_OPEN = re.compile(r"(?::\s*-*|\b(?:that|to)\s*[-.]*|\b[Tt]\s*[Hh]\s*[Aa]\s*[Tt]\s*[:-]*|-)\s*$")
_CAPS = re.compile(
    r"(?:IT\s+(?:WAS|IS)\s+)?(?:UNANIMOUSLY\s+)?(?:FURTHER\s+)?(?:RESOLVED|RECOMMENDED|AGREED|DECIDED|ORDERED"
    r"|Resolved|Recommended)\b(?:\s+(?:UNANIMOUSLY|unanimously|to\s+(?:the\s+)?[A-Z][\w ]{2,40}?))?"
    r"\s*(?:[:-]+|\.(?=\s))?\s*(?:(?:[Tt]\s?[Hh]\s?[Aa]\s?[Tt]|to)\b\s*[:-]*)?"
)
_PARTY = r"(?:The|That\s+the)\s+(?:[A-Z][\w&'-]*\s+){1,6}(?:(?:unanimously|also|further|then)\s+)?"
_DECIDING = re.compile(
    r"(?:It\s+was\s+(?:further\s+|also\s+|unanimously\s+|then\s+|therefore\s+)?(?:resolved|RESOLVED|recommended|RECOMMENDED)|"
    + _PARTY
    + r"(?:resolved|RESOLVED|recommended|RECOMMENDED)|(?:And|and)\s+[Rr]esolved)\b\s*[:-]*\s*(?:(?:that|to)\b\s*[:-]*)?"
)


@cache
def _resolving() -> re.Pattern[str]:
    vocabulary = terms.load("structure")["leads"]
    sure, near = ("|".join(map(re.escape, vocabulary[key])) for key in ("resolving", "agreeing"))
    return re.compile(
        rf"\b(?:{sure})\b|\b(?:{near})\b(?=\s+(?:that|to|as\s+follows|the\s+following)\b|(?:\W+\w+){{0,3}}\W*$)",
        re.IGNORECASE,
    )


@cache
def _openings() -> frozenset[str]:
    return frozenset(terms.load("structure")["leads"]["openings"])


def own_lead(text: str, part: Part) -> Span | None:
    """Find the lead-in that a resolution carries at its own start.

    >>> text = "RESOLVED - That the report be noted."
    >>> own_lead(text, Part(0, 0, len(text), "paragraph", text))
    (0, 15)
    """
    found = _CAPS.match(text, part.start, part.end) or _DECIDING.match(text, part.start, part.end)
    return _trimmed(text, found.start(), found.end()) if found else None


def _trimmed(text: str, start: int, end: int) -> Span:
    return start, start + len(text[start:end].rstrip())


def lead_in(text: str, part: Part) -> Span | None:
    """Find the lead-in at the end of a part: its last sentence, if that is left open for what follows.

    >>> text = "Tea was served. It was agreed that:"
    >>> text[slice(*lead_in(text, Part(0, 0, len(text), "paragraph", text)))]
    'It was agreed that:'
    """
    words = text[part.start : part.end].rstrip(" _")
    if not _OPEN.search(words, max(0, len(words) - 40)):
        if " ".join(words.split()).strip(' .:;-"').lower() in _openings():
            return part.start, part.start + len(words)
        own = own_lead(text, part)
        return own if own and own[1] >= part.start + len(words.rstrip(" .-")) else None
    sentences = [cut.end() for cut in _SENTENCE.finditer(words)]
    start = part.start + (sentences[-1] if sentences and sentences[-1] < len(words) - 3 else 0)
    if words.endswith("-") and not (_resolving().search(text, start, part.end)):
        return None
    return start, part.start + len(words)


def resolves(text: str, lead: Span) -> bool:
    """Tell whether a lead-in makes its points decisions or actions."""
    return bool(_resolving().search(text, *lead))


@dataclass
class _Open:
    lead: Span
    resolving: bool
    style: str | None = None
    level: int = 0


@dataclass
class Leads:
    """Keep the lead-ins that are open while the parts are read in order."""

    text: str
    open: list[_Open] = field(default_factory=list)

    def close(self) -> None:
        """Close all lead-ins, as a heading does."""
        self.open.clear()

    def add(self, lead: Span) -> None:
        """Open the lead-in that the part just read ended with."""
        inherited = bool(self.open and self.open[-1].resolving and self.open[-1].style)
        self.open.append(_Open(lead, resolves(self.text, lead) or (inherited and self.open[-1].resolving)))

    def govern(self, part: Part) -> _Open | None:
        """Give the lead-in that governs a part, or None; closes those that it ends."""
        mark = style(part.label, bullet=part.bullet)
        if part.label and "/" in part.label and all(lead.style != mark for lead in self.open):
            self.close()
        while self.open:
            lead = self.open[-1]
            if lead.style is None:
                if mark or self._continues(part, lead):
                    lead.style, lead.level = mark or "plain", part.level
                    return lead
            elif (
                lead.style == mark
                or (lead.style == "plain" and not mark and self._continues(part, lead))
                or (mark and part.level > lead.level > 0)
            ):
                return lead
            if (
                lead.style
                and mark
                and not any(other.style == mark for other in self.open[:-1])
                and lead.style != "plain"
                and mark != "number"
            ):
                return lead
            self.open.pop()
        return None

    def _continues(self, part: Part, lead: _Open) -> bool:
        """Tell whether a plain paragraph still belongs to a decision: it begins with "that" or "to", or is quoted."""
        return lead.resolving and bool(
            re.match(r"[\"']|(?:that|to)\b|[Tt]\s?[Hh]\s?[Aa]\s?[Tt]\b", part.words, re.IGNORECASE)
            or (lead.style is None and part.layout != "heading")
        )
