"""ACTION lines, columns of initials and action tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from nlp_toolkit import terms
from nlp_toolkit.commitments.structure.names import read_name
from nlp_toolkit.commitments.structure.part import Part, Span
from nlp_toolkit.commitments.structure.plain import squeeze

Cells = tuple[tuple[str, int, int], ...]
_CUE = re.compile(
    r"(?:ACTIONS?|Actions?)(?:\s+(?i:points?|required|by|for|on))?(?:\s+\d+)?\s*(?:[:;]\s*-?|-)\s*|ACTIONS?\s+(?=[A-Z]{1,4}\b)"
    r"|Actions?\s+(?=[A-Z]{2,4}\s*[:\-])"
)
_FOR = re.compile(r"[A-Z]{2,4}(?=\s*[:\-])")
_INITIALS = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z][a-z]{0,3}")
_ANYBODY = frozenset(
    (
        "all",
        "clerk",
        "chair",
        "chairman",
        "secretary",
        "treasurer",
        "the clerk",
        "the chair",
        "the chairman",
        "cllrs",
        "officers",
        "note",
        "clerk to action",
        "parish clerk",
        "everyone",
        "vice chair",
        "board",
        "trustees",
    )
)
_IMPERATIVE = re.compile(
    r"(?!(?:The|This|It|There|These|No|Not|All|In|At|On|A|An|We|He|She|They|That)\b)[A-Z][a-z]+\b.*\.$", re.DOTALL
)


def cue(text: str, part: Part, known: Collection[str]) -> Span | None:
    """Find the word ACTION and its colon at the start of a line.

    The colon may be missing before people at the meeting, who may have one of their own: "Action JB: write to them".

    >>> part = Part(0, 0, 22, "paragraph", "Action: Clerk to write")
    >>> cue("Action: Clerk to write", part, ())
    (0, 8)
    """
    found = _CUE.match(text, part.start, part.end)
    if found is None or len(part.words) > 600 or (part.layout == "heading" and part.label):
        return None
    told = text[found.end() : part.end].strip()
    pieces = re.split(r"\W+", (_FOR.match(told) or [told])[0])
    sure = found.group().strip()[-1] in ":;-" or all(piece in known for piece in pieces if piece)
    return found.span() if sure else None


def opens_actions(text: str, lead: Span) -> bool:
    """Tell whether a lead-in is the word ACTION and its colon, so that each point under it is an ACTION line.

    >>> opens_actions("Actions:", (0, 8)), opens_actions("The actions were noted:", (0, 23))
    (True, False)
    """
    return squeeze(text[slice(*lead)]) in terms.load("structure")["actions"]["headings"]


def names_only(words: str, known: Collection[str]) -> bool:
    """Tell whether words only say who: initials, names or posts, without what is to be done.

    Args:
        words: The words of an action column, or after ACTION:.
        known: Initials and names of the people at the meeting.

    >>> names_only("AHop/DO", ()), names_only("Clerk", ()), names_only("JB to write to the school", ())
    (True, True, False)
    """
    pieces = [piece.strip(" .,()") for piece in re.split(r"\s*(?:[/,;&+\n]|\band\b)\s*", words) if piece.strip(" .,()")]
    return 0 < len(pieces) <= 8 and all(_one(piece, known) for piece in pieces)


def _one(piece: str, known: Collection[str]) -> bool:
    if piece in known or piece.lower() in _ANYBODY or _INITIALS.fullmatch(piece):
        return True
    words = piece.split()
    if len(words) > 5:
        return False
    if all(_INITIALS.fullmatch(word) for word in words):
        return True
    head = read_name(piece, 0, len(piece), single=False)
    if head is not None and head.end == len(piece):
        return True
    roles = terms.load("structure")["people"]["roles"]
    return words[-1].lower() in roles and not any(word.lower() == "to" for word in words)


def column_line(part: Part, known: Collection[str]) -> bool:
    """Tell whether a line on its own is a cell of an action column: nothing but initials of people present."""
    if part.label or part.bullet or len(part.words) > 24 or part.layout not in ("paragraph", "margin", "heading"):
        return False
    pieces = [piece for piece in re.split(r"\s*[/,;&\s]\s*", part.words) if piece]
    return bool(pieces) and all(
        piece in known and piece.upper() != piece.lower() and len(piece) <= 5 for piece in pieces
    )


def set_apart(part: Part) -> bool:
    """Tell whether a line in bold italics says in the imperative what is to be done."""
    return (
        part.slanted
        and part.label is None
        and not part.bullet
        and bool(_IMPERATIVE.match(part.words))
        and 3 <= len(part.words.split()) <= 60
    )


@cache
def _columns() -> dict[str, frozenset[str]]:
    vocabulary = terms.load("structure")["actions"]
    return {key: frozenset(vocabulary[key]) for key in ("what", "owner", "due", "state", "other")}


def header(text: str, part: Part) -> tuple[str, ...] | None:
    """Read the names of the columns if this row is the head of a table.

    Returns:
        For each cell its words in lower case, or None if the row is not a head.
    """
    if part.layout != "table_row" or len(part.cells) < 2:
        return None
    names = tuple(squeeze(text[start:end]) for start, end in part.cells)
    filled = [name for name in names if name]
    known = [name for name in filled if _kind(name)]
    return names if len(filled) >= 2 and len(known) * 2 > len(filled) and len(set(filled)) > 1 else None


def _kind(name: str) -> str | None:
    """Tell what a column holds from its name: what, owner, due, state or other."""
    kinds = [kind for kind, words in _columns().items() if name in words]
    first = name.split(maxsplit=1)[:1]
    begins = terms.load("structure")["actions"]["begins"]
    kinds += [kind for kind, words in begins.items() if first and first[0] in words]
    return kinds[0] if kinds else None


def is_action_header(names: Sequence[str]) -> bool:
    """Tell whether columns of these names make an action table.

    >>> is_action_header(("item", "action", "by whom", "by when")), is_action_header(("date", "payee", "amount"))
    (True, False)
    """
    kinds = {_kind(name) for name in names}
    said = any("action" in name for name in names)
    return "what" in kinds and ("owner" in kinds or ("due" in kinds and said) or ("state" in kinds and said))


def cells_of(part: Part, names: Sequence[str] | None) -> Cells:
    """Name the cells of a row by the head of its table; "" where there is none."""
    if names is None or len(names) != len(part.cells):
        names = [*(names or ())][: len(part.cells)]
        names += [""] * (len(part.cells) - len(names))
    return tuple((name, start, end) for name, (start, end) in zip(names, part.cells, strict=True))
