"""Months, days and seasons are told from the people called so."""

import pytest

from nlp_toolkit.concerns.pseudonymise.letter import open_letter
from nlp_toolkit.concerns.pseudonymise.months import month_as_name, of_the_calendar


@pytest.mark.parametrize(
    ("text", "index", "named"),
    [
        ("Then I rang April's teacher", 3, True),
        ("We moved in April 2024", 3, False),
        ("We waited until April", 3, False),
    ],
)
def test_a_month_is_a_name_where_no_date_is_told(text, index, named):
    assert month_as_name(open_letter(text, []), index) is named


def test_a_season_after_what_leads_to_one_is_no_name():
    letter = open_letter("it was promised before summer on monday", [])
    assert of_the_calendar(letter, 4)
    assert of_the_calendar(letter, 6)
    assert not of_the_calendar(open_letter("ring summer first", []), 1)
