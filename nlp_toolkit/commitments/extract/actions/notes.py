"""Tasks jotted down without a finite verb: "JT to ring the school", "…; Clerk to chase", "letter to be sent"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.predicates import SUBJECTS, Predicate, describe
from nlp_toolkit.commitments.extract.actions.subjects import subject_type
from nlp_toolkit.commitments.extract.setting import setting_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BREAKS = frozenset({";", "-", "(", ":", "--"})
_DASHES = frozenset({"-", "--"})
_CLOSES = frozenset({";", ")", "."})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NAMED = _NAMING | {"INTJ", "CCONJ", "SYM", "X"}  # what the tagger makes of names and initials at the start of a note
_ANSWERABLE = frozenset({"person", "role", "name"})
_ALL = frozenset({"all", "everyone", "everybody", "members", "councillors", "cllrs", "trustees", "governors"})
_LINKS = frozenset({"and", "&", "/", "+", ",", "of", "for"})
_LONGEST = 5
_LONGEST_NAMED = 8


_TO = re.compile(r"\bto\b", re.IGNORECASE)
_SEVERAL = r"[A-Z]{1,4}(?:\s*(?:[/&,+]|and)\s*[A-Z]{1,4})*"
_SIGNED = re.compile(
    rf"^\W*(?:action\s+)?({_SEVERAL})\s*[:\])\-](?=\s)|\[({_SEVERAL})\]|(?:[-:(\[]|\.)\s*({_SEVERAL})[)\]]?\W*$"
)


def signed(words: str, initials: Collection[str]) -> bool:
    """Tell whether initials of people at the meeting open or close a note.

    >>> signed("Noticeboard - KV", {"kv"}), signed("[KV] check the float", {"kv"}), signed("The AGM", {"kv"})
    (True, True, False)
    """
    found = _SIGNED.search(words)
    told = re.findall(r"[A-Z]+", next(filter(None, found.groups()))) if found else []
    return bool(told) and all(each.lower() in initials for each in told)


def notes(sentence: Span) -> Iterator[Predicate]:
    """Find the tasks of a sentence that are said without a tense, at its start or behind a break.

    The predicate says which words state the task, from whoever is to do it.
    """
    if not _TO.search(text_of(sentence.doc), sentence.start_char, sentence.end_char):
        return
    first = next((token.i for token in sentence if not (token.is_punct or token.is_space or token.like_num)), None)
    seen = set()
    if first is not None and (note := _opening(first, sentence)) is not None:
        seen.add(note.index)
        yield note
    for token in sentence:
        if token.text == "," or is_break(token):
            note = _opening(token.i + 1, sentence) if token.text != "," else None
            note = note or _behind(token, sentence)
            if note is not None and note.index not in seen:
                seen.add(note.index)
                yield note


def is_break(token: Token) -> bool:
    """Tell a colon, a dash or a bracket before which a note may end from the hyphen of "two-year-olds"."""
    return token.text in _BREAKS and (token.i == 0 or token.text not in _DASHES or bool(token.nbor(-1).whitespace_))


def _opening(start: int, sentence: Span) -> Predicate | None:
    """Read "JT to write" and "Cllr Vane and the Clerk to meet the school" from a word on."""
    doc = sentence.doc
    place = start
    known = setting_of(doc).initials
    while place < sentence.end and place - start < _LONGEST_NAMED and _names(doc[place], known):
        place += 1
    if place == start or not _can_be_told(doc[start:place]):
        return None
    return _task(start, place, sentence)


def _names(token: Token, known: Collection[str]) -> bool:
    initials = token.text.isupper() and token.lower_ in known
    return token.lower_ != "to" and (initials or token.pos_ in _NAMED or token.lower_ in _LINKS)


def _can_be_told(named: Span) -> bool:
    """Tell whether words that open a note name somebody who can be given a task."""
    last = named[-1]
    if last.lower_ in _LINKS or named[0].lower_ in _LINKS:
        return False
    if last.lower_ in _ALL:
        return len(named) == 1
    setting = setting_of(named.doc)
    return last.lower_ in setting.initials or last.lower_ in setting.names or names_somebody(last)


def names_somebody(token: Token) -> bool:
    """Tell whether a word is initials, or the name, post or body of those who can be given a task."""
    return _is_initials(token) or token.lower_ in _ALL or subject_type(token) in _ANSWERABLE | {"body"}


def _is_initials(token: Token) -> bool:
    return (
        token.text.isupper() and 2 <= len(token.text) <= 4 and token.lower_ not in terms.load("owners")["short_things"]
    )


def _behind(mark: Token, sentence: Span) -> Predicate | None:
    """Read "…, the Clerk to chase", "…; item to be on the next agenda" and "… - to be reported" behind a break."""
    doc = sentence.doc
    place = mark.i + 1
    while place < sentence.end and doc[place].pos_ in _NAMING and place - mark.i <= _LONGEST:
        place += 1
    subject = place - 1 if place > mark.i + 1 else None
    passive = place + 1 < sentence.end and doc[place + 1].lower_ == "be"
    if not _opens_note(mark, subject, passive=passive):
        return None
    return _task(mark.i + 1, place, sentence)


def _opens_note(mark: Token, subject: int | None, *, passive: bool) -> bool:
    """Tell a note after a break from what a noun is for: after a comma it says who is to, or "to be done"."""
    if subject is None:
        return passive and mark.text != ","
    if mark.doc[subject].pos_ not in {"NOUN", "PROPN"}:
        return False
    who = mark.doc[subject]
    return mark.text != "," or passive or _is_initials(who) or subject_type(who) in _ANSWERABLE


def _task(start: int, place: int, sentence: Span) -> Predicate | None:
    """Describe the task whose "to" is expected at a place, told from a word on."""
    doc = sentence.doc
    if place + 1 >= sentence.end or doc[place].lower_ != "to":
        return None
    passive = doc[place + 1].lower_ == "be"
    verb = place + 2 if passive else place + 1
    if verb >= sentence.end:
        return None
    while verb + 1 < sentence.end and doc[verb].pos_ == "ADV":
        verb += 1
    if not _is_verb(doc[verb], somebody=place > start):
        return None
    end = next((other.i for other in doc[verb : sentence.end] if other.text in _CLOSES or _turns(other)), sentence.end)
    return replace(
        describe(doc[verb], sentence), form="infinitive", passive=passive, subject=place - 1 if place > start else None,
        governor=None, relation="list", mark="", start=start, end=end,
    )  # fmt: skip


def _is_verb(token: Token, *, somebody: bool) -> bool:
    """Tell a verb after "to", which the tagger takes for a noun here and there: "JT to email all"."""
    if token.pos_ == "VERB":
        return True
    return somebody and token.pos_ == "NOUN" and token.text.islower() and token.lemma_.lower() == token.lower_


def _turns(token: Token) -> bool:
    """Tell the comma after which another sentence runs on: "rates to be set by May, Mr Orr said that …"."""
    if token.text != "," or token.i + 1 >= len(token.doc):
        return False
    after = token.doc[token.i + 1]
    while after.dep_ in {"det", "flat", "compound", "amod"} and after.head.i > after.i:
        after = after.head
    return after.dep_ in SUBJECTS and after.head.i > after.i and after.head.morph.get("Tense", [""])[0] == "Past"
