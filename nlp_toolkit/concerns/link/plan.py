"""Put concerns and promises under the actions of the council's improvement plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from nlp_toolkit.concerns.link.judge import Judge, Rows
from nlp_toolkit.concerns.link.subjects import Subject, of_concerns, of_plan
from nlp_toolkit.concerns.link.wording import reason_for
from nlp_toolkit.records import Concern, Framework, Mapped

ANSWERS = 0.5
"""Probability from which an action of the plan, read as a promise, answers a concern."""
BELONGS = 0.4
"""How sure it must be that a promise belongs under an action: likeness of words and of themes together."""


def under_actions(
    plan: Framework,
    concerns: Sequence[Concern],
    promises: Sequence[tuple[str, str]],
    *,
    judge: Judge,
    themes: Sequence[Subject],
) -> tuple[Mapped, ...]:
    """Put each promise under the action it is most about, and each concern under every action that answers it.

    Args:
        plan: The improvement plan.
        concerns: The concerns.
        promises: Reference and words of each promise.
        judge: Has learned which promise has to do with which theme.
        themes: The themes of the concerns.
    """
    actions = of_plan(plan)
    subjects = (*themes, *of_concerns(concerns, themes))
    answers = _of_actions(judge, actions, subjects)
    by_code = dict(zip((subject.code for subject in subjects), answers.T, strict=True))
    found, none = [*_of_promises(judge, actions, promises)], np.zeros(len(actions))
    for concern in concerns:
        scores = by_code.get(concern.theme or concern.id, none)
        for place in np.flatnonzero(scores >= ANSWERS):
            words = " ".join([concern.label, *(passage.quote.text for passage in concern.quotes)])
            why = reason_for(actions[place], words, "")
            found.append(Mapped(actions[place].code, concern.id, None, round(float(scores[place]), 3), why))
    return tuple(found)


def _of_promises(judge: Judge, actions: Sequence[Subject], promises: Sequence[tuple[str, str]]) -> Iterator[Mapped]:
    """Weigh how alike a promise and an action are, and whether they are about the same theme."""
    texts = [words for _, words in promises]
    if not texts:
        return
    alike = judge.probabilities(texts, actions)
    theirs, of_promises = _of_actions(judge, actions, judge.themes), judge.probabilities(texts, judge.themes)
    agree = np.minimum(of_promises[:, None, :], theirs[None]).max(axis=-1)
    for (ref, words), scores in zip(promises, np.sqrt(alike * agree), strict=True):
        best = int(scores.argmax())
        if scores[best] >= BELONGS:
            yield Mapped(
                actions[best].code, None, ref, round(float(scores[best]), 3), reason_for(actions[best], words, "")
            )


def _of_actions(judge: Judge, actions: Sequence[Subject], subjects: Sequence[Subject]) -> Rows:
    """Judge actions as if each were a promise, with and without its title: actions by subjects."""
    texts = [action.name for action in actions] + [action.examples[-1] for action in actions]
    probable = judge.probabilities(texts, subjects)
    return np.asarray(probable.reshape(2, len(actions), len(subjects)).mean(axis=0))
