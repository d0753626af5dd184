# ruff: noqa: E501
"""The sentence is the test: what the extraction must find in it, and the near misses in which it must find nothing.

Each case is a passage in the inline notation. The trackable records found must be those marked, no more and no fewer;
their words must cover most of the marked words, and what is marked of owner and due date must be found as marked.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract import Calendar, extract, prepare
from nlp_toolkit.commitments.structure import structure
from nlp_toolkit.evaluate.example import Example
from nlp_toolkit.evaluate.notation import parse
from nlp_toolkit.evaluate.passages import as_document
from nlp_toolkit.records import Commitment

MET = dt.date(2023, 3, 14)

FOUND = """
The Director undertook to <action>circulate the figures to members <due date="2023-03-31">by the end of March</due></action>.
The <owner>Head of Transport</owner> would <action>report back on the trial <due date="2023-06-30">by 30 June 2023</due></action>.
<owner>The Clerk</owner> agreed to <action>write to the owner of the land about the hedge</action>.
<commitment>The new library at Hatherby would open <due date="2023-09-30">in September 2023</due></commitment>.
RESOLVED that <decision>a working party on litter be set up with three members</decision>.
It was agreed that <action><owner>the Chair</owner> would write to the Minister about the cuts</action>.
<commitment>All 40 overdue plans would be issued <due date="2023-05-31">by the end of May 2023</due></commitment>.
The <owner>Finance Officer</owner> was asked to <action>bring a costed plan to the next meeting</action>.
<action><owner>Cllr Ellis</owner> undertook to speak to the bus company <due date="2023-03-28">within two weeks</due></action>.
<action>The minutes of the visit would be sent to all members</action>.
The Head of Service confirmed that <commitment>every family would have a named officer <due date="2023-04-30">by 30 April 2023</due></commitment>.
<commitment>The company would publish the survey <due date="2023-04-30">in April</due></commitment>.
The Panel RECOMMENDED that <decision>the charge be dropped</decision>.
<commitment>A second inspector would take up post on <due date="2023-06-05">5 June 2023</due></commitment>.
The Chief Executive promised that <commitment>the backlog would be cleared <due date="2023-07-31">by 31 July 2023</due></commitment>.
The <owner>Manager</owner> undertook to <action>visit the site and report to the committee</action>.
"""

NOTHING = """
In answer to a question about whether quality would be cut to save time, the Director said that every plan was read twice.
Members thanked the Director for her report.
The minutes of the last meeting were agreed as a correct record.
Schools must publish their policy on their website.
The county has 219 schools, of which 40 are small.
There were no plans to replace the bus shelter.
The road had been closed since the flood in 2019.
The Head of Transport had written to the bus company in January.
It was noted that the budget was under pressure.
Apologies were received from Cllr Ellis.
The Director hoped that numbers would fall.
The service would continue to work closely with families.
Members asked whether the scheme was popular.
The Panel was asked to consider an update on the inspection which took place in November 2021.
Cllr Vane queried if the path would be extended towards the mill.
It was suggested that a leaflet might help.
In 2018 the Council promised to build a bridge.
Every child with a plan has a review once a year.
The Chair closed the meeting at 4pm.
Mr Price asked why the letter had not been answered.
The letter had been sent on 3 February.
The Panel noted the report.
There being no further business, the Chairman declared the meeting closed.
The Council was committed to listening to young people.
Residents felt that more could be done about speeding.
Councillor Ellis declared an interest as a governor of the school.
The audience laughed, and the Chair called for order.
"""


def lines(text: str) -> list[str]:
    return text.strip().split("\n")


def example(line: str) -> Example:
    return replace(parse(line), meeting_date=MET)


def found_in(passage: Example) -> list[Commitment]:
    """Read a passage as the minutes of a meeting, and give the trackable records."""
    document, _ = as_document(passage)
    nlp = prepare(language.load())
    records = extract(document, structure(document), nlp=nlp, calendar=Calendar())
    return [record for record in records if record.trackable]


def mistakes(passage: Example, found: list[Commitment]) -> list[str]:
    """Say how what was found differs from what is marked."""
    expected = [record for record in passage.records if record.trackable]
    if len(found) != len(expected):
        return [f"{len(expected)} expected, {len(found)} found: {[record.quote.text for record in found]}"]
    wrong = []
    for mine, theirs in zip(expected, found, strict=True):
        shared = [word for word in mine.quote.text.split() if word in theirs.quote.text.split()]
        if len(shared) < 0.7 * len(mine.quote.text.split()):
            wrong.append(f"the words are {theirs.quote.text!r}")
        if mine.owner and (theirs.owner or "").lower().removeprefix("the ") != mine.owner.lower().removeprefix("the "):
            wrong.append(f"the owner is {theirs.owner!r}")
        if mine.due and (theirs.due.date if theirs.due else None) != mine.due.date:
            wrong.append(f"the due date is {theirs.due}")
    return wrong


@pytest.mark.parametrize("line", lines(FOUND))
def test_what_is_undertaken_is_found(line: str) -> None:
    passage = example(line)
    assert mistakes(passage, found_in(passage)) == []


@pytest.mark.parametrize("line", lines(NOTHING))
def test_near_misses_are_left_alone(line: str) -> None:
    passage = example(f"∅ {line}")
    assert mistakes(passage, found_in(passage)) == []


@pytest.mark.parametrize("line", lines(FOUND))
def test_a_pipeline_that_finds_nothing_fails_every_positive_case(line: str) -> None:
    assert mistakes(example(line), []) != []


@pytest.mark.parametrize("line", lines(FOUND))
def test_a_pipeline_that_takes_everything_fails_every_near_miss(line: str) -> None:
    passage = example(f"∅ {parse(line).text}")
    assert mistakes(passage, list(example(line).records)) != []
