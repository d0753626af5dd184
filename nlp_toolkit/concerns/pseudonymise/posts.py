"""Tell by what stands beside a name who bears it: an official, a child."""

from __future__ import annotations

import re

from nlp_toolkit.concerns.pseudonymise.found import Role
from nlp_toolkit.concerns.pseudonymise.letter import Letter

_POST = re.compile(
    r"^[\s,(–-]+(?:(?i:the|our|your|his|her|their|my|a|an)\s+)?(?:[A-Z][\w’'&-]*\s+(?:(?:and|of|for|&)\s+)?){0,4}"
    r"(?i:officer|manager|director|head|psychologist|teacher|headteacher|senco|sendco|consultant|paediatrician|therapist|"
    r"coordinator|co-ordinator|solicitor|lead|adviser|advisor|caseworker|worker|principal|mp|frcs|mbbs|registrar|chair|"
    r"assistant|councillor|member|judge|nurse|iro|governor|escort|driver|tutor)\b"
)
_POST_BEFORE = re.compile(
    r"(?i:director|head|manager|member|chair|minister|lead|officer|clerk|secretary|commissioner)"
    r"(?:\s+(?:of|for)\s+(?:[A-Z][\w’'-]*(?:,?[ \t]+|(?=[,\n]))(?:(?:and|&|of)\s+)?){1,5})?(?:,?[ \t]*|[ \t]*\n[ \t]*)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Councillor|Cllr)\.?\s+)?$"
)
_CHILD_AFTER = re.compile(
    r"^['’]s\s+(?:\w+\s+)?(?:plan|ehcp|ehc|school|taxi|bus|placement|needs|education|annual|transport|class|teacher|provision|"
    r"assessment|progress|behaviour|case|review|idp|place|escort|diagnosis|education|sen|section)\b"
    r"|^\s*\(?,?\s*(?:aged|age)\s+(?:[0-9]|1[0-8])\b|^\s*\((?:[0-9]|1[0-8])\)|^,\s*(?:date of birth|dob|born)\b",
    re.IGNORECASE,
)


def roles(letter: Letter) -> None:
    """Say of names already found who bears them: an official by the post beside the name, a child by what is hers."""
    last = {index for index in letter.names if index + 1 not in letter.names}
    for index in sorted(last):
        first = index
        while first - 1 in letter.names and letter.joined(first):
            first -= 1
        after = letter.text[letter.words[index].end : letter.words[index].end + 70]
        before = letter.text[max(0, letter.words[first].start - 70) : letter.words[first].start]
        role: Role = ""
        if _POST.match(after) or _POST_BEFORE.search(before):
            role = "official"
        elif _CHILD_AFTER.match(after):
            role = "child"
        for at in range(first, index + 1):
            if role and not letter.names[at].role:
                letter.names[at].role = role


BORNE = "a word for family borne as a name"


def kin_names(letter: Letter) -> None:
    """Take a word for family that a child bears as a name ('Nana's plan', 'Papa's taxi') wherever it has a capital."""
    relative = letter.lists.cues["relative"]
    borne = {
        word.key
        for index, word in enumerate(letter.words)
        if word.key in relative and word.shape == "Capital" and letter.given(index)
        if word.possessive and _CHILD_AFTER.match(letter.text[word.end : word.end + 40])
    }
    for index, word in enumerate(letter.words):
        if word.key in borne and word.shape == "Capital":
            letter.name(index, BORNE)
