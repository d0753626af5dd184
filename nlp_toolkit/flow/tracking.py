"""Minutes into the register: what is new, moved, done, late or silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.library import Progress, followed, gather
from nlp_toolkit.flow.minutes import extract
from nlp_toolkit.flow.versions import made_with
from nlp_toolkit.records import (
    Change,
    Commitment,
    DocumentKind,
    Line,
    Problem,
    Quote,
    Reading,
    fold,
    turned_down,
)
from nlp_toolkit.records.bodies import same_body

if TYPE_CHECKING:
    from spacy.language import Language

    from nlp_toolkit.commitments.extract import Calendar
    from nlp_toolkit.store import Filed, Register, Writer


@dataclass(frozen=True, slots=True)
class Tracked:
    """Hold what a run made of the register.

    Attributes:
        changes: What the run wrote, in the order of the meetings.
        lines: The register as at the day.
        filed: How many minutes were read into it.
        known: How many were in it already.
        letters: How many letters and statements were left aside.
        problems: What could not be read.
        remarks: What was read in part.
        left_out: Minutes of meetings after the day.
    """

    changes: tuple[Change, ...]
    lines: tuple[Line, ...]
    filed: int = 0
    known: int = 0
    letters: int = 0
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()


def track(
    paths: Sequence[Path],
    *,
    register: str,
    as_at: dt.date,
    date: dt.date | None = None,
    council: Council | None = None,
    calendar: Calendar | None = None,
    nlp: Language | None = None,
    kind: DocumentKind | None = None,
    progress: Progress | None = None,
) -> Tracked:
    """Read minutes into the register, meeting by meeting; what is in it already is passed over.

    Args:
        paths: Files and folders.
        register: The register: name of a file, or address of a database; made if there is none.
        as_at: The day on which lines are late or silent; meetings after it are left out.
        date: Day of the meeting, where a text gives none.
        council: What the council sets for its register.
        calendar: The council's calendar.
        nlp: A spaCy pipeline; the shipped one if not given.
        kind: What the documents are, where their content does not tell.
        progress: Told of each file, document and meeting.

    Raises:
        StoreError: If the register cannot be read or written.
    """
    from nlp_toolkit.store import Register, checksum

    own = council or Council()
    with Register(register, create=True) as book:
        library = gather(paths, kind=kind, progress=progress)
        with book.reading() as pages:
            known = {filed.sha256 for filed in pages.filed()}
        fresh = [document for document in library.minutes if checksum(document.text) not in known]
        readings = list(extract(fresh, date=date, calendar=calendar, nlp=nlp, progress=progress) if fresh else ())
        dated, problems, later = _to_follow(readings, as_at)
        written = follow(book, dated, council=own, run_note=made_with(nlp), progress=progress)
        lines = standing(book, as_at=as_at, council=own)
    return Tracked(
        changes=tuple(written),
        lines=tuple(lines),
        filed=len(dated),
        known=len(library.minutes) - len(fresh),
        letters=len(library.letters),
        problems=(*library.to_write(library.problems), *problems),
        remarks=tuple(library.to_write(library.remarks)),
        left_out=tuple(later),
    )


def _named(readings: Sequence[Reading], book: Register) -> list[Reading]:
    """Name the committee of meetings that do not, by the members who came to other meetings, of this run or before."""
    from nlp_toolkit.commitments.structure.company import named_by_company

    others = [reading.meeting for reading in readings]
    if not all(meeting.committee for meeting in others):
        with book.reading() as pages:
            others = [*(pages.reading(filed.id).meeting for filed in _in_force(pages.filed())), *others]
    return [
        replace(reading, meeting=named_by_company(reading.meeting, reading.document.text, others))
        for reading in readings
    ]


def check_register(register: str) -> None:
    """Open a register, or make it, before anything that takes long is done for it.

    Raises:
        StoreError: If it cannot be opened.
    """
    from nlp_toolkit.store import Register

    Register(register, create=True).close()


def standing(book: Register, *, as_at: dt.date, council: Council | None = None) -> list[Line]:
    """Give every line of an open register as it stood on a day."""
    with book.reading() as pages:
        history, sittings = pages.history(), pages.sittings()
    soon = (council or Council()).thresholds.soon_days
    return fold(history, as_at=as_at, sittings=sittings, soon_days=soon)


def follow(
    book: Register,
    readings: Iterable[Reading],
    *,
    council: Council,
    run_note: dict[str, str],
    progress: Progress | None = None,
) -> list[Change]:
    """Write what meetings say into the register, each meeting whole or not at all, in the order of their dates.

    Args:
        book: The register.
        readings: Minutes whose meetings have dates, in any order.
        council: What the council sets for its register.
        run_note: The versions of everything that can change a result.
        progress: Told of each meeting.
    """
    from nlp_toolkit.store import checksum

    ordered = sorted(_named(tuple(readings), book), key=lambda reading: (_day(reading), reading.document.id))
    run: int | None = None
    written: list[Change] = []
    for reading in followed(ordered, "Following commitments", progress):
        with book.writing() as writer:
            filed = _in_force(writer.filed())
            here = [each for each in filed if _is_of(each, reading)]
            if any(each.sha256 == checksum(reading.document.text) for each in writer.filed() if _is_of(each, reading)):
                continue
            number = run if run is not None else writer.start_run(run_note)
            written += _file(writer, reading, filed=filed, here=here, run=number, council=council)
        run = number
    return written


def _file(
    writer: Writer, reading: Reading, *, filed: Sequence[Filed], here: Sequence[Filed], run: int, council: Council
) -> list[Change]:
    """File one meeting, write what it says, and look again at the later ones, for which it changes what went before."""
    from nlp_toolkit.store import same_minutes

    text = reading.document.text
    replaced = next((each for each in here if same_minutes(writer.reading(each.id).document.text, text)), None)
    number = writer.file(reading, run=run, replaces=replaced.id if replaced else None)
    by = f"run {run}"
    written = _settle(writer, reading, number, corrected=replaced is not None, council=council, by=by)
    for later in filed:
        if later.sitting.date > _day(reading):
            again = writer.reading(later.id)
            written += _settle(writer, again, later.id, corrected=False, council=council, by=by)
    return written


def _settle(
    writer: Writer, reading: Reading, number: int, *, corrected: bool, council: Council, by: str
) -> list[Change]:
    """Write what follows from the minutes of one meeting, as far as it is not written yet."""
    from nlp_toolkit.commitments.track import track as link
    from nlp_toolkit.store import revise

    versions = _versions(number, writer.filed())
    own = writer.changes_of(versions)
    mine = {change.id for change in own}
    history = writer.history()
    others = [change for change in history if change.id not in mine]
    lines = fold(others, as_at=_day(reading), sittings=writer.sittings())
    spoken = sorted((line for line in lines if not turned_down(line)), key=_place)
    now = [_whole(change, reading) for change in link(spoken, [reading], by=by)]
    if own:
        touched = {change.ref for change in history if change.person}
        now = revise(own, now, touched=touched, by=by, corrected=corrected)
    return writer.append(now, series=council.series, minutes=number)


def _place(line: Line) -> tuple[dt.date, str, int]:
    """Give the place at which a line was promised, which does not hang on when its minutes were read."""
    return line.promised or dt.date.min, line.first.quote.source, line.first.quote.start


def _whole(change: Change, reading: Reading) -> Change:
    """Add the record that a change rests on, and whose committee spoke."""
    return replace(
        change,
        record=change.record or _record(reading, change.quote),
        council=change.council or reading.meeting.council or "",
        committee=change.committee or reading.meeting.committee or "",
    )


def _record(reading: Reading, quote: Quote | None) -> Commitment | None:
    return next((record for record in reading.commitments if record.quote == quote), None)


def _in_force(filed: Sequence[Filed]) -> list[Filed]:
    """Leave out minutes that were corrected since."""
    replaced = {each.replaces for each in filed}
    return [each for each in filed if each.id not in replaced]


def _versions(number: int, filed: Sequence[Filed]) -> set[int]:
    """Give the numbers of some minutes and of all that they correct."""
    before = {each.id: each.replaces for each in filed}
    found, current = set(), number
    while current is not None:
        found.add(current)
        current = before[current]  # type: ignore[assignment]
    return found


def _is_of(filed: Filed, reading: Reading) -> bool:
    """Tell whether filed minutes are of the same meeting."""
    sitting, meeting = filed.sitting, reading.meeting
    council, committee = meeting.council or "", meeting.committee or ""
    same = same_body(sitting.committee, committee, council=sitting.council, other_council=council)
    return same and sitting.date == meeting.date


def _day(reading: Reading) -> dt.date:
    if reading.meeting.date is None:
        raise ValueError(f"{reading.document.id} has no date to be followed by")
    return reading.meeting.date


def _to_follow(readings: Sequence[Reading], as_at: dt.date) -> tuple[list[Reading], list[Problem], list[Problem]]:
    """Sort out minutes without a date, and those of meetings after the day."""
    dated, problems, later = [], [], []
    for reading in readings:
        name, day = Path(reading.document.path).name or reading.document.id, reading.meeting.date
        if day is None:
            problems.append(Problem(name, "no date of the meeting is given", "say it with --date, for this file alone"))
        elif day > as_at:
            later.append(_later(name, day, as_at))
        else:
            dated.append(reading)
    return dated, problems, later


def _later(name: str, day: dt.date, as_at: dt.date) -> Problem:
    told = f"the meeting of {day.day} {day:%B %Y} is after {as_at.day} {as_at:%B %Y} and was left out"
    return Problem(name, told, "give a later --as-at to take it in")
