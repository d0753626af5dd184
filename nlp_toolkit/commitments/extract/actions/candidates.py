"""The clauses of a paragraph that could state an undertaking, each with the clauses that report or order it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.notes import is_break, notes
from nlp_toolkit.commitments.extract.actions.predicates import (
    COMPLEMENTS,
    Predicate,
    lemmas,
    predicates,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_FRAME_FORMS = frozenset({"past", "present", "perfect", "participle", "progressive", "bare"})
_FINITE = frozenset({"will", "would", "should", "must", "be_to", "due_to", "past", "perfect"})
_JOINING = frozenset({"and", "but", ";", "so", "then"})
_OPEN_FORMS = frozenset({"infinitive", "participle", "noun"})
_FRAMED = COMPLEMENTS | {"advcl", "obj", "acl", "acl:relcl", "relcl", "conj"}
_NOTED = frozenset({"ROOT", "root", "parataxis", "list", "appos", "dep"})
_SIDE_BY_SIDE = frozenset({"conj", "parataxis", "list"})
_TOP = frozenset({"root", "conj", "parataxis", "list", "ccomp", "dep", "appos"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold one clause that may be an undertaking.

    Attributes:
        main: The predicate that says what is done.
        frames: The predicates above it that say, agree or ask it, the nearest first.
        start: Index of the first token of the stretch that states it.
        end: Index after the last token.
        sentence: Number of its sentence in the doc, from 0.
    """

    main: Predicate
    frames: tuple[Predicate, ...]
    start: int
    end: int
    sentence: int

    @property
    def frame(self) -> Predicate | None:
        """Give the predicate right above it that says, agrees or asks it."""
        return self.frames[0] if self.frames else None


@cache
def frame_lemmas() -> frozenset[str]:
    """List the verbs that can report, agree or ask what another clause says."""
    return (
        lemmas("reporting")
        | lemmas("agreeing")
        | lemmas("proposing")
        | lemmas("asking")
        | lemmas("instructing")
        | lemmas("undertaking")
        | {"hope"}
    )


@cache
def _leading() -> frozenset[str]:
    """List the verbs whose clause belongs to the stretch: of agreeing, proposing, asking and hoping, not of telling."""
    return lemmas("agreeing") | lemmas("proposing") | lemmas("asking") | lemmas("instructing") | {"hope"}


def candidates(doc: Doc) -> Iterator[Candidate]:
    """Find the clauses of a parsed paragraph that could state an undertaking, in the order of the text."""
    for number, sentence in enumerate(doc.sents):
        found = list(_in_sentence(sentence, number))
        yield from found
        if not found:
            whole = _verbless(sentence, number)
            if whole:
                yield whole


def _in_sentence(sentence: Span, number: int) -> Iterator[Candidate]:
    described = list(predicates(sentence))
    known_verbs = {clause.index for clause in described}
    clauses = [replace(clause, governor=_governing(clause, known_verbs, sentence.doc)) for clause in described]
    by_index = {clause.index: clause for clause in clauses}
    framed = {clause.index: clause.governor for clause in clauses if _is_framed(clause, by_index, sentence.doc)}
    framing = set(framed.values())
    found: list[Candidate] = []
    for clause in clauses:
        told = clause.relation == "advcl" and clause.index in framed
        if clause.index in framing or not (told or _may_state(clause) or _is_note(clause, sentence.doc)):
            continue
        frames = tuple(_frames(clause, by_index, framing))
        start, end = _stretch(clause, frames, sentence)
        if start > sentence.start and _is_note(clause, sentence.doc) and is_break(sentence.doc[start - 1]):
            clause = replace(clause, relation="list")
        found.append(Candidate(clause, frames, start, end, number))
    jotted = [_jotted(note, found, number) for note in notes(sentence)]
    again = {candidate.main.index for candidate in jotted}
    found = [candidate for candidate in found if candidate.main.index not in again] + jotted
    begun = [replace(candidate, start=_begin(candidate, found, sentence)) for candidate in found]
    for candidate in begun:
        yield replace(candidate, end=_cut(candidate, begun, sentence))


def _governing(clause: Predicate, known: set[int], doc: Doc) -> int | None:
    """Climb from a joined verb to the one it goes on with: "proposed by Cllr Vane and seconded by Cllr Orr that …"."""
    place = clause.governor
    while place is not None and place not in known and doc[place].dep_ == "conj":
        place = doc[place].head.i
    return place


def _jotted(note: Predicate, found: list[Candidate], number: int) -> Candidate:
    """Make a candidate of a note; one that was found already keeps its frames, and may only begin earlier."""
    known = next((each for each in found if each.main.index == note.index), None)
    if known is None:
        return Candidate(note, (), note.start, note.end, number)
    subject = known.main.subject
    told = known.main.form == "infinitive" and subject is not None and note.start <= subject < note.index
    start = min(known.start, note.start)
    return replace(known, start=start) if told else Candidate(note, (), start, note.end, number)


def _begin(candidate: Candidate, found: list[Candidate], sentence: Span) -> int:
    """Begin a stretch at its own subject where another clause stands before that."""
    subject = candidate.main.subject
    if subject is None or not candidate.start < subject < candidate.main.index:
        return candidate.start
    doc = sentence.doc
    first = int(doc[subject].left_edge.i)
    before = [
        other
        for other in found
        if candidate.start <= other.main.index < first and other.main.form in _FINITE and not other.main.mark
    ]
    return first if before and first > candidate.start else candidate.start


def _cut(candidate: Candidate, found: list[Candidate], sentence: Span) -> int:
    """End a stretch where the next clause of equal rank begins."""
    end = candidate.end
    for other in found:
        if candidate.main.index < other.start < end and (
            other.main.relation in _SIDE_BY_SIDE or _stands_alone(other, sentence.doc)
        ):
            end = other.start
    while end - 1 > candidate.main.index and (sentence.doc[end - 1].is_punct or sentence.doc[end - 1].dep_ == "cc"):
        end -= 1
    return max(_closed(candidate.start, end, sentence), candidate.start + 1)


def _closed(start: int, end: int, sentence: Span) -> int:
    """Take in the bracket that closes one within a stretch: "Boiler (Gwil to ring)"."""
    inside = [token.text for token in sentence.doc[start:end] if token.text in {"(", ")"}]
    closes = inside.count("(") > inside.count(")") and end < sentence.end and sentence.doc[end].text == ")"
    return end + 1 if closes else end


def _stands_alone(candidate: Candidate, doc: Doc) -> bool:
    """Tell a clause joined by "and" that has its own subject and tense: "… and this will be on the next agenda"."""
    main = candidate.main
    joined = doc[candidate.start - 1].lower_ in _JOINING
    own = main.subject is not None and candidate.start <= main.subject < main.index
    return joined and own and main.form in _FINITE and not main.mark


def _is_framed(clause: Predicate, by_index: dict[int, Predicate], doc: Doc) -> bool:
    """Tell whether a clause is what another one says, agrees or asks."""
    governor = by_index.get(clause.governor) if clause.governor is not None else None
    if governor is None or governor.form not in _FRAME_FORMS or governor.lemma not in frame_lemmas():
        return False
    if clause.relation == "conj":
        return False
    if clause.relation in COMPLEMENTS:
        return clause.index > governor.index or doc[clause.index].dep_ in {"csubj", "csubj:pass"}
    return (
        clause.relation == "advcl" and clause.mark in {"if", "whether", "that"} and governor.lemma in lemmas("asking")
    )


def _may_state(clause: Predicate) -> bool:
    if clause.form in _OPEN_FORMS:
        return clause.relation in _TOP
    if clause.relation in {"acl", "advcl", "pcomp"} and clause.form in {"past", "present", "bare"}:
        return clause.mark == "" and clause.relation == "advcl"
    return True


def _is_note(clause: Predicate, doc: Doc) -> bool:
    """Tell "Clerk to ask whether" and "a letter to be sent", which hang on no verb, from "a duty to ask"."""
    if clause.form != "infinitive" or clause.relation != "acl":
        return False
    head = doc[clause.index].head
    return clause.governor is None or head.dep_ in _NOTED


def _frames(clause: Predicate, by_index: dict[int, Predicate], framing: set[int | None]) -> Iterator[Predicate]:
    """Climb to the frames above a clause; what is joined to a framed clause is framed as well."""
    current = clause
    for _ in range(6):
        if current.governor is None or current.governor not in by_index:
            return
        above = by_index[current.governor]
        if above.index in framing and current.relation != "conj":
            yield above
        elif current.relation not in {"conj", "acl:relcl", "relcl", "advcl", "parataxis", "ccomp", "xcomp"}:
            return
        current = above


def _stretch(clause: Predicate, frames: tuple[Predicate, ...], sentence: Span) -> tuple[int, int]:
    """Give the tokens from the subject, or from the words that agree or ask it, to the clause's end."""
    start, end = clause.start, clause.end
    doc = sentence.doc
    subject = clause.subject
    leads = clause.relation in {"acl:relcl", "relcl"} or _is_note(clause, doc)
    if subject is not None and sentence.start <= subject < start and leads:
        top = doc[subject]
        while top.dep_ == "nmod" and sentence.start <= top.head.i < top.i:
            top = top.head
        start = int(top.left_edge.i) if _is_note(clause, doc) else int(doc[subject].left_edge.i)
    for frame in frames[:1]:
        if frame.lemma not in _leading():
            continue
        first = min((doc[frame.subject].left_edge.i if frame.subject is not None else frame.index), frame.index)
        if sentence.start <= first < start and not _between(first, start, clause, sentence):
            start = first
    while start < end - 1 and (
        doc[start].is_punct or doc[start].is_space or doc[start].lower_ in {"that", "and", "but"}
    ):
        start += 1
    return start, end


def _between(first: int, start: int, clause: Predicate, sentence: Span) -> bool:
    """Tell whether another joined clause with a subject of its own lies between a frame and this clause."""
    return clause.relation == "conj" and subject_of(sentence.doc[clause.index]) is not None and start - first > 12


def _verbless(sentence: Span, number: int) -> Candidate | None:
    """Take a note without a verb as one candidate."""
    words = [token for token in sentence if not token.is_space and not token.is_punct]
    if not words:
        return None
    root = sentence.root
    clause = Predicate(
        root.i, root.lemma_.lower(), "noun", False, False, None, None, "root", "", (), sentence.start, sentence.end
    )
    return Candidate(clause, (), sentence.start, sentence.end, number)
