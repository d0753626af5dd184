"""Place passages under themes, and tell their stage, severity, tone and whether they ask for something."""

from nlp_toolkit.concerns.themes.classify import ThemeClassifier, corrections
from nlp_toolkit.concerns.themes.qualities import Qualities
from nlp_toolkit.concerns.themes.taxonomy import Taxonomy, read_taxonomy, shipped

__all__ = ["Qualities", "Taxonomy", "ThemeClassifier", "corrections", "read_taxonomy", "shipped"]
