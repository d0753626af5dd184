"""Measure what was found against what people annotated."""

from nlp_toolkit.evaluate.commitments import Scores, read_gold, score

__all__ = ["Scores", "read_gold", "score"]
