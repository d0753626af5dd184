"""Whether two passages speak of the same owner, by name, initials or post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp_toolkit import terms
from nlp_toolkit.commitments.track.passages import Passage
from nlp_toolkit.commitments.track.words import stem
from nlp_toolkit.records import Line, Meeting, Person

Owners = Literal["same", "mentioned", "unknown", "other"]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:ol)?")


@dataclass(frozen=True)
class Staff:
    """Look up the people of one meeting, for their posts and initials.

    Attributes:
        people: The attendance list.
    """

    people: Sequence[Person]

    @classmethod
    def of(cls, meeting: Meeting) -> Staff:
        """List the people of a meeting."""
        return cls(meeting.people)

    def muted(self, text: str) -> frozenset[str]:
        """Give the stems of names, initials and posts in a text, which say who and not what is to be done."""
        return self.names(text) | _posts()

    def names(self, text: str) -> frozenset[str]:
        """Give the stems of names and initials in a text, those of the meeting's people among them."""
        names = {word for person in self.people for word in _WORD.findall(person.name)}
        names |= {word for found in _titled().finditer(text) for word in _WORD.findall(found["name"])}
        names |= {person.initials for person in self.people if person.initials}
        return frozenset(stem(word.casefold()) for word in names if word[0].isupper())

    def forms(self, words: str, name: str | None) -> frozenset[str]:
        """Give the forms an owner may be known by: names, initials and posts, each as one string."""
        found = {form for part in re.split(r"\s*(?:/|,|;|&|\band\b)\s*", words) for form in _forms(part)}
        found |= _forms(words)
        for full in (name or "").split(" and "):
            found |= _forms(full)
        for person in self.people:
            if _forms(person.name) & found or (person.initials and person.initials.casefold() in found):
                found |= _forms(person.name)
                found |= {post for role in person.roles if (post := _post(role))}
                if person.initials:
                    found.add(person.initials.casefold())
        return frozenset(found)


def compare(line: Line, passage: Passage, staff: Staff) -> Owners:
    """Tell whether a passage speaks of the owner of a line.

    Returns:
        "same" where its own owner is the line's; "mentioned" where its words name the line's owner; "other" where
        its owner is somebody else; "unknown" where one of them is not said.
    """
    wanted = line_owner(line)
    if not wanted:
        return "unknown"
    ours = staff.forms(line.owner or line.first.owner or "", line.first.owner_is)
    record = passage.record
    told = " and ".join(filter(None, [(record.owner or "") if record else "", passage.margin]))
    theirs = staff.forms(told, record.owner_is if record else None) if told or (record and record.owner_is) else None
    if theirs and _meet(ours, theirs):
        return "same"
    if _named_in(ours, f"{passage.around} {passage.whole}"):
        return "mentioned"
    return "other" if theirs else "unknown"


def line_owner(line: Line) -> str:
    """Give the words for a line's owner, or ""."""
    return line.owner or line.first.owner or line.first.owner_is or ""


def _meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    if ours & theirs:
        return True
    posts = [set(form.split()) for form in ours if len(form.split()) > 1]
    return any(
        len(post & set(form.split())) >= 2 and (post <= set(form.split()) or set(form.split()) <= post)
        for form in theirs
        if len(form.split()) > 1
        for post in posts
    )


def _named_in(forms: frozenset[str], text: str) -> bool:
    words = _WORD.findall(text)
    lower = {word.casefold().removesuffix("'s").removesuffix("’s") for word in words}
    initials = {word.casefold() for word in words if _INITIALS.fullmatch(word)}
    return any(
        (
            form in initials
            if len(form) <= 4 and " " not in form and form not in _roles()
            else set(form.split()) <= lower
        )
        for form in forms
        if form not in _roles()
    )


@cache
def _forms(words: str) -> frozenset[str]:
    """Give the surname, the full name or the post that some words may be."""
    post = _post(words)
    if not post:
        return frozenset()
    found = {post}
    parts = post.split()
    if not set(parts) & _roles() and not set(parts) & _bodies() and len(parts) <= 4:
        found.add(parts[-1])
    return frozenset(found)


@cache
def _post(words: str) -> str:
    """Reduce a name or post to its telling words in lower case."""
    small = {"the", "of", "and", "for", "a", "an", "our", "to", "on", "in", *terms.load("owners")["titles"]}
    found = [word.casefold().removesuffix("'s").removesuffix("’s") for word in _WORD.findall(words)]
    return " ".join(word for word in found if word not in small)


@cache
def _roles() -> frozenset[str]:
    told = terms.load("owners")
    return frozenset(told["roles"]) | frozenset(told["more_roles"]) | frozenset(told["pronouns"]) | _bodies()


@cache
def _posts() -> frozenset[str]:
    return frozenset(stem(word) for word in terms.load("track")["muted"])


@cache
def _titled() -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in terms.load("owners")["titles"])
    name = r"(?P<name>[A-Z][^\W\d_]*(?:[ -][A-Z][^\W\d_]+){0,2})"
    return re.compile(rf"\b(?:(?i:{titles})\.?\s+)+{name}")


@cache
def _bodies() -> frozenset[str]:
    told = terms.load("owners")
    return frozenset(told["bodies"]) | frozenset(told["more_bodies"]) | frozenset(told["public"])
