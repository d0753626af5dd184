"""Find what stands before, between and after the parts of an address that were found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp_toolkit.concerns.pseudonymise.address_lines import STOP
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_TOWN = re.compile(
    r"(?:,\s*|\n[ \t]*)(?:the[ \t]+)?(?P<id>[A-Z][\w’'-]*(?:[ -](?:[A-Z][\w’'-]*|on|in|upon|the|under|le|of)){0,4})"
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
                or STOP.search(match["id"])
                or (match.group().startswith("\n") and text[end - 1 : end] != "," and one.reason != "number and street")
            ):
                break
            yield Found(match.start("id"), match.end("id"), "address", "goes on an address")
            end = match.end()


_BEFORE = re.compile(
    r"(?:^|(?<=[\s(:>“\"]))(?P<id>(?:[A-Z\d][\w’'-]*)(?:[ \t](?:[A-Z\d][\w’'-]*|on|upon|the|le|na|yr?|an)){0,4})"
    r",[ \t]*(?:(?:nr|near|off|by|the)\.?[ \t]+)?$"
)
_BETWEEN = re.compile(
    r"[ \t,]*\b(?:[A-Z\d][\w’'-]*[ \t,]*){1,3}"
    r"|,?[ \t]*(?:above|over|behind|beside|opposite|below|under|off|next[ \t]to|rear[ \t]of|back[ \t]of)[ \t]+"
    r"(?:[\w’'-]+[ \t]*){1,4},[ \t]*"
)


def leading(text: str, found: list[Found]) -> Iterator[Found]:
    """Take the house or block that stands with a comma before an address, and what joins two parts of one."""
    streets = [one for one in found if one.type in ("address", "postcode")]
    for one in streets:
        begin = text.rfind("\n", 0, one.start) + 1
        match = _BEFORE.search(text[begin : one.start])
        if match and one.type == "address" and _leads(text, begin, match):
            yield Found(begin + match.start("id"), begin + match.end("id"), "address", "stands before an address")
    for one, other in pairwise(streets):
        between = text[one.end : other.start]
        if "," in between and "\n" not in between and _BETWEEN.fullmatch(between) and not STOP.search(between):
            yield Found(one.end, other.start, "address", "stands between two parts of an address")


def _leads(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell a house or block from a name, a town or the first words of a sentence."""
    words = [plain(word) for word in match["id"].split()]
    if STOP.search(match["id"]) or " ".join(words) in lists().places:
        return False
    if words[0] in lists().given and len(words) < 4 and words[-1] not in lists().cues["house"]:
        return False
    lone = len(words) == 1
    opens = not text[begin : begin + match.start("id")].strip(" \t>-•*")
    usual = all(lists().ordinary(word) for word in words) and not (
        len(words) > 1 and words[-1] in lists().cues["house"]
    )
    if lone and (usual or words[0] in lists().surnames):
        return False
    return (
        not usual
        or (opens and len(words) > 1)
        or bool(re.search(r"(?i)(?:\bat|address\S*|:)\s*(?:the\s+)?$", text[begin : begin + match.start("id")]))
    )
