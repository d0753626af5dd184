"""The attendance list: who was present, who sent apologies, who came for one item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.cues import Cue, cue_of, presence_of
from nlp_toolkit.commitments.structure.entry import Named, is_post, read_entry
from nlp_toolkit.commitments.structure.initials import made_initials
from nlp_toolkit.commitments.structure.lists import POST_FIRST, end_of_list, persons, row
from nlp_toolkit.commitments.structure.names import COUNTED, PLURAL, looks_named, read_name
from nlp_toolkit.commitments.structure.part import Part
from nlp_toolkit.commitments.structure.plain import squeeze
from nlp_toolkit.records import Document, Person, Presence

_APOLOGY = re.compile(
    r"\bapolog(?:y|ies)\b[^.;:]{0,100}?\b(?:from|by|for)\s*:?\s+"
    r"(?!absence|non-attendance|being|the\s|this\s|her\s|his\s|their\s|not\s)",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"(?P<who>.{4,160}?)\s+(?:had\s+)?(?:sent|submitted|gave|tendered|offered)\s+(?:\w+\s+)?apologies", re.DOTALL
)
_WAS_HERE = re.compile(
    r"(?<![\w,'-])(?<![\w,;] )(?P<who>[A-Z][^.]{3,180}?)\s+(?:was|were)\s+(?:also\s+)?(?:present|in\s+attendance)\b",
    re.DOTALL,
)
_LABEL = re.compile(r"[A-Z][A-Za-z' /-]{3,50}\s*:\s*-*")
_BODY = re.compile(r"(?P<body>[A-Z]{2,6}|NHS[\w ]{2,30})\s*:\s+(?=[A-Z])")
_NOBODY = re.compile(r"(?:no\b|none\b|nil\b|there\s+were\s+no)[\w\s]{0,40}\.?$", re.IGNORECASE)
_POST = re.compile(r"[^:,(]{3,40}:\s+\S")


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold somebody read from a list, and whether the list says that the person was there."""

    person: Named
    presence: Presence


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
        if cue is not None and _opens_list(cue, part, index - business):
            people, last = _region(text, parts, index, cue)
            far = index >= business + 12 and cue.presence == "present"
            if (
                len(people) > far
                or (cue.sure and index < business and last > index)
                or (index < business and cue.end >= part.end)
            ):
                listed += people
                taken.update(range(index, last + 1))
                listed += [one for line in parts[index : last + 1] for one in _told(text, line, front=False)]
                index = last + 1
                continue
        if index < business + 12 and _is_table_head(text, part):
            rows, below = _table(text, parts, index)
            listed += rows
            taken.update(range(index, below))
            index = below
            continue
        if index < business + 15:
            told = list(_told(text, part, front=index < business))
            listed += told
            if told and len(part.words) < 200:
                taken.add(index)
        index += 1
    return _people(document, listed), frozenset(taken)


def _is_table_head(text: str, part: Part) -> bool:
    """Tell whether a row heads a table of people: it names a column "Name" and one for what they are."""
    names = {squeeze(text[slice(*cell)]) for cell in part.cells}
    return bool(names & {"name", "member", "attendee", "councillor"}) and bool(
        names
        & {"role", "position", "organisation", "representing", "title", "attendance", "status", "present", "job title"}
    )


def _table(text: str, parts: Sequence[Part], head: int) -> tuple[list[Listed], int]:
    """Read the rows below the head of a table of people; a cell may say whether the person was there."""
    listed: list[Listed] = []
    index = head + 1
    while index < len(parts) and (parts[index].cells or parts[index].layout == "furniture"):
        presences = [found for cell in parts[index].cells if (found := presence_of(text[slice(*cell)]))]
        listed += [Listed(person, presences[0] if presences else "present") for person in row(text, parts[index])]
        index += 1
    return listed, index


def _opens_list(cue: Cue, part: Part, after: int) -> bool:
    """Tell whether a cue this far after the start of the business is still about the meeting's own people."""
    return after < 12 or "this item" in part.words.lower() or (cue.presence in ("apologies", "present") and cue.sure)


def _region(text: str, parts: Sequence[Part], index: int, cue: Cue) -> tuple[list[Listed], int]:
    """Read the list after a cue, through the parts below it that go on with it."""
    part = parts[index]
    stop = end_of_list(text, cue.end, part.end)
    people = list(_read(text, cue.end, stop, cue, alone=False)) if cue.end < part.end else []
    if part.cells:
        people = list(_follow(text, part, cue))
    elif part.end > stop + 2 and not people:
        return [], index
    if people and cue.presence == "apologies" and text[part.end - 1] != ",":
        return people, index
    below, last = _below(text, parts, index, empty=not people and cue.end >= part.end - 1)
    for line in below:
        people += _run(text, line, cue)
    return people, last


def _below(text: str, parts: Sequence[Part], index: int, *, empty: bool) -> tuple[list[list[Part]], int]:
    """Gather the parts below a cue that go on with its list, in runs that nothing interrupts.

    Args:
        text: The plain text.
        parts: The document's parts.
        index: Index of the part with the cue.
        empty: Whether no name stands beside the cue.
    """
    runs: list[list[Part]] = [[]]
    last = index
    for later in range(index + 1, min(len(parts), index + 120)):
        follower = parts[later]
        if follower.layout == "furniture" and later - last < 5:
            runs.append([])
            continue
        first = empty and last == index
        if first and _NOBODY.match(follower.words):
            return [], later
        if not _goes_on(text, follower, first=first) and not (later == last + 1 and _unclosed(text, parts[last])):
            break
        if _LABEL.fullmatch(follower.words):
            runs.append([])
        else:
            runs[-1].append(follower)
        last = later
    return [run for run in runs if run], last


def _run(text: str, run: Sequence[Part], cue: Cue) -> Iterator[Listed]:
    """Read lines that stand together; posts with names in brackets over all of them, for they may break anywhere."""
    start, end = run[0].start, run[-1].end
    if any(POST_FIRST.search(text, start, end) for _ in run[1:2]) and not any(part.cells for part in run):
        found = list(_read(text, start, end_of_list(text, start, end), cue, alone=True))
        names = {one.person.name for one in found}
        yield from found
        after = max(one.person.end for one in found) if found else start
        for part in run:
            if part.start >= after:
                yield from (one for one in _follow(text, part, cue) if one.person.name not in names)
        return
    for part in run:
        yield from _follow(text, part, cue)


def _unclosed(text: str, part: Part) -> bool:
    return text.count("(", part.start, part.end) > text.count(")", part.start, part.end)


def _goes_on(text: str, part: Part, *, first: bool) -> bool:
    """Tell whether a part below a list of people goes on with it."""
    words = part.words
    if part.titled or cue_of(text, part) or len(words) > (2500 if first else 400):
        return False
    if part.cells or COUNTED.match(words) or _LABEL.fullmatch(words):
        return True
    if _POST.match(words) or (_APOLOGY.search(words) and not first):
        return False
    if part.label and part.label[:1].isdigit() and not looks_named(words):
        return False
    verbs = terms.load("structure")["items"]["verbs"]
    if any(word in verbs for word in words.lower().split()[: 10 if first else 40]):
        return False
    return (
        looks_named(words)
        or bool(PLURAL.match(words))
        or _unclosed(text, part)
        or bool(POST_FIRST.match(words) or re.match(r"\((?:Cllr|Mr|Mrs|Ms|Miss|Dr)\b", words))
        or (len(words) < 120 and read_entry(words, 0, len(words)) is not None)
        or (part.bullet and len(words) < 60 and words[:1].isupper())
    )


def _read(text: str, start: int, end: int, cue: Cue, *, alone: bool) -> Iterator[Listed]:
    for person in persons(text, start, end, alone=alone):
        if cue.chair and not any("chair" in role.lower() for role in person.roles):
            person = replace(person, roles=("Chair", *person.roles))
        yield Listed(person, "substitute" if person.instead_of else cue.presence)


def _follow(text: str, part: Part, cue: Cue) -> Iterator[Listed]:
    if part.cells:
        presence = presence_of(text[slice(*part.cells[0])]) or cue.presence
        for person in row(text, part):
            yield Listed(person, "substitute" if person.instead_of else presence)
    else:
        yield from _read(text, part.start, end_of_list(text, part.start, part.end), cue, alone=True)


def _told(text: str, part: Part, *, front: bool) -> Iterator[Listed]:
    """Read people from sentences: that they sent apologies, or that they were present; or from "Clerk: A Example"."""
    if found := _APOLOGY.search(text, part.start, part.end):
        cue = Cue("apologies", found.end())
        yield from _read(text, found.end(), end_of_list(text, found.end(), part.end), cue, alone=False)
    elif (found := _SENT.match(text, part.start, part.end)) and read_name(text, *found.span("who")):
        yield from _read(text, *found.span("who"), Cue("apologies", found.end()), alone=False)
    yield from _here(text, part)
    if not front:
        return
    if found := _BODY.match(text, part.start, part.end):
        for person in persons(text, found.end(), end_of_list(text, found.end(), part.end), alone=True):
            yield Listed(replace(person, organisation=person.organisation or found.group("body")), "in_attendance")
    elif is_post(part.words) and (holder := read_entry(text, part.start, part.end)):
        yield Listed(holder, "present")


def _here(text: str, part: Part) -> Iterator[Listed]:
    """Read people from a sentence that they were present."""
    for here in _WAS_HERE.finditer(text, part.start, min(part.end, part.start + 900)):
        if read_name(text, *here.span("who")) or PLURAL.match(text, *here.span("who")):
            yield from _read(text, *here.span("who"), Cue("in_attendance", here.end()), alone=False)


def _people(document: Document, listed: Sequence[Listed]) -> tuple[Person, ...]:
    """Make one record of each person, with all roles, and initials that tell people apart."""
    merged: dict[str, Listed] = {}
    for one in listed:
        key = squeeze(re.sub(r"[.']", "", one.person.name))
        merged[key] = _joined(merged[key], one) if key in merged else one
    made = [made_initials(one.person.name) for one in merged.values()]
    given = {one.person.initials for one in merged.values() if one.person.initials}
    return tuple(
        _person(document, one, one.person.initials or (own if made.count(own) == 1 and own not in given else None))
        for one, own in zip(merged.values(), made, strict=True)
    )


def _joined(before: Listed, after: Listed) -> Listed:
    """Put together what two lists say of one person; apologies weigh more than a standing list of members."""
    person, more = before.person, after.person
    joined = replace(
        person,
        roles=(*person.roles, *(role for role in more.roles if role not in person.roles)),
        organisation=person.organisation or more.organisation,
        initials=person.initials or more.initials,
        title=person.title or more.title,
    )
    sent = after.presence == "apologies" and before.presence in ("present", "in_attendance")
    return Listed(joined, "apologies" if sent else before.presence)


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
