"""Find the names that the words beside them give away: titles, kin, greetings, signatures, labels."""

from __future__ import annotations

import re
from collections.abc import Callable

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.posts import BORNE, kin_names
from nlp_toolkit.concerns.pseudonymise.runs import NOT_SURNAME, run
from nlp_toolkit.concerns.pseudonymise.slots import NEVER, does, likely, slot

_WORDS = terms.load("name_context")
_KIN: tuple[tuple[str, Role], ...] = (
    ("child", "child"),
    ("adult", "parent"),
    ("relative", "relative"),
    ("staff", "official"),
)
_PLAIN_TITLES = frozenset(_WORDS["plain_titles"])
_SURE_TITLES = _PLAIN_TITLES | {"miss"}
_MANY_TITLES = frozenset(["mr", "mrs", "ms", "mx", "messrs", "mister"])
_STRONG_TITLES = frozenset(
    ["miss", "professor", "councillor", "doctor", "sir", "dame", "reverend", "rev", "rabbi", "imam"]
)
_ALSO_WORDS = frozenset(
    ["father", "sister", "lady", "lord", "master", "doctor", "sir", "fr", "pastor", "brother", "madam", "madame"]
)
_HELPING = frozenset(["will", "may", "can", "so", "do", "art", "miss"])
_OWNERS = frozenset(_WORDS["owners"])
_FILLERS = frozenset(_WORDS["fillers"])


def titles(letter: Letter) -> None:
    """Take what follows Mr, Mrs, Dr, Cllr."""
    cues = letter.lists.cues
    for index, word in enumerate(letter.words[:-1]):
        if word.key not in cues["titles"] or letter.taken[index] or not _titled(letter, index):
            continue
        role: Role = "official" if word.key in cues["official_titles"] else ""
        sure = word.key in _SURE_TITLES
        if sure and (word.key != "miss" or letter.capital(index + 1)):
            letter.name(index + 1, f"follows {word.text}", role=role)
        strong = sure or word.key in _STRONG_TITLES
        reached = run(letter, index + 1, f"follows {word.text}", role=role, strong=strong, most=3)
        if (
            reached == index + 1
            and reached in letter.names
            and reached + 1 < len(letter.words)
            and letter.joined(reached + 1)
        ):
            run(letter, reached + 1, f"follows {word.text}", role=role, most=2)


def _titled(letter: Letter, index: int) -> bool:
    """Tell whether a name follows a title."""
    word, following = letter.words[index], letter.words[index + 1]
    cues = letter.lists.cues
    if following.gap.strip(" .\t&\n") or "\n\n" in following.gap or following.shape == "number":
        return False
    if len(following.text) == 1 and following.shape == "Capital" and following.text != "I":
        return True
    if following.key in NOT_SURNAME or following.key in cues["not_after_name"] or following.key in _PLAIN_TITLES:
        return False
    if word.key in _MANY_TITLES:
        return True
    small = not letter.capital(index + 1)
    likeliest = letter.known(index + 1) or not letter.ordinary(index + 1)
    if word.key in _PLAIN_TITLES:
        return not small or likeliest
    if word.key == "miss" and small:
        after = letter.words[index + 2].key if index + 2 < len(letter.words) else ""
        spoken = does(after) or after in cues["role_words"] or after in ("from", "at", "and")
        return not letter.ordinary(index + 1) or (letter.known(index + 1) and spoken)
    if small:
        return False
    if word.shape == "lower" and word.key in _ALSO_WORDS:
        return False
    return likeliest or (word.key in _STRONG_TITLES and word.shape != "lower" and not letter.neutral(index + 1))


def kin(letter: Letter) -> None:
    """Take what follows 'my son', 'Nan', 'his teacher', and what stands before 'our eldest'."""
    words = letter.words
    for index in range(len(words) - 1):
        if letter.taken[index]:
            continue
        length, role = max(((letter.cue(sort, index), role) for sort, role in _KIN), key=lambda pair: pair[0])
        after = index + length
        if length and after < len(words):
            owned = index > 0 and (words[index - 1].key in _OWNERS or words[index - 1].possessive)
            owned = owned or bool(re.search(r"[\w.]['’]s\s+$", letter.text[: words[index].start][-5:]))
            _after_kin(letter, after, words[after - 1].text, role, owned=owned)


def _after_kin(letter: Letter, at: int, cue: str, role: Role, *, owned: bool) -> None:
    words = letter.words
    gap = words[at].gap
    mark = gap.strip(" \t")
    if words[at - 1].possessive or mark not in ("", ",", "(", "-", "–", "—", ":", ", (", ",“", "'", '"', "“"):
        return
    start = at
    while start < len(words) - 1 and words[start].key in _FILLERS and start - at < 2:
        start += 1
    if letter.capital(start) and words[start].key in letter.lists.cues["titles"] and start + 1 < len(words):
        start += 1
    elif start > at and words[start - 1].key in ("is", "was", "and", "who") and not _may_be(letter, start):
        return
    plain_gap = mark == ""
    if role == "child" and plain_gap and owned and start == at and _elder_in_name(letter, at):
        letter.name(at, BORNE, role=role)
        letter.name(at + 1, f"follows '{cue}'", role=role)
        return
    enclosed = mark in (",", "(") and letter.text[words[at].end : words[at].end + 1] in (",", ")", ".")
    strong = (
        ((owned and plain_gap) or enclosed) and start == at and letter.capital(at) and letter.cue("generic", at) == 0
    )
    if owned and plain_gap and start == at and words[at].shape == "lower" and letter.low[at] and letter.given(at):
        strong = words[at].key not in _HELPING
    elif owned and plain_gap and start == at and words[at].shape == "lower" and letter.given(at):
        strong = letter.ordinary(at) and likely(letter, at) > -2 and words[at].key not in _HELPING
        if strong:
            letter.name(at, f"follows '{cue}'", role=role, doubtful=True)
    related = plain_gap and start == at and cue in letter.lists.cues["relative"]
    if related and words[at].shape == "lower" and letter.low[at]:
        beside = words[at + 1].key if at + 1 < len(words) and letter.joined(at + 1) else ""
        strong = strong or (likely(letter, at) > NEVER and (does(beside) or slot(letter, at) > 1))
        if strong:
            letter.name(at, f"follows '{cue}'", role=role, doubtful=letter.ordinary(at))
    calling = start > at and words[start - 1].key in ("called", "named", "name")
    after = run(letter, start, f"follows '{cue}'", role=role, strong=strong or calling, most=3)
    if after == start:
        if owned and letter.capital(start) and len(words[start].text) == 1 and words[start].text != "I":
            letter.name(start, f"initial after '{cue}'", role=role)
        return
    while after < len(words) - 1 and (words[after].key == "and" or words[after].gap.strip(" \t") in (",", "&")):
        following = after + 1 if words[after].key == "and" else after
        if not (letter.capital(following) or (not letter.ordinary(following) and letter.known(following))):
            break
        if letter.ordinary(following) and not letter.given(following):
            break
        reached = run(letter, following, f"listed after '{cue}'", role=role, most=2)
        if reached == following:
            break
        after = reached


def _elder_in_name(letter: Letter, index: int) -> bool:
    """Tell whether a word for an elder is part of a child's name, as in Ghana ('my son Nana Kofi')."""
    if letter.words[index].shape != "Capital" or letter.words[index].key not in letter.lists.cues["relative"]:
        return False
    after = index + 1
    return after < len(letter.words) and letter.joined(after) and letter.words[after].shape == "Capital"


def _may_be(letter: Letter, index: int) -> bool:
    """Tell whether a word with a capital may be a name."""
    return letter.capital(index) and (letter.given(index) or not letter.ordinary(index))


_APPOSED = re.compile(
    r"(?:\s*[,(–-]\s*(?:who is\s+|who's\s+)?|\s+(?:is|was|being)\s+)(?:my|our|his|her|their|the|a)\s+(?:\w+\s+)?"
    r"(\w[\w'’-]*)"
    r"|\s+[–-]\s+(\w[\w'’-]*)|\s*\((\w[\w'’-]*)\)",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"\s*[,(–-]?\s*\(?(?:(?:his |her |their )?(?:real|full|proper|actual|birth|given|legal) name\b|known as\b"
    r"|short for\b|aka\b|a\.k\.a|not (?:his|her|their) real name)|\s*\((?:Mr|Mrs|Ms|Miss|Dr)\b"
    r"|\s*\([^)\n]{1,40}\),\s*(?:the|our|my|his|her)\s"
)


def apposed(letter: Letter) -> None:
    """Take 'Will' in 'Will, our eldest', and 'Zubair' in 'Zubair's mum'."""
    cues = letter.lists.cues
    for index, word in enumerate(letter.words):
        if letter.taken[index] or word.shape == "number" or len(word.text) < 2 or letter.neutral(index):
            continue
        unusual = not letter.ordinary(index)
        if not (letter.capital(index) or (unusual and letter.known(index))):
            continue
        if unusual or letter.given(index):
            following = letter.words[index + 1] if index + 1 < len(letter.words) else None
            if following and word.possessive and following.gap.strip() in ("", "'s", "’s"):
                for sort, _ in _KIN[:3]:
                    if following.key in cues[sort]:
                        letter.name(index, f"stands before '{following.text}'")
        if (
            letter.capital(index)
            and (letter.given(index) or not letter.cue("generic", index))
            and _EXPLAINED.match(letter.text, word.end)
        ):
            letter.name(index, "explained by what follows")
        if letter.capital(index):
            match = _APPOSED.match(letter.text, word.end)
            if match and word.key not in letter.lists.cues["generic"]:
                told = next(group for group in match.groups() if group)
                for sort, role in _KIN:
                    if told.casefold() in cues[sort] and word.key not in NOT_SURNAME:
                        letter.name(index, f"explained as '{told}'", role=role)


def calling(letter: Letter) -> None:
    """Take what follows 'called', 'my name is', 'on behalf of'."""
    index = 0
    weak = {
        "from",
        "re",
        "it's",
        "this is",
        "i am",
        "i'm",
        "im",
        "concerning",
        "regarding",
        "wrote",
        "cc",
        "in respect of",
        "care of",
        "carer for",
        "on behalf of",
        "thanks",
        "cheers",
        "sorry",
        "hi",
        "hello",
        "hey",
        "dear",
        "bye",
        "goodbye",
        "morning",
        "mate",
        "poor",
    }
    while index < len(letter.words) - 1:
        length = letter.cue("calling", index)
        if not length:
            index += 1
            continue
        phrase = " ".join(word.key for word in letter.words[index : index + length])
        after = index + length
        if (
            after < len(letter.words)
            and "\n" not in letter.words[after].gap.strip(" ")
            and letter.words[after].gap.strip(" \t:'\"“‘(,") == ""
        ):
            lower = letter.words[after].shape == "lower"
            if phrase in ("typed by", "dictated by", "prepared by") and 1 < len(letter.words[after].text) < 4:
                letter.name(after, f"follows '{phrase}'")
            placed = phrase == "from" and letter.words[after].key in letter.lists.places
            if not placed and not (phrase in weak and lower and letter.ordinary(after)):
                strong = phrase not in weak and not lower
                if lower and letter.low[after] and letter.given(after) and phrase not in weak:
                    letter.name(after, f"follows '{phrase}'")
                if not lower or (not letter.ordinary(after) and (letter.known(after) or phrase not in weak)):
                    role: Role = "parent" if phrase in ("i am", "i'm", "im") else ""
                    reached = run(letter, after, f"follows '{phrase}'", strong=strong, most=4, role=role)
                    if (
                        reached == after
                        and strong
                        and len(letter.words[after].text) == 1
                        and letter.words[after].text != "I"
                    ):
                        letter.name(after, f"initial after '{phrase}'")
                    following = reached + 1
                    joined = reached > after and following < len(letter.words)
                    joined = joined and letter.words[reached].key in ("or", "and")
                    if joined and letter.capital(following) and letter.given(following):
                        run(letter, following, f"follows '{phrase}'", most=2)
        index += length


CUES: tuple[Callable[[Letter], None], ...] = (titles, kin, apposed, calling, kin_names)
