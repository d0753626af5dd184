"""Name the versions of everything that can change a result."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import TYPE_CHECKING

from nlp_toolkit import __version__

if TYPE_CHECKING:
    from spacy.language import Language

BUILT_WITH = ("spacy", "scikit-learn", "pandas", "holidays", "XlsxWriter", "lxml", "python-docx", "pypdfium2")


def made_with(nlp: Language | None = None) -> dict[str, str]:
    """Name the versions of everything that can change a result."""
    pipeline = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}" if nlp else "en_minutes, as shipped"
    return {
        "nlp_toolkit": __version__,
        "English pipeline": pipeline,
        "Python": platform.python_version(),
        **{name: version(name) for name in BUILT_WITH},
    }
