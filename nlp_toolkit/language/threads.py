"""Keep the matrix products of the shipped pipeline on one thread."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


def one_thread() -> AbstractContextManager[object]:
    """Give NumPy one thread for a while: on small matrices more threads wait for one another longer than they work."""
    limit: AbstractContextManager[object] = _blas().limit(limits=1)
    return limit


@cache
def _blas() -> ThreadpoolController:
    import numpy as np  # noqa: F401  (its library has to be loaded before it can be found)

    return ThreadpoolController().select(user_api="blas")
