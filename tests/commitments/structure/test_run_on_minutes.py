"""Minutes that run on in one paragraph: the list of people ends where the business begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

Minutes = Callable[[str], Any]
TASK = "The Clerk would write to the school by the end of May."


@pytest.mark.parametrize(
    ("front", "people"),
    [
        (
            (
                "LIBRARY BOARD MINUTES of the meeting held on 12 March 2024 Present: Ann Vale (Chair), Tom Orr "
                "In attendance: Ruth Dean (Head of Libraries) Apologies for absence were received from Mia Holt."
            ),
            {"Ann Vale": "present", "Tom Orr": "present", "Ruth Dean": "in_attendance", "Mia Holt": "apologies"},
        ),
        (
            (
                "Attendance: Councillor A Pym (Chair), Councillors B Ash and C Bird. Officers: L Dunn, Director; "
                "K Frost, Scrutiny Officer."
            ),
            {
                "A Pym": "present",
                "B Ash": "present",
                "C Bird": "present",
                "L Dunn": "in_attendance",
                "K Frost": "in_attendance",
            },
        ),
        (
            (
                "MINUTES OF THE SCRUTINY PANEL 3 MAY 2023 PRESENT: Councillors A Ash (Chair), D Dunn ALSO PRESENT: "
                "Mr E Egan, Director of Services. APOLOGIES: Councillor F Fane."
            ),
            {
                "A Ash": "present",
                "D Dunn": "present",
                "E Egan": "in_attendance",
                "F Fane": "apologies",
            },
        ),
        (
            (
                "Wick Community Council Minutes of meeting on Monday 4 March 2024 at 7pm Present Jean Hay, Rob Muir, "
                "Cllr Tam Reid Apologies Donna Laird 1 Police report"
            ),
            {"Jean Hay": "present", "Rob Muir": "present", "Tam Reid": "present", "Donna Laird": "apologies"},
        ),
        (
            (
                "Minutes of the Patient Group held on 12 June 2024 Present: Dr S Rahim, Jo Lees (Manager), Ivy Orr "
                "Apologies: Una Best, Ray Dunn"
            ),
            {
                "S Rahim": "present",
                "Jo Lees": "present",
                "Ivy Orr": "present",
                "Una Best": "apologies",
                "Ray Dunn": "apologies",
            },
        ),
        ("Present: A. Vale, B. Orr, C. Dunn.", {"A. Vale": "present", "B. Orr": "present", "C. Dunn": "present"}),
        (
            "Those present: Jan Roe, Sal Moss and Dee Pike.",
            {"Jan Roe": "present", "Sal Moss": "present", "Dee Pike": "present"},
        ),
    ],
)
def test_people_are_read_and_the_business_after_them_is_kept(
    minutes: Minutes, front: str, people: dict[str, str]
) -> None:
    text = f"{front} {TASK} Jan agreed to print the leaflets."
    read = minutes(text)
    meeting = read.meeting
    assert {person.name: person.presence for person in meeting.people} == people
    (holding,) = [p for p in meeting.paragraphs if p.start <= text.index(TASK) < p.end]
    assert holding.role == "prose"
    lists = read.told("attendance")
    assert lists
    assert not any(word in line for line in lists for word in ("write", "agreed", "Jan agreed"))


def test_the_day_is_read_from_a_title_that_runs_on(minutes: Minutes) -> None:
    meeting = minutes(
        f"Minutes of the meeting of Nether Parish Council held on 9th December 2015 Present: Cllr A Smee. {TASK}"
    ).meeting
    assert (meeting.date, meeting.council) == (dt.date(2015, 12, 9), "Nether Parish Council")


def test_a_numbered_item_of_apologies_stays_whole(minutes: Minutes) -> None:
    meeting = minutes("Minutes\n\n1. Apologies were received from Mr A White.\n\n2. Finance\n\nNoted.").meeting
    assert [person.name for person in meeting.people] == ["A White"]
