"""Cut running text into sentences, and sentences into clauses that can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nlp_toolkit.concerns.passages.stretch import Stretch, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FEWEST = 3
"""Words in the shortest clause that is cut off."""
RUN_ON = 22
"""Words of a sentence without a stop from which a bare subject opens a clause."""

_JOINS = frozenset(
    {"and", "an", "n", "&", "but", "so", "cos", "coz", "cause", "because", "then", "also", "plus", "yet"}
)
_SUBJECTS = frozenset(
    "i im i'm ive i've i'll id we weve we've we're he hes he's she shes she's they theyve they've theyre they're nobody "
    "no-one noone there theres there's everyone someone it's".split()
)
_NOT_AFTER = frozenset(
    "that what when whenever if who which where how why because cos coz as than until till before after since while "
    "though although whether says say said saying told tell tells think thinks thought know knows knew hope hoped wish "
    "believe feel felt feels me like of to for with from by at about into on in like every the a an my his her our their "
    "and but so or nor once unless".split()
)
_SUBORDINATE = re.compile(
    r"(?i)\W*(?:and |but |so )?(?:when(?:ever)?|if|as|since|although|though|because|while|after|before|where|until|once|"
    r"unless|despite|given|in|on|at|by|for|from|during|after|between|meanwhile)\b"
)
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_FINITE_WORD = re.compile(
    r"(?i)^(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|should|must|may|might|shall|'s|'ve|'re|'m|"
    r"'ll|'d|im|ive|hes|shes|theyve|theyre|weve|its|theres|whos|wont|cant|dont|didnt|hasnt|havent|isnt|wasnt|doesnt|"
    r"aint|gets|gets|got|keeps?|says?|said)$"
)


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
    for start, end in zip(edges, edges[1:], strict=False):
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
        return _has_subject(tokens, following) and not _subordinate_still(tokens, last, at, opening)
    if before == ",":
        return _has_subject(tokens, at) and not _subordinate_still(tokens, last, at, opening)
    if long and before not in _NOT_AFTER and before not in _JOINS:
        return _has_subject(tokens, at) and tokens[at - 1].dep_ not in ("det", "amod", "compound", "poss", "prep")
    return False


def _subordinate_still(tokens: list[Token], last: int, at: int, opening: str) -> bool:
    """Tell a clause such as 'When he came home' that needs the one after it."""
    return _SUBORDINATE.match(opening) is not None and not any(token.text == "," for token in tokens[last : at - 1])


def _has_subject(tokens: list[Token], at: int) -> bool:
    """Tell whether a subject with its verb stands at a word."""
    if at >= len(tokens):
        return False
    word = tokens[at].lower_
    if word in _SUBJECTS or (word in {"no", "it", "you", "u"} and at + 1 < len(tokens)):
        return any(_is_finite(token) for token in tokens[at : at + 4])
    for further in range(at, min(at + 4, len(tokens))):
        token = tokens[further]
        if _is_finite(token):
            return further > at and tokens[further - 1].pos_ in ("NOUN", "PROPN", "PRON", "PUNCT", "ADV")
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADV", "PUNCT", "X") or token.text in ",;":
            return False
    return False


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or _FINITE_WORD.match(token.text) is not None


def _has_verb(tokens: list[Token]) -> bool:
    return any(_is_finite(token) or token.pos_ in ("VERB", "AUX") for token in tokens)


def _spaced(tokens: list[Token], at: int) -> bool:
    return tokens[at - 1].whitespace_ != "" or tokens[at].text in "–—:"


def sentences(text: str, spans: Iterator[Span]) -> list[Span]:
    """Keep the sentences that hold anything but white space."""
    return [span for span in spans if text[span.start_char : span.end_char].strip()]
