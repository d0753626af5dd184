"""Train without some annotated texts, find the undertakings of those, and compare."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.language import Language

from benchmarks.detectors import Detector, Sentence, as_records
from nlp_toolkit.commitments.extract import Calendar, prepare, recorded
from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.classifier import NONE, PROCEDURAL, Classifier, load
from nlp_toolkit.commitments.extract.actions.decide import Judge
from nlp_toolkit.commitments.extract.actions.features import features
from nlp_toolkit.commitments.extract.actions.rules import verdict
from nlp_toolkit.commitments.extract.components import COMPONENTS
from nlp_toolkit.commitments.extract.paragraphs import ParsedParagraph, parse
from nlp_toolkit.commitments.extract.setting import EXTENSION, Setting
from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.evaluate import Scores, score
from nlp_toolkit.evaluate.commitments import match
from nlp_toolkit.evaluate.passages import fields_of
from nlp_toolkit.records import TRACKABLE, Meeting
from training.extraction.examples import Annotated, Clause, clauses_of
from training.extraction.train import fit

Parts = Sequence[tuple[Sequence["Read"], Sequence["Read"]]]
_BY_RULE = ("rule=", "decided by ")
_TITLE = 600


@dataclass(frozen=True, slots=True)
class Read:
    """Hold an annotated text, its structure and its parsed paragraphs."""

    text: Annotated
    meeting: Meeting
    paragraphs: tuple[ParsedParagraph, ...]
    nlp: Language

    @property
    def source(self) -> str:
        """Tell whose annotation it is: "gold" of two readers, "raw" of one, "own" writing."""
        head, _, rest = self.text.group.partition(":")
        return head if rest else "gold"


@dataclass(frozen=True, slots=True)
class Results:
    """Hold what was expected and what was found, by document, and how they compare."""

    expected: dict[str, list[dict[str, Any]]]
    found: dict[str, list[dict[str, Any]]]

    @property
    def scores(self) -> Scores:
        """Compare."""
        return score(self.expected, self.found)

    @property
    def has_fields(self) -> bool:
        """Tell whether owners and days were annotated too."""
        return any("owner" in record for records in self.expected.values() for record in records)


def read(text: Annotated, nlp: Language) -> Read:
    """Parse an annotated text."""
    meeting = structure(text.document)
    prepared = prepare(nlp)
    return Read(text, meeting, tuple(parse(text.document, meeting, nlp=nlp, calendar=Calendar())), prepared)


def folds(tested: Sequence[Read], train: Sequence[Read], *, count: int) -> Iterator[tuple[list[Read], list[Read]]]:
    """Part texts into folds, each with what is left to train on."""
    for number in range(count):
        fold = list(tested[number::count])
        yield fold, [each for each in train if all(each is not other for other in fold)]


def bodies(tested: Sequence[Read], train: Sequence[Read]) -> Iterator[tuple[list[Read], list[Read]]]:
    """Part texts by the body that their names tell, each with the texts of other bodies to train on."""
    names = dict.fromkeys(_body(each) for each in tested)
    for name in names:
        yield [each for each in tested if _body(each) == name], [each for each in train if not _is_of(each, name)]


def _body(each: Read) -> str:
    return re.sub(r"(?:-\d+)+$", "", each.text.group).replace("-", " ")


def _is_of(each: Read, body: str) -> bool:
    """Tell whether a text is of a body: by its name, or where that tells nothing by its first lines."""
    if each.source == "own":
        return False
    top = _body(each) if each.source == "gold" else each.text.document.text[:_TITLE]
    return body in " ".join(re.findall(r"[a-z]+", top.lower()))


class RulesAlone:
    """Judge a clause by the rule that decides."""

    def chances(self, cases: Sequence[Case]) -> list[dict[str, float]]:
        """Give the rule's kind the whole probability."""
        return [_certain(case) for case in cases]


def _certain(case: Case) -> dict[str, float]:
    rule = verdict(case)
    kind = NONE if rule is None or rule.kind is None else PROCEDURAL if rule.procedural else rule.kind
    return {**dict.fromkeys((*sorted(TRACKABLE), "assurance", "request", "update", PROCEDURAL, NONE), 0.0), kind: 1.0}


@dataclass(frozen=True, slots=True)
class Blind:
    """Judge clauses by a classifier that was told nothing of the rules."""

    classifier: Classifier

    def chances(self, cases: Sequence[Case]) -> list[dict[str, float]]:
        """Give the probability of each kind for each clause."""
        return self.classifier.read(cases, self.classifier.probabilities([_blinded(features(case)) for case in cases]))


def _blinded(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if not name.startswith(_BY_RULE))


@dataclass(frozen=True, slots=True)
class Trial:
    """Find undertakings the way the toolkit does, or with a part of it left out.

    Attributes:
        name: "ours", "classifier alone", "rules alone" or "no structure".
        known: The clauses of each text, laid out once.
    """

    name: str
    known: dict[int, list[Clause]] = field(default_factory=dict)

    def run(self, parts: Parts, *, shipped: bool = False) -> Results:
        """Train and find on each part.

        Args:
            parts: Texts to test, with texts to train on.
            shipped: Take the classifier that ships instead of training one.
        """
        settings: list[tuple[ParsedParagraph, Setting]] = []
        if self.name == "no structure":
            whole = {id(each): each for test, train in parts for each in (*test, *train)}
            settings = [(p, p.setting) for each in whole.values() for p in each.paragraphs]
        for parsed, setting in settings:
            parsed.doc._.set(EXTENSION, Setting(date=setting.date, calendar=setting.calendar))
        expected: dict[str, list[dict[str, Any]]] = {}
        found: dict[str, list[dict[str, Any]]] = {}
        for test, train in parts:
            judge = self._judge(train, shipped=shipped)
            for each in test:
                expected[each.text.document.id] = each.text.records
                found[each.text.document.id] = self._found(each, judge)
        for parsed, setting in settings:
            parsed.doc._.set(EXTENSION, setting)
        return Results(expected, found)

    def _judge(self, train: Sequence[Read], *, shipped: bool) -> Judge:
        if self.name == "rules alone":
            return RulesAlone()
        if shipped:
            return load()
        for each in train:
            if id(each) not in self.known:
                self.known[id(each)] = [self._clause(c) for c in clauses_of(each.text, each.paragraphs)]
        trained = fit([clause for each in train for clause in self.known[id(each)]])
        return Blind(trained) if self.name == "classifier alone" else trained

    def _clause(self, clause: Clause) -> Clause:
        if self.name != "classifier alone":
            return clause
        return Clause(
            clause.group, clause.split, clause.document, clause.start, clause.end, _blinded(clause.features),
            clause.stretch, clause.rule, clause.kind, clause.weight,
        )  # fmt: skip

    def _found(self, each: Read, judge: Judge) -> list[dict[str, Any]]:
        each.nlp.get_pipe("commitments").judge = judge  # type: ignore[attr-defined]
        for parsed in each.paragraphs:
            for name in COMPONENTS:
                each.nlp.get_pipe(name)(parsed.doc)
        records = recorded(each.paragraphs, each.text.document, each.meeting)
        return [{**fields_of(record), "confidence": record.confidence} for record in records]


def tried_detector(detector: Detector, parts: Parts) -> Results:
    """Fit another way of finding undertakings on each part, and let it find."""
    expected: dict[str, list[dict[str, Any]]] = {}
    found: dict[str, list[dict[str, Any]]] = {}
    known: dict[int, list[Sentence]] = {}
    for test, train in parts:
        for each in (*test, *train):
            if id(each) not in known:
                known[id(each)] = list(_sentences(each))
        fitted = detector.fit([known[id(each)] for each in train])
        for each in test:
            expected[each.text.document.id] = each.text.records
            found[each.text.document.id] = as_records(fitted.find(known[id(each)]))
    return Results(expected, found)


def _sentences(each: Read) -> Iterator[Sentence]:
    tracked = [r for r in each.text.records if r["kind"] in TRACKABLE and not r.get("procedural")]
    for parsed in each.paragraphs:
        for span in parsed.doc.sents:
            start, end = parsed.plain.back(span.start_char, span.end_char)
            yield Sentence(start, end, span, bool(match(tracked, [{"start": start, "end": end}])))


def throughput(everything: Sequence[Read], nlp: Language, *, words: int = 20_000) -> str:
    """Time the bare pipeline and the whole extraction on the same words, and say what they reach."""
    chosen: list[Read] = []
    for each in everything:
        if sum(len(p.plain.text.split()) for o in chosen for p in o.paragraphs) < words:
            chosen.append(each)
    plain = [p.plain.text for each in chosen for p in each.paragraphs]
    count = sum(len(text.split()) for text in plain)
    for each in chosen:
        each.nlp.get_pipe("commitments").judge = load()  # type: ignore[attr-defined]
    bare = whole = float("inf")
    for _ in range(3):
        begun = time.process_time()
        list(nlp.pipe(plain))
        bare = min(bare, time.process_time() - begun)
        begun = time.process_time()
        for each in chosen:
            meeting = structure(each.text.document)
            recorded(parse(each.text.document, meeting, nlp=each.nlp, calendar=Calendar()), each.text.document, meeting)
        whole = min(whole, time.process_time() - begun)
    return (
        f"{count / whole:.0f} words a second for the whole extraction, {count / bare:.0f} for the bare pipeline: "
        f"{bare / whole:.2f} of its speed, best of three on {count} words."
    )
