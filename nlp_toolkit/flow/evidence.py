"""Put together what was promised, what was asked, and how the two compare."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.tracking import follow, standing
from nlp_toolkit.records import (
    Commitment,
    Comparison,
    Document,
    Due,
    Framework,
    Gap,
    Grouping,
    Line,
    Outcome,
    Problem,
    Rating,
    Reading,
    SafeDocument,
    rate_line,
    turned_down,
)
from nlp_toolkit.terms.council import place_of

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group.embed import Encoder
    from nlp_toolkit.concerns.themes import Taxonomy
    from nlp_toolkit.report.evidence import Evidence, Source

BEFORE = 2
"""Sentences before a promise that are read with it."""


def lines_of(readings: Sequence[Reading], *, as_at: dt.date, council: Council) -> list[Line]:
    """Follow commitments through the meetings of one batch, without a register that lasts.

    Args:
        readings: Minutes; those without a date or of a meeting after the day are left aside.
        as_at: The day.
        council: What the council sets for its register.
    """
    from nlp_toolkit.store import Register

    dated = [reading for reading in readings if reading.meeting.date is not None and reading.meeting.date <= as_at]
    with TemporaryDirectory() as folder, Register(str(Path(folder) / "run.db"), create=True) as book:
        follow(book, dated, council=council, run_note={})
        return standing(book, as_at=as_at, council=council)


def compare(
    grouping: Grouping,
    lines: Sequence[Line],
    *,
    encoder: Encoder,
    taxonomy: Taxonomy | None,
    settings: Mapping[str, str],
    decided: Mapping[tuple[str, str], bool],
    plan: Framework | None,
) -> Comparison:
    """Join concerns to the promises that answer them.

    Args:
        grouping: What families raised.
        lines: The register.
        encoder: Turns texts into rows of length one.
        taxonomy: The themes that passages were placed under, or None.
        settings: For a line's reference, the words before the promise in its minutes.
        decided: What officers decided of links, by concern and reference.
        plan: The council's improvement plan.
    """
    from nlp_toolkit.concerns.link import Taught
    from nlp_toolkit.concerns.link import compare as link

    themes = taxonomy.themes if taxonomy else ()
    kept = [line for line in lines if not turned_down(line)]
    taught = Taught(encoder, themes, taxonomy.cues if taxonomy else {}, settings, decided)
    return link(grouping.concerns, grouping.passages, kept, taught=taught, plan=plan)


def settings_of(lines: Iterable[Line], readings: Iterable[Reading]) -> dict[str, str]:
    """Give, for each line, the sentences that stand before its promise in the same paragraph."""
    by_source = {reading.document.id: reading for reading in readings}
    return {
        line.ref: _before(by_source[line.first.quote.source], line.first)
        for line in lines
        if line.first.quote.source in by_source
    }


def gaps_of(lines: Iterable[Line]) -> dict[str, tuple[Gap, ...]]:
    """Say what each open line lacks, as it stands now."""
    from nlp_toolkit.commitments.gaps import gaps

    return {line.ref: gaps(_as_it_stands(line)) for line in lines}


def ratings_of(lines: Iterable[Line], *, as_at: dt.date, council: Council) -> dict[str, Rating]:
    """Rate each line on the day."""
    return {line.ref: rate_line(line, as_at=as_at, thresholds=council.thresholds) for line in lines}


def evidence_of(
    readings: Sequence[Reading],
    lines: Sequence[Line],
    grouping: Grouping,
    comparison: Comparison,
    *,
    letters: Sequence[SafeDocument],
    as_at: dt.date,
    council: Council,
    plan: Framework | None,
    problems: Sequence[Problem],
    made_with: Mapping[str, str],
) -> Evidence:
    """Put everything that the page and the pack are made from into one record."""
    from nlp_toolkit.concerns.plan_wording import vague_wording
    from nlp_toolkit.concerns.waits import limits, waits
    from nlp_toolkit.report.evidence import Evidence

    texts: list[Document | SafeDocument] = [*letters, *(reading.document for reading in readings)]
    return Evidence(
        as_at=as_at,
        lines=tuple(lines),
        ratings=ratings_of(lines, as_at=as_at, council=council),
        gaps=gaps_of(lines),
        grouping=grouping,
        comparison=comparison,
        wording=tuple(wording for text in texts for wording in vague_wording(text)),
        waits=waits(grouping.passages),
        limits=limits(),
        framework=plan,
        minutes=tuple(_minutes(reading) for reading in readings),
        letters=tuple(_letter(letter, grouping) for letter in letters),
        problems=tuple(problems),
        made_with=made_with,
    )


def letters_of(grouping: Grouping) -> tuple[Source, ...]:
    """Name the letters that passages were found in, where their texts are no longer at hand."""
    from nlp_toolkit.report.evidence import Source

    dates = {passage.quote.source: passage.date for passage in grouping.passages}
    return tuple(Source(source, "Letter or statement", date) for source, date in sorted(dates.items()))


def plan_of(council: str | None, *, councils: Path = Path("corpora/councils")) -> Outcome[Framework] | None:
    """Read the improvement plan that lies beside a council's settings; None where there is none.

    Args:
        council: Path of a council.toml or its folder, or the name of its folder in `councils`.
        councils: The folder of councils.
    """
    from nlp_toolkit.concerns.framework import read_framework

    if council is None:
        return None
    folder = place_of(council, councils=councils).parent
    found = [folder / name for name in ("framework.toml", "framework.xlsx") if (folder / name).is_file()]
    return read_framework(found[0]) if found else None


def _as_it_stands(line: Line) -> Commitment:
    """Give the record that opened a line with the owner, day and condition that hold now."""
    first = line.first
    due = first.due if first.due and first.due.date == line.due else Due("", line.due) if line.due else first.due
    owner = line.owner or None
    return replace(first, owner=owner, owner_is=owner, due=due, condition=line.condition or None)


def _before(reading: Reading, record: Commitment) -> str:
    text, quote = reading.document.text, record.quote
    start = next((p.start for p in reading.meeting.paragraphs if p.start <= quote.start < p.end), quote.start)
    sentences = re.split(r"(?<=[.?!])\s+", " ".join(text[start : quote.start].split()))
    return " ".join(sentences[-BEFORE - 1 :]).strip()


def _minutes(reading: Reading) -> Source:
    from nlp_toolkit.report.evidence import Source

    meeting = reading.meeting
    named = meeting.committee or meeting.council or "Minutes"
    return Source(reading.document.id, " ".join(named.split()), meeting.date)


def _letter(letter: SafeDocument, grouping: Grouping) -> Source:
    from nlp_toolkit.report.evidence import Source

    dates = {passage.quote.source: passage.date for passage in grouping.passages if passage.date}
    what = {"statement": "Statement at a meeting", "complaint": "Letter, e-mail or answer"}.get(
        letter.kind or "", "Letter"
    )
    return Source(letter.id, what, dates.get(letter.id))
