"""A clause with everything around it that rules and classifier ask about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nlp_toolkit.commitments.extract.actions.candidates import Candidate, candidates
from nlp_toolkit.commitments.extract.actions.predicates import Predicate, lemmas
from nlp_toolkit.commitments.extract.actions.rules import Rule, fired
from nlp_toolkit.commitments.extract.actions.subjects import subject_type
from nlp_toolkit.commitments.extract.due import DueMatch, find_dues
from nlp_toolkit.commitments.extract.setting import Setting, setting_of, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_SHORT = 8
_TIMED = frozenset({"deadline", "date", "recurrence", "vague"})


@dataclass(frozen=True, slots=True)
class Case:
    """Hold a clause with what the rules ask of it.

    Attributes:
        candidate: The clause.
        doc: The parsed paragraph.
        setting: Its surroundings.
        text: The words of its stretch.
        sent: Its sentence.
        sentence: The words of its sentence.
        following: The words of the next sentence, or of the next line where that is short.
        dues: The words inside it that say by when or how often.
        times: All such words of the paragraph.
        subject: What sort of subject it has.
        timed: Whether it says by when, or how often.
        rules: The rules that hold of it, the strongest first.
    """

    candidate: Candidate
    doc: Doc
    setting: Setting
    text: str
    sent: Span
    sentence: str
    following: str
    dues: tuple[DueMatch, ...]
    times: tuple[DueMatch, ...]
    subject: str
    timed: bool
    rules: tuple[Rule, ...] = ()

    @property
    def after(self) -> str:
        """Give the words of the next sentence or line where they are few, as in "This was agreed"."""
        return self.following if len(self.following.split()) <= _SHORT else ""

    @property
    def start(self) -> int:
        """Give the offset of its first character in the doc's text."""
        return self.doc[self.candidate.start].idx

    @property
    def end(self) -> int:
        """Give the offset after its last character in the doc's text."""
        last = self.doc[self.candidate.end - 1]
        return last.idx + len(last)

    @property
    def main(self) -> Predicate:
        """Give the predicate that says what is done."""
        return self.candidate.main

    def framed(self, *names: str) -> bool:
        """Tell whether any clause above it says, agrees or asks it with a verb of these lists."""
        return any(frame.lemma in lemmas(name) for frame in self.candidate.frames for name in names)

    def verb(self, *names: str) -> bool:
        """Tell whether its own verb, or the one that verb takes along, is in these lists."""
        words = (self.main.lemma, *self.main.tail[:1])
        return any(word in lemmas(name) for word in words for name in names)


def cases(doc: Doc) -> Iterator[Case]:
    """Lay out every clause of a parsed paragraph that could be an undertaking, in the order of the text."""
    setting = setting_of(doc)
    times = tuple(find_dues(text_of(doc), meeting=setting.date, calendar=setting.calendar))
    sentences = list(doc.sents)
    texts = [sentence.text for sentence in sentences]
    for candidate in candidates(doc):
        start = doc[candidate.start].idx
        end = doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
        following = texts[candidate.sentence + 1] if candidate.sentence + 1 < len(texts) else setting.follows
        dues = tuple(due for due in times if due.start < end and due.end > start)
        subject = candidate.main.subject
        case = Case(
            candidate=candidate,
            doc=doc,
            setting=setting,
            text=text_of(doc)[start:end],
            sent=sentences[candidate.sentence],
            sentence=texts[candidate.sentence],
            following=following,
            dues=dues,
            times=times,
            subject=subject_type(doc[subject] if subject is not None else None),
            timed=any(due.kind in _TIMED for due in dues),
        )
        yield replace(case, rules=tuple(fired(case)))
