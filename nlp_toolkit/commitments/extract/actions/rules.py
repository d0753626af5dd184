"""The rules that say what a clause is, each in words an officer understands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.notes import names_somebody, signed
from nlp_toolkit.commitments.extract.actions.predicates import lemmas
from nlp_toolkit.records import Kind

if TYPE_CHECKING:
    from nlp_toolkit.commitments.extract.actions.cases import Case

FUTURE = frozenset({"will", "would", "be_to", "due_to", "going_to"})
TOLD = frozenset({"past", "present", "perfect", "participle", "noun"})
_NOTED = frozenset({"infinitive", "bare", "noun", "participle", "be_to"})
_HEARING = frozenset({"consider", "note", "receive", "comment", "endorse", "scrutinise", "hear"})


@dataclass(frozen=True, slots=True)
class Rule:
    """Pair a test with the kind it shows and the words that explain it.

    Attributes:
        name: Short name, as the classifier and the tests call it.
        kind: The kind, "procedural" for a decision of form, or None where the clause is no record.
        reason: Why, in words an officer understands.
        holds: The test.
        procedural: Whether it is a decision of form.
        settles: Whether a clause of which it holds first is no record, however probable the classifier finds it.
        resolves: Whether it shows what the meeting itself resolved, which is no request however it is worded.
    """

    name: str
    kind: Kind | None
    reason: str
    holds: Callable[[Case], bool]
    procedural: bool = False
    settles: bool = False
    resolves: bool = False


@lru_cache(maxsize=512)
def _says_of(name: str, words: str) -> bool:
    """Tell whether some words are worded like this; rules ask it of the same sentence for each of its clauses."""
    return _pattern(name).search(words) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(terms.load("rules")[name]), re.IGNORECASE)


def _says(name: str) -> Callable[[Case], bool]:
    return lambda case: _says_of(name, case.text)


def _formal(case: Case) -> bool:
    return _says_of("procedural", case.sentence) and not (case.main.form in FUTURE and case.timed)


def _history(case: Case) -> bool:
    return _says_of("history", case.sentence) and case.main.form in TOLD


def _hypothetical(case: Case) -> bool:
    return case.main.mark in {
        "if",
        "unless",
        "whether",
        "when",
        "once",
        "until",
        "before",
        "after",
        "because",
        "as",
        "where",
        "although",
        "while",
    } and not case.framed("asking")


def _refusal(case: Case) -> bool:
    return case.main.negated and case.main.form in FUTURE | {"present", "past", "may"}


def _wished(case: Case) -> bool:
    """Tell "she would prefer to see the figures" and "they would welcome a visit"."""
    return case.main.form in {"would", "will"} and case.main.lemma in lemmas("wishing")


def _rather(case: Case) -> bool:
    """Tell "he would rather disappoint Members today than in the spring" and "she would enjoy asking"."""
    main = case.main
    if main.form != "would":
        return False
    return main.lemma in {"enjoy", "hate"} or any(
        child.lower_ in {"rather", "sooner"} for child in case.doc[main.index].lefts
    )


def _judged(case: Case) -> bool:
    """Tell "it would be risky" and "a crossing would be helpful", which say what somebody thinks of it."""
    main = case.main
    copular = any(child.dep_ == "cop" for child in case.doc[main.index].lefts)
    return copular and main.form in FUTURE | {"may", "should", "must"} and main.lemma in lemmas("judging")


def _done_at_once(case: Case) -> bool:
    """Tell an offer that was made good there and then: "offered to explain and did so"."""
    rest = case.sentence[max(0, case.sentence.find(case.doc[case.main.index].text)) :]
    return case.main.lemma in lemmas("undertaking") and _pattern("done at once").search(rest) is not None


def _agreed_to(case: Case) -> bool:
    return (
        case.main.lemma in lemmas("undertaking")
        and bool(case.main.tail)
        and case.main.form in {"past", "participle", "perfect", "present"}
        and not case.main.negated
    )


def _agreed_that(case: Case) -> bool:
    return (
        case.framed("agreeing")
        and case.main.form in FUTURE | {"should", "bare", "infinitive", "past", "present", "must"}
        and not case.main.negated
    )


def _resolved(case: Case) -> bool:
    resolving = case.setting.role == "resolution" or _says_of("resolving", case.setting.lead)
    return resolving and case.main.form in FUTURE | {
        "should", "bare", "infinitive", "past", "present", "noun", "participle", "may",
    }  # fmt: skip


def _recommended(case: Case) -> bool:
    return (
        any(frame.lemma == "recommend" and frame.passive is False for frame in case.candidate.frames)
        and case.subject != "none"
    )


def _proposed_and_carried(case: Case) -> bool:
    return (case.framed("proposing") or case.main.lemma in {"propose", "move"}) and (
        _pattern("carried").search(f"{case.sentence} {case.after}") is not None or _then_carried(case)
    )


def _then_agreed(case: Case) -> bool:
    agreed = _pattern("just agreed").match(case.after.strip()) is not None or _then_carried(case)
    return agreed and (case.framed("asking", "proposing") or case.verb("asking", "proposing"))


def _then_carried(case: Case) -> bool:
    """Tell whether the next sentence takes it up: "This was seconded by Cllr Vane and agreed."."""
    return _pattern("then carried").match(case.following) is not None


def _asked_to(case: Case) -> bool:
    return (
        case.main.lemma in lemmas("instructing")
        and case.main.passive
        and bool(case.main.tail)
        and not (case.subject == "body" and case.main.tail[0] in _HEARING)
        and case.main.form in {"past", "perfect", "participle"}
        and case.subject in {"role", "person", "name", "body", "he", "they"}
    )


def _asked_clerk(case: Case) -> bool:
    return (
        case.main.lemma in lemmas("instructing")
        and not case.main.passive
        and bool(case.main.tail)
        and case.subject in {"body", "members", "we"} | {"role"}
        and case.main.form in TOLD
    )


def _asked(case: Case) -> bool:
    if case.main.lemma in {"request", "suggest", "urge"} and case.main.form in TOLD:
        return True
    return any(
        frame.lemma in {"request", "suggest", "urge", "ask"} for frame in case.candidate.frames[:1]
    ) and case.main.form in {"should", "bare", "would", "infinitive", "may", "past"}


def _to_do(case: Case) -> bool:
    return (
        case.main.form == "infinitive"
        and case.main.relation in {"root", "acl", "parataxis", "list", "conj"}
        and not case.candidate.frames
        and case.main.mark == ""
    )


def _imperative(case: Case) -> bool:
    return case.setting.role in {"action_line", "action_row"}


def _named_to_do(case: Case) -> bool:
    """Tell "JM to look for another room" and "Cllr Hand to provide details" from "Plan to reduce waste"."""
    return _to_do(case) and case.main.subject is not None and names_somebody(case.doc[case.main.subject])


def _signed(case: Case) -> bool:
    """Tell "Noticeboard - KV" and "[KV] check the float", where KV is at the meeting, from what KV did."""
    return case.main.form in _NOTED and signed(case.sentence.strip(), case.setting.initials)


def _to_be_done(case: Case) -> bool:
    """Tell "Notices to be displayed" from "asked for notices to be displayed"."""
    return case.main.form in {"infinitive", "be_to", "noun", "participle", "bare"} and _says_of("to be done", case.text)


def _arranged(case: Case) -> bool:
    return _says_of("arranged", case.text) and not case.main.negated


def _should_by(case: Case) -> bool:
    return case.main.form == "should" and case.timed and not case.main.negated


def _we_should(case: Case) -> bool:
    return case.main.form == "should" and case.subject in {"we", "role", "body", "person"} and case.verb("delivering")


def _soft(case: Case) -> bool:
    main = case.main
    if case.framed("hoping") and not case.framed("reporting") and main.form in FUTURE | {"may"}:
        return True
    if main.lemma in lemmas("soft_adjectives") and main.form in {"past", "present", "perfect"}:
        return True
    if main.lemma in {"hope", "assure", "reassure", "intend", "aim", "consider", "endeavour"} and main.form in {
        "past",
        "present",
        "progressive",
        "perfect",
    }:
        return True
    return (
        main.form in FUTURE
        and (
            main.lemma
            in {
                "continue",
                "look",
                "try",
                "consider",
                "aim",
                "hope",
                "like",
                "support",
                "welcome",
                "encourage",
                "strive",
                "endeavour",
                "keep",
            }
        )
        and not case.timed
    )


def _promise(case: Case) -> bool:
    return case.main.form in FUTURE and not case.main.negated and case.main.relation != "advcl"


def _accepted(case: Case) -> bool:
    """Tell whether a person takes a specific task on: a person would do something one could tick off."""
    return (
        _promise(case)
        and case.subject in {"person", "role", "he", "name", "we"}
        and case.verb("delivering")
        and case.main.form in {"will", "would"}
    )


def _passed_on(case: Case) -> bool:
    return (
        _promise(case)
        and case.main.passive
        and case.verb("delivering")
        and case.subject in {"it", "this", "that", "thing", "these", "none"}
        and case.main.lemma in lemmas("chased")
    )


def _done(case: Case) -> bool:
    return (
        case.main.form == "perfect"
        and not case.main.mark
        and case.main.relation not in {"acl", "acl:relcl", "relcl"}
        and case.verb("delivering", "asking", "reporting")
        and not _says_of("history", case.sentence)
    )


def _under_way(case: Case) -> bool:
    return (case.main.form == "progressive" and case.main.passive) or _says_of("ongoing", case.text)


RULES: tuple[Rule, ...] = (
    Rule("meets next", None, "It says when the body meets next.", _says("when it meets next"), settles=True),
    Rule("left open", None, "It leaves open whether or how to do it.", _says("left open"), settles=True),
    Rule("rather", None, "It says what somebody would rather do or enjoy.", _rather, settles=True),
    Rule("done at once", None, "It was offered, and done there and then.", _done_at_once, settles=True),
    Rule("formal", "decision", "Business of form: it needs nothing more to be done.", _formal, procedural=True),
    Rule("next meeting", None, "The date of an ordinary meeting.", _says("ordinary meeting")),
    Rule("history", None, "It tells what happened in the past.", _history),
    Rule("action row", "action", "It stands in the minutes' own list of actions.", _imperative),
    Rule("agreed to", "action", "Somebody agreed, offered or undertook to do it.", _agreed_to),
    Rule("then agreed", "action", "It was put to the meeting, and the meeting agreed.", _then_agreed),
    Rule("carried", "decision", "It was proposed and carried.", _proposed_and_carried, resolves=True),
    Rule("resolved", "decision", "It stands in the meeting's resolutions.", _resolved, resolves=True),
    Rule("agreed that", "decision", "The meeting agreed that it should happen.", _agreed_that),
    Rule("asked to", "action", "Somebody was asked to do it by those who may ask.", _asked_to),
    Rule("asked an officer", "action", "The meeting asked somebody to do it.", _asked_clerk),
    Rule("recommended", "decision", "It was recommended.", _recommended),
    Rule("asked", "request", "It was asked for or suggested; nobody is recorded as accepting it.", _asked),
    Rule("condition only", None, "It is the condition of something else.", _hypothetical),
    Rule("refused", None, "It says what will not be done.", _refusal),
    Rule("judged", None, "It says what somebody thinks of it.", _judged),
    Rule("wished", None, "It says what somebody would like.", _wished),
    Rule("soft", "assurance", "It tells of an attitude or intention, not of something one could tick off.", _soft),
    Rule("chased", "action", "It says that a matter would be taken up.", _passed_on),
    Rule("accepted", "action", "A named person or role would do it.", _accepted),
    Rule("promised", "commitment", "It says that something would be done.", _promise),
    Rule("to do", "action", "It says in note form that somebody is to do it.", _to_do),
    Rule("named to do", "action", "It names somebody, and says in note form what they are to do.", _named_to_do),
    Rule("signed", "action", "Somebody's initials stand beside what is noted.", _signed),
    Rule("to be done", "action", "It says in note form that something is to be done.", _to_be_done),
    Rule("arranged", "commitment", "It says that something is arranged for later.", _arranged),
    Rule("should by", "commitment", "It says by when something should be done.", _should_by),
    Rule("we should", "action", "It says that the body or its officer should do it.", _we_should),
    Rule("under way", "update", "It says that something is under way.", _under_way),
    Rule("done", "update", "It says what has been done.", _done),
)


def fired(case: Case) -> Iterator[Rule]:
    """Give the rules that hold of a clause, the strongest first."""
    for rule in RULES:
        if rule.holds(case):
            yield rule


def verdict(case: Case) -> Rule | None:
    """Give the rule that decides: the first that holds."""
    return case.rules[0] if case.rules else None
