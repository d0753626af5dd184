"""Warn of passages whose details may point to one family, wherever they are quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp_toolkit.concerns.pseudonymise import singled_out
from nlp_toolkit.records import Passage

BESIDE = 2
"""How many sorts of detail a passage must tell to be warned of where only the family's passages together have three."""


def cautioned(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Write beside each passage which of its details may point to one family.

    Names are gone, yet an age, a rare circumstance and a place together may be told by no other family. Passages of one
    family bear one identifier, so what they tell is taken together.

    Args:
        passages: Every passage of the letters.
    """
    whole: dict[str, list[str]] = defaultdict(list)
    for passage in passages:
        whole[passage.family].append(passage.quote.text)
    together = [(family, " ".join(texts)) for family, texts in whole.items()]
    rare = {together[one.index][0] for one in singled_out(together)}
    quotes = [(passage.family, passage.quote.text) for passage in passages]
    found = {one.index: one.details for one in singled_out(quotes, least=BESIDE) if passages[one.index].family in rare}
    found |= {one.index: one.details for one in singled_out(quotes)}
    return tuple(
        replace(passage, caution=_words(found[place])) if place in found else passage
        for place, passage in enumerate(passages)
    )


def _words(details: Sequence[str]) -> str:
    return f"May point to one family: few of those who wrote tell of {' and '.join(f'“{one}”' for one in details)}."
