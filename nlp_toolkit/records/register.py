"""One line of the register: a promise with everything that became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from nlp_toolkit.records.commitment import Commitment, Firmness
from nlp_toolkit.records.document import Quote

State = Literal[
    "proposed",  # found by a run that was not sure enough
    "open",
    "due",  # open, and its date lies within the days that count as soon
    "overdue",  # open, and its date has passed
    "extended",  # open, with a later date than first promised
    "paused",
    "superseded",
    "dropped",
    "reported_done",
    "evidenced_done",
    "reopened",
]
ChangeKind = Literal[
    "new",
    "progress",
    "not_done",
    "slipped",  # promised again for a later date
    "softened",  # promised again in weaker words
    "asked_again",
    "done",  # reported done
    "evidenced",
    "paused",
    "superseded",
    "dropped",
    "reopened",
    "set",  # a field was corrected, or a note written
    "accepted",  # an officer took up the proposal that `of` names
    "refused",  # an officer turned down the proposal that `of` names
    "withdrawn",  # a run takes back its change that `of` names: the minutes were corrected, or earlier ones came in;
    #               of an opening, `after` is the reference of the line that the words speak of, or ""
]


@dataclass(frozen=True, slots=True)
class Change:
    """Record one thing that happened to a line: who or which run, when, from what, to what, why, in which words.

    Attributes:
        ref: Reference of the line. A run that opens a line may name it as it likes, once for each line of what it
            returns; the store puts the reference in its place when it writes.
        kind: What happened.
        on: The day it counts from: the day of the meeting, or the day an officer decided.
        by: Name of the officer, or "run" and what identifies the run.
        person: Whether a person decided it; what a person set is never overwritten by a run.
        field: Which field of the line changed ("state", "due", "owner", "note", …), or "".
        before: What the field held, as text ("2022-07-31").
        after: What it holds now.
        reason: Why, in words an officer understands ("same owner and deliverable; a later date").
        quote: The words of the minutes it rests on, or None for a person's decision.
        committee: Committee at whose meeting it was said, or "".
        council: Council or other body whose committee that is, or "".
        confidence: Probability from 0 to 1 that the words speak of this line.
        proposed: Whether it waits for an officer to accept it; it moves nothing until then.
        record: The record found in the minutes: of "new" the one that opens the line, else the one that spoke of it;
            None for a person's decision.
        of: Number of the change that an accepted, refused or withdrawn speaks of; of the opening that a run takes back
            or corrects, because other minutes came in; else None.
        id: Number in the history, given when written.
        made: When it was written, in UTC; None before.
    """

    ref: str
    kind: ChangeKind
    on: dt.date
    by: str
    person: bool = False
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    quote: Quote | None = None
    committee: str = ""
    council: str = ""
    confidence: float = 1.0
    proposed: bool = False
    record: Commitment | None = None
    of: int | None = None
    id: int | None = None
    made: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Name one meeting that the register has heard of, so that silence can be counted.

    Attributes:
        committee: Committee that met, or "" where the minutes name none.
        date: Day of the meeting.
        council: Council or other body, or "".
    """

    committee: str
    date: dt.date
    council: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of the register as it stands on a day, with its whole story.

    Attributes:
        ref: Reference as trackers write it ("CF (21/22) 07"), stable for ever.
        first: The record that opened it.
        council: Council or other body, or "".
        committee: Committee at whose meeting it was promised, or "".
        promised: Day of that meeting, or None.
        minute: Minute or item number it stood under ("25"), or "".
        what: What is to be done, in one plain sentence.
        owner: Who is to do it, or "".
        due: The last day that still keeps it, as it stands now, or None.
        first_due: The day first promised, or None.
        condition: What it hangs on, or "".
        firmness: How firm the latest words are.
        state: How it stands; "due" and "overdue" follow from the day.
        slips: How often a later date was given.
        asked: How often it was asked for again.
        heard: Last day a meeting heard of it, or None.
        silent: How many meetings of the committee have passed without a word of it since then.
        missed: How many of them came after the line's date.
        notes: What officers wrote, oldest first.
        story: Every change that counts up to the day, oldest first. Proposals that wait are in it, with `proposed`
            set; a run's change that would have overwritten what a person set is one of them.
    """

    ref: str
    first: Commitment
    council: str = ""
    committee: str = ""
    promised: dt.date | None = None
    minute: str = ""
    what: str = ""
    owner: str = ""
    due: dt.date | None = None
    first_due: dt.date | None = None
    condition: str = ""
    firmness: Firmness = "firm"
    state: State = "open"
    slips: int = 0
    asked: int = 0
    heard: dt.date | None = None
    silent: int = 0
    missed: int = 0
    notes: tuple[str, ...] = field(default=())
    story: tuple[Change, ...] = field(default=())
