"""Train without some annotated texts, find the undertakings of those, and compare."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
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
from training.extraction.examples import Annotated, clauses_of
from training.extraction.train import regress

_BY_RULE = ("rule=", "decided by ")


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
        whole: The classifier with all its parts, trained without the texts that it is tried on.
        train: The texts that a classifier without some part is trained on.
    """

    name: str
    whole: Classifier
    train: Sequence[Read] = ()

    def run(self, tests: Mapping[str, Sequence[Read]]) -> dict[str, Results]:
        """Train and find in each set of texts."""
        settings: list[tuple[ParsedParagraph, Setting]] = []
        if self.name == "no structure":
            settings = [(p, p.setting) for each in (*self.train, *chain(*tests.values())) for p in each.paragraphs]
        for parsed, setting in settings:
            parsed.doc._.set(EXTENSION, Setting(date=setting.date, calendar=setting.calendar))
        judge = self._judge()
        found = {
            name: Results(
                {each.text.document.id: each.text.records for each in test},
                {each.text.document.id: self._found(each, judge) for each in test},
            )
            for name, test in tests.items()
        }
        for parsed, setting in settings:
            parsed.doc._.set(EXTENSION, setting)
        return found

    def _judge(self) -> Judge:
        if self.name == "rules alone":
            return RulesAlone()
        if self.name == "ours":
            return self.whole
        known = [clause for each in self.train for clause in clauses_of(each.text, each.paragraphs)]
        if self.name == "no structure":
            return regress(known, self.whole.reader, self.whole.wording)
        blinded = [replace(clause, features=_blinded(clause.features)) for clause in known]
        return Blind(regress(blinded, self.whole.reader, self.whole.wording))

    def _found(self, each: Read, judge: Judge) -> list[dict[str, Any]]:
        each.nlp.get_pipe("commitments").judge = judge  # type: ignore[attr-defined]
        for parsed in each.paragraphs:
            for name in COMPONENTS:
                each.nlp.get_pipe(name)(parsed.doc)
        records = recorded(each.paragraphs, each.text.document, each.meeting)
        return [{**fields_of(record), "confidence": record.confidence} for record in records]


def tried_detector(
    detector: Detector, train: Sequence[Read], tests: Mapping[str, Sequence[Read]]
) -> dict[str, Results]:
    """Fit another way of finding undertakings, and let it find in each set of texts."""
    fitted = detector.fit([list(_sentences(each)) for each in train])
    return {
        name: Results(
            {each.text.document.id: each.text.records for each in test},
            {each.text.document.id: as_records(fitted.find(list(_sentences(each)))) for each in test},
        )
        for name, test in tests.items()
    }


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
