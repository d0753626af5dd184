"""What goes out of the register: the council's tracker, an appendix, a calendar, letters, a picture, a summary."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from nlp_toolkit.flow.council import Council
from nlp_toolkit.flow.register import RefusedError, show
from nlp_toolkit.flow.tracking import Tracked
from nlp_toolkit.records import LIVE, Outcome, turned_down, waiting

NAME = "register"
LETTERS = "letters"


def export(
    register: str,
    out: Path,
    *,
    as_at: dt.date,
    council: Council | None = None,
    layout: str | None = None,
    councils: Path = Path("corpora/councils"),
    meeting: dt.date | None = None,
    committee: str = "",
) -> Outcome[list[Path]]:
    """Write the register into a file of the kind its name says, or everything that goes out into a folder.

    Args:
        register: The register.
        out: A file (.xlsx, .docx, .csv, .ics), or a folder.
        as_at: Day of the report.
        council: What the council sets for its register.
        layout: Whose columns: path of a council.toml, or name of its folder in `councils`.
        councils: The folder of councils.
        meeting: Day of one meeting to report on; the whole register where not given.
        committee: Committee of that meeting.

    Returns:
        The files written; lines that could not go out, as a remark.

    Raises:
        RefusedError: If the columns cannot be read, or there is no such kind of file.
        StoreError: If the register cannot be read.
    """
    from nlp_toolkit.report.tracker import EXPORTS, export_register, export_timeline, load_layout, write_letters

    own = council or Council()
    columns = load_layout(layout, councils=councils)
    if columns.value is None:
        raise RefusedError(str(columns.problem))
    lines = [line for line in show(register, as_at=as_at, council=own) if not turned_down(line)]
    whole = not out.suffix or out.is_dir()
    files = [out / f"{NAME}{suffix}" for suffix in EXPORTS] if whole else [out]
    try:
        for path in files:
            export_register(
                lines,
                path,
                as_at=as_at,
                layout=columns.value,
                thresholds=own.thresholds,
                meeting=meeting,
                committee=committee,
            )
    except ValueError as error:
        raise RefusedError(f"{error}.") from None
    if whole and meeting is None:
        files += export_timeline(lines, out, as_at=as_at)
        name = own.name or columns.value.council
        letters = write_letters(lines, out / LETTERS, as_at=as_at, council=name, thresholds=own.thresholds)
        return Outcome([*files, *(letters.value or [])], remarks=letters.remarks)
    return Outcome(files)


def summary(register: str, *, as_at: dt.date) -> list[str]:
    """Say in sentences that a chair can read aloud how the promises stand."""
    from nlp_toolkit.report.tracker import spoken

    return list(spoken(show(register, as_at=as_at), as_at=as_at))


def told(done: Tracked, *, as_at: dt.date, council: Council | None = None) -> list[str]:
    """Say in a few sentences what a run made of the register."""
    from nlp_toolkit.report.wording import capital, count, day

    numbers = (council or Council()).thresholds
    kept = [line for line in done.lines if not turned_down(line)]
    written = {change.id for change in done.changes}
    fresh = [line for line in kept if line.story[0].id in written and line.state != "proposed"]
    happened = [change for line in kept for change in line.story[1:] if change.id in written and not change.proposed]
    moved = sum(change.kind in ("slipped", "softened", "asked_again", "not_done", "reopened") for change in happened)
    ended = sum(change.kind == "done" for change in happened)
    late = [line for line in kept if line.state == "overdue"]
    silent = [line for line in kept if line.state in LIVE and line.silent >= numbers.silent_meetings]
    waits = sum(len(waiting(line)) for line in kept)
    read = f"{count(done.filed, 'set')} of minutes read into the register"
    known = f", {done.known} known already" if done.known else ""
    news = f"{count(len(fresh), 'new line')}, {moved} moved, {ended} reported done"
    holds = count(sum(line.state != "proposed" for line in kept), "line")
    quiet = f"{len(silent)} silent for {count(numbers.silent_meetings, 'meeting')} or more"
    said = [
        f"{capital(read)}{known}: {news}.",
        f"As at {day(as_at)} the register holds {holds}: {len(late)} late, {quiet}.",
    ]
    said += [f"{capital(count(waits, 'proposal'))} to accept or refuse."] if waits else []
    return said + ([f"{capital(count(done.letters, 'letter or statement'))} left aside."] if done.letters else [])
