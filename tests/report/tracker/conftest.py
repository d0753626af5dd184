"""A register of an invented council, as it stands after three meetings of one panel and one of its Cabinet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from nlp_toolkit.records import Change, ChangeKind, Commitment, Due, Line, Quote, Sitting, fold

PANEL = "Children and Families Overview and Scrutiny Panel"
COUNCIL = "Brackenshire County Council"
MARCH, JUNE, SEPTEMBER = dt.date(2022, 3, 16), dt.date(2022, 6, 15), dt.date(2022, 9, 21)
CABINET_DAY = dt.date(2022, 7, 5)
AS_AT = dt.date(2022, 10, 15)


class Book:
    """Write a history, numbered as the store numbers it."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def opened(self, ref: str, words: str, *, on: dt.date = MARCH, **record: Any) -> None:
        committee = record.pop("committee", PANEL)
        proposed = record.pop("proposed", False)
        quote = Quote(f"panel-{on}", 10, 10 + len(words), words)
        due = record.pop("due", None)
        found = Commitment(
            quote,
            record.pop("kind", "action"),
            due=Due(due[0], dt.date.fromisoformat(due[1]) if due[1] else None) if due else None,
            **record,
        )
        self.add(ref, "new", on, record=found, quote=quote, committee=committee, proposed=proposed)

    def heard(self, ref: str, kind: ChangeKind, on: dt.date, words: str, **more: Any) -> None:
        quote = Quote(f"panel-{on}", 900, 900 + len(words), words)
        self.add(ref, kind, on, quote=quote, committee=more.pop("committee", PANEL), **more)

    def add(self, ref: str, kind: ChangeKind, on: dt.date, **more: Any) -> None:
        number = len(self.changes) + 1
        by = more.pop("by", "run 1")
        self.changes.append(Change(ref, kind, on, by, id=number, council=COUNCIL, **more))


def history() -> list[Change]:
    book = Book()
    plans, transport, breaks = "7 Education, health and care plans", "8 Home to school transport", "9 Short breaks"
    book.opened(
        "CF (21/22) 01",
        "The Director for Education would clear all 58 overdue assessments by 31 July 2022",
        owner="The Director for Education",
        owner_is="Amara Field",
        due=("by 31 July 2022", "2022-07-31"),
        item=plans,
        paragraph="7.2",
        summary="The Director for Education will clear all 58 overdue assessments",
    )
    book.opened(
        "CF (21/22) 02",
        "the Assistant Director would circulate the recovery plan to Members within a fortnight",
        owner="the Assistant Director",
        due=("within a fortnight", "2022-03-30"),
        item=plans,
        paragraph="7.3",
    )
    book.opened(
        "CF (21/22) 03",
        "the Head of Transport publish the punctuality of each route by the end of May",
        owner="the Head of Transport",
        due=("by the end of May", "2022-05-31"),
        kind="decision",
        item=transport,
        paragraph="(ii)",
    )
    book.opened(
        "CF (21/22) 04",
        "If the Department approved the funding bid, two further caseworkers would be appointed by 31 December 2022",
        due=("by 31 December 2022", "2022-12-31"),
        condition="If the Department approved the funding bid",
        firmness="conditional",
        kind="commitment",
        item=plans,
        paragraph="7.4",
    )
    book.opened(
        "CF (21/22) 05",
        "A letter would be sent to families as soon as possible",
        kind="commitment",
        due=("as soon as possible", None),
        item=transport,
        paragraph="8.3",
    )
    book.opened(
        "CF (22/23) 01",
        "The Commissioning Manager undertook to write to every family on the waiting list by 10 September 2022",
        on=JUNE,
        owner="The Commissioning Manager",
        due=("by 10 September 2022", "2022-09-10"),
        item=breaks,
        paragraph="9.1",
    )
    book.opened(
        "CF (22/23) 02",
        "=SUM(A1:A9) was shown in error; the Clerk would send the right table by 4 November 2022",
        on=SEPTEMBER,
        owner="the Clerk",
        due=("by 4 November 2022", "2022-11-04"),
        item=plans,
        paragraph="6.1",
    )
    book.opened(
        "CF (22/23) 03",
        "the play scheme might be extended",
        on=SEPTEMBER,
        kind="commitment",
        proposed=True,
        confidence=0.31,
        item=breaks,
    )
    book.opened(
        "CF (22/23) 04",
        "the Head of Transport bring the review of appeals to the Panel by March 2023",
        on=JUNE,
        owner="Head of Transport",
        due=("by March 2023", "2023-03-31"),
        kind="decision",
        item=transport,
    )
    book.opened(
        "CF (22/23) 05",
        "the Panel’s visit to the Larch Centre be arranged",
        on=JUNE,
        owner="the Scrutiny Officer",
        kind="decision",
        item=breaks,
    )
    book.heard(
        "CF (21/22) 01",
        "slipped",
        JUNE,
        "The remaining 31 assessments would now be cleared by the end of October 2022",
        field="due",
        before="2022-07-31",
        after="2022-10-31",
        reason="same owner and deliverable; a later date",
    )
    book.heard("CF (21/22) 02", "done", JUNE, "The recovery plan had been circulated to Members on 28 March")
    book.add(
        "CF (21/22) 02", "evidenced", dt.date(2022, 6, 20), by="K. Osei", person=True, reason="the e-mail is on file"
    )
    book.heard("CF (21/22) 03", "not_done", JUNE, "The figures had not been published, for want of a contractor’s data")
    book.heard("CF (21/22) 03", "asked_again", SEPTEMBER, "Councillor Ashdown asked again for the punctuality figures")
    book.heard("CF (21/22) 04", "progress", CABINET_DAY, "The bid had been submitted in June", committee="Cabinet")
    book.heard(
        "CF (21/22) 01",
        "slipped",
        SEPTEMBER,
        "The last 12 would be cleared by 31 January 2023",
        field="due",
        before="2022-10-31",
        after="2023-01-31",
    )
    book.heard("CF (22/23) 01", "done", SEPTEMBER, "Every family on the waiting list had been written to")
    book.heard(
        "CF (22/23) 04",
        "progress",
        SEPTEMBER,
        "Work on appeals had begun",
        proposed=True,
        confidence=0.55,
        reason="a similar deliverable, and no owner is named",
    )
    book.add(
        "CF (21/22) 05",
        "set",
        dt.date(2022, 10, 3),
        by="K. Osei",
        person=True,
        field="note",
        after="Asked the service for the date of the letter.",
    )
    book.add(
        "CF (22/23) 05",
        "dropped",
        dt.date(2022, 10, 4),
        by="K. Osei",
        person=True,
        reason="the Centre has closed",
    )
    return book.changes


def after(changes: list[Change], *, as_at: dt.date = AS_AT) -> list[Line]:
    sittings = [Sitting(PANEL, day, COUNCIL) for day in (MARCH, JUNE, SEPTEMBER)]
    return fold(changes, as_at=as_at, sittings=sittings)


@pytest.fixture
def changes() -> list[Change]:
    return history()


@pytest.fixture
def register(changes: list[Change]) -> list[Line]:
    return after(changes)


@pytest.fixture
def day() -> dt.date:
    return AS_AT
