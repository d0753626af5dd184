"""By when: the words of time in minutes, and the last day that still keeps the promise."""

from nlp_toolkit.commitments.extract.due.choose import governing
from nlp_toolkit.commitments.extract.due.find import DueKind, DueMatch, find_dues
from nlp_toolkit.commitments.extract.due.loose import next_expected

__all__ = ["DueKind", "DueMatch", "find_dues", "governing", "next_expected"]
