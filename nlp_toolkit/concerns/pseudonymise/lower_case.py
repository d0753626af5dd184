"""Tell names from words where both are written in lower case."""

from __future__ import annotations

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.slots import does, likely, seldom

_WORDS = terms.load("name_context")
ENOUGH_LOW, ENOUGH = -1.7, 1.2
_DETERMINERS = frozenset(_WORDS["determiners"])
_SINGULAR = frozenset(_WORDS["singular"])
_VERBS = frozenset(_WORDS["verbs"])
_BEFORE_LOWER = frozenset(_WORDS["before_lower"])
_AFTER_LOWER = frozenset(_WORDS["after_lower"])
_DOERS = frozenset(["i", "we", "you", "they", "in", "no", "any", "some", "lost", "all", "to"])
_MARKS = tuple("'\"‘’“”")
_SELF = frozenset(["its", "it's", "is", "im", "i'm", "from"])


def named_small(letter: Letter, index: int) -> bool:
    """Weigh a word in lower case: readily where the writer hardly uses capitals, seldom elsewhere."""
    before = letter.before(index)
    if _quoted(letter, index):
        return False
    if letter.low[index] and before == "our" and does(letter.after(index)) and letter.given(index):
        return True
    if letter.low[index]:
        return likely(letter, index) > ENOUGH_LOW or (letter.given(index) and named_low(letter, index))
    enough = 2 * ENOUGH if seldom(letter.words[index].key) else ENOUGH
    return letter.given(index) and likely(letter, index) > enough


def done(letter: Letter, index: int) -> bool:
    """Tell whether a word that is seldom a name stands as what somebody does or has ('we live in hope', 'i will')."""
    before = letter.before(index)
    return letter.words[index].shape == "lower" and seldom(letter.words[index].key) and before in _DOERS


def named_low(letter: Letter, index: int) -> bool:
    """Weigh a word in lower case, in a letter without capitals."""
    before = letter.before(index)
    after = letter.after(index)
    if letter.words[index].possessive:
        return before not in _DETERMINERS
    if letter.words[index].key in _VERBS:
        return before in ("by", "with", "called", "nan", "phoned", "emailed", "rang") and (
            after in _AFTER_LOWER or not after
        )
    if before in _SELF and after in ("again", "here", "from", "speaking", "calling", ""):
        return True
    if after == "from" or (after in _SINGULAR and before in ("also", "because", "cos", "and", "when", "but", "so", "")):
        return True
    following = letter.words[index + 2].key if index + 2 < len(letter.words) else ""
    if after == "the" and following in letter.lists.cues["staff"]:
        return True
    return before in _BEFORE_LOWER and after in _AFTER_LOWER


def _quoted(letter: Letter, index: int) -> bool:
    """Tell whether the word stands alone in quotation marks, as a word that somebody used."""
    word = letter.words[index]
    after = letter.text[word.end : word.end + 2].lstrip(".,!?")[:1]
    return letter.text[word.start - 1 : word.start] in _MARKS and after in _MARKS and after != ""
