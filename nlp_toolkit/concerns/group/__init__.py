"""Group passages into concerns, name the groups, and say how far they can be relied on."""

from nlp_toolkit.concerns.group.decisions import Decision, DecisionError, Log, dumps, fingerprint, loads
from nlp_toolkit.concerns.group.model import ConcernModel
from nlp_toolkit.concerns.group.partition import Partition

__all__ = ["ConcernModel", "Decision", "DecisionError", "Log", "Partition", "dumps", "fingerprint", "loads"]
