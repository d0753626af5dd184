"""The tree chosen is the best of all trees, tried against every one of them on small sentences."""

import itertools

import numpy as np
import pytest

from nlp_toolkit.language.trees import best_tree, is_tree


@pytest.mark.parametrize("seed", range(60))
def test_it_is_the_best_tree_under_its_root(seed: int) -> None:
    size = 2 + seed % 4
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    scores[range(size), range(1, size + 1)] = -1e4
    heads = best_tree(scores)
    assert is_tree(heads)
    greedy = scores.argmax(axis=1)
    if is_tree(greedy):
        assert heads.tolist() == greedy.tolist()
        return
    root = int(scores[:, 0].argmax())
    trees = [
        candidate
        for candidate in map(np.array, itertools.product(range(size + 1), repeat=size))
        if candidate[root] == 0 and is_tree(candidate)
    ]
    best = max(trees, key=lambda candidate: scores[range(size), candidate].sum())
    assert scores[range(size), heads].sum() == pytest.approx(scores[range(size), best].sum())


def test_one_word_is_its_own_root() -> None:
    assert best_tree(np.array([[0.5, -1e4]], dtype=np.float32)).tolist() == [0]


@pytest.mark.parametrize(("heads", "expected"), [([0, 1], True), ([0, 0], False), ([2, 1], False), ([0, 3, 2], False)])
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], expected: bool) -> None:
    assert is_tree(np.array(heads)) is expected
