"""What the classifier sees of a clause: its verb, mood, subject, frame, place and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.candidates import Candidate
from nlp_toolkit.commitments.extract.due import DueMatch
from nlp_toolkit.commitments.extract.predicates import Predicate, lemmas
from nlp_toolkit.commitments.extract.setting import Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERB_CLASSES = ("reporting", "agreeing", "proposing", "asking", "instructing", "undertaking", "soft", "formal", "starting", "delivering")
_CARRIED = re.compile(r"\b(agreed|carried|approved|seconded|unanimous(?:ly)?|resolved|all in favour|abstention|votes? (?:for|against))\b", re.IGNORECASE)
_LEADS = re.compile(r"resolved|agreed|recommend|action|noted|points|decid|propos|ask|request|motion|question|answer|reply|update|discuss", re.IGNORECASE)
_HEADINGS = re.compile(
    r"minute|apolog|declar|interest|matters arising|financ|account|payment|planning|correspond|report|public|question|election|chair|date of next|"
    r"attend|present|welcome|action|any other|update|progress|policy|policies|co-?opt|vacanc|highway|road|budget|motion|resol",
    re.IGNORECASE,
)


def subject_type(token: Token | None) -> str:
    """Sort a subject by what it can be held to: a person, a role, a body, the public, a thing, or nobody."""
    if token is None:
        return "none"
    word = token.lower_
    if word in {"i", "we", "us", "our"}:
        return "we"
    if word in {"he", "she"}:
        return "he"
    if word in {"they", "who"}:
        return "they"
    if word in {"it", "there", "this", "that", "these", "those", "which", "all", "both"}:
        return word
    people = terms.load("owners")
    lemma = token.lemma_.lower()
    nearby = {child.lower_ for child in token.lefts} | {word}
    if nearby & set(people["titles"]) or token.ent_type_ in {"PER", "PERSON"}:
        return "person"
    if word in people["roles"] or lemma in people["roles"]:
        return "members" if word in {"members", "member"} else "role"
    if word in people["public"] or lemma in people["public"]:
        return "public"
    if word in people["bodies"] or lemma in people["bodies"] or token.ent_type_ == "ORG":
        return "body"
    if token.pos_ == "PROPN":
        return "name"
    return "thing"


def classes(lemma: str) -> Iterator[str]:
    """List what a verb can do, by the vocabulary of predicates."""
    for name in VERB_CLASSES:
        if lemma in lemmas(name):
            yield name


def features(candidate: Candidate, doc: Doc, setting: Setting, dues: list[DueMatch]) -> dict[str, float]:
    """Describe one clause as named features, each 1.0 where present.

    Args:
        candidate: The clause.
        doc: The parsed paragraph.
        setting: Its surroundings.
        dues: The time expressions of the whole paragraph, by character offset in the doc's text.
    """
    found = set(_verb(candidate.main, doc))
    found.update(_frame(candidate, doc))
    found.update(_place(candidate, doc, setting))
    found.update(_time(candidate, doc, dues))
    found.update(_words(candidate, doc))
    return dict.fromkeys(found, 1.0)


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
        if child.dep_ in {"obj", "dobj", "obl", "nmod", "attr", "acomp", "iobj"}:
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


def _place(candidate: Candidate, doc: Doc, setting: Setting) -> Iterator[str]:
    main = candidate.main
    yield f"role={setting.role}"
    yield f"role={setting.role}/{main.form}"
    lead = _LEADS.search(setting.lead)
    if lead:
        yield f"lead={lead.group().lower()}"
        yield f"lead={lead.group().lower()}/{main.form}"
    if setting.margin:
        yield "margin"
        yield f"margin/{main.form}"
    for heading in {found.lower() for found in _HEADINGS.findall(setting.heading)}:
        yield f"heading={heading}"
    if setting.present_tense:
        yield f"present minutes/{main.form}"
    sentences = list(doc.sents)
    sentence = sentences[candidate.sentence]
    yield "one sentence" if len(sentences) == 1 else f"sentence {'first' if candidate.sentence == 0 else 'later'}"
    after = sentences[candidate.sentence + 1].text if candidate.sentence + 1 < len(sentences) else setting.follows
    if len(after.split()) <= 8:
        yield from (f"then {word.lower()}" for word in _CARRIED.findall(after))
    inside = sentence.text[doc[main.index].idx - sentence.start_char :]
    yield from (f"with {word.lower()}" for word in _CARRIED.findall(inside))
    if "?" in sentence.text:
        yield "question"
    if sentence.text[:1] in {'"', "'"}:
        yield "quoted"
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    yield f"length={min(len(words) // 6, 6)}"
    yield f"opens={words[0].lower_}" if words else "opens="


def _time(candidate: Candidate, doc: Doc, dues: list[DueMatch]) -> Iterator[str]:
    start, end = doc[candidate.start].idx, doc[candidate.end - 1].idx + len(doc[candidate.end - 1])
    for due in dues:
        if due.start < end and due.end > start:
            yield f"time={due.kind}"
            yield f"time={due.kind}/{candidate.main.form}"


def _words(candidate: Candidate, doc: Doc) -> Iterator[str]:
    words = [_word(token) for token in doc[candidate.start : candidate.end] if not token.is_space]
    for word in words:
        yield f"w={word}"
    for first, second in zip(words, words[1:], strict=False):
        yield f"w={first} {second}"


def _word(token: Token) -> str:
    if token.ent_type_ in {"PER", "PERSON"}:
        return "NAME"
    if token.like_num or token.text[:1].isdigit():
        return "0"
    if token.pos_ == "PROPN":
        return "PROPER"
    return token.lower_
