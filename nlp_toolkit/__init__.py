"""Read what public bodies promised and what families asked for.

read -> structure -> extract -> track                   minutes become a register
read -> pseudonymise -> passages -> group -> link       letters become recurring concerns

The names below are all that most work needs; each loads when it is first used.

load                pipeline for English, ready for `nlp.add_pipe("commitments")`
gather              files and folders -> a library of minutes and letters
extract             minutes -> readings: the meeting, and what was promised at it
track               minutes -> a register that follows promises from meeting to meeting
run                 files -> everything, written into a folder
pseudonymise        letters -> safe letters, and the key back
passages            safe letters -> passages that state a concern
ConcernModel        passages -> recurring concerns, in scikit-learn's manner
records_frame, register_frame, history_frame, concerns_frame, passages_frame      tables for pandas
show                what you have, as a notebook shows it
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp_toolkit.concerns.group import ConcernModel
    from nlp_toolkit.concerns.passages import passages
    from nlp_toolkit.concerns.pseudonymise import pseudonymise
    from nlp_toolkit.flow import extract, gather, run, track
    from nlp_toolkit.language import load
    from nlp_toolkit.report import history_frame, records_frame, register_frame
    from nlp_toolkit.report.concerns.frame import concerns_frame, passages_frame
    from nlp_toolkit.report.shown import show

__version__ = "0.1.0"

__all__ = [
    "ConcernModel",
    "__version__",
    "concerns_frame",
    "extract",
    "gather",
    "history_frame",
    "load",
    "passages",
    "passages_frame",
    "pseudonymise",
    "records_frame",
    "register_frame",
    "run",
    "show",
    "track",
]

_HOMES = {
    "ConcernModel": "nlp_toolkit.concerns.group",
    "concerns_frame": "nlp_toolkit.report.concerns.frame",
    "extract": "nlp_toolkit.flow",
    "gather": "nlp_toolkit.flow",
    "history_frame": "nlp_toolkit.report",
    "load": "nlp_toolkit.language",
    "passages": "nlp_toolkit.concerns.passages",
    "passages_frame": "nlp_toolkit.report.concerns.frame",
    "pseudonymise": "nlp_toolkit.concerns.pseudonymise",
    "records_frame": "nlp_toolkit.report",
    "register_frame": "nlp_toolkit.report",
    "run": "nlp_toolkit.flow",
    "show": "nlp_toolkit.report.shown",
    "track": "nlp_toolkit.flow",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
