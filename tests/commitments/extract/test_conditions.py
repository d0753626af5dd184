"""Conditions, firmness and the state of updates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract import prepare
from nlp_toolkit.commitments.extract.actions.cases import cases
from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.components import answers
from nlp_toolkit.commitments.extract.conditions import condition_of, firmness_of, status_of
from nlp_toolkit.records import Firmness, Kind, Status


def finding(text: str, kind: Kind) -> Finding:
    """Take the longest clause of a text for a record."""
    case = max(cases(language.load()(text)), key=lambda each: each.end - each.start)
    return Finding(case, kind, False, 0.9, 0.9, 0.4, "", case.start, case.end)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The path would be cut if the landowner agreed.", "if the landowner agreed"),
        ("Subject to funding, the hall would be painted in May.", "Subject to funding"),
        ("The work will start once the lease is signed.", "once the lease is signed"),
        ("The policy was adopted, subject to the deletion of paragraph 4.", None),
        ("Cllr Vane asked if the path could be cut.", None),
        ("The Clerk would ascertain if the path could be cut.", None),
        ("The Clerk would ask for a time scale of when the path will be cut.", None),
        ("A newsletter would be issued once or twice a year.", None),
        ("The company providing the slide would check it.", None),
        ("The hall would be painted in May.", None),
        ("On completion of the tour the members voted to recommend the plan to the full council.", None),
        ("The Clerk was asked to find out what the levy covers and when it starts.", None),
        ("The council would go on with it, if possible with the help of the police.", None),
        ("The plan will be tested in May, when the fire service will run an exercise.", None),
        ("The Clerk would request if residents could also come.", None),
        (
            "The depot would close once the barn had opened and it was hoped that it would save money.",
            "once the barn had opened",
        ),
        ("The work would go ahead depending on the outcome of the bid.", "depending on the outcome of the bid"),
        ("Unless an objection is made, the order would be confirmed.", "Unless an objection is made"),
    ],
)
def test_the_words_of_a_condition_are_found(text: str, words: str | None) -> None:
    found = finding(text, "commitment")
    where = condition_of(found, found.case.doc)
    assert (text[slice(*where)] if where else None) == words


@pytest.mark.parametrize(
    ("text", "kind", "condition", "firmness"),
    [
        ("The Clerk will write to the school.", "action", False, "firm"),
        ("The Clerk will write if they agree.", "action", True, "conditional"),
        ("The Board hoped to open the pool.", "assurance", False, "soft"),
        ("Officers would consider the idea.", "commitment", False, "soft"),
    ],
)
def test_firmness_follows_from_kind_verb_and_condition(
    text: str, kind: Kind, condition: bool, firmness: Firmness
) -> None:
    assert firmness_of(finding(text, kind), condition=condition) == firmness


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The letter had been sent to the school.", "done"),
        ("The gate has been repaired.", "done"),
        ("The Clerk was still awaiting quotes.", "in_progress"),
        ("The asset register was substantially complete.", "in_progress"),
        ("The list of contacts had yet to arrive.", "not_done"),
        ("The gate had not been repaired.", "not_done"),
        ("No reply had been received from the school.", "in_progress"),
        ("The tender process had commenced.", "in_progress"),
        ("The camera at the hill was now in place.", "done"),
        ("The firm had been looking for a supplier.", "in_progress"),
        ("A letter had been sent to thank the Trust for its continued support.", "done"),
    ],
)
def test_the_state_of_an_update_is_told(text: str, status: Status) -> None:
    found = finding(text, "update")
    assert status_of(found, found.case.doc) == status


@pytest.mark.parametrize(
    "text",
    [
        "The school had replied to the letter: the two trusts had not.",
        "The dust was being measured but the figures were not available.",
    ],
)
def test_what_is_done_in_part_is_in_progress(text: str) -> None:
    found = replace(finding(text, "update"), start=0, end=len(text))
    assert status_of(found, found.case.doc) == "in_progress"


def test_an_update_has_no_condition() -> None:
    found = finding("The Clerk had written to the school once the lease was signed.", "update")
    assert condition_of(found, found.case.doc) is None


def test_only_updates_have_a_state() -> None:
    found = finding("The gate has been repaired.", "action")
    assert status_of(found, found.case.doc) is None


def test_a_condition_ends_where_the_main_clause_begins_without_a_comma() -> None:
    doc = prepare(language.load())("If a provider could be found the clinic would begin in February 2023.")
    (condition,) = [told.condition for _, told in answers(doc) if told.condition]
    assert doc.text[slice(*condition)] == "If a provider could be found"
