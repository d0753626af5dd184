import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.read.paragraphs import paragraphs
from nlp_toolkit.records import Document

Minutes = Callable[[str], Any]
AGENDA = "\n1. Minutes\nThe minutes of the meeting held on 6 May 2024 were agreed as a true record.\n2. Finance\nNoted."


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("**GENERAL MEETING MONDAY 8 JULY 2024**", "2024-07-08"),
        ("MINUTES OF WICK AREA COMMITTEE MEETING HELD ON 7th MAY, 2014, IN THE HALL", "2014-05-07"),
        (
            "Minutes of the Parish Council Meeting held in The Hall at 7.30pm on Wednesday 13 February 2013",
            "2013-02-13",
        ),
        ("Meeting of the Panel 04/08/2011", "2011-08-04"),
        ("Title of Meeting Board\nDate 31st March 2016", "2016-03-31"),
        ("Date of Meeting:\n3rd of June 2024", "2024-06-03"),
        ("PARISH COUNCIL MEETING THURSDAY AUGUST 4TH 2011", "2011-08-04"),
        ("Minutes of the meeting held on\nMONDAY, 22ND\nSEPTEMBER, 2014, AT 3.00 P.M.", "2014-09-22"),
        ("MINUTES OF MEETING HELD ON WEDNESDAY, 4™ NOVEMBER, 2015", "2015-11-04"),
        (
            "COUNCIL (Draft until approved at the next Council meeting) Minutes of the Meeting held on 3 June 2020",
            "2020-06-03",
        ),
        ("Minutes of 13th May meeting", "2024-05-13"),
        (
            "Here are the minutes of the Nether Council\n\nMinutes of the meeting held on Thursday\n\n31st May 2007\n",
            "2007-05-31",
        ),
        (
            "A meeting of the Arts Committee was held in the Hall, Wick\n\nCity, on Tuesday 12th December,\n\n2017.\n",
            "2017-12-12",
        ),
        ("Minutes", None),
        ("Minutes of the meeting held on 31 June 2024", None),
    ],
)
def test_date_of_the_meeting(minutes: Minutes, title: str, day: str | None) -> None:
    found = minutes(title + "\nPresent: Jo Bloor" + AGENDA).meeting.date
    assert (found and found.isoformat()) == day


def test_dates_in_the_business_are_not_the_meetings(minutes: Minutes) -> None:
    read = minutes(
        "Agenda item\nRevisit in Brackenshire\nThe Panel was asked to consider the report of the visit which "
        "took place on 1 November 2021, "
        "detailed in the letter published on 16 May 2018."
    )
    assert read.meeting.date is None


def test_what_the_reader_knows_better(minutes: Minutes) -> None:
    read = minutes("Minutes of 3 June 2024" + AGENDA)
    assert structure(read.document, date=dt.date(2024, 6, 4)).date == dt.date(2024, 6, 4)


def test_time_place_and_bodies(minutes: Minutes) -> None:
    read = minutes(
        "MINUTES OF LOWER WICK PARISH COUNCIL MEETING HELD AT ST. MARY'S CHURCH THURSDAY 4 AUGUST 2011 AT 7.30PM"
        + AGENDA
    )
    meeting = read.meeting
    assert (meeting.council, meeting.committee) == ("Lower Wick Parish Council", None)
    assert (meeting.place, meeting.time) == ("St. Mary's Church", dt.time(19, 30))
    read = minutes(
        "Brackenshire County Council\nChildren and Families Overview and Scrutiny Panel\nTuesday 3 June 2025 "
        "- 10.00 am\nVenue: County Hall" + AGENDA
    )
    meeting = read.meeting
    assert meeting.council == "Brackenshire County Council"
    assert meeting.committee == "Children and Families Overview and Scrutiny Panel"
    assert (meeting.place, meeting.time) == ("County Hall", dt.time(10, 0))


def test_what_the_paper_is_after_a_colon_is_no_part_of_the_name(minutes: Minutes) -> None:
    read = minutes(
        "Brackenshire County Council – Scrutiny\nPools Task Group: notes of second meeting\n3 June 2025" + AGENDA
    )
    assert (read.meeting.council, read.meeting.committee) == ("Brackenshire County Council", "Pools Task Group")


TITLE = "Lower Wick Parish Council\nMinutes of the meeting held on Wednesday 13 February 2013\n"


def test_next_meetings_and_whose(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "3. Verbal Report on Village Liaison Meeting\nThere had been no complaints. The next meeting will "
        "be on Wednesday 24 April.\n"
        "4. Police\nThe next SNAP meeting will be held on 20 March. The next meeting of the Playing Fields "
        "Board is on 3 January.\n"
        "5. Date and Time of Next Meeting:\n13 March 2013 at 7.30pm, followed by the Annual Parish Meeting 1 May."
    )
    assert read.meeting.next_meetings == (
        ("Village Liaison", dt.date(2013, 4, 24)),
        ("SNAP", dt.date(2013, 3, 20)),
        ("Playing Fields Board", dt.date(2014, 1, 3)),
        ("", dt.date(2013, 3, 13)),
        ("Annual Parish Meeting", dt.date(2013, 5, 1)),
    )


def test_a_month_names_the_meeting_whose_day_is_told(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "3. Elections\nThe April Meeting would take place on Tuesday, 16th April.\n"
        "4. Litter\nThe May litter pick would take place on 4 May."
    )
    assert read.meeting.next_meetings == (("", dt.date(2013, 4, 16)),)


def test_dates_that_are_no_next_meeting(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "3. Police\nThe minutes of the last meeting on 16 January 2013 were agreed. Next week, on 3 March, "
        "the road closes."
    )
    assert read.meeting.next_meetings == ()


def test_definitions(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "3. Inclusion\nBrackenshire Children First (BCF) and the DfE (Department for Education) required "
        "an Accelerated Progress Plan (APP).\n"
        "The Chief Executive and Director for Education, Early Years and Children with Disabilities (The "
        "Director) had met "
        "the Managing Director for Quality Performance at Wick Trust (the Managing Director).\n"
        "The SEND (Special Educational Needs and Disabilities) lead spoke (briefly) of 3 sites (see Appendix "
        "A) and of Ada Sample (clerk)."
    )
    assert [(d.short, d.long) for d in read.meeting.definitions] == [
        ("BCF", "Brackenshire Children First"),
        ("DfE", "Department for Education"),
        ("APP", "Accelerated Progress Plan"),
        ("The Director", "Director for Education, Early Years and Children with Disabilities"),
        ("the Managing Director", "Managing Director for Quality Performance at Wick Trust"),
        ("SEND", "Special Educational Needs and Disabilities"),
    ]
    for definition in read.meeting.definitions:
        assert definition.quote.text == read.document.text[definition.quote.start : definition.quote.end]
        assert definition.short in definition.quote.text


def test_items_with_numbers_and_titles(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "2 MATTERS ARISING\n**c) Elder Park Hall: Reopening**\nIt had opened.\n3. Declaration of "
        "Interest:No declarations given\n"
        "125 Apologies\nNone.\n126/24 The Clerk reported that the hedge had been cut.\n5. Reports: 5.1 "
        "Chairman’s Report: The Chair had met the school.\n"
        "6. Closure. The Chair thanked everyone.\n4 Votes for - Carried"
    )
    assert [(item.number, item.title) for item in read.meeting.items] == [
        ("2", "MATTERS ARISING"),
        ("c", "Elder Park Hall: Reopening"),
        ("3", "Declaration of Interest"),
        ("125", "Apologies"),
        ("126/24", ""),
        ("5", "Reports"),
        ("5.1", "Chairman’s Report"),
        ("6", "Closure"),
    ]
    told = read.meeting.items[6]
    assert read.document.text[told.start : told.end] == "5.1 Chairman’s Report: The Chair had met the school."
    assert read.paragraph("4 Votes").item == 7


def test_front_matter_and_furniture_are_set_aside(minutes: Minutes) -> None:
    read = minutes(
        TITLE + "~ Page 1\nPresent: Jo Bloor, Al Hopwood\n3. Finance\nThe Clerk would write.\n~ Page 2\nSigned "
        "________\nDate ______\nMEMBERS OF THE PUBLIC ARE WELCOME TO ATTEND"
    )
    assert read.told("prose") == ["The Clerk would write."]
    assert read.told("attendance") == ["Present: Jo Bloor, Al Hopwood"]


def test_an_extract_begins_with_its_business(minutes: Minutes) -> None:
    read = minutes("Members asked for figures.\nThe Clerk agreed to send them by 3 May.\nPoster: Jo to print it.")
    assert read.told("front_matter", "attendance") == []
    assert len(read.told("prose")) == 3


def test_short_numbered_sentences_are_no_titles(minutes: Minutes) -> None:
    read = minutes(
        TITLE
        + "4. Bridge Works\n4.1 Members congratulated officers on having listened. The bridge would open in May.\n"
        "4.2 Minute 53: the figures had been sent.\n4.3 Telephone calls: figures now obtained were noted."
    )
    assert [item.title for item in read.meeting.items] == ["Bridge Works"]
    assert [p.label for p in read.meeting.paragraphs if p.role == "prose"] == ["4.1", "4.2", "4.3"]


@pytest.mark.parametrize(("day", "expected"), [("MONDAY 6 NOVEMBER", "2023-11-06"), ("TUESDAY 6 NOVEMBER", None)])
def test_the_weekday_tells_the_year(minutes: Minutes, day: str, expected: str | None) -> None:
    read = minutes(f"LOWER WICK COMMUNITY COUNCIL\nGENERAL MEETING {day}\n1. BUDGET\nThe 2023 accounts were noted.")
    assert (read.meeting.date and read.meeting.date.isoformat()) == expected


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("forum-2024", "Minutes of the meeting held on Tuesday 12 March", "2024-03-12"),
        ("2023-24 forum", "Minutes of the meeting held on Tuesday 12 March", "2024-03-12"),
        ("minutes", "Schools Forum 2023/24\nMinutes of the meeting held on Tuesday 12 March", "2024-03-12"),
        ("minutes 2024", "Minutes of the meeting held on 12 March", "2024-03-12"),
        ("minutes 2023", "Minutes of the meeting held on Tuesday 12 March", None),
        ("minutes", "Minutes of the meeting held on 12 March", None),
    ],
)
def test_the_year_stands_in_the_title_or_the_name_of_the_file(name: str, title: str, day: str | None) -> None:
    text = title + "\nPresent: Jo Bloor\n1. Budget\nNoted."
    found = structure(Document(name, f"{name}.txt", "txt", text, paragraphs(text))).date
    assert (found and found.isoformat()) == day
