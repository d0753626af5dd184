"""The words of a passage as a model should read them."""

from __future__ import annotations

import re

_STAND_IN = re.compile(r"\[([A-Z]+)(?: OF BIRTH)?[^\]\n]{0,60}\]")
_SPOKEN = {
    "CHILD": "my child",
    "PARENT": "I",
    "RELATIVE": "my mother",
    "PERSON": "they",
    "OFFICIAL": "the officer",
    "SCHOOL": "the school",
    "PLACE": "the town",
    "ADDRESS": "our house",
}


def spoken(text: str) -> str:
    """Read stand-ins as plain words, so that no name and no number of one tells letters apart.

    >>> spoken("[CHILD 1] left [SCHOOL 2]  in May.")
    'my child left the school in May.'
    """
    return " ".join(_STAND_IN.sub(lambda match: _SPOKEN.get(match[1], match[1].lower()), text).split())


def parsed(text: str) -> str:
    """Put a name of the same length in place of each stand-in, so that grammar is read and offsets stay.

    >>> parsed("I told [OFFICIAL 1] so.")
    'I told Nameeeeeeeee so.'
    """
    return _STAND_IN.sub(lambda match: "Name".ljust(len(match[0]), "e"), text)
