"""The register as one self-contained page: every record opens to its passage, with its words marked."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING

from nlp_toolkit.records import Change, Problem, Reading
from nlp_toolkit.report import summary, wording
from nlp_toolkit.report.entries import LISTINGS, Entry
from nlp_toolkit.report.evidence import Evidence
from nlp_toolkit.report.front import front
from nlp_toolkit.report.palette import DARK, LIGHT, variables
from nlp_toolkit.report.passages import Passage, passage, place, published
from nlp_toolkit.report.references import anchor, chronological
from nlp_toolkit.report.tracker import events
from nlp_toolkit.terms import load

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Card:
    """Hold what the page shows of one record, in words ready to print.

    Attributes:
        entry: The line of the register.
        anchor: Name of its place on the page.
        facts: Names and values of what is known of it, in the order to show.
        passage: The paragraphs around its words.
        place: Where the words stand in the source.
        address: Where the source is published on the web, or None.
        story: What became of the line that it opened, oldest first.
    """

    entry: Entry
    anchor: str
    facts: tuple[tuple[str, str], ...]
    passage: Passage
    place: str
    address: str | None
    story: tuple[Change, ...] = ()


def page(
    readings: Sequence[Reading],
    lines: Sequence[Entry],
    *,
    as_at: dt.date,
    problems: Sequence[Problem] = (),
    made_with: Mapping[str, str] | None = None,
    evidence: Evidence | None = None,
) -> str:
    """Make the page as text.

    Args:
        readings: What was read, also where nothing was found in it.
        lines: Lines of the register.
        as_at: Day of the report.
        problems: What could not be read.
        made_with: Names and values of versions and settings.
        evidence: The concerns of families beside the promises, where letters were read.
    """
    style, script = _asset("report.css"), _asset("report.js")
    style = (
        f":root{{{variables(LIGHT)}}}@media screen and (prefers-color-scheme:dark){{:root{{{variables(DARK)}}}}}{style}"
    )
    lists = {listing: [entry for entry in lines if entry.listing == listing] for listing in LISTINGS}
    return _template().render(
        words=load("report"),
        wording=wording,
        title=_title(readings),
        bodies=summary.bodies(readings),
        period=summary.period(readings),
        sentences=summary.sentences(readings, lines, as_at=as_at),
        tally=summary.tally(lines),
        lists=lists,
        committees=sorted({_committee(entry) for entry in lines} - {""}),
        meetings=_meetings(readings, lines),
        problems=problems,
        made_with=made_with or {},
        front=front(evidence) if evidence else None,
        as_at=as_at,
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def _title(readings: Sequence[Reading]) -> str:
    """Name the one body read, or say that there are several."""
    named = summary.bodies(readings)
    return named[0] if len(named) == 1 else ""


def _meetings(readings: Sequence[Reading], lines: Sequence[Entry]) -> list[tuple[Reading, list[Card]]]:
    """Gather the records of each meeting, those without any included."""
    cards = {key: list(map(_card, found)) for key, found in groupby(lines, key=lambda entry: id(entry.reading))}
    return [(reading, cards.get(id(reading), [])) for reading in chronological(readings)]


def _card(entry: Entry) -> Card:
    """Lay one record out in words."""
    record, document = entry.commitment, entry.reading.document
    kind = load("report")["kinds"][record.kind]
    facts = [
        ("Kind", f"{kind}. {load('report')['kind_meanings'][record.kind]}"),
        ("Owner", wording.owner_in_full(record)),
        ("Due", wording.due_in_full(record)),
        ("Depends on", f"“{wording.one_line(record.condition)}”" if record.condition else ""),
        ("Status", wording.status(record)),
        ("Rating", entry.rating.reason),
        ("Speaks of", ", ".join(entry.speaks_of)),
        ("Lacks", " ".join(f"{wording.sentence(gap.why)} {gap.question}" for gap in entry.gaps)),
        ("Item", wording.item(record)),
        ("Why it was picked", wording.sentence(record.reason)),
        ("How sure", f"{wording.confidence(record.confidence)} ({record.confidence:.0%})."),
    ]
    return Card(
        entry,
        entry.anchor,
        tuple((name, value) for name, value in facts if value),
        passage(entry.reading, record.quote),
        place(document, record.quote),
        published(document, record.quote),
        tuple(events.since(entry.line)) if entry.line else (),
    )


def _committee(entry: Entry) -> str:
    return wording.one_line(entry.reading.meeting.committee or entry.reading.meeting.council or "")


@cache
def _asset(name: str) -> str:
    return resources.files("nlp_toolkit.report").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    """Read the template once; everything put into it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("nlp_toolkit.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": wording.day, "line": wording.one_line, "sentence": wording.sentence}
    environment.globals |= {"committee_of": _committee, "happened": events.happened, "anchor": anchor}
    return environment.get_template("report.html.j2")


def _policy(style: str, script: str) -> str:
    """Let the browser use this one style sheet and this one script, and nothing else."""
    allowed = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    return f"{allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    """Fingerprint a style sheet or script, so that the browser runs no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
