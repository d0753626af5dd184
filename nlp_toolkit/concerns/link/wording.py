"""Say in an officer's words why a promise was set beside a subject."""

from __future__ import annotations

import re

from nlp_toolkit.concerns.link.subjects import Subject
from nlp_toolkit.terms import load

MOST = 4


def reason_for(subject: Subject, promise: str, raised: str) -> str:
    """Name the words that the promise shares with the subject and with what a family wrote.

    >>> reason_for(Subject("transport", "School transport. Taxis that do not come."), "Taxis would be on time", "")
    'both speak of “School transport” (“taxis”)'
    """
    theirs = _content(f"{subject.text} {raised}")
    shared = [word for word in dict.fromkeys(_content(promise)) if word in theirs][:MOST]
    words = f" ({', '.join(f'“{word}”' for word in shared)})" if shared else ", in other words"
    return f"both speak of “{subject.name.partition('. ')[0].rstrip('.')}”{words}"


def _content(text: str) -> list[str]:
    plain = set(load("links")["plain_words"])
    return [word for word in re.findall(r"[a-z][a-z-]{2,}", text.lower()) if word not in plain]
