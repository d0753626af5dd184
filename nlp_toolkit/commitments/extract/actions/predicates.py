"""The verbs of a sentence as minutes use them: tense and mood, subject, and the clause that governs them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.subjects import subject_type

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Form = Literal[
    "will", "would", "should", "must", "may", "be_to", "due_to", "going_to", "need_to", "have_to",
    "perfect", "progressive", "past", "present", "infinitive", "bare", "participle", "noun",
]  # fmt: skip

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubj:pass", "csubjpass", "expl", "nsubj:outer"})
AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass"})
_HELPERS = AUXILIARIES | {"cop"}
_HELPING = frozenset({"cop", "aux", "aux:pass"})
_PARTS = frozenset({"amod", "compound", "case", "fixed", "flat", "det"})
PASSIVES = frozenset({"aux:pass", "auxpass", "nsubj:pass", "nsubjpass", "csubj:pass"})
COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubj:pass", "csubjpass", "parataxis", "pcomp"})
_MODALS: dict[str, Form] = {
    "will": "will", "'ll": "will", "wo": "will", "shall": "will", "would": "would", "'d": "would", "should": "should",
    "ought": "should", "must": "must", "may": "may", "might": "may", "can": "may", "could": "may", "ca": "may",
    "cannot": "may",
}  # fmt: skip
_JOINED = frozenset({"conj", "parataxis", "list"})
_PLURALS = frozenset({"i", "you", "we", "they", "who", "which", "that", "these", "those", "all", "both"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "nor", "neither", "without", "unable"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """Describe one verb (or predicate adjective or noun) and how it is said.

    Attributes:
        index: Index of its main word in the doc.
        lemma: Its dictionary form, lower case.
        form: Tense or mood, named after what marks it.
        passive: Whether the subject suffers the action.
        negated: Whether it is denied.
        subject: Index of the head word of its subject, own or inherited from the verb it is joined to, or None.
        governor: Index of the predicate word that governs it, or None for the main clause.
        relation: The dependency label that joins it to the governor; "root" for the main clause.
        mark: Lower-case conjunction that opens the clause ("that", "if"), or "".
        tail: Lemmas of the verbs it takes along ("continue" takes "develop"), in order.
        start: Index of the clause's first word.
        end: Index after its last word.
    """

    index: int
    lemma: str
    form: Form
    passive: bool
    negated: bool
    subject: int | None
    governor: int | None
    relation: str
    mark: str
    tail: tuple[str, ...]
    start: int
    end: int


@cache
def lemmas(name: str) -> frozenset[str]:
    """Give one list of the vocabulary of predicates."""
    return frozenset(terms.load("predicates")[name])


def sentence_start(doc: Doc, index: int) -> int:
    """Give the index of the first word of a word's sentence."""
    while index > 0 and not doc[index].is_sent_start:
        index -= 1
    return index


def auxiliaries(token: Token) -> list[Token]:
    """List the helping verbs of a word, with a copula that stands for one."""
    return [child for child in token.lefts if child.dep_ in AUXILIARIES or child.dep_ == "cop"]


def _stating(sentence: Span) -> list[Token]:
    """List the words that state something: full verbs, and whatever a copula makes one."""
    words = [(token, token.dep_) for token in sentence]
    helped = {token.head.i for token, relation in words if relation in _HELPING}
    return [token for token, relation in words if relation not in _HELPERS and _states(token, relation, helped)]


def _states(token: Token, relation: str, helped: AbstractSet[int]) -> bool:
    if token.pos_ in {"VERB", "AUX"}:
        return relation not in _PARTS and not (relation == "mark" and token.n_lefts + token.n_rights == 0)
    return token.i in helped


def form_of(token: Token) -> tuple[Form, bool]:
    """Tell tense or mood of a predicate, and whether it is passive."""
    helpers = auxiliaries(token)
    words = [helper.lower_ for helper in helpers]
    passive = any(child.dep_ in PASSIVES for child in token.children)
    for word in words:
        if word in _MODALS:
            return _modal_or_perfect(_MODALS[word], words, token), passive
    before = "" if _opens(token) else token.nbor(-1).lower_
    to_infinitive = before == "to" or any(c.dep_ in {"mark", "aux"} and c.lower_ == "to" for c in token.lefts)
    if to_infinitive:
        return _infinitive(token, words), passive
    verb_form = token.morph.get("VerbForm", [""])[0]
    if any(helper.lemma_ == "have" or helper.lower_ in {"has", "had", "have", "'ve"} for helper in helpers):
        return "perfect", passive
    be = next((helper for helper in helpers if helper.lemma_ == "be"), None)
    if be is not None:
        if verb_form == "Ger" or token.lower_.endswith("ing") or "being" in words:
            return "progressive", passive
        if be.lower_ in {"was", "were"}:
            return "past", passive
        if be.lower_ == "be":
            return "bare", passive
        return "present", passive
    if verb_form in {"Part", "Ger"}:
        return "participle", passive
    if verb_form == "Inf" or token.morph.get("Mood", [""])[0] in {"Imp", "Sub"}:
        return "bare", passive
    if token.morph.get("Tense", [""])[0] == "Past":
        return "past", passive
    return "bare" if _is_subjunctive(token) else "present", passive


def _is_subjunctive(token: Token) -> bool:
    """Tell "that the Chairman write" and "JT ring the school" from "the Chairman writes" and "the Council note"."""
    subject = next((child for child in token.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or token.lower_ != token.lemma_.lower() or token.pos_ != "VERB":
        return False
    if subject.lower_ in _PLURALS or any(child.dep_ == "conj" for child in subject.children):
        return False
    single = subject.morph.get("Number", [""])[0] == "Sing" or subject.text.isupper()
    return single and subject_type(subject) != "body"


def _modal_or_perfect(form: Form, words: list[str], token: Token) -> Form:
    """Read "would have started" as history rather than as a promise."""
    if form in {"would", "should", "may", "must"} and "have" in words and token.lower_ != "have":
        return "perfect"
    return form


def _opens(token: Token) -> bool:
    """Tell whether a word is the first of its sentence."""
    return token.i == 0 or bool(token.is_sent_start)


def _infinitive(token: Token, words: list[str]) -> Form:
    """Tell "is to send", "is due to start" and "need to write" from a plain infinitive."""
    head = token.head
    position = token.i
    while not _opens(token.doc[position]) and (
        token.doc[position - 1].lower_ in {"to", "be", "also", "not", "then"} or token.doc[position - 1].pos_ == "ADV"
    ):
        position -= 1
    before = None if _opens(token.doc[position]) else token.doc[position - 1]
    if before is not None and before.lower_ in {"is", "are", "was", "were", "'s"} and before.i < token.i:
        return "be_to"
    if before is not None and before.lower_ in {"due", "scheduled", "planned", "set", "expected", "arranged"}:
        return "due_to"
    if "going" in words or (before is not None and before.lower_ == "going"):
        return "going_to"
    if head.lemma_ == "need" and head.i < token.i:
        return "need_to"
    if head.lemma_ == "have" and head.i == token.i - 2:
        return "have_to"
    return "infinitive"


def subject_of(token: Token) -> Token | None:
    """Find who or what does it: the verb's own subject, or that of the verb it is joined to."""
    seen = 0
    current = token
    while seen < 6:
        own = [child for child in current.children if child.dep_ in SUBJECTS]
        named = [child for child in own if child.dep_ != "expl" and child.lower_ != "there"] or own
        if named:
            return named[0]
        if current.dep_ in {"acl:relcl", "relcl", "acl"}:
            return current.head
        if current.dep_ not in {"conj", "xcomp", "parataxis"} or current.head.i == current.i:
            return None
        current = current.head
        seen += 1
    return None


def _governor(token: Token, verbs: AbstractSet[int]) -> tuple[Token | None, str]:
    """Climb from a clause to the predicate that governs it."""
    relation = token.dep_
    current = token
    while current.head.i != current.i:
        current = current.head
        if current.i in verbs:
            return current, relation
    return None, "root" if token.dep_ in {"ROOT", "root"} else relation


def _tail(token: Token, verbs: AbstractSet[int]) -> list[Token]:
    """List the verbs a verb takes along: open complements, and joined verbs without helpers or subject of their own."""
    taken: list[Token] = []
    for child in token.children:
        if child.i < token.i or child.i not in verbs:
            continue
        if child.dep_ == "xcomp" or (child.dep_ == "conj" and joins(child, token)):
            taken += [child, *_tail(child, verbs)]
    return taken


def joins(token: Token, head: Token) -> bool:
    """Tell whether a joined verb merely goes on with what the first one says."""
    if any(child.dep_ in SUBJECTS for child in token.children):
        return False
    helpers = [helper.lower_ for helper in auxiliaries(token)]
    if not helpers or helpers in (["to"], ["be"]):
        own, first = form_of(token)[0], form_of(head)[0]
        return not (own in {"past", "present"} and first not in {"past", "present", "bare", "perfect", "participle"})
    return False


def predicates(sentence: Span) -> Iterator[Predicate]:
    """Describe every clause of a sentence, in the order of their main words."""
    heads = _stating(sentence)
    verbs = {token.i for token in heads}
    tails = [_tail(token, verbs) for token in heads]
    absorbed = {child.i for tail in tails for child in tail}
    for token, tail in zip(heads, tails, strict=True):
        if token.i not in absorbed:
            yield _described(token, tail, sentence, verbs)


def describe(token: Token, sentence: Span) -> Predicate:
    """Describe the clause that a word is the head of."""
    verbs = {other.i for other in _stating(sentence)}
    return _described(token, _tail(token, verbs), sentence, verbs)


def _described(token: Token, tail: list[Token], sentence: Span, verbs: AbstractSet[int]) -> Predicate:
    form, passive = form_of(token)
    governor, relation = _governor(token, verbs)
    subject = subject_of(token)
    start, end = _extent(token, tail, sentence, verbs)
    marks = [child.lower_ for child in token.lefts if child.dep_ == "mark" and child.lower_ != "to"]
    marks += [
        child.lower_
        for child in token.lefts
        if child.dep_ == "advmod" and child.lower_ in {"when", "once", "where", "how", "why", "whether"}
    ]
    return Predicate(
        index=token.i,
        lemma=token.lemma_.lower(),
        form=form,
        passive=passive,
        negated=any(child.lower_ in _NEGATIONS for child in token.children)
        or (subject is not None and any(child.lower_ == "no" for child in subject.children)),
        subject=subject.i if subject is not None else None,
        governor=governor.i if governor is not None else None,
        relation=relation,
        mark=marks[0] if marks else "",
        tail=tuple(child.lemma_.lower() for child in tail),
        start=start,
        end=end,
    )


def _extent(token: Token, tail: list[Token], sentence: Span, verbs: AbstractSet[int]) -> tuple[int, int]:
    """Give the clause's first word and the word after its last, leaving out joined clauses that stand on their own."""
    left, right = token.left_edge.i, token.right_edge.i + 1
    keep = {token.i, *(child.i for child in tail)}
    for head in (token, *tail):
        for child in head.children:
            if child.i not in keep and child.i > token.i and child.i in verbs and child.dep_ in _JOINED:
                right = min(right, child.left_edge.i)
    doc: Doc = sentence.doc
    while right - 1 > token.i and (doc[right - 1].dep_ in {"cc", "punct"} or doc[right - 1].lower_ in {"and", "but"}):
        right -= 1
    if token.dep_ in {"conj", "parataxis"}:
        while left < token.i and (doc[left].dep_ in {"cc", "punct"}):
            left += 1
    return max(left, sentence.start), min(right, sentence.end)
