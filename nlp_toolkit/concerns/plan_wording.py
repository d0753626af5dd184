"""Find wording of a child's plan that nobody could be held to, where a text quotes the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from nlp_toolkit import terms
from nlp_toolkit.records import Document, Quote, SafeDocument, VagueWording

SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d)|\n(?!\s*\n))+[.!?]*[”\"’]?")
QUOTED = re.compile(r"“([^”]{6,400})”|\"([^\"]{6,400})\"|‘([^’]{6,400}(?:’\w[^’]{0,200})*)’")


def vague_wording(text: Document | SafeDocument) -> tuple[VagueWording, ...]:
    """Find the vague words of every stretch in which a letter or minute quotes or tells a plan.

    >>> letter = SafeDocument("letter-001", "family-01", "His plan says “access to a therapist as required”.")
    >>> [found.quote.text for found in vague_wording(letter)]
    ['access to', 'as required']
    """
    found = []
    for start, end in _told(text.text):
        inside = text.quote(start, end)
        for pattern, entry in _wordings():
            for match in pattern.finditer(inside.text):
                words = Quote(text.id, start + match.start(), start + match.end(), match.group())
                found.append(VagueWording(words, inside, entry["why"], entry["question"]))
    return tuple(sorted(found, key=lambda wording: (wording.quote.start, wording.quote.end)))


def _told(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches that are the words of a plan: quoted beside its name, or told after it "says"."""
    plan, says = _cues()
    end_before = 0
    spoken_of = False
    for sentence in SENTENCE.finditer(text):
        words = sentence.group()
        named = plan.search(words)
        quoted = [match.span(match.lastindex or 0) for match in QUOTED.finditer(words)]
        if quoted and (named or spoken_of):
            yield from ((sentence.start() + start, sentence.start() + end) for start, end in quoted)
        elif named and (saying := says.search(words, named.end())):
            start, end = sentence.start() + saying.end(), sentence.start() + len(words.rstrip())
            start += len(text[start:end]) - len(text[start:end].lstrip())
            if max(start, end_before) < end:
                yield max(start, end_before), end
        spoken_of = named is not None
        end_before = sentence.end()


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    vocabulary = terms.load("plan_wording")
    return re.compile(vocabulary["plan"], re.IGNORECASE), re.compile(vocabulary["says"], re.IGNORECASE)


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    entries = terms.load("plan_wording")["wording"]
    return tuple((re.compile(entry["pattern"], re.IGNORECASE), entry) for entry in entries)
