"""Names, titles, roles and organisations in a list of people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.part import Span
from nlp_toolkit.commitments.structure.plain import squeeze

_CAPITAL_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŠŽ](?:[\w'.]|-(?=\w))*"
_SEATS = frozenset(terms.load("structure")["people"]["seats"])
_BRACKETS = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)?)\)")
COUNTED = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|a)\s+(?:other\s+)?"
    r"(?:members?\s+of\s+(?:the\s+)?public|parishioners?|residents?|public|others)\b",
    re.IGNORECASE,
)
PLURAL = re.compile(r"\s*(?P<title>Councillors|Cllrs|Messrs|PCSO'?s|PCs)\b\.?:?\s+")
_NO_ROLE = re.compile(
    r"^(?:for|from|until|arrived|left|to|till|via|by|at|together|plus|with)\b|\bmeetings?\b", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?<=\))\s+(?=(?:[A-Z][a-z-]+\s+){0,3}[A-Z][a-z-]+:\s)|"
    r"[()]|[,;•|]|\s+(?:and|&)\s+|\n\s*(?=\S)|(?<=[a-z)])\s+(?=(?:(?:Borough|County|District|City|Town|Parish)\s+)?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\b\.?\s)"
)
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


@cache
def _people() -> dict[str, frozenset[str]]:
    vocabulary = terms.load("structure")["people"]
    return {
        key: frozenset(word.lower() for word in vocabulary[key]) for key in ("roles", "bodies", "never", "particles")
    }


@cache
def _title_pattern() -> re.Pattern[str]:
    titles = sorted({*_titles(), *(title.upper() for title in _titles())}, key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(re.escape(title) for title in titles) + r")\b\.?(?=[\s.]|[A-Z])\s*)+")


@cache
def _name_pattern() -> re.Pattern[str]:
    particles = "|".join(map(re.escape, terms.load("structure")["people"]["particles"]))
    return re.compile(rf"{_CAPITAL_WORD}(?:\s+(?:(?:{particles})\s+)?{_CAPITAL_WORD}){{0,4}}")


@cache
def _titles() -> tuple[str, ...]:
    vocabulary = terms.load("structure")["people"]
    return (*vocabulary["titles"], *vocabulary["plural_titles"])


@dataclass(frozen=True, slots=True)
class Head:
    """Hold the title and the name at the start of a stretch.

    Attributes:
        title: Form of address as printed, or None.
        name: The name.
        end: Offset after the name.
        tail: Letters after the name ("MP", "EE").
    """

    title: str | None
    name: str
    end: int
    tail: tuple[str, ...] = ()


def read_name(text: str, start: int, end: int, *, single: bool = False) -> Head | None:
    """Read a person's title and name at the start of a stretch of plain text.

    Args:
        text: The plain text.
        start: Offset to read from.
        end: Offset to read to.
        single: Whether one word without a title may be a name.

    >>> read_name("Cllr Mrs D Clements (Chair)", 0, 27)
    Head(title='Cllr Mrs', name='D Clements', end=19, tail=())
    >>> read_name("Head of Finance", 0, 15) is None
    True
    """
    title_found = _title_pattern().match(text, start, end)
    title = " ".join(text[start : title_found.end()].split()) if title_found else None
    position = title_found.end() if title_found else start
    found = _name_pattern().match(text, position, end)
    if found is None:
        return None
    words = found.group().split()
    kept = _kept(words)
    name, tail = _without_tail(kept)
    if not name or not (_whole(name) or (len(name) == 1 and len(name[0].strip(".")) > 1 and (title or single))):
        return None
    if not title and (not _mixed(name) or (re.fullmatch(r"[A-Z]{3,}", name[0]) and _mixed(name[1:]))):
        return None
    if not title and words[len(kept) :] and words[len(kept)].strip(".'").lower() in _people()["bodies"]:
        return None
    stop = _end_of(text, position, len(kept))
    return Head(
        title,
        " ".join(name).strip(" .'") if not name[-1].endswith(".") else " ".join(name).rstrip("."),
        stop,
        tuple(tail),
    )


def _kept(words: list[str]) -> list[str]:
    """Keep the words up to the first that never stands in a name."""
    kept: list[str] = []
    people = _people()
    for word in words:
        core = word.strip(".'").lower()
        core = core.removesuffix("'s")
        if (
            (core in people["never"] and len(word.strip(".")) > 1)
            or core in people["roles"]
            or (core in people["bodies"] and (not kept or len(kept) > 1 or len(kept[0].strip(".")) > 2))
        ):
            break
        kept.append(word)
        if re.fullmatch(r"\w{4,}\.", word):
            break
    return kept if len(kept) == len(words) or kept else []


def _without_tail(words: list[str]) -> tuple[list[str], list[str]]:
    name, tail = list(words), list[str]()
    while (
        len(name) > 1
        and re.fullmatch(r"[A-Z]{2,6}\.?|(?:[A-Z]\.){2,4}", name[-1])
        and (_mixed(name[:-1]) or name[-1] in _SEATS)
    ):
        tail.insert(0, name.pop().rstrip("."))
    return name, tail


def _mixed(words: list[str]) -> bool:
    return any(re.search(r"[a-z]", word) for word in words)


def _whole(name: list[str]) -> bool:
    """Tell whether a name has a surname and something before it."""
    return len(name) > 1 and len(name[-1].strip(".")) > 1 and sum(len(word.strip(".")) > 1 for word in name) >= 1


def _end_of(text: str, position: int, count: int) -> int:
    words = list(re.finditer(r"\S+", text[position : position + 200]))
    return position + words[count - 1].end()


def read_entry(text: str, start: int, end: int, *, single: bool = False, title: str | None = None) -> Named | None:
    """Read one entry of a list: a name and what is said of the person in brackets or after it.

    Args:
        text: The plain text.
        start: Offset of the entry.
        end: Offset after it.
        single: Whether one word without a title may be a name.
        title: Title carried over from the head of the list ("Councillors A, B and C").

    >>> read_entry("Alan Example, Chair (AEx)", 0, 25)
    Named(name='Alan Example', start=0, end=25, title=None, roles=('Chair',), organisation=None, initials='AEx', instead_of=None)
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
    return Named(name, start, end, _singular(head.title or title), roles, organisation, initials, instead)


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
        and rest.split()[0].lower() in _people()["never"] - {"of", "for", "from"}
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
            r"(?:(?:substitut\w+|sub|deputising|in place of|on behalf of)\s*(?:for|of)?|for(?=\s+(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b))\s+(.*)",
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


def read_roles(words: str) -> tuple[list[str], str | None]:
    """Part the words said of a person into roles and the body the person comes from.

    >>> read_roles("Chief Executive, Brackenshire Children First and Director of Children's Services")
    (['Chief Executive', "Director of Children's Services"], 'Brackenshire Children First')
    >>> read_roles("Director for Education, Early Years and Inclusion, BCF")
    (['Director for Education, Early Years and Inclusion'], 'BCF')
    """
    words = re.sub(r"\s*\(\"?[A-Z]{2,6}\"?\)", "", " ".join(words.split())).strip(" ,;.-")
    if not words or not (words[0].isupper() or _head(words)) or _NO_ROLE.search(words):
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
        if piece.strip(".") in _SEATS or re.fullmatch(r"(?:[A-Z]\.){2,4}", piece + "."):
            roles.append(piece + "." * bool(re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", piece)))
        elif not roles and not bodies:
            (roles if _head(piece) or (following in ("and", "&") and _head(after)) else bodies).append(piece)
        elif _opens_role(piece) and (not paired or any(_head(role) for role in roles[-1:])):
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
    return any(part in _people()["roles"] for part in (core, *core.split("/"), core.rstrip("s")))


def _head(piece: str) -> bool:
    """Tell whether a piece names a role: a head word stands in it before any "of" that opens a body."""
    return any(_is_role(word) for word in piece.split())


def _body(piece: str) -> bool:
    words = [word.strip(".,()'\"").lower() for word in piece.split()]
    return bool(re.fullmatch(r"[A-Z][A-Z&]{1,7}", piece.strip())) or any(word in _people()["bodies"] for word in words)


def _role_first(text: str, start: int, end: int) -> Named | None:
    """Read an entry that gives the role first ("Clerk: A Example", "Meetings Administrator (Ms A. Example)")."""
    whole = text[start:end]
    inside = re.compile(r"\s*([A-Z][^()]*?)\s*\(([^()]+)\)\s*[.,;]?\s*$").match(whole)
    if inside and (_head(inside.group(1)) or _title_pattern().match(inside.group(2))):
        left = start + inside.start(2)
        head = read_name(text, left, start + inside.end(2))
        if head is not None and start + inside.end(2) - head.end <= 2:
            post = " ".join(inside.group(1).split()).strip(" ,.")
            roles, body = read_roles(post)
            return Named(head.name, start, end, _singular(head.title), tuple(roles) or (post,), body if roles else None)
        return None
    parted = _DASH.search(whole)
    if parted and _is_post(whole[: parted.start()]):
        head = read_name(text, start + parted.end(), end)
        if head is not None:
            roles, body = read_roles(whole[: parted.start()])
            said = _said(text, head, end) or []
            more, organisation, initials, instead = _sort_out(said, head)
            return Named(
                head.name, start, end, _singular(head.title), (*roles, *more), organisation or body, initials, instead
            )
    return None


def _is_post(words: str) -> bool:
    """Tell whether the words before a colon are a post, not a lead-in that happens to name one."""
    split = words.lower().split()
    return len(split) <= 7 and _head(words) and not any(word in ("to", "were", "was", "by", "from") for word in split)


def is_initials(words: str, name: str) -> bool:
    """Tell whether letters in brackets are this person's initials.

    >>> is_initials("AHop", "Alison Hopper"), is_initials("NLE", "Nell Low-Ember"), is_initials("SCC", "Stephen Taylor")
    (True, True, False)
    """
    letters = re.sub(r"[.\s]", "", words)
    if not re.fullmatch(r"[A-Z][A-Za-z]{0,4}", letters):
        return False
    parts = [part for part in re.split(r"[\s\-.']+", name) if part]
    if len(letters) == 1:
        return len(parts) == 1
    if not parts or letters[0].lower() != parts[0][0].lower():
        return False
    rest = letters[1:].lower()
    return any(_spells(rest, parts[at:]) for at in range(1, len(parts))) or _spells(letters.lower(), parts)


def _spells(letters: str, parts: list[str]) -> bool:
    """Tell whether the letters are the beginnings of these words, one after another."""
    if not letters:
        return True
    if not parts:
        return False
    word = parts[0].lower()
    longest = next((size for size in range(min(len(word), len(letters)), 0, -1) if letters[:size] == word[:size]), 0)
    return any(_spells(letters[size:], parts[1:]) for size in range(longest, 0, -1))


def made_initials(name: str) -> str | None:
    """Make initials from a name that has more than a surname.

    >>> made_initials("Sarah Wilding"), made_initials("R Bivens"), made_initials("Scanlon")
    ('SW', 'RB', None)
    """
    parts = [part for part in re.split(r"[\s\-.]+", re.sub(r"\(.*?\)", "", name)) if part and part[0].isalpha()]
    return "".join(part[0].upper() for part in parts) if len(parts) > 1 else None


def _singular(title: str | None) -> str | None:
    if title is None:
        return None
    plural = terms.load("structure")["people"]["plural_titles"]
    words = [plural.get(word.strip("."), word.strip(".")) for word in title.split()]
    return " ".join(words) or None


def entries(text: str, start: int, end: int) -> list[Span]:
    """Cut a list of people at commas, semicolons, line ends and "and", but not inside brackets.

    >>> text = "A Example (Chair, Ward 3), B Example and C Example"
    >>> [text[left:right].strip() for left, right in entries(text, 0, len(text))]
    ['A Example (Chair, Ward 3)', 'B Example', 'C Example']
    """
    cuts = [start]
    depth = 0
    lined = _one_a_line(text[start:end])
    for found in _JOINT.finditer(text, start, end):
        mark = found.group()
        depth = max(depth + (mark == "(") - (mark == ")"), 0)
        if (
            depth
            or mark in ")("
            or (mark.isspace() and (not lined if "\n" in mark else _title_before(text[start : found.start()])))
        ):
            continue
        cuts += [found.start(), found.end()]
    cuts.append(end)
    spans = [
        _strip(text, *span) for span in zip(cuts[::2], cuts[1::2], strict=True) if text[slice(*span)].strip(" .,;")
    ]
    return [half for span in spans for half in _halves(text, *span)]


def _halves(text: str, start: int, end: int) -> list[Span]:
    """Part two names that nothing stands between ("Cllr Jan Sample Ada Example")."""
    head = read_name(text, start, end)
    words = head.name.split() if head else []
    if head is None or len(words) != 4 or not all(re.fullmatch(r"[A-Z][a-z]{2,}", word) for word in words):
        return [(start, end)]
    cut = text.rindex(words[2], start, head.end)
    return [_strip(text, start, cut), (cut, end)]


def _one_a_line(words: str) -> bool:
    """Tell a list with one person to a line from lines that are wrapped."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    return (
        len(lines) > 1
        and not any(line.endswith((",", " and", "(")) for line in lines[:-1])
        and all(looks_named(line) for line in lines)
    )


def _title_before(text: str) -> bool:
    """Tell whether the last word is a title, or the first word of one."""
    last = text.split()[-1:] or [""]
    return last[0] in ("for", "whom", "of", "to", "with", "and", "representing") or any(
        last[0].strip(".") in title.split() for title in _titles()
    )


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in ' \n.,;:-"':
        start += 1
    while end > start and text[end - 1] in ' \n,;:-"':
        end -= 1
    return start, end


def looks_named(words: str) -> bool:
    """Tell whether a short line begins with a person's name."""
    return read_name(words, 0, len(words)) is not None and not squeeze(words).endswith(("report", "reports"))
