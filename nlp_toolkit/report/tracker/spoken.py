"""The register in sentences that a chair can read aloud."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from nlp_toolkit.records import LIVE, Line
from nlp_toolkit.report.tracker.fields import owner
from nlp_toolkit.report.tracker.standing import DONE, counted
from nlp_toolkit.report.wording import capital, count, day, in_words, sentence


def spoken(lines: Sequence[Line], *, as_at: dt.date) -> list[str]:
    """Say how many promises were kept, are overdue or were not heard of, and what presses most.

    Args:
        lines: Lines of the register, as at the day; those that wait to be accepted are not counted.
        as_at: The day.
    """
    made = counted(lines)
    if not made:
        return ["No commitments have been recorded."]
    done = [line for line in made if line.state in DONE]
    overdue = [line for line in made if line.state == "overdue"]
    quiet = [line for line in made if unheard(line) and line.state != "overdue"]
    ended = [line for line in made if line.state in {"dropped", "superseded"}]
    paused = [line for line in made if line.state == "paused" and not unheard(line)]
    said = [_tally(made, done, overdue, quiet, as_at)]
    rest = len(made) - len(done) - len(overdue) - len(quiet) - len(ended) - len(paused)
    others = [
        f"{in_words(rest)} {_are(rest)} open" if rest else "",
        f"{in_words(len(paused))} {_are(len(paused))} paused" if paused else "",
        f"{in_words(len(ended))} {'was' if len(ended) == 1 else 'were'} dropped or superseded" if ended else "",
    ]
    if any(others):
        said.append(f"Of the others, {_joined([part for part in others if part])}.")
    return said + _slipped(made) + _unevidenced(done) + _longest(overdue)


def unheard(line: Line) -> bool:
    """Tell whether an open line has not been heard of since the meeting that recorded it, though the committee met."""
    never = line.heard is None or line.promised is None or line.heard <= line.promised
    return line.state in LIVE | {"paused"} and never and line.silent > 0


def _tally(
    made: Sequence[Line], done: Sequence[Line], overdue: Sequence[Line], quiet: Sequence[Line], as_at: dt.date
) -> str:
    """Say the sentence that a chair reads first."""
    days = [line.promised for line in made if line.promised is not None]
    first = min(days, default=None)
    start = f" made since {first:%B}{'' if first.year == as_at.year else f' {first.year}'}" if first else ""
    parts = [f"{in_words(len(done)) if done else 'none'} {_are(max(len(done), 1))} done"]
    parts += [f"{in_words(len(overdue))} overdue"] if overdue else []
    parts += [f"{in_words(len(quiet))} not heard of since"] if quiet else []
    return f"Of {count(len(made), 'commitment')}{start}, {', '.join(parts)}."


def _slipped(made: Sequence[Line]) -> list[str]:
    """Count what was given a later date."""
    slipped = [line for line in made if line.slips]
    if not slipped:
        return []
    more = sum(line.slips > 1 for line in slipped)
    often = (
        "" if not more else ", more than once" if len(slipped) == 1 else f", {in_words(more)} of them more than once"
    )
    return [f"{capital(count(len(slipped), 'commitment'))} {'has' if len(slipped) == 1 else 'have'} slipped{often}."]


def _unevidenced(done: Sequence[Line]) -> list[str]:
    """Count what is reported done and not evidenced."""
    bare = sum(line.state == "reported_done" for line in done)
    return [f"Of those done, {in_words(bare)} {_are(bare)} reported done with no evidence seen yet."] if bare else []


def _longest(overdue: Sequence[Line]) -> list[str]:
    """Name what has been overdue longest."""
    dated = sorted((line.due, line.ref, line) for line in overdue if line.due is not None)
    if not dated:
        return []
    due, ref, line = dated[0]
    what = sentence(line.what or line.first.quote.text)
    whom = f", for {owner(line)}" if line.owner else ""
    return [f"Longest overdue is {ref}, due on {day(due)}{whom}: {what}"]


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _joined(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
