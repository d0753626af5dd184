from collections.abc import Callable
from typing import Any

Minutes = Callable[[str], Any]
OPENING = "Brackenshire County Council\nMinutes of the Scrutiny Panel held on Monday 3 June 2024\n"


def test_bullets_under_main_points_have_them_as_lead(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "5 Inclusion Update\n"
        "The Director introduced the report. In discussion the following main points were noted:\n"
        "• The Director would send the figures.\n"
        "• A Member asked about transport.\n"
        "Members thanked the Director."
    )
    lead = "In discussion the following main points were noted:"
    assert read.lead("The Director would send") == lead
    assert read.lead("A Member asked") == lead
    assert read.told("bullet") == ["The Director would send the figures.", "A Member asked about transport."]
    assert read.told("prose") == [
        "The Director introduced the report. In discussion the following main points were noted:",
        "Members thanked the Director.",
    ]
    assert read.lead("Members thanked") is None


def test_a_lead_in_of_its_own_is_no_paragraph_of_business(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "5 Inclusion Update\nIt was agreed that:\n• The Clerk would write.\n• The plan be published."
    )
    assert read.told("resolution") == ["The Clerk would write.", "The plan be published."]
    assert read.lead("The plan") == "It was agreed that:"
    assert read.told("heading") == ["Inclusion Update", "It was agreed that:"]
    assert [item.title for item in read.meeting.items] == ["Inclusion Update"]


def test_resolved_in_one_paragraph_is_parted(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "6 Budget\nThe report was considered. RESOLVED: (i) that the Head of Finance report back; "
        "(ii) that the Chair write to the schools; and (iii) that the fees be frozen."
    )
    assert read.told("resolution") == [
        "that the Head of Finance report back;",
        "that the Chair write to the schools; and",
        "that the fees be frozen.",
    ]
    assert [read.paragraph(words).label for words in ("that the Head", "that the Chair", "that the fees")] == [
        "(i)",
        "(ii)",
        "(iii)",
    ]
    assert read.lead("that the Chair") == "RESOLVED:"
    assert read.told("prose") == ["The report was considered."]


def test_numbered_points_after_resolved(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "6 Budget\nRESOLVED that:\n(1) the Clerk obtain quotes;\n(2) the hall be let.\n7 Allotments\nNoted."
    )
    assert read.lead("the Clerk obtain") == "RESOLVED that:"
    assert read.told("resolution") == ["the Clerk obtain quotes;", "the hall be let."]
    assert [(item.number, item.title) for item in read.meeting.items] == [("6", "Budget"), ("7", "Allotments")]


def test_recommended_that_spelt_out(minutes: Minutes) -> None:
    read = minutes(OPENING + "6 Budget\nRECOMMENDED – T H A T\n(a) the plan be adopted;\n(b) officers report in May.")
    assert read.lead("the plan") == "RECOMMENDED – T H A T"
    assert read.told("resolution") == ["the plan be adopted;", "officers report in May."]


def test_a_resolution_in_one_sentence_carries_its_own_lead(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "6 Budget\nRESOLVED - That the Clerk write to the County.\n"
        "The Committee resolved to request the Head of Transport to report in March.\n"
        "The Chair spoke of what had been agreed that day."
    )
    assert read.lead("RESOLVED") == "RESOLVED - That"
    assert read.lead("The Committee resolved") == "The Committee resolved to"
    assert len(read.told("resolution")) == 2
    assert read.told("prose") == ["The Chair spoke of what had been agreed that day."]


def test_proposed_seconded_and_resolved(minutes: Minutes) -> None:
    read = minutes(
        OPENING
        + "1. Adoption of Minutes\nProposed by Councillor Example;\nSeconded by Councillor Sample;\nAnd Resolved:\n"
        "“That the minutes be adopted and signed.”\nA vote of sympathy was passed."
    )
    assert read.told("resolution") == ["“That the minutes be adopted and signed.”"]
    assert read.lead("“That the minutes") == "And Resolved:"
    assert "A vote of sympathy was passed." in read.told("prose")


def test_lettered_points_under_a_heading_are_no_headings(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "4. Matters Arising\na. The Clerk had chased the contractor.\nb. The bench was to be repaired.\n5. "
        "Finance\nNoted."
    )
    assert read.told("bullet") == ["The Clerk had chased the contractor.", "The bench was to be repaired."]
    assert read.paragraph("The bench").label == "b."
    assert read.paragraph("The bench").item == 0


def test_bullets_that_run_on_in_a_line(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "5.2 Clerk's Report: • It was agreed the council would apply. • The Clerk attended a course."
    )
    assert read.told("bullet") == ["It was agreed the council would apply.", "The Clerk attended a course."]
    assert read.told("heading") == ["Clerk's Report:"]
    assert [(item.number, item.title) for item in read.meeting.items] == [("5.2", "Clerk's Report")]


def test_letters_inside_a_sentence_stay_there(minutes: Minutes) -> None:
    sentence = "His response had stressed a) the brief time b) the lack of notice."
    read = minutes(OPENING + "4 Travel\n" + sentence)
    assert read.told("prose") == [sentence]


def test_questions_and_answers(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "3. Public Questions\nQ1: When will the ramp be built?\nA: The Director replied that it would be "
        "built in May.\n4. Finance\nNoted."
    )
    assert read.told("question") == ["Q1: When will the ramp be built?"]
    assert read.told("answer") == ["A: The Director replied that it would be built in May."]
    assert read.told("prose") == ["Noted."]


def test_written_questions_with_a_reply(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "8 Question submitted by Councillor Sample\n“I will ask the Council when the lights will be "
        "mended”.\nREPLY:\n"
        "The lights will be mended by June."
    )
    assert read.told("question") == ["“I will ask the Council when the lights will be mended”."]
    assert read.told("answer") == ["The lights will be mended by June."]
    assert [item.number for item in read.meeting.items] == ["8"]
