"""Who a letter goes to: one letter a person, none to the body itself or to nobody in particular."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.records import Commitment, Line, Quote
from nlp_toolkit.report import write_letters
from nlp_toolkit.report.tracker.addressees import addressed, addressees
from nlp_toolkit.report.tracker.printed import printed

DAY = dt.date(2022, 9, 1)


def line(
    name: str, number: int = 1, *, council: str = "Marlshire Council", words: str = "write to the bus company"
) -> Line:
    first = Commitment(Quote("m", 0, len(words), words), "action", summary=words)
    return Line(
        f"LS (22/23) {number:02}",
        first,
        council=council,
        committee="Leisure Scrutiny Panel",
        what=words,
        owner=name,
        promised=dt.date(2022, 3, 8),
        due=dt.date(2022, 5, 31),
        state="overdue",
    )


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["M Fell", "Margaret Fell"], ["Margaret Fell", "Margaret Fell"]),
        (["Cllr Dow", "Councillor A Dow"], ["Councillor A Dow", "Councillor A Dow"]),
        (["M. Fell", "Mrs Fell", "Mrs Margaret Fell"], ["Mrs Margaret Fell"] * 3),
        (["Mr Fell", "Mrs Fell"], ["Mr Fell", "Mrs Fell"]),
        (["Cllr Dow", "Anna Dow", "Brian Dow"], ["Cllr Dow", "Anna Dow", "Brian Dow"]),
        (["Cllr Dow", "A Dow", "Anna Dow", "Brian Dow"], ["Cllr Dow", "Anna Dow", "Anna Dow", "Brian Dow"]),
        (["the Head of Transport", "Head of transport"], ["Head of Transport", "Head of Transport"]),
        (["Head of Transport", "Head of Finance"], ["Head of Transport", "Head of Finance"]),
    ],
)
def test_the_forms_of_one_name_are_one_person(names: list[str], told: list[str]) -> None:
    lines = [line(name, number) for number, name in enumerate(names)]
    found = addressees(lines)
    assert [found[each.ref][1] for each in lines] == told


def test_people_of_one_name_in_two_councils_are_two(tmp_path: Path) -> None:
    two = [line("Cllr Dow", 1), line("Cllr A Dow", 2, council="Otherton Town Council")]
    assert {name for _, name in addressees(two).values()} == {"Cllr Dow", "Cllr A Dow"}
    written = write_letters([two[0], replace(two[1], owner="Cllr Dow")], tmp_path, as_at=DAY).value
    assert written is not None
    assert len(written) == 2


def test_minutes_that_name_no_council_are_of_the_only_one_there_is(tmp_path: Path) -> None:
    two = [line("M Fell", 1), line("Margaret Fell", 2, council="")]
    written = write_letters(two, tmp_path, as_at=DAY).value
    assert written is not None
    assert [path.name for path in written] == ["letter-margaret-fell.docx"]


@pytest.mark.parametrize(
    "name",
    [
        "No. PN",
        "the Panel",
        "The Committee",
        "Members",
        "Members of the Panel",
        "Leisure Scrutiny Panel",
        "the Leisure Scrutiny Panel",
        "Marlshire Council",
        "February two members of staff",
        "two members of staff",
        "we",
        "",
    ],
)
def test_nobody_writes_to_the_body_itself_or_to_nobody(name: str, tmp_path: Path) -> None:
    assert not addressed(line(name))
    outcome = write_letters([line(name)], tmp_path, as_at=DAY)
    assert outcome.value == []
    assert len(outcome.remarks) == 1


@pytest.mark.parametrize("name", ["the Head of Transport", "Highways", "Cabinet", "Mrs Fell", "Pensford Health Trust"])
def test_a_name_a_post_and_another_body_are_written_to(name: str) -> None:
    assert addressed(line(name))


def test_a_letter_shows_no_marks_of_markdown(tmp_path: Path) -> None:
    words = "**RESOLVED** that the Clerk\n> write to *the* bus company"
    written = write_letters([line("the Clerk", words=words)], tmp_path, as_at=DAY).value
    assert written is not None
    shown = "\n".join(each.text for each in docx.Document(str(written[0])).paragraphs)
    assert "RESOLVED that the Clerk write to the bus company" in shown
    assert "*" not in shown
    assert ">" not in shown


@given(st.text(max_size=80))
def test_any_words_can_be_printed_and_any_owner_looked_at(words: str) -> None:
    assert "**" not in printed(words).replace("***", "")
    assert "\n" not in printed(words)
    assert isinstance(addressed(line(words)), bool)
