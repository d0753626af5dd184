"""Tell names that are also words (Will, Grace, Mark, Hope) from the words."""

from __future__ import annotations

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lower_case import ENOUGH, ENOUGH_LOW, done, named_low, named_small
from nlp_toolkit.concerns.pseudonymise.months import COLOURS, of_the_calendar
from nlp_toolkit.concerns.pseudonymise.runs import shouted
from nlp_toolkit.concerns.pseudonymise.slots import NEVER, borne, does, likely, seldom, slot

_WORDS = terms.load("name_context")
ALSO_A_NAME = "a word that is also a name"
_DETERMINERS = frozenset(_WORDS["determiners"])
_VERBS = frozenset(_WORDS["verbs"])
_OBJECTS = _DETERMINERS | {
    "my",
    "his",
    "her",
    "their",
    "its",
    "me",
    "us",
    "them",
    "it",
    "you",
    "we",
    "they",
    "he",
    "she",
}
_NICKS = frozenset(["big", "little", "old", "young", "wee", "poor", "mad", "lovely"])
_ONE_OF = frozenset(["a", "another", "no", "that", "this", "your"])
_FAMILY = ("child", "adult", "relative")
_SAYS = frozenset(_WORDS["says"])
_NOT_PEOPLE = frozenset(_WORDS["not_people"])
_ABSTRACT = tuple(_WORDS["abstract"])
_ENOUGH_FIRST = -0.7


def ambiguous(letter: Letter, index: int) -> None:
    """Take an ordinary word for a name where it stands as one."""
    word = letter.words[index]
    if word.shape != "Capital" and any(word.key in letter.lists.cues[name] for name in _FAMILY):
        return
    if plainly_a_word(letter, index):
        return
    if word.shape == "UPPER" and shouted(letter, index) and _shouted(letter, index):
        letter.name(index, f"{ALSO_A_NAME}, used as one", doubtful=True)
    if word.shape == "UPPER" or word.key in letter.lists.cues["staff"] or letter.eponym(index) or letter.body(index):
        return
    if word.shape == "lower":
        if named_small(letter, index):
            letter.name(index, f"{ALSO_A_NAME}, used as one", doubtful=True)
    elif word.opens:
        if (letter.given(index) and _opening(letter, index)) or _acts(letter, index) or _begins(letter, index):
            letter.name(index, f"{ALSO_A_NAME}, used as one", doubtful=True)
    elif _inside(letter, index):
        letter.name(index, f"{ALSO_A_NAME}, with a capital", doubtful=True)


def plainly_a_word(letter: Letter, index: int) -> bool:
    """Tell whether a word that may be a name is none here, for it opens a question or is of the calendar."""
    return _asks(letter, index) or of_the_calendar(letter, index) or done(letter, index)


def _asks(letter: Letter, index: int) -> bool:
    """Tell whether a sentence opens with a verb and what it is done to ('Will the school', 'Mark my words')."""
    word = letter.words[index]
    return word.opens and not word.possessive and word.key in letter.lists.common and letter.after(index) in _OBJECTS


def _name_goes_on(letter: Letter, index: int) -> bool:
    """Tell whether a verb, a comma or an 'and' follows, as after a name."""
    word = letter.words[index]
    return letter.text[word.end : word.end + 1] == "," or does(letter.after(index)) or letter.after(index) == "and"


def _begins(letter: Letter, index: int) -> bool:
    """Weigh the first word of a sentence."""
    key = letter.words[index].key
    if letter.given(index) and key not in letter.lists.common and _name_goes_on(letter, index):
        return True
    if letter.after(index) in letter.lists.cues["role_words"] or letter.after(index) in ("carer", "carers", "care"):
        return False
    if (
        not letter.known(index)
        and index + 1 < len(letter.words)
        and letter.joined(index + 1)
        and letter.given(index + 1)
    ):
        return False  # "Meanwhile Jack"
    if key in letter.lists.telling and likely(letter, index) > NEVER and slot(letter, index) > 1:
        return True
    return likely(letter, index) > (ENOUGH if seldom(letter.words[index].key) else _ENOUGH_FIRST)


def _shouted(letter: Letter, index: int) -> bool:
    """Weigh a word among words in capitals."""
    return likely(letter, index) > ENOUGH_LOW or (letter.given(index) and named_low(letter, index))


def _acts(letter: Letter, index: int) -> bool:
    """Tell whether the first word of a sentence does what people alone do ('Bear said', 'Paddy has')."""
    word = letter.words[index]
    if letter.neutral(index) or word.key in _NOT_PEOPLE or word.key in letter.lists.cues["not_after_name"]:
        return False
    if len(word.text) < 3 or word.key in letter.lists.cues["generic"] or word.key in letter.lists.cues["role_words"]:
        return False
    after = letter.after(index)
    if after in _SAYS or (does(after) and word.key in letter.lists.surnames):
        return True
    return word.key in letter.lists.telling and not word.key.endswith(("ly", "ing")) and does(after)


def _opening(letter: Letter, index: int) -> bool:
    """Weigh the first word of a sentence, whose capital tells nothing."""
    after = letter.after(index)
    if after in (letter.words[index].key, f"{letter.words[index].key}s"):
        return True
    if after == "to" and letter.words[index].key not in _VERBS:
        return True
    if after in letter.lists.cues["not_after_name"]:
        return False
    if index in letter.people or letter.words[index].possessive or letter.words[index].key in letter.lists.leaning:
        return True
    if does(after) or after in ("at", "from", "who", "to", "will", "can"):
        return True
    follows = index + 1 < len(letter.words) and letter.joined(index + 1)
    surname = follows and letter.words[index + 1].shape == "Capital" and not letter.neutral(index + 1)
    if surname and letter.words[index].key not in _VERBS and not letter.heading(index):
        letter.name(index + 1, "surname after a given name", doubtful=True)
        return True
    if after == "and" and letter.capital(index + 2 if index + 2 < len(letter.words) else index):
        return letter.given(min(index + 2, len(letter.words) - 1))
    following = letter.text[letter.words[index].end : letter.words[index].end + 2]
    return (
        following == ", "
        and index + 1 < len(letter.words)
        and letter.words[index + 1].key in ("our", "my", "who", "his", "her", "aged", "the")
    )


def _full_name(letter: Letter, index: int) -> bool:
    """Take a given name and the word with a capital after it for a full name ('Dawn Sparrow')."""
    at = index + 1
    if (
        not letter.given(index)
        or at >= len(letter.words)
        or not letter.joined(at)
        or letter.words[at].shape != "Capital"
    ):
        return False
    if letter.neutral(at) or letter.words[at].key in letter.lists.cues["generic"] or letter.eponym(index):
        return False
    if letter.heading(index) or letter.words[at].key in letter.lists.cues["role_words"]:
        return False
    letter.name(at, "surname after a given name", doubtful=True)
    return True


def _described(letter: Letter, index: int) -> bool:
    """Tell whether a word with a capital says what somebody is, or which of several a thing is ('Black', 'Level 2')."""
    word = letter.words[index]
    if word.key in COLOURS and index - 1 not in letter.names:
        return True
    numbered = index + 1 < len(letter.words) and letter.joined(index + 1) and letter.words[index + 1].shape == "number"
    return numbered and not letter.given(index)


def _inside(letter: Letter, index: int) -> bool:
    """Weigh a word with a capital within a sentence."""
    word = letter.words[index]
    person = index in letter.people
    if not person and not word.possessive and _described(letter, index):
        return False
    if _full_name(letter, index):
        return True
    before = letter.words[index - 1] if index and letter.joined(index) else None
    if before is not None and not person:
        if before.key == "the" and word.key[-1:] == "s" and word.key[:-1] in letter.lists.surnames:
            return word.key not in letter.lists.cues["generic"]
        if before.shape == "lower" and before.key in _DETERMINERS:
            return likely(letter, index) > NEVER and borne(word.key) and before.key in _ONE_OF
        nick = before.key in _NICKS and letter.given(index)
        plain = before.shape != "lower" and not before.opens and letter.ordinary(index - 1)
        if plain and not nick and index - 1 not in letter.names:
            return False
    after = index + 1
    phrase = after < len(letter.words) and letter.joined(after) and letter.capital(after) and letter.ordinary(after)
    if not person and phrase and after not in letter.names and not letter.given(after):
        return False
    if letter.heading(index):
        return False
    generic = word.key in letter.lists.cues["generic"] or word.key in letter.lists.cues["not_after_name"]
    if person or (letter.known(index) and not generic) or (generic and likely(letter, index) > -2):
        return True
    if word.possessive and not generic and word.key not in letter.lists.cues["role_words"]:
        return True
    if word.key.endswith(_ABSTRACT) or generic or word.key in letter.lists.cues["role_words"]:
        return False
    if not all(part[:1].isupper() for part in word.text.split("-")):
        return False
    if letter.proper and index not in letter.proper:
        return False
    if word.key not in letter.lists.common or word.possessive:
        return True
    return word.key not in letter.small or does(letter.after(index))


def nicknamed(letter: Letter, index: int) -> bool:
    """Tell whether the word before makes a nickname of this one ('Big Col')."""
    before = letter.words[index - 1] if index and letter.joined(index) else None
    return before is not None and before.key in _NICKS and before.shape == letter.words[index].shape == "Capital"


def kin_follows(letter: Letter, index: int) -> bool:
    """Tell whether the next word is a word for family ('wills mum')."""
    if index + 1 >= len(letter.words) or not letter.joined(index + 1):
        return False
    key = letter.words[index + 1].key
    return any(key in letter.lists.cues[sort] for sort in ("child", "adult", "relative"))
