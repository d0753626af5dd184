"""In which nation minutes were taken, as far as their words tell: its bank holidays, terms and quarters count."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.due.settings import Nation

_LEAST = 2
"""How often a nation's words have to stand in the minutes before they tell."""


@cache
def _words() -> dict[Nation, re.Pattern[str]]:
    return {
        cast("Nation", nation): re.compile("|".join(rf"(?<!\w){re.escape(word)}(?:(?<=€)|(?!\w))" for word in words))
        for nation, words in terms.load("due")["tells"].items()
    }


def nation_told(text: str) -> Nation | None:
    """Tell the nation whose words stand in minutes at least twice and more often than any other's.

    >>> nation_told("The Cathaoirleach thanked the Gardaí. A grant of €500 was paid.")
    'Ireland'
    >>> nation_told("The Clerk would write to the school.") is None
    True

    Args:
        text: The minutes.
    """
    counted = sorted(((len(pattern.findall(text)), nation) for nation, pattern in _words().items()), reverse=True)
    (most, nation), (second, _) = counted[0], counted[1]
    return nation if most >= _LEAST and most > second else None
