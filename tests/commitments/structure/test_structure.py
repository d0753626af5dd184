import re
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.commitments.structure.labels import BULLET
from nlp_toolkit.records import Document

Minutes = Callable[[str], Any]

PIECES = st.sampled_from(
    [
        "RESOLVED:",
        "that the Clerk write",
        "(i)",
        "(ii)",
        "a)",
        "b.",
        "•",
        "·",
        "- ",
        "> ",
        "**",
        "***",
        "\n",
        "\n\n",
        "1.",
        "2.1",
        "127/24",
        "ACTION:",
        "JB",
        "JB/AHop",
        "Present:",
        "Cllr A Example (Chair),",
        "Apologies:",
        "and",
        "It was agreed that:",
        "Item | Action | By whom",
        "2 | Write | JB",
        "REPLY:",
        "Q1:",
        "“That",
        "”",
        "the next meeting",
        "3 June 2024",
        "99/99/2024",
        "31 June",
        "(",
        ")",
        "(the Director)",
        "Brackenshire Children First (BCF)",
        "held in the Hall on",
        "MINUTES OF THE LOWER WICK PARISH COUNCIL",
        "at 7.30pm",
        ".",
        ":",
        ";",
        ",",
        "~ Page 1",
        "____",
        "The Panel noted the report",
        "\xa0",
        "\u2028",
        "’",
        "Signed",
        "| ",
        "0",
        "£5",
        "Name | Role | Attendance",
        "Jo Bloor | Chair | Present",
        "ACTIONS",
        "Clerk: Ada Sample",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.text(max_size=200))


def uncovered(text: str, read: Any) -> list[str]:
    """What lies in no paragraph, without white space, stretch by stretch."""
    edges = [0, *(edge for p in read.meeting.paragraphs for edge in (p.start, p.end)), len(text)]
    return [left for i in range(0, len(edges), 2) if (left := "".join(text[edges[i] : edges[i + 1]].split()))]


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_every_stretch_lies_in_one_paragraph_or_is_its_bullet_or_number(minutes: Minutes, text: str) -> None:
    read = minutes(text)
    ends = [0]
    for paragraph in read.meeting.paragraphs:
        assert ends[-1] <= paragraph.start < paragraph.end
        assert text[paragraph.start : paragraph.end].strip()
        ends.append(paragraph.end)
    labels = sorted((p.label for p in read.meeting.paragraphs if p.label), key=len, reverse=True)
    for left in uncovered(text, read):
        rest = re.sub(r"[*_^\\>#\u200b.:)(\-]|item|minute|agenda|no", "", left, flags=re.IGNORECASE)
        rest = BULLET.sub("", rest)
        for label in labels:
            rest = rest.replace(re.sub(r"[\s().:\-]", "", label), "")
        assert rest in ("", "+", "o", "-"), (left, rest)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_all_offsets_lie_in_the_text_and_point_to_their_words(minutes: Minutes, text: str) -> None:
    read = minutes(text)
    meeting = read.meeting
    for paragraph in meeting.paragraphs:
        for span in (paragraph.lead, paragraph.margin):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert paragraph.item is None or 0 <= paragraph.item < len(meeting.items)
        assert all(0 <= start <= end <= len(text) for _, start, end in paragraph.cells)
    for quote in [person.quote for person in meeting.people] + [entry.quote for entry in meeting.definitions]:
        assert text[quote.start : quote.end] == quote.text
    for before, after in zip(meeting.items, meeting.items[1:], strict=False):
        assert before.start < before.end <= after.start
    assert structure(read.document) == meeting


def test_no_text_is_an_empty_meeting() -> None:
    meeting = structure(Document("empty", "empty.txt", "txt", "", ()))
    assert meeting.source == "empty"
    assert meeting.paragraphs == meeting.items == meeting.people == ()
    assert meeting.date is None
