"""Pick the passages of letters that state a concern, and account for the rest."""

from nlp_toolkit.concerns.passages.participation import public_participation
from nlp_toolkit.concerns.passages.pick import passages, written
from nlp_toolkit.concerns.passages.wording import spoken

__all__ = ["passages", "public_participation", "spoken", "written"]
