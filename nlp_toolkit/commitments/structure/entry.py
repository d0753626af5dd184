"""One entry of a list of people: a name and what is said of the person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp_toolkit.commitments.structure.initials import is_initials
from nlp_toolkit.commitments.structure.names import COUNTED, Head, read_name, singular, title_pattern
from nlp_toolkit.commitments.structure.posts import has_role, people_words, read_roles

_BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)?)\)")
_DASH = re.compile(r"\s+-\s+|\s*[:]\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """Hold one person as read from a list, before it is known whether the person was there.

    Attributes:
        name: The name without title.
        start: Offset of the first character of the entry.
        end: Offset after its last character.
        title: Form of address, or None.
        roles: Roles in the order given.
        organisation: Body the person comes from, or None.
        initials: As given in brackets, or None.
        instead_of: Name of the member this person substitutes for, or None.
    """

    name: str
    start: int
    end: int
    title: str | None = None
    roles: tuple[str, ...] = ()
    organisation: str | None = None
    initials: str | None = None
    instead_of: str | None = None


def read_entry(text: str, start: int, end: int, *, single: bool = False, title: str | None = None) -> Named | None:
    """Read one entry of a list: a name and what is said of the person in brackets or after it.

    Args:
        text: The plain text.
        start: Offset of the entry.
        end: Offset after it.
        single: Whether one word without a title may be a name.
        title: Title carried over from the head of the list ("Councillors A, B and C").

    >>> person = read_entry("Cllr Alan Example, Chair (AEx)", 0, 30)
    >>> person.title, person.name, person.roles, person.initials
    ('Cllr', 'Alan Example', ('Chair',), 'AEx')
    """
    head = read_name(text, start, end, single=single or title is not None)
    if head is None:
        return _role_first(text, start, end)
    said = _said(text, head, end)
    if said is None:
        return None
    roles, organisation, initials, instead = _sort_out(said, head)
    name = head.name
    if initials is not None and len(initials) == 1:
        name, initials = f"{name} ({initials})", None
    return Named(name, start, end, singular(head.title or title), roles, organisation, initials, instead)


def _said(text: str, head: Head, end: int) -> list[str] | None:
    """List what stands in brackets and what follows a comma or a dash; None if the words run on as a sentence."""
    said: list[str] = []
    position = head.end
    while found := _BRACKETS.match(text, position, end):
        said += _bracketed(" ".join(found.group(1).split()), head.name)
        position = found.end()
    rest = " ".join(text[position:end].split())
    if counted := COUNTED.search(rest):
        rest = re.sub(r"[\s,.;&]*(?:\band\s*)?$", "", rest[: counted.start()])
    if (
        rest[:1] not in ",-:;"
        and rest.split(maxsplit=1)[:1]
        and rest.split()[0].lower() in people_words("never") - {"of", "for", "from"}
    ):
        return None
    if (found := re.search(r"\(([A-Za-z]{2,5})\)$", rest)) and is_initials(found.group(1), head.name):
        said.append(found.group(1))
        rest = rest[: found.start()]
    rest = re.sub(r"\s*\((?:[^()]*[a-z]\s[^()]*|[A-Z]{2,6})\)", "", rest).strip(" ,-:;.")
    return [*said, rest] if rest else said


def _bracketed(words: str, name: str) -> list[str]:
    """Part initials from what else stands in the same brackets ("TH, chair")."""
    first, _, rest = words.partition(",")
    return [first.strip(), rest.strip()] if rest and is_initials(first.strip(), name) else [words]


def _sort_out(said: list[str], head: Head) -> tuple[tuple[str, ...], str | None, str | None, str | None]:
    roles: list[str] = []
    organisation: str | None = None
    initials: str | None = None
    instead: str | None = None
    roles += head.tail
    for words in said:
        if initials is None and is_initials(words, head.name):
            initials = words
        elif found := re.match(
            r"(?:(?:substitut\w+|sub|deputising|in place of|on behalf of)\s*(?:for|of)?|for(?=\s+(?:Cllr"
            r"|Councillor|Mr|Mrs|Ms|Dr)\b))\s+(.*)",
            words,
            re.IGNORECASE,
        ):
            instead = found.group(1)
        elif found := re.match(r"representing\s+(.*)", words, re.IGNORECASE):
            organisation = organisation or found.group(1)
        else:
            more, body = read_roles(words)
            roles += [role for role in more if role not in roles]
            organisation = organisation or body
    return tuple(roles), organisation, initials, instead


def _role_first(text: str, start: int, end: int) -> Named | None:
    """Read an entry that gives the role first ("Clerk: A Example", "Meetings Administrator (Ms A. Example)")."""
    whole = text[start:end]
    inside = re.compile(r"\s*([A-Z][^()]*?)\s*\(([^()]+)\)\s*[.,;]?\s*$").match(whole)
    if inside and (has_role(inside.group(1)) or title_pattern().match(inside.group(2))):
        left = start + inside.start(2)
        head = read_name(text, left, start + inside.end(2))
        if head is not None and start + inside.end(2) - head.end <= 2:
            post = " ".join(inside.group(1).split()).strip(" ,.")
            roles, body = read_roles(post)
            return Named(head.name, start, end, singular(head.title), tuple(roles) or (post,), body if roles else None)
        return None
    parted = _DASH.search(whole)
    if parted and _names_post(whole[: parted.start()]):
        head = read_name(text, start + parted.end(), end)
        if head is not None:
            roles, body = read_roles(whole[: parted.start()])
            said = _said(text, head, end) or []
            more, organisation, initials, instead = _sort_out(said, head)
            return Named(
                head.name, start, end, singular(head.title), (*roles, *more), organisation or body, initials, instead
            )
    return None


def _names_post(words: str) -> bool:
    """Tell whether the words before a colon are a post, not a lead-in that happens to name one."""
    split = words.lower().split()
    return (
        len(split) <= 7 and has_role(words) and not any(word in ("to", "were", "was", "by", "from") for word in split)
    )


def is_post(words: str) -> bool:
    """Tell whether a line names who held one post.

    >>> is_post("Minute taker: A Example"), is_post("Papers presented to Councillors: Budget Update")
    (True, False)
    """
    told = len(words) < 100 and re.match(r"[^:,(]{3,40}:\s+\S", words) is not None
    return told and read_name(words, 0, len(words)) is None and read_entry(words, 0, len(words)) is not None
