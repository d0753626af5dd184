"""Find everywhere a name stands that was found once: misspelt, shortened, as initials, in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import OSA

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.ambiguous import does, kin_follows, month_as_name
from nlp_toolkit.concerns.pseudonymise.initials import initials
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_WORDS = terms.load("name_context")
_PET_ENDINGS = tuple(_WORDS["pet_endings"])
_BEFORE_DATE = frozenset(_WORDS["before_date"])
_BEFORE_NAME = frozenset(_WORDS["before_name"])


def repeats(letter: Letter, known: Iterable[str] = ()) -> None:
    """Take every further mention of what was found once.

    Args:
        letter: The letter.
        known: Parts of names found elsewhere: in the family's other letters, in file names and e-mail addresses.
    """
    parts = _parts(letter, known)
    unusual = [part for part in parts if len(part) > 2 and not letter.lists.ordinary(part)]
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or len(word.text) < 2:
            continue
        if word.key in parts:
            _again(letter, index)
        elif word.shape != "number" and not letter.ordinary(index) and not letter.neutral(index):
            near = _near(word.key, unusual, low=letter.low[index])
            if near:
                letter.name(index, near)
        elif "-" in word.key and any(
            piece in parts and not letter.lists.ordinary(piece) for piece in word.key.split("-")
        ):
            letter.name(index, "holds a name found elsewhere")
        elif word.shape == "Capital":
            _pet_name(letter, index, parts)
        elif word.shape == "lower" and word.key[-1:] == "s" and word.key[:-1] in parts and kin_follows(letter, index):
            letter.name(index, "a name found elsewhere, with an s")
    for index in range(1, len(letter.words)):
        word, beside = letter.words[index], index - 1 in letter.names and letter.joined(index)
        lone = len(word.text) == 1 and word.shape == "lower" and letter.low[index] and word.key not in "aiuxn"
        if lone and beside and not letter.words[index - 1].possessive:
            letter.name(index, "initial after a name")
    for index in range(len(letter.words) - 2):
        other = index + 2
        if (
            (
                letter.low[index]
                and index in letter.names
                and letter.words[index + 1].key in ("and", "n")
                and not letter.taken[other]
            )
            and not letter.ordinary(other)
            and letter.words[other].key.isalpha()
            and len(letter.words[other].text) > 2
        ):
            letter.name(other, "one of two names", doubtful=True)
    _hyphenated(letter, parts)
    initials(letter)


def _hyphenated(letter: Letter, parts: set[str]) -> None:
    """Take 'Ka Ming' and 'KaMing' for a Ka-Ming found elsewhere."""
    pairs = {tuple(part.split("-")) for part in parts if part.count("-") == 1}
    joined = {"".join(pair) for pair in pairs}
    for index, word in enumerate(letter.words):
        if word.key in joined:
            letter.name(index, "a name found elsewhere, written as one")
        if (
            index + 1 < len(letter.words)
            and (word.key, letter.words[index + 1].key) in pairs
            and letter.joined(index + 1)
        ):
            for at in (index, index + 1):
                letter.name(at, "a name found elsewhere, without its hyphen")


def _parts(letter: Letter, known: Iterable[str]) -> set[str]:
    """Collect the names found, whole and in pieces."""
    parts = {letter.words[i].key for i in letter.names if len(letter.words[i].text) > 1} | {plain(one) for one in known}
    parts |= {
        piece
        for key in parts
        for piece in re.split(r"[-']", key)
        if len(piece) > 2 and (not letter.lists.ordinary(piece) or piece in letter.lists.given)
    }
    return parts - _no_names()


@cache
def _no_names() -> frozenset[str]:
    """List the words of letters that no child is called."""
    return lists().cues["letter_words"] - set(lists().given)


def _again(letter: Letter, index: int) -> None:
    """Take a word that is a name elsewhere, unless it is used as an ordinary word here."""
    word = letter.words[index]
    if letter.body(index):
        return
    if not letter.ordinary(index):
        letter.name(index, "a name found elsewhere")
        return
    following = letter.words[index + 1] if index + 1 < len(letter.words) else None
    after = following.key if following is not None and letter.joined(index + 1) else ""
    cues = letter.lists.cues
    if word.shape == "lower":
        if letter.low[index] and letter.given(index) and _used_as_name(letter, index, after):
            letter.name(index, "a name found elsewhere", doubtful=True)
    elif word.shape == "Capital":
        if letter.neutral(index) and not (
            word.possessive or _month_again(letter, index) or _surname_again(letter, index, after)
        ):
            return
        if not word.opens or word.possessive or after not in cues["not_after_name"]:
            letter.name(index, "a name found elsewhere", doubtful=word.opens)
    elif word.shape == "UPPER" and letter.given(index):
        letter.name(index, "a name found elsewhere", doubtful=True)


def _surname_again(letter: Letter, index: int, after: str) -> bool:
    """Tell whether a Young, Hall or Walker met before stands here, rather than the word."""
    if letter.words[index].key not in letter.lists.surnames or letter.doubly(index) or letter.heading(index):
        return False
    before = letter.words[index - 1].key if index and letter.joined(index) else ""
    return does(after) if letter.words[index].opens else before not in ("the", "a", "this", "last", "in")


def _month_again(letter: Letter, index: int) -> bool:
    """Tell whether a month's name that is a person's elsewhere in the letter is one here."""
    if not letter.doubly(index):
        return False
    before = letter.words[index - 1].key if index and letter.joined(index) else ""
    after = letter.text[letter.words[index].end : letter.words[index].end + 6]
    return month_as_name(letter, index) or not (before in _BEFORE_DATE or before.isdigit() or re.match(r"\s*\d", after))


def _used_as_name(letter: Letter, index: int, after: str) -> bool:
    """Tell whether a lower-case word stands where only a name can."""
    before = letter.words[index - 1].key if index else ""
    if letter.words[index].possessive or kin_follows(letter, index):
        return True
    if after in (
        "is",
        "was",
        "has",
        "had",
        "hasnt",
        "isnt",
        "wasnt",
        "gets",
        "got",
        "goes",
        "went",
        "says",
        "said",
        "doesnt",
        "didnt",
        "cant",
        "needs",
        "wants",
        "loves",
        "hates",
    ):
        return True
    return before in _BEFORE_NAME and after not in (
        "be",
        "have",
        "not",
        "the",
        "a",
        "you",
        "we",
        "it",
        "my",
        "to",
        "of",
        "this",
        "that",
    )


def _pet_name(letter: Letter, index: int, parts: set[str]) -> None:
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


def _near(key: str, parts: list[str], *, low: bool) -> str:
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
