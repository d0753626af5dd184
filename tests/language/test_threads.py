"""Matrix products of the pipeline take one thread, and leave the number as it was."""

import numpy as np
from threadpoolctl import ThreadpoolController, threadpool_limits

from nlp_toolkit import language
from nlp_toolkit.language import pipes
from nlp_toolkit.language.threads import one_thread


def threads() -> set[int]:
    """Tell how many threads NumPy's library takes, whatever other libraries are loaded."""
    libraries = ThreadpoolController().select(user_api="blas").info()
    own = [library for library in libraries if "numpy" in library["filepath"]]
    return {library["num_threads"] for library in own or libraries}


def test_one_thread_for_a_while() -> None:
    np.zeros((2, 2)) @ np.zeros((2, 2))
    with threadpool_limits(2, user_api="blas"):
        before = threads()
        with one_thread():
            assert threads() == {1}
        assert threads() == before


def test_every_product_of_the_pipeline_is_made_on_one_thread(monkeypatch) -> None:
    seen: list[set[int]] = []
    linear = pipes.Linear.__call__

    def watched(self, x):
        seen.append(threads())
        return linear(self, x)

    monkeypatch.setattr(pipes.Linear, "__call__", watched)
    with threadpool_limits(2, user_api="blas"):
        language.load()("The Clerk would write to Jane Fox, whom no earlier text of these tests has named Xanthe.")
    assert seen
    assert all(number == {1} for number in seen)
