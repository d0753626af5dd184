"""Write marked letters anew with other people, places and numbers in them, and as other people would type them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from nlp_toolkit.concerns.pseudonymise.lists import lists, plain
from nlp_toolkit.concerns.pseudonymise.runs import PARTICLES
from nlp_toolkit.evaluate.pseudonymise import Marked

PEOPLE = ("person", "official")
INSTITUTIONS = ("school", "setting", "gp", "hospital")
NUMBERS = ("postcode", "phone", "handle", "nhs_number", "ni_number", "reference", "bank", "vehicle")
_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FORMS = (
    "{n} {W} {s}", "{n}{a} {W} {s}", "{n}, {W} {s}", "Flat {n}, {W} {h}", "{W} {h}, {W} {s}", "{n}", "{n} {W}",
    "the {h} on {W} {s}", "{W} {s}", "{W} {h}", "{W} {s} {n}", "{N} {W} {s}", "Unit {n}, {W} {s}", "{n}/{m} {W} {s}",
    "the old {h}, {W} {s}", "top flat, {n} {W} {s}", "c/o {n} {W} {s}", "caravan {n}, {W} {h}", "behind the {W} {h}",
    "above {W}'s, {W} {s}", "the flat above the {h}", "block {a} room {n}", "{W} Towers", "the corner of {W} {s}",
    "{n} {W} {W}", "{W} {h}, off {W} {s}", "the end house on {W} {s}", "plot {n} {W} {h}", "{N}, {W} {s}",
    "{W}'s {h}", "room {n}, {W} {h}", "between {W} {s} and {W} {s}", "{n} The {W}", "up the {W}",
)  # fmt: skip
_COUNTED = ("one", "two", "three", "six", "eleven", "seventeen", "twenty two", "forty-five", "a hundred and eight")

Segment = tuple[str, str]


@dataclass(slots=True)
class Pools:
    """Hold the words that names are drawn from."""

    given: list[str] = field(default_factory=lambda: sorted(key for key in lists().given if len(key) > 2))
    surnames: list[str] = field(default_factory=lambda: sorted(key for key in lists().surnames if len(key) > 2))
    places: list[str] = field(default_factory=lambda: sorted(key for key in lists().places if key.isalpha()))
    words: list[str] = field(default_factory=lambda: sorted(key for key in lists().common if 2 < len(key) < 9))
    rare: list[str] = field(default_factory=lambda: sorted(key for key in lists().rare if 2 < len(key) < 9))
    streets: list[str] = field(default_factory=lambda: sorted(lists().cues["sure_street"] | lists().cues["street"]))
    houses: list[str] = field(default_factory=lambda: sorted(lists().cues["house"]))


class Writer:
    """Write one letter anew; a name that stands in it twice is replaced by the same one twice."""

    def __init__(self, pools: Pools, chance: random.Random) -> None:
        self.pools, self.chance = pools, chance
        self.renamed: dict[str, str] = {}
        self.kept = chance.random() < 0.15
        self.wordy = chance.random() < 0.25

    def write(self, text: str, marks: list[Marked]) -> tuple[str, list[Marked]]:
        """Give the letter with other names, shuffled, and typed with more or less care."""
        segments = [(self._replaced(part, type_), type_) for part, type_ in _parted(text, marks)]
        roll = self.chance.random
        if roll() < 0.25:
            segments = self._shuffled(segments)
        if roll() < 0.15:
            segments = [(part if type_ else re.sub(r"[ \t]*\n[ \t]*", " ", part), type_) for part, type_ in segments]
        if roll() < 0.15:
            segments = [(self._unmarked(part), type_) for part, type_ in segments]
        if roll() < 0.15:
            segments = [(part if type_ else self._capitals(part), type_) for part, type_ in segments]
        if roll() < 0.15:
            segments = [(part if type_ else self._slips(part), type_) for part, type_ in segments]
        case = roll()
        if case < 0.18:
            segments = [(part.lower(), type_) for part, type_ in segments]
        elif case < 0.22:
            segments = [(part.upper(), type_) for part, type_ in segments]
        elif case < 0.27:
            segments = [(part.lower() if type_ in PEOPLE else part, type_) for part, type_ in segments]
        return _joined(segments)

    def _replaced(self, part: str, type_: str) -> str:
        """Put another name, place or number for one."""
        if self.kept or not type_ or type_ in ("date", "age", "date_of_birth", "url"):
            return part
        if type_ in NUMBERS:
            return self._number(part)
        if type_ == "address" and self.chance.random() < 0.3:
            return self._address(part)
        known = lists()
        fixed = known.cues["street"] | known.cues["house"] | known.cues["generic"] | PARTICLES | known.cues["titles"]
        named = type_ in (*PEOPLE, "email")

        def other(match: re.Match[str]) -> str:
            word = match.group()
            key = plain(word)
            usual = not named and (key in fixed or (word.islower() and known.ordinary(key)))
            if (
                len(word) < 2
                or usual
                or key in PARTICLES
                or (type_ == "email" and key in ("example", "gov", "uk", "com"))
            ):
                return word
            if key not in self.renamed:
                self.renamed[key] = self._name(type_, surname=key in known.surnames and key not in known.given)
            return _like(self._slip(self.renamed[key]), word)

        written = _PART.sub(other, part)
        return self._number(written) if type_ == "address" else written

    def _name(self, type_: str, *, surname: bool) -> str:
        pools, roll = self.pools, self.chance.random()
        choose = self.chance.choice
        if type_ not in (*PEOPLE, "email"):
            pool = pools.places if roll < 0.4 else pools.surnames if roll < 0.7 else pools.words + pools.rare
            return choose(pool)
        if roll < (0.45 if self.wordy else 0.08):
            return choose(pools.words if roll < 0.25 else pools.rare)
        if roll > 0.88:
            first, second = choose(pools.given), choose(pools.surnames)
            return first[: self.chance.randint(2, 4)] + second[-self.chance.randint(2, 4) :]
        return choose(pools.surnames if surname else pools.given)

    def _number(self, part: str) -> str:
        """Put other figures for figures, and other letters for the capitals of a code."""
        code = any(c.isdigit() for c in part)

        def other(character: str) -> str:
            if character.isdigit():
                return self.chance.choice("0123456789")
            if code and character.isascii() and character.isupper() and len(part) < 12:
                return self.chance.choice("ABCDEFGHJKLMNPRSTUVWXY")
            return character

        return re.sub(r"\d|(?<![a-z])[A-Z](?![a-z])", lambda match: other(match.group()), part)

    def _address(self, part: str) -> str:
        """Write an address of another form."""
        pools, choose = self.pools, self.chance.choice

        def word(_: re.Match[str]) -> str:
            roll = self.chance.random()
            pool = pools.surnames if roll < 0.4 else pools.places if roll < 0.6 else pools.words + pools.rare
            return choose(pool).title()

        form = re.sub(r"\{W\}", word, choose(_FORMS))
        street, house = choose(pools.streets), choose(pools.houses)
        street = street.title() if self.chance.random() < 0.8 else street
        house = house.title() if self.chance.random() < 0.7 else house
        number = self.chance.randint(1, choose((12, 99, 220)))
        made = form.format(
            n=number, m=self.chance.randint(1, 4), a=choose("ABCDab"), s=street, h=house, N=choose(_COUNTED)
        )
        return made.lower() if part.islower() else made.upper() if part.isupper() else made

    def _slip(self, name: str) -> str:
        """Misspell a name now and then."""
        if len(name) < 4 or self.chance.random() > 0.04:
            return name
        at = self.chance.randrange(1, len(name) - 1)
        return self.chance.choice(
            (
                name[:at] + name[at + 1 :],
                name[:at] + name[at] + name[at:],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            )
        )

    def _slips(self, part: str) -> str:
        """Misspell some words."""
        return re.sub(
            r"[a-z]{5,}", lambda match: self._slip(match.group()) if self.chance.random() < 0.5 else match[0], part
        )

    def _unmarked(self, part: str) -> str:
        """Leave most punctuation out."""
        return re.sub(r"(?<=\w)[.,!?;:](?=\s)|['’]", lambda match: "" if self.chance.random() < 0.8 else match[0], part)

    def _capitals(self, part: str) -> str:
        """Write some words with a capital that tells nothing."""
        often = self.chance.choice((0.03, 0.15))
        return re.sub(
            r"\b[a-z]{3,}", lambda match: match[0].title() if self.chance.random() < often else match[0], part
        )

    def _shuffled(self, segments: list[Segment]) -> list[Segment]:
        """Put the paragraphs between the first and the last in another order."""
        paragraphs: list[list[Segment]] = [[]]
        for part, type_ in segments:
            pieces = [part] if type_ else re.split(r"(?<=\n\n)", part)
            for number, piece in enumerate(pieces):
                if number:
                    paragraphs.append([])
                paragraphs[-1].append((piece, type_))
        middle = paragraphs[1:-1]
        self.chance.shuffle(middle)
        whole = [*paragraphs[:1], *middle, *paragraphs[1:][-1:]]
        return [segment for paragraph in whole for segment in paragraph]


def _parted(text: str, marks: list[Marked]) -> list[Segment]:
    segments: list[Segment] = []
    at = 0
    for mark in marks:
        segments += [(text[at : mark.start], ""), (text[mark.start : mark.end], mark.type)]
        at = mark.end
    return [*segments, (text[at:], "")]


def _joined(segments: list[Segment]) -> tuple[str, list[Marked]]:
    text, marks = "", list[Marked]()
    for part, type_ in segments:
        if type_ and part:
            marks.append(Marked(len(text), len(text) + len(part), type_))
        text += part
    return text, marks


def _like(name: str, word: str) -> str:
    """Write a name with the capitals of the word that it replaces."""
    if word.islower():
        return name
    return name.upper() if word.isupper() else name.title()
