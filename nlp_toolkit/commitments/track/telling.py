"""What the words of a report tell of a promise: that it is done, under way or not done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.counts import fewer, part_of
from nlp_toolkit.commitments.track.threads import Thread
from nlp_toolkit.commitments.track.words import bag, stem

Told = Literal["done", "progress", "not_done", ""]

_BETWEEN, _FORMS = ("|".join(terms.load("outcomes")[kind].split()) for kind in ("between", "past"))
_PERFECT = re.compile(
    rf"\b(?:has|have|had|was|were|is|are|been)\s+(?:(?:{_BETWEEN}|[^\W\d_]+ly)\s+)*(?P<verb>[^\W\d_]+)", re.IGNORECASE
)
_PAST = re.compile(
    rf"(?<!to\s)(?<!be\s)(?<!being\s)(?<!not\s)(?<!would\s)(?<!will\s)\b(?P<verb>[^\W\d_]+ed|{_FORMS})\b",
    re.IGNORECASE,
)
_LASTING = re.compile(r"(?P<now>\bnow\s+)?\bbeing\s+(?P<verb>[^\W\d_]+)", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|all|each)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what some words tell.

    Attributes:
        status: What became of the promise, or "" where the words do not say.
        words: The words that tell it, where a few of them do.
    """

    status: Told
    words: str = ""


def report(words: str, thread: Thread) -> Report:
    """Tell done, under way and not done apart, by what some words say of what was promised.

    A clause that says the thing was not done makes a thing told as done in another clause a part of it.

    Args:
        words: A sentence, or the words of a row's cells that tell of progress.
        thread: The line.
    """
    plain = words.replace("'", "’")
    if found := first("outright", plain):
        return Report("done", found)
    undone, done, moved = "", "", False
    for clause in _clauses(plain):
        if found := first("not_done", clause):
            undone = undone or found
            continue
        done = done or _kept(clause, thread)
        moved = moved or any(reaches(verb, thread) is False for verb, _ in _verbs(clause))
    partly = _partly(plain, thread)
    if undone and (done or moved or first("some", plain) or part_of(plain)):
        return Report("progress", partly or undone)
    if undone:
        return Report("not_done", undone)
    if partly:
        return Report("progress", partly)
    if found := first("some", plain):
        return Report("progress", found)
    if found := first("hearsay", plain):
        return Report("progress", found)
    if done:
        return Report("done", done)
    found = first("awaited", plain)
    return Report("not_done", found) if found else Report("")


def tells(words: str) -> bool:
    """Tell whether some words say what became of something, whatever it is.

    >>> tells("Annual review tracker - still not up."), tells("The Chairman opened the discussion.")
    (True, False)
    """
    plain = words.replace("'", "’")
    kinds = ("outright", "not_done", "progress", "states", "awaited")
    verbs = _finishing() | {verb for ladder in _ladders() for verb in ladder}
    perfect = (stem(found["verb"].casefold()) for found in _PERFECT.finditer(plain))
    return any(first(kind, plain) for kind in kinds) or any(verb in verbs for verb in perfect)


def first(kind: str, words: str) -> str:
    """Give the first words that one list of the vocabulary finds, or ""."""
    found = _pattern(kind).search(words)
    return " ".join(found[0].split()) if found else ""


def reaches(verb: str, thread: Thread) -> bool | None:
    """Tell whether a verb told as done keeps a promise, or is only on the way to it; None where neither can be told.

    "Delivered" does not yet keep "would be installed"; "adopted" keeps "would be revised".

    Args:
        verb: Stem of the verb.
        thread: The line.
    """
    promised = thread.verbs - {"be"}
    if verb in promised or (verb in thread.own.stems and not promised):
        return True
    shared = [
        ladder[verb][1] >= min(ladder[each][0] for each in promised & set(ladder))
        for ladder in _ladders()
        if verb in ladder and promised & set(ladder)
    ]
    if shared:
        return any(shared)
    if verb in _finishing():
        return True
    known = any(each in ladder for ladder in _ladders() for each in promised)
    return None if known or not any(verb in ladder for ladder in _ladders()) else True


def _kept(clause: str, thread: Thread) -> str:
    """Give the words of a clause that tell what was promised as done, or ""."""
    if found := first("states", clause):
        return found
    for being in _LASTING.finditer(clause):
        verb = stem(being["verb"].casefold())
        if verb in _lasting() and (being["now"] or _EVERY.search(clause)):
            return being[0]
    own, about = thread.verbs, _about(clause, thread)
    told = (words for verb, words in _verbs(clause) if verb in own or (about and reaches(verb, thread)))
    return next((" ".join(words.split()) for words in told), "")


def _about(clause: str, thread: Thread) -> bool:
    """Tell whether a clause names something of what was promised, or points back to it."""
    return bool(bag(clause).stems & (thread.own.stems | thread.title.stems)) or bool(first("back", clause))


def _verbs(clause: str) -> list[tuple[str, str]]:
    """Give the verbs that a clause tells as done, as stems, with their words."""
    found = [*_PERFECT.finditer(clause), *_PAST.finditer(clause)]
    return [(stem(each["verb"].casefold()), each[0]) for each in found]


def _partly(words: str, thread: Thread) -> str:
    """Give the words that say that a part is done or that it is under way, or ""."""
    part = part_of(words)
    if part is not None:
        return "" if part.whole else part.words
    draft = "" if "draft" in thread.own.stems else first("drafts", words)
    return first("progress", words) or draft or fewer(words, thread.line.first.quote.text)


def _clauses(words: str) -> Iterator[str]:
    yield from filter(None, _pattern("clauses").split(words))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    told = terms.load("outcomes")[kind]
    return re.compile(told if isinstance(told, str) else "|".join(f"(?:{each})" for each in told), re.IGNORECASE)


@cache
def _ladders() -> tuple[dict[str, tuple[int, int]], ...]:
    """Give each ladder as the lowest and highest rung of each of its verbs."""
    ladders = []
    for told in terms.load("outcomes")["ladders"]:
        heights: dict[str, tuple[int, int]] = {}
        for height, rung in enumerate(told["rungs"]):
            for verb in rung.split():
                heights[stem(verb)] = (heights.get(stem(verb), (height, height))[0], height)
        ladders.append(heights)
    return tuple(ladders)


@cache
def _finishing() -> frozenset[str]:
    return frozenset(stem(word) for word in terms.load("outcomes")["finishing"].split())


@cache
def _lasting() -> frozenset[str]:
    return frozenset(stem(word) for word in terms.load("outcomes")["lasting"].split())
