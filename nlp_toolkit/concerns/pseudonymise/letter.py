"""One letter while it is searched: its words, and which of them are spoken for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nlp_toolkit import terms
from nlp_toolkit.concerns.pseudonymise.found import Found, Role
from nlp_toolkit.concerns.pseudonymise.lists import Lists, lists
from nlp_toolkit.concerns.pseudonymise.words import Word, split

_WORDS = terms.load("name_context")
_NEVER = frozenset(_WORDS["never"])
_ENOUGH = 8
_PRIVATE = frozenset({"llp", "solicitors", "ltd", "limited", "taxis", "coaches", "chambers", "plc"})
_SMALL_SELF = frozenset({"i", "i'm", "i’m", "im", "ive", "i've", "i’ve"})
_SYNDROME = frozenset(_WORDS["syndrome"])
_SORT_OF_BODY = frozenset({"and", "of", "for", "the", "&"})


@dataclass(slots=True)
class Name:
    """Say why a word is taken for a name."""

    reason: str
    doubtful: bool = False
    role: Role = ""


@dataclass(slots=True)
class Letter:
    """Hold a letter's words and what was made of each.

    Attributes:
        text: The text.
        words: Its words.
        taken: Per word, whether another finding covers it.
        names: The words that are names, by index.
        proper: The words a tagger takes for proper nouns, and those it takes for people, by index.
        people: The words an entity recogniser takes for people, by index.
        low: Per word, whether the writer hardly uses capitals thereabouts.
        small: The words that stand somewhere in lower case.
        labels: The words of field labels ('Known as:'), by index, which name nobody.
    """

    text: str
    words: list[Word]
    taken: list[bool]
    names: dict[int, Name] = field(default_factory=dict)
    proper: set[int] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    low: list[bool] = field(default_factory=list)
    small: frozenset[str] = frozenset()
    labels: set[int] = field(default_factory=set)
    lists: Lists = field(default_factory=lists)

    def name(self, index: int, reason: str, *, doubtful: bool = False, role: Role = "") -> None:
        """Take a word for a name; a better reason and a role replace a doubtful one."""
        if self.taken[index] or self.words[index].key in _NEVER or self.words[index].key.startswith("i'"):
            return
        had = self.names.get(index)
        if had is None or (had.doubtful and not doubtful):
            self.names[index] = Name(reason, doubtful, role or (had.role if had else ""))
        elif role and not had.role:
            had.role = role

    def joined(self, index: int) -> bool:
        """Tell whether a word follows the one before it in the same phrase."""
        gap = self.words[index].gap
        wide = "   " in gap or "\t" in gap  # a new column
        dotted = gap.count(".") == 0 or len(self.words[index - 1].text) == 1
        return gap.strip(" \t.") == "" and gap != "" and not wide and dotted

    def before(self, index: int) -> str:
        """Give the word before in the same phrase, in lower case, or ""."""
        return self.words[index - 1].key if index and self.joined(index) else ""

    def after(self, index: int) -> str:
        """Give the next word of the same phrase, in lower case, or ""."""
        follows = index + 1 < len(self.words) and self.joined(index + 1)
        return self.words[index + 1].key if follows else ""

    def known(self, index: int) -> bool:
        """Tell whether people bear this name."""
        return self.lists.named(self.words[index].key)

    def ordinary(self, index: int) -> bool:
        """Tell whether this is an ordinary word."""
        return self.lists.ordinary(self.words[index].key)

    def neutral(self, index: int) -> bool:
        """Tell whether a capital on this word says nothing."""
        return self.words[index].key in self.lists.neutral

    def given(self, index: int) -> bool:
        """Tell whether this is a given name."""
        key = self.words[index].key
        if key in self.lists.given:
            return True
        return "-" in key and all(part in self.lists.given for part in key.split("-"))

    def body(self, index: int) -> bool:
        """Tell whether the word belongs to the name of a public body ('Northmere County Council')."""
        tails = self.lists.cues["organisation_tails"]
        for at in range(index + 1, min(index + 6, len(self.words))):
            word = self.words[at]
            if not self.joined(at) or self.taken[at] or word.shape == "number":
                return False
            if word.shape != "lower" and word.key in tails:
                return word.key not in _PRIVATE
            if word.shape == "lower" and word.key not in _SORT_OF_BODY:
                return False
            if word.key in ("of", "for") and not self.ordinary(index):
                return False
        return False

    def doubly(self, index: int) -> bool:
        """Tell whether a word that means a month, country or feast is also a given name (May, Jordan, Easter)."""
        key = self.words[index].key
        if key in self.lists.cues["also_names"]:
            return True
        return self.given(index) and any(
            key in self.lists.cues[name] for name in ("months", "peoples", "feasts", "seasons")
        )

    def eponym(self, index: int) -> bool:
        """Tell whether the name is that of a syndrome or test ('Down syndrome')."""
        return any(word.key in _SYNDROME for word in self.words[index + 1 : index + 3])

    def heading(self, index: int) -> bool:
        """Tell whether most words of this line have capitals, so that one more tells nothing."""
        number = self.words[index].line
        whole = [word for word in self.words[max(0, index - 12) : index + 13] if word.line == number]
        line = [word for word in whole if len(word.text) > 2]
        return len(whole) < 12 and len(line) > 2 and sum(word.shape != "lower" for word in line) * 3 >= len(line) * 2

    def capital(self, index: int) -> bool:
        """Tell whether the word is written with a capital."""
        return self.words[index].shape in ("Capital", "UPPER")

    def cue(self, name: str, index: int, longest: int = 3) -> int:
        """Tell how many words from here on form a phrase of a list of cues; 0 where none."""
        if self.words[index].key not in self.lists.firsts[name]:
            return 0
        phrases = self.lists.cues[name]
        for length in range(min(longest, len(self.words) - index), 0, -1):
            if " ".join(word.key for word in self.words[index : index + length]) in phrases:
                return length
        return 0


def open_letter(text: str, found: list[Found], words: list[Word] | None = None) -> Letter:
    """Split a letter into words, unless that was done, and mark those that a finding covers."""
    words = split(text) if words is None else words
    taken = [False] * len(words)
    spans = iter(sorted((one.start, one.end) for one in found))
    span = next(spans, None)
    for index, word in enumerate(words):
        while span is not None and span[1] <= word.start:
            span = next(spans, None)
        taken[index] = span is not None and span[0] < word.end
    small = frozenset(word.key for word in words if word.shape == "lower")
    return Letter(text, words, taken, low=_low(words), small=small)


def _low(words: list[Word]) -> list[bool]:
    """Tell of each word whether capitals are hardly used in its paragraph or its sentence."""
    return [one or other for one, other in zip(_low_paragraphs(words), _low_sentences(words), strict=True)]


def _low_sentences(words: list[Word]) -> list[bool]:
    """Tell sentence by sentence whether it begins in lower case, or says i for I."""
    low: list[bool] = []
    sentence: list[Word] = []
    for word in [*words, None]:
        speaker = 0 < len(sentence) < 4 and (sentence[0].start == 0 or bool(re.search(r"[\n\]>-]", sentence[0].gap)))
        said = speaker and word is not None and ":" in word.gap  # in a chat
        if word is None or said or (word.opens and sentence):
            small = any(one.text in _SMALL_SELF or (one is sentence[0] and one.shape == "lower") for one in sentence)
            low += [small] * len(sentence)
            sentence = []
        if word is not None:
            sentence.append(word)
    return low


def _low_paragraphs(words: list[Word]) -> list[bool]:
    """Tell paragraph by paragraph whether capitals are hardly used; short ones go with the letter."""
    whole = _without_capitals(words)
    low: list[bool] = []
    paragraph: list[Word] = []
    for word in [*words, None]:
        if word is None or (paragraph and re.search(r"\n\s*\n", word.gap)):
            low += [_without_capitals(paragraph) if len(paragraph) > _ENOUGH else whole] * len(paragraph)
            paragraph = []
        if word is not None:
            paragraph.append(word)
    return low


def _without_capitals(words: list[Word]) -> bool:
    """Tell whether words are written in lower case throughout, or begin sentences so."""
    letters = [word for word in words if word.shape != "number" and len(word.text) > 1]
    opening = [word for word in letters if word.opens]
    small = sum(word.shape == "lower" for word in opening)
    capitals = sum(word.shape != "lower" for word in letters)
    return bool(letters) and (capitals / len(letters) < 0.02 or (len(opening) > 2 and small / len(opening) > 0.6))
