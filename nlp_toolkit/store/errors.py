"""What can go wrong with a register, in words an officer can act on."""

from __future__ import annotations

from nlp_toolkit.records import Problem


class StoreError(Exception):
    """Say in a sentence why a register cannot be used, and what would help."""

    def __init__(self, where: str, reason: str, remedy: str) -> None:
        self.problem = Problem(where, reason, remedy)
        super().__init__(str(self.problem))
