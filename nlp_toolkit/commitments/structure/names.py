"""Names of people, with their forms of address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.plain import squeeze
from nlp_toolkit.commitments.structure.posts import people_words

_CAPITAL_WORD = r"[A-ZÀ-ÖØ-ÞŁŚŠŽ](?:[\w'.]|-(?=\w))*"
COUNTED = re.compile(
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|no|a)\s+(?:other\s+)?"
    r"(?:members?\s+of\s+(?:the\s+)?public|parishioners?|residents?|public|others)\b",
    re.IGNORECASE,
)
PLURAL = re.compile(r"\s*(?P<title>Councillors|Cllrs|Messrs|PCSO'?s|PCs)\b\.?:?\s+")


@cache
def titles() -> tuple[str, ...]:
    """Give all forms of address."""
    vocabulary = terms.load("structure")["people"]
    return (*vocabulary["titles"], *vocabulary["plural_titles"])


@cache
def title_pattern() -> re.Pattern[str]:
    """Give the pattern of one or more forms of address before a name."""
    longest_first = sorted({*titles(), *(title.upper() for title in titles())}, key=len, reverse=True)
    return re.compile(r"(?:(?:" + "|".join(re.escape(title) for title in longest_first) + r")\b\.?(?=[\s.]|[A-Z])\s*)+")


@cache
def _name_pattern() -> re.Pattern[str]:
    particles = "|".join(map(re.escape, terms.load("structure")["people"]["particles"]))
    return re.compile(rf"{_CAPITAL_WORD}(?:\s+(?:(?:{particles})\s+)?{_CAPITAL_WORD}){{0,4}}")


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
    title_found = title_pattern().match(text, start, end)
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
    if not title and words[len(kept) :] and words[len(kept)].strip(".'").lower() in people_words("bodies"):
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
    for word in words:
        core = word.strip(".'").lower()
        core = core.removesuffix("'s")
        if (
            (core in people_words("never") and len(word.strip(".")) > 1)
            or core in people_words("roles")
            or (core in people_words("bodies") and (not kept or len(kept) > 1 or len(kept[0].strip(".")) > 2))
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
        and (_mixed(name[:-1]) or name[-1] in people_words("seats"))
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


def singular(title: str | None) -> str | None:
    """Give the form of address of one of several people ("Councillors" is "Councillor")."""
    if title is None:
        return None
    plural = terms.load("structure")["people"]["plural_titles"]
    words = [plural.get(word.strip("."), word.strip(".")) for word in title.split()]
    return " ".join(words) or None


def looks_named(words: str) -> bool:
    """Tell whether a short line begins with a person's name."""
    return read_name(words, 0, len(words)) is not None and not squeeze(words).endswith(("report", "reports"))
