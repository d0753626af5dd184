"""Import spaCy without what the shipped pipeline has no use for."""

from __future__ import annotations

import os
import sys

FRAMEWORKS = ("torch", "tensorflow", "mxnet", "cupy")


def import_spacy() -> None:
    """Import spaCy for the shipped pipeline: on one thread, and without the neural frameworks it finds installed.

    Loading those takes seconds, and threads that share the small matrices of the shipped pipeline wait for one another
    longer than they work. In the process that calls this, a pipeline that needs such a framework (`en_core_web_trf`)
    cannot be loaded afterwards; a command that is told to use one must not call it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    hidden = [name for name in FRAMEWORKS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        import spacy  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]
