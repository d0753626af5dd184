"""Each question gets the same answer from a tree with UD labels and from one with ClearNLP labels."""

import pytest
import spacy
from spacy.tokens import Doc, Token

from nlp_toolkit.language import labels

# word, class, head, relation; the same sentence in both schemes
UD = [
    ("The", "DET", 1, "det"),
    ("letter", "NOUN", 4, "nsubj:pass"),
    ("would", "AUX", 4, "aux"),
    ("be", "AUX", 4, "aux:pass"),
    ("sent", "VERB", 4, "ROOT"),
    ("by", "ADP", 7, "case"),
    ("the", "DET", 7, "det"),
    ("Clerk", "NOUN", 4, "obl:agent"),
    ("if", "SCONJ", 10, "mark"),
    ("members", "NOUN", 10, "nsubj"),
    ("agreed", "VERB", 4, "advcl"),
    ("to", "PART", 12, "mark"),
    ("pay", "VERB", 10, "xcomp"),
    ("for", "ADP", 14, "case"),
    ("stamps", "NOUN", 12, "obl"),
    ("and", "CCONJ", 16, "cc"),
    ("paper", "NOUN", 14, "conj"),
]
CLEARNLP = [
    ("The", "DET", 1, "det"),
    ("letter", "NOUN", 4, "nsubjpass"),
    ("would", "AUX", 4, "aux"),
    ("be", "AUX", 4, "auxpass"),
    ("sent", "VERB", 4, "ROOT"),
    ("by", "ADP", 4, "agent"),
    ("the", "DET", 7, "det"),
    ("Clerk", "NOUN", 5, "pobj"),
    ("if", "SCONJ", 10, "mark"),
    ("members", "NOUN", 10, "nsubj"),
    ("agreed", "VERB", 4, "advcl"),
    ("to", "PART", 12, "aux"),
    ("pay", "VERB", 10, "xcomp"),
    ("for", "ADP", 12, "prep"),
    ("stamps", "NOUN", 13, "pobj"),
    ("and", "CCONJ", 14, "cc"),
    ("paper", "NOUN", 14, "conj"),
]
ACTIVE_UD = [
    ("She", "PRON", 3, "nsubj"),
    ("did", "AUX", 3, "aux"),
    ("not", "PART", 3, "advmod"),
    ("say", "VERB", 3, "ROOT"),
    ("that", "SCONJ", 6, "mark"),
    ("officers", "NOUN", 6, "nsubj"),
    ("gave", "VERB", 3, "ccomp"),
    ("members", "NOUN", 6, "iobj"),
    ("the", "DET", 9, "det"),
    ("report", "NOUN", 6, "obj"),
    ("which", "PRON", 12, "nsubj"),
    ("had", "AUX", 12, "aux"),
    ("come", "VERB", 9, "acl:relcl"),
]
ACTIVE_CLEARNLP = [
    (word, tag, head, {"advmod": "neg", "iobj": "dative", "obj": "dobj", "acl:relcl": "relcl"}.get(relation, relation))
    for word, tag, head, relation in ACTIVE_UD
]


def tree(rows: list[tuple[str, str, int, str]]) -> Doc:
    words, tags, heads, relations = (list(column) for column in zip(*rows, strict=True))
    return Doc(spacy.blank("en").vocab, words=words, pos=tags, heads=heads, deps=relations)


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.fixture(params=[UD, CLEARNLP], ids=["ud", "clearnlp"])
def passive(request: pytest.FixtureRequest) -> Doc:
    return tree(request.param)


@pytest.fixture(params=[ACTIVE_UD, ACTIVE_CLEARNLP], ids=["ud", "clearnlp"])
def active(request: pytest.FixtureRequest) -> Doc:
    return tree(request.param)


def test_passive(passive: Doc) -> None:
    sent, agreed, pay = passive[4], passive[10], passive[12]
    assert texts(labels.subjects(sent)) == ["letter"]
    assert texts(labels.passive_subjects(sent)) == ["letter"]
    assert labels.is_passive(sent)
    assert not labels.is_passive(agreed)
    assert texts(labels.agents(sent)) == ["Clerk"]
    assert texts(labels.auxiliaries(sent)) == ["would", "be"]
    assert labels.modal(sent) == passive[2]
    assert labels.modal(agreed) is None
    assert texts(labels.adverbial_clauses(sent)) == ["agreed"]
    assert texts(labels.infinitive_complements(agreed)) == ["pay"]
    assert texts(labels.clausal_complements(agreed)) == ["pay"]
    assert [(case.text if case else None, noun.text) for case, noun in labels.obliques(pay)] == [("for", "stamps")]
    assert texts(labels.conjuncts(passive[14])) == ["paper"]
    assert labels.mark(agreed) == passive[8]


def test_active(active: Doc) -> None:
    say, gave, report = active[3], active[6], active[9]
    assert texts(labels.subjects(say)) == ["She"]
    assert labels.is_negated(say)
    assert not labels.is_negated(gave)
    assert texts(labels.finite_complements(say)) == ["gave"]
    assert texts(labels.objects(gave)) == ["report"]
    assert texts(labels.indirect_objects(gave)) == ["members"]
    assert labels.passive_subjects(gave) == []
    assert labels.agents(gave) == []
    assert texts(labels.relative_clauses(report)) == ["come"]
    assert labels.mark(gave) == active[4]
