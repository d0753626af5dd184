"""Find names by lists, by a tagger, and by what is left over; then everywhere else they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain

_DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){2,4}(?![\w])|(?<![\w.])[A-Z]\.[A-Z](?![\w.])")
_NOT_INITIALS = frozenset(
    "uk us usa eg ie pm am dob ps nb re ba ma phd bsc pps id no aka mp gp ta rsvp eu tv pa pc hr it st rd".split()
)
_SYNDROME = frozenset(
    "syndrome syndromes disease disorder palsy scale scales test tests scan scans method type score scores lego bridge assessment dysplasia malformation foundation".split()
)
_NOT_ALONE = frozenset("i a o x s".split())


def by_list(letter: Letter) -> None:
    """Take capitalised names of the lists, and uncommon ones in lower case."""
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or word.shape == "number" or len(word.text) < 2:
            continue
        if word.shape == "lower":
            _lower(letter, index)
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
            if not _eponym(letter, index) and not _body(letter, index):
                letter.name(index, "in the lists of names")
        elif letter.known(index):
            _ambiguous(letter, index)


def _lower(letter: Letter, index: int) -> None:
    """Take a lower-case name that is no English word."""
    word = letter.words[index]
    if len(word.text) < 3 or letter.ordinary(index) or not word.text[0].isalpha():
        return
    key = word.key
    if "'" in key or not key.replace("-", "").isalpha():
        return
    if key in letter.lists.given or key in letter.lists.surnames or (letter.low and key in letter.lists.proper):
        letter.name(index, "in the lists of names", doubtful=not letter.low)
    elif key.endswith("s") and len(key) > 4 and key[:-1] in letter.lists.given and not letter.lists.ordinary(key[:-1]):
        letter.name(index, "in the lists of names, with an s")


def _ambiguous(letter: Letter, index: int) -> None:
    """Weigh a word that is also a name: Will, Grace, Mark, Hope, May."""
    word = letter.words[index]
    if (
        word.shape == "UPPER"
        or not (letter.given(index) or index in letter.people or index in letter.proper)
        or word.key in letter.lists.cues["staff"]
    ):
        return
    following = letter.words[index + 1] if index + 1 < len(letter.words) else None
    nearby = following is not None and letter.joined(index + 1)
    if (
        nearby
        and following is not None
        and following.shape == "Capital"
        and index + 1 not in letter.names
        and letter.ordinary(index + 1)
        and not letter.given(index + 1)
    ):
        return
    if _eponym(letter, index) or _body(letter, index):
        return
    score = 2 * (index in letter.people) + (index in letter.proper) + letter.given(index)
    if word.opens:
        after = following.key if nearby and following is not None else ""
        if after in letter.lists.cues["not_after_name"]:
            return
        score += 2 if (word.possessive and letter.given(index)) else 0
        score += (
            after in letter.lists.cues["after_name"]
            and after not in ("and", "just", "never", "still")
            and letter.given(index)
        )
        score += (
            index > 0
            and index + 1 < len(letter.words)
            and letter.given(index)
            and bool(following and following.gap.startswith(","))
        )
        if (
            score >= 3
            or (score >= 2 and word.possessive)
            or (score >= 2 and after in ("is", "was", "has", "had", "loves", "hates", "said", "did", "does"))
        ):
            letter.name(index, "a word that is also a name, used as one", doubtful=True)
        return
    before = letter.words[index - 1] if index else None
    if (
        before is not None
        and letter.joined(index)
        and before.shape == "Capital"
        and index - 1 not in letter.names
        and not before.opens
        and letter.ordinary(index - 1)
    ):
        return
    if (
        before is not None
        and before.shape == "lower"
        and before.key in ("the", "a", "an", "this", "that", "each", "every", "no", "some", "any", "these")
        and index not in letter.people
    ):
        return
    if score >= 1 and not _heading(letter, index):
        letter.name(index, "a word that is also a name, with a capital", doubtful=True)


def _heading(letter: Letter, index: int) -> bool:
    """Tell whether most words of this line have capitals."""
    line = [
        word
        for word in letter.words[max(0, index - 8) : index + 9]
        if word.line == letter.words[index].line and len(word.text) > 3
    ]
    return len(line) > 2 and sum(word.shape != "lower" for word in line) * 3 >= len(line) * 2


def _eponym(letter: Letter, index: int) -> bool:
    """Tell whether the name is that of a syndrome or test."""
    after = [word.key for word in letter.words[index + 1 : index + 3]]
    return any(key in _SYNDROME for key in after)


def _body(letter: Letter, index: int) -> bool:
    """Tell whether the word belongs to the name of a public body ('Northmere County Council')."""
    tails = letter.lists.cues["organisation_tails"]
    at = index + 1
    while at < len(letter.words) and at - index < 6 and letter.joined(at):
        word = letter.words[at]
        if word.key in tails and word.shape != "lower":
            return True
        if word.shape == "lower" and word.key not in ("and", "of", "for", "the", "&"):
            return False
        at += 1
    return False


def left_over(letter: Letter) -> None:
    """Take every capitalised word that is neither an ordinary word nor part of a known body."""
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or word.shape not in ("Capital", "UPPER") or len(word.text) < 2:
            continue
        if letter.ordinary(index) or letter.neutral(index) or _eponym(letter, index) or _body(letter, index):
            continue
        if word.shape == "UPPER" and (len(word.text) <= 6 and not letter.known(index) or _shouted(letter, index)):
            continue
        if not any(c.isalpha() for c in word.key) or "'" in word.key and letter.lists.ordinary(word.key.split("'")[0]):
            continue
        if word.opens and _misspelt(letter, word.key):
            continue
        letter.name(index, "a capitalised word that is no ordinary word", doubtful=True)


def _shouted(letter: Letter, index: int) -> bool:
    """Tell whether the word is a shouted misspelling."""
    return not letter.known(index) and _misspelt(letter, letter.words[index].key)


def _misspelt(letter: Letter, key: str) -> bool:
    """Tell whether one slip away from this stands a common word."""
    if len(key) < 5 or not key.isascii() or not key.isalpha():
        return False
    common = letter.lists.common
    for at in range(len(key)):
        if key[:at] + key[at + 1 :] in common:
            return True
        if at and key[: at - 1] + key[at] + key[at - 1] + key[at + 1 :] in common:
            return True
        for other in "abcdefghijklmnopqrstuvwxyz":
            if key[:at] + other + key[at + 1 :] in common or key[:at] + other + key[at:] in common:
                return True
    return False


def repeats(letter: Letter, known: Iterable[str] = ()) -> None:
    """Take every further mention of what was found once, misspelt, shortened, as initials or joined to other words.

    Args:
        letter: The letter.
        known: Parts of names found elsewhere: in the family's other letters, in file names and e-mail addresses.
    """
    parts = {letter.words[i].key for i in letter.names if len(letter.words[i].text) > 1} | {plain(one) for one in known}
    parts |= {
        piece
        for key in parts
        for piece in re.split(r"[-']", key)
        if len(piece) > 3 and not letter.lists.ordinary(piece)
    }
    parts -= letter.lists.cues["letter_words"] - set(letter.lists.given)
    unusual = [part for part in parts if len(part) > 2 and not letter.lists.ordinary(part)]
    for index, word in enumerate(letter.words):
        if letter.taken[index] or index in letter.names or len(word.text) < 2:
            continue
        if word.key in parts:
            _again(letter, index)
        elif word.shape != "number" and not letter.ordinary(index) and not letter.neutral(index):
            near = _near(word.key, unusual, capital=word.shape != "lower")
            if near:
                letter.name(index, near)
        elif "-" in word.key and any(
            piece in parts and not letter.lists.ordinary(piece) for piece in word.key.split("-")
        ):
            letter.name(index, "holds a name found elsewhere")
    _initials(letter)


def _again(letter: Letter, index: int) -> None:
    word = letter.words[index]
    if not letter.ordinary(index):
        letter.name(index, "a name found elsewhere")
    elif word.shape == "Capital" and not _eponym(letter, index):
        following = letter.words[index + 1] if index + 1 < len(letter.words) else None
        after = following.key if following is not None and letter.joined(index + 1) else ""
        if word.key in letter.lists.neutral and not word.possessive:
            return
        if not word.opens or word.possessive or after not in letter.lists.cues["not_after_name"]:
            if word.opens and not letter.given(index) and after not in letter.lists.cues["after_name"]:
                return
            letter.name(index, "a name found elsewhere", doubtful=word.opens)


def _near(key: str, parts: list[str], *, capital: bool) -> str:
    """Tell how a word resembles a name found elsewhere, or "" where it does not."""
    size = len(key)
    stem = key[:-1] if key.endswith("s") else key
    for part in parts:
        if stem == part:
            return "a name found elsewhere, with an s"
        other = len(part)
        if min(size, other) >= 3 and (key.startswith(part) and size - other <= 2 or part.startswith(key) and size >= 3):
            if capital or size >= 4 or other <= 4 or part.startswith(key):
                return "a short or long form of a name found elsewhere"
        if abs(size - other) <= 2 and min(size, other) >= 4:
            allowed = 2 if min(size, other) >= 6 else 1
            if OSA.distance(key, part, score_cutoff=allowed) <= allowed and (
                key[0] == part[0] or key[1:3] == part[1:3] or min(size, other) >= 6
            ):
                return "a name found elsewhere, spelt otherwise"
        if other >= 5 and size > other and part in key:
            return "holds a name found elsewhere"
    return ""


def _initials(letter: Letter) -> None:
    """Take initials of the names found, single letters that stand for a child, and letters beside a name."""
    words = letter.words
    sets: set[str] = set()
    singles = {words[i].text for i in letter.names if len(words[i].text) == 1}
    for index in sorted(letter.names):
        letters = words[index].text[0] + "".join(re.findall(r"-([^\W\d])", words[index].text))
        at = index
        while at + 1 in letter.names and letter.joined(at + 1):
            at += 1
            letters += words[at].text[0]
            if len(letters) > 1:
                sets.add(letters.upper())
    for match in _DOTTED.finditer(letter.text):
        bare = re.sub(r"[.\s]", "", match.group()).casefold()
        if bare in _NOT_INITIALS:
            continue
        for index in _between(letter, match.start(), match.end()):
            letter.name(index, "initials", doubtful=True)
    for index, word in enumerate(words):
        if letter.taken[index] or index in letter.names:
            continue
        if (
            word.shape == "UPPER"
            and 2 <= len(word.text) <= 3
            and word.text in sets
            and word.key not in letter.lists.neutral
            and word.key not in _NOT_INITIALS
        ):
            letter.name(index, "initials of a name found elsewhere", doubtful=True)
        elif len(word.text) == 1 and word.shape == "Capital":
            _letter_alone(letter, index, singles)


def _between(letter: Letter, start: int, end: int) -> list[int]:
    return [i for i, word in enumerate(letter.words) if word.start >= start and word.end <= end]


def _letter_alone(letter: Letter, index: int, singles: set[str]) -> None:
    """Take a capital letter that stands for somebody: beside a name, or used as one elsewhere."""
    word = letter.words[index]
    beside = (index + 1 in letter.names and letter.joined(index + 1)) or (
        index - 1 in letter.names and letter.joined(index)
    )
    following = letter.words[index + 1].key if index + 1 < len(letter.words) else ""
    before = letter.words[index - 1].key if index else ""
    if before in (
        "section",
        "part",
        "section",
        "appendix",
        "annex",
        "category",
        "grade",
        "option",
        "point",
        "paragraph",
        "vitamin",
        "hepatitis",
        "plan",
        "block",
        "and",
    ) and letter.joined(index):
        return
    dotted = letter.text[word.end : word.end + 1] == "."
    if beside and (word.key not in ("i", "a") or dotted):
        letter.name(index, "initial beside a name")
    elif (
        word.text in singles
        and word.key != "i"
        and (word.key != "a" or following in letter.lists.cues["after_name"] or word.possessive)
    ):
        letter.name(index, "an initial used as a name elsewhere")
    elif word.key not in _NOT_ALONE and (
        following in letter.lists.cues["after_name"] and following not in ("and", "just") or word.possessive
    ):
        letter.name(index, "an initial used as a name", doubtful=True)
