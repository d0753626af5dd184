"""Margins beside paragraphs, and undertakings as one plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit import flow, language
from nlp_toolkit.commitments.extract.actions.cases import cases
from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.deadlines import due_of
from nlp_toolkit.commitments.extract.due import find_dues
from nlp_toolkit.commitments.extract.owners.directory import Directory
from nlp_toolkit.commitments.extract.owners.margins import beside, closing_names
from nlp_toolkit.commitments.extract.setting import Setting
from nlp_toolkit.commitments.extract.summaries import sentence_of, summary_of
from nlp_toolkit.records import Kind, Meeting, Person, Quote

LIST = Quote("m", 0, 1, "x")
DIRECTORY = Directory(
    Meeting("m", people=(Person("Alma Hope", "present", LIST, initials="AH"), Person("Ben Carr", "present", LIST)))
)


def found(text: str, verb: str, *, kind: Kind = "action") -> Finding:
    """Take the clause with this verb for a record."""
    doc = language.load()(text)
    case = next(case for case in cases(doc) if doc[case.main.index].text == verb)
    return Finding(case, kind, False, 0.9, 0.9, 0.4, "", case.start, case.end)


def test_the_margin_names_the_owner_of_the_task_that_names_nobody() -> None:
    first = found("The Council will pay for the roof.", "pay", kind="commitment")
    last = found("A rota will be drawn up.", "drawn")
    owners = beside(["The Council", None], [first, last], margin="AH", directory=DIRECTORY)
    assert owners == ["The Council", "AH"]


def test_the_margin_stands_beside_the_one_it_names() -> None:
    first = found("Alma will ring the school.", "ring")
    last = found("Ben will ring the church.", "ring")
    owners = beside(["Alma", "Ben"], [first, last], margin="AH", directory=DIRECTORY)
    assert owners == ["AH", "Ben"]


def test_the_margin_also_stands_beside_a_last_task_that_names_nobody() -> None:
    first = found("Alma will ring the school.", "ring")
    last = found("A rota will be drawn up.", "drawn")
    assert beside(["Alma", None], [first, last], margin="AH", directory=DIRECTORY) == ["AH", "AH"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was AGREED to buy the maps. ACTION:AH", "AH"),
        ("The roof leaks. Action: AH and Clerk.", "AH and Clerk"),
        ("The roof leaks. Action by the Clerk", "the Clerk"),
        ("The roof leaks. ACTION: Mend it", ""),
        ("The roof leaks. AH", ""),
        ("The chair took legal action.", ""),
    ],
)
def test_names_that_close_a_paragraph_after_the_word_action_are_read(text: str, names: str) -> None:
    assert closing_names(text, Setting(initials=frozenset({"ah"}))) == names


def test_a_pronoun_points_back_over_a_paragraph_that_names_nobody(tmp_path: Path) -> None:
    page = tmp_path / "minutes.txt"
    page.write_text(
        "Minutes of Hatherby Parish Council held on 14 March 2023\n\nMr Tull said that the pump was old.\n\n"
        "The pond is low.\n\nHe will send the offer to the Clerk by Friday.\n",
        encoding="utf-8",
    )
    (reading,) = flow.extract(flow.gather([page], kind="minutes").minutes)
    assert [record.owner for record in reading.commitments] == ["Mr Tull"]


def test_the_day_of_a_condition_is_not_the_day_of_the_task() -> None:
    late = found("If the lease is not signed by 30 April 2024 the Clerk will write again.", "write")
    doc = late.case.doc
    assert due_of(late, [late], find_dues(doc.text, meeting=None), doc) is None


def test_the_day_of_an_update_inside_belongs_to_the_task() -> None:
    told = found("The Clerk will put it in the message which is being sent out by 3 May 2024.", "put")
    doc = told.case.doc
    inner = Finding(told.case, "update", False, 0.5, 0.1, 0.4, "", doc.text.index("which"), len(doc.text) - 1)
    day = due_of(told, [told, inner], find_dues(doc.text, meeting=None), doc)
    assert day is not None
    assert day.due.words == "by 3 May 2024"


def test_nothing_changes_without_a_margin() -> None:
    assert beside([None], [found("A rota will be drawn up.", "drawn")], margin="", directory=DIRECTORY) == [None]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("a) the Clerk would write", "The Clerk would write."),
        ("• Order\n  new signs;", "Order new signs."),
        ("Would the Board meet?", "Would the Board meet?"),
    ],
)
def test_a_stretch_becomes_a_sentence(words: str, sentence: str) -> None:
    assert sentence_of(words) == sentence


@given(st.text(alphabet=st.sampled_from("ab .,;)•\n-"), max_size=400))
def test_a_sentence_is_one_short_line(words: str) -> None:
    sentence = sentence_of(words)
    assert "\n" not in sentence
    assert len(sentence.split()) <= 31


def test_the_owner_stands_in_place_of_the_pronoun() -> None:
    assert summary_of(found("He will contact the skip company.", "contact"), "Alma Hope") == (
        "Alma Hope will contact the skip company."
    )
    assert summary_of(found("The Clerk will write.", "write"), "The Clerk") == "The Clerk will write."


def test_each_clause_has_the_day_it_states_itself() -> None:
    text = "The Clerk will write by 3 May 2024 and Cllr Vane will paint the door by 9 June 2024."
    doc = language.load()(text)
    both = [
        Finding(case, "action", False, 0.9, 0.9, 0.4, "", case.start, case.end)
        for case in cases(doc)
        if doc[case.main.index].text in {"write", "paint"}
    ]
    dues = find_dues(text, meeting=None)
    days = [due_of(each, both, dues, doc) for each in both]
    assert [day and day.due.words for day in days] == ["by 3 May 2024", "by 9 June 2024"]


def test_an_update_has_no_day_of_its_own() -> None:
    sent = found("The letter was sent on 3 May 2024.", "sent", kind="update")
    assert due_of(sent, [sent], find_dues(sent.case.doc.text, meeting=None), sent.case.doc) is None


def test_a_row_that_tells_of_progress_is_an_update_and_one_that_does_not_an_action(tmp_path: Path) -> None:
    page = tmp_path / "minutes.html"
    page.write_text(
        "<html><body><h1>Minutes of Kelmere Town Council held on 4 March 2024</h1>"
        "<h2>Action log</h2><table><tr><th>Action</th><th>By whom</th><th>Progress</th></tr>"
        "<tr><td>Repair the path gate</td><td>AB</td><td>Done on 1 March</td></tr>"
        "<tr><td>Write to the landowner</td><td>CD</td><td></td></tr></table></body></html>",
        encoding="utf-8",
    )
    (reading,) = flow.extract(flow.gather([page], kind="minutes").minutes)
    assert [(record.kind, record.status, record.owner) for record in reading.commitments] == [
        ("update", "done", "AB"),
        ("action", None, "CD"),
    ]
