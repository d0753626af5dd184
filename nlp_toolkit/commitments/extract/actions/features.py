"""What the classifier sees of a clause: its verb, mood, subject, frame, place and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.candidates import Candidate
from nlp_toolkit.commitments.extract.actions.cases import Case
from nlp_toolkit.commitments.extract.actions.predicates import Predicate, lemmas
from nlp_toolkit.commitments.extract.actions.subjects import subject_type

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERB_CLASSES = (
    "reporting",
    "agreeing",
    "proposing",
    "asking",
    "instructing",
    "undertaking",
    "soft",
    "formal",
    "starting",
    "delivering",
    "effects",
)
_CARRIED = re.compile(
    r"\b(agreed|carried|approved|seconded|unanimous(?:ly)?|resolved|all in favour|abstention|votes? (?:for|against))\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"resolved|agreed|recommend|action|noted|points|decid|propos|ask|request|motion|question|answer|reply|update|discuss",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    r"\W*(this|it|the (?:motion|proposal)|these|which|motion|all|proposed|seconded|agreed|carried|resolved|action|"
    r"noted|unanimous\w*)\b",
    re.IGNORECASE,
)
_NEXT = 25
_HEADINGS = re.compile(
    r"minute|apolog|declar|interest|matters arising|financ|account|payment|planning|correspond|report|public|"
    r"question|election|chair|date of next|"
    r"attend|present|welcome|action|any other|update|progress|policy|policies|co-?opt|vacanc|"
    r"highway|road|budget|motion|resol",
    re.IGNORECASE,
)


@cache
def classes(lemma: str) -> tuple[str, ...]:
    """List what a verb can do, by the vocabulary of predicates."""
    return tuple(name for name in VERB_CLASSES if lemma in lemmas(name))


def features(case: Case) -> frozenset[str]:
    """Describe one clause by the names of the features it has."""
    found = set(_verb(case.main, case.doc))
    found.update(_rules(case))
    found.update(_frame(case.candidate, case.doc))
    found.update(_place(case))
    found.update(_time(case))
    found.update(_hints(case))
    found.update(_next(case))
    found.update(_words(case.candidate, case.doc))
    return frozenset(found)


def _rules(case: Case) -> Iterator[str]:
    for position, rule in enumerate(case.rules):
        yield f"rule={rule.name}"
        if position == 0:
            yield f"decided by {rule.name}"
            yield from (f"decided by {rule.name}, to do with {name}" for name in _matters(case.candidate))


def _matters(candidate: Candidate) -> frozenset[str]:
    """Name what a clause and the one above it do: what a meeting resolved is no request, though it asks somebody."""
    return frozenset(name for clause in (candidate.main, *candidate.frames[:1]) for name in classes(clause.lemma))


def _verb(main: Predicate, doc: Doc) -> Iterator[str]:
    voice = "passive" if main.passive else "active"
    who = subject_type(doc[main.subject] if main.subject is not None else None)
    yield "bias"
    yield f"form={main.form}"
    yield f"form={main.form}/{voice}"
    yield f"lemma={main.lemma}"
    yield f"lemma={main.lemma}/{main.form}"
    yield f"subject={who}"
    yield f"subject={who}/{main.form}"
    yield f"subject={who}/{voice}/{main.form}"
    if main.negated:
        yield "negated"
        yield f"negated/{main.form}"
    for name in classes(main.lemma):
        yield f"verb:{name}"
        yield f"verb:{name}/{main.form}"
        yield f"verb:{name}/{main.form}/{voice}"
        yield f"verb:{name} by {who}"
    for lemma in main.tail[:2]:
        yield f"tail={lemma}"
        for name in classes(lemma):
            yield f"tail:{name}"
            yield f"tail:{name}/{main.lemma}"
    if main.tail:
        yield f"tail of {main.lemma}"
    yield f"relation={main.relation}"
    yield f"relation={main.relation}/{main.form}"
    yield f"mark={main.mark}"
    for child in doc[main.index].children:
        if child.dep_ == "cop":
            yield "copula"
            yield f"copula/{main.form}"
            yield f"copula/{who}"
        elif child.dep_ in {"obj", "dobj", "obl", "nmod", "attr", "acomp", "iobj"}:
            yield f"{child.dep_}={child.lemma_.lower()}"
        elif child.dep_ == "advmod":
            yield f"adverb={child.lower_}"
            yield f"adverb={child.lower_}/{main.form}"
    if main.subject is not None:
        yield f"subject word={doc[main.subject].lemma_.lower()}"


def _frame(candidate: Candidate, doc: Doc) -> Iterator[str]:
    main = candidate.main
    if not candidate.frames:
        yield "no frame"
        yield f"no frame/{main.form}"
        return
    for depth, frame in enumerate(candidate.frames[:2]):
        who = subject_type(doc[frame.subject] if frame.subject is not None else None)
        where = "frame" if depth == 0 else "outer frame"
        yield f"{where}={frame.lemma}"
        yield f"{where}={frame.lemma}/{main.form}"
        yield f"{where} form={frame.form}"
        yield f"{where} subject={who}"
        for name in classes(frame.lemma):
            yield f"{where}:{name}"
            yield f"{where}:{name}/{main.form}"
            yield f"{where}:{name}/{main.form}/{who}"
        if frame.negated:
            yield f"{where} negated"


def _place(case: Case) -> Iterator[str]:
    main, setting, doc = case.main, case.setting, case.doc
    yield f"role={setting.role}"
    yield f"role={setting.role}/{main.form}"
    lead = _LEADS.search(setting.lead)
    if lead:
        yield f"lead={lead.group().lower()}"
        yield f"lead={lead.group().lower()}/{main.form}"
    if setting.margin:
        yield "margin"
        yield f"margin/{main.form}"
    yield from _headed(setting.heading)
    if setting.present_tense:
        yield f"present minutes/{main.form}"
    yield f"sentence {'first' if case.candidate.sentence == 0 else 'later'}"
    yield from (f"then {word.lower()}" for word in _CARRIED.findall(case.after))
    inside = case.sentence[max(0, case.sentence.find(doc[main.index].text)) :]
    yield from (f"with {word.lower()}" for word in _CARRIED.findall(inside))
    if "?" in case.sentence:
        yield "question"
    if case.sentence[:1] in {'"', "'"}:
        yield "quoted"
    words = case.sentence.split()
    yield f"length={min(len(words) // 6, 6)}"
    yield f"opens={words[0].lower()}" if words else "opens="


@lru_cache(maxsize=64)
def _headed(heading: str) -> frozenset[str]:
    """Name the matters that a heading speaks of."""
    return frozenset(f"heading={found.lower()}" for found in _HEADINGS.findall(heading))


def _time(case: Case) -> Iterator[str]:
    for due in case.dues:
        yield f"time={due.kind}"
        yield f"time={due.kind}/{case.main.form}"


def _hints(case: Case) -> Iterator[str]:
    """Name what the words of a clause hint at: that it is put off, still to be done, planned, only hoped."""
    for name, pattern in _patterns().items():
        if pattern.search(case.text):
            yield f"hint={name}"
            yield f"hint={name}/{case.main.form}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(words), re.IGNORECASE) for name, words in terms.load("hints").items()}


def _next(case: Case) -> Iterator[str]:
    """Name what the next sentence does with a clause: "This was seconded by Cllr Vane and agreed."."""
    words = case.following.split()
    if not words:
        yield "next nothing"
    elif len(words) <= _NEXT:
        yield from (f"next {word.lower()}" for word in _CARRIED.findall(case.following))
        takes_up = _TAKES_UP.match(case.following)
        if takes_up:
            yield f"next opens={takes_up[1].lower()}"
            if _CARRIED.search(case.following):
                yield "next carries"
                yield f"next carries/{case.main.form}"
                yield from (f"next carries/{frame.lemma}" for frame in case.candidate.frames[:1])


def _words(candidate: Candidate, doc: Doc) -> Iterator[str]:
    words = [_word(token) for token in doc[candidate.start : candidate.end] if not token.is_space]
    for word in words:
        yield f"w={word}"
    for first, second in pairwise(words):
        yield f"w={first} {second}"


def _word(token: Token) -> str:
    if token.ent_type_ in {"PER", "PERSON"}:
        return "NAME"
    if token.like_num or token.text[:1].isdigit():
        return "0"
    if token.pos_ == "PROPN":
        return "PROPER"
    return token.lower_
