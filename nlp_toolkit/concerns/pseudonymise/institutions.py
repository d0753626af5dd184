"""Find schools, settings, surgeries, hospitals and places by their kind of name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.runs import shouted
from nlp_toolkit.records import FindingType

_WORDS = terms.load("name_context")
_LINKS = frozenset(_WORDS["links"])
_SORTS: tuple[tuple[str, FindingType], ...] = (
    ("school", "school"),
    ("hospital", "hospital"),
    ("gp", "gp"),
    ("setting", "setting"),
)
_BEFORE_PLACE = frozenset(_WORDS["before_place"])
_AT_PLACE = frozenset(["in", "at", "from", "near", "around", "outside", "via", "towards", "through"])
_SAINT = re.compile(
    r"\b(?:[Ss]t\.?|[Ss]aint|[Ss]ain[dt]|[Ss]ts)\s+(?P<name>[A-Za-z][\w]*(?:[’']s?)?(?:\s(?:and|&)\s(?:[Ss]t\.?\s)?[A-Z]\w+(?:[’']s)?)?)"
)
_SAINTS = frozenset(_WORDS["saints"])
_LIMIT = 5
_ALSO_NAMES = frozenset(["junior", "infant", "general", "high"])


def institutions(letter: Letter) -> Iterator[Found]:
    """Find names that end, or begin, with what the institution is."""
    for index in range(len(letter.words)):
        if letter.taken[index] or (letter.words[index].key in _ALSO_NAMES and shouted(letter, index)):
            continue
        for sort, kind in _SORTS:
            length = letter.cue(sort, index)
            if not length and sort == "setting" and letter.words[index].shape == "Capital":
                length = letter.cue("setting_capital", index, 1)
            if length:
                first = _back(letter, index)
                if first < index:
                    end = _onward(letter, index + length - 1)
                    yield Found(
                        letter.words[first].start,
                        letter.words[end].end,
                        kind,
                        f"name ending in '{letter.words[index].text}'",
                    )
                break
        if letter.words[index].key in letter.lists.cues["school_heads"]:
            last = index
            while (
                last + 1 < len(letter.words)
                and last - index < 4
                and letter.joined(last + 1)
                and (
                    letter.capital(last + 1)
                    or letter.words[last + 1].key in ("y", "yr", "an", "na", "nan", "ar", "a", "o", "dan")
                )
            ):
                last += 1
            if last > index:
                yield Found(
                    letter.words[index].start,
                    letter.words[last].end,
                    "school",
                    f"name beginning with '{letter.words[index].text}'",
                )
    yield from _saints(letter)


def _back(letter: Letter, index: int) -> int:
    """Walk back from the word for the institution over its name; return the first word of the name."""
    words, first, proper = letter.words, index, False
    cues = letter.lists.cues
    at = index
    while at > 0 and index - at < _LIMIT and letter.joined(at):
        word = words[at - 1]
        if letter.taken[at - 1] or word.shape == "number":
            break
        if (
            word.possessive
            and not word.key.startswith("st")
            and words[index].shape == "lower"
            and not (at >= 2 and words[at - 2].key in ("st", "saint"))
        ):
            break
        saint = word.key in ("st", "saint", "ss")
        if saint:
            first, proper = at - 1, True
            break
        generic = word.key in cues["generic"] or (
            word.key in cues["letter_words"] and word.key not in letter.lists.given
        )
        if word.shape == "lower":
            sort = any(word.key in cues[name] for name, _ in _SORTS)
            unusual = not letter.ordinary(at - 1)
            street = word.key in cues["sure_street"] or word.key in (
                "park",
                "hill",
                "bank",
                "green",
                "wood",
                "house",
                "hall",
                "oak",
                "ash",
                "bridge",
                "church",
                "field",
                "gate",
            )
            if (generic and not sort) or not (unusual or street or sort):
                if (
                    word.key in _LINKS
                    and at - 2 >= 0
                    and letter.capital(at - 2)
                    and word.key in ("of", "the", "and", "upon", "on", "le")
                    and first == at
                    and proper
                ):
                    at -= 1
                    continue
                break
            if unusual and not letter.lists.ordinary(word.key):
                first, proper = at - 1, True
        elif word.key in cues["organisation_tails"] or word.key in cues["titles"]:
            break
        elif not generic and not any(word.key in cues[name] for name, _ in _SORTS):
            first, proper = at - 1, True
        elif word.key in (
            "the",
            "our",
            "my",
            "his",
            "her",
            "their",
            "your",
            "at",
            "in",
            "to",
            "from",
            "every",
            "this",
            "a",
            "an",
            "no",
            "is",
            "which",
            "when",
            "if",
        ) or (word.opens and word.shape == "Capital" and word.key in cues["letter_words"]):
            break
        at -= 1
        if word.opens and word.shape != "lower":
            break
    return first if proper else index


def _onward(letter: Letter, last: int) -> int:
    """Walk on over further words of the institution's kind ('Junior and Infant School')."""
    cues, words = letter.lists.cues, letter.words
    reach = last
    at = last + 1
    while at < len(words) and at - last < 5 and letter.joined(at) and not letter.taken[at]:
        key = words[at].key
        if any(key in cues[name] for name, _ in _SORTS) or key in ("centre", "federation", "unit"):
            reach = at
        elif key not in ("and", "&", "ce", "rc", "cofe", "nursery", "church", "of", "england", "catholic"):
            break
        at += 1
    return reach


def _saints(letter: Letter) -> Iterator[Found]:
    for match in _SAINT.finditer(letter.text):
        name = match["name"].lower().replace("’", "").replace("'", "")
        led = re.search(r"\b(?:to|at|from|in|of|by)\s+$", letter.text[max(0, match.start() - 6) : match.start()])
        if match["name"][0].isupper() or name in _SAINTS or (led and len(name) > 3 and name.endswith("s")):
            after = letter.text[match.end() : match.end() + 12].lower()
            street = re.match(r"\s+(street|road|lane|close|avenue|gardens|terrace|drive)", after)
            if not street:
                kind: FindingType = (
                    "hospital"
                    if re.search(
                        r"\b(ward|hospital|admitted|poorly|a&e|surgeon|consultant)\b",
                        letter.text[max(0, match.start() - 40) : match.end() + 25].lower(),
                    )
                    else "school"
                )
                yield Found(match.start(), match.end(), kind, "named after a saint")


_LAND = frozenset(_WORDS["land"])


def places(letter: Letter) -> Iterator[Found]:
    """Find places of the gazetteer where a place may stand, and names that end in the lie of the land."""
    for index in range(1, len(letter.words)):
        word, before = letter.words[index], letter.words[index - 1]
        if word.key in _LAND and word.shape == before.shape == "Capital" and letter.joined(index) and not before.opens:
            usable = not (letter.taken[index] or letter.taken[index - 1] or letter.neutral(index - 1))
            if usable and before.key not in letter.lists.cues["generic"] and index - 1 not in letter.names:
                yield Found(before.start, word.end, "place", "name of a street or place")
    words = letter.words
    index = 0
    while index < len(words):
        reached = _place(letter, index)
        if reached:
            yield Found(words[index].start, words[reached - 1].end, "place", "in the list of places")
        index = reached or index + 1


def _place(letter: Letter, index: int) -> int:
    """Return the index after a place that begins here, or 0."""
    words, listed = letter.words, letter.lists.places
    if letter.taken[index] or index in letter.names or words[index].shape == "number":
        return 0
    for length in (4, 3, 2, 1):
        last = index + length - 1
        if last >= len(words) or any(not _inside(letter, at) for at in range(index + 1, last + 1)):
            continue
        key = " ".join(word.key for word in words[index : last + 1])
        if length == 1 and "-" in key and key.replace("-", " ") in listed:
            key = key.replace("-", " ")
        if key not in listed or any(at in letter.names or letter.taken[at] for at in range(index, last + 1)):
            continue
        before = words[index - 1].key if index and words[index].gap.strip(" \t,") == "" else ""
        led = before in (_AT_PLACE if letter.given(index) else _BEFORE_PLACE)
        if length > 1 and letter.capital(index) and letter.capital(last):
            return last + 1
        if length == 1 and _single(letter, index, led=led):
            return index + 1
    return 0


def _inside(letter: Letter, at: int) -> bool:
    gap = letter.words[at].gap
    return gap in (" ", "-", "  ")


def _single(letter: Letter, index: int, *, led: bool) -> bool:
    word = letter.words[index]
    if len(word.text) < 3 or word.key in letter.lists.neutral:
        return False
    if word.possessive and not led:
        return False
    if word.shape == "lower":
        return led and not letter.ordinary(index) and not letter.given(index)
    if letter.ordinary(index):
        return led and not word.opens and word.key not in letter.lists.common and word.shape == "Capital"
    person = letter.given(index) or word.key in letter.lists.surnames
    alone = word.gap.count("\n") > 0 and letter.text[word.end : word.end + 1] in ("\n", ",", "")
    return led or alone or not person


def abbreviations(letter: Letter, found: list[Found]) -> Iterator[Found]:
    """Find the capitals by which a letter calls a school, home or hospital."""
    short: dict[str, FindingType] = {}
    for one in found:
        if one.type in ("school", "setting", "gp", "hospital"):
            words = re.findall(r"[^\W\d_]+", letter.text[one.start : one.end])
            capitals = "".join(word[0].upper() for word in words if word[0].isupper() and word.lower() != "the")
            if len(capitals) > 1:
                short[capitals] = one.type
                short[capitals + "S"] = one.type
                short["T" + capitals] = one.type
    for index, word in enumerate(letter.words):
        kind = short.get(word.text)
        if kind and not letter.taken[index] and word.key not in letter.lists.neutral:
            yield Found(word.start, word.end, kind, "capitals of a name found elsewhere")
