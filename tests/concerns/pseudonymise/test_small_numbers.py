"""Few families are never shown as few."""

import pytest

from nlp_toolkit.concerns.pseudonymise.small_numbers import quotable, singled_out, suppressed


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, None), (4, None), (5, 5), (60, 60)])
def test_counts(count, shown):
    assert suppressed(count, minimum=5) == shown


def test_quotes_need_different_families():
    assert not quotable(["a", "a", "b", "b"], minimum=3)
    assert quotable(["a", "b", "c"], minimum=3)


RARE = "In [PLACE 3, Leeds area] my 5-to-10-year-old has Angelman syndrome."
COMMON = "My child has autism and waits."


def test_a_rare_place_with_age_and_condition_singles_a_family_out():
    (warning,) = singled_out([("f1", COMMON), ("f2", RARE), ("f3", COMMON)])
    assert (warning.index, warning.families) == (1, 1)
    assert set(warning.details) == {"5 to 10", "angelman syndrome", "[PLACE 3, Leeds area]"}
    assert str(warning).startswith("only one family")


def test_details_that_many_families_share_do_not():
    assert singled_out([(f"f{n}", RARE) for n in range(3)]) == []
    assert singled_out([("f1", COMMON)]) == []
