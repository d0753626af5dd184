"""Initials that stand for people at the meeting."""

from __future__ import annotations

import re


def is_initials(words: str, name: str) -> bool:
    """Tell whether letters in brackets are this person's initials.

    >>> is_initials("AHop", "Alison Hopper"), is_initials("NLE", "Nell Low-Ember"), is_initials("SCC", "Stephen Taylor")
    (True, True, False)
    """
    letters = re.sub(r"[.\s]", "", words)
    if not re.fullmatch(r"[A-Z][A-Za-z]{0,4}", letters):
        return False
    parts = [part for part in re.split(r"[\s\-.']+", name) if part]
    if len(letters) == 1:
        return len(parts) == 1
    if not parts or letters[0].lower() != parts[0][0].lower():
        return False
    rest = letters[1:].lower()
    return any(_spells(rest, parts[at:]) for at in range(1, len(parts))) or _spells(letters.lower(), parts)


def _spells(letters: str, parts: list[str]) -> bool:
    """Tell whether the letters are the beginnings of these words, one after another."""
    if not letters:
        return True
    if not parts:
        return False
    word = parts[0].lower()
    longest = next((size for size in range(min(len(word), len(letters)), 0, -1) if letters[:size] == word[:size]), 0)
    return any(_spells(letters[size:], parts[1:]) for size in range(longest, 0, -1))


def made_initials(name: str) -> str | None:
    """Make initials from a name that has more than a surname.

    >>> made_initials("Sarah Wilding"), made_initials("R Bivens"), made_initials("Scanlon")
    ('SW', 'RB', None)
    """
    parts = [part for part in re.split(r"[\s\-.]+", re.sub(r"\(.*?\)", "", name)) if part and part[0].isalpha()]
    return "".join(part[0].upper() for part in parts) if len(parts) > 1 else None
