from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import BaseEstimator, clone
from sklearn.metrics import adjusted_rand_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from nlp_toolkit.concerns.group.embed import Vectors, unit
from nlp_toolkit.concerns.group.partition import Partition


@parametrize_with_checks([Partition()])
def test_a_partition_is_an_estimator_as_scikit_learn_has_them(estimator: BaseEstimator, check: object) -> None:
    assert callable(check)
    check(estimator)


def clouds(count: int, each: int, *, seed: int = 0, spread: float = 0.05) -> tuple[Vectors, np.ndarray]:
    chance = np.random.default_rng(seed)
    middles = unit(chance.normal(size=(count, 32)))
    true = np.repeat(np.arange(count), each)
    return unit(middles[true] + spread * chance.normal(size=(len(true), 32))), true


@pytest.mark.parametrize(("count", "each"), [(2, 3), (3, 8), (6, 30)])
def test_clouds_are_found_whatever_their_number(count: int, each: int) -> None:
    rows, true = clouds(count, each)
    assert adjusted_rand_score(true, Partition().fit(rows).labels_) == 1.0


def test_more_rows_than_are_linked_one_by_one_come_out_the_same() -> None:
    rows, true = clouds(5, 60)
    found = Partition(exact=100, small_groups=40).fit(rows)
    assert adjusted_rand_score(true, found.labels_) == 1.0
    assert (found.predict(rows) == found.labels_).all()


@pytest.mark.parametrize("exact", [2000, 60])
def test_the_order_of_the_rows_changes_nothing(exact: int) -> None:
    rows, _ = clouds(6, 20, spread=0.25)
    order = np.random.default_rng(3).permutation(len(rows))
    here = Partition(exact=exact, small_groups=30).fit(rows)
    there = Partition(exact=exact, small_groups=30).fit(rows[order])
    assert (here.labels_[order] == there.labels_).all()
    assert (here.centres_ == there.centres_).all()


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_fewer_than_five_rows_are_left_ungrouped(count: int) -> None:
    assert set(Partition().fit(np.ones((count, 3))).labels_) == {-1}


def test_groups_are_numbered_by_size_and_the_largest_is_the_first() -> None:
    rows = np.vstack([clouds(1, 4, seed=1)[0], clouds(1, 9, seed=2)[0]])
    assert Partition().fit(rows).labels_.tolist() == [1] * 4 + [0] * 9


def test_a_row_of_zeros_belongs_nowhere() -> None:
    rows = np.vstack([clouds(2, 5)[0], np.zeros((1, 32), dtype=np.float32)])
    found = Partition().fit(rows)
    assert found.labels_[-1] == -1
    assert found.predict(np.zeros((1, 32))).tolist() == [-1]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.integers(1, 4), st.integers(0, 2**16))
def test_no_rows_raise_and_every_group_is_big_enough(count: int, width: int, seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(count, width)).round(1)
    labels = Partition(smallest=3).fit(rows).labels_
    assert len(labels) == count
    assert all((labels == group).sum() >= 3 for group in set(labels) - {-1})


def test_anchors_hold_groups_where_they_are_when_rows_are_left_out() -> None:
    rows, _ = clouds(12, 30, spread=0.3)
    anchors, _ = clouds(12, 1, spread=0.0)
    keep = np.sort(np.random.default_rng(5).permutation(360)[:342])
    held, loose = (
        adjusted_rand_score(Partition(anchors=a).fit(rows).labels_[keep], Partition(anchors=a).fit(rows[keep]).labels_)
        for a in (anchors, None)
    )
    assert held > 0.9 > loose


@pytest.mark.parametrize("exact", [2000, 60])
def test_what_lies_far_from_every_anchor_founds_a_group_of_its_own(exact: int) -> None:
    known, true = clouds(3, 40)
    anchors = known[[0, 40, 80]]
    far = unit(np.eye(32, dtype=np.float32)[[3]] - (anchors.T @ np.linalg.pinv(anchors.T) @ np.eye(32)[3])[None])
    new = unit(far + 0.02 * np.random.default_rng(1).normal(size=(12, 32)))
    found = Partition(anchors=anchors, exact=exact).fit(np.vstack([known, new])).labels_
    assert adjusted_rand_score(true, found[:120]) == 1.0
    assert len(set(found[120:].tolist())) == 1
    assert found[120] not in (*found[:120], -1)


@pytest.mark.parametrize("exact", [2000, 60])
def test_with_anchors_too_the_order_changes_nothing_and_a_row_of_zeros_belongs_nowhere(exact: int) -> None:
    rows, _ = clouds(6, 20, spread=0.25)
    rows = np.vstack([rows, np.zeros((1, 32), dtype=np.float32)])
    order = np.random.default_rng(3).permutation(len(rows))
    fitted = Partition(anchors=rows[:90:15], exact=exact)
    here, there = fitted.fit(rows).labels_, clone(fitted).fit(rows[order]).labels_
    assert (here[order] == there).all()
    assert here[-1] == -1
