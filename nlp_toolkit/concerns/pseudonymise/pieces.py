"""Lay a letter out as the network reads it: words and marks in their order, each with what is known of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from nlp_toolkit.concerns.pseudonymise.letter import Letter
from nlp_toolkit.concerns.pseudonymise.lists import lists
from nlp_toolkit.concerns.pseudonymise.slots import borne, does, seldom
from nlp_toolkit.concerns.pseudonymise.words import Word

_LISTS = ("given", "surnames", "proper", "places", "common", "rare", "leaning", "chiefly", "telling", "slang")
_CUES = (
    "months", "days", "peoples", "feasts", "countries", "organisations", "tests_and_names", "letter_words",
    "organisation_tails", "school", "setting", "gp", "hospital", "generic", "street", "sure_street", "house", "seasons",
    "titles", "also_names", "official_titles", "child", "adult", "relative", "staff", "role_words", "salutations",
    "closings", "calling", "labels", "after_name", "not_after_name",
)  # fmt: skip
_SHAPES = ("lower", "Capital", "UPPER", "number")
_LENGTHS = (1, 2, 3, 5, 8)
_MARKS = ".,!?:;()-'\"/@&#<>|*[]_+=~£$%"
_PLACED = 16
_MARK = re.compile(r"([^\w\s]|_)\1*")
_LONGEST = 60
_MOST = 110
KNOWN = len(_LISTS) + len(_CUES) + len(_SHAPES) + len(_LENGTHS) + 1 + 11 + len(_MARKS) + _PLACED

Known = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a word or a mark of punctuation.

    Attributes:
        text: As written.
        word: Index of the word in the letter, -1 for a mark.
        breaks: How many lines end between the piece before and this one.
    """

    text: str
    word: int
    breaks: int


Sentence = list[Piece]
Stretch = list[Sentence]


def pieces(letter: Letter) -> Iterator[Piece]:
    """Give the words and marks of a letter in their order."""
    for index, word in enumerate(letter.words):
        at = 0
        for mark in _MARK.finditer(word.gap):
            yield Piece(mark.group(), -1, word.gap.count("\n", at, mark.start()))
            at = mark.end()
        yield Piece(word.text, index, word.gap.count("\n", at))


def sentences(letter: Letter) -> list[Sentence]:
    """Part a letter at the ends of lines and sentences; none is longer than 60 pieces."""
    found: list[Sentence] = [[]]
    for piece in pieces(letter):
        opens = piece.word >= 0 and letter.words[piece.word].opens and found[-1] and found[-1][-1].word < 0
        if (piece.breaks and (piece.word < 0 or letter.words[piece.word].opens)) or len(found[-1]) >= _LONGEST or opens:
            found.append([])
        found[-1].append(piece)
    return [one for one in found if one]


def stretches(letter: Letter) -> list[Stretch]:
    """Gather the sentences of a letter to stretches that are read in one go."""
    found: list[Stretch] = []
    size = _MOST
    for sentence in sentences(letter):
        if size + len(sentence) > _MOST:
            found.append([])
            size = 0
        found[-1].append(sentence)
        size += len(sentence)
    return found


def known(letter: Letter, stretch: Stretch) -> Known:
    """Tell what is known of each piece of a stretch: the lists it is in, its look, its place; one row a piece."""
    counts = Counter(word.key for word in letter.words)
    rows: list[Known] = []
    for sentence in stretch:
        for at, piece in enumerate(sentence):
            row = np.zeros(KNOWN, dtype=np.float32)
            if piece.word >= 0:
                word = letter.words[piece.word]
                told = _word(word.key, word.shape, word.text)
                row[: len(told)] = told
                _place(row[-_PLACED:], letter, word, piece, counts)
            else:
                row[KNOWN - _PLACED - len(_MARKS) + _MARKS.find(piece.text[0])] = _MARKS.find(piece.text[0]) >= 0
            _lines(row[-8:], sentence, at)
            rows.append(row)
    return np.stack(rows)


def _place(row: Known, letter: Letter, word: Word, piece: Piece, counts: Counter[str]) -> None:
    """Tell how a word stands in its letter."""
    count = counts[word.key]
    row[0], row[1], row[2] = count == 1, count == 2, count > 2
    row[3] = word.key in letter.small
    row[4], row[5] = letter.low[piece.word], word.possessive
    row[6] = word.opens
    row[7] = "   " in word.gap or "\t" in word.gap


def _lines(row: Known, sentence: Sentence, at: int) -> None:
    """Tell how a piece stands in its line."""
    row[0], row[1] = sentence[at].breaks == 1, sentence[at].breaks > 1
    row[2], row[3] = at == 0, at == 1
    row[4], row[5] = at == len(sentence) - 1, at == len(sentence) - 2
    row[6], row[7] = len(sentence) < 5, len(sentence) < 9


@lru_cache(maxsize=20000)
def _word(key: str, shape: str, text: str) -> Known:
    """Tell what is known of a word wherever it stands."""
    told, cues = lists(), lists().cues
    digits = sum(c.isdigit() for c in text)
    row = [float(key in getattr(told, name)) for name in _LISTS]
    row += [float(key in cues[name]) for name in _CUES]
    row += [float(shape == one) for one in _SHAPES]
    length = sum(len(text) > most for most in _LENGTHS)
    row += [float(length == number) for number in range(len(_LENGTHS) + 1)]
    row += [
        told.ordinary(key),
        told.named(key),
        key in told.neutral,
        does(key),
        borne(key),
        seldom(key),
        bool(digits) and digits < len(text),
        digits in (1, 2) and digits == len(text),
        digits in (3, 4) and digits == len(text),
        digits > 4,
        "-" in text or "'" in text or "’" in text,
    ]
    return np.array(row, dtype=np.float32)
