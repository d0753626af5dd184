from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_toolkit.concerns.recurrence import Period, chance, count, halfway, share, trend
from nlp_toolkit.records import Concern, Passage, Quote

SINCE = dt.date(2023, 4, 1)


def said(family: str, day: dt.date | None, *, letter: str = "", copies: tuple[str, ...] = ()) -> Passage:
    doc = letter or f"letter-{family}"
    quote = Quote(doc, 0, 8, "No taxi.")
    return Passage(f"{doc}:0", family, quote, 0, 8, date=day, letters=(doc, *copies))


@pytest.mark.parametrize(
    ("raised", "of", "low", "high"),
    [(14, 62, 0.140, 0.344), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (1, 2, 0.095, 0.905), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(raised: int, of: int, low: float, high: float) -> None:
    told = share(raised, of)
    assert (round(told.low, 3), round(told.high, 3)) == (low, high)


@pytest.mark.parametrize(("raised", "of"), [(3, 2), (-1, 4)])
def test_more_families_than_wrote_is_no_share(raised: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share(raised, of)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(1, 30))
def test_chance_is_a_probability_and_does_not_mind_which_period_comes_first(a: int, b: int, m: int, n: int) -> None:
    before, after = Period(min(a, m), m), Period(min(b, n), n)
    value = chance(before, after)
    assert 0 < value <= 1
    assert value == pytest.approx(chance(after, before))


def test_chance_falls_as_periods_drift_apart() -> None:
    values = [chance(Period(10 - k, 20), Period(10 + k, 20)) for k in range(10)]
    assert all(later < sooner for sooner, later in pairwise(values))


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Period(0, 20), Period(8, 20), "new"),
        (Period(2, 20), Period(11, 20), "rising"),
        (Period(11, 20), Period(2, 20), "falling"),
        (Period(8, 20), Period(0, 20), "gone"),
        (Period(8, 20), Period(9, 20), "steady"),
        (Period(0, 2), Period(2, 3), "unknown"),
        (Period(0, 0), Period(2, 3), "unknown"),
    ],
)
def test_a_trend_is_told_where_the_numbers_allow_it(before: Period, after: Period, kind: str) -> None:
    found, reason = trend(before, after)
    assert found == kind
    assert f"{after.raised} of {after.wrote} families" in reason


def test_a_family_counts_once_however_much_it_writes() -> None:
    passages = [said("a", dt.date(2023, 1, 5)), said("a", dt.date(2023, 1, 9), letter="second"), said("b", None),
                said("c", dt.date(2023, 3, 1), copies=("copy-1", "copy-2"))]  # fmt: skip
    told = count(Concern("transport", "Transport"), passages, families=9, since=SINCE)
    assert (told.families, told.letters, told.passages) == (3, 6, 4)
    assert told.share is not None
    assert (told.share.count, told.share.of) == (3, 9)
    assert (told.first, told.last) == (dt.date(2023, 1, 5), dt.date(2023, 3, 1))
    assert told.months == ((dt.date(2023, 1, 1), 1), (dt.date(2023, 2, 1), 0), (dt.date(2023, 3, 1), 1))


def test_few_families_are_not_counted_anywhere() -> None:
    told = count(Concern("x", "X"), [said("a", SINCE), said("b", SINCE)], families=9, since=SINCE, suppress_below=3)
    assert (told.families, told.letters, told.passages, told.share, told.first, told.last) == (None,) * 6
    assert told.months == ()
    assert "2" not in told.trend_reason
    assert count(Concern("x", "X"), [said("a", SINCE)], families=9, since=SINCE, suppress_below=1).families == 1


def test_a_trend_is_set_against_all_who_wrote() -> None:
    early, late = dt.date(2023, 1, 2), dt.date(2023, 6, 2)
    wrote = {f"f{n}": [early if n < 20 else late] for n in range(40)}
    passages = [said(f"f{n}", late) for n in range(25, 36)]
    told = count(Concern("x", "X"), passages, families=40, wrote=wrote, since=SINCE)
    assert told.trend == "new"
    assert told.trend_reason.startswith("11 of 20 families in the later period, 0 of 20 before")
    assert "1 April 2023" in told.trend_reason


def test_without_dates_no_trend_is_told() -> None:
    passages = [said(name, None) for name in "abcd"]
    told = count(Concern("x", "X"), passages, families=4, since=halfway([]))
    assert (told.trend, told.first, told.months) == ("unknown", None, ())
