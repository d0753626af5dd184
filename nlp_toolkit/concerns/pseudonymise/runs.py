"""Tell how far a name goes that the words before it announce."""

from __future__ import annotations

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lists
from nlp_toolkit.concerns.pseudonymise.slots import does

_WORDS = terms.load("name_context")
PARTICLES = frozenset(_WORDS["particles"])
NOT_SURNAME = frozenset(_WORDS["not_surname"])
_BRIEF = frozenset(["v", "d", "vd"])  # van, de, van der
_SHOUTED = frozenset(_WORDS["no_surname_shouted"]) | lists().cues["not_after_name"]


def run(
    letter: Letter,
    index: int,
    reason: str,
    *,
    role: Role = "",
    most: int = 4,
    strong: bool = False,
    doubtful: bool = False,
) -> int:
    """Take the words of one name from here on and return the index after it.

    Args:
        letter: The letter.
        index: The first word that may belong to the name.
        reason: Why a name stands here.
        role: Who the words beside it say it is.
        most: The most words a name may have.
        strong: Whether a name surely follows, so that an ordinary word counts too.
        doubtful: Whether the cue is weak.
    """
    first, last = index, index
    while index < len(letter.words) and index - first < most:
        if index > first and not letter.joined(index):
            break
        if not _part(letter, index, first, strong=strong):
            if _goes_on(letter, index):
                index += 1
                continue
            break
        index += 1
        last = index
        if letter.words[index - 1].possessive:
            break
    if (
        last > first
        and all(len(letter.words[i].text) == 1 and letter.words[i].key in "aio" for i in range(first, last))
        and not (last - first == 1 and letter.words[first].text in "AO" and strong)
    ):
        return first
    for at in range(first, last):
        letter.name(at, reason, role=role, doubtful=doubtful)
    return last


def _surname_first(letter: Letter, index: int) -> bool:
    """Tell whether a surname in capitals stands before the other names ('LAU Tsz Kiu')."""
    after = index + 1
    if after >= len(letter.words) or not letter.joined(after) or letter.ordinary(index) or letter.neutral(index):
        return False
    return letter.words[after].shape == "Capital" and not letter.ordinary(after)


def _goes_on(letter: Letter, index: int) -> bool:
    """Tell whether a particle and the name after it stand here ('van der Berg', 'v d Berg')."""
    after = index
    while after < len(letter.words) and after - index < 3 and letter.words[after].key in PARTICLES | _BRIEF:
        after += 1
        if after == len(letter.words) or not letter.joined(after):
            return False
    brief = letter.words[index].key in _BRIEF
    return after > index and letter.words[after].shape == "Capital" and not (brief and letter.ordinary(after))


def _part(letter: Letter, index: int, first: int, *, strong: bool) -> bool:
    """Tell whether a word may be part of a name that a cue announces."""
    word = letter.words[index]
    if letter.taken[index] or word.shape == "number" or (len(word.text) < 4 and word.text[-1].isdigit()):
        return False
    if word.shape != "lower":
        if len(word.text) == 1:
            return word.text != "I" or letter.text[word.end : word.end + 1] == "."
        if word.key in NOT_SURNAME and index > first and ends_name(letter, index):
            return True
        if word.key in letter.lists.cues["role_words"] and index > first:
            return False
        if (
            word.shape == "UPPER"
            and len(word.text) < 6
            and not (strong or letter.known(index) or shouted(letter, index) or _surname_first(letter, index))
        ):
            return False
        if letter.neutral(index) and not (strong and word.shape == "Capital" and letter.doubly(index)):
            return False
        degree = word.shape == "UPPER" and len(word.text) < 6 and not letter.known(index)
        if degree and any(w.shape == "Capital" and len(w.text) > 1 for w in letter.words[first:index]):
            return False
        if word.key in letter.lists.cues["generic"] and not letter.given(index):
            return False
        if word.key in NOT_SURNAME or letter.body(index) or (index > first and letter.cue("relative", index)):
            return False
        if index > first and shouted(letter, index) and letter.ordinary(index) and not surname_like(letter, index):
            return False
        if strong or letter.known(index) or not letter.ordinary(index):
            return True
        return index > first and not letter.lists.ordinary(letter.words[index - 1].key)
    if letter.neutral(index) or word.key in NOT_SURNAME:
        return False
    if len(word.text) == 1:
        return index > first and letter.low[index] and word.key not in "aiux"
    if not letter.ordinary(index):
        return letter.low[index] or letter.known(index) or (strong and index == first)
    if not (letter.low[index] and letter.known(index)):
        return False
    following = letter.words[index + 1].key if index + 1 < len(letter.words) else ""
    return strong or (letter.given(index) and following in letter.lists.cues["after_name"])


def ends_name(letter: Letter, index: int) -> bool:
    """Tell whether a small word with a capital ends a name, as no sentence would have it ('Tran Thi Be (mother')."""
    word = letter.words[index]
    ended = letter.text[word.end : word.end + 2].lstrip(" ")[:1] in ("(", ",", ")", "\n", ";")
    return ended and word.shape == "Capital" and len(word.text) > 1


def surname_like(letter: Letter, index: int) -> bool:
    """Tell whether an ordinary word among words in capitals may be a surname rather than a verb or preposition."""
    key = letter.words[index].key
    if key in letter.lists.surnames and key not in _SHOUTED:
        return not does(key)
    return not does(key) and key not in _SHOUTED and key not in letter.lists.cues["after_name"]


def shouted(letter: Letter, index: int) -> bool:
    """Tell whether the words around this one are in capitals too."""
    near = letter.words[max(0, index - 3) : index] + letter.words[index + 1 : index + 4]
    return sum(word.shape == "UPPER" and len(word.text) > 2 for word in near) > 1
