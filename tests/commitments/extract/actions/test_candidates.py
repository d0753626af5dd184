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
