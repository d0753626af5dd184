"""Minutes read again: what still follows stays, what does not is withdrawn, and nothing that was written is altered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from nlp_toolkit.records import Change, Reading, fold, turned_down
from nlp_toolkit.store import revise, same_minutes

from .conftest import DAY, opening, reading

MINUTES = "Mend the north quay by 2022-05-31\nPaint the harbour hut green\nWrite to the ferry company\n"


class History:
    """Keep changes as the store would, with references and numbers."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def append(self, changes: list[Change]) -> list[Change]:
        given: dict[str, str] = {}
        written = []
        for change in changes:
            if change.kind == "new":
                given[change.ref] = f"HP {len({each.ref for each in self.changes}) + 1:02d}"
            number = len(self.changes) + 1
            self.changes.append(replace(change, ref=given.get(change.ref, change.ref), id=number))
            written.append(self.changes[-1])
        return written

    def revise(
        self, now: list[Change], *, corrected: bool = True, touched: frozenset[str] = frozenset()
    ) -> list[Change]:
        own = [change for change in self.changes if not change.person]
        return self.append(revise(own, now, touched=touched, by="run 2", corrected=corrected))

    def standing(self) -> dict[str, str]:
        lines = fold(self.changes, as_at=dt.date(2023, 1, 1))
        return {line.what: line.ref for line in lines if not turned_down(line)}


def openings(read: Reading) -> list[Change]:
    return [opening(read, index) for index in range(len(read.commitments))]


def told(ref: str, words: str, text: str = MINUTES) -> Change:
    read = reading(text)
    record = next(record for record in read.commitments if words in record.quote.text)
    return Change(ref, "slipped", DAY, "run 1", field="due", after="2022-08-31", quote=record.quote)


def begun() -> History:
    history = History()
    history.append(openings(reading(MINUTES)))
    return history


def test_the_same_again_adds_nothing() -> None:
    history = begun()
    history.append([told("HP 01", "ferry")])
    assert history.revise([*openings(reading(MINUTES)), told("HP 01", "ferry")]) == []


def test_a_shifted_text_adds_nothing() -> None:
    shifted = reading("\n\nAda Finch in the chair\n".replace("Ada Finch in the chair", "") + MINUTES)
    assert begun().revise(openings(shifted)) == []


def test_a_corrected_day_is_set_right_under_the_same_reference() -> None:
    history = begun()
    (written,) = history.revise(openings(reading(MINUTES.replace("2022-05-31", "2022-06-30"))))[:1]
    assert (written.ref, written.kind, written.field, written.before, written.after) == (
        "HP 01", "set", "due", "2022-05-31", "2022-06-30"
    )  # fmt: skip
    (line,) = [line for line in fold(history.changes, as_at=DAY) if line.ref == "HP 01"]
    assert (line.due, line.first_due, line.slips) == (dt.date(2022, 6, 30), dt.date(2022, 6, 30), 0)
    again = openings(reading(MINUTES.replace("2022-05-31", "2022-06-30")))
    assert history.revise(again) == []


def test_what_the_correction_struck_out_is_taken_back_and_what_it_added_is_opened() -> None:
    history = begun()
    history.revise(openings(reading(MINUTES.replace("Paint the harbour hut green", "Sell two rowing boats"))))
    assert history.standing() == {
        "Mend the north quay by 2022-05-31": "HP 01",
        "Write to the ferry company": "HP 03",
        "Sell two rowing boats": "HP 04",
    }
    assert [change.quote.text for change in history.changes if change.kind == "new" and change.quote][1] == (
        "Paint the harbour hut green"
    )


def test_a_line_that_comes_back_has_its_old_reference() -> None:
    history = begun()
    history.revise(openings(reading(MINUTES.replace("Paint the harbour hut green\n", ""))))
    assert "Paint the harbour hut green" not in history.standing()
    history.revise(openings(reading(MINUTES)))
    assert history.standing()["Paint the harbour hut green"] == "HP 02"
    assert history.revise(openings(reading(MINUTES))) == []


def test_earlier_minutes_make_a_line_part_of_another() -> None:
    history = begun()
    slip = replace(told("AB 01", "quay"), committee="Harbour Panel")
    now = [slip, *openings(reading(MINUTES))[1:]]
    written = history.revise(now, corrected=False)
    assert [(change.ref, change.kind, change.after) for change in written] == [
        ("HP 01", "withdrawn", "AB 01"),
        ("AB 01", "slipped", "2022-08-31"),
    ]
    (line,) = [line for line in fold(history.changes, as_at=DAY) if line.ref == "HP 01"]
    assert (line.state, line.story[-1].reason) == (
        "superseded", "earlier minutes came in, and these words speak of AB 01"
    )  # fmt: skip
    assert history.revise(now, corrected=False) == []


def test_a_change_that_no_longer_follows_is_withdrawn_and_stays_in_the_history() -> None:
    history = begun()
    (slip,) = history.append([told("HP 02", "ferry")])
    written = history.revise(openings(reading(MINUTES)))
    assert [(change.kind, change.of) for change in written] == [("withdrawn", slip.id)]
    assert slip in history.changes
    (line,) = [line for line in fold(history.changes, as_at=DAY) if line.ref == "HP 02"]
    assert line.slips == 0


def test_a_line_that_a_person_has_touched_is_only_proposed_to_change() -> None:
    history = begun()
    note = Change("HP 02", "set", DAY, "A Finch", person=True, field="note", after="Ask about the colour", id=9)
    history.changes.append(note)
    (written,) = history.revise(
        openings(reading(MINUTES))[:1] + openings(reading(MINUTES))[2:], touched=frozenset({"HP 02"})
    )
    assert (written.kind, written.proposed) == ("withdrawn", True)
    assert "Paint the harbour hut green" in history.standing()


def test_a_correction_is_told_from_another_part_of_the_meeting() -> None:
    assert same_minutes(MINUTES, MINUTES.replace("green", "blue"))
    assert same_minutes(MINUTES, MINUTES + "Thank the coastguard for the new buoys\n")
    assert not same_minutes(MINUTES, "The Cabinet Member gave an account of the year and answered questions.")
