"""Turn annotated minutes into clauses with the kind that two readers gave them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language

from nlp_toolkit.commitments.extract.actions.cases import Case, cases
from nlp_toolkit.commitments.extract.actions.context import Stretch, stretch
from nlp_toolkit.commitments.extract.actions.features import features
from nlp_toolkit.commitments.extract.actions.wording import Wording, wording
from nlp_toolkit.commitments.extract.due.calendar import Calendar
from nlp_toolkit.commitments.extract.paragraphs import ParsedParagraph, parse
from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.evaluate.notation import read_corpus
from nlp_toolkit.evaluate.passages import as_document
from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.records import Document


@dataclass(frozen=True, slots=True)
class Annotated:
    """Hold one annotated text.

    Attributes:
        document: The text.
        records: Its records, each with start, end, kind and procedural.
        group: What is left out together when scores are taken.
        split: "train" or "test".
        meeting_date: Day of the meeting where the annotation gives it.
    """

    document: Document
    records: list[dict[str, Any]]
    group: str
    split: str = "train"


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold one candidate clause as the classifier sees it."""

    group: str
    split: str
    document: str
    start: int
    end: int
    features: frozenset[str]
    stretch: Stretch
    words: Wording
    kind: str
    weight: float


def document_of(name: str, text: str) -> Document:
    """Make a document of a plain text as the reader would."""
    return Document(name, f"{name}.txt", "txt", text, tuple(paragraphs(text)))


def gold(folder: Path) -> Iterator[Annotated]:
    """Read NAME.txt with NAME.json."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield Annotated(document_of(path.stem, text), told["records"], path.stem)


def inline(folder: Path) -> Iterator[Annotated]:
    """Read passages in the inline notation, each with a head that names its day and people."""
    for example in read_corpus(folder):
        document, records = as_document(example)
        yield Annotated(document, records, f"own:{example.id}", example.split)


def clauses(annotated: Annotated, nlp: Language) -> Iterator[Clause]:
    """Find the candidate clauses of a text, each with the kind of the record it states, or "none"."""
    document = annotated.document
    yield from clauses_of(annotated, parse(document, structure(document), nlp=nlp, calendar=Calendar()))


def clauses_of(annotated: Annotated, paragraphs: Iterable[ParsedParagraph]) -> Iterator[Clause]:
    """Find the candidate clauses of a text's parsed paragraphs, each with its kind."""
    found: list[tuple[Case, int, int]] = []
    for parsed in paragraphs:
        found += [(case, *parsed.plain.back(case.start, case.end)) for case in cases(parsed.doc)]
    kinds = assign(annotated.records, [(start, end) for _, start, end in found])
    for (case, start, end), (kind, weight) in zip(found, kinds, strict=True):
        yield Clause(
            annotated.group,
            annotated.split,
            annotated.document.id,
            start,
            end,
            features(case),
            stretch(case),
            wording(case),
            kind,
            weight,
        )


def assign(records: list[dict[str, Any]], stretches: list[tuple[int, int]]) -> list[tuple[str, float]]:
    """Give each stretch the kind of the record it fits best; what lies in one without being its best is left out."""
    kinds: list[tuple[str, float]] = [("none", 1.0)] * len(stretches)
    for record in records:
        scored = []
        for index, (start, end) in enumerate(stretches):
            shared = min(end, record["end"]) - max(start, record["start"])
            if shared <= 0 or shared < 0.5 * min(end - start, record["end"] - record["start"]):
                continue
            whole = max(end, record["end"]) - min(start, record["start"])
            scored.append((shared / whole, index))
            if kinds[index][0] == "none":
                kinds[index] = ("none", 0.0)
        if scored:
            kind = "procedural" if record.get("procedural") else record["kind"]
            best = max(scored)[1]
            if kinds[best][0] == "none" or kinds[best][1] == 0.0:
                kinds[best] = (kind, 1.0)
    return kinds
