"""Lists of people: names one after another, one to a line, posts with names in brackets, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.names import (
    COUNTED,
    PLURAL,
    Head,
    Named,
    entries,
    looks_named,
    read_entry,
    read_name,
    read_roles,
)
from nlp_toolkit.commitments.structure.part import Part, Span

_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bRev)(?<!\bClir)\.\s*(?=[A-Z\d\"])(?![A-Z]\.)"
)
POST_FIRST = re.compile(
    r"\s*(?P<post>[^()]+?)\s*\((?P<who>(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?[^()]+)\)\s*[.,;&]?(?:\s+and\b)?"
)
_INITIAL = re.compile(r"[A-Z]\.?\s")
_FIRST_NAME = re.compile(r"[A-Z][a-z]+(?:\s*\(.*\))?")


def end_of_list(text: str, start: int, end: int) -> int:
    """End a list where a sentence begins after it.

    >>> text = "Mr Example and Mrs Sample. The Chair opened the meeting."
    >>> text[: end_of_list(text, 0, len(text))]
    'Mr Example and Mrs Sample.'
    """
    verbs = terms.load("structure")["items"]["verbs"]
    for found in _STOP.finditer(text, start, end):
        after = text[found.end() : min(found.end() + 90, end)]
        if not looks_named(after) or any(word.strip(",.") in verbs for word in after.split()[:10]):
            return found.start() + 1
    return end


def persons(text: str, start: int, end: int, *, alone: bool = False) -> Iterator[Named]:
    """Read the people in one stretch of plain text.

    Args:
        text: The plain text.
        start: Offset of the list.
        end: Offset after it.
        alone: Whether the stretch is a line of its own, which may name one person and say at length what that person is.

    >>> text = "Cllr A Example (Chair), B Sample, Clerk, and 3 members of the public"
    >>> [(person.name, person.roles) for person in persons(text, 0, len(text))]
    [('A Example', ('Chair',)), ('B Sample', ('Clerk',))]
    """
    head = read_name(text, start, end)
    if (found := POST_FIRST.match(text, start, end)) and (head is None or head.title is None):
        while found:
            person = read_entry(text, found.start(), found.end())
            if person is not None:
                yield person
            found = POST_FIRST.match(text, found.end(), end)
        return
    spans = entries(text, start, end)
    if not spans:
        return
    first_names = all(_FIRST_NAME.fullmatch(text[left:right].strip()) for left, right in spans)
    single = first_names and (len(spans) > 1 or alone)
    if _is_one(text, spans, alone=alone, single=single):
        person = read_entry(text, spans[0][0], spans[-1][1], single=single)
        if person is not None:
            yield person
        return
    yield from _one_by_one(text, spans, single=single)


def _is_one(text: str, spans: Sequence[Span], *, alone: bool, single: bool) -> bool:
    """Tell whether only the first entry is a name and all others say what that person is."""
    if PLURAL.match(text, *spans[0]) or not read_name(text, *spans[0], single=single):
        return False
    heads = [read_name(text, *span, single=single) for span in spans[1:]]
    if alone and heads[:1] == [None]:
        return not any(head and (head.title or _INITIAL.match(head.name)) for head in heads)
    return not any(heads)


def _one_by_one(text: str, spans: Sequence[Span], *, single: bool) -> Iterator[Named]:
    """Read names one after another; what is no name says more of the person before it."""
    title: str | None = None
    grown: list[tuple[int, int, str | None]] = []
    for left, right in spans:
        if COUNTED.match(text, left, right):
            break
        start = left
        if found := PLURAL.match(text, left, right):
            title, start = found.group("title"), found.end()
        head = read_name(text, start, right, single=single or title is not None)
        if head is not None and head.title and start == left:
            title = None
        if head is not None and grown and _is_post(text, head, right, grown[-1]):
            grown[-1] = (grown[-1][0], right, grown[-1][2])
            continue
        if head is not None or read_entry(text, start, right) is not None:
            grown.append((start, right, title))
        elif grown and len(text[left:right].split()) <= 10:
            grown[-1] = (grown[-1][0], right, grown[-1][2])
    for left, right, carried in grown:
        person = read_entry(text, left, right, single=single, title=carried)
        if person is not None:
            yield person


def _is_post(text: str, head: Head, right: int, before: tuple[int, int, str | None]) -> bool:
    """Tell a post ("Safer Travel Co-ordinator") after a person with a title from the name of another person."""
    words = text[head.end : right].split()
    if head.title or not words or len(words) > 4 or "(" in words[0] or not read_roles(" ".join(words))[0]:
        return False
    last = read_name(text, before[0], before[1], single=True)
    return bool(last and last.title and last.end >= before[1] - 1 and before[2] is None)


def row(text: str, part: Part) -> Iterator[Named]:
    """Read one row of an attendance table: the name, then roles and organisation in the other cells."""
    cells = [(start, end) for start, end in part.cells if text[start:end].strip()]
    for at, (start, end) in enumerate(cells):
        spans = entries(text, start, end)
        person = read_entry(text, *spans[0]) if spans else None
        if person is None:
            continue
        if sum(read_name(text, *span) is not None for span in spans) > 1:
            yield from persons(text, start, end)
            continue
        person = next(persons(text, start, end, alone=True), person)
        roles, body = list(person.roles), person.organisation
        for other in cells[at + 1 :]:
            if read_name(text, *other):
                break
            more, found = read_roles(" ".join(text[slice(*other)].split()))
            roles += more
            body = body or found
        yield replace(person, roles=tuple(dict.fromkeys(roles)), organisation=body, start=start, end=cells[-1][1])
        return
