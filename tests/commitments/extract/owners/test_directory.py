"""Who is meant by names, initials, roles and short forms."""

from __future__ import annotations

import pytest

from nlp_toolkit.commitments.extract.owners.directory import Directory
from nlp_toolkit.records import Definition, Meeting, Person, Quote

LIST = Quote("m", 0, 1, "x")
MEETING = Meeting(
    "m",
    council="Ashmere Parish Council",
    committee="Leisure Committee",
    people=(
        Person("Priya Nolan", "present", LIST, title="Cllr", roles=("Chair",), initials="PN"),
        Person("Peter Nolan", "present", LIST, title="Cllr", initials="PeN"),
        Person("R Tolley", "in_attendance", LIST, title="Mrs", roles=("Clerk",), initials="RT"),
        Person(
            "Dana Reeve", "in_attendance", LIST, roles=("Director of Resources",), organisation="FCF", initials="DR"
        ),
        Person("Sam Oyelaran", "in_attendance", LIST, roles=("Director for Education and Early Years",), initials="SO"),
    ),
    definitions=(
        Definition("FCF", "Fernshire Children First", LIST),
        Definition("The Director", "Director for Education and Early Years", LIST),
    ),
)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("RT", "R Tolley"),
        ("the Director of Resources, FCF", "Dana Reeve"),
        ("Mrs Tolley", "R Tolley"),
        ("The Clerk", "R Tolley"),
        ("Priya", "Priya Nolan"),
        ("Cllr P Nolan", None),
        ("Cllr Nolan", None),
        ("The Director", "Sam Oyelaran"),
        ("the Director of Resources", "Dana Reeve"),
        ("FCF", "Fernshire Children First"),
        ("we", "Ashmere Parish Council"),
        ("The Parish Council", "Ashmere Parish Council"),
        ("the Committee", "Leisure Committee"),
        ("the District Council", None),
        ("RT and PN", "R Tolley and Priya Nolan"),
        ("RT/XY", None),
        ("the bus company", None),
        ("", None),
    ],
)
def test_words_are_resolved_only_where_they_leave_no_doubt(words: str, name: str | None) -> None:
    assert Directory(MEETING).resolve(words) == name


def test_two_directors_without_a_definition_cannot_be_told_apart() -> None:
    meeting = Meeting("m", people=MEETING.people)
    assert Directory(meeting).resolve("The Director") is None


def test_the_clerk_and_the_body_can_be_suggested() -> None:
    directory = Directory(MEETING)
    assert (directory.clerk(), directory.body()) == ("R Tolley", "Leisure Committee")
    assert Directory(Meeting("m")).clerk() is None
