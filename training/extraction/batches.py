"""Put clauses of like length together, so that little is padded."""

from __future__ import annotations

import random
from collections.abc import Sequence


def batches(lengths: Sequence[int], size: int, chance: random.Random) -> list[list[int]]:
    """Part the rows of a table into batches of like length, in an order left to chance.

    Args:
        lengths: How many words or pieces each row has.
        size: Rows of a batch.
        chance: Settles the order.
    """
    order = sorted(range(len(lengths)), key=lambda row: lengths[row] + chance.random() * 6)
    found = [order[first : first + size] for first in range(0, len(order), size)]
    chance.shuffle(found)
    return found
