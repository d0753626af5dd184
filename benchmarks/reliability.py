"""How often records of a given confidence are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nlp_toolkit.evaluate.commitments import match
from nlp_toolkit.records import TRACKABLE

Records = Mapping[str, Sequence[Mapping[str, Any]]]
_SIZE, _EDGE = 320, 48


@dataclass(frozen=True, slots=True)
class Bin:
    """Hold the records of like confidence.

    Attributes:
        count: How many there are.
        confidence: What the toolkit says of them on average, 0 to 1.
        right: The share that matches an annotated record which is trackable, or not, as they are.
    """

    count: int
    confidence: float
    right: float


def bins(expected: Records, found: Records, *, count: int = 8) -> list[Bin]:
    """Part the records found into as many bins of like confidence, and count in each how many are right.

    Args:
        expected: Annotated records by document.
        found: Found records by document, each with its confidence.
        count: Number of bins, all of the same number of records.
    """
    told: list[tuple[float, bool]] = []
    for name, records in found.items():
        for tracked in (True, False):
            mine = [each for each in records if _tracked(each) is tracked and not each.get("procedural")]
            theirs = [each for each in expected[name] if _tracked(each) is tracked and not each.get("procedural")]
            right = {place for _, place in match(theirs, mine)}
            told += [(float(each["confidence"]), place in right) for place, each in enumerate(mine)]
    told.sort()
    parts = [told[len(told) * part // count : len(told) * (part + 1) // count] for part in range(count)]
    return [
        Bin(len(part), sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part))
        for part in parts
        if part
    ]


def _tracked(record: Mapping[str, Any]) -> bool:
    return record["kind"] in TRACKABLE and not record.get("procedural")


def error(parts: Sequence[Bin]) -> float:
    """Give the expected calibration error: how far confidence and correctness lie apart on average."""
    return sum(part.count * abs(part.confidence - part.right) for part in parts) / sum(part.count for part in parts)


def table(parts: Sequence[Bin]) -> Iterator[str]:
    """Give confidence against correctness as lines of Markdown."""
    yield "| records | confidence | right |"
    yield "|---|---|---|"
    yield from (f"| {part.count} | {part.confidence:.2f} | {part.right:.2f} |" for part in parts)
    yield ""
    yield f"Expected calibration error {error(parts):.3f}."


def plot(parts: Sequence[Bin]) -> str:
    """Draw confidence against correctness as SVG: on the diagonal, a record is right as often as it claims."""
    points = " ".join(_at(part.confidence, part.right) for part in parts)
    dots = "".join(
        '<circle cx="{}" cy="{}" r="4" fill="#1d5c99"/>'.format(*_at(part.confidence, part.right).split(","))
        for part in parts
    )
    marks = "".join(map(_mark, range(6)))
    width, height = _SIZE + 2 * _EDGE, _SIZE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12" role="img" aria-label="Confidence of records against how often they '
        f'are right"><rect width="{width}" height="{height}" fill="white"/>'
        f'<polyline points="{_at(0, 1)} {_at(0, 0)} {_at(1, 0)}" fill="none" stroke="#444"/>'
        f'<polyline points="{_at(0, 0)} {_at(1, 1)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{points}" fill="none" stroke="#1d5c99" stroke-width="2"/>{dots}{marks}'
        f'<text x="{width / 2:.0f}" y="{height - 22}" text-anchor="middle">confidence that the toolkit states</text>'
        f'<text x="14" y="{height / 2 - 24:.0f}" text-anchor="middle" '
        f'transform="rotate(-90 14 {height / 2 - 24:.0f})">share of records that are right</text></svg>\n'
    )


def _at(x: float, y: float) -> str:
    return f"{_EDGE + x * _SIZE:.0f},{_EDGE / 2 + (1 - y) * _SIZE:.0f}"


def _mark(tick: int) -> str:
    """Write a fifth on both axes."""
    below, beside = _at(tick / 5, 0).split(","), _at(0, tick / 5).split(",")
    return (
        f'<text x="{below[0]}" y="{below[1]}" dy="18" text-anchor="middle">{tick / 5:.1f}</text>'
        f'<text x="{beside[0]}" y="{beside[1]}" dx="-8" dy="4" text-anchor="end">{tick / 5:.1f}</text>'
    )
