"""Who a letter goes to: one person under the several forms that minutes use for her, and never the body itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from nlp_toolkit.records import Line
from nlp_toolkit.report.tracker.fields import owner
from nlp_toolkit.report.wording import one_line
from nlp_toolkit.terms import load

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Person:
    """Hold what a form of a name tells of a person.

    Attributes:
        surname: In lower case.
        given: First names or initials in lower case, as far as they are said.
        sort: "he" or "she" where a title says so, else "".
    """

    surname: str
    given: tuple[str, ...] = ()
    sort: str = ""


def addressees(lines: Iterable[Line]) -> dict[str, tuple[str, str]]:
    """Tell for each reference of which council and under which name its owner is written to.

    The name is the fullest form of those that mean the same person. A line that names no council is taken for one of
    the only council that the others name. Lines whose owner is nobody a letter could go to are left out.

    Args:
        lines: Lines of the register.
    """
    owned = [line for line in lines if addressed(line)]
    named = {line.council.casefold() for line in owned if line.council}
    only = next(iter(named)) if len(named) == 1 else ""
    councils: dict[str, list[Line]] = {}
    for line in owned:
        councils.setdefault(line.council.casefold() or only, []).append(line)
    found: dict[str, tuple[str, str]] = {}
    for council, each in councils.items():
        names = _fullest([owner(line) for line in each])
        found |= {line.ref: (council, names[owner(line)]) for line in each}
    return found


def addressed(line: Line) -> bool:
    """Tell whether a letter could go to the owner of a line.

    A name, a post or another body can be written to; "we", "staff", "two members" and the body whose minutes they are
    can not.

    Args:
        line: A line of the register.
    """
    words = _bare(line.owner)
    vague: dict[str, list[str]] = load("tracker")["vague_owners"]
    own = {_bare(line.committee), _bare(line.council)}
    initial = len(words.split()[0]) == 1 and person_of(line.owner) is not None if words else False
    return (
        bool(words)
        and words not in own
        and words not in vague["words"]
        and words not in vague["own_bodies"]
        and (initial or words.split()[0] not in vague["first_words"])
        and not any(re.search(rf"\b{re.escape(each)}\b", words) for each in vague["anywhere"])
    )


def _bare(name: str) -> str:
    return one_line(name).casefold().removeprefix("the ").strip()


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """Give for each name the fullest of those that mean the same person; a post or a body stays as it is."""
    persons = {name: person_of(name) for name in names}
    best: dict[str, str] = {}
    for name, person in persons.items():
        if person is None:
            first = next(other for other in names if other.casefold() == name.casefold())
            best[name] = first
            continue
        alike = [other for other, each in persons.items() if each is not None and each.surname == person.surname]
        if not _all_one([each for other in alike if (each := persons[other])]):
            alike = [other for other in alike if (each := persons[other]) and _certainly(person, each)]
        best[name] = max(alike, key=lambda other: (_fullness(persons[other]), len(other), other))
    return best


def _fullness(person: Person | None) -> tuple[int, bool]:
    return (sum(len(part) for part in person.given), bool(person.sort)) if person else (0, False)


def _all_one(persons: Sequence[Person]) -> bool:
    """Tell whether all forms of a surname can mean one person."""
    return all(_agree(one, other) for one in persons for other in persons)


def _certainly(one: Person, other: Person) -> bool:
    """Tell whether two forms mean one person where others of that surname are about."""
    return one == other or (bool(one.given and other.given) and _agree(one, other))


def _agree(one: Person, other: Person) -> bool:
    if one.sort and other.sort and one.sort != other.sort:
        return False
    pairs = zip(one.given, other.given, strict=False)
    return all(first.startswith(second) or second.startswith(first) for first, second in pairs)


@cache
def person_of(name: str) -> Person | None:
    """Read a name, or give None where the words are a post or a body.

    >>> person_of("Councillor A Dow"), person_of("Head of Transport")
    (Person(surname='dow', given=('a',), sort=''), None)
    """
    told = load("owners")
    titles, posts = frozenset(told["titles"]), frozenset([*told["roles"], *told["more_roles"]])
    bodies = frozenset([*told["bodies"], *told["more_bodies"], *told["public"]])
    words = _WORD.findall(re.sub(r"\(.*?\)|,.*", " ", one_line(name)))
    parts = [word for word in words if word.casefold() not in titles]
    lower = [part.casefold() for part in parts]
    if not parts or len(parts) > _MOST_NAMES or not all(part[0].isupper() for part in parts):
        return None
    if set(lower) & (posts | bodies) or (len(parts) == 1 and len(words) == 1):
        return None
    said = {word.casefold() for word in words}
    sorts = load("tracker")["vague_owners"]
    sort = "she" if said & set(sorts["women"]) else "he" if said & set(sorts["men"]) else ""
    return Person(lower[-1].removesuffix("'s").removesuffix("’s"), tuple(lower[:-1]), sort)
