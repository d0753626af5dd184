"""The attendance list: who was present, who sent apologies, who came for one item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.names import (
    Named,
    entries,
    looks_named,
    made_initials,
    read_entry,
    read_name,
    read_roles,
)
from nlp_toolkit.commitments.structure.part import Part, Span
from nlp_toolkit.commitments.structure.plain import squeeze
from nlp_toolkit.records import Document, Person, Presence

_HEAD = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z\s'/-]{2,70}?)\s*(?P<note>\([^)]{0,60}\))?\s*(?:[:;]\s*-*|\s-+(?=\s)|-$|$)"
)
_APOLOGY = re.compile(
    r"\bapolog(?:y|ies)\b[^.;:]{0,100}?\b(?:from|by|for)\s*:?\s+(?!absence|non-attendance|being|the\s|this\s|her\s|his\s|their\s|not\s)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"^(?P<who>.{4,160}?)\s+(?:had\s+)?(?:sent|submitted|gave|tendered|offered)\s+(?:\w+\s+)?apologies", re.DOTALL
)
_WAS_HERE = re.compile(
    r"(?:^|(?<=[.)]))\s*(?P<who>[A-Z][^.]{3,180}?)\s+(?:was|were)\s+(?:also\s+)?(?:present|in\s+attendance)\b",
    re.DOTALL,
)
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bRev)(?<!\bClir)\.\s+(?=[A-Z\"])(?!(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b)"
)
_COUNTED = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|a)\s+(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?public|parishioners?|residents?|public)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\s*(?P<role>[^()]+?)\s*\((?P<who>(?:Cllr|Mr|Mrs|Ms|Miss|Dr|Prof)\b\.?[^()]+)\)\s*[.,;&]?(?:\s+and\b)?"
)
_PLURAL = re.compile(r"\s*(?P<title>Councillors|Cllrs|Messrs|PCSO'?s|PCs)\b\.?:?\s+")


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold somebody read from a list, and whether the list says that the person was there."""

    person: Named
    presence: Presence


@dataclass(frozen=True, slots=True)
class Cue:
    """Mark what stands before a list of people.

    Attributes:
        presence: What it says of them.
        end: Offset of the first name, or the end of the part where the list stands below.
        chair: Whether it names who was in the chair.
        sure: Whether the words say so by themselves, without names to prove it.
    """

    presence: Presence
    end: int
    chair: bool = False
    sure: bool = True


@cache
def _phrases() -> dict[str, Presence]:
    table = terms.load("structure")["presence"]
    return {phrase: presence for presence, phrases in table.items() for phrase in phrases}


@cache
def _packed() -> dict[str, Presence]:
    return {re.sub(r"\W", "", phrase): presence for phrase, presence in _phrases().items()}


def cue_of(text: str, part: Part) -> Cue | None:
    """Read the words that open a list of people.

    >>> text = "Present: Cllr A Example"
    >>> cue_of(text, Part(0, 0, 23, "paragraph", text))
    Cue(presence='present', end=9, chair=False, sure=True)
    """
    found = _HEAD.match(text, part.start, min(part.end, part.start + 140))
    if found and (presence := _packed().get(re.sub(r"\W", "", found.group("words")).lower())):
        end = found.end()
        if end < part.end or part.end - part.start < 140:
            while end < part.end and text[end].isspace():
                end += 1
            return Cue(presence, end, "chair" in found.group("words").lower())
    lowered = part.words[:90].lower()
    for phrase in sorted(_phrases(), key=len, reverse=True):
        if lowered.startswith(phrase + " ") and len(phrase) > 6:
            start = _after(text, part, phrase)
            if start is not None and (read_name(text, start, part.end) or _PLURAL.match(text, start, part.end)):
                return Cue(_phrases()[phrase], start, "chair" in phrase, sure=False)
    return None


def _after(text: str, part: Part, phrase: str) -> int | None:
    found = re.compile(r"\s+".join(map(re.escape, phrase.split())) + r"\s+", re.IGNORECASE).match(
        text, part.start, part.end
    )
    return found.end() if found else None


def attendance_of(
    document: Document, text: str, parts: Sequence[Part], business: int
) -> tuple[tuple[Person, ...], frozenset[int]]:
    """Read everybody whom the minutes list.

    Args:
        document: What was read.
        text: Its text made plain.
        parts: Its parts.
        business: Index of the first part that is not front matter.

    Returns:
        The people in the order of the text, and the indexes of the parts that only list them.
    """
    listed: list[Listed] = []
    taken: set[int] = set()
    index = 0
    while index < len(parts):
        part = parts[index]
        cue = cue_of(text, part) if part.layout != "furniture" else None
        if cue is not None and (
            index < business + 12 or cue.presence != "in_attendance" or "this item" in part.words.lower()
        ):
            people, last = _region(text, parts, index, cue)
            if people or (cue.sure and index < business + 4):
                listed += people
                taken.update(range(index, last + 1))
                index = last + 1
                continue
        if index < business + 15:
            found = list(_told(text, part, front=index < business))
            listed += found
            if found and index < business and len(part.words) < 120:
                taken.add(index)
        index += 1
    return _people(document, listed), frozenset(taken)


def _region(text: str, parts: Sequence[Part], index: int, cue: Cue) -> tuple[list[Listed], int]:
    """Read the list after a cue, through the parts below it that go on with it."""
    part = parts[index]
    people = list(_read(text, cue.end, _cut(text, cue.end, part.end), cue, single=False)) if cue.end < part.end else []
    if part.end > _cut(text, cue.end, part.end) + 2 and not people:
        return [], index
    last = index
    for later in range(index + 1, min(len(parts), index + 120)):
        follower = parts[later]
        if follower.layout == "furniture" and later - last < 3:
            continue
        if not _goes_on(text, follower, first=not people and last == index and cue.end >= part.end - 1):
            break
        found = (
            list(_row(text, follower, cue))
            if follower.cells
            else list(
                _read(text, follower.start, _cut(text, follower.start, follower.end), cue, single=follower.bullet)
            )
        )
        if not found and not _COUNTED.match(follower.words):
            if people or not follower.cells:
                break
            continue
        people += found
        last = later
    return people, last


def _goes_on(text: str, part: Part, *, first: bool) -> bool:
    if part.titled or cue_of(text, part) or len(part.words) > (900 if first else 400):
        return False
    if part.cells:
        return True
    if re.match(r"[^:,(]{3,40}:\s+\S", part.words):
        return False
    if part.label and part.label[:1].isdigit() and not looks_named(part.words):
        return False
    words = part.words
    if _APOLOGY.search(words) or _COUNTED.match(words):
        return bool(_COUNTED.match(words))
    verbs = terms.load("structure")["items"]["verbs"]
    if any(word in verbs for word in words.lower().split()[:40]):
        return False
    return (
        looks_named(words)
        or bool(_PLURAL.match(words))
        or bool(_IN_BRACKETS.match(words))
        or _role_led(words)
        or (part.bullet and len(words) < 60 and words[:1].isupper())
    )


def _role_led(words: str) -> bool:
    return read_entry(words, 0, min(len(words), 120)) is not None and len(words) < 120


def _cut(text: str, start: int, end: int) -> int:
    """End a list where a sentence begins after it."""
    found = _STOP.search(text, start, end)
    return found.start() + 1 if found else end


def _read(text: str, start: int, end: int, cue: Cue, *, single: bool) -> Iterator[Listed]:
    for person in _persons(text, start, end, single=single):
        if cue.chair and not any("chair" in role.lower() for role in person.roles):
            person = replace(person, roles=("Chair", *person.roles))
        yield Listed(person, "substitute" if person.instead_of else cue.presence)


def _persons(text: str, start: int, end: int, *, single: bool) -> Iterator[Named]:
    """Read the people in one stretch: roles with names in brackets, one person with roles, or names one after another."""
    if (found := _IN_BRACKETS.match(text, start, end)) and not read_name(text, start, end):
        while found:
            person = read_entry(text, found.start(), found.end())
            if person is not None:
                yield person
            found = _IN_BRACKETS.match(text, found.end(), end)
        return
    spans = entries(text, start, end)
    alone = all(re.fullmatch(r"[A-Z][a-z]+(?:\s*\(.*\))?", text[left:right].strip()) for left, right in spans) and (
        len(spans) > 1 or single
    )
    named = [bool(read_name(text, left, right, single=alone)) for left, right in spans]
    if sum(named) <= 1 and named[:1] == [True]:
        person = read_entry(text, *_stripped(text, start, end), single=alone)
        if person is not None:
            yield person
        return
    yield from _one_by_one(text, spans, alone=alone)


def _stripped(text: str, start: int, end: int) -> Span:
    left, right = entries(text, start, end)[0][0], end
    while right > left and text[right - 1] in " \n.,;":
        right -= 1
    return left, right


def _one_by_one(text: str, spans: Sequence[Span], *, alone: bool) -> Iterator[Named]:
    title: str | None = None
    last: Named | None = None
    for left, right in spans:
        if _COUNTED.match(text, left, right):
            break
        if found := _PLURAL.match(text, left, right):
            title, left = found.group("title"), found.end()
        elif (head := read_name(text, left, right)) and head.title:
            title = None
        person = read_entry(text, left, right, single=alone, title=title)
        if person is not None:
            if last is not None:
                yield last
            last = person
        elif last is not None:
            roles, body = read_roles(text[left:right])
            if len(text[left:right].split()) <= 10:
                last = replace(last, roles=(*last.roles, *roles), organisation=last.organisation or body, end=right)
    if last is not None:
        yield last


def _row(text: str, part: Part, cue: Cue) -> Iterator[Listed]:
    """Read one row of an attendance table: the name, then roles and organisation in the other cells."""
    cells = [(start, end) for start, end in part.cells if text[start:end].strip()]
    for at, (start, end) in enumerate(cells):
        person = read_entry(text, *entries(text, start, end)[0]) if entries(text, start, end) else None
        if person is None:
            continue
        if len(entries(text, start, end)) > 2:
            yield from _read(text, start, end, cue, single=False)
            continue
        roles, body = list(person.roles), person.organisation
        for other in cells[at + 1 :]:
            if read_name(text, *other):
                break
            more, found = read_roles(" ".join(text[slice(*other)].split()))
            roles += more
            body = body or found
        yield Listed(
            replace(person, roles=tuple(dict.fromkeys(roles)), organisation=body, start=part.start, end=part.end),
            cue.presence,
        )
        return


def _told(text: str, part: Part, *, front: bool) -> Iterator[Listed]:
    """Read people from sentences: apologies received from them, or that they were present."""
    if found := _APOLOGY.search(text, part.start, part.end):
        cue = Cue("apologies", found.end())
        yield from _read(text, found.end(), _cut(text, found.end(), part.end), cue, single=False)
    elif found := _SENT.match(text, part.start, part.end):
        if read_name(text, *found.span("who")):
            yield from _read(text, *found.span("who"), Cue("apologies", found.end()), single=False)
    for here in _WAS_HERE.finditer(text, part.start, min(part.end, part.start + 900)):
        if read_name(text, *here.span("who")) or _PLURAL.match(text, *here.span("who")):
            yield from _read(text, *here.span("who"), Cue("in_attendance", here.end()), single=False)
    if (
        front
        and (person := read_entry(text, part.start, part.end))
        and len(part.words) < 100
        and re.match(r"[^:]{3,40}:\s*\S", part.words)
    ):
        yield Listed(person, "present")


def _people(document: Document, listed: Sequence[Listed]) -> tuple[Person, ...]:
    """Make one record of each person, with all roles, and initials that tell people apart."""
    merged: dict[str, Listed] = {}
    for one in listed:
        key = _key(one.person)
        if (before := merged.get(key)) is None:
            merged[key] = one
            continue
        person = before.person
        roles = (*person.roles, *(role for role in one.person.roles if role not in person.roles))
        presence = "apologies" if one.presence == "apologies" and before.presence == "present" else before.presence
        merged[key] = Listed(
            replace(
                person,
                roles=roles,
                organisation=person.organisation or one.person.organisation,
                initials=person.initials or one.person.initials,
                title=person.title or one.person.title,
            ),
            presence,
        )
    return tuple(_person(document, one, _initials(one, list(merged.values()))) for one in merged.values())


def _key(person: Named) -> str:
    return squeeze(re.sub(r"[.']", "", person.name))


def _initials(one: Listed, everybody: Sequence[Listed]) -> str | None:
    """Give the initials in brackets, or those of the name if nobody else has the same."""
    if one.person.initials:
        return one.person.initials
    made = made_initials(one.person.name)
    others = [other for other in everybody if other is not one]
    return (
        made
        if made and all(made not in (other.person.initials, made_initials(other.person.name)) for other in others)
        else None
    )


def _person(document: Document, one: Listed, initials: str | None) -> Person:
    person = one.person
    return Person(
        name=person.name,
        presence=one.presence,
        quote=document.quote(person.start, person.end),
        title=person.title,
        roles=person.roles,
        organisation=person.organisation,
        initials=initials,
    )
