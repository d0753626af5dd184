"""Turn words into the rows of the tables that the network looks up."""

from __future__ import annotations

import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_MOST_PIECES = 6
_LONGEST_WORD = 100
_LONGEST_SHAPE = 12


class Rows(NamedTuple):
    """Name the rows of one word: its pieces, its beginning and endings, its shape, and the lists of names it is in."""

    pieces: list[int]
    affixes: list[int]
    shape: int
    lists: int


class Listed:
    """Tell in which lists of names a word stands: given names, surnames, other proper names, places.

    The words themselves are not kept, only their checksums.
    """

    SORTS = 16

    def __init__(self, keys: npt.NDArray[np.uint32], sorts: npt.NDArray[np.uint8]) -> None:
        self.keys = keys
        self.sorts = sorts

    @classmethod
    def of(cls, words: Mapping[str, int]) -> Listed:
        """Pack words, each with the sum of 1 (given name), 2 (surname), 4 (other proper name) and 8 (place)."""
        packed: dict[int, int] = {}
        for word, sort in words.items():
            packed[_checksum(word)] = packed.get(_checksum(word), 0) | sort
        keys = sorted(packed)
        return cls(np.array(keys, dtype=np.uint32), np.array([packed[key] for key in keys], dtype=np.uint8))

    def row(self, word: str) -> int:
        """Give the sum of the lists that hold a word, in whatever letters; 0 if none does.

        >>> Listed.of({"Priya": 1, "Lane": 2}).row("priya")
        1
        """
        key = np.uint32(_checksum(word))
        place = int(np.searchsorted(self.keys, key))
        return int(self.sorts[place]) if place < len(self.keys) and self.keys[place] == key else 0


class Words:
    """Look words up in a fixed vocabulary of word pieces, so that no word is unknown."""

    def __init__(self, pieces: Sequence[str], affix_rows: int, shape_rows: int, listed: Listed) -> None:
        self.pieces = {piece: row for row, piece in enumerate(pieces)}
        self.unknown = self.pieces["[UNK]"]
        self.affix_rows = affix_rows
        self.shape_rows = shape_rows
        self.listed = listed

    def rows(self, word: str) -> Rows:
        """Give the rows of a word."""
        lower = word.lower()
        affixes = [_row(text, self.affix_rows) for text in (lower[-3:], "2" + lower[-2:], "p" + lower[:3])]
        form = _row(shape(word), self.shape_rows)
        return Rows(self._split(word)[:_MOST_PIECES], affixes, form, self.listed.row(word))

    def _split(self, word: str) -> list[int]:
        found: list[int] = []
        for part in _parts(word):
            found.extend(self._longest_matches(part))
        return found or [self.unknown]

    def _longest_matches(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                row = self.pieces.get(part[start:end] if start == 0 else "##" + part[start:end])
                if row is not None:
                    found.append(row)
                    start = end
                    break
            else:
                return [self.unknown]
        return found if len(part) <= _LONGEST_WORD else [self.unknown]


def shape(word: str) -> str:
    """Reduce a word to capitals, small letters and digits, runs cut at three.

    >>> shape("Cllr"), shape("2024/25"), shape("PROPOSED")
    ('Xxxx', 'ddd/dd', 'XXX')
    """
    kinds: list[str] = []
    for character in word[:_LONGEST_SHAPE]:
        if character.isupper():
            kind = "X"
        elif character.islower():
            kind = "x"
        else:
            kind = "d" if character.isdigit() else character
        if kinds[-3:] != [kind] * 3:
            kinds.append(kind)
    return "".join(kinds)


def _checksum(word: str) -> int:
    return zlib.crc32(word.lower().encode())


def _row(text: str, rows: int) -> int:
    return zlib.crc32(text.encode()) % (rows - 1) + 1


def _parts(word: str) -> list[str]:
    """Split a word, without its accents, where punctuation stands in it."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts = [""]
    for character in plain:
        if character.isspace() or unicodedata.category(character).startswith("C"):
            parts.append("")
        elif _is_punctuation(character):
            parts.extend((character, ""))
        else:
            parts[-1] += character
    return [part for part in parts if part]


def _is_punctuation(character: str) -> bool:
    is_ascii_symbol = character.isascii() and not character.isalnum()
    return is_ascii_symbol or unicodedata.category(character).startswith("P")
