"""Make letters safe: find who is named in them, put stand-ins, and keep the way back apart."""

from nlp_toolkit.concerns.pseudonymise.decisions import Decision, Missed
from nlp_toolkit.concerns.pseudonymise.files import restore_file, write_safe
from nlp_toolkit.concerns.pseudonymise.key import KeyFileError, apart, read_key, restore, write_key
from nlp_toolkit.concerns.pseudonymise.replace import pseudonymise
from nlp_toolkit.concerns.pseudonymise.review import ReviewError, read_decisions, write_review
from nlp_toolkit.concerns.pseudonymise.settings import Settings

__all__ = [
    "Decision",
    "KeyFileError",
    "Missed",
    "ReviewError",
    "Settings",
    "apart",
    "pseudonymise",
    "read_decisions",
    "read_key",
    "restore",
    "restore_file",
    "write_key",
    "write_review",
    "write_safe",
]
