from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nlp_toolkit.read.paragraphs import paragraphs

MINUTES = """\
ASHBY VALE PARISH COUNCIL

1. Apologies
Apologies were received from Cllr Dunmore and from the County Councillor, who
was at another meeting. The Clerk had also heard from the
Warden.
2. Highways
2.1 The Clerk reported that the drain in Mill Lane had been blocked since the
autumn and that Highways would be asked to
clear it before Easter.
ACTION: JB
2.2 Noted.
3 Any other business
a) Seat on the green - Cllr Orme to get a price for a new
one and report back.
b) None.
"""


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.layout, text[block.start : block.end]) for block in paragraphs(text)]


def whole(text: str) -> list[str]:
    return [" ".join(part.split()) for _, part in blocks(text)]


def test_wrapped_lines_are_one_paragraph_and_headings_and_points_stand_alone() -> None:
    assert [(layout, " ".join(part.split())) for layout, part in blocks(MINUTES)] == [
        ("heading", "ASHBY VALE PARISH COUNCIL"),
        ("heading", "1. Apologies"),
        (
            "paragraph",
            (
                "Apologies were received from Cllr Dunmore and from the County Councillor, who was at another meeting. "
                "The Clerk had also heard from the Warden."
            ),
        ),
        ("heading", "2. Highways"),
        (
            "list_item",
            (
                "2.1 The Clerk reported that the drain in Mill Lane had been blocked since the autumn and that "
                "Highways would be asked to clear it before Easter."
            ),
        ),
        ("paragraph", "ACTION: JB"),
        ("list_item", "2.2 Noted."),
        ("heading", "3 Any other business"),
        ("list_item", "a) Seat on the green - Cllr Orme to get a price for a new one and report back."),
        ("list_item", "b) None."),
    ]


def test_one_line_a_paragraph() -> None:
    text = (
        "Present: Cllr Orme, Cllr Dunmore and the Clerk.\n"
        "The Chairman welcomed everybody to the meeting and said that there were two items.\n"
        "Cllr Orme asked when the seat would be mended.\n"
    )
    assert whole(text) == text.splitlines()


def test_quoted_text_keeps_its_marks_inside_the_block() -> None:
    text = (
        "b) **Closure of the bank: loss of the cash machine -- report from\n Robin Ellwood**\n\n"
        "> Robin had written to the bank. Once an answer had been received\n> we should seek a meeting.\n>\n"
        "> ***Arrange meeting for May.***\n"
    )
    assert blocks(text) == [
        ("heading", "b) **Closure of the bank: loss of the cash machine -- report from\n Robin Ellwood**"),
        (
            "paragraph",
            "> Robin had written to the bank. Once an answer had been received\n> we should seek a meeting.",
        ),
        ("furniture", ">"),
        ("paragraph", "> ***Arrange meeting for May.***"),
    ]


def test_a_backslash_breaks_the_line_for_good() -> None:
    assert whole("1. MINUTES OF THE MAY MEETING\\\n These were moved as correct.\n") == [
        "1. MINUTES OF THE MAY MEETING\\",
        "These were moved as correct.",
    ]


WRAPPED = """\
The Panel heard from the Director about the plan for the year and about
what had been done since the spring by
the officers.
"""


def test_page_furniture_is_set_apart_and_never_joined() -> None:
    head = "2031-05-04 draft Board Minutes v2\nRegistered Office: The Old Mill, Ashby\n"
    pages = [f"Item {n} was opened.\n{WRAPPED * 8}It closed after {n} hours, which everybody found\n" for n in "abc"]
    text = "".join(f"{head}{number}\n{page}" for number, page in enumerate(pages, start=1))
    found = blocks(text)
    assert [part for layout, part in found if layout == "furniture"] == [
        line for number in (1, 2, 3) for line in (*head.splitlines(), str(number))
    ]
    assert [part for layout, part in found if part.startswith("Item")] == [f"Item {n} was opened." for n in "abc"]


def test_what_is_merely_repeated_is_text() -> None:
    text = "".join(f"{n}. Item number {n}\nThe report was received.\nNoted.\n\n" for n in range(1, 9))
    assert "furniture" not in {layout for layout, _ in blocks(text)}


def test_a_sentence_torn_by_an_empty_line_is_mended_where_lines_are_wrapped() -> None:
    text = MINUTES + (
        "\nThe Warden reported on the bridge over the brook, for which an estimate had\n\n"
        "been received from the county. It was agreed to pay half of it.\n"
    )
    assert whole(text)[-1].startswith("The Warden reported")
    assert whole(text)[-1].endswith("half of it.")


def test_lines_with_an_empty_line_after_each() -> None:
    sentence = [
        "The Director explained that the contract had been let in the autumn and that",
        "every school would be told of the new routes before the end of the",
        "summer term.",
        "Members asked for figures on late buses in the north of the district and the",
        "Head of Transport agreed to send them within a",
        "month.",
    ]
    assert len(whole("\n\n".join(sentence * 2))) == 4


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The Clerk would write to the owners of the mill about the noise at", "7.30 pm on Sundays."),
        ("It was agreed to hold the next meeting on the usual day, which was", "12 June, in the hall."),
        ("There had been no complaints from the residents of the lane since", "2019 and none was expected."),
    ],
)
def test_a_number_in_the_middle_of_a_sentence_opens_nothing(first: str, second: str) -> None:
    text = MINUTES + f"\n{first}\n{second}\n"
    assert whole(text)[-1] == f"{first} {second}"


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED that:",
        "It was agreed that:",
        "RESOLVED",
        "Cllr R Dunmore (Chair)",
        "Apologies were received from Mr Ellwood.",
        "14 Quarry Rise",
        "8 March 2031",
        "Dear Sir or Madam",
        "Proposed by: Councillor Orme",
    ],
)
def test_no_heading(line: str) -> None:
    following = "The Clerk reported that the drain had been cleared and that the bill would be paid in the new year."
    assert blocks(f"Some first line.\n\n{line}\n\n{following}")[1][0] != "heading"


@pytest.mark.parametrize(
    "line",
    [
        "4. Noise",
        "7 Review of the budget",
        "Matters Arising",
        "SCHOOL TRANSPORT",
        "**Home to school transport**",
        "## Next meeting",
        "23/045 Apologies",
    ],
)
def test_heading(line: str) -> None:
    following = "The Clerk reported that the drain had been cleared and that the bill would be paid in the new year."
    assert blocks(f"Some first line.\n\n{line}\n\n{following}")[1] == ("heading", line)


def test_initials_on_a_line_of_their_own_stand_in_the_margin() -> None:
    text = "The Clerk would write to the owners of the mill about it.\nJB\n\nThe seat had been mended.\nAGREED\n"
    found = paragraphs(text)
    assert [block.layout for block in found] == ["paragraph", "margin", "paragraph", "paragraph"]
    assert found[0].margin == (found[1].start, found[1].end)


def test_a_lone_number_belongs_to_its_heading() -> None:
    assert whole("Opening words of the meeting.\n\n4.\n\nPolicing in the District\n\nIt was quiet.") == [
        "Opening words of the meeting.",
        "4. Policing in the District",
        "It was quiet.",
    ]


def test_depth_of_lists() -> None:
    text = "Agreed:\n1. to write\n  a) to the school\n  b) to the bus company\n2. to report back\n"
    assert [(block.layout, block.level) for block in paragraphs(text)] == [
        ("paragraph", 0),
        ("list_item", 1),
        ("list_item", 2),
        ("list_item", 2),
        ("list_item", 1),
    ]


def test_rows_drawn_with_bars() -> None:
    text = "Actions:\n\n| Action | By whom |\n|---|---|\n| Write to schools | JB |\n| Send the figures |  |\n"
    rows = [block for block in paragraphs(text) if block.layout == "table_row"]
    assert [[text[start:end] for start, end in block.cells] for block in rows] == [
        ["Action", "By whom"],
        ["Write to schools", "JB"],
        ["Send the figures", ""],
    ]
    assert [part for layout, part in blocks(text) if layout == "furniture"] == ["|---|---|"]


def test_one_bar_is_no_table() -> None:
    assert blocks("| will ask at the next meeting that a path be made.")[0][0] == "paragraph"


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                " ",
                ">",
                "> ",
                "---",
                "1",
                "2",
                "ACTION: JB",
                "JB",
                "• ",
                "•",
                "**Bold**",
                "**",
                "a) to write",
                "5.1 x",
                "\\",
                "Page 1 of 2",
                "| a | b |",
                "\f",
                "\ufeff",
                "|",
                "_____",
            ]
        ),
        st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=90),
        st.sampled_from(WRAPPED.splitlines()),
    ),
    max_size=40,
)


@given(LINES)
@example(["0" * 35, '"a' + "0" * 33, "a " + "0" * 29 + " Y", "", ">", "1"])
def test_no_word_is_lost_or_told_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    position = 0
    for block in paragraphs(text):
        assert position <= block.start < block.end
        assert not text[position : block.start].replace("\ufeff", "").strip()
        assert text[block.start : block.end].strip()
        position = block.end
    assert not text[position:].replace("\ufeff", "").strip()
