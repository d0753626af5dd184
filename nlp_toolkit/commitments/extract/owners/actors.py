"""Who is named in a paragraph: people, roles, bodies and pronouns, each with the words that belong to it."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.setting import Setting, setting_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Sort = Literal["person", "role", "body", "public", "pronoun", "name", "thing"]

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_AGENT = re.compile(r"(?:[^aeiou](?:er|or)|ist|ian|man|men|woman|women|people)s?\Z")
_LINKS = frozenset({"of", "for", "from", "with", "at"})
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,2}\Z")
_LONGEST_INITIALS = 4
_SHORT_FORM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*\d?\Z|[A-Z]{2,6}\Z|[A-Z]{1,3}'[A-Z]{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Actor:
    """Mark the words that name somebody or something.

    Attributes:
        start: Index of the first token.
        end: Index after the last token.
        head: Index of the word that says what it is.
        sort: What it names; "name" where only its capital tells, "thing" where it can't act.
    """

    start: int
    end: int
    head: int
    sort: Sort

    @property
    def can_act(self) -> bool:
        """Tell whether it can be held to something for sure."""
        return self.sort not in {"thing", "name", "pronoun"}


@cache
def vocabulary(*names: str) -> frozenset[str]:
    """Give one list, or several in one, of the words for roles, bodies, pronouns and forms of address."""
    return frozenset(word for name in names for word in terms.load("owners")[name])


@cache
def _common() -> frozenset[str]:
    with resources.files(terms).joinpath("words.txt.gz").open("rb") as packed:
        return frozenset(gzip.decompress(packed.read()).decode("utf-8").split())


def _is_common(word: str) -> bool:
    """Tell whether a word stands in the dictionary in small letters."""
    return word.lower() in _common()


def actors(doc: Doc) -> list[Actor]:
    """Find every group of words in a paragraph that names somebody or something, in the order of the text.

    The groups follow from the kinds of words rather than from the parse, which goes astray in long sentences.
    """
    setting = setting_of(doc)
    found: list[Actor] = []
    position = 0
    while position < len(doc):
        end = _group(doc, position, setting)
        if end == position:
            position += 1
            continue
        found.append(_sorted(doc, position, end, setting))
        position = end
    return _linked(doc, found)


def _group(doc: Doc, start: int, setting: Setting) -> int:
    """Give the index after a group of words that begins here; the same index where none begins."""
    first = doc[start]
    if _aims(doc, start):
        return start
    if first.lower_ in vocabulary("pronouns"):
        return start + 1
    position = start
    if first.dep_ == "det" or first.pos_ == "DET" or first.lower_ in vocabulary("determiners"):
        position += 1
    while position < len(doc) and _goes_on(doc, start, position, setting):
        position += 1
    while position > start and (doc[position - 1].is_punct and not _is_initial(doc, position - 1)):
        position -= 1
    if (
        position == start + 1
        and position - 1 == start
        and (first.pos_ == "DET" or first.lower_ in vocabulary("determiners"))
    ):
        return start
    return position


def _goes_on(doc: Doc, start: int, position: int, setting: Setting) -> bool:
    """Tell whether the word at this place still belongs to the group."""
    token = doc[position]
    if token.lower_ in vocabulary("pronouns") and token.lower_ != "that":
        return False
    if position > start and token.is_sent_start and not _follows_initial(doc, position):
        return False
    if token.text == ".":
        return _is_initial(doc, position)
    if position > start and (_was_told(doc, start, position) or _aims(doc, position)):
        return False
    if token.text in {"'s", "'"}:
        return position > start
    if token.text in {"-", "/", "&"}:
        return (
            position > start
            and position + 1 < len(doc)
            and (token.text == "&" or not (doc[position - 1].whitespace_ or token.whitespace_))
        )
    title = token.lower_.rstrip(".") in vocabulary("titles") and token.text[:1].isupper()
    if title and position > start and doc[position - 1].lower_.rstrip(".") not in vocabulary("titles"):
        return doc[position - 1].lower_ in vocabulary("areas", "ranks") or _is_determiner(doc[position - 1])
    if token.lower_ == "working" and position + 1 < len(doc) and doc[position + 1].lower_ in {"group", "party"}:
        return True
    if title or is_known(token, setting):
        return True
    if (
        token.is_sent_start
        and re.match(r"[A-Z]{2,3}\Z", token.text)
        and not doc[min(position + 1, len(doc) - 1)].text.isupper()
    ):
        return True
    if token.pos_ == "DET" or token.lower_ in vocabulary("determiners"):
        return False
    if token.pos_ == "PROPN" and position == start + 1 and doc[start].lower_ in {"this", "that"}:
        return False
    if token.lower_ in vocabulary("roles", "bodies") and token.pos_ not in {"VERB", "AUX"}:
        return True
    if token.pos_ == "NUM":
        return position > start and not token.text.isdigit() and not _is_month(doc[position - 1])
    return token.pos_ in _INSIDE and (
        token.lower_ not in {"further", "due", "able", "also", "following", "next", "last"} or position == start + 1
    )


def _is_month(token: Token) -> bool:
    """Tell the "February" of "from 1 February two members of staff would join"."""
    return token.text[:1].isupper() and token.lower_ in vocabulary("places")


def _was_told(doc: Doc, start: int, position: int) -> bool:
    """Tell the end of "the meeting" in "informed the meeting Highways had called"."""
    heard = doc[position - 1].lower_ in {"meeting", "committee", "board", "panel", "council", "members", "councillors"}
    told = start > 0 and doc[start - 1].lemma_.lower() in vocabulary("telling")
    return heard and told and doc[position].text[:1].isupper()


def _aims(doc: Doc, position: int) -> bool:
    """Tell the verb of "the trust plans to move" from the noun that the tagger saw in it."""
    return doc[position].lower_ in vocabulary("aims") and position + 1 < len(doc) and doc[position + 1].lower_ == "to"


def _is_determiner(token: Token) -> bool:
    return token.pos_ == "DET" or token.lower_ in vocabulary("determiners")


def _is_initial(doc: Doc, position: int) -> bool:
    """Tell whether a full stop belongs to an initial or a form of address."""
    if doc[position].text != "." or position == 0 or position + 1 >= len(doc):
        return False
    before = doc[position - 1]
    return doc[position + 1].text[:1].isupper() and (
        (len(before.text) <= 2 and before.text[:1].isupper()) or before.lower_ in vocabulary("titles")
    )


def _follows_initial(doc: Doc, position: int) -> bool:
    """Tell a surname after an initial, which the parse took for the head of a new sentence: "P. Vale"."""
    before = doc[position - 1]
    initial = before.text if len(before.text) > 1 else doc[max(position - 2, 0)].text + before.text
    return re.fullmatch(r"[A-Z]\.", initial) is not None and doc[position].text[:1].isupper()


def is_known(token: Token, setting: Setting) -> bool:
    """Tell whether a word is a name or initials of the attendance list."""
    if not token.text[:1].isupper():
        return False
    return token.lower_ in setting.names or (token.lower_ in setting.initials and not token.text.islower())


def _sorted(doc: Doc, start: int, end: int, setting: Setting) -> Actor:
    """Tell what a group of words names."""
    words = doc[start:end]
    head = end - 1
    while head > start and (doc[head].is_punct or doc[head].lower_ == "'s"):
        head -= 1
    return Actor(start, end, head, _sort(list(words), doc[head], setting))


def _sort(words: list[Token], head: Token, setting: Setting) -> Sort:
    lower = head.lower_
    if len(words) == 1 and lower in vocabulary("pronouns"):
        return "pronoun"
    if any(w.lower_.rstrip(".") in vocabulary("titles") and w.text[:1].isupper() for w in words) and len(words) > 1:
        return "person"
    if len(words) > 1 and _INITIALS.match(words[0].text) and re.match(r"[A-Z][a-z]+", head.text):
        return "person"
    if is_known(head, setting) and not any(w.text.islower() and w.pos_ == "NOUN" for w in words):
        return "person"
    forms = {lower, head.lemma_.lower()}
    if head.lemma_.lower() == "meeting" and words[0].lower_ in {"a", "an", "another", "any"}:
        return "thing"
    if lower == "member" and any(word.lower_ in vocabulary("seats") for word in words):
        return "role"
    if forms & vocabulary("public"):
        return "public"
    if forms & vocabulary("half_actors") and not _is_title_case(words):
        return "name"
    if lower in vocabulary("places") and head.text[:1].isupper():
        return "thing"
    if lower == "centre" and any(word.lower_ in vocabulary("sites") for word in words):
        return "thing"
    if forms & (vocabulary("roles", "more_roles")):
        return "role"
    if forms & (vocabulary("bodies", "more_bodies")):
        return "body"
    if lower in vocabulary("short_things"):
        return "thing"
    if len(words) == 1 or all(w.text[:1].isupper() or _is_determiner(w) for w in words):
        defined = dict(setting.defined).get(lower)
        if defined is not None:
            ends = set(re.findall(r"[a-z]+", defined))
            return "body" if ends & (vocabulary("bodies", "roles")) or lower == defined else "name"
    if forms & vocabulary("people_too") or (_AGENT.search(lower) and not forms & vocabulary("not_people")):
        return "name"
    if not head.text[:1].isupper() and not _SHORT_FORM.match(head.text):
        return "thing"
    uncommon = any(
        word.text[:1].isupper() and (bool(_SHORT_FORM.match(word.text)) or not _is_common(word.text)) for word in words
    )
    if head.ent_type_ in {"PER", "PERSON"} and uncommon:
        return "person"
    if head.ent_type_ == "ORG":
        return "body"
    if uncommon and (head.pos_ == "PROPN" or _SHORT_FORM.match(head.text)):
        return "name"
    return "thing"


def is_title(actor: Actor, doc: Doc) -> bool:
    """Tell whether the words can be the name of a body that no list knows: "Renew Ambledon", "Social Development"."""
    words = list(doc[actor.start : actor.end])
    named = _is_title_case(words) and all(word.is_alpha or _is_determiner(word) for word in words)
    return named and doc[actor.head].lower_ not in vocabulary("places")


def _is_title_case(words: list[Token]) -> bool:
    """Tell whether every word but an article has a capital, as in the name of a body."""
    named = [word for word in words if not _is_determiner(word)]
    return len(named) > 1 and all(word.text[:1].isupper() for word in named)


def _linked(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Join "the Head" and "Quality" in "the Head of Quality", and what follows a role after "of", "for" or "from"."""
    joined: list[Actor] = []
    for actor in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.sort in {"role", "body", "public"}
            and (actor.start == before.end + 1 or _counted(doc, before.end + 1, actor.start))
            and doc[before.end].lower_ in _LINKS
            and (doc[before.end].lower_ == "of" or doc[actor.head].text[:1].isupper() or before.sort != "body")
            and (doc[before.end].lower_ != "at" or before.sort != "body")
            and not doc[before.end].is_sent_start
            and actor.sort != "pronoun"
        ):
            joined[-1] = Actor(before.start, actor.end, before.head, before.sort)
            continue
        joined.append(actor)
    return joined


def _counted(doc: Doc, start: int, end: int) -> bool:
    """Tell whether nothing but a number stands there: "a working party of five Members"."""
    return end == start + 1 and doc[start].pos_ == "NUM" and doc[start].is_alpha


def holding(found: list[Actor], index: int) -> Actor | None:
    """Give the group that a word belongs to."""
    return next((actor for actor in found if actor.start <= index < actor.end), None)


def is_given_name(actor: Actor, doc: Doc) -> bool:
    """Tell whether one word can be the name of somebody whom no list knows, though it is a common word too: "Terry".

    In the middle of a sentence its capital tells; at the head of one the tagger has to.
    """
    if actor.end - actor.start != 1:
        return False
    word = doc[actor.start]
    if not word.is_alpha or not word.text[:1].isupper() or word.lower_ in vocabulary("places", "pronouns"):
        return False
    if word.text.isupper() and len(word) > _LONGEST_INITIALS:
        return False
    return word.pos_ == "PROPN" or not (word.is_sent_start or word.i == 0)


def after_preposition(actor: Actor, doc: Doc) -> bool:
    """Tell whether "to", "with" or the like stands before the group."""
    return actor.start > 0 and doc[actor.start - 1].pos_ == "ADP"
