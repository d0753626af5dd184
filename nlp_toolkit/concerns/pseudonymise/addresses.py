"""Find streets, house names and the lines of an address block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_NUMBER = (
    r"(?:(?:flat|apartment|apt|unit|room|plot|caravan|bungalow|no\.?|number|house)\s*)?"
    r"(?:[\dl]\d{0,3}\s?[a-fA-F]?|\d{1,3}[-–/]\d{1,3}|[A-F]\d{1,2})"
)
_FLAT = (
    r"(?:(?:flat|apartment|apt|unit|room|plot|caravan|pitch|house|block)\s*\w{1,3}\s*,?\s*|"
    r"\d{1,2}/\d{1,2},?\s+)?"
)


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = lists().cues
    street = "|".join(sorted(map(re.escape, cues["street"]), key=len, reverse=True))
    sure = "|".join(sorted(map(re.escape, cues["sure_street"]), key=len, reverse=True))
    house = "|".join(sorted(map(re.escape, cues["house"]), key=len, reverse=True))
    word = r"[^\W\d_][\w’'.-]*"
    numbered = (
        rf"(?i:\b{_FLAT}{_NUMBER})\s*,?\s+(?:(?:the|upper|lower|old|new|st\.?)\s)?(?:{word}\s+){{0,3}}?"
        rf"(?i:{street})\b(?:\s+(?i:{street})\b)?(?![’'-]\w)"
    )
    named = (
        rf"(?:[A-Z][\w’'-]+[^\S\n]+|St\.?\s+){{1,3}}(?i:{sure})\b(?![’'-]\w)"
        r"(?:\s+(?:site|estate|flats),?(?:\s+(?:plot|pitch|flat)\s*\w+)?)?"
        r"(?:,\s*(?:plot|pitch|flat|no\.?|number)\s*\w+)?"
    )
    home = rf"(?:The\s+)?(?:[A-Z][\w’'-]*\s+){{1,3}}(?i:{house})\b|(?:The\s+)(?:Old\s+)?(?:[A-Z][\w’'-]*)"
    flat = (
        r"\b(?i:flat|apartment|apt|plot|pitch|caravan|yard|berth|mooring|chalet)\s+(?:\d+\s?[A-Za-z]?|[A-F])\b"
        r"(?:,\s*(?:[A-Z0-9][\w’'-]*\s*){1,6})?"
    )
    return re.compile(numbered), re.compile(named), re.compile(home), re.compile(flat)


_UNITS = re.compile(
    r"(?i)^\s*\w+\s+(?:weeks?|months?|days?|hours?|minutes?|times|people|families|children|of|year|years|miles|working|"
    r"percent|and|or|to|in|per|more|out|letters?|calls?|schools?|places?)\b"
)
_WORDS = terms.load("name_context")
_FUNCTION = frozenset(_WORDS["function"])
_STOP = re.compile(
    r"(?i)\b(council|team|department|directorate|service|services|hall\s*$|dear|director|authority|solicitors|llp|ref|tel|"
    r"phone|email|date|complaint|form|mrs?|ms|miss|dr|manager|head|officer|our|your|subject|re|regards|sincerely|faithfully|thanks|wishes|registrar|diolch|cofion)\b|[:@]|\d{4,}"
)


def addresses(letter: Letter, postcodes: list[tuple[int, int]]) -> Iterator[Found]:
    """Find address lines, first those that a postcode ends."""
    text = letter.text
    numbered, named, home, flat = _forms()
    for match in numbered.finditer(text):
        if _is_street(match.group()):
            yield Found(match.start(), match.end(), "address", "number and street")
    for match in flat.finditer(text):
        yield Found(match.start(), match.start() + len(match.group().rstrip()), "address", "flat or plot")
    for match in named.finditer(text):
        start, end = _trim(match)
        if start is not None and not re.match(
            r"(?i)\s+(?:school|primary|surgery|academy|infant|junior|nursery|college|contact|health|medical|"
            r"centre|clinic|practice)",
            text[end : end + 12],
        ):
            yield Found(start, end, "address", "name of a street")
    yield from _blocks(letter, postcodes)
    yield from _heads(text, letter)
    yield from _houses(text, home)


def _is_street(words: str) -> bool:
    """Tell '4 Mill Road' from '4 weeks on the road'."""
    words = re.sub(r"(?i)^(?:no\.?|number)\s+(?=\d)", "", words)
    if words.count("\n") > 1 or _UNITS.match(words):
        return False
    parts = re.findall(r"[^\W\d_][\w’'-]*", words)
    if any(part in _FUNCTION for part in parts):
        return False
    last = parts[-1]
    return last[0].isupper() or (plain(last) in lists().cues["sure_street"] and len(parts) > 1)


def _trim(match: re.Match[str]) -> tuple[int | None, int]:
    """Leave ordinary words off the front of a street's name."""
    words = list(re.finditer(r"\S+", match.group()))
    ordinary = (
        "The",
        "At",
        "In",
        "On",
        "From",
        "To",
        "My",
        "Our",
        "Their",
        "His",
        "Her",
        "Dear",
        "Please",
        "Near",
        "And",
        "When",
        "If",
        "Your",
        "A",
        "This",
        "That",
        "Since",
        "We",
        "I",
    )
    first = 0
    while first < len(words) - 1 and words[first].group() in ordinary:
        first += 1
    if first >= len(words) - 1:
        return None, 0
    return match.start() + words[first].start(), match.end()


def _blocks(letter: Letter, postcodes: list[tuple[int, int]]) -> Iterator[Found]:
    """Take the short lines above a postcode, and what stands before it on its line."""
    text = letter.text
    for start, _ in postcodes:
        begin = text.rfind("\n", 0, start) + 1
        yield from _same_line(text, begin, start)
        above: list[tuple[int, int]] = []
        while begin > 0 and len(above) < 6:
            end = begin - 1
            begin = text.rfind("\n", 0, end) + 1
            line = text[begin:end]
            if (
                not line.strip(" >\t")
                or len(line.strip()) > 45
                or _STOP.search(line)
                or re.search(r"[.!?]\s*$", line)
                or len(line.split()) > 6
            ):
                break
            above.append((begin + len(line) - len(line.lstrip(" >\t")), begin + len(line.rstrip(" ,\t"))))
        yield from (Found(a, b, "address", "line of an address") for a, b in _without_people(letter, above))


def _without_people(letter: Letter, above: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Leave out a first line that is a name, and lines that are but a known place."""
    for position, (begin, end) in enumerate(above):
        line = letter.text[begin:end]
        words = re.findall(r"[^\W\d_][\w’'-]*", line)
        if not words or plain(line) in letter.lists.places:
            continue
        first = position == len(above) - 1 and len(above) > 1
        if first and _looks_like_a_name(letter, line, words):
            continue
        yield begin, end


def _looks_like_a_name(letter: Letter, line: str, words: list[str]) -> bool:
    """Tell whether the top line of an address is the name of who lives there."""
    if re.search(r"[\d,]", line) or plain(words[-1]) in letter.lists.cues["house"]:
        return False
    if plain(words[0]) in letter.lists.cues["titles"]:
        return True
    return plain(words[0]) in letter.lists.given and (len(words) > 2 or plain(words[-1]) not in letter.lists.common)


def _heads(text: str, letter: Letter) -> Iterator[Found]:
    """Take the lines above the date or greeting that hold no more than a name or an address."""
    offset, lines = 0, list[tuple[int, int]]()
    for line in text.split("\n")[:9]:
        bare = line.strip()
        begin = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        if not bare:
            continue
        opening = re.match(r"(?i)(?:dear|hi|hello|to|annwyl|date)\b", bare)
        if opening or re.fullmatch(
            r"(?i)\w+day|(?:\w+day,?\s+)?[\d/. -]{6,10}|(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+,?(?:\s+\d{4})?",
            bare,
        ):
            break
        words = re.findall(r"[^\W\d_][\w’'-]*", bare)
        if not words or len(words) > 5 or len(bare) > 40 or _STOP.search(bare) or re.search(r"[.!?]$", bare):
            return
        if not all(
            word[0].isupper()
            or plain(word) in ("the", "of", "under", "on", "upon", "le", "y", "by", "and", "in")
            or "-" in word
            for word in words
        ):
            return
        lines.append((begin, begin + len(bare)))
    else:
        return
    for begin, end in lines:
        words = re.findall(r"[^\W\d_][\w’'-]*", text[begin:end])
        keys = [plain(word) for word in words]
        telling = [key for key in keys if key not in letter.lists.neutral and key not in letter.lists.cues["generic"]]
        if (
            not telling
            or plain(text[begin:end]) in letter.lists.places
            or _looks_like_a_name(letter, text[begin:end], words)
        ):
            continue
        if (
            any(letter.lists.named(key) and not letter.lists.ordinary(key) for key in keys)
            and len(keys) < 4
            and keys[-1] not in letter.lists.cues["house"]
        ):
            continue
        yield Found(begin, end, "address", "line at the head of the letter")


_TOWN = re.compile(
    r"(?:,\s*|\n[ \t]*)(?P<id>[A-Z][\w’'-]*(?:[ -](?:[A-Z][\w’'-]*|on|in|upon|the|under|le|of)){0,4})"
    r"(?=\s*(?:[,.;\n)]|$|[A-Z]{1,2}\d))"
)


def towns(text: str, found: list[Found]) -> Iterator[Found]:
    """Take what follows a street as the next part of the address."""
    for one in found:
        if one.type != "address":
            continue
        end = one.end
        for _ in range(3):
            match = _TOWN.match(text, end)
            if (
                not match
                or _STOP.search(match["id"])
                or (match.group().startswith("\n") and text[end - 1 : end] != "," and one.reason != "number and street")
            ):
                break
            yield Found(match.start("id"), match.end("id"), "address", "goes on an address")
            end = match.end()


def _same_line(text: str, begin: int, start: int) -> Iterator[Found]:
    line = text[begin:start]
    parts = re.split(r"(,\s*)", line.rstrip(" ,"))
    if len(parts) < 3 and not re.match(r"^\s*[A-Z0-9][\w’' -]{0,30}$", line.rstrip(" ,")):
        return
    offset = begin + len(line.rstrip(" ,"))
    for part in reversed(parts):
        offset -= len(part)
        words = part.split()
        if not words or part.strip() == ",":
            continue
        tail = part
        cue = re.match(r"(?i)^.*\b(?:at|is|to|in|address|live|lives|of|from|home)\b[:\s]+(?=[\dA-Z]|flat|the\s)", part)
        if cue:
            tail = part[cue.end() :]
        if (
            0 < len(tail.split()) <= 6
            and (re.search(r"\d", tail) or tail.strip()[:1].isupper())
            and not _STOP.search(tail)
        ):
            lead = offset + len(part) - len(tail)
            lead += len(tail) - len(tail.lstrip())
            yield Found(lead, lead + len(tail.strip()), "address", "stands before a postcode")
        if cue or len(words) > 6:
            return


def _houses(text: str, home: re.Pattern[str]) -> Iterator[Found]:
    """Take a house name before a street, after 'we live at', or as a line before a street."""
    for match in home.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        after = text[match.end() : match.end() + 60]
        in_block = re.match(
            r"\s*,?\s*\n?\s*(?:\d+\s+)?(?:[A-Z][\w’'-]*\s+){1,3}"
            r"(?:Lane|Road|Street|Close|Hill|Avenue|Drive|Row|Terrace|Way|Place|Square|Green|Court|Mews|Park|View|Gardens|Grove)\b",
            after,
        )
        at_home = re.search(
            r"(?i)\b(?:live[sd]? (?:at|in)|moved (?:in)?to|our (?:house|home),?|address is|"
            r"back (?:to|at)|staying at|house is called|cottage,|called round at)\s+(?:the\s+)?$",
            before,
        )
        if in_block or at_home:
            yield Found(match.start(), match.end(), "address", "name of a house")
    for match in _before_street().finditer(text):
        if plain(match["id"]) in lists().cues["closings"] or plain(match["id"]) in lists().neutral:
            continue
        yield Found(match.start("id"), match.end("id"), "address", "name of a house")


@cache
def _before_street() -> re.Pattern[str]:
    """Compile what finds a house name before a street."""
    street = "|".join(sorted(map(re.escape, lists().cues["street"]), key=len, reverse=True))
    return re.compile(
        r"(?m)(?:^[ \t]*|(?<=, )|(?<=at )|(?<=: )|(?<=of ))[‘'\"“]?"
        r"(?P<id>[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,2})[’'\"”]?,\s+"
        rf"(?=(?:\d+\w?\s+)?(?:[A-Z][\w’'-]*\s+){{1,3}}(?i:{street})\b(?![-’']))"
    )
