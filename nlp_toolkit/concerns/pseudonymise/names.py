"""Find names by lists, by a tagger, and by what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from nlp_toolkit.concerns.pseudonymise.ambiguous import ambiguous, kin_follows, nicknamed
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain
from nlp_toolkit.concerns.pseudonymise.months import month_as_name
from nlp_toolkit.concerns.pseudonymise.runs import shouted
from nlp_toolkit.concerns.pseudonymise.slots import slot


def by_list(letter: Letter) -> None:
    """Take capitalised names of the lists, and uncommon ones in lower case."""
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or index in letter.labels:
            continue
        if word.shape == "number" or len(word.text) < 2:
            continue
        if word.shape == "lower":
            _lower(letter, index)
        elif letter.doubly(index) and (month_as_name(letter, index) or _after_itself(letter, index)):
            letter.name(index, "a month's name used as a person's", doubtful=True)
        elif letter.neutral(index) and letter.given(index) and nicknamed(letter, index):
            letter.name(index, "a name after Big, Little, Old or the like", doubtful=True)
        elif letter.neutral(index) and not (
            word.shape == "Capital"
            and word.possessive
            and letter.given(index)
            and word.key not in letter.lists.cues["months"]
        ):
            continue
        elif letter.known(index) and not letter.ordinary(index):
            if word.shape == "UPPER" and len(word.text) < 4 and not letter.given(index):
                continue
            if not letter.eponym(index) and not letter.body(index):
                letter.name(index, "in the lists of names")
        elif letter.ordinary(index):
            ambiguous(letter, index)


def _after_itself(letter: Letter, index: int) -> bool:
    """Tell whether the same word in lower case stands before ('every autumn Autumn helps')."""
    return index > 0 and letter.words[index - 1].text == letter.words[index].text.casefold()


def _lower(letter: Letter, index: int) -> None:
    """Take a lower-case name that is no English word."""
    word = letter.words[index]
    stem = word.key[:-1] if word.key.endswith("s") else ""
    if (
        letter.low[index]
        and stem in letter.lists.given
        and stem not in letter.lists.neutral
        and kin_follows(letter, index)
    ):
        letter.name(index, "a name with an s before a word for family")
        return
    if letter.ordinary(index):
        ambiguous(letter, index)
    if word.key in letter.lists.chiefly and not letter.low[index]:
        return
    key = word.key
    brief = len(key) == 2 and letter.low[index] and letter.given(index) and key not in letter.lists.slang
    if brief and not letter.ordinary(index) and slot(letter, index) > 0:
        letter.name(index, "in the lists of names", doubtful=True)
    if len(word.text) < 3 or letter.ordinary(index) or not word.text[0].isalpha():
        return
    if "'" in key or not key.replace("-", "").isalpha():
        return
    if key in letter.lists.given or key in letter.lists.surnames or (letter.low[index] and key in letter.lists.proper):
        letter.name(index, "in the lists of names", doubtful=not letter.low[index])
    elif key.endswith("s") and len(key) > 4 and key[:-1] in letter.lists.given and not letter.lists.ordinary(key[:-1]):
        letter.name(index, "in the lists of names, with an s")


def left_over(letter: Letter) -> None:
    """Take every capitalised word that is neither an ordinary word nor part of a known body."""
    for index, word in enumerate(letter.words):
        if word.shape == "lower" and index not in letter.names and _of_no_dictionary(letter, index):
            if letter.low[index]:
                letter.name(index, "a word of no dictionary, where capitals are hardly used", doubtful=True)
            elif _like_a_name(letter, index):
                letter.name(index, "a word of no dictionary where a name may stand", doubtful=True)
        if letter.taken[index] or index in letter.names or word.shape not in ("Capital", "UPPER") or len(word.text) < 2:
            continue
        if letter.ordinary(index) or letter.neutral(index) or letter.eponym(index) or letter.body(index):
            continue
        short = 5 if re.search(r"[AEIOUY]", word.text) and not shouted(letter, index) else 7
        if word.shape == "UPPER" and "-" not in word.text and len(word.text) < short and not letter.known(index):
            continue
        if word.shape == "UPPER" and _shouted(letter, index):
            continue
        if any(c.isdigit() for c in word.key) or _run_together(letter, word.text):
            continue
        if word.opens and misspelt(letter, word.key):
            continue
        letter.name(index, "a capitalised word that is no ordinary word", doubtful=True)


def _of_no_dictionary(letter: Letter, index: int) -> bool:
    """Tell whether a word in lower case is neither English, nor slang, nor a slip of the pen."""
    key = letter.words[index].key
    if len(key) < 3 or not key.replace("-", "").isalpha() or letter.ordinary(index) or letter.neutral(index):
        return False
    if key in letter.lists.slang or re.search(r"(.)\1\1|^[^aeiouy]+$", key):
        return False
    beside = letter.lists.cues["titles"] | letter.lists.cues["calling"]
    if index and letter.joined(index) and (index - 1 in letter.names or letter.words[index - 1].key in beside):
        return True
    common = letter.lists.common
    if any(key[:at] in common and key[at:] in common for at in range(3, len(key) - 2)):
        return False
    if any(key.endswith(end) and key[: -len(end)] in common for end in _ENDINGS):
        return False
    return not misspelt(letter, key) or slot(letter, index) > 1


def _like_a_name(letter: Letter, index: int) -> bool:
    """Tell whether a word of no dictionary stands as a name, or is one slip away from a given name."""
    key = letter.words[index].key
    if slot(letter, index) > 1:
        return True
    return len(key) > 5 and any(one in letter.lists.given for one in _slips(key))


_ENDINGS = (
    "s",
    "d",
    "ed",
    "ing",
    "in",
    "er",
    "ers",
    "y",
    "ly",
    "ness",
    "less",
    "able",
    "ish",
    "nt",
    "t",
    "ve",
    "ll",
    "re",
    "m",
)


def _run_together(letter: Letter, text: str) -> bool:
    """Tell whether a word is two ordinary ones without their space ('timeThe'), or garbled by a wrong encoding."""
    if re.search(r"Ã|Â|â€|â$|ï¿½|�", text):
        return True
    parts = re.findall(r"[^\W\d_][^\WA-Z\d_]*", text)
    return text[0].islower() and len(parts) == 2 and all(letter.lists.ordinary(plain(part)) for part in parts)


def _shouted(letter: Letter, index: int) -> bool:
    """Tell whether the word is a shouted misspelling."""
    return not letter.known(index) and misspelt(letter, letter.words[index].key)


def misspelt(letter: Letter, key: str) -> bool:
    """Tell whether one slip away from this stands a common word."""
    if len(key) < 5 or not key.isascii() or not key.isalpha():
        return False
    return any(one in letter.lists.common for one in _slips(key))


def _slips(key: str) -> Iterator[str]:
    """Write a word with one letter left out, swapped, put wrong or put in."""
    for at in range(len(key)):
        yield key[:at] + key[at + 1 :]
        if at:
            yield key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :]
        for other in ascii_lowercase:
            yield key[:at] + other + key[at + 1 :]
            yield key[:at] + other + key[at:]
