"""Say of each concern what it is called, whom it quotes, how far it holds, and which wider one it belongs to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from nlp_toolkit.concerns.group.decisions import NEW
from nlp_toolkit.concerns.group.embed import Vectors, unit
from nlp_toolkit.concerns.group.labels import nearness, quotes, terms
from nlp_toolkit.concerns.group.naming import name, phrases, shared_words
from nlp_toolkit.concerns.recurrence import count, halfway
from nlp_toolkit.concerns.themes import Taxonomy
from nlp_toolkit.records import Concern, Passage, Stability, Theme

WIDER = 0.6
"""Cosine between the middles of two concerns from which the smaller belongs to the larger."""


@dataclass(frozen=True, slots=True)
class Described:
    """Hold what is known of concerns beside their passages.

    Attributes:
        taxonomy: The themes, or None.
        names: Names that officers gave, by identifier.
        accepted: Concerns that officers accepted.
        like: The theme that each discovered concern lies nearest to, by identifier.
        stability: How far discovered concerns depend on chance, by identifier.
        families: How many families wrote.
        wrote: Per family, the days of its letters.
        suppress_below: Fewer families than this are not counted.
    """

    taxonomy: Taxonomy | None
    names: Mapping[str, str] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    like: Mapping[str, Theme] = field(default_factory=dict)
    stability: Mapping[str, Stability | None] = field(default_factory=dict)
    families: int = 0
    wrote: Mapping[str, Sequence[dt.date]] | None = None
    suppress_below: int = 3


def described(passages: Sequence[Passage], rows: Vectors, told: Described) -> tuple[tuple[Concern, ...], Vectors]:
    """Make the concerns of placed passages.

    Args:
        passages: Passages with their concerns.
        rows: A row for each.
        told: What else is known.

    Returns:
        The concerns, most families first, and the middle of each.
    """
    ids = sorted({passage.concern for passage in passages if passage.concern})
    places = {concern: place for place, concern in enumerate(ids)}
    labels = np.array([places.get(passage.concern or "", -1) for passage in passages], dtype=np.int64)
    texts, families = [p.quote.text for p in passages], [p.family for p in passages]
    words = terms(texts, families, labels)
    named = [place for concern, place in places.items() if concern.startswith(NEW)]
    said = dict(zip(named, phrases(texts, families, labels, named), strict=True))
    shared = dict(zip(named, shared_words(texts, families, labels, named), strict=True))
    since = halfway(_all_days(passages, told.wrote))
    middles = np.zeros((len(ids), rows.shape[1] if rows.ndim == 2 else 0), dtype=np.float32)
    made: list[tuple[int, Concern]] = []
    for concern, place in places.items():
        inside = np.flatnonzero(labels == place)
        held = [passages[int(n)] for n in inside]
        middles[place] = unit(rows[inside].mean(axis=0, keepdims=True))[0]
        near = nearness(rows[inside], middles[place])
        label = _label(concern, said.get(place, ()), shared.get(place, ()), told)
        found = _concern(concern, label, words[place], held, near, told)
        theme = told.like.get(concern)
        if theme and theme.code in places and not said.get(place) and concern not in told.names:
            found = replace(found, parent=theme.code)
        counted = count(
            found, held, families=told.families, wrote=told.wrote, since=since, suppress_below=told.suppress_below
        )
        made.append((len({passage.family for passage in held}), counted))
    made.sort(key=lambda pair: (-pair[0], pair[1].id))
    ordered = middles[[places[concern.id] for _, concern in made]]
    return _with_parents([concern for _, concern in made], ordered), ordered


def _label(concern: str, said: tuple[str, ...], shared: tuple[str, ...], told: Described) -> str:
    """Give the name an officer gave, the theme's, or one made of what families have in common."""
    if given := told.names.get(concern):
        return given
    if told.taxonomy and concern in told.taxonomy.codes:
        return told.taxonomy.theme(concern).name
    number = int(concern.removeprefix(NEW)) if concern.removeprefix(NEW).isdigit() else 0
    near = told.like.get(concern)
    return name(said, number, words=shared, like=near.name if near else "", repeats=told.taxonomy is not None)


def _concern(
    concern: str, label: str, words: tuple[str, ...], held: list[Passage], near: Vectors, told: Described
) -> Concern:
    theme = concern if told.taxonomy and concern in told.taxonomy.codes else None
    steady = told.stability.get(concern)
    sure = float(np.mean([passage.confidence for passage in held]))
    return Concern(
        id=concern,
        label=label,
        theme=theme,
        terms=words,
        quotes=quotes(held, near),
        stability=steady,
        confidence=round(sure * (steady.left_out if steady else 1.0), 3),
        proposed=theme is None and concern not in told.accepted,
    )


def _with_parents(concerns: list[Concern], middles: Vectors) -> tuple[Concern, ...]:
    """Put a discovered concern without a wider one under the larger one it lies nearest to; no chain has two steps."""
    near = middles @ middles.T if len(concerns) else np.zeros((0, 0))
    parents: dict[int, int] = {}
    for place, concern in enumerate(concerns):
        wider = [n for n in range(place) if n not in parents and not concerns[n].parent and near[place, n] >= WIDER]
        if concern.theme is None and concern.parent is None and wider:
            parents[place] = max(wider, key=lambda n: (round(float(near[place, n]), 5), -n))
    return tuple(
        replace(concern, parent=concerns[parents[place]].id) if place in parents else concern
        for place, concern in enumerate(concerns)
    )


def _all_days(passages: Sequence[Passage], wrote: Mapping[str, Sequence[dt.date]] | None) -> list[dt.date]:
    if wrote is not None:
        return [day for days in wrote.values() for day in days]
    return [passage.date for passage in passages if passage.date]
