"""Go the whole way, from files to what an officer opens."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp_toolkit.flow.library import Library, Progress, gather
from nlp_toolkit.flow.minutes import extract
from nlp_toolkit.flow.versions import made_with
from nlp_toolkit.records import DocumentKind, Problem, Reading

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar


@dataclass(frozen=True, slots=True)
class Run:
    """Hold what one run over files came to.

    Attributes:
        readings: The minutes, each with its meeting and records.
        letters: How many letters and statements were left aside.
        problems: What could not be read; files of letters by their numbers.
        remarks: What was read, but not wholly.
        files: The files written, the ones to open first.
    """

    readings: tuple[Reading, ...]
    letters: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    files: tuple[Path, ...]


def run(
    paths: Sequence[Path],
    *,
    out: Path,
    as_at: dt.date,
    calendar: Calendar | None = None,
    nlp: Language | None = None,
    kind: DocumentKind | None = None,
    progress: Progress | None = None,
) -> Run:
    """Turn files into a register: a page, a workbook, a table, and a note of how it was made.

    Args:
        paths: Files and folders.
        out: Folder to write into.
        as_at: The day on which the ratings are taken.
        calendar: The council's calendar.
        nlp: A spaCy pipeline; the shipped one if not given.
        kind: What the documents are, where their content does not tell.
        progress: Told of each file and document.
    """
    from nlp_toolkit.report import FILES, whole, write_register

    began = time.monotonic()
    note_path = out / "run.json"
    library = gather(paths, kind=kind, but_not=[note_path, *(out / name for name in FILES)], progress=progress)
    read_by = time.monotonic()
    readings = sorted(
        extract(library.minutes, calendar=calendar, nlp=nlp, progress=progress),
        key=lambda reading: (reading.meeting.date or dt.date.max, reading.document.id),
    )
    found_by = time.monotonic()
    if progress:
        progress("Writing the register", 0, 1)
    files = write_register(
        readings,
        out=out,
        as_at=as_at,
        problems=library.to_write([*library.problems, *library.remarks]),
        made_with=made_with(nlp),
    )
    seconds = {"reading": read_by - began, "finding": found_by - read_by, "writing": time.monotonic() - found_by}
    note = _note(library, as_at=as_at, seconds=seconds, built=made_with(nlp))
    with whole(note_path) as draft:
        draft.write_text(json.dumps(note, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if progress:
        progress("Writing the register", 1, 1)
    problems, remarks = library.to_write(library.problems), library.to_write(library.remarks)
    return Run(tuple(readings), len(library.letters), tuple(problems), tuple(remarks), (*files, note_path))


def _note(library: Library, *, as_at: dt.date, seconds: dict[str, float], built: dict[str, str]) -> dict[str, Any]:
    """Say how a run was made; letters are counted and never named."""
    return {
        "versions": built,
        "as_at": as_at.isoformat(),
        "seconds": {name: round(value, 2) for name, value in seconds.items()},
        "minutes": [
            {"doc": document.id, "file": document.path, "sha256": hashlib.sha256(document.text.encode()).hexdigest()}
            for document in library.minutes
        ],
        "letters_left_aside": len(library.letters),
        "not_read": [str(problem) for problem in library.to_write(library.problems)],
        "read_in_part": [str(remark) for remark in library.to_write(library.remarks)],
    }
