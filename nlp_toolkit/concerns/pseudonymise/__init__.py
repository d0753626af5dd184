"""Make letters safe: find who is named in them, put stand-ins, and keep the way back apart."""

from nlp_toolkit.concerns.pseudonymise.decisions import Decision, Missed
from nlp_toolkit.concerns.pseudonymise.errors import KeyFileError, LettersError, ReviewError
from nlp_toolkit.concerns.pseudonymise.files import FINDINGS, keep_apart, restore_file, write_safe
from nlp_toolkit.concerns.pseudonymise.key import apart, read_key, ready, restore, write_key
from nlp_toolkit.concerns.pseudonymise.replace import pseudonymise
from nlp_toolkit.concerns.pseudonymise.review import PAGE, WORKBOOK, earlier_decisions, read_decisions, write_review
from nlp_toolkit.concerns.pseudonymise.settings import Settings
from nlp_toolkit.concerns.pseudonymise.small_numbers import singled_out

NOT_LETTERS = frozenset({FINDINGS, PAGE, WORKBOOK})
"""What lies beside the safe letters."""

__all__ = [
    "FINDINGS",
    "NOT_LETTERS",
    "Decision",
    "KeyFileError",
    "LettersError",
    "Missed",
    "ReviewError",
    "Settings",
    "apart",
    "earlier_decisions",
    "keep_apart",
    "pseudonymise",
    "read_decisions",
    "read_key",
    "ready",
    "restore",
    "restore_file",
    "singled_out",
    "write_key",
    "write_review",
    "write_safe",
]
