"""Which clauses are undertakings, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, cast

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.actions.cases import Case, cases
from nlp_toolkit.commitments.extract.actions.classifier import NONE, PROCEDURAL
from nlp_toolkit.commitments.extract.actions.rules import Rule, verdict
from nlp_toolkit.commitments.extract.setting import text_of
from nlp_toolkit.records import TRACKABLE, Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

TRACKED = 0.42
SUPPORTED = 0.38  # less is asked of the classifier where a rule calls the clause trackable too
OTHER = 0.33
_SURE = 0.9
_AGREED = re.compile("|".join(terms.load("rules")["just agreed"]), re.IGNORECASE)
_ASKED_ABOUT = re.compile(
    r"\b(?:asked|queried|questioned|enquired|inquired|wondered|enquire|asking|questions?|query)\b[^.;]{0,60}"
    r"\b(?:whether|how|why|what|when)\b[^.;,]{0,60}$"
    r"|\b(?:queried|questioned|enquired|inquired|wondered)\b[^.;]{0,40}\bif\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:who|what|how|why|whether)\b(?! ?ever)", re.IGNORECASE)
_RELATIVE = frozenset({"acl:relcl", "relcl"})


class Judge(Protocol):
    """Say of clauses how probable each kind is."""

    def chances(self, cases: Sequence[Case]) -> list[dict[str, float]]:
        """Give the probability of each kind, "procedural" and "none" among them, for each of some clauses."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one clause that was taken for an undertaking.

    Attributes:
        case: The clause.
        kind: What it was taken for.
        procedural: Whether it is business of form.
        confidence: Probability that it is a record of this sort.
        tracked: Probability that it is trackable.
        least: The probability from which it is taken for trackable.
        reason: Why, in words an officer understands.
        start: Offset of its first character in the doc's text.
        end: Offset after its last character.
    """

    case: Case
    kind: Kind
    procedural: bool
    confidence: float
    tracked: float
    least: float
    reason: str
    start: int
    end: int


def findings(doc: Doc, judge: Judge) -> list[Finding]:
    """Find the undertakings of a parsed paragraph, in the order of the text."""
    return next(findings_of([doc], judge))


def findings_of(docs: Sequence[Doc], judge: Judge) -> Iterator[list[Finding]]:
    """Find the undertakings of each of several parsed paragraphs, whose clauses are judged at once."""
    laid_out = [list(cases(doc)) for doc in docs]
    chances = iter(judge.chances([case for of_doc in laid_out for case in of_doc]))
    for of_doc in laid_out:
        yield _chosen([_rate(case, next(chances)) for case in of_doc])


def _chosen(rated: Sequence[Finding]) -> list[Finding]:
    """Choose which clauses of a paragraph are undertakings."""
    rated = _approved(_noted(rated))
    taken = [finding for finding in rated if _is_taken(finding) and not _is_ruled_out(finding)]
    return _without_answered(_apart(taken))


def _rate(case: Case, chance: dict[str, float]) -> Finding:
    """Choose the likeliest kind of a clause, trackable kinds together against the rest."""
    rule = verdict(case)
    if rule is not None and rule.resolves:
        chance = {**chance, "decision": chance.get("decision", 0.0) + chance.get("request", 0.0), "request": 0.0}
    tracked = sum(chance.get(kind, 0.0) for kind in TRACKABLE)
    least = SUPPORTED if rule is not None and rule.kind in TRACKABLE and not rule.procedural else TRACKED
    procedural = False
    if tracked >= least:
        kind = max(TRACKABLE, key=lambda name: (chance.get(name, 0.0), name))
        confidence = tracked
    else:
        rest = {name: value for name, value in chance.items() if name not in TRACKABLE and name != NONE}
        kind_name = max(rest, key=lambda name: (rest[name], name))
        confidence = rest[kind_name]
        kind = cast("Kind", "decision" if kind_name == PROCEDURAL else kind_name)
        procedural = kind_name == PROCEDURAL
    reason = _reason(rule, PROCEDURAL if procedural else kind)
    return Finding(case, kind, procedural, confidence, tracked, least, reason, case.start, case.end)


def _reason(rule: Rule | None, kind: str) -> str:
    """Say why: by the rule that agrees with the classifier, or by the kind."""
    shown = PROCEDURAL if rule is not None and rule.procedural else rule.kind if rule is not None else None
    if rule is not None and (shown == kind or {shown, kind} <= TRACKABLE):
        return rule.reason
    return cast("dict[str, str]", terms.load("reasons")["kinds"])[kind]


def _is_tracked(finding: Finding) -> bool:
    return finding.kind in TRACKABLE and not finding.procedural


def _is_taken(finding: Finding) -> bool:
    if _is_tracked(finding):
        return finding.tracked >= finding.least
    return finding.confidence >= OTHER


def _is_ruled_out(finding: Finding) -> bool:
    rule = verdict(finding.case)
    return (rule is not None and rule.settles) or _is_question(finding)


def _is_question(finding: Finding) -> bool:
    """Tell what is only asked: "A Member asked whether it would cost more", "who would deliver the plan"."""
    if not _is_tracked(finding) or finding.case.setting.margin:
        return False
    doc = finding.case.doc
    sentence = finding.case.sent
    asked = _ASKED_ABOUT.search(text_of(doc), sentence.start_char, doc[finding.case.main.index].idx)
    return asked is not None or _ASKS.match(finding.case.text) is not None


def _noted(rated: Sequence[Finding]) -> list[Finding]:
    """Where an ACTION column or line stands beside a paragraph, take its likeliest clause if none was taken."""
    if not rated or not rated[0].case.setting.margin or any(_is_taken(found) and _is_tracked(found) for found in rated):
        return list(rated)
    best = max(range(len(rated)), key=lambda index: (rated[index].tracked, index))
    reason = "The minutes put somebody's name beside this paragraph as an action."
    forced = replace(rated[best], kind="action", procedural=False, confidence=_SURE, tracked=_SURE, reason=reason)
    return [*rated[:best], forced, *rated[best + 1 :]]


def _approved(rated: Sequence[Finding]) -> list[Finding]:
    """Give a lone "AGREED" to what stands before it, and take the word itself for nothing."""
    kept: list[Finding] = []
    for finding in rated:
        if _AGREED.match(finding.case.sentence.strip()):
            if kept and not kept[-1].procedural and not _is_tracked(kept[-1]) and kept[-1].kind != "update":
                kept[-1] = replace(
                    kept[-1], kind="action", confidence=_SURE, tracked=_SURE,
                    reason="It was put to the meeting, and the meeting agreed.",
                )  # fmt: skip
            continue
        kept.append(finding)
    return kept


def _apart(taken: Sequence[Finding]) -> list[Finding]:
    """Keep the surest of findings that share their words; a relative clause may stand inside another."""
    kept: list[Finding] = []
    for finding in sorted(taken, key=lambda each: (-max(each.tracked, each.confidence), each.start)):
        if not any(_clash(finding, other) for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda each: (each.start, each.end))


def _clash(one: Finding, other: Finding) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    if shared <= 0 or shared < 0.5 * min(one.end - one.start, other.end - other.start):
        return False
    inner = one if one.end - one.start < other.end - other.start else other
    return not (inner.case.main.relation in _RELATIVE and one.kind != other.kind)


def _without_answered(kept: Sequence[Finding]) -> list[Finding]:
    """Leave out a request that the next words accept: it is told by the acceptance."""
    left: list[Finding] = []
    for position, finding in enumerate(kept):
        following = kept[position + 1] if position + 1 < len(kept) else None
        if (
            finding.kind == "request"
            and following is not None
            and following.kind == "action"
            and following.case.candidate.sentence - finding.case.candidate.sentence <= 1
            and not following.case.framed("asking")
        ):
            continue
        left.append(finding)
    return left
