"""Set what was promised against what was asked: which promise answers which concern, and what nothing answers."""

from nlp_toolkit.concerns.link.compare import MADE, PROPOSED, Taught, compare

__all__ = ["MADE", "PROPOSED", "Taught", "compare"]
