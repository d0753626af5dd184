"""Find the lines of an address: above a postcode, at the head of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import plain

STOP = re.compile(
    r"(?i)\b(council|team|department|directorate|service|services|hall\s*$|dear|director|authority|solicitors|llp|ref|tel|"
    r"phone|email|date|complaint|form|mrs?|ms|miss|dr|manager|head|officer|our|your|subject|re|regards|yours|sincerely|faithfully|thanks|wishes|registrar|diolch|cofion)\b|[:@]|\d{4,}"
)

_SMALL = frozenset(terms.load("name_context")["within_place"])


def blocks(letter: Letter, postcodes: list[tuple[int, int]]) -> Iterator[Found]:
    """Take the short lines above a postcode, and what stands before it on its line."""
    text = letter.text
    for start, _ in postcodes:
        begin = text.rfind("\n", 0, start) + 1
        yield from _same_line(letter, begin, start)
        above: list[tuple[int, int]] = []
        while begin > 0 and len(above) < 6:
            end = begin - 1
            begin = text.rfind("\n", 0, end) + 1
            line = text[begin:end]
            if (
                not line.strip(" >\t")
                or len(line.strip()) > 45
                or STOP.search(line)
                or plain(line).strip(" ,.") in letter.lists.cues["closings"]
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
        first = position == len(above) - 1
        if first and (_looks_like_a_name(letter, line, words) or (position and _over_number(letter, above, position))):
            continue
        yield begin, end


def _over_number(letter: Letter, above: list[tuple[int, int]], position: int) -> bool:
    """Tell whether a line of words stands over one that begins with the number of a house, as a name does."""
    line, below = (letter.text[begin:end] for begin, end in (above[position], above[position - 1]))
    house = plain(line.split()[-1]) in {"flat", "floor", *letter.lists.cues["house"], *letter.lists.cues["street"]}
    return below[:1].isdigit() and not re.search(r"[\d,]", line) and not house


def _looks_like_a_name(letter: Letter, line: str, words: list[str]) -> bool:
    """Tell whether the top line of an address is the name of who lives there."""
    if re.search(r"[\d,]", line) or plain(words[-1]) in letter.lists.cues["house"]:
        return False
    if plain(words[0]) in letter.lists.cues["titles"]:
        return True
    return plain(words[0]) in letter.lists.given and (len(words) > 2 or plain(words[-1]) not in letter.lists.common)


def heads(text: str, letter: Letter) -> Iterator[Found]:
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
        if not words or len(words) > 5 or len(bare) > 40 or STOP.search(bare) or re.search(r"[.!?]$", bare):
            return
        if not all(word[0].isupper() or plain(word) in _SMALL or "-" in word for word in words):
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
            and not any(key in _SMALL for key in keys)
            and keys[-1] not in letter.lists.cues["house"]
        ):
            continue
        yield Found(begin, end, "address", "line at the head of the letter")


def tails(letter: Letter) -> Iterator[Found]:
    """Take the lines near the end that hold a house and a place, parted by commas, and nothing else."""
    filled = list(re.finditer(r"(?m)^[ \t>]*(\S.*?)[ \t]*$", letter.text))
    for line in filled[1:][-6:]:
        parts = [part.strip() for part in line[1].split(",")]
        words = re.findall(r"[^\W\d_][\w’'-]*", line[1])
        if (
            not 1 < len(parts) < 5
            or not all(parts)
            or len(words) > 8
            or len(words) <= len(parts)
            or STOP.search(line[1])
        ):
            continue
        if not all(word[0].isupper() or plain(word) in _SMALL for word in words) or re.search(r"[.!?;:]$", line[1]):
            continue
        cues, keys = letter.lists.cues, [plain(word) for word in words]
        told = (*cues["role_words"], *cues["staff"], *cues["titles"])
        if any(key in told for key in keys) or keys[0] in letter.lists.given or plain(parts[0]) in cues["closings"]:
            continue
        yield Found(line.start(1), line.end(1), "address", "house and place on a line near the end")


def _same_line(letter: Letter, begin: int, start: int) -> Iterator[Found]:
    text = letter.text
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
            and not STOP.search(tail)
        ):
            lead = offset + len(part) - len(tail)
            lead += len(tail) - len(tail.lstrip())
            named = re.findall(r"[^\W\d_][\w’'-]*", tail)
            if named and len(parts) > 2 and _looks_like_a_name(letter, tail, named):
                return
            yield Found(lead, lead + len(tail.strip()), "address", "stands before a postcode")
        if cue or len(words) > 6:
            return
