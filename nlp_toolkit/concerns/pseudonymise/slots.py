"""Tell by the words around a place in a sentence whether a person stands there.

The weights in name_slots.toml were learned from our own letters by training/slots/learn.py; the word itself is no part
of them.
"""

from __future__ import annotations

from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter

_VERBS = terms.load("name_context")
_SINGULAR = frozenset(_VERBS["singular"])
_PASTS = frozenset(_VERBS["pasts"])
_NAMES = terms.load("word_names")
_WORD_NAMES = frozenset(_NAMES["given"].split())
_SELDOM = frozenset(_NAMES["seldom"].split())
_FUNCTION = frozenset(
    word for name in ("not_surname", "function", "determiners", "not_people", "pronouns") for word in _VERBS[name]
)
ARTICLES = frozenset(["a", "an", "any", "each", "every", "more", "much", "no", "some", "the", "these", "those"])
_NO_NAMES = ("generic", "role_words", "titles", "staff", "child", "adult", "relative", "salutations", "closings")
NEVER = -9.0
_KINDS = (
    ("titles", "title"),
    ("child", "kin"),
    ("adult", "kin"),
    ("relative", "kin"),
    ("staff", "staff"),
    ("generic", "generic"),
)


def does(key: str) -> bool:
    """Tell whether a word is a verb that one person does ('is', 'took', 'walked')."""
    return key in _SINGULAR or key in _PASTS or (len(key) > 4 and key.endswith("ed"))


def likely(letter: Letter, index: int) -> float:
    """Weigh whether an ordinary word is somebody's name, by its neighbours and by how often people are called so."""
    if never_named(letter, index):
        return NEVER
    key = letter.words[index].key
    before = letter.before(index)
    return slot(letter, index) + _borne(letter, key) - (3 if before in ARTICLES else 0)


def never_named(letter: Letter, index: int) -> bool:
    """Tell whether nobody is called by this word: a pronoun, a title, a word for family or for a post."""
    key, cues = letter.words[index].key, letter.lists.cues
    usual = key in _FUNCTION or letter.neutral(index) or any(key in cues[name] for name in _NO_NAMES)
    return usual and key not in _WORD_NAMES


def borne(key: str) -> bool:
    """Tell whether a word is chiefly met as a name, where it has a capital (Poppy, Grace)."""
    return key in _WORD_NAMES and key not in _SELDOM


def seldom(key: str) -> bool:
    """Tell whether a name is far more often a plain word (hope, will, love).

    >>> seldom("hope"), seldom("grace")
    (True, False)
    """
    return key in _SELDOM


def _borne(letter: Letter, key: str) -> float:
    """Weigh how often a word is a name, whatever stands beside it."""
    if key in _WORD_NAMES:
        return -1.0 if key in _SELDOM else 1.0
    if key in letter.lists.leaning:
        return 0.5
    if key in letter.lists.given:
        return -1.0 if key in letter.lists.telling else -2.5
    return -3.0 if key in letter.lists.surnames else -6.0


@cache
def _weights() -> dict[str, float]:
    """Read what each neighbour tells, in log-odds."""
    learned = terms.load("name_slots")
    return {"": learned["start"], **learned["weights"]}


def slot(letter: Letter, index: int) -> float:
    """Weigh whether a person is named at a word, by its neighbours alone; above 0 it is likelier than not.

    >>> from nlp_toolkit.concerns.pseudonymise.letter import open_letter
    >>> letter = open_letter("my lad sky is home and the sky is grey", [])
    >>> slot(letter, 2) > 0 > slot(letter, 7)
    True
    """
    weights = _weights()
    return weights[""] + sum(weights.get(feature, 0.0) for feature in features(letter, index))


def features(letter: Letter, index: int, *, marks: bool = True) -> list[str]:
    """Describe the neighbours of a word.

    Args:
        letter: The letter.
        index: The word, which itself is not looked at, but for its possessive ending.
        marks: Whether commas, brackets and the ends of lines are described too.
    """
    told: list[str] = []
    words, last = letter.words, len(letter.words)
    if words[index].possessive:
        told.append("possessive")
    for distance in (-2, -1, 1, 2):
        at = index + distance
        if not 0 <= at < last:
            told.append(f"{distance} none")
            continue
        told += [f"{distance} {what}" for what in _kinds(letter, at)]
        if distance == 1 and does(words[at].key):
            told.append("1 verb")
    if index and words[index - 1].possessive:
        told.append("-1 possessive")
    before = words[index - 1].key if index else ""
    after = words[index + 1].key if index + 1 < last else ""
    told += [f"'{before}' 0 '{after}'", f"'{before}' 0 verb"] if does(after) else [f"'{before}' 0 '{after}'"]
    if index > 1:
        told.append(f"'{words[index - 2].key} {before}' 0")
    if index + 2 < last:
        told.append(f"0 '{after} {words[index + 2].key}'")
    if marks:
        told.append("before " + _mark(words[index].gap if index else "\n"))
        told.append("after " + _mark(words[index + 1].gap if index + 1 < last else "\n"))
    return told


def _kinds(letter: Letter, at: int) -> list[str]:
    """Name a neighbour by itself and by its kind."""
    word, cues = letter.words[at], letter.lists.cues
    if word.shape == "number":
        return ["number"]
    kinds = [kind for name, kind in _KINDS if word.key in cues[name]]
    if letter.known(at) and not letter.ordinary(at) and not letter.neutral(at):
        return ["name", *kinds]
    return [f"'{word.key}'", *dict.fromkeys(kinds)]


def _mark(gap: str) -> str:
    """Name what stands between two words."""
    if "\n" in gap:
        return "line"
    bare = gap.strip(" \t'’\"“”‘")
    return bare[0] if bare else "nothing"
