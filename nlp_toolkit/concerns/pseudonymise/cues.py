"""Find the names that the words beside them give away: titles, kin, greetings, signatures, labels."""

from __future__ import annotations

import re
from collections.abc import Callable

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.runs import NOT_SURNAME, run

_WORDS = terms.load("name_context")
_KIN: tuple[tuple[str, Role], ...] = (
    ("child", "child"),
    ("adult", "parent"),
    ("relative", "relative"),
    ("staff", "official"),
)
_PLAIN_TITLES = frozenset(_WORDS["plain_titles"])
_OWNERS = frozenset(_WORDS["owners"])
_FILLERS = frozenset(_WORDS["fillers"])


def titles(letter: Letter) -> None:
    """Take what follows Mr, Mrs, Dr, Cllr."""
    cues = letter.lists.cues
    for index, word in enumerate(letter.words[:-1]):
        if word.key not in cues["titles"] or letter.taken[index]:
            continue
        following = letter.words[index + 1]
        if letter.words[index + 1].gap.strip(" .\t&\n") or "\n\n" in following.gap:
            continue
        if following.key in ("and", "&") or (following.key in cues["titles"] and following.key in _PLAIN_TITLES):
            continue
        unlikely = following.key in letter.lists.common and not letter.known(index + 1)
        if following.text == "I" or (unlikely and word.key not in ("mr", "mrs", "ms", "mx", "miss")):
            continue
        if following.key in cues["not_after_name"] or (following.shape == "lower" and following.key in cues["generic"]):
            continue
        official = word.key in cues["official_titles"]
        role: Role = "official" if official else ""
        if word.shape == "lower" and word.key not in _PLAIN_TITLES:
            if word.key == "miss" and not letter.capital(index + 1):
                after = letter.words[index + 2] if index + 2 < len(letter.words) else None
                unusual = not letter.ordinary(index + 1)
                spoken = after is not None and after.key in ("said", "told", "says", "was", "is", "rang", "has")
                if not (unusual or (letter.known(index + 1) and spoken)):
                    continue
            elif not letter.capital(index + 1) or word.key in (
                "father",
                "sister",
                "lady",
                "lord",
                "master",
                "doctor",
                "sir",
                "fr",
                "pastor",
            ):
                continue
        if (
            word.key in ("sir", "father", "sister", "lady", "master", "lord", "miss", "doctor", "nurse", "mp")
            and not letter.capital(index + 1)
            and word.key != "miss"
        ):
            continue
        strong = word.key in _PLAIN_TITLES or word.key in ("miss", "professor", "councillor", "doctor", "sir", "dame")
        if (
            strong
            and following.shape == "lower"
            and following.key not in NOT_SURNAME
            and not letter.taken[index + 1]
            and not letter.neutral(index + 1)
            and (word.key in _PLAIN_TITLES)
        ):
            letter.name(index + 1, f"follows {word.text}", role=role)
        sure = word.key in _PLAIN_TITLES or word.key == "miss"
        if sure and following.shape != "lower" and word.shape != "lower" and "\n" not in following.gap:
            letter.name(index + 1, f"follows {word.text}", role=role)
        run(letter, index + 1, f"follows {word.text}", role=role, strong=strong, most=3)


def kin(letter: Letter) -> None:
    """Take what follows 'my son', 'Nan', 'his teacher', and what stands before 'our eldest'."""
    words = letter.words
    for index in range(len(words) - 1):
        if letter.taken[index]:
            continue
        for sort, role in _KIN:
            length = letter.cue(sort, index)
            if not length:
                continue
            after = index + length
            if after >= len(words):
                break
            owned = index > 0 and (words[index - 1].key in _OWNERS or words[index - 1].possessive)
            _after_kin(letter, after, words[after - 1].text, role, owned=owned)
            break


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
    enclosed = mark in (",", "(") and letter.text[words[at].end : words[at].end + 1] in (",", ")", ".")
    strong = (
        ((owned and plain_gap) or enclosed) and start == at and letter.capital(at) and letter.cue("generic", at) == 0
    )
    if owned and plain_gap and start == at and words[at].shape == "lower" and letter.low[at] and letter.given(at):
        strong = words[at].key not in ("will", "may", "can", "so", "do", "art", "miss")
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
            if phrase in ("typed by", "dictated by", "prepared by") and len(letter.words[after].text) < 4:
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


_POST = re.compile(
    r"^[\s,(–-]+(?:(?i:the|our|your|his|her|their|my|a|an)\s+)?(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){0,4}"
    r"(?i:officer|manager|director|head|psychologist|teacher|headteacher|senco|sendco|consultant|paediatrician|therapist|"
    r"coordinator|co-ordinator|solicitor|lead|adviser|advisor|caseworker|worker|principal|mp|frcs|mbbs|registrar|chair|"
    r"assistant|councillor|member|judge|nurse|iro|governor|escort|driver|tutor)\b"
)
_POST_BEFORE = re.compile(
    r"(?i:director|head|manager|member|chair|minister|lead|officer|clerk|secretary|commissioner)"
    r"(?:\s+(?:of|for)\s+(?:[A-Z][\w’'-]*,?\s*(?:(?:and|&|of)\s+)?){1,5})?,?\s*"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Councillor|Cllr)\.?\s+)?$"
)
_CHILD_AFTER = re.compile(
    r"^['’]s\s+(?:\w+\s+)?(?:plan|ehcp|ehc|school|taxi|bus|placement|needs|education|annual|transport|class|teacher|provision|"
    r"assessment|progress|behaviour|case|review|idp|place|escort|diagnosis|education|sen|section)\b"
    r"|^\s*\(?,?\s*(?:aged|age)\s+(?:[0-9]|1[0-8])\b|^\s*\((?:[0-9]|1[0-8])\)|^,\s*(?:date of birth|dob|born)\b",
    re.IGNORECASE,
)


def roles(letter: Letter) -> None:
    """Say of names already found who bears them: an official by the post beside the name, a child by what is hers."""
    last = {index for index in letter.names if index + 1 not in letter.names}
    for index in sorted(last):
        first = index
        while first - 1 in letter.names and letter.joined(first):
            first -= 1
        after = letter.text[letter.words[index].end : letter.words[index].end + 70]
        before = letter.text[max(0, letter.words[first].start - 70) : letter.words[first].start]
        role: Role = ""
        if _POST.match(after) or _POST_BEFORE.search(before):
            role = "official"
        elif _CHILD_AFTER.match(after):
            role = "child"
        for at in range(first, index + 1):
            if role and not letter.names[at].role:
                letter.names[at].role = role


CUES: tuple[Callable[[Letter], None], ...] = (titles, kin, apposed, calling)
