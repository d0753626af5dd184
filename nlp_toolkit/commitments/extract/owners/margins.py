"""Names in an action column, and which of a paragraph's undertakings they stand beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp_toolkit.commitments.extract.actions.decide import Finding
from nlp_toolkit.commitments.extract.owners.actors import vocabulary
from nlp_toolkit.commitments.extract.owners.directory import Directory
from nlp_toolkit.commitments.extract.setting import Setting
from nlp_toolkit.records import TRACKABLE

_ACTION = re.compile(
    r"\b(?:ACTIONS?|Actions?)(?:\s+(?:by|for|on))?\s*[:\-]?\s*((?:(?:the\s+)?[A-Z][\w.']*\s*(?:[/&,+]|and\b)?\s*){1,6})$"
)
_UNSAID = frozenset({"he", "she", "they", "it", "we", "us"})


def closing_names(text: str, setting: Setting) -> str:
    """Give the names that close a paragraph after the word ACTION, or "".

    >>> closing_names("It was AGREED to buy the maps. ACTION:AV/TO", Setting(initials=frozenset({"av", "to"})))
    'AV/TO'
    """
    found = _ACTION.search(text.rstrip(" .)"))
    if found is None:
        return ""
    words = [word.strip(".'").lower() for word in re.findall(r"[\w.']+", found.group(1))]
    known = setting.initials | setting.names | vocabulary("roles", "titles") | {"all", "and", "the"}
    return found.group(1).strip() if words and all(word in known for word in words) else ""


def beside(
    stated: Sequence[str | None], findings: Sequence[Finding], *, margin: str, directory: Directory
) -> list[str | None]:
    """Give each undertaking its owner where names stand beside the paragraph.

    The names belong to the last task of the paragraph and to tasks that name nobody; a clause that names somebody else
    as its doer keeps that one, unless it is the paragraph's only task.

    Args:
        stated: The words of each clause that name its owner.
        findings: The clauses.
        margin: The names beside the paragraph, or "".
        directory: Who is who.
    """
    if not margin:
        return list(stated)
    tasks = [place for place, each in enumerate(findings) if each.kind in TRACKABLE and not each.procedural]
    actions = [place for place in tasks if findings[place].kind == "action"] or tasks
    unnamed = [place for place in actions if _unsaid(stated[place])]
    agreeing = [place for place in tasks if _agree(stated[place], margin, directory)]
    given = list(stated)
    if agreeing:
        taken = agreeing + [place for place in actions[-1:] if _unsaid(stated[place])]
    elif unnamed:
        taken = unnamed
    else:
        taken = (
            actions[-1:] if len(tasks) == 1 else [place for place in actions[-1:] if findings[place].kind == "action"]
        )
    for place in taken:
        given[place] = margin
    return given


def _unsaid(words: str | None) -> bool:
    return words is None or words.lower() in _UNSAID


def _agree(words: str | None, margin: str, directory: Directory) -> bool:
    """Tell whether the clause names somebody who stands in the margin."""
    if words is None:
        return False
    named, noted = directory.resolve(words), directory.resolve(margin)
    if named and noted:
        return named in noted or noted in named
    return words.lower().removeprefix("the ") in margin.lower()
