"""In which nation minutes were taken, as far as their words tell: its bank holidays, terms and quarters count."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import cast

from nlp_toolkit import terms
from nlp_toolkit.commitments.extract.due.settings import Nation

_LEAST = 2
"""How often a nation's words have to stand in the minutes before they tell."""


@cache
def _nations() -> tuple[dict[str, Nation], re.Pattern[str]]:
    """Give the nation of each word, and one pattern for all words."""
    told = {word: cast("Nation", nation) for nation, words in terms.load("due")["tells"].items() for word in words}
    signs = "|".join(re.escape(word) for word in told if not word.isascii() and not word[0].isalpha())
    words = "|".join(re.escape(word) for word in sorted(told, key=len, reverse=True) if word[0].isalpha())
    return told, re.compile(rf"{signs}|\b(?:{words})\b")


def nation_told(text: str) -> Nation | None:
    """Tell the nation whose words stand in minutes at least twice and more often than any other's.

    >>> nation_told("The Cathaoirleach thanked the Gardaí. A grant of €500 was paid.")
    'Ireland'
    >>> nation_told("The Clerk would write to the school.") is None
    True

    Args:
        text: The minutes.
    """
    told, pattern = _nations()
    counted = Counter(told[word] for word in pattern.findall(text)).most_common(2)
    if not counted or counted[0][1] < _LEAST or (len(counted) > 1 and counted[1][1] == counted[0][1]):
        return None
    return counted[0][0]
