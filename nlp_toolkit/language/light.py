"""Import spaCy without what the shipped pipeline has no use for."""

from __future__ import annotations

import sys

FRAMEWORKS = ("torch", "tensorflow", "mxnet", "cupy")


def import_spacy() -> None:
    """Import spaCy, and keep it from loading the neural frameworks it finds installed, which takes seconds.

    In the process that calls this, a pipeline that needs one of them, such as `en_core_web_trf`, cannot be loaded
    afterwards; a command that is told to use such a pipeline must not call it.
    """
    hidden = [name for name in FRAMEWORKS if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        import spacy  # noqa: F401
    finally:
        for name in hidden:
            del sys.modules[name]
