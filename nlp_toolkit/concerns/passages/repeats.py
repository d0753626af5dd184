"""Find the same words in several letters: campaigns, and letters sent twice."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

FEWEST = 8
"""Words in the shortest passage that can only be a copy; shorter ones are often said by chance."""
ALIKE = 90.0
"""Similarity of two passages, of 100, from which one is a copy of the other."""
_SHINGLE = 3
_KEPT = 6
"""Smallest prints of a text that are looked up; copies share one of them unless almost all their words differ."""
_CROWD = 200


def copies(texts: Sequence[str]) -> list[int]:
    """Give for each text the place of the first one that it is a near copy of; its own where there is none.

    >>> copies(["We ask that the unit opens in May as told.", "Hi", "We ask that the unit opens in May, as told!"])
    [0, 1, 0]
    """
    plain = [" ".join(re.findall(r"\w+", text.lower())) for text in texts]
    first = list(range(len(texts)))
    exact: dict[str, int] = {}
    seen: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(plain):
        words = text.split()
        if len(words) < FEWEST:
            continue
        known = exact.setdefault(text, place)
        if known != place:
            first[place] = known
            continue
        prints = _prints(words)
        near = sorted({other for print_ in prints for other in seen[print_]})
        match = next((other for other in near if fuzz.ratio(plain[other], text, score_cutoff=ALIKE)), None)
        if match is not None:
            first[place] = exact[text] = match
            continue
        for print_ in prints:
            if len(seen[print_]) < _CROWD:
                seen[print_].append(place)
    return first


def _prints(words: list[str]) -> list[int]:
    """Give the smallest fingerprints of a text's runs of words."""
    runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    return sorted(int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)[:_KEPT]
