"""Tell which letters come from one family."""

from __future__ import annotations

from collections.abc import Sequence

from nlp_toolkit.concerns.pseudonymise.found import Found
from nlp_toolkit.concerns.pseudonymise.lists import plain
from nlp_toolkit.concerns.pseudonymise.people import mention
from nlp_toolkit.records import Document


def families(documents: Sequence[Document], found: Sequence[list[Found]]) -> list[str]:
    """Name the family of each document: as its source says, or by what two letters share.

    Two letters belong together if they share a private person's full name, an NHS number,
    or a National Insurance number.
    """
    leader = list(range(len(documents)))

    def root(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    seen: dict[str, int] = {}
    for index, document in enumerate(documents):
        for sign in _signs(document, found[index]):
            first = seen.setdefault(sign, index)
            leader[max(root(first), root(index))] = min(root(first), root(index))
    names: dict[int, str] = {}
    width = max(2, len(str(len(documents))))
    return [names.setdefault(root(i), f"family-{len(names) + 1:0{width}d}") for i in range(len(documents))]


def _signs(document: Document, found: list[Found]) -> list[str]:
    """List what would tie a letter to another of the same family."""
    fields = dict(document.fields)
    if fields.get("family"):
        return [f"family {plain(fields['family'])}"]
    signs = []
    for one in found:
        words = plain(document.text[one.start : one.end])
        if one.type in ("nhs_number", "ni_number"):
            signs.append(f"{one.type} {''.join(c for c in words if c.isalnum())}")
        elif one.type == "person" and not one.doubtful:
            keys = mention(document.text, one).keys
            if len(keys) > 1 and all(len(key) > 2 for key in (keys[0], keys[-1])):
                signs.append(f"person {keys[0]} {keys[-1]}")
    return signs
