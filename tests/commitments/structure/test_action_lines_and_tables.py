from collections.abc import Callable
from typing import Any

import pytest

Minutes = Callable[[str], Any]
OPENING = (
    "Friends of Lower Wick Library\nMeeting of 4th March 2024\n"
    "Present: Jo Bloor (JB), Al Hopwood (AHop), Di Oakes (DO)\n2 Finance\n"
)


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("ACTION: JB", "JB"),
        ("ACTION:AHop/DO", "AHop/DO"),
        ("Action – Clerk", "Clerk"),
        ("**ACTION: JB and DO**", "JB and DO"),
        ("Action: Jo Bloor", "Jo Bloor"),
        ("ACTION JB", "JB"),
    ],
)
def test_a_line_that_only_says_who_belongs_to_the_paragraph_above(minutes: Minutes, line: str, who: str) -> None:
    read = minutes(OPENING + f"2.1 It was agreed to buy a shed.\n{line}\n2.2 The lift is broken.")
    assert read.margin("It was agreed") == who
    assert read.margin("The lift") is None
    assert len(read.told("action_line")) == 1


def test_a_line_that_says_what_is_an_action_of_its_own(minutes: Minutes) -> None:
    read = minutes(OPENING + "2.1 The shed was discussed.\nACTION: JB to write to the school by May.\n2.2 Noted.")
    assert read.told("action_line") == ["ACTION: JB to write to the school by May."]
    assert read.lead("ACTION") == "ACTION:"
    assert read.margin("The shed") is None


def test_points_under_the_word_actions(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "2.1 The shed was discussed.\nActions:\n• JB to buy paint\n• DO to book the hall\n3 Events\nNoted."
    )
    assert read.told("action_line") == ["JB to buy paint", "DO to book the hall"]
    assert read.lead("JB to buy") == "Actions:"


def test_bold_italic_lines_in_the_imperative(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "The shed was discussed.\n***Arrange a meeting with the builder for May.***\n***b) Events***\nNoted."
    )
    assert [words.strip("*") for words in read.told("action_line")] == ["Arrange a meeting with the builder for May."]


def test_initials_of_somebody_present_on_a_line_of_their_own(minutes: Minutes) -> None:
    read = minutes(OPENING + "JB will find a new fence.\nDO\nThe book sale raised £40.\nUK")
    assert read.margin("JB will find") == "DO"
    assert read.margin("The book sale") is None


def test_action_words_in_a_sentence_are_no_action_line(minutes: Minutes) -> None:
    read = minutes(OPENING + "Action was taken on the fence last week.\nAction Plan: the plan was noted.")
    assert read.told("action_line") == []


def test_action_table(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "Noted.\nItem | Action | By whom | By when\n"
        "2 | Write to the builder | JB | 30 June\n"
        "~ Page 2\n"
        "3 | Book the hall | AHop | ASAP\n"
        "That was all."
    )
    rows = [p for p in read.meeting.paragraphs if p.role == "action_row"]
    assert [[(name, read.words((start, end))) for name, start, end in row.cells] for row in rows] == [
        [("item", "2"), ("action", "Write to the builder"), ("by whom", "JB"), ("by when", "30 June")],
        [("item", "3"), ("action", "Book the hall"), ("by whom", "AHop"), ("by when", "ASAP")],
    ]
    assert "That was all." in read.told("prose")


def test_a_table_of_payments_is_no_action_table(minutes: Minutes) -> None:
    read = minutes(OPENING + "Date | Payee | Amount\n3 May | Sample Ltd | £40")
    assert read.told("action_row") == []
    assert len(read.told("table_row")) == 2


def test_lines_under_a_heading_of_actions(minutes: Minutes) -> None:
    read = minutes(
        OPENING
        + "Noted.\n**ACTIONS**\nJB to look for a room\nDO - page on costs before May\n3 Events\nThe fair was fun."
    )
    assert read.told("action_line") == ["JB to look for a room", "DO - page on costs before May"]
    assert "The fair was fun." in read.told("prose")


def test_an_action_log_is_a_heading(minutes: Minutes) -> None:
    read = minutes(OPENING + "2.1 Noted.\n3. ACTION LOG\nThe log was noted.")
    assert read.told("action_line") == []
    assert [item.title for item in read.meeting.items][-1] == "ACTION LOG"


def test_a_table_with_long_names_of_columns(minutes: Minutes) -> None:
    read = minutes(
        OPENING + "Minute | What was to be done | Who | Position at 14 June\n5 | Send the note | JB | Not received."
    )
    assert [p.cells[1][0] for p in read.meeting.paragraphs if p.role == "action_row"] == ["what was to be done"]
