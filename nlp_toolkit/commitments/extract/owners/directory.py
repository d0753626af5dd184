"""Who is meant: names, initials, roles and short forms resolved to the people of the meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from nlp_toolkit import terms
from nlp_toolkit.records import Meeting, Person

_ARTICLES = frozenset({"the", "our", "a", "an", "this"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", re.UNICODE)


_ANYBODY = re.compile(r"\s*(?:an?|any|another|some|each|one|two|three|new|other)\b", re.IGNORECASE)


def _anybody() -> frozenset[str]:
    """Give the words that name no post by themselves: "the officer" may be any of them."""
    return frozenset(terms.load("owners")["anybody"])


@dataclass(frozen=True)
class Directory:
    """Look up who the minutes mean by some words.

    Attributes:
        meeting: The meeting whose attendance list and definitions count.
    """

    meeting: Meeting

    def resolve(self, words: str) -> str | None:
        """Give the full name behind some words, or None where it can't be told for sure.

        Several people joined by "and", a comma or a slash are resolved one by one, and only all together.
        """
        if _ANYBODY.match(words):
            return None
        parts = [part for part in re.split(r"\s*(?:/|,|;|&|\band\b)\s*", words) if part.strip()]
        if len(parts) > 1:
            whole = self._one(words)
            if whole:
                return whole
            found = [self._one(part) for part in parts]
            if self._is_post(parts, found):
                return found[0]
            known = [name for name in found if name]
            return " and ".join(dict.fromkeys(known)) if len(known) == len(parts) else None
        return self._one(words)

    def clerk(self) -> str | None:
        """Give the name of the one clerk or secretary who was there, or the role where the list names none."""
        holders = [
            person
            for person in self.meeting.people
            if person.presence != "apologies"
            and {"clerk", "secretary"} & {w for role in person.roles for w in _tokens(role)}
        ]
        return holders[0].name if len(holders) == 1 else None

    def body(self) -> str | None:
        """Give the name of the body that met."""
        return self.meeting.committee or self.meeting.council

    def _is_post(self, parts: list[str], found: list[str | None]) -> bool:
        """Tell the one holder of "Chief Executive, FFB", who works there, from two owners."""
        if len(parts) != 2 or not all(found):
            return False
        works_at = [_tokens(person.organisation or "") for person in self.meeting.people if person.name == found[0]]
        return _tokens(parts[1]) in works_at or _tokens(found[1] or "") in works_at

    def _one(self, words: str) -> str | None:
        key = " ".join(token for token in _tokens(words) if token not in _ARTICLES)
        if not key:
            return None
        defined = self._defined(key)
        if defined is not None:
            return defined
        person = self._person(words)
        if person is not None:
            return person.name
        return self._body(key)

    def _defined(self, key: str) -> str | None:
        """Give whom or what a defined term stands for: the holder of a role, or the long form."""
        for definition in self.meeting.definitions:
            if key != " ".join(token for token in _tokens(definition.short) if token not in _ARTICLES):
                continue
            long = [token for token in _tokens(definition.long) if token not in _ARTICLES]
            if not set(long) & _roles():
                return definition.long
            named = [person for person in self.meeting.people if self._names(person, long)]
            holder = named[0] if len(named) == 1 else self._by_role(long)
            return holder.name if holder else definition.long
        return None

    def _body(self, key: str) -> str | None:
        """Give the body that met where some words mean it: "we", "the Council", "the Parish Council", "the Board"."""
        council, committee = self.meeting.council, self.meeting.committee
        if key in {"we", "us", "meeting", "members present"}:
            return council or committee
        wanted = set(key.split())
        for name in (committee, council) if not wanted & {"council"} else (council, committee):
            if name and wanted <= set(_tokens(name)) and wanted & _bodies():
                return name
        return None

    def _person(self, words: str) -> Person | None:
        bare = words.strip(" .:;()")
        by_initials = [
            person for person in self.meeting.people if person.initials and person.initials.lower() == bare.lower()
        ]
        if by_initials:
            return by_initials[0] if len(by_initials) == 1 else None
        tokens = _tokens(words)
        if not tokens:
            return None
        named = [person for person in self.meeting.people if self._names(person, tokens)]
        if named:
            return named[0] if len({person.name for person in named}) == 1 else None
        return self._by_role(tokens)

    def _names(self, person: Person, tokens: list[str]) -> bool:
        """Tell whether the words are this person's name, whole or in part, and contradict none of it."""
        name = _tokens(person.name)
        wanted = [token for token in tokens if token not in _titles()]
        if not name or not wanted:
            return False
        surname = name[-1]
        if surname in wanted:
            others = [token for token in wanted if token != surname]
            return (
                all(
                    any(
                        token == given or (token[0] == given[0] and 1 in (len(token), len(given)))
                        for given in name[:-1]
                    )
                    for token in others
                )
                or not others
            )
        return len(wanted) == 1 and len(name) > 1 and wanted[0] == name[0] and len(name[0]) > 1

    def _by_role(self, tokens: list[str]) -> Person | None:
        wanted = {token for token in tokens if token not in {"the", "our", "of", "for", "and", "a", "an", "s"}}
        if not wanted or wanted <= _anybody():
            return None
        scored: list[tuple[float, Person]] = []
        for person, role, organisation in self._roles_held:
            held = set(role)
            if wanted <= held | organisation and wanted & held:
                scored.append((len(wanted) / len(held), person))
        if not scored:
            return None
        if len(wanted) == 1 and len({person.name for _, person in scored}) > 1 and not any(s == 1 for s, _ in scored):
            return None
        best = max(score for score, _ in scored)
        top = {person.name: person for score, person in scored if score == best}
        return next(iter(top.values())) if len(top) == 1 else None

    @cached_property
    def _roles_held(self) -> list[tuple[Person, list[str], set[str]]]:
        return [
            (person, _tokens(role), set(_tokens(person.organisation or "")))
            for person in self.meeting.people
            for role in person.roles
        ]


def _tokens(words: str) -> list[str]:
    return [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(words.replace("’", "'"))]


def _bodies() -> frozenset[str]:
    return frozenset(terms.load("owners")["bodies"])


def _titles() -> frozenset[str]:
    return frozenset(terms.load("owners")["titles"])


def _roles() -> frozenset[str]:
    return frozenset(terms.load("owners")["roles"])
