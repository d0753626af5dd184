"""Place passages under themes, and tell their stage, severity, tone and whether they ask for something."""

from nlp_toolkit.concerns.themes.classify import ThemeClassifier, corrections
from nlp_toolkit.concerns.themes.learning import Point, learned, learning_curve
from nlp_toolkit.concerns.themes.qualities import Qualities
from nlp_toolkit.concerns.themes.taxonomy import Taxonomy, read_taxonomy, shipped

__all__ = [
    "Point",
    "Qualities",
    "Taxonomy",
    "ThemeClassifier",
    "corrections",
    "learned",
    "learning_curve",
    "read_taxonomy",
    "shipped",
]
