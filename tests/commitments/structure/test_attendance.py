from collections.abc import Callable
from typing import Any

import pytest

Minutes = Callable[[str], Any]
TITLE = "Lower Wick Parish Council\nMinutes of the meeting held on Monday 3 June 2024\n"
AGENDA = "\n3. Finance\nMr Bystander Jones of Sample Ltd had written."


def people(read: Any) -> list[tuple[str | None, str, tuple[str, ...], str]]:
    return [(p.title, p.name, p.roles, p.presence) for p in read.meeting.people]


def test_list_with_roles_in_brackets(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "1. Those Attending: Cllr R Barrow (Chair), Cllr Mrs D Clements, Borough Councillor C Simms, Mrs A "
        "Hardy (Clerk), "
        "25 Members of the Public. PCSO’s Clip and Wright were also in attendance\n2. Apologies: PC Jane Edge" + AGENDA
    )
    assert people(read) == [
        ("Cllr", "R Barrow", ("Chair",), "present"),
        ("Cllr Mrs", "D Clements", (), "present"),
        ("Borough Councillor", "C Simms", (), "present"),
        ("Mrs", "A Hardy", ("Clerk",), "present"),
        ("PCSO", "Clip", (), "in_attendance"),
        ("PCSO", "Wright", (), "in_attendance"),
        ("PC", "Jane Edge", (), "apologies"),
    ]


def test_initials_given_and_made(minutes: Minutes) -> None:
    read = minutes(
        TITLE
        + "Present; Sheila Foreman (SF), Alan Holt, Chair (AHol), Alison Hopper (AHop), Nell Low-Ember, Cllr Scanlon, "
        "Jo Bloor, Jim Best, M. Oates" + AGENDA
    )
    assert [person.initials for person in read.meeting.people] == ["SF", "AHol", "AHop", "NLE", None, None, None, "MO"]
    assert read.meeting.people[1].roles == ("Chair",)


def test_one_person_to_a_bullet_with_several_roles(minutes: Minutes) -> None:
    read = minutes(
        "Agenda item\nRevisit of Services\nMinutes:\nIn attendance for this item were:\n"
        "· Mark Hurst, Cabinet Member with Responsibility (CMR) for Education\n"
        "• Tina Rushby, Chief Executive, Brackenshire Children First (BCF) and Director of Children’s Services\n"
        "• Sarah Wilding, Director for Education, Early Years and Children with Disabilities, BCF\n"
        "• Mari Grey, NHS Upper and Lower Wick Clinical Commissioning Group (CCG)\n"
        "The Panel was asked to consider an update on the outcome of the revisit by the inspectors in November."
    )
    assert [(p.name, p.roles, p.organisation) for p in read.meeting.people] == [
        ("Mark Hurst", ("Cabinet Member with Responsibility for Education",), None),
        ("Tina Rushby", ("Chief Executive", "Director of Children's Services"), "Brackenshire Children First"),
        ("Sarah Wilding", ("Director for Education, Early Years and Children with Disabilities",), "BCF"),
        ("Mari Grey", (), "NHS Upper and Lower Wick Clinical Commissioning Group"),
    ]
    assert {p.presence for p in read.meeting.people} == {"in_attendance"}
    assert [item.title for item in read.meeting.items] == ["Revisit of Services"]


def test_posts_with_names_in_brackets_over_broken_lines(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "PRESENT IN THE CHAIR:\nCouncillor Michael Hough, Mayor.\nMEMBERS PRESENT:\nCouncillors Butler, "
        "Collins (J), O’Dea and Sheehan.\n"
        "OFFICIALS IN ATTENDANCE:\nDirector, Housing Development (Mr. K. Lane), Meetings\nAdministrator (Ms. "
        "C. Orr), Senior Staff Officer\n(Ms. A. Foster)." + AGENDA
    )
    assert people(read) == [
        ("Councillor", "Michael Hough", ("Chair", "Mayor"), "present"),
        ("Councillor", "Butler", (), "present"),
        ("Councillor", "Collins (J)", (), "present"),
        ("Councillor", "O'Dea", (), "present"),
        ("Councillor", "Sheehan", (), "present"),
        ("Mr", "K. Lane", ("Director, Housing Development",), "in_attendance"),
        ("Ms", "C. Orr", ("Meetings Administrator",), "in_attendance"),
        ("Ms", "A. Foster", ("Senior Staff Officer",), "in_attendance"),
    ]


def test_table_of_attendance(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "Attendance:\nName | Role | Organisation\nJo Bloor | Chair | Wick Trust\nDr Al Hopwood | Head of "
        "Service | Wick Council" + AGENDA
    )
    assert [(p.title, p.name, p.roles, p.organisation) for p in read.meeting.people] == [
        (None, "Jo Bloor", ("Chair",), "Wick Trust"),
        ("Dr", "Al Hopwood", ("Head of Service",), "Wick Council"),
    ]


def test_first_names_only(minutes: Minutes) -> None:
    read = minutes("Wick School Parent Council\n3 June 2024\nPresent: Sheila, Bob, Tom (Chair)" + AGENDA)
    assert [p.name for p in read.meeting.people] == ["Sheila", "Bob", "Tom"]


def test_substitutes(minutes: Minutes) -> None:
    read = minutes(TITLE + "Present: Cllr A Barrow, Cllr B Oates (substituting for Cllr C Simms)" + AGENDA)
    assert people(read) == [("Cllr", "A Barrow", (), "present"), ("Cllr", "B Oates", (), "substitute")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Apologies were received from Mr L Hall & Mrs D Robson",
        "Apologies for absence were received and accepted from Mr L Hall and Mrs D Robson.",
        "Mr L Hall and Mrs D Robson had sent apologies.",
        "Apologies: Mr L Hall, Mrs D Robson (work commitment).",
    ],
)
def test_apologies_in_their_many_forms(minutes: Minutes, sentence: str) -> None:
    read = minutes(TITLE + "Present: Jo Bloor, Al Hopwood\n1. Apologies for absence\n" + sentence + AGENDA)
    assert people(read)[2:] == [("Mr", "L Hall", (), "apologies"), ("Mrs", "D Robson", (), "apologies")]


def test_no_apologies_are_nobody(minutes: Minutes) -> None:
    read = minutes(TITLE + "Present: Jo Bloor, Al Hopwood\n2. Apologies:\nNo Apologies" + AGENDA)
    assert [p.name for p in read.meeting.people] == ["Jo Bloor", "Al Hopwood"]


def test_one_person_in_two_lists_is_one_person(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "Attendees Jo Bloor (Chair), Al Hopwood (Head of Finance), Di Oakes\nMinute taker: Di Oakes\n1. "
        "Welcome\nApologies were received from Al Hopwood." + AGENDA
    )
    assert people(read) == [
        (None, "Jo Bloor", ("Chair",), "present"),
        (None, "Al Hopwood", ("Head of Finance",), "apologies"),
        (None, "Di Oakes", ("Minute taker",), "present"),
    ]


def test_people_quote_their_words(minutes: Minutes) -> None:
    read = minutes(TITLE + "Present: **Jo Bloor** (Chair), Al O’Hop" + AGENDA)
    for person in read.meeting.people:
        assert person.quote.text == read.document.text[person.quote.start : person.quote.end]
        assert person.name.split()[0] in person.quote.text


def test_nobody_is_invented(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "Papers presented to Councillors: Budget Update, Notes on the Localism Bill\n3. Finance\n"
        "Members of the Wick Trust were thanked. Officers: the role was discussed. Present arrangements would continue."
    )
    assert read.meeting.people == ()


def test_entries_between_semicolons(minutes: Minutes) -> None:
    read = minutes(
        TITLE
        + "In attendance: Helen Ash, Chief Executive, Wick Children First (WCF) and Director of Children’s Services; "
        "Martin Shell, Passenger Transport Manager, Wick County Council; Rachel Oak (RO, scrutiny officer)" + AGENDA
    )
    assert [(p.name, p.roles, p.organisation, p.initials) for p in read.meeting.people] == [
        ("Helen Ash", ("Chief Executive", "Director of Children's Services"), "Wick Children First", "HA"),
        ("Martin Shell", ("Passenger Transport Manager",), "Wick County Council", "MS"),
        ("Rachel Oak", ("scrutiny officer",), None, "RO"),
    ]


def test_table_that_says_who_came(minutes: Minutes) -> None:
    read = minutes(
        TITLE
        + "Name | Role | Attendance\nCllr Jo Bloor | Chairman | Present\nMrs Di Oakes | Parent Governor | Apologies"
        + AGENDA
    )
    assert people(read) == [
        ("Cllr", "Jo Bloor", ("Chairman",), "present"),
        ("Mrs", "Di Oakes", ("Parent Governor",), "apologies"),
    ]
    assert len(read.told("attendance")) == 3


def test_table_whose_first_column_says_what_people_are(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "Present | \nCouncillors | Jo Bloor (Chairman), Al Hop\nSubstitute | Cllr Di Oakes for Cllr Ed Pine\n"
        "Officers | Ann Reed, Head of Finance" + AGENDA
    )
    assert people(read) == [
        ("Councillor", "Jo Bloor", ("Chairman",), "present"),
        ("Councillor", "Al Hop", (), "present"),
        ("Cllr", "Di Oakes", (), "substitute"),
        (None, "Ann Reed", ("Head of Finance",), "in_attendance"),
    ]


def test_who_holds_one_post_and_who_comes_from_one_body(minutes: Minutes) -> None:
    read = minutes(TITLE + "Present: Jo Bloor, Al Hop\nWPV: Dawn Tip (DT), Co-Chair\nClerk: Ada Sample" + AGENDA)
    assert [(p.name, p.roles, p.organisation) for p in read.meeting.people[2:]] == [
        ("Dawn Tip", ("Co-Chair",), "WPV"),
        ("Ada Sample", ("Clerk",), None),
    ]


def test_words_of_a_speaker_are_no_list(minutes: Minutes) -> None:
    read = minutes("Chair: I'll make sure that's raised on Tuesday.\nDr Emyr Stokes: Yes, I'm happy to write to you.")
    assert read.meeting.people == ()
    assert read.told("prose") == [
        "Chair: I'll make sure that's raised on Tuesday.",
        "Dr Emyr Stokes: Yes, I'm happy to write to you.",
    ]
