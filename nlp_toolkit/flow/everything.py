"""Go the whole way, from files to what an officer opens."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_toolkit.flow.concerns import DECISIONS, decisions_in, grouped, safe_letters, write_grouping
from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.evidence import compare, evidence_of, lines_of, settings_of
from nlp_toolkit.flow.library import Library, Progress, gather
from nlp_toolkit.flow.minutes import extract
from nlp_toolkit.flow.versions import made_with
from nlp_toolkit.records import (
    Comparison,
    DocumentKind,
    Framework,
    Grouping,
    Line,
    Problem,
    Reading,
    SafeDocument,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar
    from nlp_toolkit.concerns.group import ConcernModel
    from nlp_toolkit.concerns.themes import Taxonomy
    from nlp_toolkit.report.evidence import Evidence

PACK = "evidence-pack.docx"
LINKS = "links.json"
NOTE = "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what one run over files came to.

    Attributes:
        readings: The minutes, each with its meeting and records.
        evidence: The register as at the day, what families raise, and which promise answers which concern.
        letters: How many letters and statements were read from files.
        problems: What could not be read; files of letters by their numbers.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
    """

    readings: tuple[Reading, ...]
    evidence: Evidence
    letters: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]


@dataclass(slots=True)
class _Clock:
    """Measure how long each part of a run takes."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - began, 2)


def run(
    paths: Sequence[Path],
    *,
    out: Path,
    as_at: dt.date,
    calendar: Calendar | None = None,
    council: Council | None = None,
    plan: Framework | None = None,
    taxonomy: Taxonomy | None = None,
    nlp: Language | None = None,
    kind: DocumentKind | None = None,
    progress: Progress | None = None,
) -> Run:
    """Turn files into a register, concerns, links, a page and an evidence pack, and a note of how they were made.

    Args:
        paths: Files and folders.
        out: Folder to write into; what officers decided there is obeyed.
        as_at: The day on which the ratings are taken.
        calendar: The council's calendar.
        council: What the council sets for its register.
        plan: The council's improvement plan.
        taxonomy: The themes of concerns; the shipped ones if not given.
        nlp: A spaCy pipeline; the shipped one if not given.
        kind: What the documents are, where their content does not tell.
        progress: Told of each file and document.
    """
    from nlp_toolkit.report import whole, write_register

    own, clock, built = council or Council(), _Clock(), made_with(nlp)
    with clock.part("reading"):
        library = gather(paths, kind=kind, but_not=_own_files(out), progress=progress)
    with clock.part("finding commitments"):
        readings = sorted(
            extract(library.minutes, calendar=calendar, nlp=nlp, progress=progress),
            key=lambda reading: (reading.meeting.date or dt.date.max, reading.document.id),
        )
    with clock.part("following commitments"):
        lines = lines_of(readings, as_at=as_at, council=own)
    with clock.part("finding concerns"):
        letters, grouping, model = _concerns(library, out=out, taxonomy=taxonomy, nlp=nlp, progress=progress)
    with clock.part("comparing"):
        comparison = _compared(grouping, lines, readings, model=model, out=out, plan=plan)
    problems = library.to_write([*library.problems, *library.remarks])
    evidence = evidence_of(
        readings,
        lines,
        grouping,
        comparison,
        letters=letters,
        as_at=as_at,
        council=own,
        plan=plan,
        problems=problems,
        made_with=built,
    )
    if progress:
        progress("Writing the files", 0, 1)
    with clock.part("writing"):
        files = write_register(
            readings,
            out=out,
            as_at=as_at,
            problems=problems,
            made_with=built,
            evidence=evidence,
            thresholds=own.thresholds,
        )
        files += _write_concerns(evidence, model, letters, out=out, built=built)
    note_path = out / NOTE
    with whole(note_path) as draft:
        note = _note(library, as_at=as_at, clock=clock, built=built, model=model)
        draft.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if progress:
        progress("Writing the files", 1, 1)
    return Run(
        tuple(readings),
        evidence,
        len(library.letters),
        tuple(library.to_write(library.problems)),
        tuple(library.to_write(library.remarks)),
        (*files, note_path),
    )


def _own_files(out: Path) -> list[Path]:
    """List the files that an earlier run may have written there, which are not to be read."""
    from nlp_toolkit.report import FILES
    from nlp_toolkit.report.concerns import CHARTS, CONCERN_FILES
    from nlp_toolkit.report.concerns.wording import WORDING
    from nlp_toolkit.report.links import DECISIONS as LINK_DECISIONS

    names = (*FILES, *CONCERN_FILES, PACK, LINKS, WORDING, DECISIONS, LINK_DECISIONS, NOTE)
    return [*(out / name for name in names), *(out / CHARTS).glob("*")]


def _concerns(
    library: Library, *, out: Path, taxonomy: Taxonomy | None, nlp: Language | None, progress: Progress | None
) -> tuple[tuple[SafeDocument, ...], Grouping, ConcernModel | None]:
    """Make letters safe and group what they raise; without letters there is nothing to group."""
    if not library.letters:
        return (), Grouping((), ()), None
    from nlp_toolkit.concerns.themes import shipped

    letters = safe_letters(library, progress=progress)
    log = decisions_in(out)
    grouping, model = grouped(letters, taxonomy=taxonomy or shipped(), log=log, nlp=nlp, progress=progress)
    return letters, grouping, model


def _compared(
    grouping: Grouping,
    lines: Sequence[Line],
    readings: Sequence[Reading],
    *,
    model: ConcernModel | None,
    out: Path,
    plan: Framework | None,
) -> Comparison:
    if model is None:
        return Comparison()
    from nlp_toolkit.report.links import read_decisions

    return compare(
        grouping,
        lines,
        encoder=model.encoder_,
        taxonomy=model.taxonomy_,
        settings=settings_of(lines, readings),
        decided=read_decisions(out),
        plan=plan,
    )


def _write_concerns(
    evidence: Evidence,
    model: ConcernModel | None,
    letters: Sequence[SafeDocument],
    *,
    out: Path,
    built: Mapping[str, str],
) -> list[Path]:
    """Write what only letters give: the concerns, the links and the evidence pack."""
    if model is None:
        return []
    from nlp_toolkit.report import whole
    from nlp_toolkit.report.links import write_links
    from nlp_toolkit.report.pack import write_pack

    files = [write_pack(evidence, out / PACK)]
    files += write_grouping(evidence.grouping, model, letters, out=out, built=built)
    with whole(out / LINKS) as draft:
        write_links(evidence, draft)
    return [*files, out / LINKS]


def _note(
    library: Library, *, as_at: dt.date, clock: _Clock, built: Mapping[str, str], model: ConcernModel | None
) -> dict[str, Any]:
    """Say how a run was made; letters are known by their fingerprints and never named."""
    return {
        "versions": dict(built),
        "as_at": as_at.isoformat(),
        "seconds": clock.seconds,
        "seed": model.random_state if model else None,
        "encoder": model.encoder_.name if model else None,
        "minutes": [
            {"doc": document.id, "file": document.path, "sha256": hashlib.sha256(document.text.encode()).hexdigest()}
            for document in library.minutes
        ],
        "letters": sorted(hashlib.sha256(letter.text.encode()).hexdigest() for letter in library.letters),
        "not_read": [str(problem) for problem in library.to_write(library.problems)],
        "read_in_part": [str(remark) for remark in library.to_write(library.remarks)],
    }
