"""The order of things: which step follows which.

read -> structure -> extract -> report                  minutes become a register
read -> structure -> extract -> track -> store          and are followed from meeting to meeting
read -> pseudonymise                                    letters become safe
read -> pseudonymise -> passages -> group -> link       letters become recurring concerns, beside what was promised
"""

from nlp_toolkit.flow.concerns import Concerns, concerns
from nlp_toolkit.flow.council import Council, council_of
from nlp_toolkit.flow.everything import Run, run
from nlp_toolkit.flow.evidence import plan_of
from nlp_toolkit.flow.letters import SafeLetters, check_places, pseudonymise, restore
from nlp_toolkit.flow.library import Library, Progress, gather
from nlp_toolkit.flow.minutes import calendar_of, extract
from nlp_toolkit.flow.packs import decide_link, pack
from nlp_toolkit.flow.scores import evaluate_commitments, evaluate_concerns, evaluate_pseudonymise
from nlp_toolkit.flow.tracking import Tracked, track
from nlp_toolkit.flow.versions import made_with

__all__ = [
    "Concerns",
    "Council",
    "Library",
    "Progress",
    "Run",
    "SafeLetters",
    "Tracked",
    "calendar_of",
    "check_places",
    "concerns",
    "council_of",
    "decide_link",
    "evaluate_commitments",
    "evaluate_concerns",
    "evaluate_pseudonymise",
    "extract",
    "gather",
    "made_with",
    "pack",
    "plan_of",
    "pseudonymise",
    "restore",
    "run",
    "track",
]
