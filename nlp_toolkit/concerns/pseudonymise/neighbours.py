"""Find the names that a name beside them gives away: surnames, pairs, lists."""

from __future__ import annotations

from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.runs import NOT_SURNAME, PARTICLES, ends_name, shouted, surname_like

_BETWEEN = PARTICLES | {"an", "na", "nan", "nam", "y", "yr", "ni", "nic"}
_PIECES = frozenset(
    [
        "son",
        "ton",
        "man",
        "ham",
        "ley",
        "ford",
        "ell",
        "ana",
        "ina",
        "kar",
        "den",
        "worth",
        "field",
        "wood",
        "well",
        "land",
    ]
)


def given_pairs(letter: Letter) -> None:
    """Take both names of 'Rose and Mark', a surname after a given name, and what joins the parts of one name."""
    words = letter.words
    for index in range(len(words) - 1):
        if letter.taken[index] or words[index].shape == "lower":
            continue
        certain = index in letter.names or (letter.given(index) and not letter.ordinary(index))
        if certain and letter.joined(index + 1) and _torn(letter, index + 1):
            letter.name(index + 1, "a piece of the name before it", doubtful=True)
        if letter.doubly(index) and _month_and_surname(letter, index):
            certain = True
            letter.name(index, "given name before a surname", doubtful=True)
        if (
            certain
            and (not letter.neutral(index) or index in letter.names)
            and not words[index].possessive
            and letter.joined(index + 1)
        ):
            _surname(letter, index)
        _two(letter, index)
    for index in range(len(words) - 1):
        if index not in letter.names and index + 1 in letter.names and _before_surname(letter, index):
            letter.name(index, "stands before a surname", doubtful=True)
        if (
            words[index].key in PARTICLES
            and letter.capital(index)
            and index + 1 in letter.names
            and letter.joined(index + 1)
        ):
            letter.name(index, "part of the name after it")
    for index in range(len(words) - 2, 0, -1):
        particle = words[index].key in PARTICLES and words[index].shape == "lower" and index not in letter.names
        before = words[index - 1].key in letter.lists.cues["titles"] or words[index - 1].key in PARTICLES
        if particle and index + 1 in letter.names and letter.joined(index + 1) and letter.joined(index) and before:
            letter.name(index, "part of the name after it")
    for index in range(1, len(words) - 1):
        if index in letter.names or index - 1 not in letter.names or index + 1 not in letter.names:
            continue
        together = letter.joined(index) and letter.joined(index + 1) and not words[index - 1].possessive
        if together and (
            words[index].key in _BETWEEN
            or (letter.capital(index) and words[index].key not in NOT_SURNAME)
            or _scanned(letter, index)
        ):
            letter.name(index, "stands between two parts of a name")


def _scanned(letter: Letter, index: int) -> bool:
    """Tell whether a scanner read the capital I of a name as an l ('lain')."""
    key = letter.words[index].key
    return letter.words[index].text[0] == "l" and "i" + key[1:] in letter.lists.given


def listed(letter: Letter) -> None:
    """Take every name of a list ('Godswill, Marvellous and Divine') with a certain one, or of given names alone."""
    words, index = letter.words, 0
    while index < len(words) - 1:
        items = [index]
        at = index
        while at + 1 < len(words) and _usable(letter, items[-1]):
            mark = words[at + 1].gap.strip(" \n")
            if mark in (",", "&", "/") and words[at + 1].key != "and":
                at += 1
            elif mark in ("", ",") and words[at + 1].key == "and" and at + 2 < len(words) and words[at + 2].gap == " ":
                at += 2
            else:
                break
            items.append(at)
        while items and not _usable(letter, items[-1]):
            items.pop()
        inside = [i for i in items if not words[i].opens]
        certain = [i for i in items if i in letter.names or (letter.given(i) and not letter.ordinary(i))]
        if len(items) > 2 and (certain or all(letter.given(i) for i in items)) and inside:
            for i in items:
                letter.name(i, "one of a list of names", doubtful=letter.ordinary(i))
        index = max(index + 1, items[-1] if items else 0)


def _usable(letter: Letter, index: int) -> bool:
    """Tell whether a word may be an item in a list of names."""
    word = letter.words[index]
    return (
        word.shape == "Capital"
        and (len(word.text) > 2 or (len(word.text) == 2 and letter.given(index)))
        and not letter.taken[index]
        and not letter.neutral(index)
        and word.key not in NOT_SURNAME
        and word.key not in letter.lists.cues["generic"]
    )


def _surname(letter: Letter, index: int) -> None:
    """Take what follows a given name."""
    following = letter.words[index + 1]
    if following.shape in ("lower", "number") or following.opens or letter.taken[index + 1]:
        return
    if letter.ordinary(index + 1) and index - 1 in letter.names and letter.joined(index):
        if ends_name(letter, index + 1):
            letter.name(index + 1, "last part of a name", doubtful=True)
        return
    if len(following.text) == 1:
        if following.text not in "IA":
            letter.name(index + 1, "initial after a given name")
            letter.name(index, "given name before an initial")
    elif not _unlikely_surname(letter, index + 1):
        letter.name(index, "given name before a surname")
        letter.name(index + 1, "surname after a given name", doubtful=letter.ordinary(index + 1))


def _before_surname(letter: Letter, index: int) -> bool:
    """Tell whether an ordinary word with a capital stands before a surname as a given name does ('Parry Cole-Dass')."""
    word, following = letter.words[index], letter.words[index + 1]
    if word.shape == "lower" or len(word.text) < 3 or letter.neutral(index) or word.opens or word.possessive:
        return False
    if not letter.joined(index + 1):
        return False
    cues = letter.lists.cues
    if any(
        word.key in cues[name] for name in ("generic", "role_words", "staff", "titles", "calling", "not_after_name")
    ):
        return False
    alone = following.key not in letter.lists.given and not letter.ordinary(index + 1)
    same = word.shape == following.shape
    return (
        alone
        and same
        and not letter.taken[index]
        and word.key not in NOT_SURNAME
        and (word.shape == "UPPER" or not letter.heading(index))
    )


def _torn(letter: Letter, index: int) -> bool:
    """Tell whether a word in lower case is but the end of the name before it, which a scanner tore apart."""
    word, key = letter.words[index], letter.words[index].key
    if word.shape != "lower" or letter.taken[index] or not key.isalpha() or not 1 < len(key) < 6:
        return False
    whole = letter.words[index - 1].key + key
    unusual = not letter.ordinary(index) and key not in letter.lists.slang
    return unusual or (letter.lists.named(whole) and key in _PIECES)


def _month_and_surname(letter: Letter, index: int) -> bool:
    """Tell whether April or Jordan stands before a surname."""
    following = letter.words[index + 1]
    if following.shape != "Capital" or len(following.text) < 3 or letter.neutral(index + 1) or letter.taken[index + 1]:
        return False
    usable = following.key in letter.lists.surnames or not letter.ordinary(index + 1)
    return usable and letter.joined(index + 1) and not letter.heading(index) and not letter.body(index)


def _unlikely_surname(letter: Letter, index: int) -> bool:
    """Tell whether a word after a given name is surely none of its parts; Walker, Hall and Kent may be."""
    key = letter.words[index].key
    if key in letter.lists.cues["role_words"] or key == "i" or letter.body(index):
        return True
    if shouted(letter, index) and letter.ordinary(index) and not surname_like(letter, index):
        return True
    if key in NOT_SURNAME:
        return letter.heading(index) or letter.words[index].shape != "Capital"
    return letter.neutral(index) and not (key in letter.lists.surnames and letter.words[index].shape == "Capital")


def _two(letter: Letter, index: int) -> None:
    """Take both names where one of a pair is certain."""
    words = letter.words
    if words[index + 1].key in ("and", "n") and letter.joined(index + 1) and index + 2 < len(words):
        other = index + 2
    elif words[index + 1].gap.strip() in ("&", "+", "/"):
        other = index + 1
    else:
        return
    if words[other].shape == "lower" or letter.taken[other] or words[other].gap.strip(" &+/"):
        return
    both = (index, other)
    usable = all(
        not letter.neutral(i)
        and words[i].key not in NOT_SURNAME
        and (letter.given(i) or not letter.ordinary(i) or words[i].key not in letter.lists.common or i in letter.names)
        for i in both
    )
    if usable and any(i in letter.names or (letter.given(i) and not letter.ordinary(i)) for i in both):
        for i in both:
            letter.name(i, "one of two names")
