"""The components on pipelines that are not ours: docs built by hand, with ClearNLP and with UD labels."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from nlp_toolkit import language
from nlp_toolkit.commitments.extract import prepare
from nlp_toolkit.commitments.extract.components import COMPONENTS, answers

# Word, word class, lemma, features, head counted from 0, relation in UD, relation in ClearNLP.
Row = tuple[str, str, str, str, int, str, str]

UNDERTOOK: list[Row] = [
    ("The", "DET", "the", "", 1, "det", "det"),
    ("Director", "NOUN", "director", "Number=Sing", 2, "nsubj", "nsubj"),
    ("undertook", "VERB", "undertake", "Tense=Past|VerbForm=Fin", 2, "ROOT", "ROOT"),
    ("to", "PART", "to", "", 4, "mark", "aux"),
    ("circulate", "VERB", "circulate", "VerbForm=Inf", 2, "xcomp", "xcomp"),
    ("the", "DET", "the", "", 6, "det", "det"),
    ("figures", "NOUN", "figure", "Number=Plur", 4, "obj", "dobj"),
    ("by", "ADP", "by", "", 9, "case", "prep"),
    ("31", "NUM", "31", "NumType=Card", 9, "nummod", "nummod"),
    ("March", "PROPN", "March", "Number=Sing", 4, "obl", "pobj"),
    ("2023", "NUM", "2023", "NumType=Card", 9, "nmod", "nummod"),
    (".", "PUNCT", ".", "", 2, "punct", "punct"),
]
PUBLISHED: list[Row] = [
    ("The", "DET", "the", "", 1, "det", "det"),
    ("plan", "NOUN", "plan", "Number=Sing", 4, "nsubj:pass", "nsubjpass"),
    ("would", "AUX", "would", "VerbForm=Fin", 4, "aux", "aux"),
    ("be", "AUX", "be", "VerbForm=Inf", 4, "aux:pass", "auxpass"),
    ("published", "VERB", "publish", "Tense=Past|VerbForm=Part|Voice=Pass", 4, "ROOT", "ROOT"),
    ("by", "ADP", "by", "", 7, "case", "prep"),
    ("30", "NUM", "30", "NumType=Card", 7, "nummod", "nummod"),
    ("June", "PROPN", "June", "Number=Sing", 4, "obl", "pobj"),
    ("2023", "NUM", "2023", "NumType=Card", 7, "nmod", "nummod"),
    (".", "PUNCT", ".", "", 4, "punct", "punct"),
]
RISEN: list[Row] = [
    ("The", "DET", "the", "", 1, "det", "det"),
    ("number", "NOUN", "number", "Number=Sing", 5, "nsubj", "nsubj"),
    ("of", "ADP", "of", "", 3, "case", "prep"),
    ("visits", "NOUN", "visit", "Number=Plur", 1, "nmod", "pobj"),
    ("had", "AUX", "have", "Tense=Past|VerbForm=Fin", 5, "aux", "aux"),
    ("risen", "VERB", "rise", "Tense=Past|VerbForm=Part", 5, "ROOT", "ROOT"),
    (".", "PUNCT", ".", "", 5, "punct", "punct"),
]


def built(vocab: Vocab, rows: list[Row], labels: str) -> Doc:
    """Build a parsed doc as a pipeline with these labels would leave it.

    In ClearNLP a preposition hangs where its noun hangs in UD, and the noun on the preposition.
    """
    words = [row[0] for row in rows]
    heads = [row[4] for row in rows]
    relations = [row[5 if labels == "ud" else 6] for row in rows]
    if labels == "clearnlp":
        for place, relation in enumerate(relations):
            if relation == "prep":
                noun = heads[place]
                heads[place], heads[noun] = heads[noun], place
    return Doc(
        vocab,
        words=words,
        spaces=[place + 1 < len(words) and words[place + 1] != "." for place in range(len(words))],
        pos=[row[1] for row in rows],
        lemmas=[row[2] for row in rows],
        morphs=[row[3] for row in rows],
        heads=heads,
        deps=relations,
        ents=["O"] * len(words),
    )


@pytest.fixture(scope="module")
def foreign() -> Language:
    """Give a pipeline that has our components and nothing else of ours."""
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def through(nlp: Language, doc: Doc) -> Doc:
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


@pytest.mark.parametrize("labels", ["ud", "clearnlp"])
def test_an_active_undertaking_is_found(foreign: Language, labels: str) -> None:
    doc = through(foreign, built(foreign.vocab, UNDERTOOK, labels))
    ((span, told),) = answers(doc)
    assert span.label_ == "action"
    assert "circulate the figures by 31 March 2023" in span.text
    assert told.owner is not None
    assert doc.text[told.owner.start : told.owner.end] == "The Director"
    assert told.due is not None
    assert told.due.due.date is not None
    assert told.due.due.date.isoformat() == "2023-03-31"
    assert told.finding.reason


@pytest.mark.parametrize("labels", ["ud", "clearnlp"])
def test_a_passive_promise_has_no_owner_in_its_subject(foreign: Language, labels: str) -> None:
    doc = through(foreign, built(foreign.vocab, PUBLISHED, labels))
    ((span, told),) = answers(doc)
    assert span.label_ in ("action", "commitment")
    assert span.text.startswith("The plan would be published")
    assert told.owner is None
    assert told.due is not None


@pytest.mark.parametrize("labels", ["ud", "clearnlp"])
def test_a_fact_is_left_alone(foreign: Language, labels: str) -> None:
    doc = through(foreign, built(foreign.vocab, RISEN, labels))
    assert [span for span, _ in answers(doc) if span.label_ != "update"] == []


def test_every_component_is_an_entry_point_that_spacy_finds() -> None:
    declared = {entry.name: entry.load() for entry in entry_points(group="spacy_factories")}
    shipped = [name for name in language.load().pipe_names if name.startswith("minutes_")]
    assert set(declared) >= {*COMPONENTS, *shipped}
    nlp = spacy.blank("en")
    assert [name for name in declared if not nlp.has_factory(name)] == []


def test_the_whole_pipeline_has_what_each_component_requires() -> None:
    nlp = prepare(language.load())
    assert list(nlp.pipe_names[-len(COMPONENTS) :]) == list(COMPONENTS)
    problems = nlp.analyze_pipes()["problems"]
    assert [name for name, lacking in problems.items() if lacking] == []


def test_a_component_on_its_own_says_what_it_lacks() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("commitments")
    assert set(nlp.analyze_pipes()["problems"]["commitments"]) == {
        "token.pos",
        "token.dep",
        "token.lemma",
        "doc.sents",
    }


def test_preparing_leaves_the_pipeline_as_it_was() -> None:
    nlp = language.load()
    before = list(nlp.pipe_names)
    prepared = prepare(nlp)
    assert list(nlp.pipe_names) == before
    assert list(prepared.pipe_names) == [*before, *COMPONENTS]
    assert prepared.get_pipe(before[0]) is nlp.get_pipe(before[0])
    assert prepare(prepared) is prepared
