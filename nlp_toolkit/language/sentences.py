"""Mark where the sentences of minutes begin, before the parser reads them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from pathlib import Path
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from nlp_toolkit.language.lines import units

NAME = "minutes_sentences"

_WORDS = {
    kind: frozenset(words)
    for kind, words in tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8")).items()
}
_CLOSERS = frozenset("\"'”’)]}*_»")
_MARGIN = frozenset([">", "\\"])
_OPENERS = frozenset("\"'“‘([{*_«")
_STOPS = (".", "!", "?", "…")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_MARKER = re.compile(r"[•·▪◦●○■□➢➤►✓–—-]|(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})\.?")


@Language.factory(NAME, assigns=["token.is_sent_start"])
def make_minutes_sentences(nlp: Language, name: str) -> MinutesSentences:  # noqa: ARG001
    """Make the pipe that marks sentence boundaries in minutes."""
    return MinutesSentences()


class MinutesSentences:
    """Mark where each sentence begins, and leave open the few places that only a parser can settle."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token: true, false, or none where it is left open."""
        if not len(doc):
            return doc
        starts = np.array([{True: 1, False: -1, None: 0}[start] for start in _Page(doc).starts()], dtype=np.int64)
        starts[0] = 1
        return doc.from_array(["SENT_START"], cast("Any", starts.view(np.uint64)))


class _Page:
    """Hold the words of a document as they are printed, and decide where its sentences begin."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words = [token.text for token in doc]
        self.places = [token.idx for token in doc]
        self.is_space = [word.isspace() for word in self.words]

    def starts(self) -> list[bool | None]:
        """Decide for every word whether a sentence begins with it; none where only a parser can tell."""
        marked: list[bool | None] = [False] * len(self.words)
        begun = units(self.text)
        unit, opening = 0, -1
        for at, word in enumerate(self.words):
            if self.is_space[at] or word in _MARGIN:
                continue
            now = bisect_right(begun, self.places[at])
            if opening < 0 or now != unit:
                marked[at] = opening >= 0
                unit, opening = now, at
                continue
            marked[at] = self._begins(at, opening)
            if marked[at]:
                opening = at
        return marked

    def _begins(self, at: int, opening: int) -> bool | None:
        """Decide within a unit of the page, given where the last sentence began."""
        before = self._before(at, opening)
        if before is None:
            return False
        stop = self.words[before]
        if not stop.endswith(_STOPS):
            return self._begins_without_stop(at, stop) and not self._is_only_marker(opening, at)
        first = self._first_word(at)
        if first is None or self._is_only_marker(opening, at):
            return False
        word = self.words[first]
        if word[0].islower():
            return self._is_list_marker(first)
        if not self._is_apart(before, at):
            return stop == "." and len(word) > 1 and word.istitle() and self.words[before - 1].islower()
        if stop[-1] != ".":
            return True
        shortened = stop[:-1] or self._attached(before)
        return _after_abbreviation(shortened, word) if shortened else True

    def _begins_without_stop(self, at: int, before: str) -> bool:
        """Find entries such as 'ACTION:' and sentences that a heading runs into."""
        word = self.words[at]
        if word in _WORDS["after_a_heading"]:
            return before.istitle() or before.isdigit() or before == ")"
        if word in _WORDS["labels"] and self.words[at + 1 : at + 2] == [":"]:
            return before not in {"In", "in", ","}
        return before == ":" and self._is_list_marker(at)

    def _before(self, at: int, opening: int) -> int | None:
        """Find the last word or stop of the sentence so far, past spaces and closing quotation marks and brackets."""
        for other in range(at - 1, opening - 1, -1):
            if not self.is_space[other] and self.words[other] not in _CLOSERS:
                return other
        return None

    def _first_word(self, at: int) -> int | None:
        """Find the first word of what may be a sentence, past opening quotation marks and brackets."""
        for other in range(at, min(at + 4, len(self.words))):
            if not self.is_space[other] and self.words[other] not in _OPENERS:
                return other
        return None

    def _is_apart(self, before: int, at: int) -> bool:
        """Tell whether any space stands between two words."""
        end = self.places[before] + len(self.words[before])
        return any(character.isspace() for character in self.text[end : self.places[at]])

    def _attached(self, stop: int) -> str:
        """Give the word that a full stop stands hard against."""
        if stop == 0 or self.places[stop - 1] + len(self.words[stop - 1]) != self.places[stop]:
            return ""
        return self.words[stop - 1].strip()

    def _is_only_marker(self, opening: int, at: int) -> bool:
        """Tell whether nothing but the marker of a list item stands between the start of the sentence and a word."""
        if at > opening + 12:
            return False
        words = [self.words[other] for other in range(opening, at) if not self._is_wrapping(other)]
        return not words or (len(words) < 4 and _MARKER.fullmatch("".join(words)) is not None)

    def _is_wrapping(self, at: int) -> bool:
        return self.is_space[at] or self.words[at] in _OPENERS or self.words[at] in _CLOSERS

    def _is_list_marker(self, at: int) -> bool:
        """Tell the letter of a list item, as in 'b) Village Hall'."""
        return len(self.words[at]) == 1 and self.text[self.places[at] + 1 : self.places[at] + 2] == ")"


def _after_abbreviation(shortened: str, first: str) -> bool | None:
    """Decide after a full stop that may belong to an abbreviation."""
    plain = shortened.lower()
    opens = first in _WORDS["openers"]
    if plain in _WORDS["within"]:
        return False
    if plain in _WORDS["may_end"]:
        return not first[0].isdigit()
    if _INITIALS.fullmatch(shortened + "."):
        return opens and first not in {"A", "I"}
    if plain in _WORDS["after_a_name"] and (opens or plain not in _WORDS["before_a_name"]):
        return True if opens else None
    return not (plain in _WORDS["before_a_name"] and (shortened[:1].isupper() or first[0].isdigit()))
