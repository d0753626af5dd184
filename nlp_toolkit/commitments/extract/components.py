"""spaCy components, one for each question: what is undertaken, whose it is, by when, on what condition and how firmly.

nlp.add_pipe("commitments")               doc.spans["commitments"], each with span._.commitment
nlp.add_pipe("commitment_owners")         span._.commitment.owner
nlp.add_pipe("commitment_due_dates")      span._.commitment.due, .recurs
nlp.add_pipe("commitment_conditions")     span._.commitment.condition, .firmness, .status
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc, Span

from nlp_toolkit.commitments.extract.actions import classifier
from nlp_toolkit.commitments.extract.actions.decide import Finding, Judge, findings_of
from nlp_toolkit.commitments.extract.conditions import condition_of, firmness_of, status_of
from nlp_toolkit.commitments.extract.deadlines import due_of
from nlp_toolkit.commitments.extract.due import DueMatch, governing
from nlp_toolkit.commitments.extract.owners.actors import actors
from nlp_toolkit.commitments.extract.owners.find import Named, owner_of
from nlp_toolkit.commitments.extract.setting import register, text_of
from nlp_toolkit.records import Firmness, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KEY = "commitments"
_AT_ONCE = 32  # paragraphs
COMPONENTS = ("commitments", "commitment_owners", "commitment_due_dates", "commitment_conditions")


@dataclass(frozen=True, slots=True)
class Answers:
    """Hold what the components found of one undertaking; offsets count in the doc's text.

    Attributes:
        finding: The clause, its kind and the reason.
        owner: Where the words stand that name the owner.
        suggested: Where the words stand that suggest an owner, where none is named.
        due: The words that say by when.
        recurs: The words that say how often.
        condition: Where the words of its condition stand.
        firmness: How firm the words are.
        status: What became of it, for updates.
    """

    finding: Finding
    owner: Named | None = None
    suggested: Named | None = None
    due: DueMatch | None = None
    recurs: DueMatch | None = None
    condition: tuple[int, int] | None = None
    firmness: Firmness = "firm"
    status: Status | None = None


def answers(doc: Doc) -> Iterator[tuple[Span, Answers]]:
    """Give each undertaking of a doc with what is known of it."""
    for span in doc.spans.get(KEY, []):
        yield span, cast("Answers", span._.commitment)


def _extend() -> None:
    register()
    if not Span.has_extension("commitment"):
        Span.set_extension("commitment", default=None)


@Language.factory(
    "commitments",
    assigns=["doc.spans", "span._.commitment"],
    requires=["token.pos", "token.dep", "token.lemma", "doc.sents"],
)
class Commitments:
    """Find the clauses that are undertakings, with their kind, confidence and reason.

    Attributes:
        judge: What says how probable each kind is; the classifier that ships, unless another is put in its place.
    """

    def __init__(self, nlp: Language, name: str) -> None:  # noqa: ARG002
        _extend()
        self.judge: Judge = classifier.load()

    def __call__(self, doc: Doc) -> Doc:
        """Write the undertakings of a doc into doc.spans."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Write the undertakings of many docs into their spans, judging many at once."""
        waiting = iter(stream)
        while docs := list(islice(waiting, min(batch_size, _AT_ONCE))):
            for doc, found in zip(docs, findings_of(docs, self.judge), strict=True):
                yield self._written(doc, found)

    def _written(self, doc: Doc, found: Sequence[Finding]) -> Doc:
        spans = []
        for finding in found:
            span = doc.char_span(finding.start, finding.end, label=finding.kind, alignment_mode="expand")
            if span is None:
                continue
            span._.commitment = Answers(finding)
            spans.append(span)
        doc.spans[KEY] = spans
        return doc


@Language.component(
    "commitment_owners",
    assigns=["span._.commitment"],
    requires=["doc.spans", "span._.commitment", "token.dep", "doc.ents"],
)
def commitment_owners(doc: Doc) -> Doc:
    """Find the words that name who is to do it."""
    found = actors(doc) if doc.spans.get(KEY) else []
    for span, told in answers(doc):
        owner, suggested = owner_of(told.finding, doc, found)
        span._.commitment = replace(told, owner=owner, suggested=suggested)
    return doc


@Language.component("commitment_due_dates", assigns=["span._.commitment"], requires=["doc.spans", "span._.commitment"])
def commitment_due_dates(doc: Doc) -> Doc:
    """Find by when it is to be done, or how often."""
    everything = [told.finding for _, told in answers(doc)]
    for span, told in answers(doc):
        dues = told.finding.case.times
        start, end = told.finding.start, told.finding.end
        due = due_of(told.finding, everything, dues, doc)
        recurs = governing(dues, text=text_of(doc), start=start, end=end, recurring=True)
        span._.commitment = replace(told, due=due, recurs=recurs)
    return doc


@Language.component(
    "commitment_conditions", assigns=["span._.commitment"], requires=["doc.spans", "span._.commitment", "token.dep"]
)
def commitment_conditions(doc: Doc) -> Doc:
    """Find on what condition it stands, how firm it is, and for updates what became of it."""
    for span, told in answers(doc):
        condition = condition_of(told.finding, doc)
        span._.commitment = replace(
            told,
            condition=condition,
            firmness=firmness_of(told.finding, condition=condition is not None),
            status=status_of(told.finding, doc),
        )
    return doc
