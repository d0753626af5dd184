"""How near a passage lies to each theme."""

import numpy as np

from nlp_toolkit.concerns.themes.nearness import CLOSE, CLOSEST, Nearness


def unit(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def some(count, seed=0):
    return unit(np.random.default_rng(seed).normal(size=(count, 5)))


def test_a_sentence_is_not_compared_with_itself():
    rows = some(6)
    near = Nearness(rows, ["delay"] * 3 + ["transport"] * 3, fewest=3).to(rows)
    closest = near[:, 2] / CLOSE
    assert closest[0] < 0.9999
    assert np.isclose(closest[0], (rows[0] @ rows[1] + rows[0] @ rows[2]) / 2, atol=1e-5)


def test_of_many_sentences_only_those_most_alike_are_asked():
    rows, new = some(40), some(1, seed=1)
    near = Nearness(rows, ["delay"] * 40).to(new)
    assert np.isclose(near[0, 1], CLOSE * np.sort(rows @ new[0])[-CLOSEST:].mean(), atol=1e-5)


def test_no_passage_gives_no_row_and_many_give_the_same_as_few():
    rows, new = some(12), some(4100, seed=2)
    near = Nearness(rows, ["delay"] * 6 + ["transport"] * 6, fewest=6)
    assert near.to(np.zeros((0, 5))).shape == (0, 4)
    assert np.allclose(near.to(new)[4000:], near.to(new[4000:]), atol=1e-5)


def test_nothing_is_told_where_a_theme_has_too_few_sentences():
    near = Nearness(some(40), ["delay"] * 35 + ["transport"] * 5)
    assert not near.tells
    assert near.to(some(3, seed=1)).shape == (3, 0)
