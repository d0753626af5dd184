"""What a promise may have to do with: a theme, a concern that was discovered, or an action of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nlp_toolkit.records import Concern, Framework, Theme


@dataclass(frozen=True, slots=True)
class Subject:
    """Hold the words that tell one subject from the others.

    Attributes:
        code: Code of the theme or action, or identifier of the concern.
        name: Its name with its definition.
        examples: Sentences that are about it.
        cues: Patterns whose words speak for it.
    """

    code: str
    name: str
    examples: tuple[str, ...] = field(default=())
    cues: tuple[re.Pattern[str], ...] = field(default=())

    @property
    def text(self) -> str:
        """Give all its words."""
        return " ".join((self.name, *self.examples))


def of_themes(themes: Iterable[Theme], cues: Mapping[str, tuple[re.Pattern[str], ...]]) -> tuple[Subject, ...]:
    """Give the themes of a taxonomy as subjects.

    Args:
        themes: The themes; what praises or is left over asks for no promise and is passed over.
        cues: For a code, patterns whose words speak for that theme.
    """
    return tuple(
        Subject(
            theme.code,
            f"{theme.name}. {theme.definition}",
            theme.examples,
            cues.get(theme.code, ()),
        )
        for theme in themes
        if theme.code not in {"praise", "other"}
    )


def of_concerns(concerns: Sequence[Concern], themes: Sequence[Subject]) -> tuple[Subject, ...]:
    """Give the concerns without a theme as subjects, told by their labels, terms and quotes."""
    codes = {theme.code for theme in themes}
    return tuple(
        Subject(
            concern.id,
            f"{concern.label}. {' '.join(concern.terms)}".strip(),
            tuple(passage.quote.text for passage in concern.quotes),
        )
        for concern in concerns
        if concern.theme not in codes and concern.theme not in {"praise", "other"} and concern.id not in codes
    )


def of_plan(plan: Framework) -> tuple[Subject, ...]:
    """Give the actions of an improvement plan as subjects."""
    return tuple(
        Subject(
            action.code, f"{action.title}. {action.description}", (action.title, action.description or action.title)
        )
        for action in plan.actions
    )
