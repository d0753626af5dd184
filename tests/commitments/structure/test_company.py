"""A meeting that names no committee is given the one whose members came to it."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp_toolkit.commitments.structure.company import named_by_company
from nlp_toolkit.records import Meeting, Person, Presence, Quote

NAMES = ("Ines Okonjo", "Piers Wold", "Maud Tranter", "Silas Webb", "Ada Quirke", "Bram Holt")
SPOKEN = "The Panel agreed to visit the pool. The clerk thanked the Panel."


def meeting(names, committee=None, council=None, presence: Presence = "present"):
    words = Quote("minutes", 0, 1, "x")
    people = tuple(Person(name, presence, words) for name in names)
    return Meeting("minutes", council=council, committee=committee, date=dt.date(2022, 3, 8), people=people)


PANEL = meeting(NAMES, "Leisure Scrutiny Panel", "Marlshire District Council")
GROUP = meeting(NAMES[:3], "Pools Task Group", "Marlshire District Council")


def test_the_body_whose_members_came():
    found = named_by_company(meeting(NAMES[:5]), SPOKEN, [GROUP, PANEL])
    assert (found.committee, found.council) == ("Leisure Scrutiny Panel", "Marlshire District Council")


def test_initials_are_enough():
    short = [f"{name[0]} {name.split()[1]}" for name in NAMES]
    assert named_by_company(meeting(short), SPOKEN, [PANEL]).committee == "Leisure Scrutiny Panel"


@pytest.mark.parametrize(
    ("unnamed", "text", "others"),
    [
        (meeting(NAMES[:3]), SPOKEN, [PANEL]),  # too few
        (meeting([*NAMES[:4], *(f"New Member{n}" for n in range(8))]), SPOKEN, [PANEL]),  # mostly others
        (meeting(NAMES), "The Board agreed. The Board rose.", [PANEL]),  # never speaks of a panel
        (meeting(NAMES, council="Otherton Council"), SPOKEN, [PANEL]),  # another council
        (meeting(NAMES, presence="in_attendance"), SPOKEN, [PANEL]),  # no members
        (meeting(NAMES), SPOKEN, []),
    ],
)
def test_nothing_is_guessed(unnamed, text, others):
    assert named_by_company(unnamed, text, others) == unnamed


def test_two_bodies_about_as_near_are_not_chosen_between():
    twin = meeting(NAMES, "Culture Scrutiny Panel", "Marlshire District Council")
    assert named_by_company(meeting(NAMES), SPOKEN, [PANEL, twin]).committee is None


def test_a_name_that_is_given_stands():
    named = meeting(NAMES, "Audit Committee")
    assert named_by_company(named, SPOKEN, [PANEL]) is named
