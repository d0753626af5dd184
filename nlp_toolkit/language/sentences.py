"""Mark where the sentences of minutes begin, before the parser reads them."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from nlp_toolkit.language.lines import units

NAME = "minutes_sentences"

_WORDS = {
    kind: frozenset(words)
    for kind, words in tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8")).items()
}
_CLOSERS = frozenset("\"'”’)]}*_»")
_MARGIN = frozenset([">", "\\"])
_OPENERS = frozenset("\"'“‘([{*_«")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_MARKER_WORD = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})\)?")


@Language.factory(NAME, assigns=["token.is_sent_start"])
def make_minutes_sentences(nlp: Language, name: str) -> MinutesSentences:  # noqa: ARG001
    """Make the pipe that marks sentence boundaries in minutes."""
    return MinutesSentences()


class MinutesSentences:
    """Mark where each sentence begins, and leave open the few places that only a parser can settle."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `is_sent_start` on every token: true, false, or none where it is left open."""
        starts = units(doc.text)
        unit = 0
        opening: Token | None = None
        for token in doc:
            if token.is_space or token.text in _MARGIN:
                token.is_sent_start = False
                continue
            at = bisect_right(starts, token.idx)
            if opening is None or at != unit:
                token.is_sent_start = opening is not None
                unit, opening = at, token
            else:
                token.is_sent_start = _begins(token, opening)
        return doc


def _begins(token: Token, opening: Token) -> bool | None:
    """Decide within one unit of the page whether a sentence begins here; none where only a parser can tell."""
    before = _before(token)
    if before is None or before.i < opening.i or not before.text.endswith((".", "!", "?", "…")):
        return False
    first = _first_word(token)
    if first is None or first.text[0].islower():
        return False
    if not _is_spaced(before, token):
        return before.text == "." and len(first) > 1 and first.is_title and before.nbor(-1).is_lower
    if before.text[-1] != ".":
        return True
    word, attached = (before.text[:-1], True) if len(before) > 1 else _word_before_stop(before)
    if not attached or not word:
        return True
    if _MARKER_WORD.fullmatch(word) and _opens(before, opening):
        return False
    return _after_abbreviation(word, first)


def _after_abbreviation(word: str, first: Token) -> bool | None:
    """Decide after a full stop that may belong to an abbreviation."""
    plain = word.lower()
    opens = first.text in _WORDS["openers"]
    if plain in _WORDS["within"]:
        return False
    if plain in _WORDS["may_end"]:
        return not first.text[0].isdigit()
    if _INITIALS.fullmatch(word + "."):
        return opens and first.text not in {"A", "I"}
    if plain in _WORDS["after_a_name"] and (opens or plain not in _WORDS["before_a_name"]):
        return True if opens else None
    return not (plain in _WORDS["before_a_name"] and (word[:1].isupper() or first.text[0].isdigit()))


def _before(token: Token) -> Token | None:
    """Find the last word or stop before the token, past spaces and closing quotation marks and brackets."""
    for other in _backwards(token):
        if not other.is_space and other.text not in _CLOSERS:
            return other
    return None


def _backwards(token: Token) -> Iterator[Token]:
    for index in range(token.i - 1, -1, -1):
        yield token.doc[index]


def _first_word(token: Token) -> Token | None:
    """Find the first word of what may be a sentence, past opening quotation marks and brackets."""
    for other in token.doc[token.i : token.i + 4]:
        if other.text in _OPENERS or other.is_space:
            continue
        return other
    return None


def _is_spaced(before: Token, token: Token) -> bool:
    return any(other.whitespace_ or other.is_space for other in token.doc[before.i : token.i])


def _word_before_stop(stop: Token) -> tuple[str, bool]:
    if stop.i == 0:
        return "", False
    word = stop.nbor(-1)
    return word.text, not word.whitespace_ and not word.is_space


def _opens(stop: Token, opening: Token) -> bool:
    """Tell whether nothing but the marker of a list item stands between the start of the unit and its stop."""
    return sum(not t.is_space and t.text not in _OPENERS for t in stop.doc[opening.i : stop.i]) <= 1
