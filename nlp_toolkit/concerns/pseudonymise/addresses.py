"""Find streets and house names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.address_lines import blocks, heads, tails
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_NUMBER = (
    r"(?:(?:flat|apartment|apt|unit|room|plot|caravan|bungalow|no\.?|number|house)\s*)?"
    r"(?:[\dl]\d{0,3}\s?[a-fA-F]?|\d{1,3}[-–/]\d{1,3}|[A-F]\d{1,2})"
)
_FLAT = (
    r"(?:(?:flat|apartment|apt|unit|room|plot|caravan|pitch|house|block)\s*(?:no\.?\s*|number\s*)?(?:\d\w{0,2}|[A-Za-z]\d{0,2})\s*,?\s*|"
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
        rf"(?i:{street})\b(?:[^\S\n]+(?i:{street})\b)?(?:[^\S\n]+(?i:north|south|east|west)\b)?(?![’'-]\w)"
    )
    named = (
        rf"(?:[A-Z][\w’'-]+[^\S\n]+|St\.?\s+){{1,3}}(?i:{sure})\b(?:[^\S\n]+(?i:north|south|east|west)\b)?(?![’'-]\w)"
        r"(?:\s+(?:site|estate|flats),?(?:\s+(?:plot|pitch|flat)\s*\w+)?)?"
        r"(?:,\s*(?:plot|pitch|flat|no\.?|number)\s*\w+)?"
    )
    gap = r"[^\S\n]+"
    home = rf"(?:The{gap})?(?:[A-Z][\w’'-]*{gap}){{1,3}}(?i:{house})\b|(?:The{gap})(?:Old{gap})?(?:[A-Z][\w’'-]*)"
    flat = (
        r"\b(?i:flat|apartment|apt|plot|pitch|caravan|yard|berth|mooring|chalet)\s+(?:\d+(?:\s?[A-Za-z]\b)?|[A-F])\b"
        r"(?:,\s*(?:[A-Z0-9][\w’'-]*\s*){1,6}"
        r"|[ \t]+(?:The[ \t]+)?(?:[A-Z][\w’'-]*[a-z](?:[ \t]+|(?=[.,;)\n]|$))){1,3})?"
    )
    return re.compile(numbered), re.compile(named), re.compile(home), re.compile(flat)


_NUMBERED = re.compile(r"(?i)\b(?:year|yr|class|stage|grade|section|room|group|age|aged|page|level)[ \t]+$")
_UNITS = re.compile(
    r"(?i)^\s*\w+\s+(?:weeks?|months?|days?|hours?|minutes?|times|people|families|children|of|year|years|miles|working|"
    r"percent|and|or|to|in|per|more|out|letters?|calls?|schools?|places?)\b"
)
_WORDS = terms.load("name_context")
_FUNCTION = frozenset(_WORDS["function"])
_INTO = frozenset(["at", "in", "on", "near", "from", "to", "of", "off", "opposite", "by"])
_NO_PLACE = frozenset(["back", "beginning", "bottom", "end", "last", "moment", "same", "start", "time", "top", "wrong"])
_SMALL_WORDS = _INTO | {word for name in ("function", "determiners", "not_surname") for word in _WORDS[name]}


def addresses(letter: Letter, postcodes: list[tuple[int, int]]) -> Iterator[Found]:
    """Find address lines, first those that a postcode ends."""
    text = letter.text
    numbered, named, home, flat = _forms()
    for match in numbered.finditer(text):
        if _is_street(match.group()) and not _NUMBERED.search(text[max(0, match.start() - 12) : match.start()]):
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
    yield from blocks(letter, postcodes)
    yield from heads(text, letter)
    yield from tails(letter)
    yield from _houses(text, home)


def _is_street(words: str) -> bool:
    """Tell '4 Mill Road' from '4 weeks on the road'."""
    words = re.sub(r"(?i)^(?:no\.?|number)\s+(?=\d)", "", words)
    if words.count("\n") > 1 or _UNITS.match(words):
        return False
    parts = re.findall(r"(?<!\d)[^\W\d_][\w’'-]*", words)
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
        "We're",
        "I'm",
        "It's",
        "They're",
    )
    first = 0
    while first < len(words) - 1 and words[first].group() in ordinary:
        first += 1
    if first >= len(words) - 1:
        return None, 0
    return match.start() + words[first].start(), match.end()


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


def hushed(text: str) -> str:
    """Write lines that are all in capitals with capitals only where an address may stand, and on unusual words.

    >>> hushed("WE LIVE AT THE LODGE ON STATION APPROACH")
    'we live at the Lodge on Station Approach'
    """
    return re.sub(r"(?m)^.*$", lambda line: _hushed_line(line.group()), text)


def _hushed_line(line: str) -> str:
    letters = [c for c in line if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.9 * len(letters) or len(line.split()) < 4:
        return line
    raised = True

    def written(match: re.Match[str]) -> str:
        nonlocal raised
        key = plain(match[0])
        if key in _NO_PLACE:
            raised = False
        if key in _SMALL_WORDS:
            raised = key in _INTO or (raised and key in ("the", "of"))
            return match[0].lower()
        return match[0].capitalize() if raised or not lists().ordinary(key) else match[0].lower()

    return re.sub(r"[^\W\d_][\w’']*", written, line)
