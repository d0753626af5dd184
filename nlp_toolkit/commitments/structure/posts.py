"""Posts people hold, and the bodies they come from."""

from __future__ import annotations

import re
from functools import cache

from nlp_toolkit import terms

_NO_ROLE = re.compile(
    r"^(?:for|from|until|arrived|left|to|till|via|by|at|together|plus|with)\b|\bmeetings?\b", re.IGNORECASE
)


@cache
def people_words(kind: str) -> frozenset[str]:
    """Give one list of words about people: "roles", "bodies", "never" in a name, or "seats" after one."""
    return frozenset(word if kind == "seats" else word.lower() for word in terms.load("structure")["people"][kind])


def read_roles(words: str) -> tuple[list[str], str | None]:
    """Part the words said of a person into roles and the body the person comes from.

    >>> read_roles("Chief Executive, Brackenshire Children First and Director of Children's Services")
    (['Chief Executive', "Director of Children's Services"], 'Brackenshire Children First')
    >>> read_roles("Director for Education, Early Years and Inclusion, BCF")
    (['Director for Education, Early Years and Inclusion'], 'BCF')
    """
    words = re.sub(r"\s*\(\"?[A-Z]{2,6}\"?\)", "", " ".join(words.split())).strip(" ,;.-")
    if not words or not (words[0].isupper() or has_role(words)) or _NO_ROLE.search(words):
        return [], None
    roles: list[str] = []
    bodies: list[str] = []
    pieces = re.split(r"(\s*[,;]\s*|\s+-\s+|\s+and\s+|\s+&\s+)", words)
    for index in range(0, len(pieces), 2):
        piece, joint = pieces[index], pieces[index - 1] if index else ""
        following = pieces[index + 1].strip() if index + 1 < len(pieces) else ""
        after = pieces[index + 2] if index + 2 < len(pieces) else ""
        paired = joint.strip() in ("and", "&")
        if not piece:
            continue
        if piece.strip(".") in people_words("seats") or re.fullmatch(r"(?:[A-Z]\.){2,4}", piece + "."):
            roles.append(piece + "." * bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", piece)))
        elif not roles and not bodies:
            (roles if has_role(piece) or (following in ("and", "&") and has_role(after)) else bodies).append(piece)
        elif _opens_role(piece) and (not paired or any(has_role(role) for role in roles[-1:])):
            roles.append(piece)
        elif _body(piece) and not paired and (not after or piece.startswith("NHS") or _opens_role(after)):
            bodies.append(piece)
        elif roles and not (bodies and paired):
            roles[-1] += joint + piece
        else:
            bodies[-1] += joint + piece
    return roles, ", ".join(bodies) or None


def _opens_role(piece: str) -> bool:
    words = piece.split()
    return bool(words) and (_is_role(words[0]) or (len(words) > 1 and _is_role(words[1]) and words[0][0].isupper()))


def _is_role(word: str) -> bool:
    core = word.strip('.,()"').lower()
    return any(part in people_words("roles") for part in (core, *core.split("/"), core.rstrip("s")))


def has_role(piece: str) -> bool:
    """Tell whether a piece names a role: a head word stands in it before any "of" that opens a body."""
    return any(_is_role(word) for word in piece.split())


def _body(piece: str) -> bool:
    words = [word.strip(".,()'\"").lower() for word in piece.split()]
    return bool(re.fullmatch(r"[A-Z][A-Z&]{1,7}", piece.strip())) or any(
        word in people_words("bodies") for word in words
    )
