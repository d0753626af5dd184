"""Tell minutes, statements made at a meeting, and letters of complaint apart."""

from __future__ import annotations

import re
from pathlib import PurePath

from nlp_toolkit import terms
from nlp_toolkit.records import Document, DocumentKind

_KINDS: tuple[DocumentKind, ...] = ("minutes", "statement", "complaint")
_FROM_FAMILIES = frozenset({"csv", "xlsx", "eml"})
_MAIL = 3  # what it weighs that a text came by e-mail
_TELLING = 2  # what cues must weigh to tell anything
_OFTEN = 0.015  # words of oneself and family; minutes without telling words have at most one in a hundred
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_HEAD = 4000  # characters; what a text is shows at its beginning


def kind_of(document: Document) -> DocumentKind:
    """Tell what sort of text this is: by the folder it lies in, else by its words.

    A text without any telling words is a complaint where it speaks of the writer or her family as letters, chats and
    notes do, or where it is an e-mail, what is attached to one or the row of a table; otherwise minutes.

    Args:
        document: What was read; a kind that the source gave stands.
    """
    if document.kind is not None:
        return document.kind
    for folder in reversed(PurePath(document.path.replace("\\", "/")).parts[:-1]):
        for kind in _KINDS:
            if folder.lower() in (kind, f"{kind}s", f"{kind}es"):
                return kind
    return _by_words(document.text, letters=document.format in _FROM_FAMILIES or "#" in document.id)


def _by_words(text: str, *, letters: bool) -> DocumentKind:
    weights = {kind: _weight(text, kind) for kind in _KINDS}
    if max(weights.values()) < _TELLING:
        return "complaint" if letters or _personal(text) else "minutes"
    if weights["minutes"] > _TELLING:
        weights["minutes"] += 1  # what is said at a meeting may be written down word for word
    return max(_KINDS, key=lambda kind: weights[kind])


def _personal(text: str) -> bool:
    """Tell whether somebody speaks of herself or of a family here, as minutes hardly ever do."""
    words = _WORD.findall(text[:_HEAD].casefold().replace("’", "'"))
    own = frozenset(terms.load("kinds")["personal"]["words"])
    said = sum(word in own for word in words)
    return said > 1 and said / len(words) >= _OFTEN


def _weight(text: str, kind: DocumentKind) -> int:
    """Add up the weights of the cues found, each counted once."""
    shown = text[:_HEAD] + "\n" + text[-600:] if len(text) > _HEAD else text
    cues: dict[str, int] = terms.load("kinds")[kind]
    return sum(weight for cue, weight in cues.items() if re.search(cue, shown, re.IGNORECASE | re.MULTILINE))
