"""Set what was promised against what was asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from nlp_toolkit.concerns.link.judge import Encodes, Judge, Rows
from nlp_toolkit.concerns.link.plan import under_actions
from nlp_toolkit.concerns.link.promises import codes, promises
from nlp_toolkit.concerns.link.strength import Strengths
from nlp_toolkit.concerns.link.subjects import Subject, of_concerns, of_themes
from nlp_toolkit.concerns.link.wording import reason_for
from nlp_toolkit.concerns.themes.taxonomy import shipped
from nlp_toolkit.records import (
    Answer,
    Change,
    Comparison,
    Concern,
    Framework,
    Line,
    Link,
    Passage,
    Theme,
)

MADE = 0.44
"""Probability from which a link is made; how many of those are right in folds is told in benchmarks/linking.md."""
PROPOSED = 0.3
"""Probability from which a link is proposed to an officer."""


SHORTEST = 4
"""Words that a passage must have to stand beside a promise, if there are longer ones."""


@dataclass(frozen=True, slots=True)
class Taught:
    """Hold what the judgement goes by.

    Attributes:
        encoder: Turns texts into rows of length one.
        themes: The taxonomy's themes.
        cues: For a theme's code, patterns whose words speak for it.
        settings: For a line's reference, the words that stand before the promise in its minutes.
        decided: For a concern and a line, whether an officer confirmed (True) or refused (False) the link.
    """

    encoder: Encodes
    themes: tuple[Theme, ...] = ()
    cues: Mapping[str, tuple[re.Pattern[str], ...]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    decided: Mapping[tuple[str, str], bool] = field(default_factory=dict)


def compare(
    concerns: Sequence[Concern],
    passages: Sequence[Passage],
    lines: Sequence[Line],
    *,
    taught: Taught,
    plan: Framework | None = None,
) -> Comparison:
    """Join each concern to the promises that answer it, and both to the council's improvement plan.

    Args:
        concerns: The concerns.
        passages: Their passages, for the days on which they were raised.
        lines: The register.
        taught: What the judgement goes by.
        plan: The council's improvement plan.
    """
    themes = of_themes(taught.themes, taught.cues)
    subjects = (*themes, *of_concerns(concerns, themes))
    if not lines or not subjects:
        return Comparison(tuple(_answer(concern, (), passages, {}) for concern in concerns))
    judge = learnt(taught.encoder, themes)
    probable = _mean_of_settings(judge, subjects, lines, taught.settings)
    meant = _Meant(taught.encoder, concerns, passages, lines)
    column = {subject.code: place for place, subject in enumerate(subjects)}
    by_ref = {line.ref: line for line in lines}
    answers = []
    for concern in concerns:
        place = column.get(concern.theme or concern.id, column.get(concern.id))
        found = () if place is None else _links(concern, lines, probable[:, place], subjects[place], meant, taught)
        answers.append(_answer(concern, found, passages, by_ref))
    asked = {link.ref for answer in answers for link in answer.links}
    unasked = tuple(line.ref for line in lines if line.ref not in asked)
    texts = [(line.ref, f"{_title(line)} {_words(line)}".strip()) for line in lines]
    placed = under_actions(plan, concerns, texts, judge=judge, themes=themes) if plan else ()
    return Comparison(tuple(answers), unasked, placed)


def learnt(encoder: Encodes, themes: Sequence[Subject]) -> Judge:
    """Teach a judge the promises; themes that they do not name leave it to learn from the shipped ones.

    Args:
        encoder: Turns texts into rows.
        themes: The themes of the concerns.
    """
    named = [theme for theme in themes if theme.code in codes()]
    own = shipped()
    return Judge(encoder, named or of_themes(own.themes, own.cues)).fit(promises())


class _Meant:
    """Hold the rows of promises and of what families wrote, each read once, and how far each promise answers."""

    def __init__(
        self, encoder: Encodes, concerns: Sequence[Concern], passages: Sequence[Passage], lines: Sequence[Line]
    ) -> None:
        self._told = {concern.id: _to_quote(concern, passages) for concern in concerns}
        texts = [*map(_words, lines), *(passage.quote.text for told in self._told.values() for passage in told)]
        different = list(dict.fromkeys(texts))
        self._rows = dict(zip(different, encoder.encode(different), strict=True))
        told = Strengths(encoder).fit(promises()).of(lines)
        self.strengths = {line.ref: how for line, how in zip(lines, told, strict=True)}

    def nearest(self, concern: Concern, line: Line) -> Passage:
        """Give the passage of the concern that is closest in meaning to the promise."""
        promised = self._rows[_words(line)]
        return max(self._told[concern.id], key=lambda passage: float(self._rows[passage.quote.text] @ promised))


def _mean_of_settings(
    judge: Judge, subjects: Sequence[Subject], lines: Sequence[Line], settings: Mapping[str, str]
) -> Rows:
    """Judge the promise alone, after the words before it, and under the title of its item; take the mean."""
    alone = [_words(line) for line in lines]
    after = [f"{settings.get(line.ref, '')} {words}".strip() for line, words in zip(lines, alone, strict=True)]
    under = [f"{_title(line)} {words}".strip() for line, words in zip(lines, after, strict=True)]
    probable = judge.probabilities([*alone, *after, *under], subjects)
    return np.asarray(probable.reshape(3, len(lines), len(subjects)).mean(axis=0))


def _to_quote(concern: Concern, passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Give the passages of a concern that may stand beside a promise: neither praise nor one that points to a family.

    A concern of too few families quotes nobody.
    """
    if not concern.quotes:
        return ()
    plain = (p for p in passages if p.concern == concern.id and p.sentiment != "positive" and not p.caution)
    return tuple(p for p in plain if len(p.quote.text.split()) >= SHORTEST) or concern.quotes


def _links(
    concern: Concern, lines: Sequence[Line], probable: Rows, subject: Subject, meant: _Meant, taught: Taught
) -> tuple[Link, ...]:
    """Give the links of one concern, the surest first; an officer's decision goes before any probability."""
    found = []
    for line, score in zip(lines, probable, strict=True):
        decided = taught.decided.get((concern.id, line.ref))
        if decided is False or (decided is None and score < PROPOSED) or not concern.quotes:
            continue
        raised = meant.nearest(concern, line)
        found.append(
            Link(
                concern.id,
                line.ref,
                meant.strengths[line.ref],
                round(float(score), 3),
                reason_for(subject, _words(line), raised.quote.text),
                raised.quote,
                line.first.quote,
                proposed=decided is None and (bool(score < MADE) or line.state == "proposed"),
                decided=decided,
            )
        )
    return tuple(sorted(found, key=lambda link: (-link.score, link.ref)))


def _answer(
    concern: Concern, links: tuple[Link, ...], passages: Iterable[Passage], lines: Mapping[str, Line]
) -> Answer:
    """Say when the concern was raised, promised, done, and raised again."""
    days = sorted(passage.date for passage in passages if passage.concern == concern.id and passage.date)
    raised = days[0] if days else concern.first
    answering = [lines[link.ref] for link in links if link.strength != "mentions" and not link.proposed]
    promised, promised_by = min(((line.promised, line.ref) for line in answering if line.promised), default=(None, ""))
    finished = ((day, line.ref) for line in answering if (day := done_on(line)))
    done, done_by = min(finished, default=(None, ""))
    after = [day for day in days if done and day > done]
    return Answer(
        concern.id,
        links,
        raised,
        promised,
        done,
        (promised - raised).days if promised and raised else None,
        (done - promised).days if promised and done else None,
        after[-1] if after else None,
        promised_by,
        done_by,
    )


def done_on(line: Line) -> dt.date | None:
    """Give the day on which a line was reported done, if it still counts as done."""
    if line.state not in {"reported_done", "evidenced_done"}:
        return None
    told: list[Change] = [
        change for change in line.story if change.kind in {"done", "evidenced"} and not change.proposed
    ]
    return told[0].on if told else None


def _words(line: Line) -> str:
    return " ".join((line.what or line.first.quote.text).split())


def _title(line: Line) -> str:
    title = line.first.item.strip()
    return f"{title[:1]}{title[1:].lower() if title.isupper() else title[1:]}." if title else ""
