"""Turn the scores of a parser into one tree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]

_NEVER = np.float32(-1e9)


def best_tree(scores: Scores) -> Heads:
    """Choose a head for each of n words so that they form one tree with one root.

    Args:
        scores: n rows, one a word; n + 1 columns, one a head, the first for the root of the sentence.

    Returns:
        The head of each word, counted from 1; 0 for the root.
    """
    heads: Heads = scores.argmax(axis=1)
    if is_tree(heads):
        return heads
    square = np.vstack([np.full((1, scores.shape[1]), _NEVER, dtype=np.float32), scores])
    square[1:, 0] = _NEVER
    square[1 + scores[:, 0].argmax(), 0] = -_NEVER
    return _spanning_tree(square)[1:]


def is_tree(heads: Heads) -> bool:
    """Tell whether every word leads to the root, and only one directly."""
    if (heads == 0).sum() != 1:
        return False
    reached = np.concatenate([[0], heads])
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _spanning_tree(scores: Scores) -> Heads:
    """Find the best tree rooted in node 0, after Chu, Liu and Edmonds; row i scores the heads of node i."""
    np.fill_diagonal(scores, _NEVER)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(scores)) if node not in cycle]
    kept = scores[cycle, heads[cycle]]
    into = scores[np.ix_(cycle, rest)] - kept[:, None]
    out_of = scores[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), _NEVER, dtype=np.float32)
    smaller[:-1, :-1] = scores[np.ix_(rest, rest)]
    smaller[:-1, -1] = out_of.max(axis=1)
    smaller[-1, :-1] = into.max(axis=0)
    contracted = _spanning_tree(smaller)
    for index, node in enumerate(rest[1:], start=1):
        head = contracted[index]
        heads[node] = cycle[out_of[index].argmax()] if head == len(rest) else rest[head]
    entry = contracted[-1]
    heads[cycle[into[:, entry].argmax()]] = rest[entry]
    return heads


def _cycle(heads: Heads) -> list[int]:
    """Find a cycle among the heads, if there is one."""
    done: set[int] = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in done:
            done.add(node)
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
    return []
