"""Where the clauses begin and end that could state an undertaking."""

from __future__ import annotations

import pytest

from nlp_toolkit import language
from nlp_toolkit.commitments.extract.actions.cases import cases


def stretches(text: str) -> list[str]:
    return [case.text for case in cases(language.load()(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The Clerk to enquire whether the bins are large enough",
        "A letter of thanks to be sent to Mr Orrick",
        "JT to ask if the hall might be free in May",
        "The Treasurer to contact the bank to find out why the card was refused",
    ],
)
def test_a_note_without_a_tense_is_one_clause_with_its_subject(text: str) -> None:
    assert text in stretches(f"{text}.")


@pytest.mark.parametrize(
    "text",
    [
        "The Council had a duty to enquire.",
        "An opportunity to meet the Mayor was welcomed.",
        "The request to close the lane was noted.",
    ],
)
def test_what_a_noun_is_for_is_no_clause_of_its_own(text: str) -> None:
    assert stretches(text) == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Clerk to liaise with Cllr Vane; item to be included on the next agenda.",
            ["Clerk to liaise with Cllr Vane", "item to be included on the next agenda"],
        ),
        ("It was another piece of land; Clerk to follow up.", ["It was another piece of land", "Clerk to follow up"]),
        (
            "The old fence is to be taken down - clerk to contact Mr Orrick.",
            ["The old fence is to be taken down", "clerk to contact Mr Orrick"],
        ),
        (
            "The Clerk will check the lease and this matter will be an item for the next meeting.",
            ["The Clerk will check the lease", "this matter will be an item for the next meeting"],
        ),
    ],
)
def test_clauses_that_stand_on_their_own_are_parted(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hedge had not been cut back, the Clerk to write again.", "the Clerk to write again"),
        ("No reply had come, a further letter to be sent.", "a further letter to be sent"),
        ("The cover in Mill Lane was broken - to be reported to Highways.", "to be reported to Highways"),
    ],
)
def test_a_task_noted_behind_what_it_is_about_is_a_clause_of_its_own(text: str, expected: str) -> None:
    assert expected in stretches(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was too late, in the members' view, to object.",
        "There was no time, money to spend or will to do it.",
    ],
)
def test_an_infinitive_after_a_comma_is_no_task_where_nobody_is_to_do_it(text: str) -> None:
    assert not any(each.startswith(("to ", "money to")) for each in stretches(text))


def test_what_is_proposed_and_seconded_by_name_is_told_by_the_proposal() -> None:
    text = "It was proposed by Cllr Vane and seconded by Cllr Orrick that the Superintendent be written to."
    found = [case for case in cases(language.load()(text)) if case.main.form == "bare"]
    assert [frame.lemma for case in found for frame in case.candidate.frames] == ["propose"]


@pytest.mark.parametrize(
    "text",
    [
        "KL to draw up a form",
        "HA to ask the directors and bring a one-page comparison",
        "PS and OM to meet the architect",
        "Cllr Vane and the Clerk to meet the contractor",
        "Everyone to bring a plate",
    ],
)
def test_a_note_that_opens_with_whoever_is_to_do_it_is_a_clause(
    text: str,
) -> None:
    assert text in stretches(f"Deposits were asked about. {text}.")


def test_a_note_takes_in_the_bracket_that_closes_it() -> None:
    assert "Boiler (Gwil to ring)" in stretches("Boiler (Gwil to ring).")


def test_a_hyphen_is_no_break_before_a_note() -> None:
    text = "Rates for two-year-olds to be confirmed by 28 February, Mr Orr said that nurseries cannot plan."
    assert not any(each.startswith("olds") for each in stretches(text))


def test_a_comma_before_initials_opens_a_note() -> None:
    assert stretches("Chairs need repair, PS to look at them.") == ["Chairs need repair", "PS to look at them"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It was resolved that the Chairman write to the Minister.", "bare"),
        ("MJ contact the school.", "bare"),
        ("The Chairman writes to the Minister.", "present"),
        ("The Council note the delay.", "present"),
    ],
)
def test_a_verb_without_the_ending_of_its_subject_is_no_statement(text: str, form: str) -> None:
    assert form in {case.main.form for case in cases(language.load()(text))}
