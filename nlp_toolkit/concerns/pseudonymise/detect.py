"""Find everything in a letter that identifies somebody, with the reason for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_toolkit.concerns.pseudonymise import cues, layout, looks, names, neighbours, repeats, signatures
from nlp_toolkit.concerns.pseudonymise.address_parts import leading, towns
from nlp_toolkit.concerns.pseudonymise.addresses import addresses, hushed
from nlp_toolkit.concerns.pseudonymise.context import others_read, people_read
from nlp_toolkit.concerns.pseudonymise.found import Found, Role, settle
from nlp_toolkit.concerns.pseudonymise.homes import floors, homes
from nlp_toolkit.concerns.pseudonymise.identifiers import NUMBERS, identifiers
from nlp_toolkit.concerns.pseudonymise.initials import initialled
from nlp_toolkit.concerns.pseudonymise.institutions import abbreviations, institutions, places
from nlp_toolkit.concerns.pseudonymise.letter import Letter, Name, open_letter
from nlp_toolkit.concerns.pseudonymise.lists import lists
from nlp_toolkit.concerns.pseudonymise.posts import BORNE, roles
from nlp_toolkit.concerns.pseudonymise.reader import Reader, reader
from nlp_toolkit.concerns.pseudonymise.words import mend
from nlp_toolkit.records import FindingType

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from nlp_toolkit.language.network import Floats


def detect(
    text: str, *, doc: Doc | None = None, known: Iterable[str] = (), network: Reader | None = None
) -> list[Found]:
    """Find what identifies people in one letter, in the order of the text.

    Args:
        text: The letter.
        doc: The same text read by the language pipeline, whose entities and tags add to what is found.
        known: Names found elsewhere: in the family's other letters, in file names and e-mail headers.
        network: What reads the words among their neighbours, if not the network that ships.

    >>> [(one.type, one.reason) for one in detect("My son Idris is waiting.")]
    [('person', "follows 'son'")]
    """
    sure = settle(identifiers(text))
    written, text = text, mend(text)
    postcodes = [(one.start, one.end) for one in sure if one.type == "postcode"]
    letter = open_letter(text, sure)
    chances = (network or reader()).chances(letter)
    streets = settle([*sure, *addresses(letter, postcodes), *homes(text)])
    quiet = hushed(text)
    if quiet != text:
        streets = settle([*streets, *addresses(open_letter(quiet, sure), postcodes), *homes(quiet)])
    streets = settle([*streets, *towns(text, streets), *floors(text, streets)])
    streets = settle([*streets, *leading(text, streets)])
    letter = open_letter(text, streets, letter.words)
    named = settle([*streets, *institutions(letter)])
    named = settle([*named, *abbreviations(letter, named)])
    letter = open_letter(text, named, letter.words)
    if doc is not None:
        _read(letter, doc)
    located = search(letter, [*known, *_local_parts(written, sure)], chances)
    found = settle([*named, *located, *people(letter)])
    found = settle([*found, *ages(text, found)])
    return joined(text, settle([*found, *again(text, found)]))


def search(letter: Letter, known: Sequence[str], chances: Floats) -> list[Found]:
    """Take the names of a letter, from the surest sign to the weakest; return what else was met on the way."""
    for find in cues.CUES:
        find(letter)
    layout.greetings(letter)
    signatures.signatures(letter)
    layout.labels(letter)
    located = [place for place in places(letter) if not _initial_before(letter, place)]
    _take(letter, located)
    names.by_list(letter)
    neighbours.listed(letter)
    neighbours.given_pairs(letter)
    names.left_over(letter)
    neighbours.listed(letter)
    neighbours.given_pairs(letter)
    looks.look_again(letter)
    looks.think_again(letter)
    people_read(letter, chances)
    numbered = [*others_read(letter, chances)]
    _take(letter, numbered)
    initialled(letter)
    repeats.repeats(letter, known)
    roles(letter)
    return [*located, *numbered]


def _take(letter: Letter, found: Iterable[Found]) -> None:
    """Mark the words that a finding covers."""
    for one in found:
        for index in range(layout.at_offset(letter, one.start), len(letter.words)):
            if letter.words[index].start >= one.end:
                break
            letter.taken[index] = True


def _initial_before(letter: Letter, place: Found) -> bool:
    """Tell whether a place is somebody's surname, since an initial stands before it ('H Wye')."""
    index = layout.at_offset(letter, place.start)
    before = letter.words[index - 1].text if index and letter.joined(index) else ""
    return len(before) == 1 and before.isupper() and before not in "AI"


def _read(letter: Letter, doc: Doc) -> None:
    """Note what the pipeline takes for people and proper nouns."""
    starts = {word.start: index for index, word in enumerate(letter.words)}
    for token in doc:
        index = starts.get(token.idx)
        if index is None:
            continue
        if token.ent_type_ in ("PER", "PERSON"):
            letter.people.add(index)
            if letter.words[index].shape == "Capital" and not letter.ordinary(index) and not letter.neutral(index):
                letter.name(index, "the language pipeline reads it as a person")
        if token.pos_ == "PROPN":
            letter.proper.add(index)


def _local_parts(text: str, sure: list[Found]) -> list[str]:
    """List the words before the @ of each e-mail address that may be names."""
    parts: list[str] = []
    for one in sure:
        if one.type in ("email", "handle"):
            local = text[one.start : one.end].split("@")[0]
            parts += [part for part in re.findall(r"[^\W\d_]{3,}", local) if _may_be_name(part)]
    return parts


def _may_be_name(part: str) -> bool:
    """Tell whether a part of an e-mail address may be a name rather than words run together."""
    known, key = lists(), part.casefold()
    if known.named(key):
        return True
    halves = ((key[:at], key[at:]) for at in range(2, len(key) - 1))
    return not known.ordinary(key) and not any(a in known.common and b in known.common for a, b in halves)


def people(letter: Letter) -> list[Found]:
    """Join neighbouring name words to findings."""
    found: list[Found] = []
    last = -2
    for index in _without_titles(letter):
        word, name = letter.words[index], letter.names[index]
        if index == last + 1 and letter.joined(index) and not letter.words[last].possessive and "\n" not in word.gap:
            found[-1] = _longer(found[-1], word.end, name)
        else:
            found.append(Found(word.start, word.end, _kind(name.role), name.reason, name.doubtful, name.role))
        last = index
    return found


def _without_titles(letter: Letter) -> list[int]:
    """List the name words, less the titles and words for family that stand before a name."""
    cues = letter.lists.cues
    titles = cues["titles"] | cues["relative"] | cues["adult"]
    return [
        index
        for index in sorted(letter.names)
        if index - 1 in letter.names
        or letter.names[index].reason == BORNE
        or (index and letter.words[index - 1].key in cues["titles"] and letter.joined(index))
        or not (letter.words[index].key in titles and index + 1 in letter.names and letter.joined(index + 1))
    ]


def _kind(role: Role) -> FindingType:
    return "official" if role == "official" else "person"


def _longer(one: Found, end: int, name: Name) -> Found:
    role = one.role or name.role
    return Found(one.start, end, _kind(role), one.reason, one.doubtful and name.doubtful, role)


_AGE_AFTER = re.compile(
    r"(?:['’]?s|[ \t]+is|[ \t]+was|[ \t]+will\s+be|,|[ \t]+are|,\s+who\s+is|[ \t]+turned|[ \t]+turns)?"
    r"(?:\s+(?:now|only|just|nearly|almost|both|still))*[ \t]+"
    rf"(?P<id>\d{{1,2}}|{'|'.join(NUMBERS)})(?=\s*(?:[,.;!)\n]|$|and\b|but\b|so\b|now\b|with\b))",
    re.IGNORECASE,
)
_BODY = re.compile(r"\s+(?:[A-Z]\w+\s+){0,2}(?:Council|Trust|Authority|COUNCIL)\b")
_TWINS = re.compile(r"\b(?:twins|both|brothers|sisters)\b,?\s+(?:aged\s+)?(?P<id>\d{1,2})(?=\s*[,.;)])")


def ages(text: str, found: list[Found]) -> Iterator[Found]:
    """Find the age that follows a name: 'Will is 14 and'."""
    for one in found:
        if one.type == "person":
            match = _AGE_AFTER.match(text, one.end)
            if match:
                yield Found(match.start("id"), match.end("id"), "age", "an age after a name")
    for match in _TWINS.finditer(text):
        yield Found(match.start("id"), match.end("id"), "age", "an age")


_WHOLE = ("address", "reference", "phone", "nhs_number", "handle")
_BETWEEN = re.compile(
    r"[ \t,]+(?:(?:past|by|near|nr|off|on|at|the|over|above|behind|below|opposite|next[ ]to|up|down|of|in|corner|old)"
    r"[ \t,]+)+"
)


def joined(text: str, found: list[Found]) -> list[Found]:
    """Make one of neighbouring pieces of one address or number."""
    whole: list[Found] = []
    for one in found:
        last = whole[-1] if whole else None
        between = text[last.end : one.start] if last else ""
        near = between in ("", " ", ", ", "-", "/") or (
            one.type == "address" and _BETWEEN.fullmatch(between) is not None
        )
        if last and last.type == one.type in _WHOLE and near:
            whole[-1] = replace(last, end=one.end, doubtful=last.doubtful and one.doubtful)
        else:
            whole.append(one)
    return whole


def again(text: str, found: list[Found]) -> Iterator[Found]:
    """Find the same address, number or school where it stands again."""
    seen: dict[str, Found] = {}
    for one in found:
        words = text[one.start : one.end].strip()
        local = words.split("@")[0]
        if one.type == "email" and len(local) > 4 and not local.isalpha():
            seen.setdefault(local.casefold(), replace(one, type="handle", reason="the name in an e-mail address"))
        if one.type not in ("person", "official", "age", "date", "date_of_birth") and len(words) > 4:
            seen.setdefault(words.casefold(), one)
    for words, one in seen.items():
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
            if not _BODY.match(text, match.end()):
                yield Found(match.start(), match.end(), one.type, one.reason)
