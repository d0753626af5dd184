"""The words of a paragraph as one running line, with the way back to the characters they came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPECIAL = re.compile(
    r"(?P<gap>\\?\s*\n[\s>]*|[ \t\xa0\u2000-\u200a\u202f]+)"
    r"|(?P<mark>\*+|(?<!\w)_+|_+(?!\w)|\\(?=\W)|\xad|\u200b|\ufeff)"
)
_SAME = str.maketrans(
    {"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"}
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """Hold a stretch of a document as one line without mark-up.

    Attributes:
        text: The words, single-spaced, with plain quotation marks and dashes.
        offsets: For each character of `text`, its offset in the document; one more at the end for what follows.
    """

    text: str
    offsets: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        r"""Give the document offsets of a stretch of the plain text.

        >>> plain = plain_text("The Clerk would\n> write.", 0, 24)
        >>> plain.text
        'The Clerk would write.'
        >>> plain.back(10, 21)
        (10, 23)
        """
        return self.offsets[start], self.offsets[end - 1] + 1


def plain_text(text: str, start: int, end: int) -> PlainText:
    """Take line breaks, quotation prefixes and emphasis marks out of a stretch of a document.

    Args:
        text: The document's text.
        start: Offset of the first character of the stretch.
        end: Offset after its last character.
    """
    letters: list[str] = []
    offsets: list[int] = []
    position = start
    for special in _SPECIAL.finditer(text, start, end):
        letters += text[position : special.start()].translate(_SAME)
        offsets += range(position, special.start())
        if special.lastgroup == "gap" and letters and letters[-1] != " ":
            letters.append(" ")
            offsets.append(special.start())
        position = special.end()
    letters += text[position:end].translate(_SAME)
    offsets += range(position, end)
    while letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return PlainText("".join(letters), (*offsets, end))
