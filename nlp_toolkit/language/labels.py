"""Ask grammatical questions of a parsed sentence, whichever labels its pipeline uses.

Pipelines trained on Universal Dependencies say `nsubj:pass`, `obj` and `obl`; those of the ClearNLP family, such as
`en_core_web_trf`, say `nsubjpass`, `dobj`, and `prep` with a `pobj` under it. The questions below answer both alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_SUBJECTS = frozenset(
    ["nsubj", "nsubj:pass", "nsubj:outer", "nsubjpass", "csubj", "csubj:pass", "csubj:outer", "csubjpass"]
)
_PASSIVE_SUBJECTS = frozenset(["nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"])
_OBJECTS = frozenset(["obj", "dobj"])
_INDIRECT_OBJECTS = frozenset(["iobj", "dative"])
_AUXILIARIES = frozenset(["aux", "aux:pass", "auxpass", "cop"])
_PASSIVE_AUXILIARIES = frozenset(["aux:pass", "auxpass"])
_MODALS = frozenset("will would shall should can could may might must 'll wo ca".split())  # noqa: SIM905
_RELATIVE_CLAUSES = frozenset(["acl:relcl", "advcl:relcl", "relcl"])
_OBLIQUES = frozenset(["obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod"])
_PREPOSITIONS = frozenset(["prep", "agent", "dative"])


def subjects(token: Token) -> list[Token]:
    """Find the subjects of a verb, or of what takes the verb's place."""
    return _children(token, _SUBJECTS)


def passive_subjects(token: Token) -> list[Token]:
    """Find the subjects that something is done to, as in 'the letter was sent'."""
    return _children(token, _PASSIVE_SUBJECTS)


def objects(token: Token) -> list[Token]:
    """Find the direct objects of a verb."""
    return _children(token, _OBJECTS)


def indirect_objects(token: Token) -> list[Token]:
    """Find who receives the object, as in 'send the members a report'."""
    return [child for child in _children(token, _INDIRECT_OBJECTS) if child.pos_ not in {"ADP", "PART"}]


def auxiliaries(token: Token) -> list[Token]:
    """Find the helping verbs, modals and copulas of a verb or predicate, in the order of the sentence."""
    helping = _children(token, _AUXILIARIES)
    if token.pos_ == "AUX" and token.dep_ not in _AUXILIARIES:
        helping.append(token)
    return sorted(helping)


def modal(token: Token) -> Token | None:
    """Find the modal verb, as in 'would report' or 'shall be sent'."""
    for helping in auxiliaries(token):
        if helping.lower_ in {
            "will",
            "would",
            "shall",
            "should",
            "can",
            "could",
            "may",
            "might",
            "must",
            "'ll",
            "'d",
            "wo",
            "ca",
        }:
            return helping
    return None


def is_passive(token: Token) -> bool:
    """Tell a passive verb by its subject or its helping verb."""
    return bool(_children(token, _PASSIVE_SUBJECTS) or _children(token, _PASSIVE_AUXILIARIES))


def is_negated(token: Token) -> bool:
    """Tell whether 'not', 'never' or 'no longer' stands with the verb."""
    return any(child.dep_ == "neg" or child.lower_ in {"not", "n't", "never"} for child in token.children)


def clausal_complements(token: Token) -> list[Token]:
    """Find the clauses a verb reports or agrees to: 'agreed that ...', 'agreed to ...'."""
    return _children(token, frozenset(["ccomp", "xcomp"]))


def finite_complements(token: Token) -> list[Token]:
    """Find the 'that' clauses of a verb, with or without the word itself."""
    return _children(token, frozenset(["ccomp"]))


def infinitive_complements(token: Token) -> list[Token]:
    """Find the clauses whose subject is the verb's own, as in 'agreed to write'."""
    return _children(token, frozenset(["xcomp"]))


def adverbial_clauses(token: Token) -> list[Token]:
    """Find the clauses of time, purpose and condition, as in 'if funds allow'."""
    return _children(token, frozenset(["advcl"]))


def relative_clauses(token: Token) -> list[Token]:
    """Find the clauses that describe a noun, as in 'the report that was sent'."""
    return _children(token, _RELATIVE_CLAUSES)


def conjuncts(token: Token) -> list[Token]:
    """Find what is joined to a word by 'and', 'or' or a comma, in the order of the sentence."""
    found: list[Token] = []
    waiting = _children(token, frozenset(["conj"]))
    while waiting:
        child = waiting.pop(0)
        found.append(child)
        waiting.extend(_children(child, frozenset(["conj"])))
    return sorted(found)


def obliques(token: Token) -> list[tuple[Token | None, Token]]:
    """Find the phrases that say when, where and by whom, each as its preposition (or none) and its noun."""
    return sorted(_obliques(token), key=lambda pair: pair[1].i)


def agents(token: Token) -> list[Token]:
    """Find who does what a passive verb says, as in 'prepared by the Clerk'."""
    return [noun for preposition, noun in obliques(token) if preposition is not None and preposition.lower_ == "by"]


def mark(token: Token) -> Token | None:
    """Find the word that opens a clause, such as 'that', 'to', 'if' or 'when'."""
    opening = (child for child in token.lefts if child.dep_ in {"mark", "advmod"} and child.pos_ in {"SCONJ", "PART"})
    return next(opening, None)


def _children(token: Token, labels: frozenset[str]) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def _obliques(token: Token) -> Iterator[tuple[Token | None, Token]]:
    for child in token.children:
        if child.dep_ in _OBLIQUES:
            yield next((case for case in child.lefts if case.dep_ == "case"), None), child
        elif child.dep_ in _PREPOSITIONS and child.pos_ == "ADP":
            for noun in child.children:
                if noun.dep_ in {"pobj", "pcomp"}:
                    yield child, noun
