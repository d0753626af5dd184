"""Find everywhere a name stands that was found once: misspelt, shortened, as initials, in lower case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.ambiguous import kin_follows
from nlp_toolkit.concerns.pseudonymise.initials import initials, paired
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.likeness import near, pet_name, shortened
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain
from nlp_toolkit.concerns.pseudonymise.looks import weigh
from nlp_toolkit.concerns.pseudonymise.months import month_as_name
from nlp_toolkit.concerns.pseudonymise.runs import NOT_SURNAME
from nlp_toolkit.concerns.pseudonymise.slots import does, likely, slot

_WORDS = terms.load("name_context")
_HELPING = frozenset(["will", "may", "can", "do", "so", "hope", "miss"])
_BEFORE_DATE = frozenset(_WORDS["before_date"])
_BEFORE_NAME = frozenset(_WORDS["before_name"])
_CHATTED = frozenset("rcbykow")  # r u, c u, b4, y, k, o, w/
_OFTEN_LOW, _OFTEN = -2.0, 0.5
_SURE_LOW, _SURE = -2.5, 1.5
_ENDED, _SINGLE = -2.5, -3.0


def repeats(letter: Letter, known: Iterable[str] = ()) -> None:
    """Take every further mention of what was found once.

    Args:
        letter: The letter.
        known: Parts of names found elsewhere: in the family's other letters, in file names and e-mail addresses.
    """
    parts = _parts(letter, known)
    unusual = [part for part in parts if len(part) > 2 and not letter.lists.ordinary(part)]
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or len(word.text) < 2 or word.key in parts:
            continue
        if word.shape != "number" and not letter.ordinary(index) and not letter.neutral(index):
            alike = near(word.key, unusual, low=letter.low[index])
            if alike:
                letter.name(index, alike)
        elif "-" in word.key and any(
            piece in parts and not letter.lists.ordinary(piece) for piece in word.key.split("-")
        ):
            letter.name(index, "holds a name found elsewhere")
        elif word.shape == "Capital":
            pet_name(letter, index, parts)
        elif word.shape == "lower" and letter.low[index] and shortened(letter, index, unusual):
            letter.name(index, "a short form of a name found elsewhere", doubtful=True)
        elif word.shape == "lower" and word.key[-1:] == "s" and word.key[:-1] in parts:
            unusually = word.key not in letter.lists.common or slot(letter, index) > 0
            unusually = unusually or weigh(letter, index) > _ENDED
            if (unusually and letter.low[index]) or kin_follows(letter, index):
                letter.name(index, "a name found elsewhere, with an s")
    for _ in range(2):  # one mention may make another surer
        often = _often(letter)
        for index, word in enumerate(letter.words):
            if word.key in parts and index not in letter.names and not letter.taken[index] and len(word.text) > 1:
                _again(letter, index, often=often)
    _lone(letter, parts)
    _small_pairs(letter, parts)
    _hyphenated(letter, parts)
    initials(letter)
    paired(letter)


def _small_pairs(letter: Letter, parts: set[str]) -> None:
    """Take, where capitals are hardly used, a name after 'and', and a surname that ends the sentence."""
    words = letter.words
    for index in range(len(words) - 1):
        if not letter.low[index] or index not in letter.names or words[index].possessive:
            continue
        following = index + 1
        if letter.joined(following) and words[following].shape == "lower" and _ends_name(letter, following):
            letter.name(following, "surname after a given name", doubtful=True)
        other = index + 2
        if words[following].key not in ("and", "n") or other >= len(words) or letter.taken[other]:
            continue
        usual = letter.ordinary(other) and words[other].key not in parts
        if not usual and words[other].key.isalpha() and len(words[other].text) > 2:
            letter.name(other, "one of two names", doubtful=True)


def _ends_name(letter: Letter, index: int) -> bool:
    """Tell whether an ordinary word after a name ends its sentence and may be a surname ('joy pickles.')."""
    key, end = letter.words[index].key, letter.words[index].end
    if key not in letter.lists.surnames or letter.neutral(index) or key in NOT_SURNAME or does(key):
        return False
    if key in letter.lists.telling and key not in letter.lists.given:
        return True
    return letter.text[end : end + 1] in (".", "\n", ",", "", ")") and key not in letter.lists.cues["after_name"]


def _lone(letter: Letter, parts: set[str]) -> None:
    """Take single letters in lower case that stand beside a name or for one ('a. quill', 'told z')."""
    firsts = {letter.words[at].key[0] for at in letter.names if len(letter.words[at].text) > 1}
    for index, word in enumerate(letter.words):
        if re.fullmatch(r"[a-z](?:-[a-z])+", word.text) and index - 1 in letter.names and letter.joined(index):
            letter.name(index, "initials after a name")
        if len(word.text) != 1 or word.shape != "lower" or letter.taken[index]:
            continue
        if letter.text[max(0, word.start - 1) : word.start] == "(" and letter.text[word.end : word.end + 1] == ")":
            continue  # the letter of a list
        following = letter.words[index + 1] if index + 1 < len(letter.words) else None
        dotted = letter.text[word.end : word.end + 1] == "."
        if following and dotted and following.gap in (".", ". ") and following.key in parts and len(following.text) > 2:
            letter.name(index, "initial before a name found elsewhere")
            letter.name(index + 1, "a name found elsewhere")
        if not letter.low[index] or word.key in "aiuxn":
            continue
        beside = index - 1 in letter.names and letter.joined(index) and not letter.words[index - 1].possessive
        if beside:
            letter.name(index, "initial after a name")
        elif word.key in firsts and word.key not in _CHATTED and slot(letter, index) > _SINGLE:
            letter.name(index, "an initial used as a name", doubtful=True)


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
        if len(piece) > 2
        and (not letter.lists.ordinary(piece) or piece in letter.lists.given or piece in letter.lists.surnames)
    }
    return parts - _no_names()


@cache
def _no_names() -> frozenset[str]:
    """List the words of letters that no child is called."""
    return lists().cues["letter_words"] - set(lists().given)


def _often(letter: Letter) -> set[str]:
    """List the words that are surely names in this letter: found without doubt, or more than once."""
    counted = Counter(letter.words[index].key for index in letter.names)
    sure = {letter.words[index].key for index, name in letter.names.items() if not name.doubtful}
    sure |= {key[:-1] for key in counted if key.endswith("s") and key[:-1] in counted}
    return sure | {key for key, count in counted.items() if count > 1}


def _again(letter: Letter, index: int, *, often: set[str]) -> None:
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
        used = letter.low[index] and letter.given(index) and _used_as_name(letter, index, after)
        if (
            used
            or likely(letter, index) > (_OFTEN_LOW if letter.low[index] else _OFTEN)
            or _surely(letter, index, often)
        ):
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


def _surely(letter: Letter, index: int, often: set[str]) -> bool:
    """Tell whether a word in lower case that is surely a name elsewhere in the letter is one here."""
    key = letter.words[index].key
    if key not in often or key in _HELPING:
        return False
    if key not in letter.lists.common:
        return True
    if letter.low[index] and weigh(letter, index) > _ENDED:
        return True
    return slot(letter, index) > (_SURE_LOW if letter.low[index] else _SURE)


def _surname_again(letter: Letter, index: int, after: str) -> bool:
    """Tell whether a Young, Hall or Walker met before stands here, rather than the word."""
    if letter.words[index].key not in letter.lists.surnames or letter.doubly(index) or letter.heading(index):
        return False
    before = letter.before(index)
    return does(after) if letter.words[index].opens else before not in ("the", "a", "this", "last", "in")


def _month_again(letter: Letter, index: int) -> bool:
    """Tell whether a month's name that is a person's elsewhere in the letter is one here."""
    if not letter.doubly(index):
        return False
    before = letter.before(index)
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
