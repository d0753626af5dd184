"""Find where people live by the words before it: 'Address:', 'we live at', 'my address is'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.identifiers import NUMBERS
from nlp_toolkit.concerns.pseudonymise.lists import lists, plain

_PART = (
    r"(?!(?:and|but|since|with|which|where|because|so|for|until|till|when|who|is|was|if|as|to|he|she|we|they"
    r"|i|my|not|has|had)\b)"
    r"""(?!in\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|19|20))"""
    r"""[\w(‘'"“](?:[^\s,;().]|\.(?=\S)|(?<=\bSt)\.)*"""
)
_HOMELY = "(?:house|cottage|barn|mill|lodge|farm|forge|chapel|station|rectory|vicarage|manse|bungalow|annexe|flats?)"
_FLOOR = re.compile(
    r",?[ \t]*(?:the[ \t]+)?(?:first|second|third|ground|top|upper|lower|basement|1st|2nd|3rd)[ \t]+"
    r"(?:floor|flat|bell|maisonette)"
    r"(?:[ \t]*\([^)\n]{1,30}\))?"
    r"|,[ \t]*(?:above|over|behind|below|under|next[ \t]to|opposite)[ \t]+the[ \t]+[\w’' -]{3,25}?(?=[,.;\n])"
    r"|[ \t]*\([^)\n]{0,20}\b(?:door|gate|bell|floor|entrance)\b[^)\n]{0,12}\)"
)
_NO_ADDRESS = re.compile(r"(?i)as above|same|n/?a\b|see\b|yes\b|no\b|unknown|not |.*@")
_NOT_HOME = re.compile(
    r"(?i)\b(?:school|academy|college|primary|nursery|hospital|council|service|team|class|year|unit|children)\b"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """Hold one way of telling where somebody lives."""

    reason: str
    pattern: re.Pattern[str]
    unless: str


@cache
def forms() -> tuple[_Form, ...]:
    """Compile the patterns of homes.toml."""
    cues = lists().cues
    tens = "|".join(word for word, value in NUMBERS.items() if value > 19)
    ones = "|".join(word for word, value in NUMBERS.items() if value < 10)
    stand_ins = {
        "GAP": r"[ \t]",
        "PART": _PART,
        "HOMELY": _HOMELY,
        "STREET": _any(cues["street"]),
        "SURE": _any(cues["sure_street"]),
        "HOUSE": _any(cues["house"]),
        "NUMBER": rf"(?:(?:{tens})(?:[ -](?:{ones}))?|{_any(frozenset(NUMBERS))})",
    }
    compiled = []
    for entry in terms.load("homes")["entry"]:
        pattern = str(entry["pattern"])
        for word, meant in stand_ins.items():
            pattern = re.sub(rf"(?<![A-Z]){word}(?![A-Za-z])", lambda _, meant=meant: meant, pattern)  # type: ignore[misc]
        compiled.append(_Form(str(entry["reason"]), re.compile(pattern, re.VERBOSE), str(entry.get("unless", ""))))
    return tuple(compiled)


def _any(words: frozenset[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


def homes(text: str) -> Iterator[Found]:
    """Find addresses that a label, a verb or the number of a flat announces."""
    for form in forms():
        for match in form.pattern.finditer(text):
            start, end = match.span("id") if "id" in form.pattern.groupindex else match.span()
            words = text[start:end].rstrip(" \t.,;:-–'\"’”")
            if words and not _doubted(words, form.unless):
                yield Found(start, start + len(words), "address", form.reason)


def floors(text: str, found: list[Found]) -> Iterator[Found]:
    """Take the floor or the door that goes on an address."""
    for one in found:
        if one.type == "address":
            match = _FLOOR.match(text, one.end)
            if match:
                yield Found(match.start(), match.end(), "address", "goes on an address")


def _doubted(words: str, unless: str) -> bool:
    """Tell whether what was found is something else after all."""
    if unless == "answer":
        return _NO_ADDRESS.match(words) is not None
    if unless == "place":
        key = plain(words).strip()
        return key in lists().places or key.split()[0] in lists().neutral or _NOT_HOME.search(words) is not None
    if unless == "name":
        parts = words.split()
        return len(parts) == 2 and plain(parts[0]) in lists().given
    return unless == "number" and not _unusual(words)


def _unusual(words: str) -> bool:
    """Tell '17b Garnet' from '9 Monday' or '4 October'."""
    keys = [plain(word) for word in re.findall(r"[^\W\d_][\w’'-]*", words.partition(" ")[2])]
    if any(key in lists().neutral for key in keys):
        return False
    return words.partition(" ")[0][-1:].isalpha() or (
        bool(keys) and not any(key in lists().cues["generic"] for key in keys)
    )
