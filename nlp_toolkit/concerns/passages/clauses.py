"""Cut running text into sentences, and sentences into clauses that can stand alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_toolkit.concerns.passages.stretch import Stretch, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FEWEST = 3
"""Words in the shortest clause that is cut off."""
RUN_ON = 22
"""Words of a sentence without a stop from which a bare subject opens a clause."""

_JOINS = frozenset(["and", "an", "n", "&", "but", "so", "cos", "coz", "because", "then", "also", "plus", "yet"])
_SUBJECTS = frozenset(
    ["i", "we", "he", "she", "they", "you", "u", "it", "nobody", "noone", "everyone", "someone", "there"]
)
_CONTRACTED = frozenset(
    ["im", "ive", "ill", "id", "weve", "were", "hes", "shes", "theyve", "theyre", "theres", "its", "youve", "youre"]
)
_NOT_AFTER = frozenset(
    [
        *(
            "that",
            "what",
            "when",
            "whenever",
            "if",
            "who",
            "which",
            "where",
            "how",
            "why",
            "because",
            "cos",
            "coz",
            "as",
        ),
        *("than", "until", "till", "before", "after", "since", "while", "though", "although", "whether", "once"),
        *("say", "says", "said", "saying", "told", "tell", "tells", "think", "thinks", "thought", "know", "knows"),
        *("knew", "hope", "hoped", "wish", "believe", "feel", "felt", "feels", "like", "every", "each", "and", "but"),
        *("so", "or", "unless"),
    ]
)
_TELLING = frozenset(["told", "tell", "tells", "telling", "asked", "promised", "let", "make", "made", "gave", "saying"])
_BOUND = frozenset(["DET", "ADJ", "ADP", "NUM", "SCONJ", "CCONJ", "AUX", "PART"])
_SUBORDINATE = re.compile(
    r"(?i)\W*(?:and |but |so )?(?:when(?:ever)?|if|as|since|although|though|because|while|after|before|where|"
    r"until|once|unless|despite|given|in|on|at|by|for|from|during|between|meanwhile)\b"
)
_FINITE = frozenset(["VBZ", "VBP", "VBD", "MD"])
_FINITE_WORD = re.compile(
    r"(?i)^(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|shall|[’']s|[’']ve|"
    r"[’']re|[’']m|[’']ll|[’']d|m|ve|re|wont|cant|dont|didnt|hasnt|havent|isnt|wasnt|doesnt|aint|gets?|got|keeps?|says?|said)$"
)
_OPENING = re.compile(r"C|PR?[FS]|D?J{0,2}[NS]{1,3}R?F")
"""A subject with its verb, a letter a word: Contracted, Pronoun, adveRb, Determiner, adJective, Noun, nounS, Finite."""


def clauses(sentence: Span, group: int, offset: int = 0) -> list[Stretch]:
    """Cut one sentence where a clause ends that can stand alone; a sentence of one clause comes back whole.

    Args:
        sentence: A sentence that the language pipeline marked.
        group: Number given to all its clauses.
        offset: Where the text that the pipeline read begins in the letter.
    """
    text = sentence.doc.text
    edges = [sentence.start_char, *_cuts(sentence), sentence.end_char]
    stretches = []
    for start, end in pairwise(edges):
        start, end = trimmed(text, start, end)
        if start < end:
            stretches.append(Stretch(start + offset, end + offset, group=group))
    return stretches


def _cuts(sentence: Span) -> list[int]:
    """Find the offsets at which clauses begin, the first one left out."""
    tokens = [token for token in sentence if not token.is_space]
    long = len(tokens) >= RUN_ON and sum(token.text in ",;.:" for token in tokens) * RUN_ON / 2 <= len(tokens)
    cuts: list[int] = []
    last = 0
    for at in range(1, len(tokens) - 1):
        if at - last < FEWEST or len(tokens) - at < FEWEST:
            continue
        if _opens(tokens, at, last, long=long):
            cuts.append(tokens[at].idx)
            last = at
    return cuts


def _opens(tokens: list[Token], at: int, last: int, *, long: bool) -> bool:
    """Tell whether a clause of its own begins at a word."""
    word, before = tokens[at].lower_, tokens[at - 1].lower_
    if not _has_verb(tokens[last:at]):
        return False
    if before == ";" or (before in ("-", "–", "—", ":") and _has_subject(tokens, at) and _spaced(tokens, at - 1)):
        return _has_verb(tokens[at:])
    opening = "".join(token.text_with_ws for token in tokens[last : last + 2])
    if word in _JOINS and before not in _NOT_AFTER:
        following = at + 1
        if following < len(tokens) and tokens[following].lower_ in ("then", "so", "now", "when", "yet", "still"):
            following += 1
        if not _has_subject(tokens, following) or _pairs_nouns(tokens, at):
            return False
        return not _subordinate_still(tokens, last, at, opening)
    if before == ",":
        return _has_subject(tokens, at) and not _subordinate_still(tokens, last, at, opening)
    return long and not _bound(tokens, at) and _has_subject(tokens, at)


def _pairs_nouns(tokens: list[Token], at: int) -> bool:
    """Tell an 'and' between two nouns, as in 'speech and language is her main need'."""
    before, after = tokens[at - 1], tokens[at + 1]
    return before.pos_ == after.pos_ == "NOUN" and after.dep_ == "conj" and after.head.i == before.i


def _bound(tokens: list[Token], at: int) -> bool:
    """Tell whether a subject at a word would belong to the word before it, as in 'when he' or 'told me she'."""
    before = tokens[at - 1]
    if before.lower_ in _NOT_AFTER or before.pos_ in _BOUND:
        return True
    return before.lower_ in ("me", "us", "him", "her", "them", "you") and tokens[max(at - 2, 0)].lower_ in _TELLING


def _subordinate_still(tokens: list[Token], last: int, at: int, opening: str) -> bool:
    """Tell a clause such as 'When he came home' that needs the one after it."""
    return _SUBORDINATE.match(opening) is not None and not any(token.text == "," for token in tokens[last : at - 1])


def _has_subject(tokens: list[Token], at: int) -> bool:
    """Tell whether a subject with its verb stands at a word."""
    return _OPENING.match("".join(_letter(token) for token in tokens[at : at + 7])) is not None


def _letter(token: Token) -> str:
    word = token.lower_
    if word in _CONTRACTED and token.text[-1:] != "'" and word not in ("were", "its", "ill", "id"):
        return "C"
    if word in _SUBJECTS:
        return "P"
    if _is_finite(token):
        return "F"
    if word in ("no", "my", "our", "his", "her", "their", "your", "its"):
        return "D"
    if token.tag_ == "NNS":
        return "S"
    kinds = {"DET": "D", "ADJ": "J", "NUM": "J", "NOUN": "N", "PROPN": "N", "ADV": "R"}
    return kinds.get(token.pos_, "x")


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or _FINITE_WORD.match(token.text) is not None


def _has_verb(tokens: list[Token]) -> bool:
    if any(_is_finite(token) or token.pos_ in ("VERB", "AUX") for token in tokens):
        return True
    return any(_has_subject(tokens, at) for at in range(len(tokens)))


def _spaced(tokens: list[Token], at: int) -> bool:
    return tokens[at - 1].whitespace_ != "" or tokens[at].text in "–—:"
