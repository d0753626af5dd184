"""Tell how a word resembles a name found elsewhere: misspelt, shortened, as a pet name."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.slots import slot

_PET_ENDINGS = tuple(terms.load("name_context")["pet_endings"])


def shortened(letter: Letter, index: int, names: list[str]) -> bool:
    """Tell whether an ordinary word in lower case is the beginning of a name found elsewhere ('kier' for Kieran)."""
    key = letter.words[index].key
    if len(key) < 3 or letter.neutral(index) or not any(name.startswith(key) and name != key for name in names):
        return False
    return slot(letter, index) > (0.5 if key in letter.lists.common else -1.5)


def pet_name(letter: Letter, index: int, parts: set[str]) -> None:
    """Take an ordinary word with a capital that shortens a name found elsewhere ('Macs' for Macsen)."""
    word = letter.words[index]
    key = word.key
    if (
        len(key) < 3
        or letter.neutral(index)
        or key in letter.lists.cues["generic"]
        or key in letter.lists.cues["not_after_name"]
    ):
        return
    after = letter.words[index + 1].key if index + 1 < len(letter.words) and letter.joined(index + 1) else ""
    if (
        word.opens
        and not word.possessive
        and after not in letter.lists.cues["after_name"]
        and key in letter.lists.common
        and slot(letter, index) < 0
    ):
        return
    stems = (
        {key}
        | ({key[:3]} if 4 <= len(key) <= 6 and key.endswith(("y", "ie", "s", "z", "o")) else set())
        | {key[: -len(end)] for end in _PET_ENDINGS if key.endswith(end) and len(key) - len(end) >= 3}
    )
    for part in parts:
        if (
            part != key
            and any(part.startswith(stem) and len(stem) >= 3 for stem in stems)
            and len(part) >= len(key) - 2
        ):
            letter.name(index, "a short form of a name found elsewhere", doubtful=True)
            return


def near(key: str, parts: list[str], *, low: bool) -> str:
    """Tell how an unusual word resembles a name found elsewhere, or "" where it does not."""
    size = len(key)
    stem = key.removesuffix("s")
    for part in parts:
        if stem == part:
            return "a name found elsewhere, with an s"
        other = len(part)
        shortest = min(size, other)
        if shortest == 2 and low and part.startswith(key) and size == 2 and other > 2:
            return "a short form of a name found elsewhere"
        if shortest >= 3 and (part.startswith(key) or (key.startswith(part) and size - other <= 2)):
            return "a short or long form of a name found elsewhere"
        if abs(size - other) <= 2 and shortest >= 4:
            allowed = 2 if shortest >= 6 else 1
            alike = key[0] == part[0] or key[1:3] == part[1:3] or shortest >= 6
            if alike and OSA.distance(key, part, score_cutoff=allowed) <= allowed:
                return "a name found elsewhere, spelt otherwise"
        if other >= 5 and size > other and part in key:
            return "holds a name found elsewhere"
    return ""
