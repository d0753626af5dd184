"""Tell which mentions mean the same person."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from nlp_toolkit.concerns.pseudonymise.found import Found, Role
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_TITLE = re.compile(r"(?i)\b(mrs?|ms|miss|mx|dr|prof|professor|cllr|councillor|sir|master)\.?\s+$")
_FEMALE, _MALE = frozenset({"mrs", "ms", "miss"}), frozenset({"mr", "master", "sir"})


@dataclass(slots=True)
class Somebody:
    """Gather what is said of one person across a family's letters.

    Attributes:
        given: Given names and short forms, as keys.
        surnames: Surnames, as keys.
        roles: How often each role was told.
        sex: "f", "m" or "" from titles and lists.
        fullest: The longest way the name is written.
        titled: Whether a title stood before a mention.
    """

    given: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    roles: Counter[Role] = field(default_factory=Counter)
    sex: str = ""
    fullest: str = ""
    titled: bool = False

    @property
    def role(self) -> Role:
        """Return the role told most often."""
        told = [(count, role) for role, count in self.roles.items() if role]
        return max(told, key=lambda pair: pair[0])[1] if told else ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold one way a person is named.

    Attributes:
        words: The words as written.
        title: Title before them in lower case, or "".
        role: What the words around them tell.
    """

    words: str
    title: str
    role: Role

    @property
    def keys(self) -> list[str]:
        """List the parts of the name in lower case."""
        return [plain(part).strip(".'") for part in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", self.words)]


def mention(text: str, one: Found) -> Mention:
    """Read a finding as the mention of a person."""
    title = _TITLE.search(text[max(0, one.start - 14) : one.start])
    return Mention(text[one.start : one.end], plain(title[1]) if title else "", one.role)


def gather(mentions: list[Mention]) -> dict[Mention, Somebody]:
    """Tell for each mention in one family's letters whom it means, the fullest names first."""
    people: list[Somebody] = []
    meant: dict[Mention, Somebody] = {}
    order = sorted(range(len(mentions)), key=lambda i: (-_full(mentions[i]), i))
    for index in order:
        one = mentions[index]
        if one not in meant:
            meant[one] = _match(one, people) or _new(people)
        _note(meant[one], one)
    return meant


def _full(one: Mention) -> int:
    """Count the parts of a name that are more than an initial."""
    return sum(len(key) > 1 for key in one.keys)


def _new(people: list[Somebody]) -> Somebody:
    people.append(Somebody())
    return people[-1]


def _note(who: Somebody, one: Mention) -> None:
    keys = one.keys
    if len(keys) > 1:
        who.surnames.add(keys[-1])
        who.given.update(key for key in keys[:-1])
    elif keys:
        alone = one.title and keys[0] not in lists().given
        (who.surnames if alone or (one.title and keys[0] not in who.given) else who.given).add(keys[0])
    who.roles[one.role] += 1
    who.titled = who.titled or bool(one.title)
    if len(one.words) > len(who.fullest):
        who.fullest = one.words
    if one.title in _FEMALE or one.title in _MALE:
        who.sex = "f" if one.title in _FEMALE else "m"
    elif not who.sex and keys:
        flags = set(lists().given.get(keys[0], "")) & {"m", "f"}
        who.sex = flags.pop() if len(flags) == 1 else ""


def _match(one: Mention, people: list[Somebody]) -> Somebody | None:
    """Find the person a mention means among those known."""
    keys = one.keys
    if not keys:
        return None
    if len(keys) > 1:
        return next((who for who in people if _same_full(keys, who)), None)
    key = keys[0]
    if one.title:
        adults = [who for who in people if any(_alike(key, s) for s in who.surnames) and who.role != "child"]
        sex = "f" if one.title in _FEMALE else "m" if one.title in _MALE else ""
        fitting = [who for who in adults if not sex or not who.sex or who.sex == sex]
        return fitting[0] if fitting else next((who for who in people if key in who.given and who.titled), None)
    if len(key) == 1:
        lettered = [who for who in people if any(g[0] == key for g in who.given)]
        children = [who for who in lettered if who.role == "child"]
        return (children or lettered or [None])[0]  # type: ignore[list-item]
    for test in (_exactly, _alike, _short):
        fitting = [who for who in people if any(test(key, given) for given in who.given)]
        if fitting:
            return next((who for who in fitting if who.role == "child"), fitting[0])
    if len(key) < 4:
        for who in people:
            initials = "".join(k[0] for k in plain(who.fullest).replace("-", " ").split())
            if key == initials:
                return who
    bearers = [who for who in people if any(_alike(key, surname) for surname in who.surnames)]
    return bearers[0] if len(bearers) == 1 else None


def _same_full(keys: list[str], who: Somebody) -> bool:
    """Tell whether a full name is one this person bears."""
    family = any(_alike(keys[-1], s) or keys[-1] in s.split("-") or s in keys[-1].split("-") for s in who.surnames)
    given = keys[:-1]
    if len(given[0]) == 1:
        return family and any(g[0] == given[0] for g in who.given)
    first = any(_exactly(given[0], g) or _alike(given[0], g) or _short(given[0], g) for g in who.given)
    return first and (family or not who.surnames)


def _exactly(a: str, b: str) -> bool:
    return a == b


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 4 and OSA.distance(a, b) <= (2 if min(len(a), len(b)) > 6 else 1))


def _short(a: str, b: str) -> bool:
    return min(len(a), len(b)) > 2 and (a.startswith(b) or b.startswith(a) or a in b.split("-") or b in a.split("-"))
