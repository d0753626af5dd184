"""Choose what stands in for each person, number and place, the same wherever it is named again."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise import dates
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain
from nlp_toolkit.concerns.pseudonymise.people import Mention, Somebody
from nlp_toolkit.concerns.pseudonymise.settings import Settings
from nlp_toolkit.records import FindingType

_LABELS: dict[FindingType, str] = {
    "date_of_birth": "DATE OF BIRTH",
    "nhs_number": "NHS NUMBER",
    "ni_number": "NI NUMBER",
    "bank": "BANK DETAILS",
    "diagnosis": "CONDITION",
    "gp": "SURGERY",
}
_ROLES = {"child": "CHILD", "parent": "PARENT", "relative": "RELATIVE", "official": "OFFICIAL", "": "PERSON"}
_INSTITUTIONS: frozenset[FindingType] = frozenset({"school", "setting", "gp", "hospital"})
_MOST_DAYS = 150


def _further(pool: str) -> list[str]:
    """List names to go on with when the usual ones are used up; men and women share theirs."""
    known = lists()
    if pool in ("stand_in_female", "stand_in_male"):
        return []
    given = frozenset(key for key, borne in known.given.items() if set(borne) == {"g"})
    fitting = known.surnames - set(known.given) if pool == "stand_in_surnames" else given - known.surnames
    return [key.title() for key in sorted(fitting) if key.isascii() and key.isalpha() and _plain_name(key)]


def _plain_name(key: str) -> bool:
    return 4 <= len(key) <= 8 and not lists().ordinary(key)


class StandIns:
    """Number what is replaced, and remember what each stand-in stands for."""

    def __init__(self, settings: Settings, taken: Iterable[str] = ()) -> None:
        """Store the settings, and the letters' words: no invented name is one of them, and every district is."""
        self.settings = settings
        self._random = random.Random(settings.random_state)  # noqa: S311 - chooses names, keeps no secret
        self._numbers: dict[str, int] = {}
        self._codes: dict[tuple[str, str], str] = {}
        self._people: dict[int, str] = {}
        self._invented: dict[int, tuple[str, str]] = {}
        self._surnames: dict[tuple[str, str], str] = {}
        self._days: dict[str, int] = {}
        self._taken = {plain(word) for word in taken}
        self._pools: dict[str, list[str]] = {}
        self.originals: dict[str, str] = {}

    def person(self, family: str, who: Somebody, mention: Mention) -> str:
        """Return the stand-in for a mention of a person."""
        if id(who) not in self._people:
            label = _ROLES[who.role]
            self._people[id(who)] = self._next(label)
        code = self._people[id(who)]
        if self.settings.names == "codes":
            self._remember(code, who.fullest)
            return code
        name = self._name(family, who, mention)
        self._remember(name, mention.words)
        return name

    def _name(self, family: str, who: Somebody, mention: Mention) -> str:
        """Write an invented name in the form of the mention."""
        surname_key = next(iter(sorted(who.surnames)), "")
        if id(who) not in self._invented:
            kind = {"f": "stand_in_female", "m": "stand_in_male"}.get(who.sex, "stand_in_neutral")
            self._invented[id(who)] = (self._draw(kind), surname_key)
        surname = self._surnames.setdefault((family, surname_key), "") or self._draw("stand_in_surnames")
        self._surnames[family, surname_key] = surname
        given = self._invented[id(who)][0]
        keys = mention.keys
        if len(keys) > 1:
            shown = f"{given[0] + '.' if len(keys[0]) == 1 else given} {surname}"
        elif keys and len(keys[0]) == 1:
            shown = given[0]
        else:
            shown = surname if keys and keys[0] in who.surnames else given
        if mention.words.isupper() and len(mention.words) > 1:
            return shown.upper()
        return shown.lower() if mention.words.islower() else shown

    def _draw(self, pool: str) -> str:
        """Draw an invented name that no letter holds."""
        if pool not in self._pools:
            names, more = terms.load("people")[pool], _further(pool)
            self._random.shuffle(more)
            kept = [name for name in names if plain(name) not in self._taken]
            self._random.shuffle(kept)
            self._pools[pool] = [name for name in more if plain(name) not in self._taken] + kept
        left = self._pools[pool]
        if left:
            return left.pop()
        if pool in ("stand_in_female", "stand_in_male"):
            return self._draw("stand_in_neutral")
        return f"{pool.removeprefix('stand_in_').removesuffix('s').title()}{self._count(pool)}"

    def other(self, family: str, one: Found, words: str, before: str, after: str) -> str:
        """Return the stand-in for anything but a person."""
        if one.type == "date" and self.settings.dates == "month":
            coarse = dates.month_only(words)
            return f"a day in {coarse}" if re.search(r"(?i)\bon\s+$", before) and coarse[0] != "[" else coarse
        if one.type == "date":
            return dates.moved(words, self._shift(family))
        if one.type == "age":
            return dates.band(words, after)
        return self._code(one.type, words)

    def _shift(self, family: str) -> int:
        """Choose by how many days the dates of one family move."""
        if family not in self._days:
            self._days[family] = self._random.choice([*range(-_MOST_DAYS, -14), *range(15, _MOST_DAYS)])
        return self._days[family]

    def _code(self, kind: FindingType, words: str) -> str:
        key = self._key(kind, words)
        if (kind, key) not in self._codes:
            code = self._next(_LABELS.get(kind, kind.upper()))
            district = self._district(words) if kind == "place" and self.settings.places == "district" else ""
            if district:
                code = f"{code[:-1]}, {district} area]"
            self._codes[kind, key] = code
            self._remember(code, words)
        return self._codes[kind, key]

    def _district(self, words: str) -> str:
        """Give the town nearest to a place, if the letters name it; a place of that name may be another one."""
        district = lists().places.get(plain(words), "")
        person = plain(words) in lists().given or plain(district) in lists().given
        named = all(word in self._taken for word in plain(district).split())
        return district if named and not person else ""

    def _key(self, kind: FindingType, words: str) -> str:
        """Fold the ways of writing one thing together; a shorter name of an institution is that institution."""
        key = " ".join(re.findall(r"\w+", plain(words).replace("'", "")))
        if kind in ("phone", "postcode", "nhs_number", "ni_number", "bank", "vehicle"):
            return re.sub(r"^(0044|44)", "0", key.replace(" ", ""))
        if kind in _INSTITUTIONS:
            key = key.removeprefix("the ")
            for known_kind, known in self._codes:
                longer, shorter = sorted((known.split(), key.split()), key=len, reverse=True)
                initials = "".join(word[0] for word in longer)
                if known_kind == kind and (longer[: len(shorter)] == shorter or initials == "".join(shorter)):
                    return known
        return key

    def _count(self, label: str) -> int:
        self._numbers[label] = self._numbers.get(label, 0) + 1
        return self._numbers[label]

    def _next(self, label: str) -> str:
        return f"[{label} {self._count(label)}]"

    def _remember(self, shown: str, words: str) -> None:
        if len(words) > len(self.originals.get(shown, "")):
            self.originals[shown] = words


@cache
def conditions() -> re.Pattern[str]:
    """Compile the list of diagnoses, the longest first."""
    words = sorted(terms.load("diagnoses")["conditions"], key=len, reverse=True)
    return re.compile(r"(?i)(?<!\w)(?:" + "|".join(re.escape(word).replace("'", "['’]") for word in words) + r")(?!\w)")
