"""Weigh a word by its own look and its neighbours together, and take for names what the other ways have missed.

The weights in name_looks.txt.gz were learned from our own letters by training/slots/learn.py. What a word is comes in
by the lists it stands in and by how it is written, never as the word itself, so that a name never seen is weighed too.
"""

from __future__ import annotations

import math
from functools import cache

from nlp_toolkit.concerns.pseudonymise.ambiguous import ALSO_A_NAME, plainly_a_word
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lines, lists
from nlp_toolkit.concerns.pseudonymise.months import of_a_sort
from nlp_toolkit.concerns.pseudonymise.names import misspelt
from nlp_toolkit.concerns.pseudonymise.slots import ARTICLES, borne, features, never_named, seldom

_LISTS = (
    "given",
    "surnames",
    "proper",
    "common",
    "rare",
    "leaning",
    "chiefly",
    "telling",
    "slang",
    "neutral",
)
_CUES = (
    "generic",
    "titles",
    "staff",
    "role_words",
    "child",
    "adult",
    "relative",
    "salutations",
    "closings",
    "not_after_name",
    "months",
    "days",
)
_SHAPES = {"lower": "l", "Capital": "C", "UPPER": "U", "number": "n"}
# What a word must weigh, by its sort: of no dictionary; an ordinary one.
_UNUSUAL, _UNUSUAL_SMALL, _SLIP = -1.5, 0.0, 1.0
_LOW, _LOW_WORD, _ORDINARY, _OPENING, _SMALL = -1.2, -1.0, -1.0, 1.0, 0.5
_POSTS = ("ologist", "apist", "ician")
_SELDOM_LOW, _SELDOM = -0.6, 0.5
_TOO_LITTLE = -2.5
_ACRONYM = 5


def look_again(letter: Letter) -> None:
    """Take every word that is likelier a name than the letters' other words are, all told."""
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or index in letter.labels:
            continue
        if not word.key.replace("-", "").replace("'", "").isalpha() or len(word.text) < 2:
            continue
        if word.shape == "UPPER" and len(word.text) <= _ACRONYM and not letter.known(index):
            continue
        if letter.eponym(index) or letter.body(index) or ("-" in word.key and not letter.known(index)):
            continue
        if weigh(letter, index) > _enough(letter, index):
            letter.name(index, "its look and the words around it are those of a name", doubtful=True)


def think_again(letter: Letter) -> None:
    """Give back the ordinary words that were taken for names, where neither their look nor their neighbours say so."""
    sure = {letter.words[index].key for index, name in letter.names.items() if not name.doubtful}
    for index in [
        index for index, name in letter.names.items() if name.doubtful and name.reason.startswith(ALSO_A_NAME)
    ]:
        if letter.ordinary(index) and letter.words[index].key not in sure and weigh(letter, index) < _TOO_LITTLE:
            del letter.names[index]


def _enough(letter: Letter, index: int) -> float:
    """Tell what a word must weigh: least for one of no dictionary, most for an everyday word that opens a sentence."""
    word, low, small = letter.words[index], letter.low[index], letter.words[index].shape == "lower"
    if plainly_a_word(letter, index) or of_a_sort(letter, index):
        return math.inf
    if never_named(letter, index):
        return (_SELDOM_LOW if low else _SELDOM) if letter.given(index) else math.inf
    if not letter.ordinary(index):
        if small and not letter.known(index) and (misspelt(letter, word.key) or word.key.endswith(_POSTS)):
            return _SLIP
        return _UNUSUAL if low or not small else _UNUSUAL_SMALL
    if _after_article(letter, index):
        return math.inf
    if word.opens and not small:
        return _OPENING
    borne = word.key in letter.lists.surnames or letter.given(index)
    if small and not low:
        return _SMALL if borne else math.inf
    return (_LOW if borne else _LOW_WORD) if low else _ORDINARY


def _after_article(letter: Letter, index: int) -> bool:
    """Tell whether 'the' or 'a' stands before a word, or before the ordinary word before it ('a different link')."""
    for at in (index - 1, index - 2):
        if at < 0 or not letter.joined(at + 1):
            return False
        word = letter.words[at]
        if word.key in ARTICLES:
            return True
        if letter.words[index].shape != "lower" or word.shape != "lower" or _calls(letter, at):
            return False
    return False


def _calls(letter: Letter, index: int) -> bool:
    """Tell whether a word may stand before a name ('the lad sky', 'a girl called summer')."""
    key, cues = letter.words[index].key, letter.lists.cues
    before = any(
        key in cues[name] for name in ("child", "adult", "relative", "staff", "titles", "calling", "role_words")
    )
    return before or not letter.ordinary(index)


def weigh(letter: Letter, index: int) -> float:
    """Weigh whether a word belongs to somebody's name, in log-odds.

    >>> from nlp_toolkit.concerns.pseudonymise.letter import open_letter
    >>> letter = open_letter("me and moth and the others saw a moth on the wall", [])
    >>> weigh(letter, 2) > weigh(letter, 8)
    True
    """
    weights = _weights()
    told = {*look(letter, index), *features(letter, index)}
    return weights[""] + sum(weights.get(one, 0.0) for one in told)


@cache
def _weights() -> dict[str, float]:
    """Read the weights; the empty name has what every word begins with."""
    pairs = (line.rsplit("\t", 1) for line in lines("name_looks"))
    return {name: float(weight) for name, weight in pairs}


@cache
def _listed(key: str) -> str:
    """Say in which lists a word stands, a letter for each."""
    known = lists()
    return "".join(name[0] if key in getattr(known, name) else "-" for name in _LISTS)


def look(letter: Letter, index: int) -> list[str]:
    """Describe a word itself: how it is written, in which lists it stands, its ends if it is in no dictionary."""
    word, cues = letter.words[index], letter.lists.cues
    key, low = word.key, letter.low[index]
    shape = _SHAPES[word.shape] + ("L" if low else "") + ("o" if word.opens and word.shape != "lower" else "")
    listed = _listed(key)
    told = [f"written {shape}", f"in {listed}", f"written {shape} in {listed}"]
    told += [f"written {shape} cue {name}" for name in _CUES if key in cues[name]]
    if borne(key) or seldom(key):
        told.append(f"written {shape} {'seldom' if seldom(key) else 'chiefly'} a name")
    if key not in letter.lists.common and key not in letter.lists.rare:
        told += [f"ends {key[-3:]}", f"ends {key[-2:]}", f"begins {key[:2]}", f"begins {key[:3]}"]
        told.append(f"long {min(len(key), 9)}")
    if len(key) > 3 and key.endswith("s") and key[:-1] in letter.lists.given:
        told.append(f"written {shape} a name with an s")
    return told
