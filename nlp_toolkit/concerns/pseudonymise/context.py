"""Take what the network reads as naming somebody, where the rules have found nothing."""

from __future__ import annotations

from collections.abc import Iterator

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.reader import DIRECT, KINDS
from nlp_toolkit.concerns.pseudonymise.slots import never_named
from nlp_toolkit.language.network import Floats
from nlp_toolkit.records import FindingType

LEAST = 0.03
"""How probable it must be that a word points to a person by itself."""
_SURE = 0.4
"""How probable it must be of a word that is seldom part of a name, and in a text in which the rules find nobody."""
_WORDS = terms.load("name_context")
_SMALL = ("function", "determiners", "not_surname", "pronouns", "no_surname_shouted")
_FUNCTION = frozenset(word for name in _SMALL for word in _WORDS[name])
_DIRECT = [KINDS.index(kind) for kind in DIRECT]
_PEOPLE = ("person", "official")
_NUMBERED = frozenset(_WORDS["numbered"])


def direct(letter: Letter, chances: Floats) -> dict[int, FindingType]:
    """Say of each word that is probably direct what it is; words that are spoken for are left out."""
    read = chances[:, _DIRECT]
    sums = read.sum(axis=1)
    found: dict[int, FindingType] = {}
    nobody = not letter.names and not any(letter.taken)
    for index in (sums > (_SURE if nobody else LEAST)).nonzero()[0].tolist():
        kind = DIRECT[int(read[index].argmax())]
        if letter.taken[index] or index in letter.names or letter.words[index].text == "I":
            continue
        if kind == "reference" and not any(c.isdigit() for c in letter.words[index].text):
            continue
        if (sums[index] > _SURE and not nobody) or _possible(letter, index, kind):
            found[index] = kind
    return found


def _possible(letter: Letter, index: int, kind: FindingType) -> bool:
    """Tell whether a word may be what it is weakly taken for."""
    word = letter.words[index]
    if len(word.text) == 1 and (word.shape == "lower" or kind == "reference" or letter.before(index) in _NUMBERED):
        return False
    if letter.ordinary(index) and (word.opens or (word.shape == "lower" and not letter.low[index])):
        return False
    if kind not in _PEOPLE:
        return True
    unlikely = word.shape == "number" or never_named(letter, index)
    return not unlikely and not letter.eponym(index) and not letter.body(index)


def people_read(letter: Letter, chances: Floats) -> None:
    """Take the words for names that are probably names where they stand; nobody is an official by this alone."""
    for index, kind in direct(letter, chances).items():
        if kind in _PEOPLE and letter.words[index].shape != "number":
            letter.name(index, "the words around it are those of a name", doubtful=True)


def others_read(letter: Letter, chances: Floats) -> Iterator[Found]:
    """Find the addresses and numbers that probably are some where they stand."""
    found = {
        index: kind
        for index, kind in direct(letter, chances).items()
        if kind not in _PEOPLE or letter.words[index].shape == "number"
    }
    run: list[int] = []
    for index in [*found, -1]:
        if run and (index != run[-1] + 1 or found[index] != found[run[-1]] or "\n" in letter.words[index].gap):
            yield from _run(letter, run, found[run[0]])
            run = []
        run.append(index)


def _run(letter: Letter, run: list[int], kind: FindingType) -> Iterator[Found]:
    """Give a run of words as one finding, less the small words at its ends."""
    while run and letter.words[run[0]].text in _FUNCTION:
        run = run[1:]
    while run and letter.words[run[-1]].text in _FUNCTION:
        run = run[:-1]
    if any(letter.words[index].key not in _FUNCTION for index in run):
        start, end = letter.words[run[0]].start, letter.words[run[-1]].end
        shown: FindingType = "reference" if kind in _PEOPLE else kind
        yield Found(start, end, shown, "the words around it are those of an address or number", doubtful=True)
